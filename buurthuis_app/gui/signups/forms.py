"""Small forms around a list of sign-ups: adding a name, changing one, and keeping the list longer."""

import datetime as dt
from typing import Unpack

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.signups import sign_up
from buurthuis_app.domain.signups.sign_up import Extension, SignUp
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.signups.table import asked_fields
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label, label_of
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.i18n import _, short_date
from buurthuis_app.services.signups.retention import SignUpTerms
from buurthuis_app.services.signups.sign_ups import Signing

_NAME_WIDTH, _OTHER_WIDTH = 26, 18  # characters


class NewName(FlowRow):
    """One line at the top: type a name, Enter, the next. What the activity asks stands beside it."""

    given = Signal(object)  # dict of field -> text

    def __init__(self, activity: Activity) -> None:
        super().__init__()
        self.fields: dict[str, QLineEdit] = {}
        self.setSpacing(GRID)
        self.addWidget(self._field("name", _("Naam"), _NAME_WIDTH))
        for asked, title in asked_fields():
            if asked in activity.asks:
                self.addWidget(self._field(asked.value, title, _OTHER_WIDTH))
        self.add_button = button(_("Erbij zetten"), ButtonKind.PRIMARY, "plus", do=self.give)
        below = QWidget()
        in_column(label(" ", Text.LABEL), self.add_button, on=below, gap=GRID // 2)
        self.addWidget(below)
        self.setFocusProxy(self.fields["name"])

    def texts(self) -> dict[str, str]:
        """Typed texts, by the field of the record."""
        return {name: field.text() for name, field in self.fields.items()}

    def give(self) -> None:
        """Hand over what is typed. Enter with nothing typed does nothing."""
        if any(text.strip() for text in self.texts().values()):
            self.given.emit(self.texts())

    def begin_anew(self) -> None:
        """Empty, ready for the next name."""
        for field in self.fields.values():
            field.clear()
        self.fields["name"].setFocus()

    def _field(self, name: str, words: str, width: int) -> QWidget:
        field = QLineEdit()
        field.setAccessibleName(words)
        field.setMaxLength(sign_up.LONGEST_TEXT)
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * width)
        field.returnPressed.connect(self.give)
        self.fields[name] = field
        part = QWidget()
        in_column(label_of(field, words, Text.LABEL), field, on=part, gap=GRID // 2)
        return part


class SignUpForm(FormDialog[SignUp]):
    """Changes what is known of one person."""

    topic = "aanmeldingen#iemand-erbij-zetten"

    def __init__(self, signing: Signing, activity: Activity, **where: Unpack[Where]) -> None:
        super().__init__(
            _("Aanmelding wijzigen"),
            Field("name", _("Naam"), kinds.text()),
            *(
                Field(asked.value, title, kinds.text())
                for asked, title in asked_fields()
                if asked in activity.asks
            ),
            save=signing.change,
            check=lambda changed: sign_up.problems(changed, activity),
            label=_("aanmelding gewijzigd"),
            **where,
        )


class KeepLongerDialog(FormDialog[Extension]):
    """Until when, and why: both are kept and shown with the list."""

    topic = "aanmeldingen#wanneer-namen-verdwijnen"

    def __init__(self, terms: SignUpTerms, **where: Unpack[Where]) -> None:
        self._day: dt.date | None = None
        self._promised = label("")
        super().__init__(
            _("Langer bewaren"),
            self._promised,
            Field("until", _("Bewaren tot"), kinds.date()),
            Field(
                "because",
                _("Waarom is dat nodig?"),
                kinds.lines(5),
                _("Dit blijft bij de lijst staan. Schrijf hier geen namen van mensen."),
            ),
            save=terms.keep_longer,
            check=lambda extension: sign_up.problems_of_keeping(
                extension, self._day, extension.recorded_on
            ),
            label=_("aanmeldingen langer bewaard"),
            **where,
        )

    def ask(self, extension: Extension, promised: dt.date | None) -> None:
        """Open with this proposal; `promised` is the day that people were told until now."""
        self._day = promised
        self._promised.setText(promise(promised))
        self.edit(extension)
        self.widget("because").setFocus()


def promise(day: dt.date | None) -> str:
    """What people were told: "Nu afgesproken: gewist op 8-12-2026."."""
    if day is None:
        return _("Nu afgesproken: bewaard zolang de reeks doorgaat.")
    return _("Nu afgesproken: gewist op {date}.").format(date=short_date(day))
