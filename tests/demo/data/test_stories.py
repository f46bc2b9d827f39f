"""Stories of the demo as data: many, of different length, and right with and without a name."""

from uuid import UUID

import pytest

from buurthuis_app.demo.data.stories import StoryData, stories_data
from buurthuis_app.domain.centre.centre import Theme
from buurthuis_app.domain.stories import story as stories
from buurthuis_app.domain.stories.story import Story
from tests.conftest import TODAY
from tests.demo.filled import Filled

TALES = stories_data()


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
def test_a_tale_about_somebody_reads_with_and_without_a_name(tale: StoryData) -> None:
    assert tale.happened.count("{who}") == 1
    for who in (tale.who, *tale.called):
        told = tale.text_about(tale.happened, who)
        assert who in told
        assert "{" not in told
        assert f". {tale.who}" not in told
