"""Packets: what a door tells, and two tellings of one thing as one."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.counts.count import Source, TallyRole
from buurthuis_app.domain.packets.packet import (
    CountNews,
    OccurrenceNews,
    PacketContent,
    StoryNews,
    decoded,
    digest_of,
    encoded,
    story_together,
    together,
)
from buurthuis_app.domain.packets.paired_door import PairedDoor, problems_of_door
from buurthuis_app.domain.stories.story import Story, StoryPhoto
from buurthuis_app.records import replace

DAY = dt.date(2026, 3, 3)
SOUP, KIND, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)
ADULTS = CountNews(kind_id=KIND, kind="volwassenen", role=TallyRole.VISITS, number=5)
NEWS = OccurrenceNews(
    occurrence_id=SOUP, activity_id=UUID(int=9), activity="Eettafel", date=DAY, counts=(ADULTS,)
)
STORY = Story(id=UUID(int=4), centre_id=UUID(int=5), date=DAY, happened="Een mooie dag.")
PHOTO = StoryPhoto(id=UUID(int=6), content=b"x", width=1, height=1)


def test_a_packet_is_read_as_it_was_written_and_nothing_else_is_read() -> None:
    content = PacketContent(
        id=UUID(int=7),
        door_id=UUID(int=8),
        sequence=3,
        occurrences=(NEWS,),
        stories=(StoryNews(story_id=STORY.id, story=STORY, photo=PHOTO),),
    )

    assert decoded(encoded(content), PacketContent) == content
    for wrong in ("", "{}", encoded(content).replace("2026-03-03", "gisteren")):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
            decoded(wrong, PacketContent)


def test_additions_of_two_packets_add_up_and_what_came_to_nothing_is_left_out() -> None:
    less = replace(ADULTS, number=-2, source=Source.ESTIMATED, because="te veel")
    gone = CountNews(
        kind_id=OTHER, kind="kinderen", role=TallyRole.VISITS, number=-4, counted=False
    )
    former = replace(
        NEWS, was="regen", counts=(replace(ADULTS, source=None), replace(gone, number=4))
    )
    later = replace(NEWS, now="storm", counts=(less, gone))

    both = together(former, later)

    assert both.counts == (replace(less, number=3),)
    assert (both.was, both.now) == ("regen", "storm")


def test_news_is_nothing_when_all_of_it_was_taken_back() -> None:
    back = replace(ADULTS, number=-5, counted=False)
    assert not NEWS.nothing
    assert together(NEWS, replace(NEWS, counts=(back,))).nothing
    assert not replace(NEWS, counts=(), now="").nothing
    assert not replace(NEWS, first=True).nothing
    assert not replace(NEWS, withdrawn=True).nothing
    assert together(replace(NEWS, first=True), replace(NEWS, withdrawn=True)).nothing


def test_a_story_of_two_packets_is_the_last_one_over_what_the_office_knew() -> None:
    former = StoryNews(story_id=STORY.id, story=STORY, was="known", photo=PHOTO)
    later = StoryNews(story_id=STORY.id, story=replace(STORY, title="Zondag"), was="told")

    both = story_together(former, later)

    assert (both.story, both.was, both.photo) == (later.story, "known", PHOTO)


def test_a_digest_tells_another_story_and_not_another_version() -> None:
    assert digest_of(STORY) == digest_of(replace(STORY, version=7))
    assert digest_of(STORY) != digest_of(replace(STORY, title="Zondag"))
    assert digest_of(None) == ""


def test_a_door_needs_a_name_of_its_own() -> None:
    door = PairedDoor(id=UUID(int=1), centre_id=UUID(int=2), name="Ingang", secret=b"", made_on=DAY)
    assert not problems_of_door(door, frozenset({"Tuin"}))
    for name in ("", " ", "Tuin ", "x" * 41):
        (problem,) = problems_of_door(replace(door, name=name), frozenset({"Tuin"}))
        assert problem.field == "name"


def test_a_packet_tells_all_of_its_news_and_what_each_is_about() -> None:
    story = StoryNews(story_id=STORY.id, story=STORY)
    content = PacketContent(
        id=UUID(int=1), door_id=UUID(int=2), sequence=1, occurrences=(NEWS,), stories=(story,)
    )
    assert [news.about for news in content.news] == [NEWS.occurrence_id, STORY.id]
