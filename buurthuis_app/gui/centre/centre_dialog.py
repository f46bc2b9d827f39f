"""Changing the name, the town and the logo of the centre."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.photo_field import PhotoField
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.presentation import Presenting

Named = tuple[Centre, Picture | None]
"""The centre and its logo."""


class CentreDialog(FormDialog[Named]):
    """The name stands in the window's title and on every paper, the logo on the overviews."""

    def __init__(
        self, presenting: Presenting, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Buurthuis"),
            operations=operations,
            save=lambda named: presenting.name(*named),
            label=_("naam en logo gewijzigd"),
            parent=parent,
        )
        self._presenting = presenting
        self._lanes = operations
        self._base: Centre | None = None
        self._logo: Picture | None = None
        self.name, self.town = QLineEdit(), QLineEdit()
        self.logo = PhotoField(_("Het logo van het buurthuis"))
        self.form.row("name", _("Naam van het buurthuis"), self.name)
        self.form.row("town", _("Plaats"), self.town)
        self.form.row("logo", _("Logo"), self.logo, _("Staat op de overzichten. Mag leeg blijven."))
        self.logo.picked.connect(self._read_logo)
        self.logo.dropped.connect(partial(self._take, None))
        self.setMinimumWidth(480)

    def ask(self) -> None:
        """Read what is kept, and open."""
        self._lanes.run(self._presenting.named, self.edit, owner=self)

    @override
    def fill(self, record: Named) -> None:
        self._base, logo = record
        self.name.setText(self._base.name)
        self.town.setText(self._base.town)
        self._take(logo)

    @override
    def record(self) -> Named:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        named = replace(self._base, name=self.name.text().strip(), town=self.town.text().strip())
        return named, self._logo

    @override
    def problems(self) -> tuple[Problem, ...]:
        return rules.problems(self.record()[0])

    def _read_logo(self, path: Path) -> None:
        presenting = self._presenting
        self._lanes.work(
            lambda _tell, _cancelled: presenting.read_logo(path),
            on_done=self._take,
            on_error=lambda error: self.logo.show_fault(error.sentence),
        )

    def _take(self, logo: Picture | None) -> None:
        self._logo = logo
        self.logo.show_photo(logo)
