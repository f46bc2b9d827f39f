"""The figures split along every line, against a list and a pencil."""

import datetime as dt
import typing
from collections import defaultdict
from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.centre.centre import ActivityKind, Area, TargetGroup, Theme
from buurthuis_app.domain.counts.count import Count, Source, TallyKind
from buurthuis_app.domain.figures.breakdown import Along, FigureQuestion, Only, RowKey
from buurthuis_app.domain.figures.figures import Figures, total
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.day_parts import day_part
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Against
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.services.registry import CentreServices
from tests.services.figures.plain_figures import Records, written_down

YEAR = periods.year(2026)
TODAY = dt.date(2026, 11, 22)
Keys = Callable[[Occurrence], tuple[RowKey, ...]]


@st.composite
def programmes(draw: st.DrawFn) -> list[dict[str, object]]:
    """A few activities, each with what it belongs to and when and how it was held."""
    times = st.sampled_from([None, dt.time(3), dt.time(9, 30), dt.time(12), dt.time(18)])
    days = st.dates(dt.date(2025, 11, 1), dt.date(2026, 12, 31))
    held = st.tuples(days, times, st.integers(-2, 30), st.booleans(), st.booleans())
    one = st.fixed_dictionaries(
        {
            "themes": st.sets(st.integers(0, 2), max_size=3),
            "groups": st.sets(st.integers(0, 1), max_size=2),
            "area": st.sampled_from([None, 0]),
            "kind": st.sampled_from([None, 0]),
            "held": st.lists(held, max_size=8, unique_by=lambda it: it[0]),
        }
    )
    return typing.cast("list[dict[str, object]]", draw(st.lists(one, min_size=1, max_size=4)))


def write(house: CentreServices, programme: list[dict[str, object]]) -> dict[UUID, Activity]:
    """Keep the programme; a number of -1 is not counted, -2 did not take place."""
    here = house.centre.id
    with house.database.begin() as work:
        for record in (Count, Occurrence, Activity, Area, TargetGroup):
            store = typing.cast("typing.Any", work).store(record)
            store.remove(store.find())
        themes = work.store(Theme).find()
        kind = work.store(ActivityKind).find()[0]
        tally = next(k for k in work.store(TallyKind).find() if k.role.value == "visits")
        groups = [TargetGroup(id=new_id(), centre_id=here, name=f"Groep {n}") for n in range(2)]
        area = Area(id=new_id(), centre_id=here, name="Noord")
        work.store(TargetGroup).add(*groups)
        work.store(Area).add(area)
        made: dict[UUID, Activity] = {}
        for place, asked in enumerate(programme):
            activity = Activity(
                id=new_id(),
                centre_id=here,
                title=f"Activiteit {place}",
                first=dt.date(2025, 11, 1),
                theme_ids=tuple(sorted(themes[n].id for n in asked["themes"])),  # type: ignore[attr-defined]
                group_ids=tuple(sorted(groups[n].id for n in asked["groups"])),  # type: ignore[attr-defined]
                area_id=None if asked["area"] is None else area.id,
                kind_id=None if asked["kind"] is None else kind.id,
            )
            work.store(Activity).add(activity)
            made[activity.id] = activity
            for day, starts, number, planned, estimated in asked["held"]:  # type: ignore[attr-defined]
                occurrence = Occurrence(
                    id=new_id(),
                    centre_id=here,
                    activity_id=activity.id,
                    date=day,
                    planned_for=day if planned or number == -2 else None,
                    starts=starts,
                    cancelled_because="" if number == -2 else None,
                )
                work.store(Occurrence).add(occurrence)
                if number >= 0:
                    source = Source.ESTIMATED if estimated else Source.COUNTED
                    count = Count(
                        occurrence_id=occurrence.id,
                        kind_id=tally.id,
                        number=number,
                        source=source,
                        recorded_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
                    )
                    work.store(Count).add(count)
    return made


def by_hand(records: Records, period: periods.Period, keys: Keys) -> dict[RowKey, Figures]:
    found: dict[RowKey, Figures] = defaultdict(Figures)
    for one in records.occurrences:
        if period.first <= one.date <= period.last:
            for key in keys(one):
                found[key] += records.figures(one, TODAY)
    return dict(found)


