"""A growing sheet of the centre knows an activity by the name it had before."""

from pathlib import Path

import pytest

from buurthuis_app import cli
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.conftest import SAMPLES
from tests.services.undoing import taken_back

SHEET = SAMPLES / "bezoekers-2025.xlsx"
YEAR = year(2025)


def titled(house: CentreServices, title: str) -> Activity:
    return next(one.activity for one in house.plan.activities() if one.activity.title == title)


@pytest.fixture
def renamed(house: CentreServices) -> Activity:
    """The first activity of the sheet, under a name that the sheet does not know."""
    house.importing.keep(house.importing.read(SHEET))
    first = house.harvest.overview(YEAR).activities[0]
    was = titled(house, first.title)
    return house.planning.keep(replace(was, title="Ontmoeten"), new=False).value


@pytest.fixture
def folder_of_nothing(tmp_path: Path) -> list[str]:
    return ["--data", str(tmp_path), "import", "counts", str(SHEET)]


def test_a_renamed_activity_is_recognised_when_the_same_sheet_is_read_again(
    house: CentreServices, renamed: Activity
) -> None:
    file = house.importing.read(SHEET)
    (former,) = renamed.former_titles
    assert house.importing.preview(file).nothing_new
    assert house.importing.suggestion(file).understanding.activities[name_key(former)] == renamed.id
    assert house.importing.keep(file).value.nothing_new
    assert house.harvest.overview(YEAR).figures.visits == 5120


@pytest.mark.file_only
def test_the_command_line_says_so_too(
    house: CentreServices,
    renamed: Activity,
    database_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del renamed
    house.database.close()
    folder = ["--data", str(database_path.parent), "import", "counts", str(SHEET)]
    for more in (["--dry-run"], []):
        assert cli.run([*folder, *more]) == cli.GOOD
        said = capsys.readouterr().out
        assert "niets nieuws" in said
        assert "Nieuwe activiteiten" not in said


def test_the_command_line_names_the_activities_that_it_does_not_know(
    folder_of_nothing: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*folder_of_nothing, "--dry-run"]) == cli.GOOD
    said = capsys.readouterr().out
    assert "Nieuwe activiteiten: " in said
    assert "niets nieuws" not in said


def test_names_are_kept_through_renames_and_an_undo_forgets_one(
    house: CentreServices, coffee: Activity
) -> None:
    once = house.planning.keep(replace(coffee, title="Thee"), new=False)
    twice = house.planning.keep(replace(once.value, title="Koffie en thee"), new=False)
    assert twice.value.former_titles == ("Koffie-inloop", "Thee")
    back = house.planning.keep(replace(twice.value, title="Thee"), new=False)
    assert back.value.former_titles == ("Koffie-inloop", "Koffie en thee")
    taken_back(back)
    assert house.plan.activity(coffee.id).former_titles == ("Koffie-inloop", "Thee")


def test_what_was_merged_is_known_by_both_names(house: CentreServices, coffee: Activity) -> None:
    tea = house.planning.keep(
        replace(coffee, id=new_id(), title="Thee", former_titles=()), new=True
    ).value
    house.merging.merge(tea.id, coffee.id)
    assert house.plan.activity(coffee.id).former_titles == ("Thee",)
