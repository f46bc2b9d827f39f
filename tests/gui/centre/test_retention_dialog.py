"""What is erased is told before and after, with how many people, in the window and in its dialog."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.centre.retention_dialog import RetentionDialog
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import SAMPLES
from tests.gui.hands import at_desk, of_kind


@pytest.fixture
def desk(
    house: CentreServices,
    tmp_path: Path,
    look: WindowTheme,  # noqa: ARG001 - the window as people see it
) -> Iterator[Desk]:
    importing = house.people_importing
    importing.keep(importing.read(SAMPLES / "vrijwilligers.xlsx"))
    with at_desk(house, tmp_path) as made:
        yield made


def start(desk: Desk, clock: FixedClock, days: int = 0) -> str:
    """What stands above the tabs when the program starts, so many days later."""
    clock.moment += dt.timedelta(days=days)
    desk.window.notice.hide()
    desk.operations.run(desk.house.keeping.erase_due, desk.rounds._erased)
    desk.operations.wait()
    return "" if desk.window.notice.isHidden() else desk.window.notice.sentence


def test_the_start_says_how_many_people_will_go_and_went_and_lets_it_be_taken_back(
    desk: Desk, clock: FixedClock, house: CentreServices
) -> None:
    there = len(house.volunteers.people())
    assert start(desk, clock).startswith("Vanaf 22-12-2026 worden de gegevens van 5 mensen gewist")
    assert start(desk, clock, 1) == ""
    assert "De gegevens van 5 mensen zijn gewist" in start(desk, clock, 29)
    assert len(house.volunteers.people()) == there - 5
    desk.menu.show_retention()
    dialog = of_kind(RetentionDialog, desk.menu.dialog)
    desk.operations.wait()
    assert dialog.back_button.isVisible()
    dialog.back_button.click()
    desk.operations.wait()
    assert len(house.volunteers.people()) == there
    assert "teksten zijn terug" in dialog.outcome.text()
    assert not dialog.back_button.isVisible()
    dialog.done(0)


def test_erasing_at_once_is_asked_first_with_what_it_is_about(
    desk: Desk, house: CentreServices
) -> None:
    there = len(house.volunteers.people())
    desk.menu.show_retention()
    dialog = of_kind(RetentionDialog, desk.menu.dialog)
    desk.operations.wait()
    dialog.erase_button.click()
    assert dialog.question is not None
    assert "Gegevens van vrijwilligers (5)" in dialog.question.text()
    assert len(house.volunteers.people()) == there
    dialog.question.done(0)
    dialog.erase()
    desk.operations.wait()
    assert "met de gegevens van 5 mensen" in dialog.outcome.text()
    assert len(house.volunteers.people()) == there - 5
    dialog.done(0)


def test_who_still_comes_is_kept_by_another_last_day(desk: Desk, house: CentreServices) -> None:
    gone = house.volunteer_terms.soon()[0].volunteer
    person = house.volunteers.person(gone.id)
    house.volunteers.keep(
        replace(person, volunteer=replace(person.volunteer, until=None)), new=False
    )
    assert gone.id not in [each.volunteer.id for each in house.volunteer_terms.soon()]
    assert desk.window.isVisible()
