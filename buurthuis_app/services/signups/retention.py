"""Retention of the names of a list: until the report was sent, or longer with a reason."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.signups.sign_up import Extension, ReportSent, problems_of_keeping
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.playback import changed_since
from buurthuis_app.persistence.queries.signups import signups as queries
from buurthuis_app.persistence.store import Written
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.shared.undo import settling

_CHANGES = frozenset({Topic.SIGN_UPS})


class SignUpTerms(Service):
    """The promise on the screen ("wordt op 8-12-2026 gewist") and what moves it."""

    def blank(
        self, activity_id: UUID, occurrence_id: UUID | None, promised: dt.date | None
    ) -> Extension:
        """An extension to fill in: two weeks more. Nothing is kept yet."""
        today = self._clock.today()
        return Extension(
            id=new_id(),
            activity_id=activity_id,
            occurrence_id=occurrence_id,
            until=max(promised or today, today) + dt.timedelta(weeks=2),
            because="",
            recorded_on=today,
        )

    def keep_longer(self, extension: Extension) -> Done[dt.date | None]:
        """Keep a list longer, with the reason; the value is the new day of erasing.

        Raises Invalid without a reason, or for a day that is not later than was promised.
        """
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            promised = _promised(work, extension.activity_id, extension.occurrence_id)
            refuse(problems_of_keeping(extension, promised, self._clock.today()))
            work.store(Extension).add(extension)
            day = _settled(work, extension.activity_id, extension.occurrence_id)
        return self._done(work, day, _CHANGES, settling(extension.activity_id))

    def report_sent(
        self, activity_id: UUID, occurrence_id: UUID | None, sent_on: dt.date | None
    ) -> Done[dt.date | None]:
        """Note the day on which the report went out; None when it did not after all.

        The value is the new day of erasing.
        """
        self._actor.demand(Permission.PLAN)
        new: tuple[ReportSent, ...] = ()
        if sent_on is not None:
            report = ReportSent(
                id=new_id(),
                activity_id=activity_id,
                occurrence_id=occurrence_id,
                sent_on=sent_on,
            )
            new = (report,)
        with self._database.begin() as work:
            former = _reports(work, activity_id, occurrence_id)
            work.store(ReportSent).remove(former)
            work.store(ReportSent).add(*new)
            day = _settled(work, activity_id, occurrence_id)

        @contextmanager
        def rule(later: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
            if _reports(later, activity_id, occurrence_id) not in {former, new}:
                raise changed_since()
            yield written
            _settled(later, activity_id, occurrence_id)

        return self._done(work, day, _CHANGES, rule)


def _reports(work: Work, activity_id: UUID, occurrence_id: UUID | None) -> tuple[ReportSent, ...]:
    reports = work.store(ReportSent).find(activity_id=activity_id)
    return tuple(report for report in reports if report.occurrence_id == occurrence_id)


def _promised(work: Work, activity_id: UUID, occurrence_id: UUID | None) -> dt.date | None:
    activity = still_there(work, Activity, activity_id)
    return queries.erase_days(work, activity).get(occurrence_id)


def _settled(work: Work, activity_id: UUID, occurrence_id: UUID | None) -> dt.date | None:
    """Write the new day with each sign-up; return it."""
    queries.settle_erasure(work, activity_id)
    return _promised(work, activity_id, occurrence_id)
