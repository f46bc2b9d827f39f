"""Shared by all tests: no screen, never the user's own data, and a prepared database file copied for each test."""

import atexit
import datetime as dt
import gc
import importlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy
from hypothesis import HealthCheck, settings
from nacl.pwhash.argon2id import MEMLIMIT_MIN, OPSLIMIT_MIN
from sqlalchemy import Engine

os.environ["QT_QPA_PLATFORM"] = "offscreen"
_MEMORY = Path("/dev/shm")  # noqa: S108 - every file in it gets a folder of its own
if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > 4 * 1024**3:
    tempfile.tempdir = str(_MEMORY)  # a disk lets each of the thousands of commits wait
_DATA = tempfile.mkdtemp(prefix="buurthuis-")
os.environ["BUURTHUIS_DATA"] = _DATA
os.environ["BUURTHUIS_COMPUTER"] = f"{_DATA}/computer"
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)

from buurthuis_app.demo import fill  # noqa: E402
from buurthuis_app.domain.activities.activity import Activity  # noqa: E402 - after the surroundings are set
from buurthuis_app.domain.activities.recurrence import Weekly  # noqa: E402
from buurthuis_app.domain.centre.centre import Room  # noqa: E402
from buurthuis_app.domain.shared.ids import new_id  # noqa: E402
from buurthuis_app.domain.shared.permissions import COORDINATOR, Actor, Profile  # noqa: E402
from buurthuis_app.domain.shared.progress import Progress, silently  # noqa: E402
from buurthuis_app.persistence import database as database_module  # noqa: E402
from buurthuis_app.persistence import upgrade  # noqa: E402
from buurthuis_app.persistence.database import Database, speaking  # noqa: E402
from buurthuis_app.persistence.integrity import file_check  # noqa: E402
from buurthuis_app.sealing import pin_hash  # noqa: E402
from buurthuis_app.services.centre.centres import Centres  # noqa: E402
from buurthuis_app.services.registry import CentreServices  # noqa: E402
from buurthuis_app.services.shared.clock import Clock, FixedClock  # noqa: E402
from buurthuis_app.vault.key_wrapping import Cost  # noqa: E402

if TYPE_CHECKING:
    from tests.private_server import PrivateServer

settings.register_profile(
    "suite",
    max_examples=30,
    deadline=None,  # two cores shared with other work say nothing about the code
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    print_blob=False,
)
# A test whose examples take long asks for a part of these: settings().max_examples // 3.
settings.register_profile("torture", settings.get_profile("suite"), max_examples=1000)
settings.load_profile("suite")


class Engines:
    """Every test has a file and an engine of its own; what SQLAlchemy compiled for one of them serves the others."""

    first: Engine | None = None

    def make(self, *arguments: Any, **options: Any) -> Engine:
        """An engine that speaks and remembers as the first one does: all that the program ever asks."""
        options["query_cache_size"] = 10_000  # of all tests together
        made = sqlalchemy.create_engine(*arguments, **options)
        if self.first is None:
            self.first = made
        else:
            made.dialect = self.first.dialect
            made._compiled_cache = self.first._compiled_cache
        return made


vars(database_module)["create_engine"] = Engines().make


def _known_shapes() -> Callable[[sqlite3.Connection], str]:
    """What a file's tables are follows from how they are written down in it, which most tests leave as it is."""
    shapes, tell = dict[str, str](), file_check.shape

    def shape(connection: sqlite3.Connection) -> str:
        (written,) = connection.execute(
            "SELECT group_concat(type || ' ' || name || ' ' || ifnull(sql, ''), char(10)) FROM sqlite_schema"
        ).fetchone()
        if written not in shapes:
            shapes[written] = tell(connection)
        return shapes[written]

    return shape


vars(file_check)["shape"] = _known_shapes()


