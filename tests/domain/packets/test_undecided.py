"""Questions in words: what came, what stands here, and what each answer does."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.packets.packet import OccurrenceNews, StoryNews, encoded
from buurthuis_app.domain.packets.undecided import Objection, UndecidedNews, asked
from buurthuis_app.records import replace
from tests.domain.packets.test_packet import ADULTS, NEWS, STORY

EMPTY = replace(NEWS, counts=(), starts=dt.time(17))


def question(objection: Objection, news: OccurrenceNews | StoryNews, here: str = "") -> str:
    undecided = UndecidedNews(
        id=UUID(int=1),
        centre_id=UUID(int=2),
        door_id=UUID(int=3),
        about_id=UUID(int=4),
        objection=objection,
        here=here,
        content=encoded(news),
        arrived_at=dt.datetime(2026, 3, 3, tzinfo=dt.UTC),
    )
    assert asked(replace(undecided, content=""), "Ingang") is None
    found = asked(undecided, "Ingang")
    assert found is not None
    assert found.decline == "Weglaten"
    return f"{found.sentence} [{found.agree}]"


@pytest.mark.parametrize("objection", Objection)
def test_every_objection_has_words(objection: Objection) -> None:
    news = STORIES if "STORY" in objection.name else NEWS
    said = question(objection, news, here="{hier}")
    assert said.startswith("Ingang ")
    assert ("{hier}" in said) == (objection in WITH_PLACE)


STORIES = StoryNews(story_id=STORY.id, story=STORY)
WITH_PLACE = {
    *(Objection.MOVED, Objection.MERGED, Objection.KIND_MERGED, Objection.KIND_GONE),
    *(Objection.TOO_FEW, Objection.TOO_MANY, Objection.OTHER_REASON, Objection.STORY_LOOSE),
}


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (NEWS, "Ingang telde 5 volwassenen bij Eettafel van dinsdag 3 maart 2026."),
        (
            replace(NEWS, counts=(ADULTS, replace(ADULTS, kind="kinderen", number=2))),
            "Ingang telde 5 volwassenen en 2 kinderen bij",
        ),
        (
            replace(NEWS, counts=(replace(ADULTS, number=-4),)),
            "Ingang haalde 4 volwassenen af bij Eettafel",
        ),
        (replace(EMPTY, now="regen"), "noteerde dat Eettafel van dinsdag 3 maart 2026, 17.00 niet"),
        (replace(EMPTY, was="regen"), "toch doorging."),
        (replace(EMPTY, counts=(replace(ADULTS, number=0),)), "Ingang had iets bij Eettafel van"),
    ],
)
def test_the_first_sentence_says_what_came(news: OccurrenceNews, words: str) -> None:
    assert words in question(Objection.CANCELLED, news)


def test_a_story_is_called_by_its_heading() -> None:
    told = question(Objection.STORY_LOOSE, STORIES)
    taken = question(
        Objection.STORY_CHANGED, StoryNews(story_id=STORY.id, story=None), here="Zondag"
    )
    assert told.startswith(
        "Ingang vertelde 'Een mooie dag.'. Waar het bij hoort, is hier verwijderd."
    )
    assert taken.startswith("Ingang haalde 'Zondag' weg. Dat verhaal is hier intussen veranderd.")
