"""Lending and repairs: things, who has them or waits, and what was brought to be mended."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import Count, Source, TallyKind, TallyRole
from buurthuis_app.domain.lending.loan import (
    USUAL_TERM,
    LentThing,
    Loan,
    in_order,
    problems_of_handing,
    problems_of_loan,
)
from buurthuis_app.domain.lending.repair import Repair, mended, problems_of_repair
from buurthuis_app.domain.lending.thing import Thing, ThingPhoto, problems_of_thing
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import folded, name_key, tidied
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.playback import as_now, changed_since
from buurthuis_app.persistence.queries.lending import lending as queries
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.counts.counting import Counting
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.own_photo import drop_photo, kept_with_photo, photo_in
from buurthuis_app.services.shared.service import Service, kept, still_as, still_there
from buurthuis_app.services.shared.taken_list import TakenList, taken

_CHANGES = frozenset({Topic.LENDING})
_MENDED = _CHANGES | {Topic.COUNTS}
_CHANGED = "reparaties gewijzigd"  # kept in Dutch, as the other reasons of the program


class Lending(Service):
    """For the coordinator: who borrows something, leaves a name and a number."""

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, counting: Counting
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._counting = counting

    def blank_thing(self) -> Thing:
        """A new thing to fill in. Nothing is kept yet."""
        return Thing(id=new_id(), centre_id=self._centre_id, name="")

    def things(self) -> tuple[Thing, ...]:
        """All things, by name."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            found = work.store(Thing).find(centre_id=self._centre_id)
        return tuple(sorted(found, key=lambda thing: (folded(thing.name), thing.id)))

    def photo_of(self, thing: Thing) -> ThingPhoto | None:
        """Its photo, if it has one."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return work.store(ThingPhoto).get(thing.photo_id) if thing.photo_id else None

    def read_photo(self, path: Path) -> ThingPhoto:
        """The picture in a file, small and without metadata; nothing is kept yet. Raises Invalid."""
        return photo_in(path, ThingPhoto)

    def keep_thing(
        self, thing: Thing, *, new: bool, photo: ThingPhoto | None = None
    ) -> Done[Thing]:
        """Keep a new or changed thing; `photo` comes along when its `photo_id` names one that is new.

        Raises Invalid for what is missing, Conflict when it was changed since.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        thing = tidied(thing, "name")
        refuse(problems_of_thing(thing))
        with self._database.begin() as work:
            stored = kept_with_photo(work, thing, photo, ThingPhoto, new=new)
        return self._done(work, stored, _CHANGES)

    def read_things(self, path: Path) -> TakenList[Thing]:
        """What a table of things brings; nothing is kept yet. Raises Invalid or Damaged."""
        from buurthuis_app.exchange.files.text_compare import vocabulary
        from buurthuis_app.exchange.lists import list_rows

        name = vocabulary("naam wat ding voorwerp artikel omschrijving product spullen gereedschap")
        columns = (
            list_rows.ListColumn(field="name", headings=name, read=list_rows.text_in),
            list_rows.ListColumn(
                field="deposit", headings=vocabulary("borg waarborg"), read=list_rows.cents_in
            ),
        )
        there = self.things()
        rows = list_rows.read_rows(path, columns)
        return taken(rows, self.blank_thing(), there, problems=problems_of_thing, same=_named)

    def keep_things(self, file: TakenList[Thing]) -> Done[int]:
        """Keep the new things of a table; what came in the meantime stays as it is. The value is how many."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            store = work.store(Thing)
            there = {_named(thing) for thing in store.find(centre_id=self._centre_id)}
            new = [thing for thing in file.new if _named(thing) not in there]
            store.add(*new)
        return self._done(work, len(new), _CHANGES)

    def remove_thing(self, thing: Thing) -> Done[Thing]:
        """Remove a thing that was never lent. Raises Invalid for one that was: its times are in the figures."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            current = still_there(work, Thing, thing.id)
            if work.store(Loan).find(thing_id=current.id):
                raise Invalid(
                    _(
                        "{thing} is uitgeleend geweest en telt mee in de cijfers. "
                        "Kies bij 'Staat' dat het niet meer wordt uitgeleend."
                    ).format(thing=current.name)
                )
            work.store(Thing).remove([current])
            drop_photo(work, ThingPhoto, current.photo_id)
        return self._done(work, current, _CHANGES)

    def blank_loan(self) -> Loan:
        """A loan from today on, for the usual time. Nothing is kept yet."""
        today = self._clock.today()
        return Loan(
            id=new_id(),
            centre_id=self._centre_id,
            thing_id=None,
            name="",
            asked_on=today,
            out_on=today,
            due_on=today + USUAL_TERM,
        )

    def loans(self) -> tuple[LentThing, ...]:
        """All loans: what is late first, then what is out, who waits, and what came back."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        today = self._clock.today()
        with self._database.read() as work:
            things = {
                thing.id: thing for thing in work.store(Thing).find(centre_id=self._centre_id)
            }
            loans = work.store(Loan).find(centre_id=self._centre_id)
        rows = (
            LentThing(loan=loan, thing=things[loan.thing_id], standing=loan.standing(today))
            for loan in loans
            if loan.thing_id is not None
        )
        return tuple(sorted(rows, key=in_order))

    def keep_loan(self, loan: Loan, *, new: bool) -> Done[Loan]:
        """Keep a new or changed loan. Raises Invalid for what is missing, or when the thing is not there to be lent."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        loan = tidied(loan, "name")
        refuse(problems_of_loan(loan, self._clock.today()))
        with self._database.begin() as work:
            stored = _kept_loan(work, loan, new=new)
        return self._done(work, stored, _CHANGES, _out_once)

    def hand_out(self, loan: Loan) -> Done[Loan]:
        """Give the thing to who waited for it, today and for the usual time."""
        today = self._clock.today()
        return self._carried_on(loan, replace(loan, out_on=today, due_on=today + USUAL_TERM))

    def bring_back(self, loan: Loan) -> Done[Loan]:
        """Note that the thing came back today."""
        return self._carried_on(loan, replace(loan, returned_on=self._clock.today()))

    def remove_loan(self, loan: Loan) -> Done[Loan]:
        """Remove a loan that was noted by mistake, or somebody who waits no more."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        return self._removed(loan, _CHANGES, _out_once)

    def blank_repair(self) -> Repair:
        """Something that was brought today. Nothing is kept yet."""
        return Repair(id=new_id(), centre_id=self._centre_id, date=self._clock.today(), thing="")

    def repairs(self) -> tuple[Repair, ...]:
        """All that was brought, the newest first."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            found = work.store(Repair).find(centre_id=self._centre_id)
        return tuple(sorted(found, key=lambda repair: (repair.date, repair.id), reverse=True))

    def keep_repair(self, repair: Repair, *, new: bool) -> Done[Repair]:
        """Keep a new or changed repair. Raises Invalid for what is missing, Conflict when it was changed since.

        It belongs to the time of that day at which is counted what was mended, whose number follows.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        repair = tidied(repair)
        refuse(problems_of_repair(repair, self._clock.today()))
        with self._database.begin() as work:
            former = None if new else still_there(work, Repair, repair.id)
            place = former.occurrence_id if former and former.date == repair.date else None
            place = place or queries.time_to_count_at(work, self._centre_id, repair.date)
            stored = kept(work, replace(repair, occurrence_id=place), new=new)
            self._count_at(work, [former, stored])
        return self._done(work, stored, _MENDED, self._counted_again)

    def remove_repair(self, repair: Repair) -> Done[Repair]:
        """Remove a repair."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            current = still_there(work, Repair, repair.id)
            work.store(Repair).remove([current])
            self._count_at(work, [current])
        return self._done(work, current, _MENDED, self._counted_again)

    def _count_at(self, work: Work, repairs: Sequence[Repair | None]) -> None:
        """Let the tally kind at the times of these repairs say what was mended there."""
        places = {repair.occurrence_id for repair in repairs if repair and repair.occurrence_id}
        for place in sorted(places):
            occurrence = still_there(work, Occurrence, place)
            kinds = work.store(TallyKind).find(
                activity_id=occurrence.activity_id, role=TallyRole.REPAIRED
            )
            counted = {count.kind_id for count in work.store(Count).find(occurrence_id=place)}
            kind = min(kinds, key=lambda kind: (kind.id not in counted, kind.archived, kind.id))
            number = mended(queries.at_a_time(work, place))
            self._counting.fill_in(work, place, kind.id, number, _CHANGED)

    @contextmanager
    def _counted_again(self, work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
        """A playback brings the repair back; the number is counted again where others noted repairs since."""
        yield [changes for changes in written if not _recounted_since(work, changes)]
        repairs = [
            record
            for changes in written
            for pair in changes
            for record in pair
            if isinstance(record, Repair)
        ]
        self._count_at(work, repairs)

    def _carried_on(self, seen: Loan, changed: Loan) -> Done[Loan]:
        self._actor.demand(Permission.MANAGE_PEOPLE)
        refuse(problems_of_loan(changed, self._clock.today()))
        with self._database.begin() as work:
            still_as(work, seen)
            stored = _kept_loan(work, changed, new=False)
        return self._done(work, stored, _CHANGES, _out_once)


def _kept_loan(work: Work, loan: Loan, *, new: bool) -> Loan:
    """Keep it, when the thing is there to be lent or was with this person already."""
    thing = still_there(work, Thing, loan.thing_id)
    before = work.store(Loan).get(loan.id)
    if before is None or not before.out or before.thing_id != loan.thing_id:
        others = work.store(Loan).find(thing_id=thing.id)
        elsewhere = any(other.out and other.id != loan.id for other in others)
        refuse(problems_of_handing(loan, thing, elsewhere=elsewhere))
    return kept(work, loan, new=new)


@contextmanager
def _out_once(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    """After a playback no thing is with two people: it may have been lent again since."""
    yield written
    for changes in written:
        for before, after in changes:
            loan = after or before
            others = work.store(Loan).find(thing_id=getattr(loan, "thing_id", None))
            if sum(other.out for other in others) > 1:
                raise changed_since()


def _recounted_since(work: Work, changes: Written) -> bool:
    """Whether these wrote the number of a kind that fills itself, which is another by now."""
    before, after = changes[0]
    record = after or before
    if not isinstance(record, Count) or record.source is not Source.REPAIRS:
        return False
    (now,) = work.store(Count).present([record])
    return (now is None) != (after is None) or (now is not None and as_now(after, now) != now)


def _named(thing: Thing) -> str:
    return name_key(thing.name)
