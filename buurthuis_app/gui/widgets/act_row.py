"""Row of acts: the one or two that people come for as buttons, and the rest in one menu, Meer."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from buurthuis_app.gui.look.icons import icon
from buurthuis_app.gui.widgets.controls import button
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import grow, in_column, sheet
from buurthuis_app.gui.widgets.plain_text import unlettered
from buurthuis_app.i18n import _


class ActRow(FlowRow):
    """What can be done with a record that is shown. Removing stands last in the menu, below a line."""

    def __init__(self, *main: QWidget, of: str = "") -> None:
        """`of` says of what the menu is, where a screen has several."""
        super().__init__(*main)
        self.more_button: QPushButton = button(_("Meer"))
        if of:
            self.more_button.setAccessibleName(_("Meer: {of}").format(of=of))
        self.menu = QMenu(self.more_button)
        self.more_button.setMenu(self.menu)
        self._line = self.menu.addSeparator()  # Qt leaves it out at either end
        self.addWidget(self.more_button)
        self.more_button.hide()  # until there is more

    def act(self, words: str, do: Callable[[], object], icon_name: str = "") -> QAction:
        """Add an act to the menu, above what removes."""
        action = self._action(words, do, icon_name)
        self.menu.insertAction(self._line, action)
        return action

    def submenu(self, menu: QMenu, words: str, icon_name: str = "") -> None:
        """Add a menu of its own to the menu, above what removes."""
        self.more_button.show()
        menu.setTitle(words)
        if icon_name:
            menu.setIcon(icon(icon_name))
        self.menu.insertMenu(self._line, menu)

    def paper(self, paper: QPushButton, icon_name: str = "print") -> None:
        """Offer a paper from the menu; its button stays hidden."""
        paper.setParent(self)
        paper.hide()
        self.submenu(paper.menu(), paper.text(), icon_name)

    def removing(self, words: str, do: Callable[[], object]) -> QAction:
        """Add an act that removes."""
        action = self._action(words, do, "trash")
        self.menu.addAction(action)
        return action

    def _action(self, words: str, do: Callable[[], object], icon_name: str) -> QAction:
        self.more_button.show()
        action = QAction(unlettered(words), self)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(lambda _checked: do())
        return action


def with_acts(page: QWidget, acts: ActRow) -> QWidget:
    """A page with what can be done with its record below it, where it stays while the page scrolls."""
    return sheet(in_column(grow(page), acts))
