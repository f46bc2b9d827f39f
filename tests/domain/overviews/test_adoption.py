"""Adoption: an overview as it was frozen, and the stories in it."""

import datetime as dt

from buurthuis_app.domain.overviews.adoption import COVER, Adopted, AdoptedStory
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.records import replace


def test_a_story_that_may_no_longer_be_shared_keeps_its_place_without_its_words() -> None:
    adopted = Adopted(
        id=new_id(),
        centre_id=new_id(),
        period="2026",
        adopted_on=dt.date(2027, 2, 1),
        digest="0" * 64,
        document="{}",
        figures="{}",
        content=b"%PDF",
    )
    quote = AdoptedStory(
        adopted_id=adopted.id, place=COVER, story_id=new_id(), told='{"quote": ""}'
    )
    silent = replace(quote, told="")
    assert (silent.adopted_id, silent.place, silent.told) == (adopted.id, -1, "")
    assert silent != quote
