"""The fields of a story that say who may read it: how far it may travel, how that was asked, until when, withdrawn."""

import datetime as dt

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from buurthuis_app.domain.stories.story import USUAL_TERM, Consent, Story
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, choose_value, date_field
from buurthuis_app.gui.forms.form import Form
from buurthuis_app.gui.stories.consent_words import consents
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

LONG_AGO = dt.date(2000, 1, 1)  # stands for a day that is not known


class ConsentFields:
    """Puts them in the form; the short version leaves out how and when it was asked."""

    def __init__(self, form: Form, today: dt.date) -> None:
        self._form = form
        self._today = today
        self._new = True
        self._whole = False
        self._filled: Story | None = None
        self._consent = QComboBox()
        for consent, words, _meaning in consents():
            self._consent.addItem(words, consent)
        form.row("consent", _("Mogen anderen dit lezen?"), self._consent)
        self._meaning = label("", Text.QUIET)
        below(form, "consent", self._meaning)
        self._ends = QCheckBox(_("De toestemming loopt af"))
        self._until = date_field(today)
        self._withdrawn = QCheckBox(_("Toestemming ingetrokken"))
        form.row("ends", _("De toestemming loopt af"), self._ends)
        form.row("consent_until", _("Tot en met"), self._until)
        form.row("withdrawn_on", _("Toestemming ingetrokken"), self._withdrawn)
        self._how = QLineEdit(placeholderText=_("bijv. op papier, of gezegd bij de koffie"))
        self._since = date_field(today)
        form.beside(
            ("consent_how", _("Hoe is het gevraagd?"), self._how),
            ("consent_on", _("Gegeven op"), self._since),
        )
        self._since.setMinimumDate(as_qdate(LONG_AGO))
        self._since.setSpecialValueText(_("onbekend"))
        self._consent.currentIndexChanged.connect(self._show_meaning)
        self._ends.toggled.connect(self._show_meaning)
        self._show_meaning()

    def show_whole(self) -> None:
        """Ask how and when it was asked, too."""
        self._whole = True
        self._show_meaning()

    def fill(self, story: Story, *, new: bool) -> None:
        """Show what is known of this story's consent."""
        self._filled, self._new = story, new
        self._how.setText(story.consent_how)
        unknown = story.consent is not Consent.NONE_YET and story.consent_on is None
        since = as_qdate(story.consent_on or self._today)
        self._since.setDate(self._since.minimumDate() if unknown else since)
        choose_value(self._consent, story.consent)
        self._ends.setChecked(story.consent_until is not None)
        self._until.setDate(as_qdate(story.consent_until or story.date + USUAL_TERM))
        self._withdrawn.setChecked(story.withdrawn_on is not None)
        self._show_meaning()

    def applied(self, story: Story) -> Story:
        """The story with the consent that is filled in."""
        return replace(
            story,
            consent=self._consent.currentData(),
            consent_how=self._how.text().strip(),
            consent_on=self._consented_on(),
            consent_until=as_date(self._until.date()) if self._has_end() else None,
            withdrawn_on=self._withdrawal(),
        )

    def _show_meaning(self) -> None:
        chosen = self._consent.currentData()
        self._meaning.setText(next(text for consent, _w, text in consents() if consent is chosen))
        self._consent.setAccessibleDescription(self._meaning.text())
        consented, form = chosen is not Consent.NONE_YET, self._form
        show_fields(form, ("ends",), visible=consented)
        show_fields(form, ("consent_how", "consent_on"), visible=consented and self._whole)
        show_fields(form, ("consent_until",), visible=self._has_end())
        show_fields(form, ("withdrawn_on",), visible=consented and not self._new)

    def _consented_on(self) -> dt.date | None:
        """The day the consent was given; None when there is none, or when that day is unknown."""
        unknown = self._since.date() == self._since.minimumDate()
        if unknown or self._consent.currentData() is Consent.NONE_YET:
            return None
        return as_date(self._since.date())

    def _has_end(self) -> bool:
        return self._ends.isChecked() and self._consent.currentData() is not Consent.NONE_YET

    def _withdrawal(self) -> dt.date | None:
        if not self._withdrawn.isChecked():
            return None
        withdrawn_on = self._filled.withdrawn_on if self._filled is not None else None
        return withdrawn_on or self._today


def show_fields(form: Form, names: tuple[str, ...], *, visible: bool) -> None:
    """Show or hide these rows of the form with their labels."""
    for name in names:
        field: QWidget | None = form.fields[name].parentWidget()
        if field is not None:
            field.setVisible(visible)


def below(form: Form, name: str, widget: QWidget) -> None:
    """Let a widget stand close below a field, as its help does."""
    field: QWidget | None = form.fields[name].parentWidget()
    column = field.layout() if field is not None else None
    if column is not None:
        column.addWidget(widget)
