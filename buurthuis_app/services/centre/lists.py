"""The lists a centre sorts its work by: rooms, areas, themes, target groups, kinds, tally kinds and closed days."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, cast
from uuid import UUID

from buurthuis_app.domain.activities.activity import Activity, Skip
from buurthuis_app.domain.activities.clashes import is_in
from buurthuis_app.domain.activities.planned import Rearrangement, called_off_in_words
from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    Centre,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
    Weekday,
)
from buurthuis_app.domain.centre.centre import Area as CentreArea
from buurthuis_app.domain.centre.equipment import Equipment, problems_of_equipment
from buurthuis_app.domain.centre.joining import problems_of_joining
from buurthuis_app.domain.centre.opening_hours import OpeningHours, problems_of_hours_open
from buurthuis_app.domain.counts.count import (
    Count,
    TallyKind,
    TallyRole,
    problems_of_change,
    problems_of_kind,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import Problem, refuse
from buurthuis_app.domain.shared.texts import folded, tidied
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.centre import references
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.activities import rearranging
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.duties import Duties
from buurthuis_app.services.shared.joining import joined
from buurthuis_app.services.shared.service import Service, kept, still_there
from buurthuis_app.services.shared.undo import reordered
from buurthuis_app.services.shared.use_words import in_words

Item = (
    CentreArea
    | Room
    | Theme
    | TargetGroup
    | ActivityKind
    | TallyKind
    | ClosedDay
    | OpeningHours
    | Equipment
)
I = TypeVar("I", bound=Item)  # noqa: E741
O = TypeVar("O", bound=ActivityKind | TallyKind)  # noqa: E741
L = TypeVar("L", bound=rules.ListItem)

_CHANGES = frozenset(
    {Topic.CENTRE, Topic.ACTIVITIES, Topic.OCCURRENCES, Topic.COUNTS, Topic.STORIES}
)
"""A name in a list stands on most screens."""

_JOINED = _CHANGES | {Topic.GOALS}


class Lists(Service):
    """Reads, adds to, changes and clears the centre's lists."""

    def all(self, record: type[I]) -> tuple[I, ...]:
        """Everything in one list: kinds in their own order, closed days by date, the rest by name."""
        with self._database.read() as work:
            return tuple(sorted(work.store(record).find(centre_id=self._centre_id), key=_order))

    def in_use(self, record: type[Item]) -> dict[UUID, str]:
        """By what each item of a list is used, in words; what is not used is left out."""
        with self._database.read() as work:
            uses_by_key = references.uses_of_all(work, record)
        return {key: in_words(uses) for key, uses in uses_by_key.items()}

    def tally_kinds(self, activity_id: UUID | None = None) -> tuple[TallyKind, ...]:
        """The centre's tally kinds, or those that only this activity has."""
        return tuple(kind for kind in self.all(TallyKind) if kind.activity_id == activity_id)

    def blank(self, record: type[I]) -> I:
        """A new item of this list without a name; closed days begin with today. Nothing is kept yet."""
        if record is ActivityKind:
            return cast("I", self.blank_kind())
        fields: dict[str, Any] = {"name": ""}
        if record is ClosedDay:
            today = self._clock.today()
            fields = {"first": today, "last": today, "reason": ""}
        if record is OpeningHours or record is Equipment:
            fields = {}
        if record is TallyKind:
            last = max((kind.position for kind in self.all(TallyKind)), default=-1)
            fields |= {"role": TallyRole.VISITS, "position": last + 1}
        return record(id=new_id(), centre_id=self._centre_id, **fields)

    def blank_kind(self, name: str = "") -> ActivityKind:
        """A new kind of activity, last in order, in the first colour that no other kind has. Nothing is kept yet."""
        kinds = self.all(ActivityKind)
        taken = {kind.colour for kind in kinds}
        return ActivityKind(
            id=new_id(),
            centre_id=self._centre_id,
            name=name,
            colour=next(place for place in range(len(taken) + 1) if place not in taken),
            position=max((kind.position for kind in kinds), default=-1) + 1,
        )

    def keep(self, item: I, *, new: bool) -> Done[I]:
        """Keep a new or changed item.

        Closed days hold at once: series that skip them lose their untouched occurrences there from today on, and get
        back those on days that open again. A tally kind with numbers keeps its role, and says that a new name is also
        the name of past figures. Raises Invalid for what is missing, Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.PLAN)
        item = _tidied(item)
        with self._database.begin() as work:
            refuse(self._problems(work, item))
            former = None if new else still_there(work, type(item), item.id)
            remark = _of_past_figures(work, former, item)
            if isinstance(item, TallyKind) and isinstance(former, TallyKind):
                item = cast("I", item.known_as(former.name))
            stored = kept(work, item, new=new)
            moves = self._followed(work, former, stored)
        standing = (person for day_moves in moves for person in day_moves.standing)
        remark = remark or called_off_in_words(standing)
        return self._done(work, stored, _CHANGES, unused, remark)

    def remove(self, item: I) -> Done[I]:
        """Take an item out of its list. Raises Invalid, saying by what it is used, while it is used."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            current = still_there(work, type(item), item.id)
            if _holds_totals(current):
                raise Invalid(_("Deze telsoort houdt de totalen vast en kan niet weg."))
            _refuse_used(item, references.uses(work, type(item), item.id))
            work.store(type(item)).remove([current])
            self._followed(work, current, None)
        return self._done(work, current, _CHANGES)

    def join(self, goes: L, into: UUID | None) -> Done[L]:
        """Let all that points to `goes` point to the item `into` from now on, also in past years; `goes` is no more.

        Raises Invalid for two that are not one: rooms with parts, or kinds that count in another way.
        """
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            goes = still_there(work, type(goes), goes.id)
            others = work.store(type(goes)).find(centre_id=self._centre_id)
            stays = next((item for item in others if item.id == into), None)
            refuse(problems_of_joining(goes, stays, others))
            stays = cast("L", stays)
            remark = joined(work, goes, stays)
            if isinstance(goes, CentreArea) and isinstance(stays, CentreArea):
                stays = cast("L", _described(work, goes, stays))
        return self._done(work, stays, _JOINED, remark=remark)

    def shift(self, kind: O, steps: int) -> Done[O]:
        """Put a kind of activity or tally kind so many places further (negative: back), as far as there are places.

        All kinds get their place in one go. Raises Conflict when the kind was removed.
        """
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            store = work.store(type(kind))
            current = still_there(work, type(kind), kind.id)
            kinds = store.find(centre_id=self._centre_id)
            store.replace_all(reordered(sorted(kinds, key=_order), current, steps))
        return self._done(work, current, _CHANGES)

    def keep_centre(self, centre: Centre) -> Done[Centre]:
        """Keep the centre with another region or opening hours.

        Series that skip school holidays follow a new region from today on.
        """
        self._actor.demand(Permission.PLAN)
        refuse(rules.problems(centre))
        with self._database.begin() as work:
            stored = self.keep_centre_in(work, centre)
        return self._done(work, stored, _CHANGES)

    def keep_centre_in(self, work: Work, centre: Centre) -> Centre:
        """The same, within a unit of work."""
        former = still_there(work, Centre, centre.id)
        stored = kept(work, centre, new=False)
        if former.region is not stored.region:
            self._follow(work, Skip.SCHOOL_HOLIDAYS, None)
        return stored

    def _problems(self, work: Work, item: Item) -> tuple[Problem, ...]:
        if isinstance(item, ClosedDay):
            return rules.problems_of_closed_day(item)
        if isinstance(item, OpeningHours):
            return problems_of_hours_open(item)
        if isinstance(item, Equipment):
            return problems_of_equipment(item)
        if isinstance(item, TallyKind):
            return problems_of_kind(item, work.store(TallyKind).find(centre_id=self._centre_id))
        others: Any = work.store(type(item)).find(centre_id=self._centre_id)
        faults = rules.problems_of_item(item, others)
        if isinstance(item, Room):
            rooms = [room for room in others if room.id != item.id]
            if any(item.id in is_in(part, rooms) for part in item.part_ids):
                sentence = _("Een zaal kan geen deel van zichzelf zijn. Kies andere delen.")
                return (*faults, Problem("part_ids", sentence))
        return faults

    def _followed(
        self, work: Work, former: Item | None, new: Item | None
    ) -> tuple[Rearrangement, ...]:
        """What other closed days do to the plan; nothing for other items."""
        days = [day for day in (former, new) if isinstance(day, ClosedDay)]
        if not days:
            return ()
        return self._follow(
            work,
            Skip.CLOSED_DAYS,
            Span(first=min(day.first for day in days), last=max(day.last for day in days)),
        )

    def _follow(self, work: Work, skip: Skip, within: Span | None) -> tuple[Rearrangement, ...]:
        """Let the series that skip such days follow them from today on, within these days only when given."""
        from buurthuis_app.domain.activities.series import rearranged

        today = self._clock.today()
        days = rearranging.calendar(work, self._centre_id, today)
        done = []
        for activity in work.store(Activity).find(centre_id=self._centre_id):
            if not activity.rule or skip not in activity.skips or activity.ended(today):
                continue
            now = rearranging.series(work, activity, today)
            moves = _only(rearranged(now, activity, days, today), within)
            if moves.moves_anything:
                moves = Duties(work, self._clock, self._actor).shown(moves)
                done.append(rearranging.carried_out(work, moves))
        return tuple(done)


