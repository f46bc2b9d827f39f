"""A story in the list of the harvest: its words, its consent, and what finds it."""

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.gui.tabs.harvest.story_rows import ToldStory, chosen_of
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from uuid import UUID

TODAY = dt.date(2026, 11, 22)
CENTRE = new_id()
STORY = Story(
    id=new_id(),
    centre_id=CENTRE,
    date=dt.date(2026, 3, 3),
    happened="Een buurvrouw kwam voor het eerst in het café.",
    title="Hier ken ik nu iedereen",
    quote="Ik durfde eerst niet.",
)


def told(story: Story = STORY, activity: str = "Koffie-inloop") -> ToldStory:
    return ToldStory(
        story=story, activity=activity, theme="eenzaamheid", shareable=story.shareable(TODAY)
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "toestemming vragen"),
        ({"consent": Consent.INSIDE}, "alleen in huis"),
        ({"consent": Consent.OUTSIDE_WITHOUT_NAME}, "te delen"),
        ({"consent": Consent.OUTSIDE_WITH_NAME, "consent_until": TODAY}, "te delen"),
        (
            {"consent": Consent.OUTSIDE_WITH_NAME, "consent_until": dt.date(2026, 11, 21)},
            "toestemming was tot 21-11-2026",
        ),
        (
            {"consent": Consent.OUTSIDE_WITHOUT_NAME, "withdrawn_on": TODAY},
            "toestemming ingetrokken",
        ),
    ],
)
def test_consent_is_said_in_words(changes: dict[str, object], words: str) -> None:
    assert told(replace(STORY, **changes)).consent == words  # type: ignore[arg-type]


def test_a_story_says_when_and_at_what_it_happened() -> None:
    assert told().belongs_to == "di 3 mrt · Koffie-inloop · eenzaamheid"
    assert told(activity="").belongs_to == "di 3 mrt · eenzaamheid"


@pytest.mark.parametrize("word", ["cafe", "BUURVROUW", "durfde", "iedereen", "koffie", "vragen"])
def test_a_story_is_found_by_any_of_its_words(word: str) -> None:
    assert told().says(word)


def test_all_words_must_be_in_it() -> None:
    nothing: frozenset[UUID] = frozenset()
    assert chosen_of([told()], words="buurvrouw koffie", activities=nothing)
    assert not chosen_of([told()], words="buurvrouw biljart", activities=nothing)


def test_activities_narrow_the_list_and_none_means_all() -> None:
    coffee, chess = new_id(), new_id()
    stories = [
        told(replace(STORY, activity_id=coffee)),
        told(replace(STORY, activity_id=chess)),
        told(STORY),
    ]
    assert len(chosen_of(stories, words="", activities=())) == 3
    assert chosen_of(stories, words="", activities=(chess,)) == (stories[1],)
