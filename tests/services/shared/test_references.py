"""References: every column that points to an activity, a time, a person, a room or a tally kind has a decision.

Each act that makes such a record go, move or change is done with one row that points to it; what becomes of the row
must be what DECISIONS says, and an undo must bring all of it back. A new foreign key without a decision fails.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import Scope
from buurthuis_app.domain.activities.recurrence import Weekly
from buurthuis_app.domain.centre.centre import ActivityKind, Area, Room, TargetGroup, Theme
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.lending.thing import Thing
from buurthuis_app.domain.participants.participant import Participant
from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import Placement
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.voices.matter import Matter
from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer
from buurthuis_app.errors import Invalid
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.persistence.tables.columns import target_of
from buurthuis_app.persistence.tables.volunteers import Stays
from buurthuis_app.persistence.types import Id, Lines, SetOf, SittingsOf, UtcMoment
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Done
from tests.conftest import TODAY, services_of
from tests.services.conftest import Everything
from tests.services.undoing import taken_back
from tests.services.volunteers.erasing import erase_person

SUNDAY = dt.date(2026, 11, 29)
"""A time to come: the tests stand on the Sunday before."""
TUESDAY = dt.date(2026, 12, 1)
YESTERDAY = dt.date(2026, 11, 21)


class Becomes(Enum):
    """What becomes of a row that points to the record."""

    MOVES = "it points to what takes the record's place"
    STAYS = "it points to the same record, which is still there"
    BLOCKS = "the act is refused with a sentence, and nothing changes"
    GOES = "it is taken away together with the record"
    LET_GO = "it stays and points to nothing"


MOVES, STAYS, BLOCKS, GOES, LET_GO = Becomes


def _activity(*, merge: Becomes = MOVES, remove: Becomes = BLOCKS) -> dict[str, Becomes]:
    return {"merge": merge, "remove": remove, "end": STAYS, "change": STAYS}


def _left(*, call_off: Becomes = STAYS, move: Becomes = BLOCKS) -> dict[str, Becomes]:
    """What people left with a time keeps that time, whatever happens to its series."""
    return {
        "merge": STAYS,
        "remove": BLOCKS,
        "end": STAYS,
        "change": STAYS,
        "move": move,
        "call_off": call_off,
    }


def _person(*, remove: Becomes, erase: Becomes, stop: Becomes = STAYS) -> dict[str, Becomes]:
    return {"remove": remove, "erase": erase, "stop": stop}


DECISIONS: dict[str, dict[str, Becomes]] = {
    "activity_theme.activity_id": _activity(merge=GOES, remove=GOES),
    "activity_group.activity_id": _activity(merge=GOES, remove=GOES),
    "aim.activity_id": _activity(remove=GOES),
    "extension.activity_id": _activity(),
    "noted_hours.activity_id": _activity(),
    "occurrence.activity_id": _activity(remove=GOES),
    "report_sent.activity_id": _activity(),
    "shift_pattern.activity_id": _activity(remove=GOES),
    "sign_up.activity_id": _activity(),
    "story.activity_id": _activity(),
    "voice.activity_id": _activity(remove=LET_GO),
    "tally_kind.activity_id": _activity(remove=GOES),
    "correction.occurrence_id": _left(),
    "known_visit.occurrence_id": _left(call_off=BLOCKS),
    "count.occurrence_id": _left(call_off=BLOCKS),
    "repair.occurrence_id": _left(call_off=BLOCKS),
    "extension.occurrence_id": _left(move=STAYS),
    "presence.occurrence_id": _left(move=STAYS, call_off=BLOCKS),
    "report_sent.occurrence_id": _left(move=STAYS),
    "sign_up.occurrence_id": _left(move=STAYS),
    "story.occurrence_id": _left(),
    "shift.occurrence_id": {
        "merge": MOVES,
        "remove": GOES,
        "end": GOES,
        "change": MOVES,
        "move": STAYS,
        "call_off": STAYS,
    },
    "activity.led_by_id": _person(remove=LET_GO, erase=LET_GO),
    "occurrence.led_by_id": _person(remove=LET_GO, erase=LET_GO),
    "absence.volunteer_id": _person(remove=GOES, erase=GOES),
    "assignment.volunteer_id": _person(remove=BLOCKS, erase=GOES, stop=GOES),
    "availability.volunteer_id": _person(remove=GOES, erase=GOES),
    "candidate.volunteer_id": _person(remove=LET_GO, erase=MOVES),
    "placement.volunteer_id": _person(remove=BLOCKS, erase=MOVES),
    "placement_offer.mentor_id": _person(remove=LET_GO, erase=LET_GO),
    "placement_talk.volunteer_id": _person(remove=BLOCKS, erase=MOVES),
    "placement.offer_id": {"remove": BLOCKS},
    "placement_talk.placement_id": {"remove": GOES},
    "noted_hours.volunteer_id": _person(remove=BLOCKS, erase=MOVES),
    "volunteer_duty.volunteer_id": _person(remove=GOES, erase=GOES),
    "volunteer_together.other_id": _person(remove=GOES, erase=GOES),
    "volunteer_together.volunteer_id": _person(remove=GOES, erase=GOES),
    "known_visit.participant_id": {"merge": MOVES, "remove": BLOCKS, "erase": GOES},
    "loan.thing_id": {"remove": BLOCKS},
    "hire.activity_id": _activity(),
    "invoice_line.occurrence_id": _left(move=STAYS),
    "matter_note.matter_id": {"remove": GOES},
    "voice.matter_id": {"remove": GOES},
    "room_part.room_id": {"remove": GOES, "join": BLOCKS},
    **{
        column: {"remove": BLOCKS, "join": MOVES}
        for column in (
            *("activity.room_id", "occurrence.room_id", "room_part.part_id"),
            *("correction.kind_id", "count.kind_id", "indicator.tally_kind_id"),
            *("activity.area_id", "story.area_id", "initiative_area.area_id"),
            *("budget_part.area_id", "profile_line.area_id", "indicator.only_area_id"),
            *("activity_theme.theme_id", "story_theme.theme_id", "initiative_theme.theme_id"),
            *("budget_part.theme_id", "survey.theme_id", "indicator.theme_id"),
            *("indicator.only_theme_id", "activity_group.group_id", "initiative_group.group_id"),
            *("indicator.only_group_id", "activity.kind_id", "indicator.only_kind_id"),
            *("shift_pattern.duty_id", "shift.duty_id", "volunteer_duty.duty_id"),
            *("vacancy.duty_id", "noted_hours.duty_id", "hire.room_id", "hire_rate.room_id"),
            "equipment.room_id",
            *("street_round.area_id", "street_round.group_id", "placement_offer.duty_id"),
        )
    },
}
"""For every column, by act, what becomes of a row that points to the record."""

UNTIED = {
    "adopted_story.story_id": "the paper as it was adopted, also when the story is gone",
    "confidant_key.confidant_id": "the sealed register knows nobody of the open tables",
    "name_decision.record_id": "of any table; erasing drops it when no such text is left",
    "sealed_message.message_id": "random, so that it says nothing of the message's sender",
    "undecided_news.about_id": "an occurrence or a story of the door, which may be gone here: that is the question",
}
"""Columns that hold an id and point to nothing in particular, with the reason."""


class Scene(Struct, frozen=True, kw_only=True):
    """Records that a row can point to, and the record that can take their place."""

    house: CentreServices
    goes: Activity
    stays: Activity
    occurrence: Occurrence
    beside: Occurrence
    items: dict[str, tuple[Any, Any]]
    """By table, two items of a list: the first can become the second."""
    person: Volunteer
    participant: Participant
    double: Participant
    thing: Thing
    matter: Matter
    offer: PlacementOffer
    placement: Placement

    def target(self, table: str) -> UUID:
        """What a row for this table points to."""
        if table in self.items:
            return self.items[table][0].id  # type: ignore[no-any-return]
        return {
            "activity": self.goes.id,
            "occurrence": self.occurrence.id,
            "volunteer": self.person.id,
            "participant": self.participant.id,
            "thing": self.thing.id,
            "matter": self.matter.id,
            "placement_offer": self.offer.id,
            "placement": self.placement.id,
        }[table]


@pytest.fixture(scope="module")
def prepared(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Scene]:
    """The scene in a file of its own, made once."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("scene") / "buurthuis.db"))
    with closing(Database(path)) as database:
        return path, _set(services_of(database, FixedClock(TODAY)))


