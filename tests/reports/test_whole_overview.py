"""The yearly overview with everything it can hold: hostile words, empty parts, and figures that lead somewhere."""

import datetime as dt
from dataclasses import replace

import pytest

from buurthuis_app.domain.activities import Organiser
from buurthuis_app.domain.aims import Aim, Aimed
from buurthuis_app.domain.breakdown import Along, Row
from buurthuis_app.domain.confidant import CaseKind
from buurthuis_app.domain.confidant_figures import (
    ConfidantFigure,
    ConfidantRelease,
    FigureAbout,
    ReleasedFigures,
    Shown,
)
from buurthuis_app.domain.document import Document, sheets
from buurthuis_app.domain.figures import Figures
from buurthuis_app.domain.ids import new_id
from buurthuis_app.domain.initiative_figures import InitiativeRow, InitiativeYear, Money
from buurthuis_app.domain.initiatives import InitiativeState
from buurthuis_app.domain.overview import Beside, Overview
from buurthuis_app.domain.periods import quarter
from buurthuis_app.domain.promise_figures import PromiseRow, PromiseYear
from buurthuis_app.domain.yearly import (
    CalledOff,
    HouseUse,
    Meeting,
    RoomHours,
    Split,
    SplitRow,
    Tenants,
    Youth,
)
from buurthuis_app.reports.drawing import draw
from buurthuis_app.reports.overview import document
from buurthuis_app.services.sheets import tables
from tests.reports.examples import a_rich_overview
from tests.reports.reading import page_texts

SOME = Figures(planned=10, held=9, cancelled=1, counted=8, visits=96)
LESS = Figures(planned=10, held=9, counted=9, visits=80)


def whole(word: str) -> Overview:
    """Everything there is, with `word` wherever people type."""
    overview = a_rich_overview()
    activity = overview.activities[0]
    key, hours = new_id(), dt.timedelta(hours=90, minutes=30)
    release = ConfidantRelease(
        id=new_id(),
        centre_id=new_id(),
        year=2025,
        edition=1,
        released_on=dt.date(2026, 1, 2),
        zeros=True,
        prevention=word,
        recommendations=word,
    )
    figures = [
        ConfidantFigure(
            release_id=release.id,
            kind=kind,
            about=about,
            position=0,
            name="" if about is FigureAbout.TOTAL else word,
            shown=Shown.FEW,
        )
        for kind in CaseKind
        for about in FigureAbout
    ]
    aim = Aim(
        id=new_id(),
        centre_id=new_id(),
        activity_id=activity.activity_id,
        year=2025,
        times=50,
        why_different=word,
    )
    splits = tuple(
        Split(
            along=along,
            rows=(SplitRow(row=Row(key=key, name=word, figures=SOME), former=LESS),),
        )
        for along in (Along.THEME, Along.GROUP, Along.AREA, Along.KIND)
    )
    return replace(
        overview,
        beside=Beside(
            splits=splits,
            youth=Youth(inside=SOME, outside=LESS),
            called_off=(
                CalledOff(
                    occurrence_id=key,
                    activity_id=activity.activity_id,
                    title=word,
                    date=dt.date(2025, 3, 3),
                    because=word,
                ),
            ),
            aims=(
                Aimed(
                    activity_id=activity.activity_id, title=word, aim=aim, figures=activity.figures
                ),
            ),
            house=HouseUse(
                weeks=53,
                weeks_open=50,
                days_open=250,
                hours_open=dt.timedelta(hours=2000),
                rooms=(
                    RoomHours(
                        name=word,
                        organisers={Organiser.TENANT: hours},
                        booked=hours,
                        open=dt.timedelta(hours=2000),
                        outside=dt.timedelta(),
                    ),
                ),
            ),
            tenants=Tenants(now=3, won=1, lost=2),
            meetings=(
                Meeting(
                    activity_id=key,
                    title=word,
                    held=4,
                    placed=12,
                    waiting=3,
                    withdrawn=1,
                    present=11,
                ),
            ),
            initiatives=InitiativeYear(
                year=2025,
                money=Money(budget=9_000_000, granted=125_050, paid=100_000),
                rows=(
                    InitiativeRow(
                        id=key,
                        title=word,
                        good_for=word,
                        state=InitiativeState.UNDER_WAY,
                        themes=word,
                        areas=word,
                        asked=None,
                        granted=125_050,
                        paid=100_000,
                    ),
                ),
            ),
            promises=PromiseYear(
                year=2025,
                rows=(
                    PromiseRow(
                        id=key, sentence=word, norm=word, measured_how=word, unit="%", measured=0
                    ),
                ),
            ),
            confidant=ReleasedFigures(release=release, lines=tuple(figures)),
            foreword=f"{word}\n\n{word}",
        ),
    )