@contextmanager
def unused(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    """An undo does not take away what is used by then; it says by what."""
    for changes in written:
        before, item = changes[0]
        if before is None and isinstance(item, Item):
            _refuse_used(item, references.uses(work, type(item), item.id))
    yield written


def _of_past_figures(work: Work, former: Item | None, item: Item) -> str:
    """What a change of a tally kind does to past figures; raises Invalid for one that would rewrite them."""
    if not isinstance(former, TallyKind) or not isinstance(item, TallyKind):
        return ""
    counted = len(work.store(Count).find(kind_id=item.id))
    refuse(problems_of_change(former, item, counted))
    if not counted or item.name == former.name:
        return ""
    return _("Ook in cijfers van eerdere jaren heet {former} nu {name}.").format(
        former=former.name, name=item.name
    )


def _described(work: Work, goes: CentreArea, stays: CentreArea) -> CentreArea:
    """What was said of both areas is said of the one that stays."""
    told = "\n\n".join(text for text in (stays.description, goes.description) if text)
    if told == stays.description:
        return stays
    area = replace(stays, description=told)
    refuse(rules.problems_of_profile(area, ()))
    return work.store(CentreArea).replace(area)


def _holds_totals(item: Item) -> bool:
    return isinstance(item, TallyKind) and item.whole


def _only(moves: Rearrangement, within: Span | None) -> Rearrangement:
    """The part of it that lies within these days."""
    if within is None:
        return moves

    def inside(planned_for: dt.date | None) -> bool:
        return planned_for is not None and planned_for in within

    return Rearrangement(
        added=tuple(occurrence for occurrence in moves.added if inside(occurrence.planned_for)),
        removed=tuple(occurrence for occurrence in moves.removed if inside(occurrence.planned_for)),
    )


def _tidied(item: I) -> I:
    """The item without spaces around its words, with its parts in order."""
    if isinstance(item, Room):
        item = replace(item, part_ids=tuple(sorted(set(item.part_ids))))
    return tidied(item)


def _order(item: Item) -> tuple[Any, ...]:
    if isinstance(item, ClosedDay):
        return (item.first, item.last)
    if isinstance(item, OpeningHours):
        days = sorted(map(list(Weekday).index, item.weekdays))
        return (item.first or dt.date.min, days, item.opens)
    if isinstance(item, Equipment):
        return (str(item.room_id), folded(item.what))
    if isinstance(item, ActivityKind | TallyKind):
        return (item.position, folded(item.name))
    return (folded(item.name),)


def _refuse_used(item: Item, uses: dict[str, int]) -> None:
    if not uses:
        return
    use_list = in_words(uses)
    if isinstance(item, Room):
        sentence = _(
            "Deze zaal wordt gebruikt bij {uses}, en dat blijft bewaard. "
            "Kies 'Niet meer in gebruik': dan kan niemand haar nog kiezen."
        )
    else:
        sentence = _(
            "Dit wordt gebruikt bij {uses}, en dat blijft bewaard. "
            "Kies daar eerst iets anders, of geef dit een andere naam."
        )
    raise Invalid(sentence.format(uses=use_list))
