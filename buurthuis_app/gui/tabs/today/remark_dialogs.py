"""The two small forms of the door: a remark, and something that was not planned."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Unpack

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter
from typing_extensions import override

from buurthuis_app.domain.activities.activity import LONGEST_TITLE, problems_of_remark
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.i18n import _
from buurthuis_app.services.shared.done import Done

ROWS = 10


class RemarkDialog(FormDialog[str]):
    """A remark with one card; empty takes it away."""

    topic = "vandaag#meer-met-de-drie-puntjes"

    def __init__(self, title: str, *, save: Save[str], **where: Unpack[Where]) -> None:
        super().__init__(
            _("Opmerking bij {title}").format(title=title),
            Field(
                "remark",
                _("Opmerking"),
                kinds.lines(ROWS),
                _("Wat later handig is om te weten. Schrijf geen namen van mensen."),
            ),
            save=save,
            check=problems_of_remark,
            label=_("{title}: opmerking").format(title=title),
            **where,
        )
        open_at(self, 60 * GRID, 40 * GRID)


class ExtraDialog(FormDialog[str]):
    """The title of something that took place without being planned; known activities complete it."""

    topic = "vandaag#iets-dat-niet-gepland-was"

    def __init__(
        self, day: dt.date, *, save: Callable[[str, dt.date], Done[Any]], **where: Unpack[Where]
    ) -> None:
        super().__init__(
            _("Iets dat niet gepland was"),
            Field(
                "title",
                _("Wat was er te doen?"),
                kinds.text(),
                _("Typ een paar letters. Kent het programma deze activiteit al, kies haar dan."),
                required=_("Schrijf op wat er te doen was."),
                longest=LONGEST_TITLE,
            ),
            save=lambda title: save(title, day),
            label=_("iets dat niet gepland was"),
            **where,
        )
        open_at(self, 60 * GRID, 26 * GRID)

    def know(self, titles: Iterable[str]) -> None:
        """Complete with these titles, wherever the typed letters stand in them."""
        completer = QCompleter(sorted(set(titles), key=folded), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.widget("title").setCompleter(completer)

    @override
    def submit(self) -> None:
        self._label = _("{title}: erbij gezet").format(title=self.record())
        super().submit()
