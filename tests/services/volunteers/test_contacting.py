"""What goes out to reach volunteers is no more than is needed, and only the coordinator gives it."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.problems import Refused
from buurthuis_app.domain.volunteers.letter import Letter
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.papers import files
from buurthuis_app.services.registry import CentreServices


@pytest.fixture
def people(house: CentreServices) -> tuple[Volunteer, ...]:
    blank = house.volunteers.blank().volunteer
    ria = replace(
        blank,
        name="Ria de Groot",
        phone="06 12 34 56 78",
        email="ria@example.org",
        address="Kerkstraat 1, 1234 AB Rivierenstad",
        remark="hart",
        birth_year=1950,
    )
    return (ria, replace(blank, name="Bo Nijs"))


def test_a_card_holds_how_to_reach_somebody_and_nothing_else(
    house: CentreServices, people: tuple[Volunteer, ...], tmp_path: Path
) -> None:
    target = tmp_path / "contacten.vcf"
    house.contacting.write_cards(people, target)
    [card] = target.read_text(encoding="utf-8").split("END:VCARD\n")[:-1]
    assert "FN:Ria de Groot" in card
    assert "TEL:0612345678" in card
    assert "EMAIL:ria@example.org" in card
    assert not {word for word in ("hart", "1950", "Kerkstraat", "Bo") if word in card}


def test_each_gets_a_letter_of_her_own(
    house: CentreServices, people: tuple[Volunteer, ...]
) -> None:
    letter = Letter(
        subject="Feest", text="Beste {voornaam},\n" + "Lange zin over het feest. " * 220
    )
    paper = house.contacting.letters(people, letter)
    with pypdfium2.PdfDocument(io.BytesIO(paper.content)) as opened:
        pages = [page.get_textpage().get_text_bounded() for page in opened]
    assert len(pages) % 2 == 0
    assert len(pages) > 2
    assert "Ria de Groot" in pages[0]
    assert "1234 AB Rivierenstad" in pages[0]
    assert "Beste Bo," in pages[len(pages) // 2]


def test_a_letter_that_is_not_written_is_refused(
    house: CentreServices, people: tuple[Volunteer, ...]
) -> None:
    with pytest.raises(Refused, match="Schrijf eerst"):
        house.contacting.letters(people, Letter())


def test_the_list_for_a_word_processor_has_street_and_town_apart(
    house: CentreServices, people: tuple[Volunteer, ...], tmp_path: Path
) -> None:
    target = tmp_path / "adressen.csv"
    files.write(house.contacting.addresses(people), target)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "naam;voornaam;adres;plaats;e-mail"
    assert lines[1] == "Ria de Groot;Ria;Kerkstraat 1;1234 AB Rivierenstad;ria@example.org"
    assert lines[2] == "Bo Nijs;Bo;;;"


def test_only_who_manages_people_gives_them_out(
    house_for: Callable[[Profile], CentreServices], people: tuple[Volunteer, ...]
) -> None:
    contacting = house_for(Profile.BOARD).contacting
    with pytest.raises(NotAllowed):
        contacting.cards(people)
    with pytest.raises(NotAllowed):
        contacting.addresses(people)
