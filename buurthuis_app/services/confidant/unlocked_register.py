"""The unlocked register: made by a passphrase, closed when it locks. Only through it can anything be read."""

import datetime as dt
import secrets
from collections.abc import Mapping
from uuid import UUID

from buurthuis_app.domain.confidant.case import Case, ConfidedMessage, Note, Route, problems_of_case
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.persistence.queries.confidant import released_figures
from buurthuis_app.records import Confidential, replace
from buurthuis_app.services.confidant.keys import KeyCare
from buurthuis_app.services.confidant.reading import (
    Cases,
    Messages,
    cases_of,
    half_written,
    opened_records,
    read_cases,
    read_messages,
    records_now,
)
from buurthuis_app.services.confidant.session import Session
from buurthuis_app.services.confidant.unsealing import destroy_message, destroy_record
from buurthuis_app.services.confidant.yearly_figures import YearlyFigures
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.vault.serialisation import case_bytes, draft_bytes

_CHANGES = frozenset({Topic.CONFIDANT})


class DueCase(Confidential, frozen=True, kw_only=True):
    """A case that is to be destroyed, and whether the figures of its year were released: else it is not counted."""

    case: Case
    counted: bool


class UnlockedRegister:
    """What the confidant reads and writes. Make one widget tree for it, and `close` it when that is locked.

    No method has an undo, and none of its `Done` values may be shown outside that tree. After `close` every method
    raises Locked. A method may be called on another thread; locking waits for it.
    """

    def __init__(self, session: Session, *, recovered: bool = False) -> None:
        self._session = session
        self.keys = KeyCare(session, recovered=recovered)
        self.yearly = YearlyFigures(session)

    @property
    def is_open(self) -> bool:
        """Whether it can still be read."""
        return self._session.is_open

    def close(self) -> None:
        """Lock it: the key is overwritten. What was read before is the caller's to delete."""
        self._session.close()

    def messages(self) -> Messages:
        """What was left for her."""
        return read_messages(self._session)

    def destroy_message(self, message_id: UUID) -> Done[None]:
        """Remove a message for good, for the other confidant too."""
        with self._session.begin() as work:
            destroy_message(work, message_id)
        return Done(value=None, changes=_CHANGES)

    def cases(self) -> Cases:
        """Every case."""
        return read_cases(self._session)

    def blank(self) -> Case:
        """A new case of today. Nothing is kept yet."""
        return Case(id=_random_id(), reported_on=self._session.surroundings.clock.today())

    def case_from(self, message: ConfidedMessage) -> Case:
        """A new case with what the message says. Nothing is kept yet: `keep` it with `message_id`."""
        text = "\n\n".join(part for part in (message.text, message.reach) if part)
        return replace(
            self.blank(),
            reported_on=message.received_on,
            route=Route.MESSAGE,
            receipt=message.receipt,
            notes=(Note(on=message.received_on, text=text),),
        )

    def keep(self, case: Case, *, message_id: UUID | None = None) -> Done[Case]:
        """Keep a new or changed case; the message it was made of is then destroyed.

        Raises Invalid for what is missing or too long, Conflict when it was changed or destroyed in the meantime.
        """
        refuse(problems_of_case(case, self._session.surroundings.clock.today()))
        with self._session.begin() as work:
            safe = self._session.safe
            if case.version:
                safe.replace(work, case.id, case.version, case_bytes(case))
            else:
                safe.add(work, case.id, case_bytes(case), self._session.readers(work))
            if message_id is not None:
                destroy_message(work, message_id)
        return Done(value=replace(case, version=case.version + 1), changes=_CHANGES)

    def destroy(self, case_id: UUID) -> Done[None]:
        """Remove a case for good: its bytes are overwritten. Raises Conflict when it is gone already."""
        with self._session.begin() as work:
            destroy_record(work, case_id)
        return Done(value=None, changes=_CHANGES)

    def destroy_damaged(self) -> Done[int]:
        """Remove for good what was altered outside the program and cannot be read; how many there were."""
        with self._session.begin() as work:
            safe = self._session.safe
            opened = safe.opened_messages(safe.messages(work))
            messages = [message.id for message in opened if message.content is None]
            opened = safe.opened_records(safe.records(work))
            records = [record.id for record in opened if record.content is None]
            for message_id in messages:
                destroy_message(work, message_id)
            for record_id in records:
                destroy_record(work, record_id)
        return Done(value=len(messages) + len(records), changes=_CHANGES)

    def due(self, ahead: dt.timedelta = dt.timedelta(0)) -> tuple[DueCase, ...]:
        """What should be destroyed by now, or by so much later, the longest overdue first."""
        surroundings = self._session.surroundings
        day = surroundings.clock.today() + ahead
        with self._session.unlocked() as safe:
            with self._session.read() as work:
                years = released_figures.years(work, surroundings.centre_id)
                closed = safe.records(work)
            cases = cases_of(safe.opened_records(closed))
        due = [
            DueCase(case=case, counted=case.reported_on.year in years)
            for case in cases.all
            if case.to_destroy(day)
        ]
        return tuple(sorted(due, key=lambda one: (one.case.destroy_after, one.case.id)))

    def keep_draft(self, key: str, fields: Mapping[str, str]) -> None:
        """Keep what is half written in the form `key`, sealed like a case: locking may come at any moment."""
        written = draft_bytes(key, dict(fields))
        before = opened_records(self._session)
        with self._session.begin() as work:
            safe = self._session.safe
            former = half_written(records_now(safe, work, before), key)
            if former is None:
                own = [one for one in self._session.readers(work) if one.id == safe.pair.id]
                safe.add(work, _random_id(), written, own)
            else:
                safe.replace(work, former.id, former.version, written)

    def draft(self, key: str) -> dict[str, str] | None:
        """What was typed in the form `key` and neither saved nor dropped, or None."""
        found = half_written(opened_records(self._session), key)
        return dict(found.fields) if found else None

    def drop_draft(self, key: str) -> None:
        """Forget what was typed in the form `key`."""
        before = opened_records(self._session)
        if half_written(before, key) is None:
            return
        with self._session.begin() as work:
            found = half_written(records_now(self._session.safe, work, before), key)
            if found is not None:
                destroy_record(work, found.id)


def _random_id() -> UUID:
    """Not one in order of time: it would tell when something happened."""
    return UUID(bytes=secrets.token_bytes(16))