def text_of(made: Document) -> str:
    return " ".join(page_texts(draw(made).content))


WORDS = ["<b>vet</b>", "Thee & koffie", "<img src='/etc/hostname'/>", "Feest 🎉", "=1+1", "لوحة"]


@pytest.mark.parametrize("word", WORDS)
def test_what_people_typed_comes_out_everywhere_and_breaks_nothing(word: str) -> None:
    made = document(whole(word))
    drawn = draw(made)
    text = " ".join(page_texts(drawn.content))
    shown = word.replace("🎉", "▯")
    if word.isascii() or "🎉" in word:
        assert text.count(shown) >= 15
    assert drawn.notes.missing_letters == (("🎉",) if "🎉" in word else ())
    assert b"/Subtype /Image" not in drawn.content


def test_ten_thousand_letters_without_a_blank_go_through_every_table() -> None:
    made = document(whole("Mantelzorg" * 1_000))
    assert "Hoe is er geteld" in text_of(made)


def test_every_figure_that_leads_somewhere_stands_on_a_page() -> None:
    made = document(whole("Koffie"))
    drawn = draw(made)
    traces = {
        id(cell.trace) for sheet in sheets(made) for row in sheet.rows for cell in row.cells
    } - {id(None)}
    found = {id(spot.trace) for spot in drawn.spots}
    assert len(traces) > 50
    assert traces <= found
    for spot in drawn.spots:
        assert 0 <= spot.page < drawn.notes.pages
        assert spot.width > 0
        assert spot.height > 0


def test_numbers_on_paper_and_in_the_sheets_are_the_same() -> None:
    made = document(whole("Koffie"))
    text = text_of(made)
    named = {table.title: table for table in tables(made)}
    for sheet in sheets(made):
        table = named[sheet.title[:31]]
        assert [tuple(cell.value for cell in row.cells) for row in sheet.rows] == list(table.rows)
    assert "90.000" in text
    assert "€\u00a01.250,50" in text or "€ 1.250,50" in text
    assert "<5" in text


def test_a_paper_with_four_hundred_rows_of_everything_stays_within_its_pages() -> None:
    overview = whole("Koffie")
    beside = overview.beside
    assert beside is not None
    many = tuple(
        replace(beside.splits[0].rows[0], row=replace(beside.splits[0].rows[0].row, name=f"N{n}"))
        for n in range(400)
    )
    crowded = replace(beside, splits=(replace(beside.splits[0], rows=many), *beside.splits[1:]))
    text = text_of(document(replace(overview, beside=crowded)))
    assert all(f"N{n} " in text for n in range(400))


def test_a_quarter_has_no_cover_and_nothing_that_is_told_of_a_year_only() -> None:
    made = document(replace(whole("Koffie"), period=quarter(2025, 1)))
    assert made.cover is None
    keys = {section.key for section in made.sections}
    assert not keys & {"aims", "foreword", "initiatives", "indicators", "promises", "confidant"}
    assert {"activities", "called_off", "house", "method"} <= keys
