"""U zei, wij deden on paper: the chain from what was said to how it stands, and what is told without words."""

import datetime as dt

import pytest

from buurthuis_app.domain.papers.document import Numbers, Sheet, blocks
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.voices.figures import MatterRow, VoicesYear
from buurthuis_app.domain.voices.matter import (
    BecameOf,
    Matter,
    MatterKind,
    MatterStanding,
    Reaction,
)
from buurthuis_app.domain.voices.voice import Voice, VoiceSource
from buurthuis_app.records import replace
from buurthuis_app.reports.voices.you_said import document

DAY = dt.date(2026, 3, 1)
MATTER = Matter(id=new_id(), centre_id=new_id(), title="Licht", since=DAY, reacted_on=DAY)
VOICE = Voice(id=new_id(), matter_id=MATTER.id, date=DAY, words="Donker!", times=3)
ROW = MatterRow(
    matter=MATTER,
    voices=(VOICE, replace(VOICE, words="", source=VoiceSource.STORY, times=1)),
    became=BecameOf(name="Het is licht.", kept=True, measured="94 %"),
    standing=MatterStanding.KEPT,
    note="De lamp hangt.",
)


def chain(row: MatterRow) -> list[list[str]]:
    paper = document("De Schakel", dt.date(2026, 5, 1), VoicesYear(year=2026, rows=(row,)))
    (table,) = [block for block in blocks(paper) if isinstance(block, Sheet)]
    return [[cell.shown for cell in each.cells] for each in table.rows]


@pytest.mark.parametrize(
    ("more", "standing", "answer", "state"),
    [
        (
            {"reaction": Reaction.PROMISE},
            MatterStanding.KEPT,
            "Wij beloofden: Het is licht.",
            "Gemeten: 94 %. De lamp hangt.",
        ),
        (
            {"reaction": Reaction.INITIATIVE, "words": "Wij hielpen."},
            MatterStanding.UNDER_WAY,
            "Het werd een initiatief: Het is licht. Wij hielpen.",
            "Gemeten: 94 %. De lamp hangt.",
        ),
        (
            {"reaction": Reaction.PLAN, "words": "Een lamp.", "due_on": DAY},
            MatterStanding.LATE,
            "Een lamp.",
            "Wij zeiden: klaar op 1-3-2026. De lamp hangt.",
        ),
        (
            {"reaction": Reaction.PLAN, "words": "Een lamp.", "due_on": DAY, "done_on": DAY},
            MatterStanding.KEPT,
            "Een lamp.",
            "Klaar op 1-3-2026. De lamp hangt.",
        ),
        (
            {"reaction": Reaction.DECLINED, "words": "geen geld."},
            MatterStanding.DECLINED,
            "Wij doen dit niet: geen geld.",
            "Gemeten: 94 %. De lamp hangt.",
        ),
        ({}, MatterStanding.OPEN, "Hier komt nog een antwoord op.", "De lamp hangt."),
    ],
)
def test_every_answer_has_its_words(
    more: dict[str, object], standing: MatterStanding, answer: str, state: str
) -> None:
    became = ROW.became if standing is not MatterStanding.OPEN else BecameOf()
    row = replace(
        ROW,
        matter=replace(MATTER, **more),  # type: ignore[arg-type]
        standing=standing,
        became=became,
    )
    assert chain(row)[1] == [
        "‘Donker!’ (gesprek, 3 mensen) gehoord in: verhaal",
        answer,
        state,
    ]


def test_advice_says_whose_it_is_and_many_voices_are_counted() -> None:
    advice = replace(MATTER, kind=MatterKind.ASKED, adviser="Raad")
    named, told = chain(replace(ROW, matter=advice, voices=(VOICE,) * 6))
    assert named == ["Licht", "gevraagd advies", "gedaan"]
    assert told[0].startswith("Advies van Raad: ‘Donker!’")
    assert told[0].endswith("en 6 stemmen meer")


def test_the_figures_stand_above_the_chain() -> None:
    year = VoicesYear(year=2026, rows=(ROW, replace(ROW, standing=MatterStanding.LATE)))
    paper = document("De Schakel", dt.date(2027, 5, 1), year)
    (numbers,) = [block for block in blocks(paper) if isinstance(block, Numbers)]
    assert [(large.cell.shown, large.name) for large in numbers.numbers] == [
        ("8", "stemmen"),
        ("2", "ingebracht"),
        ("2", "beantwoord"),
        ("1", "gedaan"),
    ]
    assert numbers.numbers[3].notes == ("1 later dan gezegd",)
    assert paper.lines[0] == "Wat u ons in 2026 zei, en wat wij ermee deden."
    assert len(paper.tables[0].rows) == 2


def test_a_year_without_voices_has_no_table() -> None:
    paper = document("De Schakel", DAY, VoicesYear(year=2026))
    assert paper.sections == ()
