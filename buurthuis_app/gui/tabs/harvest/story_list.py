"""List of stories: heading, what each belongs to, and how far it may travel."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.tabs.harvest.story_rows import ToldStory
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import RULED, CardLine, ListCard
from buurthuis_app.i18n import _


class StoryList(CardList[ToldStory]):
    """One story in each row; `removed` on Delete."""

    removed = Signal(object)  # ToldStory

    def __init__(self) -> None:
        super().__init__(
            _card, lambda told_story: told_story.story.id, name=_("Verhalen"), look=RULED
        )

    def show_stories(self, stories: Sequence[ToldStory], empty: str) -> None:
        """Show these. `empty` is said when there are none."""
        self.empty = empty
        self.show_records(stories)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current() is not None:
            self.removed.emit(self.current())
        else:
            super().keyPressEvent(event)


def _card(told_story: ToldStory) -> ListCard:
    """Its consent is a sign and a word, in a colour that only repeats them."""
    calm = told_story.shareable and not told_story.names
    ink, sign = (Ink.GOOD, "check") if calm else (Ink.WARNING, "info")
    return ListCard(
        title=told_story.story.heading,
        lines=(
            CardLine(words=told_story.belongs_to),
            CardLine(words=told_story.state, ink=ink, sign=sign),
        ),
        spoken=told_story.sentence,
    )
