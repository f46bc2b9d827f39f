"""The attendance list on paper, read back from its PDF."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from buurthuis_app.domain.signups.attendance_sheet import AttendanceSheet, Expected
from buurthuis_app.reports.signups.attendance_list import WALK_INS, write_attendance
from tests.reports.reading import fonts_not_embedded, language


def a_sheet(*people: Expected, **more: Any) -> AttendanceSheet:
    fields: dict[str, Any] = {
        "centre": "De Schakel",
        "title": "Buurteettafel",
        "date": dt.date(2026, 11, 24),
        "times": "17.30–19.30",
        "where": "Grote zaal",
        "led_by": "Ria S.",
        "capacity": 12,
        "asks_meal": True,
        "expected": people,
        "printed_on": dt.date(2026, 11, 22),
        "erase_on": dt.date(2026, 12, 8),
    }
    return AttendanceSheet(**(fields | more))


def people(count: int, *, waiting: int = 0, name: str = "Bezoeker {n}") -> list[Expected]:
    return [
        Expected(number=n, name=name.format(n=n), meal="vegetarisch", waiting=n > count - waiting)
        for n in range(1, count + 1)
    ]


def asked(sheet: AttendanceSheet, question: Callable[[Any], Any]) -> Any:
    target = io.BytesIO()
    write_attendance(sheet, target)
    document = pypdfium2.PdfDocument(target.getvalue())
    try:
        return question(document)
    finally:
        document.close()


def pages(sheet: AttendanceSheet) -> list[str]:
    return asked(  # type: ignore[no-any-return]
        sheet,
        lambda document: [" ".join(p.get_textpage().get_text_range().split()) for p in document],
    )


def test_the_sheet_says_what_is_needed_at_the_table_and_nothing_to_reach_people_by() -> None:
    (page,) = pages(a_sheet(*people(3)))
    assert "Buurteettafel Presentielijst · dinsdag 24 november 2026 · 17.30–19.30" in page
    assert "3 van 12 plaatsen bezet · maaltijden: 3 × vegetarisch" in page
    assert "Naam Maaltijd Aanwezig 1 Bezoeker 1 vegetarisch 2 Bezoeker 2 vegetarisch" in page
    assert "Wie er ook was Samen aanwezig" in page
    assert "op 8-12-2026 gewist" in page


def test_who_waits_stands_apart_and_meals_only_where_they_are_asked() -> None:
    (page,) = pages(a_sheet(*people(4, waiting=1), asks_meal=False))
    assert "3 van 12 plaatsen bezet · 1 op de wachtlijst" in page
    assert "3 Bezoeker 3 Op de wachtlijst 4 Bezoeker 4" in page
    assert "Maaltijd" not in page
    assert "vegetarisch" not in page


def _inked(document: Any) -> list[float]:
    """How far down each page has ink, as a share of its height, apart from the line at its foot."""
    shares = []
    for page in document:
        picture = page.render(scale=0.5).to_pil().convert("L")
        body = picture.crop((0, 0, picture.width, round(picture.height * 0.92)))
        box = body.point(lambda grey: 255 * (grey < 200)).getbbox()
        shares.append(box[3] / picture.height if box else 0)
    return shares


@pytest.mark.parametrize(
    ("count", "sheets"), [(14, 1), (15, 1), (19, 1), (22, 2), (24, 2), (42, 2), (46, 2), (54, 3)]
)
def test_no_sheet_is_for_a_total_alone(count: int, sheets: int) -> None:
    found = asked(a_sheet(*people(count)), _inked)
    assert len(found) == sheets
    assert min(found) > 0.5


def test_the_head_is_repeated_on_each_page_and_nobody_is_left_out() -> None:
    found = pages(a_sheet(*people(90)))
    assert len(found) > 2
    assert all("Naam Maaltijd Aanwezig" in page for page in found)
    assert all("Presentielijst Buurteettafel, 24-11-2026" in page for page in found[1:])
    text = " ".join(found)
    assert [n for n in range(1, 91) if f"{n} Bezoeker {n} " not in text] == []


def test_a_course_has_columns_for_its_dates() -> None:
    (page,) = pages(a_sheet(*people(2), date=None))
    assert page.count("datum") == 6
    assert "Samen aanwezig" not in page


def test_a_list_without_names_is_a_sheet_to_write_on() -> None:
    (page,) = pages(a_sheet(capacity=None, erase_on=None))
    assert "0 aanmeldingen" in page
    assert "gooi het weg als er geteld is" in page
    assert WALK_INS > 3


@pytest.mark.parametrize(
    "name", ["x" * 500, "<img src='file:///etc/passwd'>{n}", "Łukasz İ Ωmega", "مرحبا 🎉"]
)
def test_whatever_people_type_is_printed_whole_in_an_embedded_font(name: str) -> None:
    sheet = a_sheet(*people(2, name=name), title=name)
    assert asked(sheet, fonts_not_embedded) == []
    assert asked(sheet, language) == "nl-NL"


def test_a_letter_that_cannot_be_shown_is_named() -> None:
    notes = write_attendance(a_sheet(Expected(number=1, name="Jo 🎉")), io.BytesIO())
    assert notes.missing_letters == ("🎉",)
