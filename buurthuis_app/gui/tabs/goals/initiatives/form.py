"""The form of an initiative: four things to fill, the rest behind headings."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.centre.centre import Area, TargetGroup, Theme
from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    part_names,
    problems,
    scale_names,
)
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.basic_fields import (
    as_date,
    as_qdate,
    choose_value,
    date_field,
    text_area,
)
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.forms.money_field import MoneyField, money_row
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.chips_field import ChipsField
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done

_RUNS = frozenset({InitiativeState.UNDER_WAY, InitiativeState.ACCOUNTED})


class InitiativeChoices(Struct, frozen=True, kw_only=True):
    """Choices of the form: areas, themes and groups."""

    themes: tuple[Theme, ...]
    groups: tuple[TargetGroup, ...]
    areas: tuple[Area, ...]


class InitiativeDialog(FormDialog[Initiative]):
    """Makes or changes an initiative; its state changes elsewhere."""

    def __init__(
        self,
        choices: InitiativeChoices,
        save: Callable[[Initiative], Done[Any]],
        *,
        new: bool,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuw initiatief") if new else _("Initiatief"),
            operations=operations,
            save=save,
            label=_("initiatief erbij") if new else _("initiatief gewijzigd"),
            parent=parent,
        )
        self._base: Initiative | None = None
        self._new = new
        self.title, self.asked = QLineEdit(), MoneyField(_("bijv. 1.250,-"))
        self.what, self.why, self.good_for = text_area(), text_area(), text_area()
        self.outcome, self.differs = text_area(), text_area()
        self.by_residents = QCheckBox(_("Bewoners beginnen dit zelf, geen organisatie"))
        self.scale = QComboBox()
        self.scale.addItem(_("nog niet gekozen"), userData=None)
        for scale, name in scale_names().items():
            self.scale.addItem(name, userData=scale)
        self.areas = _chips(choices.areas, _("Nog geen gebieden."))
        self.themes = _chips(choices.themes, _("Nog geen thema's."))
        self.groups = _chips(choices.groups, _("Nog geen doelgroepen."))
        self.our_parts = ChipsField(tuple(part_names().items()))
        self.started_by, self.contact = QLineEdit(), QLineEdit()
        self.since = date_field()
        self._lay_out()

    def _lay_out(self) -> None:
        form = self.form
        form.row("title", _("Hoe heet het?"), self.title)
        form.row("what", _("Wat willen de bewoners doen?"), self.what)
        form.row(
            "good_for",
            _("Voor wie is het goed?"),
            self.good_for,
            _("Eén zin. Het moet meer mensen helpen dan één."),
        )
        form.row("by_residents", _("Bewoners beginnen dit zelf"), self.by_residents)
        money_row(form, "asked", _("Gevraagd bedrag (€)"), self.asked)
        self.more = form.section(_("Waarom, waar en voor wie"))
        form.row("why", _("Waarom?"), self.why)
        form.row("scale", _("Hoe groot is het?"), self.scale)
        form.row("area_ids", _("In welk gebied?"), self.areas)
        form.row("theme_ids", _("Waar gaat het over?"), self.themes)
        form.row("group_ids", _("Voor welke doelgroepen?"), self.groups)
        self.people = form.section(_("Wie begint het, en wat doen wij?"))
        form.row(
            "started_by",
            _("Wie begint het?"),
            self.started_by,
            _("Een voornaam is genoeg. Een jaar nadat het klaar is, wissen wij dit."),
        )
        form.row("contact", _("Hoe bereiken wij hen?"), self.contact)
        form.row("our_parts", _("Wat doen wij?"), self.our_parts)
        if self._new:
            form.row("since", _("Sinds wanneer is dit idee er?"), self.since)
        self.came = form.section(_("Wat ervan kwam"))
        form.row("outcome", _("Wat is ervan gekomen?"), self.outcome)
        form.row("differs", _("Wat ging anders, en waarom?"), self.differs)

    @override
    def fill(self, record: Initiative) -> None:
        self._base = record
        for name in ("title", "started_by", "contact"):
            getattr(self, name).setText(getattr(record, name))
        for name in ("what", "why", "good_for", "outcome", "differs"):
            getattr(self, name).setPlainText(getattr(record, name))
        self.by_residents.setChecked(record.by_residents)
        self.asked.show_cents(record.asked)
        choose_value(self.scale, record.scale)
        self.areas.show_chosen(record.area_ids)
        self.themes.show_chosen(record.theme_ids)
        self.groups.show_chosen(record.group_ids)
        self.our_parts.show_chosen(record.our_parts)
        self.since.setDate(as_qdate(record.since))
        scale = scale_names()[record.scale] if record.scale else ""
        where = (scale, self.areas.words(), self.themes.words(), self.groups.words())
        self.more.summarise(", ".join(words for words in where if words))
        self.people.summarise(
            ", ".join(words for words in (record.started_by, self.our_parts.words()) if words)
        )
        self.came.setVisible(record.state in _RUNS)

    @override
    def record(self) -> Initiative:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        return replace(
            self._base,
            title=" ".join(self.title.text().split()),
            what=self.what.toPlainText().strip(),
            why=self.why.toPlainText().strip(),
            good_for=self.good_for.toPlainText().strip(),
            outcome=self.outcome.toPlainText().strip(),
            differs=self.differs.toPlainText().strip(),
            by_residents=self.by_residents.isChecked(),
            asked=self.asked.cents(),
            scale=self.scale.currentData(),
            area_ids=tuple(sorted(self.areas.chosen())),
            theme_ids=tuple(sorted(self.themes.chosen())),
            group_ids=tuple(sorted(self.groups.chosen())),
            our_parts=frozenset(self.our_parts.chosen()),
            started_by=self.started_by.text().strip(),
            contact=self.contact.text().strip(),
            since=as_date(self.since.date()),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        try:
            return problems(self.record())
        except Invalid as error:
            return (Problem(field="asked", sentence=error.sentence),)


def _chips(items: tuple[Any, ...], empty: str) -> ChipsField:
    return ChipsField([(item.id, item.name) for item in items], empty)
