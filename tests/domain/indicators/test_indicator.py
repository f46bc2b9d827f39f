"""Indicators: what a person must still mend in them, and what their years say."""

import pytest

from buurthuis_app.domain.indicators import indicator, measures
from buurthuis_app.domain.indicators.indicator import (
    Direction,
    Indicator,
    IndicatorYear,
    MeasureKind,
)
from buurthuis_app.domain.indicators.results import (
    Actual,
    IndicatorResult,
    Standing,
    Way,
    YearResult,
    met,
)
from buurthuis_app.domain.indicators.starter_set import starters
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.surveys.survey import QuestionKind
from buurthuis_app.records import replace

PARTNER = Indicator(
    id=new_id(),
    centre_id=new_id(),
    name="Oordeel burger als partner",
    baseline=5.0,
    baseline_year=2011,
    every=2,
    source="waarstaatjegemeente.nl",
)
YEAR = IndicatorYear(id=new_id(), indicator_id=PARTNER.id, year=2012, target=6.0)


def fields(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.field for problem in problems]


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({}, []),
        ({"name": " "}, ["name"]),
        ({"name": "x" * 121, "unit": "x" * 31}, ["name", "unit"]),
        ({"source": "x" * 201, "meaning": "x" * 1001}, ["source", "meaning"]),
        ({"baseline_year": None}, ["baseline_year"]),
        ({"baseline": None}, ["baseline"]),
        ({"baseline": None, "baseline_year": None}, []),
        ({"baseline_year": 1811}, ["baseline_year"]),
        ({"baseline": 1e12}, ["baseline"]),
        ({"baseline": float("nan")}, ["baseline"]),
        ({"every": 26}, ["every"]),
        ({"every": -1}, ["every"]),
        ({"measured_by": MeasureKind.TALLY}, ["tally_kind_id"]),
        ({"measured_by": MeasureKind.TALLY, "tally_kind_id": new_id()}, []),
        ({"measured_by": MeasureKind.HELD, "question_id": new_id()}, ["measured_by"]),
    ],
)
def test_all_faults_of_an_indicator_show_at_once(
    changes: dict[str, object], faulty: list[str]
) -> None:
    changed = replace(PARTNER, **changes)  # type: ignore[arg-type]
    assert fields(indicator.problems(changed, [PARTNER])) == faulty


def test_two_indicators_do_not_share_a_name() -> None:
    other = replace(PARTNER, id=new_id(), name=" oordeel BURGER als partner")
    assert fields(indicator.problems(other, [PARTNER])) == ["name"]


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({}, []),
        ({"year": 0}, ["year"]),
        ({"year": 1234}, ["year"]),
        ({"no_poll": True, "next_poll": 2013}, []),
        ({"no_poll": True, "next_poll": None}, []),
        ({"no_poll": True, "actual": 6.0}, ["actual"]),
        ({"no_poll": True, "next_poll": 2012}, ["next_poll"]),
        ({"no_poll": True, "next_poll": 2222}, ["next_poll"]),
        ({"next_poll": 2013}, ["next_poll"]),
        ({"target": -1e9, "forecast": 1e10}, ["target", "forecast"]),
        ({"source": "x" * 201, "explanation": "x" * 1001}, ["source", "explanation"]),
    ],
)
def test_all_faults_of_a_year_show_at_once(changes: dict[str, object], faulty: list[str]) -> None:
    changed = replace(YEAR, **changes)  # type: ignore[arg-type]
    assert fields(indicator.problems_of_year(changed, [YEAR])) == faulty


def test_a_target_without_a_year_is_told_in_a_sentence() -> None:
    (problem,) = indicator.problems_of_year(replace(YEAR, year=0), [])
    assert problem.sentence == "Bij welk jaar hoort dit? Vul het jaar in."


def test_a_year_stands_there_once() -> None:
    other = replace(YEAR, id=new_id())
    (problem,) = indicator.problems_of_year(other, [YEAR])
    assert problem.sentence.startswith("2012 staat er al.")


