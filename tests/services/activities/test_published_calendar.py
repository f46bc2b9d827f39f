"""The plan at a fixed place: written anew when it changed, left alone when not, and what goes wrong is remembered."""

from pathlib import Path

import icalendar
import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.planned import Scope
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices


@pytest.fixture(autouse=True)
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "computer"))


@pytest.fixture
def website(tmp_path: Path) -> Path:
    folder = tmp_path / "website"
    folder.mkdir()
    return folder


def titles(file: Path) -> set[str]:
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return {str(event["SUMMARY"]) for event in events}


def test_it_is_written_at_once_and_again_when_the_plan_changed(
    house: CentreServices, coffee: Activity, website: Path
) -> None:
    published = house.published_calendar
    assert published.publish().folder == ""
    state = published.choose(website)
    assert (state.file, state.failure) == (website / "programma.ics", "")
    assert titles(state.file) == {coffee.title}
    house.planning.change(replace(coffee, title="Thee-inloop"), Scope.WHOLE, house.clock.today())
    assert published.publish().published_at is not None
    assert titles(state.file) == {"Thee-inloop"}
    assert [file.name for file in website.iterdir()] == ["programma.ics"]
    assert published.state() == published.publish()


def test_what_did_not_change_is_not_written(
    house: CentreServices,
    coffee: Activity,  # noqa: ARG001 - there must be a plan
    website: Path,
) -> None:
    file = house.published_calendar.choose(website).file
    before = file.stat().st_mtime_ns
    assert house.published_calendar.publish().failure == ""
    assert file.stat().st_mtime_ns == before


def test_a_folder_that_is_gone_is_told_and_tried_again(
    house: CentreServices, coffee: Activity, website: Path
) -> None:
    published = house.published_calendar
    file = published.choose(website).file
    file.unlink()
    website.rmdir()
    assert "is er niet" in published.publish().failure
    assert published.state().page.startswith("als-het-niet-lukt#")
    website.mkdir()
    assert published.publish().failure == ""
    assert titles(file) == {coffee.title}


def test_it_ends_when_nothing_is_chosen_and_the_door_does_not_choose(
    house: CentreServices, website: Path, house_for: object
) -> None:
    house.published_calendar.choose(website)
    assert house.published_calendar.choose(None).folder == ""
    assert house.published_calendar.publish().published_at is None
    assert callable(house_for)
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).published_calendar.choose(website)
