"""Changing the name and the town of the centre."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain import centre as rules
from buurthuis_app.domain.centre import Centre
from buurthuis_app.domain.problems import Problem
from buurthuis_app.gui.form_dialog import FormDialog
from buurthuis_app.gui.operations import Operations
from buurthuis_app.i18n import _
from buurthuis_app.services.centres import Centres


class CentreDialog(FormDialog[Centre]):
    """Two fields; the name stands in the window's title and on every paper."""

    def __init__(
        self, centres: Centres, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Buurthuis"),
            operations=operations,
            save=lambda centre: centres.rename(centre, centre.name, centre.town),
            label=_("naam gewijzigd"),
            parent=parent,
        )
        self._base: Centre | None = None
        self.name, self.town = QLineEdit(), QLineEdit()
        self.form.row("name", _("Naam van het buurthuis"), self.name)
        self.form.row("town", _("Plaats"), self.town)
        self.setMinimumWidth(480)

    @override
    def fill(self, record: Centre) -> None:
        self._base = record
        self.name.setText(record.name)
        self.town.setText(record.town)

    @override
    def record(self) -> Centre:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        return replace(self._base, name=self.name.text().strip(), town=self.town.text().strip())

    @override
    def problems(self) -> tuple[Problem, ...]:
        return rules.problems(self.record())