class _NewFiles:
    """A file that is made new in this process goes on from a copy of the last one that was made on the way there."""

    def __init__(self) -> None:
        self._migrate, self._configuration = upgrade.migrate, upgrade.configuration
        self._made: dict[str, sqlite3.Connection] = {}

    def migrate(self, path: Path, target: str = "head", progress: Progress = silently) -> None:
        """What `upgrade.migrate` does, in less time when some of it was done before."""
        own = upgrade.configuration is self._configuration and target != "base"
        if not own or (path.exists() and path.stat().st_size):
            self._migrate(path, target, progress)
            return
        nearest = max((revision for revision in self._made if revision <= target), default=None)
        if nearest is not None:
            with speaking(), closing(sqlite3.connect(path)) as new:
                self._made[nearest].backup(new)
        if nearest != target:
            self._migrate(path, target, progress)
            self._made[target] = sqlite3.connect(":memory:", check_same_thread=False)
            with closing(sqlite3.connect(path)) as made:
                made.backup(self._made[target])


vars(upgrade)["migrate"] = _NewFiles().migrate

PIN_COST = {name: vars(pin_hash)[name] for name in ("_OPERATIONS", "_MEMORY")}
"""What the program pays for a code; the tests of it alone pay that too."""
vars(pin_hash).update(_OPERATIONS=OPSLIMIT_MIN, _MEMORY=MEMLIMIT_MIN)

freeze = gc.freeze
"""Sets apart what there is from what the garbage collector looks through."""
# A window does so too, and takes it all back when it closes: for each next test everything that is loaded.
vars(gc)["freeze"] = vars(gc)["unfreeze"] = lambda: None

TODAY = dt.date(2026, 11, 22)
"""A Sunday, the last day of week 47."""

MEASURED = ("domain", "vault")
AFTER_MEASURING = ("hypothesis", "exhaustive")
"""Marks of what `make test` does not do while it measures."""

SAMPLES = Path(__file__).parent / "samples"


