"""How papers look: their sections, the foreword and the logo, each undone and each remembered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from buurthuis_app.domain.overviews.section_order import Arrangement
from buurthuis_app.domain.shared.periods import month, year
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.settings import LONGEST_FOREWORD
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices

CHOSEN = Arrangement(order=("method", "chart", "activities"), left_out=frozenset({"kinds"}))
KEYS = ("chart", "activities", "kinds", "stories")


@pytest.mark.parametrize(
    ("arrangement", "wanted"),
    [
        (Arrangement(), KEYS),
        (Arrangement(left_out=frozenset({"kinds"})), ("chart", "activities", "stories")),
        (
            Arrangement(order=("stories", "chart", "activities", "kinds")),
            ("stories", "chart", "activities", "kinds"),
        ),
        # A section that came later stands after the one it follows by itself.
        (
            Arrangement(order=("stories", "activities", "chart")),
            ("stories", "activities", "kinds", "chart"),
        ),
        # A first section that is new stands first; one that is gone is forgotten.
        (Arrangement(order=("stories", "was_there")), ("chart", "activities", "kinds", "stories")),
    ],
)
def test_sections_stand_as_they_were_arranged(
    arrangement: Arrangement, wanted: tuple[str, ...]
) -> None:
    assert arrangement.of(KEYS) == wanted


def test_an_arrangement_holds_for_its_year_and_those_after(house: CentreServices) -> None:
    assert house.presenting.arrangement(year(2026)) == Arrangement()
    done = house.presenting.arrange(year(2025), CHOSEN)
    assert house.presenting.arrangement(year(2025)) == CHOSEN
    assert house.presenting.arrangement(year(2027)) == CHOSEN
    assert house.presenting.arrangement(year(2024)) == Arrangement()
    assert house.presenting.arrangement(month(2026, 3)) == Arrangement()
    assert done.undo is not None
    again = done.undo()
    assert house.presenting.arrangement(year(2025)) == Arrangement()
    assert again.undo is not None
    again.undo()
    assert house.presenting.arrangement(year(2025)) == CHOSEN


def test_a_left_out_section_is_not_in_the_paper(house: CentreServices) -> None:
    before = [key for key, _title in house.overviews.sections(year(2026))]
    assert "chart" in before
    assert "numbers" not in before
    house.presenting.arrange(year(2026), Arrangement(left_out=frozenset({"chart"})))
    document = house.overviews.document(year(2026))
    keys = [section.key for section in document.sections]
    assert keys[0] == "numbers"
    assert keys[-1] == "method"
    assert "chart" not in keys


def test_a_foreword_is_kept_with_its_year_and_printed(house: CentreServices) -> None:
    done = house.presenting.write_foreword(year(2026), "Beste lezer,\n\nDit was ons jaar.", seen="")
    assert house.presenting.foreword(year(2026)).startswith("Beste lezer")
    assert house.presenting.foreword(year(2025)) == ""
    document = house.overviews.document(year(2026))
    assert document.sections[0].key == "foreword"
    with pytest.raises(Conflict):
        house.presenting.write_foreword(year(2026), "Iets anders", seen="")
    assert done.undo is not None
    done.undo()
    assert house.presenting.foreword(year(2026)) == ""


def test_what_is_asked_of_the_council_is_kept_with_its_year_and_printed_last(
    house: CentreServices,
) -> None:
    house.presenting.write_asked(year(2026), " Een plek voor de jongeren. ", seen="")
    assert house.presenting.asked(year(2026)) == "Een plek voor de jongeren."
    assert house.presenting.asked(year(2025)) == ""
    assert house.overviews.council(year(2026)).sections[-1].key == "asked"
    with pytest.raises(Conflict):
        house.presenting.write_asked(year(2026), "Geld.", seen="")


def test_an_undo_of_a_foreword_looks_whether_it_is_still_there(house: CentreServices) -> None:
    first = house.presenting.write_foreword(year(2026), "Een", seen="")
    house.presenting.write_foreword(year(2026), "Twee", seen="Een")
    assert first.undo is not None
    with pytest.raises(Conflict):
        first.undo()
    assert house.presenting.foreword(year(2026)) == "Twee"


def test_a_foreword_as_long_as_a_book_is_refused(house: CentreServices) -> None:
    with pytest.raises(Invalid, match=r"6000|langer"):
        house.presenting.write_foreword(year(2026), "x" * (LONGEST_FOREWORD + 1), seen="")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    Image.new("RGBA", (400, 120), (11, 110, 105, 255)).save(path)
    return path


def test_a_logo_stands_on_the_papers_until_it_is_taken_away(
    house: CentreServices, picture: Path
) -> None:
    presenting = house.presenting
    first = presenting.name(presenting.named()[0], presenting.read_logo(picture))
    kept = presenting.named()[1]
    assert kept is not None
    assert (kept.width, kept.height) == (400, 120)
    document = house.overviews.document(year(2026))
    assert document.logo == kept
    taken = presenting.name(presenting.named()[0], None)
    assert presenting.named()[1] is None
    assert taken.undo is not None
    taken.undo()
    assert presenting.named()[1] == kept
    presenting.name(presenting.named()[0], None)
    assert first.undo is not None
    with pytest.raises(Conflict):
        first.undo()


def test_name_town_and_logo_change_in_one_step_and_back(
    house: CentreServices, picture: Path
) -> None:
    before = house.presenting.named()
    logo = house.presenting.read_logo(picture)
    done = house.presenting.name(replace(before[0], name=" Het Anker ", town="Alkmaar"), logo)
    now, shown = house.presenting.named()
    assert (now.name, now.town) == ("Het Anker", "Alkmaar")
    assert shown is not None
    assert done.undo is not None
    again = done.undo()
    back, gone = house.presenting.named()
    assert (back.name, back.town, gone) == (before[0].name, before[0].town, None)
    assert again.undo is not None
    again.undo()
    assert house.presenting.named()[0].name == "Het Anker"
    with pytest.raises(Conflict):
        house.presenting.name(before[0], None)
    with pytest.raises(Invalid):
        house.presenting.name(replace(house.presenting.named()[0], name=" "), None)


def test_a_form_that_was_open_does_not_bring_the_former_logo_back(
    house: CentreServices, picture: Path
) -> None:
    presenting = house.presenting
    opened = presenting.named()
    presenting.name(opened[0], presenting.read_logo(picture))
    with pytest.raises(Conflict):
        presenting.name(*opened)
    assert presenting.named()[1] is not None


def test_the_door_and_the_board_change_nothing(
    house_for: Callable[[Profile], CentreServices], picture: Path
) -> None:
    for profile in (Profile.DOOR, Profile.BOARD):
        house = house_for(profile)
        logo = house.presenting.read_logo(picture)
        with pytest.raises(NotAllowed):
            house.presenting.name(house.centre, logo)
        with pytest.raises(NotAllowed):
            house.presenting.arrange(year(2026), CHOSEN)
        with pytest.raises(NotAllowed):
            house.presenting.write_foreword(year(2026), "x", seen="")
