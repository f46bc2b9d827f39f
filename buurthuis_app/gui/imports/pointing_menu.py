"""Menu of a place on a sheet: what the column and the row there may be taken for."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from buurthuis_app.domain.counts.pointing import Meaning, Pointing
from buurthuis_app.gui.imports.pointing_words import MAIN, line_name, meaning_words
from buurthuis_app.i18n import _

Chosen = Callable[[Pointing], None]


class PointingMenu(QMenu):
    """`chosen` is called with the table as it becomes; `lie_down` when dates stand in this row or column."""

    def __init__(
        self,
        table: Pointing,
        lines: Sequence[int],
        place: int,
        *,
        chosen: Chosen,
        lie_down: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._table, self._lines, self._place, self._chosen = table, lines, place, chosen
        self._keys: set[str] = set()
        self._add_title(self._lines_title())
        self.rest = QMenu(self)
        for meaning in MAIN:
            self._add_meaning(self, meaning)
        for meaning in Meaning:
            if meaning not in MAIN:
                self._add_meaning(self.rest, meaning)
        self.rest.setTitle(self._with_key(_("Iets anders")))
        self.addMenu(self.rest)
        self.addSeparator()
        self._add_place(lie_down)

    def _lines_title(self) -> str:
        side = self._table.on_its_side
        first = line_name(self._lines[0], on_its_side=side)
        if len(self._lines) == 1:
            return _("{line} is:").format(line=first)
        last = line_name(self._lines[-1], on_its_side=side)
        return _("{first} tot en met {last}:").format(first=first, last=last.split()[-1])

    def _add_title(self, words: str) -> None:
        self.addAction(words).setEnabled(False)

    def _add_meaning(self, menu: QMenu, meaning: Meaning) -> None:
        words = meaning_words(meaning).capitalize()
        action = menu.addAction(self._with_key(words) if menu is self else words)
        action.setCheckable(True)
        action.setChecked(all(self._table.meaning(line) is meaning for line in self._lines))
        action.triggered.connect(lambda: self._say(meaning))

    def _with_key(self, words: str) -> str:
        """Words with the first letter underlined that no other entry has: pressing it chooses."""
        for place, letter in enumerate(words.casefold()):
            if letter.isalpha() and letter not in self._keys:
                self._keys.add(letter)
                return f"{words[:place]}&{words[place:]}"
        return words

    def _say(self, meaning: Meaning) -> None:
        table = self._table
        for line in self._lines:
            table = table.says(line, meaning)
        self._chosen(table)

    def _add_place(self, lie_down: Callable[[], None]) -> None:
        table, place = self._table, self._place
        side = table.on_its_side
        self._add_title(_("{line}:").format(line=line_name(place, on_its_side=not side)))
        self._add(_("Hier staan de koppen"), table.headed(place), on=place == table.header)
        left_out = place in table.skipped
        words = _("Deze kolom niet lezen") if side else _("Deze rij niet lezen")
        self._add(words, table.without(place), on=left_out)
        ended = table.last is not None and place > table.last
        if ended or table.last == place:
            self._add(_("Weer tot het einde lezen"), table.ended(None))
        else:
            words = _("Rechts hiervan niets lezen") if side else _("Hieronder niets lezen")
            self._add(words, table.ended(place))
        words = _("De datums staan onder elkaar") if side else _("De datums staan in deze rij")
        self.addAction(self._with_key(words)).triggered.connect(lambda _on: lie_down())

    def _add(self, words: str, table: Pointing, *, on: bool | None = None) -> QAction:
        action = self.addAction(self._with_key(words))
        if on is not None:
            action.setCheckable(True)
            action.setChecked(on)
        action.triggered.connect(lambda: self._chosen(table))
        return action
