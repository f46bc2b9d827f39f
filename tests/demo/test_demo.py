"""The demo centre: the same every time, true to its own rules, and with something to do on every day."""

import datetime as dt
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from msgspec import Struct, field

from buurthuis_app.domain.activities import activity as activities
from buurthuis_app.domain.activities.activity import Activity, Occurrence, Organiser
from buurthuis_app.domain.activities.clashes import Worry
from buurthuis_app.domain.centre.centre import Area, Centre, ClosedDay, Room, TargetGroup, Theme
from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedMessage,
    SealedRecord,
    SealedRecordKey,
)
from buurthuis_app.domain.counts.count import Count, Source, TallyKind
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.signups import sign_up
from buurthuis_app.domain.signups.sign_up import Place, SignUp
from buurthuis_app.domain.stories import story as stories
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.errors import Invalid
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.activities.planning import Planning
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.counts.counting import Counting
from buurthuis_app.services.demo import fill
from buurthuis_app.services.demo.closings import closings
from buurthuis_app.services.demo.counted import YEARS_DIVIDED
from buurthuis_app.services.demo.invitations import INVITATIONS
from buurthuis_app.services.demo.organised import ALL, PROGRAMMES
from buurthuis_app.services.demo.programme import UNDIVIDED
from buurthuis_app.services.demo.tales import TALES, Tale
from buurthuis_app.services.figures.harvest import Harvest
from buurthuis_app.services.privacy.maintenance import Keeping
from buurthuis_app.services.shared.clock import FixedClock
from tests.records import kept_records

TODAY = dt.date(2026, 11, 22)
YEARS_BACK = 10
EACH = len(ALL) + len(INVITATIONS)
SERIES = {one.title for one in PROGRAMMES}


class Filled(Struct, frozen=True):
    """A filled database and its centre, of which everything is read once: a test changes nothing in it."""

    database: Database
    centre: Centre
    today: dt.date = TODAY
    read: dict[type[Any], tuple[Any, ...]] = field(default_factory=dict)

    def all(self, record: type[Any]) -> tuple[Any, ...]:
        if record not in self.read:
            with self.database.read() as work:
                self.read[record] = work.store(record).find()
        return self.read[record]

    def harvest(self) -> Harvest:
        return Harvest(self.database, FixedClock(self.today), COORDINATOR, self.centre.id)

    def titles(self) -> dict[UUID, str]:
        return {activity.id: activity.title for activity in self.all(Activity)}


Filling = Callable[..., Filled]


@pytest.fixture(scope="module")
def filling(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[Filling]:
    """Fills a fresh database."""
    opened = []

    def filled(*, today: dt.date = TODAY, years: int = 1, **chosen: Any) -> Filled:
        path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("demo")))
        database = Database(path)
        opened.append(database)
        return Filled(database, fill(database, years=years, today=today, **chosen), today)

    yield filled
    for database in opened:
        database.close()


@pytest.fixture(scope="module")
def filled_before(demo_file: Callable[[int], Path]) -> Iterator[Callable[[int], Filled]]:
    """The demo with so many years of history, only to be read."""
    opened = []

    def filled(years: int) -> Filled:
        database = Database(demo_file(years))
        opened.append(database)
        centre = Centres(database).first()
        assert centre is not None
        return Filled(database, centre)

    yield filled
    for database in opened:
        database.close()


@pytest.fixture(scope="module")
def year(filled_before: Callable[[int], Filled]) -> Filled:
    """One year of history."""
    return filled_before(1)


@pytest.fixture(scope="module")
def decade(filled_before: Callable[[int], Filled]) -> Filled:
    """Ten years of history."""
    return filled_before(YEARS_BACK)


