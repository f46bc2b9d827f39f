"""Participants on paper: what is kept, what is not asked, and nothing where no register is."""

from buurthuis_app.domain.overviews.overview import Beside
from buurthuis_app.domain.papers.document import Sheet, Words
from buurthuis_app.domain.participants.figures import (
    ParticipantYear,
    SeenInYear,
    tallies_of,
    year_of,
)
from buurthuis_app.domain.participants.participant import AskedFact, Home, RegisterChoice
from buurthuis_app.records import replace
from buurthuis_app.reports.overviews.participants import participants
from tests.reports.examples import an_overview
from tests.reports.whole_year import YEAR, whole


def sheets(figures: ParticipantYear | None, former: ParticipantYear | None = None) -> list[Sheet]:
    overview = whole("woord")
    assert isinstance(overview.beside, Beside)
    beside = replace(overview.beside, participants=figures, participants_former=former)
    blocks = participants(replace(overview, beside=beside))
    return [block for block in blocks if isinstance(block, Sheet)]


def lines(sheet: Sheet) -> dict[str, str]:
    return {row.cells[0].shown: row.cells[1].shown for row in sheet.rows}


def test_without_a_register_one_sentence_says_that_it_is_not_kept() -> None:
    assert sheets(None) == []
    overview = replace(an_overview(), beside=Beside(participants=ParticipantYear()))
    (said,) = participants(overview)
    assert isinstance(said, Words)
    assert said.text.startswith("Er is geen lijst van deelnemers bijgehouden")


def test_a_year_without_a_register_beside_one_with_it_says_in_every_line_that_it_is_not_kept() -> (
    None
):
    (sheet, *_parts) = sheets(ParticipantYear(), ParticipantYear(kept=True))
    assert len(sheet.rows) == 7
    assert set(lines(sheet).values()) == {"niet bijgehouden"}
    assert sheet.note == ""


def test_what_is_kept_is_told_beside_what_is_not_asked() -> None:
    people = [SeenInYear(times=4, new=number > 9, home=Home.NEAR) for number in range(24)]
    chosen = RegisterChoice(kept=True, asks=frozenset({AskedFact.HOME, AskedFact.BIRTH_YEAR}))
    figures = year_of(tallies_of(people), YEAR, chosen, began=YEAR - 1, erased=2, visits=700)
    table, homes = sheets(figures)
    assert lines(table) == {
        "unieke deelnemers": "24",
        "nieuwe deelnemers": "14",
        "keren herkend": "96",
        "uit de wijk": "niet getoond",
        "gemiddelde leeftijd": "niet bekend",
        "leeftijd": "niet bekend",
        "geslacht": "niet gevraagd",
    }
    assert table.note == (
        "Van 700 bezoeken is 96 keer een deelnemer herkend. "
        "Van 2 deelnemers is de naam intussen gewist; zij tellen nog mee."
    )
    assert homes.title == "Waar deelnemers wonen"
    assert [cell.shown for cell in homes.rows[0].cells] == ["in de wijk", "niet getoond", "–"]


def test_the_year_before_stands_beside_the_year_as_far_as_there_is_any() -> None:
    many = [SeenInYear(times=2, new=True, birth_year=1950, home=Home.NEAR) for _ in range(30)]
    many += [SeenInYear(times=1, new=False, home=Home.TOWN) for _ in range(15)]
    few = [SeenInYear(times=1, new=False, birth_year=1950) for _ in range(25)]
    chosen = RegisterChoice(kept=True, asks=frozenset(AskedFact))
    now = year_of(tallies_of(many), YEAR, chosen, began=YEAR - 1, erased=0, visits=0)
    before = year_of(tallies_of(few), YEAR - 1, chosen, began=YEAR - 1, erased=0, visits=0)
    table, homes, ages = sheets(now, before)
    assert [heading.title for heading in table.headings] == ["deelnemers", "2025", "2024"]
    assert [[cell.shown for cell in row.cells] for row in table.rows][:4] == [
        ["unieke deelnemers", "45", "25"],
        ["nieuwe deelnemers", "30", "niet te zeggen"],
        ["keren herkend", "75", "25"],
        ["uit de wijk", "67%", "niet bekend"],
    ]
    assert [heading.title for heading in homes.headings] == [
        "deelnemers",
        "2025",
        "aandeel in 2025",
    ]
    assert [cell.shown for cell in ages.rows[5].cells] == [
        "67 jaar en ouder",
        "30",
        "67%",
        "niet getoond",
        "–",
    ]


def test_the_first_year_and_few_people_say_why_there_is_no_number() -> None:
    people = [SeenInYear(times=4, new=True, birth_year=1950) for _number in range(3)]
    chosen = RegisterChoice(kept=True)
    figures = year_of(tallies_of(people), YEAR, chosen, began=YEAR, erased=0, visits=0)
    told = lines(sheets(figures)[0])
    assert told["unieke deelnemers"] == "geen of <5"
    assert told["nieuwe deelnemers"] == "niet te zeggen"
    assert told["keren herkend"] == "niet getoond"
