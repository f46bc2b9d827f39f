"""Every action can be taken back and done again, one after the other, in any number."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.recurrence import ONCE, Weekly
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.errors import AppError, Conflict
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done, Undo
from tests.services.undoing import taken_back

TODAY = dt.date(2026, 11, 22)


class Desk:
    """What an action needs to know, looked up at the moment it is done."""

    def __init__(
        self, house: CentreServices, coffee: Activity, kinds: dict[str, TallyKind]
    ) -> None:
        self.house = house
        self._coffee = coffee.id
        self.adults = kinds["volwassenen"].id
        self.new_faces = kinds["nieuwe gezichten"].id

    def coffee(self) -> Activity:
        with self.house.database.read() as work:
            found = work.store(Activity).get(self._coffee)
        assert found is not None
        return found

    def on(self, day: int) -> Occurrence:
        with self.house.database.read() as work:
            found = work.store(Occurrence).find(
                activity_id=self._coffee, date=dt.date(2026, 11, day)
            )
        return found[0]

    def version(self, day: int) -> int:
        counts = self.house.counting.day(dt.date(2026, 11, day)).cards[0].count(self.adults)
        return counts.version if counts else 0

    def type(self, day: int, number: int | None) -> Done[Any]:
        return self.house.counting.set_number(
            self.on(day).id, self.adults, number, version=self.version(day), because="Verteld."
        )

    def change(self, **fields: Any) -> Done[Any]:
        return self.house.planning.keep(replace(self.coffee(), **fields), new=False)

    def story(self) -> Story:
        with self.house.database.read() as work:
            return work.store(Story).find()[0]


def _tell(desk: Desk) -> Done[Any]:
    story = desk.house.telling.blank(occurrence_id=desk.on(22).id)
    return desk.house.telling.keep(replace(story, happened="Een buurman kwam."), new=True)


def _consent(desk: Desk) -> Done[Any]:
    story = replace(desk.story(), consent=Consent.OUTSIDE_WITHOUT_NAME)
    return desk.house.telling.keep(story, new=False)


def _plan(desk: Desk) -> Done[Any]:
    blank = desk.house.planning.blank()
    return desk.house.planning.keep(replace(blank, title="Feest", rule=ONCE), new=True)


def _remove_planned(desk: Desk) -> Done[Any]:
    with desk.house.database.read() as work:
        (party,) = work.store(Activity).find(title="Feest")
    return desk.house.planning.remove(party)


ACTIONS: dict[str, Callable[[Desk], Done[Any]]] = {
    "first plus today": lambda desk: desk.house.counting.add(desk.on(22).id, desk.adults, 2),
    "second plus today": lambda desk: desk.house.counting.add(desk.on(22).id, desk.adults, 1),
    "minus past nought": lambda desk: desk.house.counting.add(desk.on(22).id, desk.adults, -9),
    "a kind inside the visits": lambda desk: desk.house.counting.add(
        desk.on(22).id, desk.new_faces, 1
    ),
    "estimated": lambda desk: desk.house.counting.estimate(desk.on(22).id, estimated=True),
    "typed over an estimate": lambda desk: desk.type(22, 14),
    "typed once more": lambda desk: desk.type(22, 15),
    "emptied": lambda desk: desk.type(22, None),
    "a forgotten count filled in": lambda desk: desk.type(15, 9),
    "a forgotten count corrected": lambda desk: desk.type(15, 11),
    "corrected with plus": lambda desk: desk.house.counting.add(
        desk.on(15).id, desk.adults, 1, because="Er kwam nog iemand."
    ),
    "nought counted": lambda desk: desk.type(8, 0),
    "cancelled": lambda desk: desk.house.counting.cancel(desk.on(29).id, "ziek"),
    "resumed": lambda desk: desk.house.counting.resume(desk.on(29).id),
    "remarked": lambda desk: desk.house.counting.remark(desk.on(1).id, "Het sneeuwde."),
    "remarked again": lambda desk: desk.house.counting.remark(desk.on(1).id, "Het regende."),
    "planned": _plan,
    "planned thing removed": _remove_planned,
    "other time": lambda desk: desk.change(starts=dt.time(9), ends=dt.time(11)),
    "cancelled in the changed series": lambda desk: desk.house.counting.cancel(desk.on(29).id, ""),
    "other day of the week": lambda desk: desk.change(rule=Weekly(weekdays=frozenset({2})).text()),
    "earlier first day": lambda desk: desk.change(first=dt.date(2026, 10, 1)),
    "other name": lambda desk: desk.change(title="Koffie en thee"),
    "ended": lambda desk: desk.house.planning.end(desk.coffee(), dt.date(2026, 12, 15)),
    "ended long ago": lambda desk: desk.house.planning.end(desk.coffee(), dt.date(2026, 11, 3)),
    "extra of something new": lambda desk: desk.house.growing.extra(
        title="Spontane soep", date=TODAY
    ),
    "extra of something known": lambda desk: desk.house.growing.extra(
        title="koffie EN thee", date=TODAY
    ),
    "told": _tell,
    "consent given": _consent,
    "story removed": lambda desk: desk.house.telling.remove(desk.story()),
}


@pytest.fixture
def desk(house: CentreServices, coffee: Activity, kinds: dict[str, TallyKind]) -> Desk:
    return Desk(house, coffee, kinds)


def test_each_action_is_undone_and_redone_and_undone_exactly(
    desk: Desk, everything: Callable[[], list[list[Any]]]
) -> None:
    for name, action in ACTIONS.items():
        before = everything()
        done = action(desk)
        after = everything()
        assert after != before, name
        assert done.changes, name
        for _ in range(2):
            assert done.undo is not None, name
            undone = done.undo()
            assert everything() == before, name
            assert undone.undo is not None, name
            done = undone.undo()
            assert everything() == after, name


def test_a_whole_day_of_actions_can_be_undone_and_redone_step_by_step(
    desk: Desk, everything: Callable[[], list[list[Any]]]
) -> None:
    states, undos = [everything()], list[Undo]()
    for name, action in ACTIONS.items():
        done = action(desk)
        assert done.undo is not None, name
        undos.append(done.undo)
        states.append(everything())
    for _round in range(2):
        redos = list[Undo]()
        for number in reversed(range(len(undos))):
            undone = undos[number]()
            assert everything() == states[number]
            assert undone.undo is not None
            redos.append(undone.undo)
        undos = []
        for number, redo in enumerate(reversed(redos), start=1):
            done = redo()
            assert everything() == states[number]
            assert done.undo is not None
            undos.append(done.undo)


def test_renaming_the_centre_twice_can_be_undone_twice(
    desk: Desk, everything: Callable[[], list[list[Any]]]
) -> None:
    presenting, before = desk.house.presenting, everything()
    first = presenting.name(replace(desk.house.centre, name="De Spil", town="Alkmaar"), None)
    second = presenting.name(replace(first.value, name="De Spil Oost"), None)
    assert taken_back(second).value.name == "De Spil"
    taken_back(first)
    assert everything() == before


def _elsewhere_typed(desk: Desk) -> None:
    desk.type(22, 40)


def _elsewhere_changed(desk: Desk) -> None:
    desk.change(title="Thee", starts=dt.time(8))


OVERTAKEN: list[tuple[str, Callable[[Desk], Done[Any]], Callable[[Desk], object]]] = [
    ("typed", lambda desk: desk.type(22, 14), _elsewhere_typed),
    (
        "plus",
        lambda desk: desk.house.counting.add(desk.on(22).id, desk.adults, 2),
        lambda desk: desk.type(22, None),
    ),
    ("series", lambda desk: desk.change(title="Koffie"), _elsewhere_changed),
    (
        "remark",
        lambda desk: desk.house.counting.remark(desk.on(22).id, "Vol."),
        lambda desk: desk.house.counting.remark(desk.on(22).id, "Leeg."),
    ),
    (
        "resumed, then counted",
        lambda desk: (
            desk.house.counting.cancel(desk.on(22).id, ""),
            desk.house.counting.resume(desk.on(22).id),
        )[1],
        lambda desk: desk.type(22, 5),
    ),
    (
        "series made earlier, then counted",
        lambda desk: desk.change(first=dt.date(2026, 10, 1)),
        lambda desk: desk.house.counting.add(
            desk.house.counting.day(dt.date(2026, 10, 4)).cards[0].occurrence.id, desk.adults, 3
        ),
    ),
    ("story", _tell, _consent),
    (
        "extra, then counted",
        lambda desk: desk.house.growing.extra(title="Soep", date=TODAY),
        lambda desk: desk.house.counting.add(
            next(
                card.occurrence.id
                for card in desk.house.counting.day(TODAY).cards
                if card.title == "Soep"
            ),
            desk.adults,
            1,
        ),
    ),
    (
        "extra of something new, done again elsewhere",
        lambda desk: desk.house.growing.extra(title="Soep", date=TODAY),
        lambda desk: desk.house.growing.extra(title="Soep", date=TODAY),
    ),
]


@pytest.mark.parametrize(("name", "action", "elsewhere"), OVERTAKEN)
def test_an_undo_that_somebody_else_overtook_says_so_and_changes_nothing(
    desk: Desk,
    everything: Callable[[], list[list[Any]]],
    name: str,
    action: Callable[[Desk], Done[Any]],
    elsewhere: Callable[[Desk], object],
) -> None:
    done = action(desk)
    elsewhere(desk)
    before = everything()
    with pytest.raises(AppError):
        taken_back(done)
    assert everything() == before, name


def test_an_addition_is_undone_by_as_many_people_when_another_door_counted_too(desk: Desk) -> None:
    done = desk.house.counting.add(desk.on(22).id, desk.adults, 2)
    desk.house.counting.add(desk.on(22).id, desk.adults, 3)
    assert taken_back(done).value == 3
    again = desk.house.counting.day(TODAY).cards[0].count(desk.adults)
    assert again is not None
    assert again.number == 3


def test_a_removed_occurrence_is_a_conflict(desk: Desk) -> None:
    done = desk.house.growing.extra(title="Soep", date=TODAY)
    taken_back(done)
    with pytest.raises(Conflict, match="verwijderd"):
        desk.house.counting.add(done.value.id, desk.adults, 1)
