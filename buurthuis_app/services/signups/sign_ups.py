"""Signing up: who has a place, who waits, who withdrew, and how long their names are kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import AHEAD, Activity, Occurrence
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.signups import sign_up as signups
from buurthuis_app.domain.signups.sign_up import (
    LISTS_BACK,
    Addressees,
    Extension,
    Place,
    ReportSent,
    SignUp,
    SignUpList,
    SignUpNumbers,
)
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _, short_date
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.queries.signups import signups as queries
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_there
from buurthuis_app.services.shared.undo import Rule

_CHANGES = frozenset({Topic.SIGN_UPS})


class SignedUp(Struct, frozen=True, kw_only=True):
    """A new sign-up as it was kept, and who on the same list looks like the same person."""

    sign_up: SignUp
    alike: tuple[SignUp, ...] = ()


class Signing(Service):
    """The lists of who wants to come. The door sees names only, to tick them; the board sees none."""

    def list_of(self, activity_id: UUID, occurrence_id: UUID | None = None) -> SignUpList:
        """The list of one occurrence (with who signed up for the whole), or of the activity as a whole.

        An activity of a single date has one list: that of its occurrence. Raises Conflict when it was removed.
        """
        with self._database.read() as work:
            return self.list_in(work, activity_id, occurrence_id)

    def list_in(
        self, work: Work, activity_id: UUID, occurrence_id: UUID | None = None
    ) -> SignUpList:
        """The same, within a unit of work."""
        self._actor.demand(Permission.COUNT)
        today = self._clock.today()
        activity = still_there(work, Activity, activity_id)
        occurrence = _occurrence(work, activity_id, occurrence_id)
        everybody = queries.of_activity(work, activity_id)
        coming = queries.coming(work, activity_id, today)
        days = queries.erase_days(work, activity)
        own = None if occurrence is None else occurrence.id
        reports = work.store(ReportSent).find(activity_id=activity_id)
        of_list = [sign_up for sign_up in everybody if sign_up.occurrence_id in {None, own}]
        whole = any(sign_up.occurrence_id is None and not sign_up.erased for sign_up in of_list)
        movable = signups.moving_up(everybody, activity.capacity, coming)
        return SignUpList(
            activity=activity,
            occurrence=occurrence,
            sign_ups=tuple(self._shown(sign_up) for sign_up in of_list),
            taken=signups.taken(everybody, own, coming),
            movable=sum(sign_up.occurrence_id in {None, own} for sign_up in movable),
            erase_on=days.get(own),
            whole_erase_on=days[None] if own and whole else None,
            extensions=tuple(
                extension
                for extension in work.store(Extension).find(activity_id=activity_id)
                if extension.occurrence_id == own
            ),
            sent_on=max(
                (report.sent_on for report in reports if report.occurrence_id == own), default=None
            ),
            visits=queries.visits(work, self._centre_id, own) if own else None,
        )

    def list_to_open(self, activity_id: UUID) -> SignUpList:
        """The list that is wanted when no date was named: of all when somebody is on it, else of the next date."""
        with self._database.read() as work:
            whole = self.list_in(work, activity_id)
            today = self._clock.today()
            coming = queries.coming(work, activity_id, today)
            dates = queries.around(work, activity_id, today, today + AHEAD)
            following = next((date for date in dates if date.id in coming), None)
            if whole.named or whole.occurrence or following is None:
                return whole
            return self.list_in(work, activity_id, following.id)

    def occurrences(self, activity_id: UUID) -> tuple[Occurrence, ...]:
        """The dates whose list people want to see: of the last weeks, the coming year, and all with sign-ups."""
        today = self._clock.today()
        with self._database.read() as work:
            return queries.around(work, activity_id, today - LISTS_BACK, today + AHEAD)

    def numbers(self, activity_id: UUID) -> dict[UUID | None, SignUpNumbers]:
        """The numbers of each list of an activity: by occurrence with who signed up for the whole, None for the whole.

        An occurrence that nobody signed up for by itself is only there when somebody was present at it.
        """
        with self._database.read() as work:
            cancelled = queries.cancelled(work, activity_id)
            everybody = tuple(
                signups.without_cancelled(sign_up, cancelled)
                for sign_up in queries.of_activity(work, activity_id)
            )
        lists: set[UUID | None] = {None, *(sign_up.occurrence_id for sign_up in everybody)}
        lists.update(at for sign_up in everybody for at in sign_up.present_at)
        return {
            own: signups.numbers((e for e in everybody if e.occurrence_id in {None, own}), own)
            for own in lists
        }

    def attendances(self, period: Period) -> int:
        """How often somebody was ticked as present in the period; who came twice counts twice."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            found = queries.attendances(work, self._centre_id, period)
        return sum(attended.attendances for attended in found.values())

    def addressees(
        self, activity_id: UUID, occurrence_id: UUID | None = None, *, waiting_too: bool
    ) -> Addressees:
        """The e-mail addresses of the list, for a mail."""
        self._actor.demand(Permission.PLAN)
        listed = self.list_of(activity_id, occurrence_id)
        return signups.addressees(listed.sign_ups, waiting_too=waiting_too)

    def blank(self, activity: Activity, occurrence_id: UUID | None = None) -> SignUp:
        """An empty sign-up to fill in. Nothing is kept yet."""
        return SignUp(
            id=new_id(),
            centre_id=self._centre_id,
            activity_id=activity.id,
            occurrence_id=occurrence_id,
            name="",
        )

    def sign_up(self, sign_up: SignUp) -> Done[SignedUp]:
        """Put somebody on the list: with a place when there is one, otherwise at the end of the waiting list.

        Raises Invalid when something is missing, when it does not take place, or when the list is past its time.
        """
        self._actor.demand(Permission.PLAN)
        sign_up = signups.tidied(replace(sign_up, place=Place.WAITING))
        with self._database.begin() as work:
            activity = still_there(work, Activity, sign_up.activity_id)
            refuse(signups.problems(sign_up, activity))
            self._refuse_what_is_over(work, activity, sign_up)
            work.store(SignUp).add(sign_up)
            self._settle(work, activity)
            everybody = queries.of_activity(work, activity.id)
        stored = next(other for other in everybody if other.id == sign_up.id)
        near = (
            other for other in everybody if other.occurrence_id in {None, sign_up.occurrence_id}
        )
        value = SignedUp(sign_up=stored, alike=signups.alike(stored, near))
        return self._done(work, value, _CHANGES, self._full(activity.id))

    def change(self, sign_up: SignUp) -> Done[SignUp]:
        """Keep the changed texts. Raises Invalid, or Conflict when somebody else changed the same one."""
        self._actor.demand(Permission.PLAN)
        sign_up = signups.tidied(sign_up)
        with self._database.begin() as work:
            activity = still_there(work, Activity, sign_up.activity_id)
            refuse(signups.problems(sign_up, activity))
            stored = kept(work, sign_up, new=False)
            queries.settle_erasure(work, activity.id)
        return self._done(work, stored, _CHANGES, self._full(activity.id))

    def withdraw(self, sign_up_id: UUID) -> Done[tuple[SignUp, ...]]:
        """Somebody does not come after all; the value is who moved up from the waiting list, in order."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            former = still_there(work, SignUp, sign_up_id)
            if former.place is Place.WITHDRAWN:
                return Done(value=(), changes=frozenset())
            activity = still_there(work, Activity, former.activity_id)
            gone = replace(former, place=Place.WITHDRAWN, withdrawn_on=self._clock.today())
            work.store(SignUp).replace(gone)
            moved = self._settle(work, activity)
        return self._done(work, moved, _CHANGES, self._full(activity.id))

    def rejoin(self, sign_up_id: UUID) -> Done[SignUp]:
        """Who withdrew wants to come again: at the end of the line, as somebody who signs up now."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            former = still_there(work, SignUp, sign_up_id)
            if former.place is not Place.WITHDRAWN:
                return Done(value=former, changes=frozenset())
            activity = still_there(work, Activity, former.activity_id)
            again = replace(former, id=new_id(), place=Place.WAITING, withdrawn_on=None, version=1)
            self._refuse_what_is_over(work, activity, again)
            work.store(SignUp).remove([former])
            work.store(SignUp).add(again)
            self._settle(work, activity)
            stored = still_there(work, SignUp, again.id)
        return self._done(work, stored, _CHANGES, self._full(activity.id))

    def remove(self, sign_up_id: UUID) -> Done[SignUp]:
        """Take somebody off the list who should never have been on it; the numbers forget it too."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            former = still_there(work, SignUp, sign_up_id)
            activity = still_there(work, Activity, former.activity_id)
            work.store(SignUp).remove([former])
            self._settle(work, activity)
        return self._done(work, former, _CHANGES, self._full(activity.id))

    def erase(self, sign_up_id: UUID) -> Done[SignUp]:
        """Erase somebody's name and data now, as people may ask. The numbers stay; it cannot be undone."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            former = still_there(work, SignUp, sign_up_id)
            emptied = replace(former, name="", email="", phone="", remark="", meal="")
            today = self._clock.today()
            stored = work.store(SignUp).replace(replace(emptied, erase_on=today))
            erased = erasure_ledger.of_row(today, "sign_up", sign_up_id)
            erasure_ledger.note(self._database.path, [erased])
        return Done(value=stored, changes=_CHANGES)

    def move_up(self, activity_id: UUID) -> Done[tuple[SignUp, ...]]:
        """Give free places to who waits, for instance when there is room for more people than before."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            moved = self._settle(work, still_there(work, Activity, activity_id))
        return self._done(work, moved, _CHANGES, self._full(activity_id))

    def _settle(self, work: Work, activity: Activity) -> tuple[SignUp, ...]:
        """Let the waiting list move up after a change; who moved, in order."""
        everybody = queries.of_activity(work, activity.id)
        coming = queries.coming(work, activity.id, self._clock.today())
        moving = signups.moving_up(everybody, activity.capacity, coming)
        moved = work.store(SignUp).replace_all(moving)
        queries.settle_erasure(work, activity.id)
        return moved

    def _full(self, activity_id: UUID) -> Rule:
        """A playback never gives a place that was given to somebody else meanwhile. Raises Conflict."""

        def overfull(work: Work) -> int:
            activity = still_there(work, Activity, activity_id)
            coming = queries.coming(work, activity.id, self._clock.today())
            return signups.overfull(queries.of_activity(work, activity.id), activity, coming)

        @contextmanager
        def rule(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
            before = overfull(work)
            yield written
            if overfull(work) > before:
                raise Conflict(
                    _(
                        "De plaats is intussen aan iemand anders gegeven. Er is niets ongedaan gemaakt."
                    )
                )
            queries.settle_erasure(work, activity_id)

        return rule

    def _refuse_what_is_over(self, work: Work, activity: Activity, sign_up: SignUp) -> None:
        occurrence = None
        if sign_up.occurrence_id is not None:
            occurrence = still_there(work, Occurrence, sign_up.occurrence_id)
        if occurrence is not None and occurrence.cancelled:
            raise Invalid(_("Deze keer gaat niet door. Kies een andere datum."))
        day = queries.erase_days(work, activity).get(sign_up.occurrence_id)
        if day is not None and day <= self._clock.today():
            raise Invalid(
                _(
                    "De namen van deze lijst worden bewaard tot {date}, en dat is voorbij. "
                    "Zet het aantal bij Vandaag, zonder namen."
                ).format(date=short_date(day))
            )

    def _shown(self, sign_up: SignUp) -> SignUp:
        """As much of it as this desk needs: the door ticks names and asks for meals."""
        if self.may(Permission.PLAN):
            return sign_up
        return replace(sign_up, email="", phone="", remark="")


def _occurrence(work: Work, activity_id: UUID, occurrence_id: UUID | None) -> Occurrence | None:
    if occurrence_id is not None:
        return still_there(work, Occurrence, occurrence_id)
    only = work.store(Occurrence).find(activity_id=activity_id)
    return only[0] if len(only) == 1 else None
