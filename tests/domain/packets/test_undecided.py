"""Questions in words: what came, what stands here, and what each answer does."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.packets.packet import News, OccurrenceNews, StoryNews, encoded
from buurthuis_app.domain.packets.sign_up_news import SignUpNews
from buurthuis_app.domain.packets.undecided import Objection, UndecidedNews, asked
from buurthuis_app.records import replace
from tests.domain.packets.test_forms_news import FORMS
from tests.domain.packets.test_packet import ADULTS, NEWS, STORY
from tests.domain.packets.test_sign_up_news import SIGNED_UP

EMPTY = replace(NEWS, counts=(), starts=dt.time(17))


def question(objection: Objection, news: News, here: str = "") -> str:
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
    for erased in ("", "(verwijderd)"):
        assert asked(replace(undecided, content=erased), "Ingang") is None
    found = asked(undecided, "Ingang")
    assert found is not None
    assert found.decline == "Weglaten"
    return f"{found.sentence} [{found.agree}]"


@pytest.mark.parametrize("objection", Objection)
def test_every_objection_has_words(objection: Objection) -> None:
    news: News = NEWS
    for begin, other in (("STORY", STORIES), ("SIGN_UP", SIGNED_UP), ("SURVEY", FORMS)):
        news = other if objection.name.startswith(begin) else news
    said = question(objection, news, here="{hier}")
    assert said.startswith("Ingang ")
    assert ("{hier}" in said) == (objection in WITH_PLACE)


STORIES = StoryNews(story_id=STORY.id, story=STORY)
WITH_PLACE = {
    *(Objection.MOVED, Objection.MERGED, Objection.KIND_MERGED, Objection.KIND_GONE),
    *(Objection.TOO_FEW, Objection.TOO_MANY, Objection.OTHER_REASON, Objection.STORY_LOOSE),
    Objection.SIGN_UP_MERGED,
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


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (SIGNED_UP, "Ingang meldde iemand aan bij Eettafel."),
        (replace(SIGNED_UP, first=False, came=(UUID(int=5),)), "Ingang vinkte iemand aan bij"),
        (replace(SIGNED_UP, first=False), "Ingang veranderde een aanmelding bij Eettafel."),
    ],
)
def test_a_sign_up_is_told_without_a_name(news: SignUpNews, words: str) -> None:
    said = question(Objection.SIGN_UP_CANCELLED, news)
    assert words in said
    assert "Ria" not in said


def test_forms_are_told_by_number() -> None:
    assert question(Objection.SURVEY_GONE, FORMS).startswith(
        "Ingang bracht 2 ingevulde formulieren van 'Tevreden?'. Die peiling is hier verwijderd."
    )
    assert "andere vragen. [Bewaren wat past]" in question(Objection.SURVEY_CHANGED, FORMS)
