"""Table of stories, by day and heading, on the pages of Doelen."""

from buurthuis_app.domain.stories.story import Story
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _


def story_table(name: str, empty: str) -> RecordTable[Story]:
    """Stories by day and heading."""
    return RecordTable(
        (
            day_column(_("Dag"), lambda story: story.date),
            Column(title=_("Verhaal"), value=lambda story: story.heading, stretch=True),
        ),
        lambda story: story.id,
        name=name,
        empty=empty,
    )