@pytest.fixture(params=["year", "decade"])
def demo(request: pytest.FixtureRequest) -> Filled:
    """One year, and ten."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Filled)
    return found


SEALED = (ConfidantKey, SealedMessage, SealedRecord, SealedRecordKey)
"""Other bytes every time, or the seal were none."""
RECORDS = [record for record in kept_records() if record not in SEALED]


def without_ids(filled: Filled) -> list[object]:
    """Everything in the database, with each id replaced by its place in the order of appearance."""
    places: dict[UUID, int] = {}

    def plain(value: Any) -> object:
        if isinstance(value, UUID):
            return places.setdefault(value, len(places))
        if isinstance(value, tuple):
            return [plain(one) for one in value]
        if isinstance(value, frozenset):
            return sorted(map(str, (plain(one) for one in value)))
        if isinstance(value, Struct):
            return [plain(getattr(value, name)) for name in value.__struct_fields__]
        return value

    return [plain(record) for kind in RECORDS for record in filled.all(kind)]


def test_the_same_seed_years_and_day_make_the_same_centre(filling: Filling, year: Filled) -> None:
    assert without_ids(filling()) == without_ids(year)


def test_another_seed_makes_other_numbers(filling: Filling, year: Filled) -> None:
    other = filling(seed=7)
    assert [count.number for count in other.all(Count)] != [
        count.number for count in year.all(Count)
    ]


def test_the_house_has_its_areas_rooms_and_fifteen_activities(year: Filled) -> None:
    assert (year.centre.name, year.centre.town) == ("De Schakel", "Waterlanden")
    assert len(year.all(Area)) == 6
    assert [room.capacity for room in year.all(Room)] == [60, 26, 18, 12, 44]
    assert [len(room.part_ids) for room in year.all(Room)] == [0, 0, 0, 0, 2]
    assert {theme.name for theme in year.all(Theme)} >= {"eenzaamheid", "dagbesteding", "meedoen"}
    assert len(PROGRAMMES) == 15
    expected = {one.title for one in (*ALL, *INVITATIONS)}
    assert set(year.titles().values()) == expected


def test_every_activity_could_have_been_entered_by_a_person(demo: Filled) -> None:
    assert [activities.problems(activity) for activity in demo.all(Activity)] == [()] * EACH


def test_some_activities_have_ended_and_one_is_newly_begun(demo: Filled) -> None:
    series = [one for one in demo.all(Activity) if one.title in SERIES]
    ended = [one for one in series if one.ended(demo.today)]
    new = [one for one in series if one.rule and one.first >= demo.today - dt.timedelta(weeks=10)]
    assert len(ended) == 2
    assert len(new) == 1


def test_the_plan_stands_ready_a_year_ahead(demo: Filled) -> None:
    planning = Planning(demo.database, FixedClock(demo.today), COORDINATOR, demo.centre.id)
    assert planning.extend().value == 0
    assert max(one.date for one in demo.all(Occurrence)) == demo.today + dt.timedelta(days=366)


def test_the_plan_is_what_its_rules_ask_for(demo: Filled) -> None:
    planning = Planning(demo.database, FixedClock(demo.today), COORDINATOR, demo.centre.id)
    planned = [one for one in demo.all(Activity) if one.rule]
    running = [one for one in planned if one.title in SERIES and not one.ended(demo.today)]
    assert len(running) == 12
    assert not [one.title for one in planned if planning.preview(one).added]
    assert not [one.title for one in running if planning.preview(one).moves_anything]
    worries = {(one.title, found.worry) for one in running for found in planning.conflicts(one)}
    assert worries == {("Koffie-inloop", Worry.HOLIDAY)}  # there is coffee on holidays too


def test_the_work_is_sorted_by_kind_theme_and_target_group_and_three_sorts_organise_it(
    year: Filled,
) -> None:
    planned = year.all(Activity)
    assert all(one.kind_id and one.theme_ids for one in planned)
    assert sum(len(one.theme_ids) > 1 for one in planned) > 10
    assert {group for one in planned for group in one.group_ids} == {
        group.id for group in year.all(TargetGroup)
    }
    assert {one.organiser for one in planned} == set(Organiser)
    assert {len(one.skips) for one in planned} == {0, 1, 2, 3}
    assert any(one.cost for one in planned)
    assert [days.reason for days in year.all(ClosedDay)] == ["kerstvakantie", "zomervakantie"] * 2


def test_the_next_meals_have_sign_ups_and_the_first_a_waiting_list(demo: Filled) -> None:
    (meal,) = [one for one in demo.all(Activity) if one.sign_up and one.title in SERIES]
    dates = {one.id: one.date for one in demo.all(Occurrence)}
    people = defaultdict(list)
    for one in demo.all(SignUp):
        if one.activity_id != meal.id:
            continue
        people[dates[one.occurrence_id]].append(one)
        assert not sign_up.problems(one, meal)
        assert one.phone.startswith("06-00")
        assert one.erase_on == dates[one.occurrence_id] + dt.timedelta(days=14)
    assert [len(found) for _day, found in sorted(people.items())] == [45, 25, 8]
    first = people[min(people)]
    assert sum(one.place is Place.PLACED for one in first) == meal.capacity
    assert min(people) > demo.today


def test_ids_follow_the_order_of_the_dates(demo: Filled) -> None:
    dates = [occurrence.date for occurrence in demo.all(Occurrence)]
    assert dates == sorted(dates)


def test_a_cancelled_or_future_meeting_has_no_count(demo: Filled) -> None:
    counted = {count.occurrence_id for count in demo.all(Count)}
    wrong = [
        occurrence.date
        for occurrence in demo.all(Occurrence)
        if occurrence.id in counted and (occurrence.cancelled or occurrence.date > demo.today)
    ]
    assert counted
    assert not wrong


def test_meetings_are_cancelled_for_many_reasons_and_now_and_then_for_none(demo: Filled) -> None:
    reasons = Counter(
        one.cancelled_because for one in demo.all(Occurrence) if one.date < demo.today
    )
    assert {"feestdag", "zomervakantie", "gastvrouw ziek", ""} <= set(reasons)
    assert reasons[None] > sum(reasons.values()) * 0.8


def test_no_room_is_booked_twice_at_a_time(demo: Filled) -> None:
    booked = defaultdict(list)
    for one in demo.all(Occurrence):
        if one.room_id and one.starts and not one.cancelled:
            booked[one.room_id, one.date].append((one.starts, one.ends))
    clashes = [
        slots
        for slots in booked.values()
        for earlier, later in pairwise(sorted(slots))
        if later[0] < earlier[1]
    ]
    assert len(booked) > 500
    assert not clashes


def test_a_room_never_holds_more_people_than_fit(demo: Filled) -> None:
    rooms = {room.name: room.capacity for room in demo.all(Room)}
    planned = [one for one in ALL if one.room]
    assert all(one.numbers.most <= rooms[one.room] for one in planned)
    evenings = [evening for one in INVITATIONS for evening in one.evenings if evening.room]
    assert all(evening.signed_up <= rooms[evening.room] for evening in evenings)
    most = {one.title: one.numbers.most for one in ALL}
    most |= {one.title: one.capacity or 0 for one in INVITATIONS}
    titles = demo.titles()
    title = {one.id: titles[one.activity_id] for one in demo.all(Occurrence)}
    assert all(
        count.number <= most[title[count.occurrence_id]]
        for count in demo.all(Count)
        if count.source is Source.COUNTED
    )


@pytest.mark.parametrize("number", range(2017, 2026))
def test_every_full_year_is_plausible(decade: Filled, number: int) -> None:
    figures = decade.harvest().overview(periods.year(number)).figures
    assert 8_000 <= figures.visits <= 14_000
    assert figures.coverage is not None
    assert 0.85 <= figures.coverage <= 0.99
    assert 0.02 <= figures.estimated_visits / figures.visits <= 0.1
    assert figures.extra >= 1


def test_one_year_of_history_is_plausible(year: Filled) -> None:
    figures = year.harvest().overview(periods.year(2026)).figures
    assert 8_000 <= figures.visits <= 14_000
    assert figures.coverage is not None
    assert 0.92 <= figures.coverage <= 0.97


def test_every_month_has_meetings_and_summer_is_quieter_than_winter(decade: Filled) -> None:
    parts = decade.harvest().overview(periods.year(2025)).parts
    visits = [part.figures.visits for part in parts]
    assert all(part.figures.held for part in parts)
    assert max(visits[6:8]) < min(visits[0:3])
    held = {
        (one.date.year, one.date.month)
        for one in decade.all(Occurrence)
        if one.date < TODAY and not one.cancelled
    }
    assert len(held) == YEARS_BACK * 12 + 1


def test_what_was_forgotten_comes_in_runs(decade: Filled) -> None:
    counted = {count.occurrence_id for count in decade.all(Count)}
    titles = decade.titles()
    coffee = [
        one.id not in counted
        for one in decade.all(Occurrence)
        if titles[one.activity_id] == "Koffie-inloop"
        and one.date < TODAY - dt.timedelta(days=7)
        and not one.cancelled
    ]
    forgotten = sum(coffee) / len(coffee)
    after_one = [later for earlier, later in pairwise(coffee) if earlier]
    assert 0.02 < forgotten < 0.1
    assert sum(after_one) / len(after_one) > forgotten * 3


def test_long_ago_only_whole_numbers_were_written(decade: Filled) -> None:
    kinds = {kind.id: kind.name for kind in decade.all(TallyKind)}
    dates = {one.id: one.date for one in decade.all(Occurrence)}
    early = TODAY.year - YEARS_DIVIDED
    old = {kinds[one.kind_id] for one in decade.all(Count) if dates[one.occurrence_id].year < early}
    new = {
        kinds[one.kind_id] for one in decade.all(Count) if dates[one.occurrence_id].year >= early
    }
    assert old == {UNDIVIDED}
    assert new == set(kinds.values())


@pytest.mark.parametrize("weekday", range(7))
def test_whatever_the_weekday_there_is_something_to_count_today(
    filling: Filling, weekday: int
) -> None:
    today = TODAY + dt.timedelta(days=weekday)
    filled = filling(today=today)
    day = Counting(filled.database, FixedClock(today), COORDINATOR, filled.centre.id).day(today)
    counted = [card for card in day.cards if card.counts]
    assert len(day.cards) >= 3
    assert not any(card.occurrence.cancelled for card in day.cards)
    assert counted
    assert len(day.cards) - len(counted) >= 2
    assert all(
        card.occurrence.starts is not None and card.occurrence.starts < dt.time(12)
        for card in counted
    )


def test_even_on_christmas_day_the_demo_is_open(filling: Filling) -> None:
    christmas = dt.date(2026, 12, 25)
    filled = filling(today=christmas)
    today = [one for one in filled.all(Occurrence) if one.date == christmas]
    assert len(today) >= 3
    assert not any(one.cancelled for one in today)


def test_every_story_could_have_been_entered_by_a_person(demo: Filled) -> None:
    told = demo.all(Story)
    assert told
    assert not [stories.problems(story) for story in told if stories.problems(story)]


def test_a_full_month_brings_two_to_four_stories(demo: Filled) -> None:
    months = Counter((story.date.year, story.date.month) for story in demo.all(Story))
    full = list(months.values())[1:-1]
    assert len(full) >= 11
    assert set(full) <= {2, 3, 4}


def test_no_story_comes_back_within_a_year(decade: Filled) -> None:
    told = defaultdict(list)
    for story in decade.all(Story):
        told[story.title].append(story.date)
    waits = [
        (later - earlier).days for dates in told.values() for earlier, later in pairwise(dates)
    ]
    assert waits
    assert min(waits) > 365


def test_a_story_is_about_something_that_was_held_that_day(demo: Filled) -> None:
    occurrences = {one.id: one for one in demo.all(Occurrence)}
    about = [story for story in demo.all(Story) if story.occurrence_id]
    assert about
    for story in about:
        occurrence = occurrences[story.occurrence_id]
        assert not occurrence.cancelled
        assert (story.date, story.activity_id) == (occurrence.date, occurrence.activity_id)


def test_pumpkins_are_given_away_in_autumn(decade: Filled) -> None:
    months = {story.date.month for story in decade.all(Story) if "Pompoenen" in story.title}
    assert months
    assert months <= {9, 10}


def test_the_tellers_agreed_to_different_things(demo: Filled) -> None:
    told = demo.all(Story)
    assert {story.consent for story in told} == set(Consent)
    assert any(story.consent_until and story.consent_until < demo.today for story in told)
    assert any(story.withdrawn_on for story in told)
    assert all(story.withdrawn_on is None or story.withdrawn_on <= demo.today for story in told)


def test_nothing_personal_is_kept_past_its_time(demo: Filled) -> None:
    keeping = Keeping(demo.database, FixedClock(demo.today), COORDINATOR)
    terms = keeping.terms(ahead=dt.timedelta())
    assert terms
    assert sum(term.due.rows for term in terms) == 0


def test_the_tales_are_many_and_of_different_length() -> None:
    lengths = [len(tale.happened) for tale in TALES]
    assert len({tale.title for tale in TALES}) == len({tale.happened for tale in TALES})
    assert len(TALES) >= 50
    assert min(lengths) < 120
    assert max(lengths) > 300
    for tale in TALES:
        told = Story(
            id=UUID(int=1),
            centre_id=UUID(int=2),
            date=TODAY,
            title=tale.title,
            happened=tale.happened,
        )
        assert not stories.problems(told)


def test_a_tale_names_an_activity_and_theme_of_the_house(year: Filled) -> None:
    titles = {"", *year.titles().values()}
    themes = {theme.name for theme in year.all(Theme)}
    assert {tale.activity for tale in TALES} <= titles
    assert {tale.theme for tale in TALES} <= themes


@pytest.mark.parametrize("tale", [tale for tale in TALES if tale.who], ids=lambda tale: tale.title)
def test_a_tale_about_somebody_reads_with_and_without_a_name(tale: Tale) -> None:
    assert tale.happened.count("{who}") == 1
    for who in (tale.who, *tale.called):
        told = tale.said(tale.happened, who)
        assert who in told
        assert "{" not in told
        assert f". {tale.who}" not in told


def test_no_name_is_told_without_consent(decade: Filled) -> None:
    names = {name for tale in TALES for name in tale.called}
    with_name = [
        story.consent
        for story in decade.all(Story)
        if any(name in story.happened.replace(",", "").split() for name in names)
    ]
    assert set(with_name) == {Consent.OUTSIDE_WITH_NAME}


def test_public_holidays_close_the_house_but_good_friday_does_not() -> None:
    closed = closings([2026]).closed
    assert closed[dt.date(2026, 4, 27)] == "feestdag"
    assert closed[dt.date(2026, 12, 25)] == "feestdag"
    assert closed[dt.date(2026, 12, 29)] == "kerstvakantie"
    assert dt.date(2026, 4, 3) not in closed


def test_the_house_closes_three_weeks_within_the_summer_of_the_schools() -> None:
    found = closings([2026])
    summer = [day for day, why in found.closed.items() if why == "zomervakantie"]
    assert (min(summer), max(summer)) == (dt.date(2026, 7, 20), dt.date(2026, 8, 9))
    assert {found.school_breaks[day] for day in summer} == {"zomervakantie"}


def test_school_holidays_are_those_of_region_noord() -> None:
    breaks = closings([2026]).school_breaks
    autumn = [day for day, name in breaks.items() if name == "herfstvakantie"]
    assert (min(autumn), max(autumn)) == (dt.date(2026, 10, 10), dt.date(2026, 10, 18))


@pytest.mark.parametrize("unpublished", [2009, 2035])
def test_a_year_without_published_school_holidays_follows_a_fixed_rule(unpublished: int) -> None:
    breaks = closings([unpublished]).school_breaks
    summer = [day for day, name in breaks.items() if name == "zomervakantie"]
    assert set(breaks.values()) == {
        "voorjaarsvakantie",
        "meivakantie",
        "zomervakantie",
        "herfstvakantie",
        "kerstvakantie",
    }
    assert (max(summer) - min(summer)).days == 43
    assert min(summer).weekday() == 5


def test_homework_is_not_done_in_the_school_holidays(demo: Filled) -> None:
    breaks = closings(range(TODAY.year - YEARS_BACK, TODAY.year + 2)).school_breaks
    titles = demo.titles()
    homework = [
        one
        for one in demo.all(Occurrence)
        if titles[one.activity_id] == "Huiswerkhulp" and one.date in breaks
    ]
    assert all(one.cancelled for one in homework)
    assert any(titles[one.activity_id] == "Huiswerkhulp" for one in demo.all(Occurrence))


def test_the_kitchen_garden_rests_in_winter(demo: Filled) -> None:
    titles = demo.titles()
    months = {
        one.date.month for one in demo.all(Occurrence) if titles[one.activity_id] == "Buurtmoestuin"
    }
    assert months == set(range(4, 11))


def test_a_second_filling_is_refused_and_changes_nothing(filling: Filling) -> None:
    filled = filling()
    before = len(filled.all(Occurrence))
    with pytest.raises(Invalid):
        fill(filled.database, years=1, today=TODAY)
    assert len(Filled(filled.database, filled.centre).all(Occurrence)) == before


def test_less_than_a_year_is_refused(filling: Filling) -> None:
    with pytest.raises(Invalid):
        filling(years=0)


def test_the_filling_tells_how_far_it_is(filling: Filling) -> None:
    told: list[tuple[int, int]] = []
    filling(progress=lambda done, whole: told.append((done, whole)))
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)
