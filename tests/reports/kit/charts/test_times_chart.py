"""What a reader may conclude from the small months of an activity."""

from reportlab.graphics.shapes import Line, Rect, String

from buurthuis_app.domain.papers.document import Cell, TimeBar, TimeLook, TimesOfMonth
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.charts.times_chart import place_of_month, times_chart
from tests.reports.kit.charts.test_visits_chart import filled, shapes, texts

WIDTH = style.CONTENT_WIDTH


def month(name: str, *bars: TimeBar) -> TimesOfMonth:
    visits = sum(bar.visits or 0 for bar in bars)
    return TimesOfMonth(name=name, visits=Cell(value=visits, shown=str(visits)), bars=bars)


def a_time(
    day: int, visits: int | None, look: TimeLook = TimeLook.COUNTED, place: int = 0
) -> TimeBar:
    return TimeBar(day=day, place=place, visits=visits, look=look)


def test_bars_of_all_months_have_one_scale_and_each_stands_on_its_day() -> None:
    months = (month("januari", a_time(1, 10), a_time(31, 20)), month("februari", a_time(1, 5)))
    drawn = list(shapes(times_chart(months, style.PAPER, WIDTH)))
    first, last, other = (bar for bar in filled(drawn) if bar.width < 5)
    assert last.height == 2 * first.height == 4 * other.height
    left, _bottom, wide = place_of_month(0, 2, WIDTH)
    assert left <= first.x < last.x + last.width <= left + wide
    assert {"januari", "30", "februari", "5", "hoogste: 20"} <= set(texts(drawn))


def test_two_times_on_one_day_stand_beside_each_other() -> None:
    both = month("mei", a_time(9, 4), a_time(9, 6, place=1))
    early, late = (
        bar
        for bar in filled(list(shapes(times_chart((both,), style.PAPER, WIDTH))))
        if bar.width < 5
    )
    assert early.x + early.width <= late.x + 0.01


def test_what_was_not_counted_is_no_bar_of_nothing_but_a_sign_that_the_legend_names() -> None:
    looks = (TimeLook.NOT_COUNTED, TimeLook.CALLED_OFF, TimeLook.TO_COME)
    months = (month("mei", *(a_time(day, None, look) for day, look in enumerate(looks, 1))),)
    drawn = list(shapes(times_chart(months, style.PAPER, WIDTH)))
    assert not filled(drawn)
    assert {"niet geteld", "niet doorgegaan", "nog te gaan"} <= set(texts(drawn))
    assert not {"geteld", "geschat"} & set(texts(drawn))
    assert not any(text.startswith("hoogste") for text in texts(drawn))
    zero = list(shapes(times_chart((month("mei", a_time(1, 0)),), style.PAPER, WIDTH)))
    assert any(bar.width < 5 for bar in filled(zero)), "nought was counted"
    assert {type(shape) for shape in (*drawn, *zero)} == {Line, Rect, String}


def test_months_stand_in_rows_from_the_top() -> None:
    places = [place_of_month(index, 12, WIDTH) for index in range(12)]
    assert [bottom for _left, bottom, _wide in places] == [places[0][1]] * 6 + [0] * 6
    left, _bottom, wide = places[5]
    assert round(left + wide, 6) == round(WIDTH, 6)
