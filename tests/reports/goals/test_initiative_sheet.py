"""The papers of the tab Doelen, read back from their PDF: one page, whatever was typed, and no names of people."""

import pypdfium2
import pytest

from buurthuis_app.domain.initiatives.budget import Budget, Grant, Payment
from buurthuis_app.domain.initiatives.initiative import Initiative, InitiativeState, OurPart, Scale
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.i18n import short_date
from buurthuis_app.records import replace
from buurthuis_app.services.papers.paper import Paper, drawn
from buurthuis_app.services.registry import CentreServices
from tests.reports.reading import fonts_not_embedded, language, page_texts


def check_paper(paper: Paper) -> str:
    """One page, in Dutch, with its fonts in it; its text."""
    (text,) = page_texts(paper.content)
    document = pypdfium2.PdfDocument(paper.content)
    try:
        assert not fonts_not_embedded(document)
        assert language(document) == "nl-NL"
    finally:
        document.close()
    assert not paper.notes
    return text


@pytest.fixture
def garden(house: CentreServices) -> Initiative:
    """An initiative with money and a name."""
    filled = replace(
        house.initiatives.blank(),
        title="Geveltuinen & groen <b>",
        what="Tegels eruit.",
        good_for="De hele straat.",
        by_residents=True,
        started_by="Joyce T.",
        contact="joyce@voorbeeld.nl",
        asked=800_00,
        scale=Scale.NEIGHBOURHOOD,
        our_parts=frozenset(OurPart),
    )
    kept = house.initiatives.keep(filled, new=True).value
    house.initiatives.move(kept, InitiativeState.SUBMITTED, kept.since)
    budget = house.budgets.keep(
        replace(house.budgets.blank(2026), amount=1000_00), [], new=True
    ).value
    assert isinstance(budget, Budget)
    grant = Grant(
        id=new_id(),
        initiative_id=kept.id,
        budget_id=budget.id,
        part_id=None,
        amount=750_00,
        date=kept.since,
    )
    house.budgets.grant(grant, new=True)
    bill = Payment(
        id=new_id(), grant_id=grant.id, date=kept.since, amount=12_34, text="bonnen van planten"
    )
    house.budgets.pay(bill, new=True)
    return house.initiatives.page(kept.id).initiative


def test_the_sheet_of_an_initiative_says_what_it_is_and_costs_and_names_nobody(
    house: CentreServices, garden: Initiative
) -> None:
    text = check_paper(drawn(house.goal_papers.initiative(garden.id)))
    assert "Geveltuinen & groen <b>" in text
    assert "€ 800,00 gevraagd € 750,00 toegekend € 12,34 betaald" in text
    assert "bonnen van planten" in text
    assert "Bewonersinitiatief · toegekend · buurt" in text
    assert "adviseren, uitvoeren, verbinden en vragen beantwoorden" in text
    steps = [f"{short_date(house.clock.today())} {state}" for state in ("ingediend", "toegekend")]
    assert all(step in text for step in steps)
    assert "Joyce" not in text
    assert "joyce@" not in text


def test_the_sheet_of_an_initiative_is_one_page_whatever_was_typed(
    house: CentreServices, garden: Initiative
) -> None:
    words = "Een lange zin over wat er allemaal gaat gebeuren in de straat. " * 60
    long = replace(garden, what=words, why=words, good_for=words, outcome=words, differs=words)
    house.initiatives.keep(long, new=False)
    (granted,) = house.initiatives.page(garden.id).granted
    for number in range(40):
        bill = Payment(
            id=new_id(),
            grant_id=granted.grant.id,
            date=garden.since,
            amount=number + 1,
            text=f"bon {number} " + "x" * 200,
        )
        house.budgets.pay(bill, new=True)
    text = check_paper(drawn(house.goal_papers.initiative(garden.id)))
    assert "Samen betaald € 20,54" in text
    assert "meer" in text


def test_the_charter_tells_every_promise_and_how_it_turned_out(house: CentreServices) -> None:
    blank = replace(house.promises.blank(), since=house.clock.today().replace(month=1))
    answers = replace(blank, sentence="Snel antwoord.", norm="95 % in 2 dagen", threshold=95.0)
    kept = house.promises.keep(replace(answers, unit="%", looked_after_by="Ria"), new=True).value
    welcome = replace(house.promises.blank(), sentence="U bent welkom.", norm="altijd")
    house.promises.keep(welcome, new=True)
    measured = replace(house.promises.blank_measurement(kept), value=94.5)
    house.promises.measure(measured, new=True)
    text = check_paper(drawn(house.goal_papers.charter()))
    assert "Deze 2 dingen beloven wij u. In 2026 maten wij er 1; 0 hielden wij." in text
    assert "1. Snel antwoord. Norm: 95 % in 2 dagen" in text
    assert "Gemeten op 22-11-2026: 94,5%, niet gehouden." in text
    assert "In 2026 is dit niet gemeten." in text
    assert "Ria" not in text


def test_the_sheet_of_an_area_is_one_page_with_its_profile_and_what_happens_there(
    house: CentreServices, garden: Initiative
) -> None:
    area = replace(house.neighbourhoods.blank(), name="Rietland", description="Water. " * 400)
    lines = [
        replace(
            house.neighbourhoods.blank_line(area),
            name=f"Cijfer {number}",
            figure="7,1",
            source="leefbaarheidsonderzoek",
        )
        for number in range(20)
    ]
    kept = house.neighbourhoods.keep(area, lines, new=True).value
    house.initiatives.keep(replace(garden, area_ids=(kept.id,)), new=False)
    text = check_paper(drawn(house.goal_papers.area(kept.id)))
    assert "Wat hier gebeurde in 2026" in text
    assert "Cijfer 0 7,1 2026 leefbaarheidsonderzoek" in text
    assert "Geveltuinen & groen <b> toegekend" in text
    assert "Joyce" not in text


def test_the_application_form_asks_what_is_needed_and_says_what_happens_with_a_name(
    house: CentreServices,
) -> None:
    text = check_paper(house.goal_papers.application_form())
    assert "Een idee voor de buurt" in text
    assert "Ik ben bewoner en vraag dit niet namens een organisatie." in text
    assert "eenzaamheid" in text
    assert "portiek straat plein buurt wijk gemeente" in text
    assert "vragen beantwoorden adviseren verbinden uitvoeren" in text
    assert "wissen wij ze" in text
