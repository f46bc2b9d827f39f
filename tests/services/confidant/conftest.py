"""A confidant with her register, set up and open."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from msgspec import Struct

from buurthuis_app.domain.confidant.sealed_records import SealedRecord
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.confidant import stirring
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of

PASSPHRASE = "lopen fiets maan boter kaas zeven"  # noqa: S105 - of an invented confidant


class Confidant(Struct):
    """Who she is, what she knows, and her open register."""

    id: UUID
    passphrase: str
    paper: str
    register: UnlockedRegister


def somebody(house: CentreServices, name: str = "") -> UUID:
    """Somebody on the page, with a name of her own."""
    name = name or f"Els {len(house.confidants.page().confidants)}"
    blank = replace(house.confidants.blank(), name=name, phone="0612345678")
    return house.confidants.keep(blank, new=True).value.id


def rows_kept(register: UnlockedRegister) -> list[SealedRecord]:
    """The rows in the file that hold something, as far as she knows."""
    session = register._session
    with session.read() as work:
        rows = work.store(SealedRecord).find()
    return [row for row in rows if row.id not in session.safe.contents.fillers]


def set_up_for(house: CentreServices) -> Confidant:
    """A register that was just set up, and is open."""
    confidant_id = somebody(house)
    founding = house.confidant_register.begin(confidant_id, PASSPHRASE, PASSPHRASE)
    paper = founding.recovery_key
    register = house.confidant_register.activate(founding, paper)
    return Confidant(id=confidant_id, passphrase=PASSPHRASE, paper=paper, register=register)


@pytest.fixture(autouse=True)
def little_stirring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each write seals a few other records anew: what is seen from outside has tests of its own, with all of them."""
    monkeypatch.setattr(stirring, "MOST", 2)


@pytest.fixture
def set_up(house: CentreServices) -> Callable[[], Confidant]:
    """Set the register up for a first confidant."""
    return lambda: set_up_for(house)


class Founded(Struct, frozen=True):
    """A register that was set up: the folder of the data, what that computer knows, and her secrets."""

    folder: Path
    computer: Path
    confidant: Confidant


@pytest.fixture(scope="session")
def founded(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """Set up once, and closed."""
    folder, computer = tmp_path_factory.mktemp("founded"), tmp_path_factory.mktemp("computer")
    path = Path(shutil.copy(template, folder / "buurthuis.db"))
    with closing(Database(path)) as database, pytest.MonkeyPatch.context() as patch:
        patch.setenv("BUURTHUIS_COMPUTER", str(computer))
        made = set_up_for(services_of(database, FixedClock(TODAY)))
        made.register.close()
    return Founded(folder, computer, made)


@pytest.fixture
def database_path(request: pytest.FixtureRequest, database_path: Path) -> Path:
    """A copy in which the register is there, where the test asks for it."""
    if "confidant" in request.fixturenames:
        known: Founded = request.getfixturevalue("founded")
        shutil.copytree(known.folder, database_path.parent, dirs_exist_ok=True)
    return database_path


@pytest.fixture
def confidant(
    request: pytest.FixtureRequest, house: CentreServices, engine: str, own_computer: Path
) -> Confidant:
    """A first confidant whose register is open."""
    if engine != "sqlite":
        return set_up_for(house)
    known: Founded = request.getfixturevalue("founded")
    shutil.copytree(known.computer, own_computer, dirs_exist_ok=True)
    register = house.confidant_register.unlock(PASSPHRASE)
    made = known.confidant
    return Confidant(id=made.id, passphrase=PASSPHRASE, paper=made.paper, register=register)
