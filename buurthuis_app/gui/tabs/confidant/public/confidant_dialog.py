"""The form of one confidant, as she stands on the page for everybody."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.confidant.page import Confidant, ConfidantPhoto, problems
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.errors import AppError
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, date_field
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.photo_field import PhotoField
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.page import Confidants
from buurthuis_app.services.shared.done import Done

if TYPE_CHECKING:
    from pathlib import Path


class ConfidantDialog(FormDialog[Confidant]):
    """Makes or changes one confidant; `photo` is the one she has now."""

    def __init__(
        self,
        confidants: Confidants,
        operations: Operations,
        *,
        new: bool,
        photo: ConfidantPhoto | None = None,
        parent: QWidget,
    ) -> None:
        super().__init__(
            _("Nieuwe vertrouwenspersoon") if new else _("Vertrouwenspersoon wijzigen"),
            operations=operations,
            save=partial(self._keep, new=new),
            label=_("vertrouwenspersoon erbij") if new else _("vertrouwenspersoon gewijzigd"),
            parent=parent,
        )
        self._confidants = confidants
        self._photo = photo
        self._base: Confidant | None = None
        self.texts = {name: QLineEdit() for name in ("name", "role", "phone", "email", "hours")}
        self.texts |= {name: QLineEdit() for name in ("office", "languages")}
        self.about = QPlainTextEdit()
        self.about.setTabChangesFocus(True)
        self.about.setFixedHeight(self.about.fontMetrics().lineSpacing() * 5)
        self.picture = PhotoField(_("De foto op de pagina"))
        self.stops = QCheckBox(_("Zij stopt op een dag"))
        self.until = date_field()
        self._fill_form()
        self.picture.picked.connect(self._read_photo)
        self.picture.dropped.connect(partial(self._take_photo, None))
        self.stops.toggled.connect(self.until.setEnabled)

    @override
    def fill(self, record: Confidant) -> None:
        self._base = record
        for name, field in self.texts.items():
            field.setText(getattr(record, name))
        self.about.setPlainText(record.about)
        self.picture.show_photo(self._photo)
        self.stops.setChecked(record.until is not None)
        self.until.setEnabled(record.until is not None)
        if record.until is not None:
            self.until.setDate(as_qdate(record.until))

    @override
    def record(self) -> Confidant:
        if self._base is None:
            raise ValueError
        texts: dict[str, Any] = {name: field.text().strip() for name, field in self.texts.items()}
        return replace(
            self._base,
            **texts,
            about=self.about.toPlainText().strip(),
            photo_id=self._photo.id if self._photo else None,
            until=as_date(self.until.date()) if self.stops.isChecked() else None,
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        return problems(self.record())

    def _keep(self, record: Confidant, *, new: bool) -> Done[Confidant]:
        return self._confidants.keep(record, new=new, photo=self._new_photo())

    def _new_photo(self) -> ConfidantPhoto | None:
        former = self._base.photo_id if self._base else None
        return self._photo if self._photo and self._photo.id != former else None

    def _fill_form(self) -> None:
        row, texts = self.form.row, self.texts
        row("name", _("Naam"), texts["name"])
        row(
            "role",
            _("Functie"),
            texts["role"],
            _("Bijvoorbeeld: vertrouwenspersoon van de gemeente."),
        )
        self.form.beside(
            ("phone", _("Telefoon"), texts["phone"]), ("email", _("E-mail"), texts["email"])
        )
        row(
            "hours",
            _("Wanneer bereikbaar"),
            texts["hours"],
            _("Bijvoorbeeld: ma t/m do, 9.00–17.00."),
        )
        row(
            "office",
            _("Waar u haar kunt spreken"),
            texts["office"],
            _("Liefst een plek waar niemand ziet wie er binnenkomt."),
        )
        row("languages", _("Talen"), texts["languages"])
        row("about", _("Wie zij is"), self.about, _("Een paar zinnen. Mag leeg blijven."))
        row("photo_id", _("Foto"), self.picture)
        row("stops", _("Zij stopt op een dag"), self.stops)
        row("until", _("Laatste dag"), self.until, _("Daarna staat zij niet meer op de pagina."))

    def _read_photo(self, path: "Path") -> None:
        confidants = self._confidants
        self._operations.work(
            lambda _progress, _cancelled: confidants.read_photo(path),
            on_done=self._take_photo,
            on_error=self._refuse_photo,
            owner=self,
        )

    def _take_photo(self, photo: ConfidantPhoto | None) -> None:
        self._photo = photo
        self.picture.show_photo(photo)

    def _refuse_photo(self, error: AppError) -> None:
        self.picture.show_fault(error.sentence)
