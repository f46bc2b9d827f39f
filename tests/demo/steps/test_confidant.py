"""The demo's confidant: a page, a register that opens with the words on it, and last year's figures."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from buurthuis_app.demo import fill
from buurthuis_app.demo.steps.confidant import PASSPHRASE
from buurthuis_app.domain.confidant.case import CaseKind
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.confidant.key_holders import Alarm
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import services_of

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def demo_house(
    demo_file: Callable[[int], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CentreServices]:
    database = Database(Path(shutil.copy(demo_file(1), tmp_path_factory.mktemp("demo"))))
    yield services_of(database, FixedClock(TODAY))
    database.close()


def test_the_page_tells_the_passphrase_of_the_example(demo_house: CentreServices) -> None:
    (confidant,) = demo_house.confidants.page().confidants
    assert PASSPHRASE in confidant.about
    found = demo_house.confiding.holders()
    assert found.alarm is Alarm.UNKNOWN
    assert demo_house.confiding.trust(found.words[0]).ready


def test_the_register_holds_messages_and_cases_of_this_year(demo_house: CentreServices) -> None:
    register = demo_house.confidant_register.unlock(PASSPHRASE)
    assert len(register.messages().all) == 2
    cases = register.cases()
    assert {case.reported_on.year for case in cases.all} == {TODAY.year}
    assert (cases.damaged, register.messages().damaged) == (0, 0)


def test_last_years_figures_were_released_with_small_ones_hidden(
    demo_house: CentreServices,
) -> None:
    released = demo_house.confidant_figures.released(TODAY.year - 1)
    assert released is not None
    assert released.total(CaseKind.REPORT).text == "13"
    assert released.hides
    assert released.release.prevention
    assert demo_house.confidant_figures.released(TODAY.year) is None


def test_making_the_demo_trusts_nothing_on_this_computer(
    own_computer: Path, tmp_path: Path, empty_file: Path
) -> None:
    database = Database(Path(shutil.copy(empty_file, tmp_path)))
    fill(database, years=1, today=TODAY)
    database.close()
    assert not own_computer.exists()
