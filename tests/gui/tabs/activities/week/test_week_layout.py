"""Where everything in the week stands: beside each other or in steps when it overlaps, never over each other."""

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPointF

from buurthuis_app.gui.look.palette import DARK, LIGHT, Palette, contrast
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.tabs.activities import queries
from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.gui.tabs.activities.view_dates import monday as monday_of
from buurthuis_app.gui.tabs.activities.view_dates import stretch
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.gui.tabs.activities.week.key_stops import NO_TIME, along, beside, nearest, stops
from buurthuis_app.gui.tabs.activities.week.overlaps import MinuteSpan, side_by_side
from buurthuis_app.gui.tabs.activities.week.week_layout import Week, day_in_sight, pieces
from buurthuis_app.gui.tabs.activities.week.week_sheet import WeekSheet
from buurthuis_app.gui.tabs.activities.week.week_view import LOWEST_HOUR, ROOM_FOR_TIME
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY, services_of
from tests.gui.tabs.activities.programme import MONDAY, item, week

WIDTH, HEIGHT = 900, 560
IN_VIEW = 826, 495  # px that the week has beside the details, in a window of 1280 by 720

items = some.builds(
    item,
    some.sampled_from(["Koffie", "Meezingen en meespelen met de hele buurt", "مقهى اللغة 🎉"]),
    some.integers(-1, 6),
    some.none() | some.integers(0, 95).map(lambda quarter: quarter * 15),
    some.none() | some.integers(1, 80).map(lambda quarter: quarter * 15),
)


def sheet(*shown: Item, width: float = WIDTH) -> WeekSheet:
    return WeekSheet(week(*shown), width, HEIGHT, lowest=40)


@pytest.mark.usefixtures("qapp")
@given(some.lists(items, max_size=25), some.sampled_from([500, 900, 1800]))
def test_no_block_lies_over_another_and_none_leaves_its_day(
    shown: list[Item], width: float
) -> None:
    laid = sheet(*shown, width=width)
    for block in laid.blocks:
        left = laid.grid.left(block.piece.day)
        assert left <= block.rect.left()
        assert block.rect.right() <= left + laid.grid.day_width
    places = [(block, rect) for block in laid.blocks for rect in (block.rect, block.tail) if rect]
    for at, (block, rect) in enumerate(places):
        assert not any(rect.intersects(other) for _other, other in places[at + 1 :])
        assert laid.block_at(QPointF(rect.center().x(), rect.center().y() + laid.head), 0) is block


@given(some.lists(some.tuples(some.integers(0, 200), some.integers(1, 90)), max_size=30))
def test_every_lane_is_within_its_group_and_free(pairs: list[tuple[int, int]]) -> None:
    spans = [
        MinuteSpan(what=n, begin=begin, end=begin + long) for n, (begin, long) in enumerate(pairs)
    ]
    placed = side_by_side(spans)
    assert sorted(one.span.what for one in placed) == list(range(len(spans)))
    assert all(one.lane >= 0 and one.lane + one.wide <= one.lanes for one in placed)


@pytest.mark.usefixtures("qapp")
def test_twelve_things_at_once_all_have_a_place_and_a_word() -> None:
    laid = sheet(*(item(f"Groep {n}", 2, 600 + n) for n in range(12)))
    assert len(laid.blocks) == 12
    assert {round(block.rect.width()) for block in laid.blocks} == {
        round(laid.blocks[0].rect.width())
    }
    assert all(block.lines and block.lines[0].words for block in laid.blocks)


def test_the_names_of_half_a_year_can_be_read_on_an_offices_screen(
    demo_file: Callable[[int], Path],
    look: WindowTheme,  # noqa: ARG001 - letters as people see them
) -> None:
    steps = 0
    with closing(Database(demo_file(1))) as database:
        house = services_of(database, FixedClock(TODAY))
        for weeks_ago in range(26):
            monday = monday_of(TODAY - dt.timedelta(weeks=weeks_ago))
            days = stretch(ProgrammeView.WEEK, monday)
            items = queries.programme(house, *days).stretch.items
            shown = Week(monday=monday, today=TODAY, items=items)
            first, last = day_in_sight(pieces(shown))
            hours = (last - first) / 60 + ROOM_FOR_TIME
            laid = WeekSheet(shown, *IN_VIEW, lowest=LOWEST_HOUR, hours=hours)
            steps += sum(block.tail is not None for block in laid.blocks)
            for block in laid.blocks:
                painted = "".join(line.words for line in block.lines if line.name)
                word, *_others = block.item.title.split()
                assert _letters(word)[:10] in _letters(painted), (monday, painted)
    assert steps > 20


def _letters(words: str) -> str:
    """Without what breaks and cuts them."""
    return "".join(letter for letter in words if letter.isalnum())


def test_what_goes_on_after_midnight_is_on_both_days() -> None:
    (feast,) = (item("Feest", 4, 20 * 60, 330),)
    first, second = pieces(week(feast))
    assert (first.day, first.begin, first.end) == (4, 1200, 1440)
    assert (second.day, second.begin, second.end, second.continued) == (5, 0, 90, True)


def test_what_began_on_sunday_evening_is_seen_on_monday() -> None:
    (only,) = pieces(week(item("Feest", -1, 22 * 60, 180)))
    assert (only.day, only.begin, only.end) == (0, 0, 60)


@pytest.mark.parametrize("monday", [dt.date(2026, 3, 23), dt.date(2026, 10, 19)])
@pytest.mark.usefixtures("qapp")
def test_ten_oclock_is_ten_oclock_in_the_weeks_that_the_clock_changes(monday: dt.date) -> None:
    shown = [item("Koffie", day, 600, 120, monday=monday) for day in range(7)]
    laid = WeekSheet(week(*shown, monday=monday), WIDTH, HEIGHT, lowest=40)
    assert {block.rect.top() for block in laid.blocks} == {round(laid.grid.y(600) + 1)}
    assert [block.piece.day for block in laid.blocks] == list(range(7))


def test_the_arrows_reach_every_item_and_every_free_half_hour_once() -> None:
    shown = (item("A", 1, 600, 90), item("B", 1, 615, 15), item("C", 1, None), item("D", 2, 600))
    every = stops(week(*shown))
    tuesday = every[1]
    assert [stop.item.title for stop in tuesday if stop.item] == ["C", "A", "B"]
    assert [stop.minute for stop in tuesday if stop.item is None] == [
        minute for minute in range(0, 1440, 30) if minute not in {600, 630, 660}
    ]
    assert tuesday[0].minute == NO_TIME
    a = nearest(tuesday, 600)
    assert along(every, a, 1).item == shown[1]
    assert beside(every, a, 1) == nearest(every[2], 600)
    assert beside(every, a, -2) is None


def test_the_counted_number_and_the_reason_are_in_what_is_said() -> None:
    counted = replace(item("Koffie", 0, 600), visits=14)
    off = replace(item("Yoga", 0, 600), cancelled_because="docent ziek")
    assert "14 bezoeken" in counted.sentence
    assert "niet doorgegaan: docent ziek" in off.sentence
    assert str(MONDAY.day) in counted.sentence


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("place", [None, *range(len(LIGHT.kinds))])
def test_the_words_and_the_bar_of_every_kind_can_be_seen(
    palette: Palette, place: int | None
) -> None:
    tint = palette.kind_tint(place)
    assert contrast(palette.ink, tint) >= 4.5
    assert contrast(palette.quiet, tint) >= 4.5
    assert contrast(palette.kind(place), tint) >= 3
    assert contrast(palette.kind(place), palette.surface) >= 3