def result(*years: YearResult, way: Way = Way.TYPED, **changes: object) -> IndicatorResult:
    return IndicatorResult(
        indicator=replace(PARTNER, **changes),  # type: ignore[arg-type]
        theme="meedoen",
        way=way,
        definition="",
        years=years,
    )


def known(year: int, value: float, target: float | None = None) -> YearResult:
    actual = Actual(standing=Standing.KNOWN, value=value)
    return YearResult(year=year, actual=actual, target=target)


NO_POLL = YearResult(
    year=2012, actual=Actual(standing=Standing.NO_POLL, next_poll=2013), target=6.0
)
FORECAST = YearResult(year=2014, actual=Actual(standing=Standing.UNKNOWN), forecast=6.0)


def test_a_year_without_a_poll_says_when_the_next_one_is() -> None:
    found = result(NO_POLL, FORECAST)
    assert NO_POLL.said("") == "geen peiling, volgende in 2013"
    assert found.next_poll == 2013
    assert found.met(2012) is None
    assert found.of(2014) is FORECAST
    assert found.of(1999) is None


def test_a_year_without_a_poll_may_not_know_the_next() -> None:
    actual = Actual(standing=Standing.NO_POLL)
    assert YearResult(year=2012, actual=actual).said("") == "geen peiling"


def test_what_is_known_is_said_with_its_unit() -> None:
    assert known(2013, 6.5).said("punt") == "6,5\u00a0punt"
    running = Actual(standing=Standing.SO_FAR, value=3.0)
    assert YearResult(year=2014, actual=running).said("") == "3 tot nu toe"
    few = Actual(standing=Standing.TOO_FEW)
    assert YearResult(year=2014, actual=few).said("") == "te weinig antwoorden"
    assert FORECAST.said("") == ""


def test_what_was_reckoned_has_one_decimal_and_what_was_typed_has_its_own() -> None:
    assert known(2013, 6.25).said("") == "6,25"
    mean = Actual(standing=Standing.KNOWN, value=50 / 7, way=Way.SURVEY)
    assert YearResult(year=2013, actual=mean).said("") == "7,1"


def test_once_polled_the_next_poll_is_as_often_as_it_is_held() -> None:
    assert result(NO_POLL, known(2013, 6.1)).next_poll == 2015
    assert result(known(2013, 6.1), every=0).next_poll is None
    assert result().next_poll == 2013  # two years after the baseline
    assert result(baseline_year=None).next_poll is None
    assert result(known(2013, 6.1), way=Way.MEASURED).next_poll is None