@pytest.fixture
def database_path(prepared: tuple[Path, Scene], tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(prepared[0], tmp_path / "buurthuis.db"))


@pytest.fixture
def scene(house: CentreServices, prepared: tuple[Path, Scene]) -> Scene:
    """The scene in the file of the test."""
    return replace(prepared[1], house=house)


def _set(house: CentreServices) -> Scene:
    """Two activities on the same Sundays, a person, a room and a tally kind that nothing points to."""
    centre = house.centre.id
    goes, stays = (
        house.planning.keep(
            Activity(
                id=new_id(),
                centre_id=centre,
                title=title,
                first=dt.date(2026, 11, 22),
                rule=Weekly(weekdays=frozenset({6})).text(),
                starts=dt.time(10),
                ends=dt.time(12),
            ),
            new=True,
        ).value
        for title in ("Koffie", "Inloop")
    )
    more: dict[type[Any], dict[str, Any]] = {
        Room: {},
        Area: {},
        Theme: {},
        TargetGroup: {},
        ActivityKind: {"colour": 0, "position": 9},
        TallyKind: {"role": TallyRole.ASIDE, "position": 9},
        Duty: {"position": 9},
    }
    items = {
        schema.table_of(record).name: tuple(
            record(id=new_id(), centre_id=centre, name=name, **fields) for name in ("een", "ander")
        )
        for record, fields in more.items()
    }
    person = Volunteer(id=new_id(), centre_id=centre, name="Ria")
    participant = Participant(id=new_id(), centre_id=centre, name="Bo B.", noted_on=SUNDAY)
    double = replace(participant, id=new_id(), name="Bob B.")
    thing = Thing(id=new_id(), centre_id=centre, name="Tent")
    matter = Matter(id=new_id(), centre_id=centre, title="Licht", since=YESTERDAY)
    offer = PlacementOffer(id=new_id(), centre_id=centre, title="Bar", since=YESTERDAY)
    taken, learner = replace(offer, id=new_id()), replace(person, id=new_id(), name="Bo")
    placement = Placement(
        id=new_id(), offer_id=taken.id, volunteer_id=learner.id, since=YESTERDAY, until=TUESDAY
    )
    with house.database.begin() as work:
        work.store(Participant).add(participant, double)
        work.store(Thing).add(thing)
        work.store(Matter).add(matter)
        for pair in items.values():
            work.store(type(pair[0])).add(*pair)
        work.store(Volunteer).add(person, learner)
        work.store(PlacementOffer).add(offer, taken)
        work.store(Placement).add(placement)
        (occurrence,) = work.store(Occurrence).find(activity_id=goes.id, date=SUNDAY)
        (beside,) = work.store(Occurrence).find(activity_id=stays.id, date=SUNDAY)
    return Scene(
        house=house,
        goes=goes,
        stays=stays,
        occurrence=occurrence,
        beside=beside,
        items=items,
        person=person,
        participant=participant,
        double=double,
        thing=thing,
        matter=matter,
        offer=offer,
        placement=placement,
    )


