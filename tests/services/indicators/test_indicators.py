"""Indicators as they are kept, measured and undone; what is measured is what the harvest says."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre import centre
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.figures.breakdown import Along, Only
from buurthuis_app.domain.indicators.indicator import (
    LONGEST_NAME,
    Indicator,
    IndicatorYear,
    MeasureKind,
)
from buurthuis_app.domain.indicators.results import Standing, Way
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Span, year
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.stories.story import Consent
from buurthuis_app.domain.surveys.survey import QuestionKind
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.indicators.measuring import MEASURES
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.conftest import Everything
from tests.services.undoing import taken_back, there_and_back

On = Callable[[int], Occurrence]


def kept(
    house: CentreServices, name: str = "Oordeel burger als partner", **fields: object
) -> Indicator:
    made = replace(house.indicators.blank(), name=name, **fields)  # type: ignore[arg-type]
    return house.indicators.keep(made, new=True).value


def filled(
    house: CentreServices, indicator: Indicator, number: int, **fields: object
) -> IndicatorYear:
    made = replace(house.indicators.blank_year(indicator.id, number), **fields)  # type: ignore[arg-type]
    return house.indicators.keep_year(made, new=True).value


@pytest.fixture
def harvest(
    house: CentreServices, coffee: Activity, on: On, kinds: dict[str, TallyKind]
) -> Activity:
    """Three Sundays counted, of which two grown-up visits and one new face; a shareable and a private story."""
    theme = house.telling.themes()[0]
    house.planning.keep(replace(coffee, theme_ids=(theme.id,)), new=False)
    for day, number in ((1, 12), (8, 7)):
        house.counting.add(on(day).id, kinds["volwassenen"].id, number, "later geteld")
    house.counting.add(on(1).id, kinds["nieuwe gezichten"].id, 2, "later geteld")
    for consent in (Consent.OUTSIDE_WITHOUT_NAME, Consent.INSIDE):
        told = house.telling.blank(dt.date(2026, 11, 8), activity_id=coffee.id)
        house.telling.keep(
            replace(told, happened="Fijn.", consent=consent, theme_ids=(theme.id,)), new=True
        )
    return house.plan.activity(coffee.id)


def measured(house: CentreServices, kind: MeasureKind, **fields: object) -> float | None:
    indicator = kept(house, name=kind.value + str(fields), measured_by=kind, **fields)
    found = house.indicators.one(indicator.id).of(2026)
    return found.actual.value if found else None


def test_the_fields_own_indicator_holds_a_year_without_a_poll(house: CentreServices) -> None:
    """From 5 to 6; 2012 without a poll, the next in 2013; forecast 2014: 6; a public site; every two years."""
    indicator = kept(
        house, baseline=5.0, baseline_year=2011, every=2, source="waarstaatjegemeente.nl"
    )
    filled(house, indicator, 2012, target=6.0, no_poll=True, next_poll=2013)
    filled(house, indicator, 2014, target=6.0, forecast=6.0)
    found = house.indicators.one(indicator.id)
    assert [one.year for one in found.years] == [2012, 2014]
    without = found.of(2012)
    assert without is not None
    assert without.actual.standing is Standing.NO_POLL
    assert without.said("") == "geen peiling, volgende in 2013"
    assert found.next_poll == 2013
    assert found.of(2014).forecast == 6.0  # type: ignore[union-attr]


def test_a_typed_figure_carries_the_indicators_source(house: CentreServices) -> None:
    indicator = kept(house, source="waarstaatjegemeente.nl")
    filled(house, indicator, 2013, actual=6.1)
    filled(house, indicator, 2015, actual=6.2, source="eigen telling")
    found = house.indicators.one(indicator.id)
    assert [one.source for one in found.years] == ["waarstaatjegemeente.nl", "eigen telling"]


def test_measured_figures_are_those_of_the_harvest(
    house: CentreServices, harvest: Activity
) -> None:
    overview = house.harvest.overview(year(2026))
    assert measured(house, MeasureKind.VISITS) == overview.figures.visits == 19
    assert measured(house, MeasureKind.HELD) == overview.figures.held == 3
    assert measured(house, MeasureKind.AVERAGE) == overview.figures.average == 9.5
    assert measured(house, MeasureKind.STORIES) == overview.shareable == 1
    assert measured(house, MeasureKind.PRESENT) == house.signing.attendances(year(2026)) == 0
    numbers = {one.name: one.number for one in overview.categories}
    for kind in house.lists.tally_kinds():
        found = measured(house, MeasureKind.TALLY, tally_kind_id=kind.id)
        assert found == numbers.get(kind.name)
    assert numbers["nieuwe gezichten"] == 2
    assert harvest.theme_ids


def test_measured_figures_of_a_theme_are_those_of_the_harvest(
    house: CentreServices, harvest: Activity
) -> None:
    house.planning.keep(
        replace(harvest, id=new_id(), title="Iets anders", theme_ids=(), version=1), new=True
    )
    for row in house.harvest.breakdown(year(2026), Along.THEME).rows:
        if isinstance(row.key, UUID):
            held = measured(house, MeasureKind.HELD, only_theme_id=row.key)
            visits = measured(house, MeasureKind.VISITS, only_theme_id=row.key)
            assert (held, visits) == (row.figures.held, row.figures.visits)
    narrow = house.harvest.breakdown(year(2026), only=Only(theme_id=harvest.theme_ids[0]))
    theme = {"only_theme_id": harvest.theme_ids[0]}
    assert measured(house, MeasureKind.AVERAGE, **theme) == narrow.figures.average
    assert measured(house, MeasureKind.STORIES, **theme) == 1
    assert measured(house, MeasureKind.PRESENT, **theme) == 0


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (centre.Area, "only_area_id"),
        (centre.TargetGroup, "only_group_id"),
        (centre.ActivityKind, "only_kind_id"),
    ],
)
def test_what_nothing_belongs_to_is_not_measured_as_nought(
    house: CentreServices, harvest: Activity, record: type[Any], field: str
) -> None:
    fields = {"colour": 1, "position": 99} if record is centre.ActivityKind else {}
    other: Any = record(id=new_id(), centre_id=house.centre.id, name="Elders", **fields)
    house.lists.keep(other, new=True)
    assert measured(house, MeasureKind.VISITS, **{field: other.id}) is None
    assert measured(house, MeasureKind.HELD, **{field: other.id}) is None
    assert measured(house, MeasureKind.STORIES, **{field: other.id}) == 0
    assert harvest.title


def test_occupancy_is_that_of_the_planner_up_to_today(
    house: CentreServices, harvest: Activity, clock: FixedClock
) -> None:
    room = house.plan.rooms()[0]
    house.planning.keep(replace(harvest, room_id=room.id), new=False)
    house.planning.keep(
        replace(harvest, id=new_id(), title="Zaal", room_id=room.id, version=1), new=True
    )
    use = house.plan.occupancy(Span(first=dt.date(2026, 1, 1), last=clock.today())).use
    assert use.share
    assert measured(house, MeasureKind.OCCUPANCY) == use.share * 100


@pytest.mark.parametrize("since", [None, dt.date(2026, 3, 1)])
def test_volunteers_are_counted_in_the_same_three_ways(
    house: CentreServices, since: dt.date | None
) -> None:
    for name, began in (("Ria", dt.date(2026, 1, 1)), ("Kees", since)):
        person = house.volunteers.blank(name)
        volunteer = replace(person.volunteer, since=began)
        house.volunteers.keep(replace(person, volunteer=volunteer), new=True)
    found = house.volunteer_figures.of(year(2026))
    assert measured(house, MeasureKind.VOLUNTEERS_AT_END) == found.at_end == 2
    assert measured(house, MeasureKind.VOLUNTEERS_AVERAGE) == found.average
    assert measured(house, MeasureKind.VOLUNTEERS_ACTIVE) == found.active == 0
    assert measured(house, MeasureKind.HOURS) == found.hours == 0
    everybody = house.indicators.all()[0]
    assert [one.year for one in everybody.years] == [2026]


def test_initiatives_are_those_of_their_own_page(house: CentreServices) -> None:
    empty = kept(house, "Nog geen initiatieven", measured_by=MeasureKind.INITIATIVES)
    assert house.indicators.one(empty.id).years == ()
    theme = house.telling.themes()[0]
    for title, themes in (("Moestuin", (theme.id,)), ("Speelplein", ())):
        blank = replace(house.initiatives.blank(), title=title, theme_ids=themes)
        house.initiatives.keep(
            replace(blank, good_for="de hele straat", by_residents=True), new=True
        )
    assert measured(house, MeasureKind.INITIATIVES) == house.initiatives.year(2026).count == 2
    of_theme = {"only_theme_id": theme.id}
    assert measured(house, MeasureKind.INITIATIVES, **of_theme) == 1
    kind = house.lists.keep(house.lists.blank_kind("bijzonder"), new=True).value
    assert measured(house, MeasureKind.INITIATIVES, only_kind_id=kind.id) is None


def test_whether_targets_were_reached_is_told_without_measuring_other_years(
    house: CentreServices, harvest: Activity, clock: FixedClock
) -> None:
    indicator = kept(house, measured_by=MeasureKind.VISITS)
    filled(house, indicator, 2026, target=15.0)
    other = kept(house, "Cijfer")
    filled(house, other, 2026, target=6.0, actual=5.0)
    assert house.indicators.judged(2026) == (None, False)
    clock.moment = clock.moment.replace(year=2027)
    assert house.indicators.judged(2026) == (True, False)
    assert house.indicators.judged(2025) == (None, None)
    assert harvest.title


def test_years_that_nothing_was_written_down_in_are_not_there(
    house: CentreServices, harvest: Activity
) -> None:
    indicator = kept(house, measured_by=MeasureKind.VISITS)
    found = house.indicators.one(indicator.id)
    assert [one.year for one in found.years] == [2026]
    assert found.years[0].actual.standing is Standing.SO_FAR
    assert found.years[0].source == "geteld in het buurthuis, vanaf 1-11-2026"
    assert "Wie twee keer komt, telt twee keer" in found.definition
    assert harvest.title


def test_before_the_program_counted_a_typed_figure_stands(
    house: CentreServices, harvest: Activity
) -> None:
    indicator = kept(house, measured_by=MeasureKind.VISITS)
    filled(house, indicator, 2019, actual=800.0, source="oude lijst")
    filled(house, indicator, 2026, actual=1.0, target=25.0)
    found = house.indicators.one(indicator.id)
    assert [(one.year, one.actual.value, one.actual.way) for one in found.years] == [
        (2019, 800.0, Way.TYPED),
        (2026, 19, Way.MEASURED),
    ]
    assert harvest.title


def test_a_year_that_is_over_is_known(
    house: CentreServices, harvest: Activity, clock: FixedClock
) -> None:
    indicator = kept(house, measured_by=MeasureKind.VISITS)
    filled(house, indicator, 2026, target=20.0)
    assert house.indicators.one(indicator.id).met(2026) is None
    clock.moment = clock.moment.replace(year=2027)
    found = house.indicators.one(indicator.id)
    assert found.years[0].actual.standing is Standing.KNOWN
    assert found.met(2026) is False
    assert harvest.title


def test_a_measured_figure_leads_to_its_occurrences(
    house: CentreServices, harvest: Activity
) -> None:
    visits = kept(house, "Bezoeken", measured_by=MeasureKind.VISITS)
    found = house.indicators.behind(visits.id, 2026)
    assert sum(one.visits or 0 for one in found) == 19
    new = next(kind for kind in house.lists.tally_kinds() if kind.name == "nieuwe gezichten")
    tally = kept(house, "Nieuw", measured_by=MeasureKind.TALLY, tally_kind_id=new.id)
    assert [one.visits for one in house.indicators.behind(tally.id, 2026)] == [2]
    theme = house.telling.themes()[1]
    other = kept(house, "Thema", measured_by=MeasureKind.HELD, only_theme_id=theme.id)
    assert house.indicators.behind(other.id, 2026) == ()
    assert "Alleen thema" in house.indicators.one(other.id).definition
    assert harvest.title


def test_a_measure_without_a_source_is_not_offered(house: CentreServices) -> None:
    offered = house.indicators.measured_from()
    assert set(offered.kinds) == set(MEASURES)
    assert "volwassenen" in {kind.name for kind in offered.tallies}


def test_twelve_are_there_to_begin_with_and_what_is_taken_is_offered_no_more(
    house: CentreServices, everything: Everything
) -> None:
    before = everything()
    offered = house.indicators.starters()
    assert len(offered) == 12
    done = house.indicators.adopt(offered[:5])
    assert [one.name for one in done.value] == [one.name for one in offered[:5]]
    assert [one.indicator.position for one in house.indicators.all()] == [0, 1, 2, 3, 4]
    assert house.indicators.starters() == offered[5:]
    tally = next(one for one in done.value if one.measured_by is MeasureKind.TALLY)
    assert tally.tally_kind_id is not None
    there_and_back(done, before, everything)


def test_a_starter_that_can_not_be_measured_here_is_typed(house: CentreServices) -> None:
    for kind in house.lists.tally_kinds():
        if kind.name == "nieuwe gezichten":
            house.lists.remove(kind)
    adopted = {one.name: one for one in house.indicators.adopt(house.indicators.starters()).value}
    assert adopted["Nieuwe gezichten"].typed
    assert adopted["Bezoeken"].measured_by is MeasureKind.VISITS
    for one in adopted.values():
        assert one.measured_by is None or one.measured_by in MEASURES


def test_everything_is_undone_and_done_again(house: CentreServices, everything: Everything) -> None:
    before = everything()
    made = house.indicators.keep(replace(house.indicators.blank(), name=" Bezoeken "), new=True)
    indicator = made.value
    assert indicator.name == "Bezoeken"
    changed = house.indicators.keep(replace(indicator, unit="keer"), new=False)
    year_made = house.indicators.keep_year(
        replace(house.indicators.blank_year(indicator.id, 2026), target=1.0), new=True
    )
    whole = everything()
    removed = house.indicators.remove(changed.value)
    assert house.indicators.all() == ()
    back = taken_back(removed)
    assert everything() == whole
    again = taken_back(back)
    assert house.indicators.all() == ()
    taken_back(again)
    assert everything() == whole
    gone = house.indicators.remove_year(year_made.value)
    taken_back(gone)
    assert everything() == whole
    for done in (year_made, changed, made):
        taken_back(done)
    assert everything() == before


def test_nothing_is_undone_over_what_somebody_else_wrote(house: CentreServices) -> None:
    made = house.indicators.keep(replace(house.indicators.blank(), name="Bezoeken"), new=True)
    house.indicators.keep(replace(made.value, unit="keer"), new=False)
    with pytest.raises(Conflict):
        taken_back(made)
    with pytest.raises(Conflict):
        house.indicators.keep(replace(made.value, unit="uur"), new=False)


def test_a_new_indicator_with_a_year_by_somebody_else_stays(house: CentreServices) -> None:
    made = house.indicators.keep(replace(house.indicators.blank(), name="Bezoeken"), new=True)
    filled(house, made.value, 2026, target=5.0)
    with pytest.raises(Conflict):
        taken_back(made)
    assert len(house.indicators.all()) == 1


def test_a_target_without_a_year_is_refused_and_nothing_is_kept(
    house: CentreServices, everything: Everything
) -> None:
    indicator = kept(house)
    before = everything()
    with pytest.raises(Invalid, match="Bij welk jaar hoort dit"):
        house.indicators.keep_year(
            replace(house.indicators.blank_year(indicator.id), target=6.0), new=True
        )
    assert everything() == before


def test_a_theme_that_an_indicator_uses_is_not_removed(
    house: CentreServices, everything: Everything
) -> None:
    theme = house.telling.themes()[0]
    kept(house, "Meedoen", theme_id=theme.id)
    kept(house, "Bezoeken", measured_by=MeasureKind.VISITS, only_theme_id=theme.id)
    before = everything()
    with pytest.raises(Invalid, match="2 kengetallen"):
        house.lists.remove(theme)
    assert everything() == before


def test_what_belongs_to_another_way_of_measuring_is_left_out(house: CentreServices) -> None:
    theme = house.telling.themes()[0]
    occupancy = kept(
        house,
        measured_by=MeasureKind.OCCUPANCY,
        only_theme_id=theme.id,
        tally_kind_id=house.lists.tally_kinds()[0].id,
        question_option=3,
    )
    assert (occupancy.only_theme_id, occupancy.tally_kind_id, occupancy.question_option) == (
        None,
        None,
        None,
    )


def test_the_board_reads_and_the_door_does_not(
    house_for: Callable[[Profile], CentreServices],
) -> None:
    indicator = kept(house_for(Profile.COORDINATOR))
    board = house_for(Profile.BOARD).indicators
    assert [one.indicator for one in board.all()] == [indicator]
    for refused in (
        lambda: board.keep(indicator, new=False),
        lambda: board.remove(indicator),
        lambda: board.keep_year(board.blank_year(indicator.id, 2026), new=True),
        lambda: board.adopt(board.starters()),
    ):
        with pytest.raises(NotAllowed):
            refused()
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).indicators.all()


@pytest.mark.parametrize(("kind", "unit"), [(QuestionKind.MARK, ""), (QuestionKind.YES_NO, "%")])
def test_a_question_is_followed_as_an_indicator_with_a_name_that_fits(
    house: CentreServices, kind: QuestionKind, unit: str
) -> None:
    blank = house.surveys.blank()
    question = replace(
        house.surveys.blank_question(blank.survey.id, 0), kind=kind, words="Hoe vaak " * 20 + "?"
    )
    house.surveys.keep(
        replace(blank, survey=replace(blank.survey, title="Peiling"), questions=(question,)),
        new=True,
    )
    done = house.indicators.follow(question)
    assert len(done.value.name) == LONGEST_NAME
    assert (done.value.unit, done.value.every, done.value.question_id) == (unit, 1, question.id)
    taken_back(done)
    with pytest.raises(Conflict):
        house.indicators.keep(done.value, new=False)
