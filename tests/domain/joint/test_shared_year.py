"""What of a yearly overview may leave the house."""

import datetime as dt

from buurthuis_app.domain.figures.breakdown import Along, BreakdownRow
from buurthuis_app.domain.initiatives.figures import InitiativeYear, Money
from buurthuis_app.domain.joint.shared_year import SharedCentre, shared_year
from buurthuis_app.domain.overviews.extra_figures import (
    FiguresSplit,
    HouseUse,
    Meeting,
    SplitRow,
)
from buurthuis_app.domain.overviews.overview import Beside
from buurthuis_app.domain.participants.figures import ParticipantYear
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.small_groups import ShownCount
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.volunteers.figures import VolunteerFigures
from buurthuis_app.domain.volunteers.year_figures import VolunteerYear
from buurthuis_app.records import replace
from tests.domain.joint.shared_years import shared
from tests.domain.overviews.test_overview import COUNTED, EMPTY, overview

HOUR = dt.timedelta(hours=1)
DAY = dt.date(2025, 3, 1)


def _row(key: object, name: str) -> SplitRow:
    return SplitRow(row=BreakdownRow(key=key, name=name, figures=COUNTED), former=EMPTY)  # type: ignore[arg-type]


def _helpers(at_end: int) -> VolunteerYear:
    now = VolunteerFigures(
        *(), at_end=at_end, average=None, active=0, joined=0, left=0, minutes=90, minutes_noted=0
    )
    return VolunteerYear(figures=now, former=now, at_start=at_end)


def test_the_figures_are_those_of_the_overview() -> None:
    meeting = Meeting(
        *(),
        activity_id=new_id(),
        title="Taal",
        held=2,
        placed=3,
        waiting=0,
        withdrawn=0,
        attendances=4,
        ticked=2,
    )
    whole = replace(
        overview(COUNTED),
        beside=Beside(
            splits=(
                FiguresSplit(
                    along=Along.THEME, rows=(_row(new_id(), "Taal"), _row(None, "zonder"))
                ),
            ),
            meetings=(meeting, meeting),
            house=HouseUse(
                days=7, weeks=1, weeks_open=1, days_open=5, hours_open=40 * HOUR, rooms=()
            ),
            participants=ParticipantYear(kept=True, people=ShownCount(few=True), times=None),
            volunteers=_helpers(7),
            initiatives=InitiativeYear(year=2025, money=Money(), rows=()),
        ),
    )
    found = shared_year(whole, ())
    assert (found.year, found.as_of) == (2025, dt.date(2025, 12, 31))
    assert (found.figures, found.kinds) == (whole.figures, whole.categories)
    assert [theme.name for theme in found.themes] == ["Taal"]
    assert (found.told, found.shareable, found.attendances) == (2, 1, 8)
    assert (found.people, found.recognised) == (ShownCount(few=True), None)
    assert (found.volunteers, found.volunteer_minutes) == (7, 90)
    assert (found.days_open, found.minutes_open, found.initiatives) == (5, 2400, 0)


def test_what_nobody_keeps_is_unknown() -> None:
    bare = shared_year(overview(COUNTED), ())
    assert bare.themes == ()
    assert {bare.attendances, bare.people, bare.volunteers, bare.minutes_open} == {None}
    nobody = Beside(
        participants=ParticipantYear(),
        volunteers=replace(_helpers(0), figures=replace(_helpers(0).figures, minutes=0)),
    )
    found = shared_year(replace(overview(COUNTED), beside=nobody), ())
    assert (found.people, found.volunteers, found.volunteer_minutes) == (None, None, None)


def test_a_story_goes_with_its_words_and_its_end_and_nothing_beside_them() -> None:
    kept = Story(id=new_id(), centre_id=new_id(), date=DAY, happened="", consent_until=DAY)
    printed = PrintedStory(
        title="Koffie",
        happened="Er kwam iemand.",
        changed="Zij bleef.",
        matters="Dat telt.",
        quote="Fijn.",
        teller_role="bezoekster",
        activity="Inloop van Ria",
        theme="Taal",
        themes=("Taal",),
        date=DAY,
        chosen_because="Ria vond hem mooi",
        photo_shows="Ria",
        story_id=kept.id,
    )
    other = replace(printed, story_id=new_id())
    found = shared_year(replace(overview(COUNTED), stories=(printed, other)), (kept,))
    assert "Ria" not in repr(found)
    assert [story.until for story in found.stories] == [DAY, None]
    assert found.stories[0].themes == ("Taal",)
    assert found.stories[0].holds(DAY)
    assert not found.stories[0].holds(DAY + dt.timedelta(days=1))


def test_a_centre_has_a_year_or_has_not() -> None:
    centre = SharedCentre(
        centre_id=new_id(),
        name="A",
        town="",
        made_at=dt.datetime(2026, 1, 5, tzinfo=dt.UTC),
        years=(shared(),),
    )
    assert centre.of(2025) == shared()
    assert centre.of(2024) is None
