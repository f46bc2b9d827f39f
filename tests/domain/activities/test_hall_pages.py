"""Pages of the screen in the hall: what is now, what comes, and no row more than can be read."""

import datetime as dt

from buurthuis_app.domain.activities.hall_pages import ROWS, HallPage, hall_pages
from buurthuis_app.domain.activities.week_programme import ProgrammeDay, ProgrammeItem

MONDAY = dt.date(2026, 11, 30)


def at(hour: int, title: str = "Koffie", **more: object) -> ProgrammeItem:
    given = {"starts": dt.time(hour), "ends": dt.time(hour + 1), "place": "Serre", **more}
    return ProgrammeItem(title=title, **given)  # type: ignore[arg-type]


def day(after: int, *items: ProgrammeItem, note: str = "") -> ProgrammeDay:
    return ProgrammeDay(date=MONDAY + dt.timedelta(days=after), items=items, note=note)


def pages(*days: ProgrammeDay, hour: int = 10) -> tuple[HallPage, ...]:
    return hall_pages(days, dt.datetime.combine(MONDAY, dt.time(hour, 30)))


def test_today_says_what_is_now_and_what_is_off() -> None:
    late = at(22, "Dansen", starts=dt.time(9), ends=dt.time(1))
    off = at(10, "Yoga", cancelled=True)
    unknown = ProgrammeItem(title="Markt")
    (page,) = pages(day(0, at(9), at(10), off, late, unknown))
    assert page.heading == "Vandaag, maandag 30 november 2026"
    assert [row.state for row in page.rows] == ["", "nu bezig", "gaat niet door", "nu bezig", ""]
    assert page.rows[1].words == "10.00–11.00, Koffie, Serre, nu bezig"


def test_a_quiet_or_closed_day_says_so() -> None:
    (quiet,) = pages(day(0), day(1))
    assert [row.title for row in quiet.rows] == ["Vandaag is er geen programma."]
    (shut,) = pages(day(0, note="gesloten: verbouwing"))
    assert [(row.title, row.day) for row in shut.rows] == [("Gesloten: verbouwing", True)]


def test_days_to_come_fill_pages_and_go_on_under_their_own_name() -> None:
    full = [at(9 + n, f"Les {n}") for n in range(ROWS)]
    today, rest, last = pages(
        day(0, at(9)), day(1, at(9), note="Sinterklaas"), day(2), day(3, *full)
    )
    assert today.heading.startswith("Vandaag")
    assert {rest.heading, last.heading} == {"De komende dagen"}
    names = [row.title for row in rest.rows if row.day]
    assert names == ["Dinsdag 1 december 2026: Sinterklaas", "Donderdag 3 december 2026"]
    assert len(rest.rows) == ROWS
    assert [row.title for row in last.rows][:2] == ["Donderdag 3 december 2026", "Les 3"]


def test_a_day_of_which_nothing_fits_begins_on_the_next_page() -> None:
    almost = [at(9, f"Les {n}") for n in range(ROWS - 2)]
    _today, first, second = pages(day(0), day(1, *almost), day(2, at(9)))
    assert len(first.rows) == ROWS - 1
    assert [row.day for row in second.rows] == [True, False]


def test_a_long_today_takes_more_pages() -> None:
    first, second = pages(day(0, *(at(9) for _n in range(ROWS + 1))))
    assert (len(first.rows), len(second.rows)) == (ROWS, 1)