MadeOnce = Callable[[str, Callable[[Path], None]], Path]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes longest begins first, or one process would wait for the other at the end; and within a module what
    looks at windows comes together, for dressing and undressing take time: one module ends with it, the next begins so.
    """
    module = {path: n for n, path in enumerate(dict.fromkeys(item.path for item in items))}
    looking = [item for item in items if "look" in getattr(item, "fixturenames", ())]
    ends_so = {
        path: n % 2 == 0 for n, path in enumerate(dict.fromkeys(map(attrgetter("path"), looking)))
    }

    def place(item: pytest.Item) -> tuple[bool, int, bool]:
        looks = "look" in getattr(item, "fixturenames", ())
        long = item.path.parent.name == "gui" or "reliability" in item.path.parts
        return not long, module[item.path], looks is ends_so.get(item.path)

    items.sort(key=place)
    if config.getoption("--after-measuring"):
        done = {item for item in items if _measured(item.path, config) and not _left(item)}
        config.hook.pytest_deselected(items=list(done))
        items[:] = [item for item in items if item not in done]


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """In a new tree each file must be compiled, which takes as long as a tenth of the tests: the second process begins
    with the last file, so that each compiles half of them.
    """
    if os.environ.get("PYTEST_XDIST_WORKER") != "gw1":
        return
    root = session.config.rootpath
    for folder in filter(Path.is_dir, map(root.joinpath, session.config.args)):
        for path in sorted(folder.rglob("test_*.py"), reverse=True):
            if not pytest_ignore_collect(path, session.config):
                with suppress(Exception):  # who collects it says what is wrong with it
                    importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """After measuring only the files that hold something else are read."""
    if not config.getoption("--after-measuring") or collection_path.suffix != ".py":
        return None
    measured = _measured(collection_path, config)
    words = collection_path.read_text(encoding="utf-8") if measured else ""
    return True if measured and not any(word in words for word in AFTER_MEASURING) else None


def _measured(path: Path, config: pytest.Config) -> bool:
    """Whether it is a test of the rules or of the vault."""
    return not {config.rootpath / "tests" / name for name in MEASURED}.isdisjoint(path.parents)


def _left(item: pytest.Item) -> bool:
    """Whether it was left out while coverage was measured."""
    return any(item.get_closest_marker(word) for word in AFTER_MEASURING)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector need not look through it again and again, nor so often."""
    gc.set_threshold(20_000, 20, 20)
    gc.collect()
    freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--dressed",
        action="store_true",
        help="every window in a test with the style sheet, not only those that are looked at",
    )
    parser.addoption(
        "--after-measuring",
        action="store_true",
        help="not what `make test` did already while it measured the rules and the vault",
    )
    parser.addoption(
        "--engine",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="what keeps the data of the services in tests; on both what is marked so",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What is marked `both_engines` is tried on a file and on a server."""
    if "engine" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--engine")
        marked = metafunc.definition.get_closest_marker("both_engines") is not None
        engines = ["sqlite", "postgresql"] if marked and chosen == "sqlite" else [chosen]
        names = [""] if engines == ["sqlite"] else engines
        metafunc.parametrize("engine", engines, ids=names if len(engines) > 1 else None)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Files that take long to make: the first test that asks for one makes it for all processes."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        kept = shared / name
        if not kept.exists():
            new = tmp_path_factory.mktemp("made") / name
            make(new)
            with suppress(FileExistsError):  # another process was first
                os.link(new, kept)
        return kept

    return made


@pytest.fixture(scope="session")
def empty_file(made_once: MadeOnce) -> Path:
    """A file with all its tables, in which no centre was founded."""
    return made_once("empty.db", upgrade.prepare)


@pytest.fixture(scope="session")
def template(made_once: MadeOnce, empty_file: Path) -> Path:
    """A centre with its usual tally kinds and themes and one room, never opened by a test."""

    def found(path: Path) -> None:
        shutil.copy(empty_file, path)
        with closing(Database(path)) as database:
            centre = Centres(database).found("De Schakel", "Heemskerk").value
            with database.begin() as work:
                room = Room(id=new_id(), centre_id=centre.id, name="Grote zaal", capacity=60)
                work.store(Room).add(room)

    return made_once("template.db", found)


@pytest.fixture(scope="session")
def counted_file(made_once: MadeOnce, template: Path) -> Path:
    """The centre of the template with its count sheet of 2025: 6 activities, 5.120 visits, 6 stories."""

    def take_in(path: Path) -> None:
        shutil.copy(template, path)
        with closing(Database(path)) as database:
            importing = services_of(database, FixedClock(TODAY)).importing
            importing.keep(importing.read(SAMPLES / "bezoekers-2025.xlsx"))

    return made_once("counted.db", take_in)


@pytest.fixture(scope="session")
def coffee_file(made_once: MadeOnce, template: Path) -> Path:
    """The centre of the template with its coffee mornings."""

    def plan(path: Path) -> None:
        shutil.copy(template, path)
        with closing(Database(path)) as database:
            plan_coffee(services_of(database, FixedClock(TODAY)))

    return made_once("coffee.db", plan)


@pytest.fixture
def beginning(request: pytest.FixtureRequest) -> Path:
    """The file that the test begins with: the one in which most of what it asks for is there."""
    files = {"taken_in": "counted_file", "coffee": "coffee_file"}
    wanted = (file for what, file in files.items() if what in request.fixturenames)
    file: Path = request.getfixturevalue(next(wanted, "template"))
    return file


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The platform without a screen has two: the usual one of 800 by 800, and an office's of 1280 by 720."""
    screens = os.path.relpath(Path(__file__).with_name("screens.json"))
    return ["buurthuis", "-platform", f"offscreen:configfile={screens}"]


@pytest.fixture(scope="session")
def demo_file(made_once: MadeOnce, empty_file: Path) -> Callable[[int], Path]:
    """The demo centre on 22 November 2026 with so many years behind it, to be read or copied."""

    def make(path: Path, years: int) -> None:
        shutil.copy(empty_file, path)
        with closing(Database(path)) as database:
            fill(database, years=years, today=TODAY)

    return lambda years: made_once(f"demo-{years}.db", lambda path: make(path, years))


@pytest.fixture
def database_path(beginning: Path, tmp_path: Path) -> Path:
    """A copy of it that the test may do anything with."""
    return Path(shutil.copy(beginning, tmp_path / "buurthuis.db"))


@pytest.fixture(scope="session")
def server() -> Iterator["PrivateServer"]:
    """A PostgreSQL of our own; where it is not installed, the test is skipped."""
    from tests.private_server import PrivateServer

    private = PrivateServer()
    yield private
    private.remove()


@pytest.fixture
def quick_files(empty_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written out of a server begins with an empty file, which takes a second to make."""
    monkeypatch.setattr(upgrade, "prepare", lambda path: shutil.copy(empty_file, path))


@pytest.fixture
def database_of(
    request: pytest.FixtureRequest, engine: str, tmp_path: Path
) -> Iterator[Callable[[Path], Database]]:
    """Opens what is in a file, on the engine that is tried: of a file the file itself, on a server a copy."""
    if engine == "postgresql":
        marked = request.node.get_closest_marker("file_only")
        if marked is not None:
            pytest.skip(*marked.args or ["about the file itself"])
        request.getfixturevalue("quick_files")
    with ExitStack() as opened:

        def give(file: Path) -> Database:
            if engine == "sqlite":
                return opened.enter_context(closing(Database(file)))
            private: PrivateServer = request.getfixturevalue("server")
            database = private.holding(file, tmp_path / "buurthuis.db")
            opened.callback(private.drop, database)
            return database

        yield give


@pytest.fixture
def database(
    request: pytest.FixtureRequest, engine: str, database_of: Callable[[Path], Database]
) -> Database:
    """The opened copy."""
    if engine == "sqlite":
        return database_of(request.getfixturevalue("database_path"))
    return database_of(request.getfixturevalue("beginning"))


@pytest.fixture
def clock() -> FixedClock:
    """Stands on Sunday 22 November 2026, ten o'clock, until a test moves it."""
    return FixedClock(TODAY)


@pytest.fixture(autouse=True)
def own_computer(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer of its own for each test: what it has seen before is nothing."""
    folder = Path(_DATA) / "computers" / new_id().hex
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(folder))
    return folder


@pytest.fixture
def house_for(database: Database, clock: FixedClock) -> Callable[[Profile], CentreServices]:
    """The use cases of the centre on behalf of a profile. Guessing a passphrase of it is cheap, to save time."""
    return lambda profile: services_of(database, clock, profile)


def services_of(
    database: Database, clock: Clock, profile: Profile = COORDINATOR.profile
) -> CentreServices:
    """The use cases of the centre that a database holds."""
    centre = Centres(database).first()
    assert centre is not None
    house = CentreServices(database, clock, Actor(profile=profile), centre)
    house.passphrase_cost = Cost(memory=8, passes=1)
    return house


@pytest.fixture
def house(house_for: Callable[[Profile], CentreServices]) -> CentreServices:
    """The use cases of the centre on behalf of the coordinator."""
    return house_for(COORDINATOR.profile)


@pytest.fixture
def taken_in(house: CentreServices) -> CentreServices:
    """The centre as it is once its count sheet of 2025 was taken in: 6 activities, 5.120 visits, 6 stories."""
    return house


@pytest.fixture
def coffee(house: CentreServices) -> Activity:
    """A coffee morning, each Sunday from 1 November 2026: three Sundays are over, the fourth is today."""
    with house.database.read() as work:
        planned = work.store(Activity).find(title="Koffie-inloop")
    return planned[0] if planned else plan_coffee(house)


def plan_coffee(house: CentreServices) -> Activity:
    """Plan those mornings."""
    return house.planning.keep(
        Activity(
            id=new_id(),
            centre_id=house.centre.id,
            title="Koffie-inloop",
            first=dt.date(2026, 11, 1),
            rule=Weekly(weekdays=frozenset({6})).text(),
            starts=dt.time(10),
            ends=dt.time(12),
            led_by="Ria S.",
        ),
        new=True,
    ).value
