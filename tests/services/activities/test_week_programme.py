"""The poster of a week: what everybody may know, on as few sheets as it takes."""

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.week_programme import (
    ProgrammeDay,
    ProgrammeItem,
    WeekProgramme,
)
from buurthuis_app.domain.centre.centre import ClosedDay
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import ReadOnly
from buurthuis_app.records import replace
from buurthuis_app.reports.activities.week_programme import (
    write_week_programme,
    write_week_programmes,
)
from buurthuis_app.services.papers import files
from buurthuis_app.services.registry import CentreServices
from tests.reports.reading import page_sizes, page_texts

SUNDAY = dt.date(2026, 11, 22)
MONDAY = dt.date(2026, 11, 16)


def cancel(house: CentreServices, coffee: Activity, reason: str) -> None:
    with house.database.begin() as work:
        (row,) = work.store(Occurrence).find(activity_id=coffee.id, date=SUNDAY)
        work.store(Occurrence).replace(replace(row, cancelled_because=reason))


def programme(*items: ProgrammeItem, on: int = 0, **fields: object) -> WeekProgramme:
    days = [
        ProgrammeDay(date=MONDAY + dt.timedelta(days=n), items=items if n == on else ())
        for n in range(7)
    ]
    made = WeekProgramme(centre="De Schakel", printed_on=SUNDAY, days=tuple(days))
    return replace(made, **fields)  # type: ignore[arg-type]


def every_day(*items: ProgrammeItem) -> WeekProgramme:
    empty = programme()
    return replace(empty, days=tuple(replace(day, items=items) for day in empty.days))


def drawn(made: WeekProgramme) -> bytes:
    content = BytesIO()
    write_week_programme(made, content)
    return content.getvalue()


def an_item(title: str = "Koffie-inloop", **fields: object) -> ProgrammeItem:
    given = ProgrammeItem(title=title, starts=dt.time(10), ends=dt.time(12), place="Grote zaal")
    return replace(given, **fields)  # type: ignore[arg-type]


def test_it_says_what_when_where_and_for_how_much(house: CentreServices, coffee: Activity) -> None:
    room = house.plan.rooms()[0]
    changed = replace(coffee, room_id=room.id, cost=250, sign_up=True)
    house.planning.keep(changed, new=False)
    paper = house.programmes.poster(SUNDAY)
    (text,) = page_texts(paper.content)
    for words in (
        "Weekprogramma week 47",
        "16 tot en met 22 november 2026",
        "De Schakel",
        "Zondag 22 november",
        "10.00–12.00",
        "Koffie-inloop",
        "Grote zaal · € 2,50 · aanmelden",
        "geen activiteiten",
    ):
        assert words in text.replace("\xa0", " ")
    assert "Ria" not in text
    assert paper.notes == ()


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("Ria is ziek", "gaat niet door"),
        ("te weinig vrijwilligers ", "gaat niet door: te weinig vrijwilligers"),
    ],
)
def test_why_something_is_cancelled_is_only_said_in_general(
    house: CentreServices, coffee: Activity, because: str, said: str
) -> None:
    cancel(house, coffee, because)
    (text,) = page_texts(house.programmes.poster(SUNDAY).content)
    assert said in text
    assert "ziek" not in text.casefold()
    if ":" not in said:
        assert "gaat niet door:" not in text


def test_a_closed_house_and_a_holiday_stand_beside_the_day(house: CentreServices) -> None:
    with house.database.begin() as work:
        for first, reason in ((dt.date(2026, 12, 21), "Verbouwing"), (dt.date(2026, 12, 22), "")):
            closed = ClosedDay(
                id=new_id(), centre_id=house.centre.id, first=first, last=first, reason=reason
            )
            work.store(ClosedDay).add(closed)
    days = house.programmes.week(dt.date(2026, 12, 24)).days
    assert [day.note for day in days] == [
        *("gesloten: Verbouwing", "gesloten", "", ""),
        *("Eerste kerstdag", "Tweede kerstdag", ""),
    ]


def test_a_quiet_week_is_upright_a_full_one_lies_on_its_side_a_fuller_one_takes_more() -> None:
    quiet, full = every_day(an_item()), every_day(*[an_item()] * 6)
    fuller = every_day(*[an_item()] * 12)
    (upright,) = page_sizes(drawn(quiet))
    assert upright[0] < upright[1]
    (lying,) = page_sizes(drawn(full))
    assert lying[0] > lying[1]
    sheets = page_texts(drawn(fuller))
    assert len(sheets) > 1
    assert sum(text.count("Koffie-inloop") for text in sheets) == 84
    assert f"pagina 1 van {len(sheets)}" in sheets[0]


def test_sheets_that_hang_beside_each_other_all_stand_or_all_lie() -> None:
    quiet, full, fuller = (every_day(*[an_item()] * many) for many in (1, 6, 12))
    for weeks, lying in (
        ([quiet, quiet], False),
        ([quiet, full], True),
        ([full, fuller], True),
        ([quiet, fuller], False),
    ):
        content = BytesIO()
        write_week_programmes(weeks, content)
        assert {wide > high for wide, high in page_sizes(content.getvalue())} == {lying}


def test_a_day_that_no_sheet_holds_goes_on() -> None:
    sheets = page_texts(drawn(programme(*[an_item()] * 90)))
    assert "Maandag 16 november (vervolg)" in sheets[1]
    assert sum(text.count("Koffie-inloop") for text in sheets) == 90


def test_any_title_fits_and_what_the_font_lacks_is_told() -> None:
    content = BytesIO()
    title = "Mantelzorgondersteuningsbijeenkomst 🎉 <b>met</b> & veel & lange woorden erin " * 3
    notes = write_week_programme(programme(an_item(title, cancelled=True)), content)
    assert "<b>met</b>" in page_texts(content.getvalue())[0].replace("\n", " ").replace("  ", " ")
    assert notes.missing_letters == ("🎉",)


def test_an_unknown_time_and_an_unknown_end() -> None:
    made = programme(an_item("Feest", starts=None, ends=None), an_item("Inloop", ends=None))
    (text,) = page_texts(drawn(made))
    assert "10.00" in text
    assert "–" not in text


def test_it_is_written_whole_or_not_at_all(house: CentreServices, tmp_path: Path) -> None:
    target = tmp_path / "week.pdf"
    files.write(house.programmes.poster(SUNDAY), target)
    assert target.read_bytes().startswith(b"%PDF")
    with pytest.raises(ReadOnly):
        files.write(house.programmes.poster(SUNDAY), tmp_path / "geen" / "week.pdf")