@pytest.mark.parametrize(
    ("direction", "actual", "target", "reached"),
    [
        (Direction.HIGHER, 6.0, 6.0, True),
        (Direction.HIGHER, 5.9, 6.0, False),
        (Direction.LOWER, 5.9, 6.0, True),
        (Direction.LOWER, 6.1, 6.0, False),
        (Direction.LOWER, None, 6.0, None),
        (Direction.HIGHER, 6.0, None, None),
    ],
)
def test_a_target_is_met_in_its_own_direction(
    direction: Direction,
    actual: float | None,
    target: float | None,
    reached: bool | None,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert met(direction, actual, target) is reached


def test_a_year_that_is_known_has_met_its_target_or_not() -> None:
    assert result(known(2013, 6.1, 6.0)).met(2013) is True
    assert result(known(2013, 6.1, 6.0), direction=Direction.LOWER).met(2013) is False


def test_the_baseline_is_what_is_known_of_the_year_that_it_began_with() -> None:
    begun = result(known(2013, 6.1, 6.0))
    indicator = replace(begun.indicator, baseline=5.0, baseline_year=2012, source="de peiling")
    begun = replace(begun, indicator=indicator)
    found = begun.known_of(2012)
    assert found is not None
    assert (found.actual.value, found.source, begun.of(2012)) == (5.0, "de peiling", None)
    assert begun.known_of(2013) == begun.of(2013)
    assert begun.known_of(2011) is None
    empty = YearResult(year=2012, actual=Actual(standing=Standing.UNKNOWN), target=6.0)
    aimed = replace(begun, years=(empty,)).known_of(2012)
    assert aimed is not None
    assert (aimed.actual.value, aimed.target) == (5.0, 6.0)


def test_a_year_that_still_runs_has_met_nothing_yet() -> None:
    running = YearResult(year=2014, actual=Actual(standing=Standing.SO_FAR, value=9.0), target=6.0)
    assert result(running).met(2014) is None
    assert not result(running).asks_why(2014)


def test_over_a_tenth_from_the_target_asks_why_until_somebody_says() -> None:
    assert result(known(2013, 5.3, 6.0)).asks_why(2013)
    assert not result(known(2013, 5.5, 6.0)).asks_why(2013)
    assert not result(known(2013, 5.3, 0.0)).asks_why(2013)
    assert not result(known(2013, 5.3)).asks_why(2013)
    assert not result().asks_why(2013)
    explained = replace(known(2013, 5.3, 6.0), explanation="verbouwing")
    assert not result(explained).asks_why(2013)


def test_scripts_get_the_year_and_all_years() -> None:
    told = result(NO_POLL, FORECAST).as_json(2012)
    assert (told["name"], told["baseline"], told["target"]) == (PARTNER.name, 5.0, 6.0)
    assert (told["actual"], told["standing"], told["next_poll"]) == (None, "no_poll", 2013)
    assert [one["year"] for one in told["years"]] == [2012, 2014]  # type: ignore[attr-defined]
    assert result().as_json(1990)["standing"] == "unknown"


def test_there_are_twelve_to_begin_with_and_all_are_good_as_they_are() -> None:
    assert len({one.name for one in starters()}) == 12
    for one in starters():
        made = Indicator(id=new_id(), centre_id=new_id(), name=one.name, unit=one.unit)
        given_ = {
            name: getattr(one, name)
            for name in one.__struct_fields__
            if name in {"meaning", "direction", "every", "source"}
        }
        assert indicator.problems(replace(made, **given_), []) == ()


def test_every_measure_has_a_name_and_a_definition() -> None:
    assert set(measures.names()) == set(MeasureKind)
    for kind in MeasureKind:
        assert measures.definition(kind)
        assert measures.definition(kind, only="thema taal").endswith("Alleen thema taal.")
    assert "'maaltijden'" in measures.definition(MeasureKind.TALLY, tally="maaltijden")


def test_what_is_told_of_people_and_money_does_not_begin_with_the_first_time_that_was_counted() -> (
    None
):
    assert {kind for kind in MeasureKind if kind.narrowed and not kind.of_times} == {
        MeasureKind.STORIES,
        MeasureKind.INITIATIVES,
    }


def test_only_what_belongs_to_activities_can_be_narrowed() -> None:
    assert {kind for kind in MeasureKind if not kind.narrowed} == {
        MeasureKind.OCCUPANCY,
        MeasureKind.VOLUNTEERS_AT_END,
        MeasureKind.VOLUNTEERS_AVERAGE,
        MeasureKind.VOLUNTEERS_ACTIVE,
        MeasureKind.HOURS,
    }


def test_a_figure_from_a_survey_says_which_question_it_is_of() -> None:
    mark = measures.definition_of_question(QuestionKind.MARK, "Stadspas", "Cijfer?", "")
    assert mark == "Uit de peiling 'Stadspas', de vraag 'Cijfer?': het gemiddelde cijfer."
    yes = measures.definition_of_question(QuestionKind.YES_NO, "Stadspas", "Blij?", "ja")
    assert yes.endswith("hoeveel procent 'ja' antwoordde.")


def test_without_a_measure_or_a_survey_the_figure_is_typed() -> None:
    assert PARTNER.typed
    assert not replace(PARTNER, measured_by=MeasureKind.VISITS).typed
    assert not replace(PARTNER, question_id=new_id()).typed
