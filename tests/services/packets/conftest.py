"""An office and its doors, each with a file of its own, and a folder between them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, AskedField, Occurrence
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.packets.taking_in import PacketsTaken
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done


class Between(Struct, frozen=True, kw_only=True):
    """The office, the folder or stick, and how a door is made."""

    office: CentreServices
    folder: Path
    open_door: Callable[[str], CentreServices]

    def take_in(self) -> PacketsTaken:
        """All that lies in the folder, into the office."""
        return self.taking_in().value

    def taking_in(self) -> Done[PacketsTaken]:
        """The same, to be undone."""
        return self.office.taking_in.take_in(self.folder)

    def bring(self, door: CentreServices) -> PacketsTaken:
        """What happened at the door, to the office."""
        door.sending.send(self.folder)
        return self.take_in()

    def questions(self) -> tuple[str, ...]:
        """What is asked at the office."""
        return tuple(asked.sentence for asked in self.office.taking_in.to_decide().questions)

    def answer(self, *, agree: bool) -> None:
        """The first question."""
        asked = self.office.taking_in.to_decide().questions[0]
        self.office.taking_in.decide(asked.id, agree=agree)


@pytest.fixture
def between(house: CentreServices, coffee: Activity, tmp_path: Path) -> Iterator[Between]:
    """Doors know the coffee mornings. `open_door` may be called for several, and for one again as it was made."""
    assert coffee.centre_id == house.centre.id
    folder = tmp_path / "stick"
    folder.mkdir()
    opened: list[Database] = []

    def open_door(name: str) -> CentreServices:
        made = tmp_path / f"{name}.db"
        if not made.exists():
            house.door_files.make(name, made)
        path = Path(shutil.copy(made, tmp_path / f"{name}-{len(opened)}.db"))
        database = Database(path)
        opened.append(database)
        return CentreServices(database, house.clock, COORDINATOR, house.centre)

    yield Between(office=house, folder=folder, open_door=open_door)
    for database in opened:
        database.close()


def numbers(house: CentreServices) -> dict[tuple[UUID, UUID], int]:
    """Every count there is."""
    with house.database.read() as work:
        return {
            (count.occurrence_id, count.kind_id): count.number for count in work.store(Count).find()
        }


def occurrence_of(house: CentreServices, key: UUID) -> Occurrence:
    """An occurrence as it is kept."""
    with house.database.read() as work:
        found = work.store(Occurrence).get(key)
    assert found is not None
    return found


def story_of(house: CentreServices, key: UUID) -> Story | None:
    """A story as it is kept."""
    with house.database.read() as work:
        return work.store(Story).get(key)


def change(house: CentreServices, occurrence: Occurrence, **fields: object) -> None:
    """Somebody at the office changes an occurrence."""
    with house.database.begin() as work:
        current = occurrence_of(house, occurrence.id)
        work.store(Occurrence).replace(replace(current, **fields))  # type: ignore[arg-type]


def first_kinds(house: CentreServices) -> tuple[TallyKind, ...]:
    """The kinds that stand on each card."""
    with house.database.read() as work:
        return tuple(kind for kind in work.store(TallyKind).find() if kind.on_card)


@pytest.fixture
def listed(house: CentreServices, coffee: Activity) -> Activity:
    """The coffee mornings ask people to sign up; there is room for two."""
    asking = replace(coffee, sign_up=True, capacity=2, asks=frozenset({AskedField.REMARK}))
    return house.planning.keep(asking, new=False).value


def sign_up(house: CentreServices, at: Occurrence, name: str) -> SignUp:
    """Somebody signs up."""
    blank = SignUp(
        id=new_id(),
        centre_id=house.centre.id,
        activity_id=at.activity_id,
        occurrence_id=at.id,
        name=name,
    )
    return house.signing.sign_up(blank).value.sign_up


def people_of(house: CentreServices, at: Occurrence) -> tuple[SignUp, ...]:
    """Who signed up for it."""
    return house.signing.list_of(at.activity_id, at.id).sign_ups
