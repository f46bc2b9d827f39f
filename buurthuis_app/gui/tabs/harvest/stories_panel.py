"""The stories beside the numbers: search, the list, and what can be done with the chosen one."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.harvest.story_list import StoryList
from buurthuis_app.gui.tabs.harvest.story_rows import ToldStory, chosen_of, only
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.gui.widgets.search_field import search_field
from buurthuis_app.i18n import _


class StoriesPanel(QWidget):
    """Shows the stories of the period, or of chosen activities alone with a way back to all of them."""

    new_asked = Signal()
    open_asked = Signal(object)  # ToldStory
    remove_asked = Signal(object)  # ToldStory
    choose_asked = Signal()  # which stories the overview is to print
    remarks_asked = Signal()
    all_asked = Signal()  # no activity is to be chosen any more

    def __init__(
        self, *, may_tell: bool = True, may_change: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._told: tuple[ToldStory, ...] = ()
        self._activities: Mapping[UUID, str] = {}
        self._may_change = may_change
        self.heading = label(_("Verhalen"), Text.HEADING)
        self.heading.setWordWrap(False)
        self.new_button = button(_("Vertel een verhaal"), ButtonKind.PRIMARY, "story")
        self.new_button.setVisible(may_tell)
        self.search = search_field(_("Zoek in de verhalen"))
        self.stories = StoryList()
        self.open_button = button(_("Openen"), icon_name="edit")
        self.remove_button = button(_("Verwijderen"), icon_name="trash")
        self.choose_button = button(_("Kiezen…"), icon_name="overview", do=self.choose_asked.emit)
        self.choose_button.setToolTip(_("Kies welke verhalen in het overzicht komen, en waarom"))
        self.remarks_button = button(_("Uit opmerkingen…"), icon_name="story")
        self._build()
        self._wire()

    def show_stories(self, stories: tuple[ToldStory, ...]) -> None:
        """Show the stories of another period, or the same ones after a change."""
        self._told = stories
        self._filter()

    @property
    def told(self) -> tuple[ToldStory, ...]:
        """All stories of the period, also those that the search hides."""
        return self._told

    def show_only(self, activities: Mapping[UUID, str]) -> None:
        """Show the stories of these activities (id to title) alone; of all when it is empty."""
        if activities != self._activities:
            self._activities = dict(activities)
            self._filter()

    def _build(self) -> None:
        self.filter_line = QFrame()
        self.filter_line.setProperty("notice", "calm")
        self._filter_words = label("")
        self.all_button = button(_("Alle verhalen"), ButtonKind.QUIET, "close")
        in_row(
            grow(self._filter_words),
            self.all_button,
            on=self.filter_line,
            margins=(GRID + GRID // 2, GRID // 2, GRID // 2, GRID // 2),
        )
        self.filter_line.hide()
        self._below = FlowRow(
            self.open_button, self.remove_button, self.choose_button, self.remarks_button
        )
        self._below.setVisible(self._may_change)
        in_column(
            _head(self.heading, self.new_button),
            self.search,
            self.filter_line,
            grow(self.stories),
            self._below,
            on=self,
        )

    def _wire(self) -> None:
        self.new_button.clicked.connect(self.new_asked)
        self.search.textChanged.connect(self._filter)
        self.all_button.clicked.connect(self.all_asked)
        self.stories.chosen.connect(self._chosen)
        if self._may_change:
            self.stories.opened.connect(self.open_asked)
            self.stories.removed.connect(self.remove_asked)
        self.open_button.clicked.connect(lambda: self.open_asked.emit(self.stories.current()))
        self.remove_button.clicked.connect(lambda: self.remove_asked.emit(self.stories.current()))
        self.remarks_button.clicked.connect(self.remarks_asked)
        self._chosen(None)

    def _filter(self) -> None:
        shown = chosen_of(self._told, words=self.search.text(), activities=self._activities)
        self.stories.show_stories(shown, self._why_empty())
        self.filter_line.setVisible(bool(self._activities))
        self._filter_words.setText(only(self._activities.values()) if self._activities else "")

    def _why_empty(self) -> str:
        if self.search.text().strip():
            return _("Geen verhaal met deze woorden. Zoek op een ander woord.")
        if self._activities:
            return _("Bij deze activiteit is in deze periode niets verteld.")
        return _("In deze periode is nog niets verteld. Wat maakte iemand hier mee?")

    def _chosen(self, told_story: ToldStory | None) -> None:
        self.open_button.setEnabled(told_story is not None)
        self.remove_button.setEnabled(told_story is not None)


def _head(heading: QWidget, new_button: QWidget) -> QHBoxLayout:
    return in_row(grow(heading), new_button)
