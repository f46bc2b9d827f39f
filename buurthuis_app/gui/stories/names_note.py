"""Note below a story: which names it seems to have, each with other words to put in its place."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu

from buurthuis_app.gui.papers.names_dialog import blurring_words
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.layout import aligned, in_column
from buurthuis_app.gui.widgets.plain_text import unlettered
from buurthuis_app.i18n import _, listing


class NamesNote(QFrame):
    """Hidden while there are none. `blur` hears the name and the words; nobody is stopped."""

    def __init__(self, blur: Callable[[str, str], None]) -> None:
        super().__init__()
        self._blur = blur
        self.names: tuple[str, ...] = ()
        self.words = label("", Text.QUIET)
        self.button = button(_("Onherkenbaar maken"), ButtonKind.QUIET)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.button.setMenu(self.menu)
        in_column(self.words, aligned(self.button, Qt.AlignmentFlag.AlignLeft), on=self, gap=0)
        self.hide()

    def show_names(self, names: Sequence[str]) -> None:
        """Name these, or hide when there are none."""
        self.names = tuple(names)
        self.setVisible(bool(names))
        self.words.setText(
            _("Staat hier een naam? {names}. Liever “een buurvrouw” of “een vader”.").format(
                names=listing(list(names))
            )
        )

    def fill_menu(self) -> None:
        """For each name the words that can stand in its place."""
        self.menu.clear()
        for name in self.names:
            of_name = self.menu.addMenu(unlettered(name))
            for words in blurring_words():
                of_name.addAction(words, partial(self._blur, name, words))
