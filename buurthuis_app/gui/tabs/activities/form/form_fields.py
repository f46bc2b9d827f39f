"""The fields of the activity form: four to fill, the rest behind headings that say what is in them."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from buurthuis_app.domain.activities.activity import (
    MOST_PEOPLE,
    AskedField,
    LedBy,
    Organiser,
    Skip,
)
from buurthuis_app.domain.activities.planned import InitiativeName
from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    Area,
)
from buurthuis_app.gui.forms.basic_fields import choose_value, date_field, number_field
from buurthuis_app.gui.forms.form import Form, FormSection
from buurthuis_app.gui.forms.money_field import MoneyField
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
from buurthuis_app.gui.tabs.activities.form.repeat_field import EndField, RepeatField
from buurthuis_app.gui.tabs.activities.time_fields import TimeField
from buurthuis_app.gui.widgets.chips_field import ChipsField
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.i18n import _


class ActivityFields:
    """Makes the fields and puts them in a form."""

    def __init__(self, choices: FormChoices) -> None:
        self.title = QLineEdit()
        self.repeat, self.end = RepeatField(), EndField()
        self.starts, self.ends = TimeField(), TimeField()
        self.first = date_field()
        self.room, self.place = QComboBox(), QLineEdit()
        self.room.setEditable(True)
        self.room.addItems(["", *(room.name for room in choices.rooms)])
        if (typed := self.room.lineEdit()) is not None:
            typed.setPlaceholderText(_("geen zaal"))
        self.place.setPlaceholderText(_("bijv. in het park"))
        self.kind = _list(_("geen soort"), choices.kinds)
        self.area = _list(_("geen wijk"), choices.areas)
        self._initiatives = choices.initiatives
        running = [initiative for initiative in choices.initiatives if not initiative.over]
        self.initiative = _list(_("geen initiatief"), running)
        self.initiative.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.skips = ChipsField(
            (
                (Skip.PUBLIC_HOLIDAYS, _("feestdagen")),
                (Skip.SCHOOL_HOLIDAYS, _("schoolvakantie")),
                (Skip.CLOSED_DAYS, _("eigen gesloten dagen")),
            )
        )
        none = _("Nog geen. Maak ze bij Lijsten.")
        self.themes = ChipsField([(theme.id, theme.name) for theme in choices.themes], none)
        self.groups = ChipsField([(group.id, group.name) for group in choices.groups], none)
        self.description = QPlainTextEdit()
        self.description.setTabChangesFocus(True)
        self.description.setMinimumHeight(72)
        self.led_by, self.organised_by = QLineEdit(), QLineEdit()
        self.leader, self.organiser = QComboBox(), QComboBox()
        for led_by, words in (
            (LedBy.VOLUNTEER, _("een vrijwilliger")),
            (LedBy.PROFESSIONAL, _("een beroepskracht")),
        ):
            self.leader.addItem(words, led_by)
        for organiser, words in (
            (Organiser.CENTRE, _("het buurthuis")),
            (Organiser.RESIDENTS, _("bewoners")),
            (Organiser.TENANT, _("een huurder")),
        ):
            self.organiser.addItem(words, organiser)
        self.capacity = number_field(0, MOST_PEOPLE, 0)
        self.capacity.setSpecialValueText(_("onbeperkt"))
        self.cost = MoneyField()
        self.sign_up = QCheckBox(_("Mensen melden zich aan"))
        self.asks = ChipsField(
            (
                (AskedField.EMAIL, _("e-mailadres")),
                (AskedField.PHONE, _("telefoonnummer")),
                (AskedField.REMARK, _("opmerking")),
                (AskedField.MEAL, _("maaltijdwens")),
            )
        )
        self.sign_up.toggled.connect(self.asks.setEnabled)
        self.asks.setEnabled(False)
        self.tallies = QLineEdit()
        self.tallies.setPlaceholderText(_("bijv. maaltijden, gerepareerde spullen"))
        self.words, self.dates = label("", Text.LABEL), label("", Text.QUIET)
        self.skipped = label("", Text.WARNING)
        self.sections: dict[str, FormSection] = {}

    def lay_out(self, form: Form, clashes: QWidget) -> None:
        """The four fields first, then what they come down to, then the rest."""
        form.row("title", _("Naam"), self.title)
        form.row("repeat", _("Hoe vaak"), self.repeat)
        form.beside(("starts", _("Van"), self.starts), ("ends", _("Tot"), self.ends))
        form.beside(("room", _("Zaal"), self.room), ("kind", _("Soort"), self.kind))
        for shown in (self.words, self.dates, self.skipped, clashes):
            form.plain(shown)
        self._when(form)
        self._whom(form)
        self._who(form)
        self._places(form)

    def _when(self, form: Form) -> None:
        self.sections["when"] = form.section(_("Begin, einde en vrije dagen"))
        form.beside(
            ("first", _("Eerste keer vanaf"), self.first), ("until", _("Tot wanneer"), self.end)
        )
        form.row("skips", _("Gaat niet door op"), self.skips)

    def _whom(self, form: Form) -> None:
        self.sections["whom"] = form.section(_("Waarover, voor wie en waar"))
        form.row("theme_ids", _("Thema's"), self.themes)
        form.row("group_ids", _("Doelgroepen"), self.groups)
        form.beside(("area_id", _("Wijk"), self.area), ("place", _("Andere plek"), self.place))
        form.row("description", _("Omschrijving"), self.description)

    def _who(self, form: Form) -> None:
        self.sections["who"] = form.section(_("Wie het doet"))
        form.beside(
            ("led_by", _("Gastvrouw of gastheer"), self.led_by),
            ("leader", _("Dat is"), self.leader),
        )
        form.plain(
            label(_("Een voornaam is genoeg. Hij staat op de kaart in het kantoor."), Text.QUIET)
        )
        form.beside(
            ("organiser", _("Georganiseerd door"), self.organiser),
            ("organised_by", _("Naam van de groep of huurder"), self.organised_by),
        )
        if self._initiatives:
            form.row("initiative_id", _("Hoort bij bewonersinitiatief"), self.initiative)

    def _places(self, form: Form) -> None:
        self.sections["places"] = form.section(_("Plaatsen, kosten, aanmelden en tellen"))
        form.beside(
            ("capacity", _("Plaatsen"), self.capacity),
            ("cost", _("Kosten per keer (€)"), self.cost),
        )
        form.plain(self.cost.question)
        form.row("sign_up", _("Mensen melden zich aan"), self.sign_up)
        form.row(
            "asks",
            _("Vraag naast de naam ook"),
            self.asks,
            _("Vraag zo weinig mogelijk: wat u niet hebt, kan niet uitlekken."),
        )
        form.row(
            "tallies",
            _("Telt u nog iets anders dan bezoeken?"),
            self.tallies,
            _("Zet een komma tussen twee dingen. Ze komen bij Vandaag op de kaart."),
        )

    def show_initiative(self, initiative_id: UUID | None) -> None:
        """Choose this initiative; one that is over can be chosen only because it is."""
        for initiative in self._initiatives:
            if initiative.over and initiative.id == initiative_id:
                self.initiative.addItem(initiative.name, initiative.id)
        choose_value(self.initiative, initiative_id)

    def summarise(self) -> None:
        """Say on each closed heading what is filled in behind it."""
        self.sections["when"].summarise(
            ", ".join(part for part in (self.end.words(), self.skips.words()) if part)
        )
        place = self.place.text().strip()
        whom = (self.themes.words(), self.groups.words(), self.area.currentText(), place)
        shown = [words for words in whom if words and words != _("geen wijk")]
        self.sections["whom"].summarise(", ".join(shown))
        who = [self.led_by.text().strip(), self.organiser.currentText()]
        who += [self.initiative.currentText()] if self.initiative.currentData() else []
        self.sections["who"].summarise(", ".join(words for words in who if words))
        parts = [self.capacity.text()] if self.capacity.value() else []
        parts += [_("€ {amount}").format(amount=self.cost.text())] if self.cost.text() else []
        parts += [_("met aanmelden")] if self.sign_up.isChecked() else []
        self.sections["places"].summarise(
            ", ".join([*parts, self.tallies.text().strip()]).strip(", ")
        )


def _list(
    none: str, records: Sequence[ActivityKind] | Sequence[Area] | Sequence[InitiativeName]
) -> QComboBox:
    combo_box = QComboBox()
    combo_box.addItem(none, None)
    for record in records:
        combo_box.addItem(record.name, record.id)
    return combo_box
