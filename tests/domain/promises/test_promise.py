"""Promises, what measures them, and what an area's profile must be like."""

import datetime as dt

import pytest

from buurthuis_app.domain.centre.centre import Area, ProfileLine, problems_of_profile
from buurthuis_app.domain.promises.figures import definitions, verdict, with_unit, year_of
from buurthuis_app.domain.promises.promise import (
    Measurement,
    Promise,
    problems,
    problems_of_measurement,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
ANSWERS = Promise(
    id=new_id(),
    centre_id=new_id(),
    sentence="U krijgt snel antwoord op een vraag.",
    norm="95 % binnen 2 werkdagen",
    since=dt.date(2026, 1, 1),
    threshold=95,
    unit="%",
)
WELCOME = replace(ANSWERS, id=new_id(), threshold=None, unit="", position=1)


def measured(promise: Promise, **values: object) -> Measurement:
    values = {"date": TODAY, **values}
    return Measurement(id=new_id(), promise_id=promise.id, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at_most", "value", "kept"),
    [(False, 95, True), (False, 94.9, False), (True, 95, True), (True, 95.1, False)],
)
def test_the_number_of_the_norm_decides(at_most: bool, value: float, kept: bool) -> None:  # noqa: FBT001 - a case
    assert replace(ANSWERS, at_most=at_most).kept_by(value) is kept


def test_without_a_number_who_measures_says_whether_it_was_kept() -> None:
    assert verdict(WELCOME, measured(WELCOME, kept=False)) is False
    assert WELCOME.kept_by(5) is None
    assert ANSWERS.kept_by(None) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sentence", " "),
        ("norm", ""),
        ("until", dt.date(2025, 12, 31)),
        ("threshold", -1.0),
        ("sentence", "x" * 301),
        ("looked_after_by", "x" * 121),
    ],
)
def test_what_is_wrong_with_a_promise_is_said_beside_its_field(field: str, value: object) -> None:
    assert not problems(ANSWERS)
    (problem,) = problems(replace(ANSWERS, **{field: value}))  # type: ignore[arg-type]
    assert problem.field == field


@pytest.mark.parametrize(
    ("promise", "values", "field"),
    [
        (ANSWERS, {}, "value"),
        (ANSWERS, {"value": -1.0}, "value"),
        (ANSWERS, {"value": 1.0, "date": TODAY + dt.timedelta(days=1)}, "date"),
        (WELCOME, {}, "kept"),
        (WELCOME, {"kept": True, "remark": "x" * 1001}, "remark"),
    ],
)
def test_what_is_wrong_with_a_measurement_is_said_beside_its_field(
    promise: Promise, values: dict[str, object], field: str
) -> None:
    (problem,) = problems_of_measurement(measured(promise, **values), promise, TODAY)
    assert problem.field == field


def test_a_year_tells_the_last_measurement_and_never_calls_unmeasured_broken() -> None:
    ended = replace(ANSWERS, id=new_id(), since=dt.date(2020, 1, 1), until=dt.date(2025, 12, 31))
    later = replace(ANSWERS, id=new_id(), since=dt.date(2027, 1, 1))
    taken = [
        measured(ANSWERS, value=96.0, date=dt.date(2026, 3, 1)),
        measured(ANSWERS, value=91.5, date=dt.date(2026, 9, 1), remark="veel ziek"),
        measured(WELCOME, kept=True, date=dt.date(2025, 9, 1)),
    ]
    year = year_of([WELCOME, ended, later, ANSWERS], taken, 2026)
    assert [row.id for row in year.rows] == [ANSWERS.id, WELCOME.id]
    first, second = year.rows
    assert (first.measured, first.value, first.kept, first.value_words) == (
        *(2, 91.5, False),
        "91,5%",
    )
    assert (second.kept, second.value_words) == (None, "")
    assert (year.measured, year.kept) == (1, 0)
    assert year.as_json()[0]["last_on"] == "2026-09-01"
    assert year.as_json()[1]["kept"] is None
    assert [word.term for word in definitions()] == ["belofte gehouden", "niet gemeten"]


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        *(
            (94.0, "%", "94%"),
            (7.5, "", "7,5"),
            (0.125, "", "0,125"),
            (12.5, "keer", "12,5\xa0keer"),
        ),
        *((1200, "uur", "1.200\xa0uur"), (5676.75, "uur", "5.676,75\xa0uur")),
        *((7.99, "uur", "7,99\xa0uur"), (1.1, "uren", "1,1\xa0uren")),
        *((12.5, "euro", "€\xa012,50"), (900, "€", "€\xa0900,00")),
    ],
)
def test_a_number_is_written_with_as_many_decimals_as_it_has_and_money_and_hours_as_everywhere(
    value: float, unit: str, words: str
) -> None:
    assert with_unit(value, unit) == words


def test_what_is_wrong_with_a_profile_is_said() -> None:
    area = Area(id=new_id(), centre_id=new_id(), name="Rietland")
    line = ProfileLine(
        id=new_id(), area_id=area.id, name="Inwoners", figure="2.340", year=2025, source="gemeente"
    )
    assert not problems_of_profile(area, [line])
    wrong = replace(line, figure=" ", year=26, source="x" * 121)
    found = problems_of_profile(replace(area, description="x" * 4001), [wrong])
    assert [problem.field for problem in found] == ["description", *["profile"] * 3]
