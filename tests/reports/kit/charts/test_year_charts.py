"""What a reader may conclude from activities small beside each other, and from the map of the areas."""

import pytest
from reportlab.graphics.shapes import Path, Rect

from buurthuis_app.domain.papers.document import AreaTile, Cell, SmallYear
from buurthuis_app.records import replace
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.charts.area_map import area_map, tiles
from buurthuis_app.reports.kit.charts.small_years import small_years
from tests.reports.kit.charts.test_visits_chart import shapes, texts

WIDTH = style.CONTENT_WIDTH


def an_activity(name: str, *bars: int | None, gaps: tuple[int, ...] = ()) -> SmallYear:
    visits = sum(bar or 0 for bar in bars)
    return SmallYear(name=name, visits=Cell(value=visits, shown=str(visits)), bars=bars, gaps=gaps)


def an_area(name: str, number: int, *, somewhere: bool = True) -> AreaTile:
    cell = Cell(value=number, shown=str(number))
    change = Cell(value=0.04, shown="+4%")
    return AreaTile(name=name, visits=cell, change=change, number=number, somewhere=somewhere)


def heights(bars: Path) -> list[float]:
    """Of each bar in a path of four corners a bar."""
    ys = bars.points[1::2]
    return [round(ys[place + 1] - ys[place], 3) for place in range(0, len(ys), 4)]


def test_all_activities_have_one_scale() -> None:
    chart = small_years(
        (an_activity("Koffie", 40, 20), an_activity("Yoga", 10)), style.PAPER, WIDTH
    )
    coffee, yoga = (heights(shape) for shape in shapes(chart) if isinstance(shape, Path))
    assert coffee[0] == pytest.approx(2 * coffee[1], abs=0.01)
    assert coffee[0] == pytest.approx(4 * yoga[0], abs=0.01)
    assert {"Koffie", "60", "Yoga", "10", "jan", "dec"} <= set(texts(list(shapes(chart))))
    assert any("40 bezoeken" in text for text in texts(list(shapes(chart))))


def test_what_was_held_and_not_counted_has_a_cross_and_no_bar() -> None:
    chart = small_years((an_activity("Yoga", None, 0, gaps=(0,)),), style.PAPER, WIDTH)
    (bars,) = (shape for shape in shapes(chart) if isinstance(shape, Path))
    assert len(heights(bars)) == 1  # nought is a count
    assert texts(list(shapes(chart))).count("×") == 1


def test_nothing_counted_at_all_still_draws() -> None:
    assert texts(list(shapes(small_years((an_activity("Yoga", None),), style.PAPER, WIDTH))))


def test_each_area_is_as_large_as_its_visits() -> None:
    numbers = (710, 4266, 1081, 2749, 2130, 736)
    areas = tuple(an_area(f"Wijk {number}", number) for number in numbers)
    placed = tiles(areas, WIDTH)
    assert placed[0].index == 1
    sizes = {areas[tile.index].number: tile.width * tile.height for tile in placed}
    for number, size in sizes.items():
        assert size / sizes[4266] == pytest.approx(number / 4266, rel=0.05)
    assert all(tile.left >= 0 and tile.left + tile.width <= WIDTH + 0.01 for tile in placed)
    assert all(tile.bottom >= -0.01 for tile in placed)


def test_two_areas_stand_in_one_row_and_none_in_none() -> None:
    assert len({tile.bottom for tile in tiles((an_area("A", 3), an_area("B", 2)), WIDTH)}) == 1
    assert tiles((an_area("A", 0),), WIDTH) == ()


def test_a_tile_too_small_for_words_has_none_and_one_of_no_area_is_empty() -> None:
    areas = (an_area("Groot", 5000), an_area("Klein", 1), an_area("Nergens", 4000, somewhere=False))
    drawn = list(shapes(area_map(areas, style.PAPER, WIDTH)))
    said = texts(drawn)
    assert {"Groot", "5000", "+4%", "Nergens"} <= set(said)
    assert "Klein" not in said
    alone = replace(areas[0], change=Cell(value=None, shown="–"))
    assert set(texts(list(shapes(area_map((alone,), style.PAPER, WIDTH))))) == {"Groot", "5000"}
    assert any(isinstance(shape, Rect) and shape.fillColor is None for shape in drawn)