def _now(scene: Scene) -> Activity:
    return scene.house.plan.activity(scene.goes.id)


def _merge(scene: Scene) -> Done[Any]:
    return scene.house.merging.merge(scene.goes.id, scene.stays.id)


def _remove_activity(scene: Scene) -> Done[Any]:
    return scene.house.planning.remove(scene.goes)


def _end(scene: Scene) -> Done[Any]:
    return scene.house.planning.end(_now(scene), dt.date(2026, 11, 22))


def _change(scene: Scene) -> Done[Any]:
    mondays = replace(_now(scene), rule=Weekly(weekdays=frozenset({0})).text())
    return scene.house.planning.change(mondays, Scope.THIS_AND_FOLLOWING, SUNDAY)


def _move(scene: Scene) -> Done[Any]:
    return scene.house.planning.move(replace(scene.occurrence, date=dt.date(2026, 12, 1)))


def _call_off(scene: Scene) -> Done[Any]:
    return scene.house.counting.cancel(scene.occurrence.id, "ziek")


def _remove_person(scene: Scene) -> Done[Any]:
    return scene.house.volunteers.remove(scene.person.id)


def _erase(scene: Scene) -> Done[Any]:
    return erase_person(scene.house, scene.person.id)


def _stop(scene: Scene) -> Done[Any]:
    person = scene.house.volunteers.person(scene.person.id)
    stopped = replace(person.volunteer, until=YESTERDAY)
    return scene.house.volunteers.keep(replace(person, volunteer=stopped), new=False)


