"""Which papers there are, what their files are called, and which period is meant."""

import datetime as dt
from pathlib import Path

import pytest
from PIL import Image

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Period, PeriodKind
from buurthuis_app.domain.stories.story import Consent, PhotoConsent
from buurthuis_app.gui.papers.save_dialog import LONGEST_FILE_NAME, file_name
from buurthuis_app.gui.tabs.overviews.meant_period import of_kind, period_beside
from buurthuis_app.gui.tabs.overviews.readiness_hints import hints
from buurthuis_app.records import replace
from buurthuis_app.services.paper_list import PAPERS, paper_named
from buurthuis_app.services.papers.paper import drawn
from buurthuis_app.services.registry import CentreServices

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("heading", "centre", "name"),
    [
        ("Jaaroverzicht 2025", "De Schakel", "Jaaroverzicht 2025 De Schakel.pdf"),
        ("Jaaroverzicht 2025", 'Huis "Aan/zee" 24:7?', "Jaaroverzicht 2025 Huis Aan zee 24 7.pdf"),
        ("Jaaroverzicht 2025", "..\\..\n<stiekem>|*.", "Jaaroverzicht 2025 .. .. stiekem.pdf"),
        ("Overzicht maart 2025", "Café Ünal", "Overzicht maart 2025 Café Ünal.pdf"),
        ("Jaaroverzicht 2025", "", "Jaaroverzicht 2025.pdf"),
    ],
)
def test_a_file_name_holds_on_every_system(heading: str, centre: str, name: str) -> None:
    assert file_name(heading, centre) == name


def test_a_long_name_of_a_centre_is_cut() -> None:
    assert len(file_name("Jaaroverzicht 2025", "x" * 500)) == LONGEST_FILE_NAME + len(".pdf")


def test_the_papers_are_there_each_under_a_name_of_its_own() -> None:
    titles = [paper.title() for paper in PAPERS]
    assert titles[:3] == ["Jaaroverzicht", "Kwartaaloverzicht", "Maandoverzicht"]
    assert {"Weekprogramma", "Presentielijst", "Rooster", "Affiche vertrouwenspersoon"} < set(
        titles
    )
    assert len({paper.key for paper in PAPERS}) == len(PAPERS) == len(set(titles))
    assert of_kind(PeriodKind.OWN) is paper_named("own-period")
    assert of_kind(PeriodKind.SCHOOL_YEAR) is paper_named("school-year")
    assert of_kind(PeriodKind.WEEK) is paper_named("year")
    assert all(paper.explanation() and (paper.options is None or paper.ask) for paper in PAPERS)


@pytest.mark.parametrize(
    ("shown", "kind", "meant"),
    [
        (periods.year(2025), PeriodKind.QUARTER, periods.quarter(2025, 4)),
        (periods.year(2025), PeriodKind.MONTH, periods.month(2025, 12)),
        (periods.month(2025, 5), PeriodKind.YEAR, periods.year(2025)),
        (periods.year(2026), PeriodKind.QUARTER, periods.quarter(2026, 3)),
        (periods.year(2026), PeriodKind.MONTH, periods.month(2026, 10)),
        (periods.month(2026, 11), PeriodKind.YEAR, periods.year(2026)),
    ],
)
def test_another_paper_begins_with_the_period_that_people_mean(
    shown: Period, kind: PeriodKind, meant: Period
) -> None:
    assert period_beside(shown, kind, TODAY) == meant


def sentences(house: CentreServices, period: Period) -> tuple[str, ...]:
    return tuple(hint.sentence for hint in hints(drawn(house.overviews.document(period))))


def test_a_period_without_anything_is_said_to_be_empty(house: CentreServices) -> None:
    assert sentences(house, periods.year(2025)) == (
        "In deze periode is niets geteld en niets verteld.",
        "Er is nog geen voorwoord.",
    )


def test_a_running_period_is_the_state_of_today(house: CentreServices) -> None:
    assert "nog niet voorbij" in sentences(house, periods.year(2026))[0]
    assert "moet nog beginnen" in sentences(house, periods.year(2027))[0]


def test_what_was_not_counted_or_may_not_be_shared_is_named(
    house: CentreServices, coffee: Activity
) -> None:
    story = replace(house.telling.blank(dt.date(2026, 11, 1)), happened="Er was soep.")
    house.telling.keep(story, new=True)
    sheet = house.database.path.with_name("lijst.csv")
    sheet.write_text(
        f"datum;activiteit;aantal\n1-11-2026;{coffee.title};9\n8-11-2026;Biljart;4\n",
        encoding="utf-8",
    )
    house.importing.keep(house.importing.read(sheet))

    said = sentences(house, periods.month(2026, 11))

    assert "2 keren zijn niet geteld. Die zitten niet in het totaal." in said
    assert "1 verhaal mag (nog) niet naar buiten. Het staat er niet in." in said


def test_a_photo_that_stays_inside_is_said(house: CentreServices, tmp_path: Path) -> None:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "foto.png")
    photo = house.telling.read_photo(tmp_path / "foto.png")
    story = replace(
        house.telling.blank(TODAY),
        happened="Er was soep.",
        consent=Consent.OUTSIDE_WITHOUT_NAME,
        photo_id=photo.id,
    )
    story = house.telling.keep(story, new=True, photo=photo).value
    words = "1 foto staat er niet in: van wie erop staan is niet bekend of het mag."
    assert words in sentences(house, periods.month(2026, 11))
    house.telling.keep(replace(story, photo_consent=PhotoConsent.NOBODY), new=False)
    assert words not in sentences(house, periods.month(2026, 11))


def test_a_part_that_is_larger_than_the_visits_is_named(
    house: CentreServices, coffee: Activity
) -> None:
    kinds = {kind.name: kind for kind in house.lists.tally_kinds()}
    today = house.counting.day(TODAY).cards[0].occurrence
    house.counting.add(today.id, kinds["volwassenen"].id, 3)
    house.counting.add(today.id, kinds["nieuwe gezichten"].id, 3)
    assert not any("waarvan" in said for said in sentences(house, periods.month(2026, 11)))
    house.counting.add(today.id, kinds["nieuwe gezichten"].id, 1)
    words = f"Meer 'waarvan' dan bezoeken geteld: {coffee.title} zo 22 nov (nieuwe gezichten)."
    assert words in sentences(house, periods.month(2026, 11))


def test_weeks_without_any_count_are_named(house: CentreServices, coffee: Activity) -> None:
    sheet = house.database.path.with_name("lijst.csv")
    sheet.write_text(f"datum;activiteit;aantal\n1-11-2026;{coffee.title};9\n", encoding="utf-8")
    house.importing.keep(house.importing.read(sheet))
    assert "Helemaal niet geteld in week 45 en 46." in sentences(house, periods.month(2026, 11))
