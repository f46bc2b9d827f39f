"""The overview as scripts read it."""

import datetime as dt
import json

from buurthuis_app.domain.confidant.released_figures import ConfidantRelease, ReleasedFigures
from buurthuis_app.domain.figures.breakdown import Only
from buurthuis_app.domain.figures.figures import ActivityFigures, Category, Figures, Part
from buurthuis_app.domain.hire.figures import HireYear
from buurthuis_app.domain.incidents.incident import IncidentYear
from buurthuis_app.domain.indicators.indicator import Indicator
from buurthuis_app.domain.indicators.results import (
    Actual,
    IndicatorResult,
    Standing,
    Way,
    YearResult,
)
from buurthuis_app.domain.initiatives.figures import InitiativeYear, Money
from buurthuis_app.domain.lending.figures import LendingYear
from buurthuis_app.domain.outreach.figures import OutreachFigures
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.overviews.tenants import Tenants
from buurthuis_app.domain.participants.figures import ParticipantYear
from buurthuis_app.domain.placements.figures import PlacementYear
from buurthuis_app.domain.promises.figures import PromiseYear
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Span, year
from buurthuis_app.domain.voices.figures import VoicesYear
from buurthuis_app.domain.volunteers.figures import VolunteerFigures
from buurthuis_app.domain.volunteers.year_figures import VolunteerYear
from buurthuis_app.records import replace

COUNTED = Figures(planned=4, extra=1, held=4, cancelled=1, counted=3, visits=40, estimated_visits=9)
EMPTY = Figures(planned=1, held=1)


def overview(earlier: Figures) -> Overview:
    spans = [Span(first=m.first, last=m.last) for m in year(2025).months()[:2]]
    return Overview(
        centre="De Schakel",
        town="Heemskerk",
        period=year(2025),
        printed_on=dt.date(2026, 1, 5),
        figures=COUNTED + EMPTY,
        a_year_earlier=earlier,
        change=None,
        parts=tuple(
            Part(span=span, figures=of) for span, of in zip(spans, (COUNTED, EMPTY), strict=True)
        ),
        activities=(
            ActivityFigures(activity_id=new_id(), title="Koffie-inloop", figures=COUNTED),
            ActivityFigures(activity_id=new_id(), title="Schaken", figures=EMPTY),
        ),
        categories=(
            Category(name="volwassenen", number=31, adds_up=True),
            Category(name="kinderen", number=9, adds_up=True),
        ),
        told=2,
        shareable=1,
        stories=(),
    )


def test_scripts_find_the_promised_keys_and_plain_values() -> None:
    found = json.loads(json.dumps(overview(COUNTED).as_json()))
    assert found["centre"] == "De Schakel"
    assert found["period"]["from"] == "2025-01-01"
    assert found["period"]["to"] == "2025-12-31"
    assert found["visits"] == 40
    assert found["occurrences"] == {
        "planned": 5,
        "extra": 1,
        "held": 5,
        "counted": 3,
        "not_counted": 2,
        "cancelled": 1,
    }
    assert found["categories"] == {"volwassenen": 31, "kinderen": 9}
    assert found["stories"] == {"told": 2, "shareable": 1}
    assert sum(part["visits"] or 0 for part in found["parts"]) == found["visits"]


def test_what_was_not_counted_is_never_written_as_nought() -> None:
    found = json.loads(json.dumps(overview(EMPTY).as_json()))
    assert found["visits_a_year_earlier"] is None
    assert found["parts"][1]["visits"] is None
    chess = found["activities"][1]
    assert (chess["title"], chess["visits"], chess["average"]) == ("Schaken", None, None)


def test_an_earlier_year_that_was_counted_is_told() -> None:
    assert overview(COUNTED).as_json()["visits_a_year_earlier"] == 40


def test_scripts_get_what_stands_beside_the_figures_as_far_as_there_is_any() -> None:
    figures = VolunteerFigures(
        at_end=30, average=29.5, active=11, joined=4, left=1, minutes=90, minutes_noted=30
    )
    release = ConfidantRelease(
        id=new_id(),
        centre_id=new_id(),
        year=2025,
        edition=1,
        released_on=dt.date(2026, 1, 2),
        zeros=False,
        prevention="",
        recommendations="",
    )
    known = IndicatorResult(
        indicator=Indicator(id=new_id(), centre_id=new_id(), name="Oordeel", unit=""),
        theme="",
        way=Way.TYPED,
        definition="",
        years=(YearResult(year=2025, actual=Actual(standing=Standing.KNOWN, value=6)),),
    )
    unknown = replace(known, years=())
    beside = Beside(
        volunteers=VolunteerYear(figures=figures, former=figures, at_start=27),
        initiatives=InitiativeYear(year=2025, money=Money(budget=100, granted=40), rows=()),
        promises=PromiseYear(year=2025, rows=()),
        participants=ParticipantYear(),
        participants_former=ParticipantYear(),
        lending=LendingYear(lent=2),
        incidents=IncidentYear(),
        hire=HireYear(times=4),
        voices=VoicesYear(year=2025),
        outreach=OutreachFigures(),
        placements=PlacementYear(),
        tenants=Tenants(now=3, won=1, lost=0),
        confidant=ReleasedFigures(release=release, lines=()),
        confidant_former=ReleasedFigures(release=replace(release, year=2024), lines=()),
        indicators=(known, replace(unknown, indicator=replace(known.indicator, name="Nieuw"))),
    )
    read = json.loads(json.dumps(replace(overview(Figures()), beside=beside).as_json()))
    assert read["volunteers"]["hours"] == 1.5
    assert read["initiatives"]["left"] == 60
    assert read["promises"] == []
    assert read["confidant"]["year"] == 2025
    assert read["confidant_a_year_earlier"]["year"] == 2024
    assert read["participants"] == read["participants_a_year_earlier"] == {"kept": False}
    assert read["lending"]["lent"] == 2
    assert read["incidents"] == {"all": 0}
    assert read["hire"]["times"] == 4
    assert read["voices"]["matters"] == []
    assert read["outreach"]["rounds"] == 0
    assert read["placements"]["began"] == 0
    assert (read["tenants"]["now"], read["tenants"]["won"]) == (3, 1)
    assert [one["actual"] for one in read["indicators"]] == [6, None]
    assert beside.without_actual(2025) == ("Nieuw",)
    assert "volunteers" not in replace(overview(Figures()), beside=Beside()).as_json()


def test_a_paper_is_about_one_activity_or_more() -> None:
    whole = overview(COUNTED)
    assert not whole.of_one
    assert replace(whole, only=Only(activity_id=new_id())).of_one


def test_a_paper_of_a_running_year_names_the_days_of_both_its_columns() -> None:
    whole = overview(COUNTED)
    assert (whole.running, whole.name, whole.former_name) == (False, "2025", "2024")
    running = replace(whole, printed_on=dt.date(2025, 11, 24))
    assert (running.name, running.former_name) == ("2025 t/m 24-11", "2024 t/m 24-11")


def test_what_may_have_come_beside_the_visits_is_that_of_the_counted_activities() -> None:
    assert overview(COUNTED).extrapolated == 13