def _merge_participant(scene: Scene) -> Done[Any]:
    return scene.house.participants.merge(scene.participant.id, scene.double.id)


def _remove_item(table: str, scene: Scene) -> Done[Any]:
    goes, _stays = scene.items[table]
    remove = scene.house.volunteers.remove_duty if table == "duty" else scene.house.lists.remove
    return remove(goes)


def _join(table: str, scene: Scene) -> Done[Any]:
    goes, stays = scene.items[table]
    if table == "duty":
        return scene.house.volunteers.join_duties(goes, stays.id)
    if table == "tally_kind":
        return scene.house.tally_kinds.merge(goes, stays.id)
    return scene.house.lists.join(goes, stays.id)


ACTS: dict[str, dict[str, Callable[[Scene], Done[Any]]]] = {
    "activity": {
        "merge": _merge,
        "remove": _remove_activity,
        "end": _end,
        "change": _change,
    },
    "occurrence": {
        "merge": _merge,
        "remove": _remove_activity,
        "end": _end,
        "change": _change,
        "move": _move,
        "call_off": _call_off,
    },
    "volunteer": {"remove": _remove_person, "erase": _erase, "stop": _stop},
    "participant": {
        "merge": _merge_participant,
        "remove": lambda scene: scene.house.participants.remove(scene.participant),
        "erase": lambda scene: erase_person(scene.house, scene.participant.id),
    },
    "thing": {"remove": lambda scene: scene.house.lending.remove_thing(scene.thing)},
    "placement_offer": {"remove": lambda scene: scene.house.placements.remove_offer(scene.offer)},
    "placement": {"remove": lambda scene: scene.house.placements.remove(scene.placement)},
    "matter": {"remove": lambda scene: scene.house.voices.remove(scene.matter)},
    **{
        table: {"remove": partial(_remove_item, table), "join": partial(_join, table)}
        for table in (
            "room",
            "area",
            "theme",
            "target_group",
            "activity_kind",
            "tally_kind",
            "duty",
        )
    },
}
"""What can be done to each record that others point to."""


def _references() -> Iterator[sa.Column[Any]]:
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            if target_of(column) in ACTS:
                yield column


def _plant(work: Work, column: sa.Column[Any], scene: Scene, target: UUID) -> dict[str, Any]:
    """Add a row that points to the target through that column, and whatever rows it needs itself; its values."""
    values: dict[str, Any] = {}
    for other in column.table.columns:
        date = TUESDAY if column.table is schema.occurrence else SUNDAY  # a day that is not taken
        known = {"centre_id": scene.house.centre.id, "date": date, "activity_id": scene.goes.id}
        pointed = target_of(other)
        if other is column:
            values[other.name] = target
        elif other.name in known and not other.nullable:
            values[other.name] = known[other.name]
        elif other.nullable or other.name == "planned_for":
            values[other.name] = None
        elif other.name == "id":
            values[other.name] = new_id()
        elif pointed is not None:
            values[other.name] = _needed(work, pointed, scene)
        else:
            values[other.name] = _of_type(other)
    work.connection.execute(sa.insert(column.table).values(values))
    return values