def ways(made: dict[UUID, Activity]) -> dict[Along, Keys]:
    """What each way of splitting says of an occurrence, in one line each."""
    return {
        Along.ACTIVITY: lambda one: (one.activity_id,),
        Along.THEME: lambda one: made[one.activity_id].theme_ids or (None,),
        Along.GROUP: lambda one: made[one.activity_id].group_ids or (None,),
        Along.AREA: lambda one: (made[one.activity_id].area_id,),
        Along.KIND: lambda one: (made[one.activity_id].kind_id,),
        Along.DAY_PART: lambda one: (day_part(one.starts),),
        Along.WEEKDAY: lambda one: (one.date.weekday(),),
    }


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(programme=programmes())
def test_every_breakdown_is_what_a_pencil_finds_and_its_total_is_the_true_one(
    house: CentreServices, programme: list[dict[str, object]]
) -> None:
    made = write(house, programme)
    records = written_down(house.database, house.centre.id)
    for period in (YEAR, periods.school_year(2025), periods.month(2026, 11)):
        overview = house.harvest.overview(period)
        for along, keys in ways(made).items():
            found = house.harvest.breakdown(period, along)
            assert {row.key: row.figures for row in found.rows} == by_hand(records, period, keys)
            assert found.figures == overview.figures
            assert found.former == overview.a_year_earlier
            assert found.change == overview.change
            assert found.parts == overview.parts
            if not along.overlaps:
                assert total(row.figures for row in found.rows) == found.figures
            for row in found.rows:
                behind = house.harvest.behind(
                    FigureQuestion(period=period, rows=((along, row.key),))
                )
                assert sum(one.visits or 0 for one in behind) == row.figures.visits
                assert sum(one.counted for one in behind) == row.figures.counted
                assert sum(one.held for one in behind) == row.figures.held


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(programme=programmes())
def test_a_theme_or_an_activity_alone_holds_only_its_own_occurrences(
    house: CentreServices, programme: list[dict[str, object]]
) -> None:
    made = write(house, programme)
    themes, titles = house.harvest.choices()
    assert {row.key for row in titles} == set(made)
    for along in Along:
        by_theme = house.harvest.breakdown(YEAR, Along.THEME)
        for row in by_theme.rows:
            if row.key is not None:
                only = Only(theme_id=row.key)  # type: ignore[arg-type]
                assert house.harvest.breakdown(YEAR, along, only=only).figures == row.figures
        by_activity = house.harvest.breakdown(YEAR, Along.ACTIVITY)
        for row in by_activity.rows:
            only = Only(activity_id=row.key)  # type: ignore[arg-type]
            found = house.harvest.breakdown(YEAR, along, only=only)
            assert found.figures == row.figures
    assert all(row.name for row in themes)


def test_what_has_no_theme_stands_last_under_its_own_name(
    house: CentreServices, coffee: Activity
) -> None:
    rows = house.harvest.breakdown(YEAR, Along.THEME).rows
    assert [row.name for row in rows] == ["geen thema"]
    assert rows[-1].figures.held == 3
    assert coffee.theme_ids == ()


@pytest.mark.parametrize(
    ("against", "first", "last"),
    [
        (Against.LAST_YEAR, dt.date(2025, 11, 1), dt.date(2025, 11, 22)),
        (Against.FORMER, dt.date(2026, 10, 1), dt.date(2026, 10, 22)),
    ],
)
def test_a_month_that_still_runs_is_set_beside_as_many_days(
    house: CentreServices, against: Against, first: dt.date, last: dt.date
) -> None:
    found = house.harvest.breakdown(periods.month(2026, 11), against=against).former_period
    assert (found.first, found.last) == (first, last)


def test_the_occurrences_behind_a_figure_tell_what_a_number_was_and_why_it_changed(
    house: CentreServices, on: Callable[[int], Occurrence], kinds: dict[str, TallyKind]
) -> None:
    kind = next(one for one in kinds.values() if one.role.value == "visits")
    occurrence = on(8)
    with house.database.begin() as work:
        work.store(Count).add(
            Count(
                occurrence_id=occurrence.id,
                kind_id=kind.id,
                number=12,
                recorded_at=dt.datetime(2026, 11, 8, 12, tzinfo=dt.UTC),
            )
        )
    house.counting.set_number(
        occurrence.id, kind.id, 14, version=1, because="twee kinderen vergeten"
    )

    behind = {one.date.day: one for one in house.harvest.behind(FigureQuestion(period=YEAR))}

    assert behind[8].visits == 14
    (former,) = behind[8].history
    assert (former.former, former.because, former.recorded_by) == (
        12,
        "twee kinderen vergeten",
        Profile.COORDINATOR,
    )
    assert behind[15].visits is None
    assert behind[15].held
