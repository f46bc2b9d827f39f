"""Stories in the demo: each about something that was held, and told as far as its teller agreed."""

from collections import Counter, defaultdict
from itertools import pairwise

from buurthuis_app.demo.data.stories import stories_data
from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.stories import story as stories
from buurthuis_app.domain.stories.story import Consent, Story
from tests.demo.filled import Filled

TALES = stories_data()


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


def test_no_name_is_told_without_consent(decade: Filled) -> None:
    names = {name for tale in TALES for name in tale.called}
    with_name = [
        story.consent
        for story in decade.all(Story)
        if any(name in story.happened.replace(",", "").split() for name in names)
    ]
    assert set(with_name) == {Consent.OUTSIDE_WITH_NAME}
