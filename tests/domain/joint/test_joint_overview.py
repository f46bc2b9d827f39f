"""Centres beside each other: what adds up, and what is not compared."""

import datetime as dt
import json

import pytest

from buurthuis_app.domain.figures.figures import Category, Figures
from buurthuis_app.domain.joint.joint_overview import CountedOtherwise, JointOverview, JointRow
from buurthuis_app.domain.joint.shared_year import SharedTheme
from buurthuis_app.domain.shared.small_groups import ShownCount
from tests.domain.joint.shared_years import COUNTED, joint, shared, story

HALF_GUESSED = Figures(held=4, counted=4, visits=40, estimated_visits=21)
HARDLY_COUNTED = Figures(held=5, counted=2, visits=40)


def row(overview: JointOverview, name: str) -> JointRow:
    rows = (*overview.figures, *overview.kinds, *overview.themes, *overview.stories_by_theme)
    return next(row for row in rows if row.name == name)


def reasons(overview: JointOverview, name: str) -> list[str]:
    return [cell.reason for cell in row(overview, name).cells]


def test_what_is_counted_the_same_way_adds_up_and_an_average_is_that_of_all() -> None:
    overview = joint(shared(), shared(figures=Figures(held=2, counted=2, visits=5)))
    assert row(overview, "bezoeken").total == 105
    assert row(overview, "keer gehouden").total == 12
    assert row(overview, "gemiddeld per getelde keer").total == pytest.approx(105 / 12)
    assert overview.counted_otherwise == ()


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        (HARDLY_COUNTED, "minder dan de helft van de keren is geteld"),
        (HALF_GUESSED, "meer dan de helft van de bezoeken is geschat"),
    ],
)
def test_what_is_badly_counted_is_in_no_total(figures: Figures, why: str) -> None:
    overview = joint(shared(), shared(), shared(figures=figures))
    assert reasons(overview, "bezoeken") == ["", "", why]
    assert row(overview, "bezoeken").total == 200
    assert row(overview, "gemiddeld per getelde keer").total == 10
    assert row(overview, "keer gehouden").total == 20 + figures.held
    (found,) = overview.counted_otherwise
    assert (found.centre, found.why) == ("C", why)
    assert "bezoeken" in found.figures
    assert "keer gehouden" not in found.figures


def test_of_one_centre_that_is_left_over_there_is_no_total() -> None:
    overview = joint(shared(), shared(figures=HARDLY_COUNTED))
    assert row(overview, "bezoeken").total is None
    assert row(overview, "gemiddeld per getelde keer").total is None


def test_what_nobody_counted_is_said_and_not_zero() -> None:
    overview = joint(shared(), shared(figures=Figures(held=3)))
    cell = row(overview, "bezoeken").cells[1]
    assert (cell.value, cell.instead) == (None, "niet geteld")
    assert overview.counted_otherwise[0].centre == "B"


def test_years_until_another_day_are_not_compared() -> None:
    overview = joint(shared(), shared(as_of=dt.date(2025, 9, 30)))
    assert reasons(overview, "keer gehouden") == [
        "",
        "het jaar gaat hier niet verder dan 30-9-2025",
    ]
    assert row(overview, "keer gehouden").total is None
    same = joint(*(shared(as_of=dt.date(2025, 9, 30)) for _number in range(2)))
    assert row(same, "keer gehouden").total == 20


def test_people_are_never_added_up_and_only_compared_where_most_are_recognised() -> None:
    few = shared(people=ShownCount(few=True), recognised=3)
    many = shared(people=ShownCount(number=40), recognised=80)
    overview = joint(shared(), few, many)
    people = row(overview, "unieke deelnemers")
    assert [cell.value for cell in people.cells] == [None, None, 40]
    assert [cell.instead for cell in people.cells[:2]] == ["niet bijgehouden", "geen of <5"]
    assert [bool(cell.reason) for cell in people.cells] == [False, True, False]
    assert people.total is None
    assert "twee keer" in people.apart
    assert [each.centre for each in overview.counted_otherwise] == ["", "B"]
    assert not [each for each in joint(shared()).figures if each.name == "unieke deelnemers"]


def test_a_kind_adds_up_only_where_it_counts_in_the_same_way() -> None:
    inside = shared(kinds=(Category(name="Kinderen", number=9, adds_up=False),))
    nothing = shared(kinds=())
    overview = joint(shared(), inside)
    assert row(overview, "kinderen").total is None
    assert "zelfde manier" in row(overview, "kinderen").apart
    assert row(joint(shared(), shared()), "kinderen").total == 60
    three = joint(shared(), shared(), nothing)
    assert row(three, "kinderen").total == 60
    assert three.counted_otherwise == (
        CountedOtherwise(centre="C", figures=("kinderen",), why="telt dit niet apart"),
    )


def test_kinds_of_visits_that_hardly_anybody_divided_are_in_no_total() -> None:
    kinds = (
        Category(name="kinderen", number=30, adds_up=True),
        Category(name="niet uitgesplitst", number=51, adds_up=True, whole=True),
    )
    overview = joint(shared(), shared(), shared(kinds=kinds))
    why = "meer dan de helft van de bezoeken is niet uitgesplitst"
    assert reasons(overview, "kinderen") == ["", "", why]
    assert row(overview, "kinderen").total == 60
    assert reasons(overview, "niet uitgesplitst")[2] == ""


def test_themes_go_by_name_through_the_whole_town() -> None:
    other = shared(themes=(SharedTheme(name="meedoen", figures=COUNTED),), stories=())
    none = shared(themes=(), stories=(story("Soep", "Taal"),))
    overview = joint(shared(stories=(story("Koffie", "Meedoen"), story("Los"))), other, none)
    assert [each.name for each in overview.themes] == ["Meedoen", "Taal"]
    assert row(overview, "Meedoen").total == 200
    assert [cell.value for cell in row(overview, "Meedoen").cells] == [100, 100, None]
    assert [(each.name, each.total) for each in overview.stories_by_theme] == [
        ("Meedoen", 1),
        ("Taal", 1),
    ]
    assert [centre for centre, _story in overview.stories("taal")] == ["C"]
    assert [told.title for _centre, told in overview.stories()] == ["Los"]


def test_a_story_that_may_be_told_no_more_is_told_no_more() -> None:
    gone = story("Soep", "Taal", until=dt.date(2026, 1, 4))
    stays = story("Koffie", "Taal", until=dt.date(2026, 1, 5))
    overview = joint(shared(stories=(gone, stays)))
    assert [told.title for _centre, told in overview.stories("Taal")] == ["Koffie"]


def test_scripts_get_values_and_reasons() -> None:
    overview = joint(shared(), shared(people=ShownCount(few=True)), missing=("Ver weg",))
    found = json.loads(json.dumps(overview.as_json()))
    assert found["centres"][0] == {"name": "A", "as_of": "2025-12-31"}
    assert found["missing"] == ["Ver weg"]
    assert found["figures"][0] == {
        "name": "bezoeken",
        "centres": [{"value": 100}, {"value": 100}],
        "total": 200,
    }
    people = next(each for each in found["figures"] if each["name"] == "unieke deelnemers")
    assert people["centres"][1] == {"value": None, "shown": "geen of <5"}
    assert "twee keer" in people["not_added"]
    late = joint(shared(), shared(as_of=dt.date(2025, 5, 1))).as_json()
    assert "not_compared" in json.dumps(late)
