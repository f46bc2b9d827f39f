"""The two small forms of the door: a remark, and something that was not planned."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.activities.activity import LONGEST_TITLE, problems_of_remark
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.i18n import _
from buurthuis_app.services.shared.done import Done


class RemarkDialog(FormDialog[str]):
    """A remark with one card; empty takes it away."""

    def __init__(
        self,
        title: str,
        *,
        operations: Operations,
        save: Callable[[str], Done[Any]],
        parent: QWidget,
    ) -> None:
        super().__init__(
            _("Opmerking bij {title}").format(title=title),
            operations=operations,
            save=save,
            label=_("{title}: opmerking").format(title=title),
            parent=parent,
        )
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self.form.row(
            "remark",
            _("Opmerking"),
            self._text,
            _("Wat later handig is om te weten. Schrijf geen namen van mensen."),
        )
        open_at(self, 60 * GRID, 40 * GRID)

    @override
    def fill(self, record: str) -> None:
        self._text.setPlainText(record)

    @override
    def record(self) -> str:
        return self._text.toPlainText().strip()

    @override
    def problems(self) -> tuple[Problem, ...]:
        return problems_of_remark(self.record())


class ExtraDialog(FormDialog[str]):
    """The title of something that took place without being planned; known activities complete it."""

    def __init__(
        self,
        day: dt.date,
        *,
        operations: Operations,
        save: Callable[[str, dt.date], Done[Any]],
        parent: QWidget,
    ) -> None:
        super().__init__(
            _("Iets dat niet gepland was"),
            operations=operations,
            save=lambda title: save(title, day),
            label=_("iets dat niet gepland was"),
            parent=parent,
        )
        self._title = QLineEdit()
        self._title.setMaxLength(LONGEST_TITLE)
        self.form.row(
            "title",
            _("Wat was er te doen?"),
            self._title,
            _("Typ een paar letters. Kent het programma deze activiteit al, kies haar dan."),
        )
        open_at(self, 60 * GRID, 26 * GRID)

    def know(self, titles: Iterable[str]) -> None:
        """Complete with these titles, wherever the typed letters stand in them."""
        completer = QCompleter(sorted(set(titles), key=folded), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._title.setCompleter(completer)

    @override
    def submit(self) -> None:
        self._label = _("{title}: erbij gezet").format(title=self.record())
        super().submit()

    @override
    def fill(self, record: str) -> None:
        self._title.setText(record)

    @override
    def record(self) -> str:
        return self._title.text().strip()

    @override
    def problems(self) -> tuple[Problem, ...]:
        if self.record():
            return ()
        return (Problem(field="title", sentence=_("Schrijf op wat er te doen was.")),)