def _needed(work: Work, table: str, scene: Scene) -> UUID:
    """A record for another column of the row: a new one, so that nothing else points to it."""
    target = schema.metadata.tables[table]
    made = _plant(work, target.c.id, scene, new_id())
    found: UUID = made["id"]
    return found


def _of_type(column: sa.Column[Any]) -> Any:
    """Some value that a column can hold and that a record can be made of."""
    kind = column.type
    if isinstance(kind, sa.Enum):
        members: Any = kind.enum_class
        wanted = {"confirmed", "visits", "volunteer", "placed"}
        return next((one for one in members if one.value in wanted), next(iter(members)))
    for known, value in (
        (SetOf, frozenset()),
        (Lines, ()),
        (SittingsOf, ()),
        (Stays, ()),
        (UtcMoment, dt.datetime(2026, 11, 1, tzinfo=dt.UTC)),
        (Id, new_id()),
        (sa.Boolean, False),
        (sa.Date, SUNDAY),
        (sa.Time, dt.time(10) if column.name != "ends" else dt.time(12)),
        (sa.Integer, 1),
        (sa.Float, 1.0),
        (sa.LargeBinary, b"x"),
    ):
        if isinstance(kind, known):
            return value
    return (
        "" if column.name == "remark" else "x"
    )  # a remark is something that people leave with a time


def _fate(work: Work, column: sa.Column[Any], row: dict[str, Any], target: UUID) -> Becomes:
    """What became of the row."""
    keys = [key for key in column.table.primary_key.columns if key is not column]
    statement = sa.select(column).where(*(key == row[key.name] for key in keys))
    there = list(work.connection.execute(statement).scalars())
    if target in there:
        return STAYS
    if not there:
        return GOES
    return LET_GO if there == [None] else MOVES


CASES = [(column, act) for column in _references() for act in ACTS[target_of(column) or ""]]


@pytest.mark.parametrize(("column", "act"), CASES, ids=[f"{c}-{act}" for c, act in CASES])
def test_what_points_to_a_record_is_not_forgotten_when_it_changes(
    scene: Scene, everything: Everything, column: sa.Column[Any], act: str
) -> None:
    decided = DECISIONS.get(str(column), {}).get(act)
    assert decided, f"Decide in DECISIONS what becomes of {column} at {act}."
    table = target_of(column)
    assert table is not None
    target = scene.target(table)
    with scene.house.database.begin() as work:
        row = _plant(work, column, scene, target)
        signups.settle_erasure(work)
    before = everything()

    if decided is BLOCKS:
        with pytest.raises(Invalid):
            ACTS[table][act](scene)
        assert everything() == before
        return

    done = ACTS[table][act](scene)
    with scene.house.database.read() as work:
        assert _fate(work, column, row, target) is decided
        if work.connection.dialect.name == "sqlite":  # a server never lets go of a reference
            loose = work.connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            assert not loose
    assert done.undo is not None or act == "erase"
    if done.undo is not None:
        again = done.undo()
        assert everything() == before
        taken_back(again)
        with scene.house.database.read() as work:
            assert _fate(work, column, row, target) is decided


def test_nothing_is_decided_about_columns_that_are_not_there() -> None:
    assert set(DECISIONS) == {str(column) for column in _references()}
    for column in _references():
        assert DECISIONS[str(column)].keys() == ACTS[target_of(column) or ""].keys(), column


def test_every_column_that_holds_an_id_says_what_it_points_to() -> None:
    loose = {
        str(column)
        for table in schema.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Id) and column.name != "id" and target_of(column) is None
    }
    assert loose == UNTIED.keys()
