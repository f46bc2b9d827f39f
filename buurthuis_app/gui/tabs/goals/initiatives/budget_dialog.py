"""The form of a budget: its year and amount, how it is divided, and which former budgets it continues."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.centre.centre import Area, Theme
from buurthuis_app.domain.initiatives.budget import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Budget,
    BudgetPart,
    Split,
    problems,
)
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.basic_fields import choose_value, number_field
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.forms.money_field import MoneyField, money_row
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.chips_field import ChipsField
from buurthuis_app.gui.widgets.controls import Text, label, say_as
from buurthuis_app.i18n import _, euros
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done


class Divided(Struct, frozen=True, kw_only=True):
    """A budget with all of its parts."""

    budget: Budget
    parts: tuple[BudgetPart, ...]


class PartsField(QWidget):
    """An amount for each area or theme; empty means that nothing is set apart for it."""

    changed = Signal()

    def __init__(
        self,
        areas: Sequence[Area],
        themes: Sequence[Theme],
        blank: Callable[[Budget, UUID], BudgetPart],
    ) -> None:
        super().__init__()
        self._blank = blank
        self._items: dict[Split, Sequence[Area | Theme]] = {
            Split.NOT: (),
            Split.AREA: areas,
            Split.THEME: themes,
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._kept: dict[UUID, BudgetPart] = {}
        self.split = Split.NOT
        self.fields: dict[UUID, MoneyField] = {}
        self._names: list[QLabel] = []

    def show_parts(self, split: Split, parts: Sequence[BudgetPart]) -> None:
        """Offer the items of this split, with the amounts of these parts."""
        self.split = split
        self._kept = {part.area_id or part.theme_id or part.id: part for part in parts}
        for widget in (*self._names, *self.fields.values()):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._names, self.fields = [], {}
        for row, item in enumerate(self._items[split]):
            name, field = label(item.name), MoneyField(_("niets"))
            field.setAccessibleName(item.name)
            name.setBuddy(field)
            if item.id in self._kept:
                field.show_cents(self._kept[item.id].amount)
            field.textChanged.connect(self.changed)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(field, row, 1)
            self._names.append(name)
            self.fields[item.id] = field
        if self.fields:
            self.setFocusProxy(next(iter(self.fields.values())))

    def parts(self, budget: Budget) -> tuple[BudgetPart, ...]:
        """What the fields say. Raises Invalid when one of them is no amount."""
        parts = []
        for key, field in self.fields.items():
            cents = field.cents()
            if cents is None:
                continue
            part = self._kept.get(key) or self._blank(budget, key)
            parts.append(replace(part, amount=cents))
        return tuple(parts)


class BudgetDialog(FormDialog[Divided]):
    """Makes or changes a budget.

    `formers` are the budgets of earlier years that it can continue; `blank` makes a part of it for an area or theme.
    """

    def __init__(
        self,
        areas: Sequence[Area],
        themes: Sequence[Theme],
        formers: Sequence[Budget],
        blank: Callable[[Budget, UUID], BudgetPart],
        save: Callable[[Divided], Done[Any]],
        *,
        new: bool,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuw budget") if new else _("Budget"),
            operations=operations,
            save=save,
            label=_("budget erbij") if new else _("budget gewijzigd"),
            parent=parent,
        )
        self._base: Divided | None = None
        self._formers = {former.id: former for former in formers}
        self.year = number_field(EARLIEST_YEAR, LATEST_YEAR)
        self.year.setGroupSeparatorShown(False)
        self.name, self.remark = QLineEdit(), QLineEdit()
        self.amount, self.split = MoneyField(_("bijv. 48.000,-")), QComboBox()
        for words, split in (
            (_("niet"), Split.NOT),
            (_("per gebied"), Split.AREA),
            (_("per thema"), Split.THEME),
        ):
            self.split.addItem(words, userData=split)
        self.parts, self._rest = PartsField(areas, themes, blank), label("", Text.QUIET)
        self.continues = ChipsField(
            [
                (former.id, f"{former.year} · {former.name} · {euros(former.amount)}")
                for former in formers
            ],
            _("Er is nog geen budget van een eerder jaar."),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        form = self.form
        form.beside(("year", _("Jaar"), self.year), ("name", _("Naam"), self.name))
        money_row(form, "amount", _("Hoeveel (€)?"), self.amount)
        form.row("split", _("Vooraf verdelen"), self.split)
        form.row("parts", _("Verdeling"), self.parts)
        form.plain(self._rest)
        former = form.section(_("Gaat door op eerdere budgetten"))
        form.row(
            "former_ids",
            _("Welke budgetten?"),
            self.continues,
            _("Kies er meer als ze zijn samengevoegd. Ze blijven bewaard."),
        )
        form.row("remark", _("Opmerking"), self.remark)
        self._former = former
        self.split.currentIndexChanged.connect(self._split_again)
        self.parts.changed.connect(self._tell_rest)
        self.amount.textChanged.connect(lambda _text: self._tell_rest())

    @override
    def fill(self, record: Divided) -> None:
        self._base = record
        budget = record.budget
        self.year.setValue(budget.year)
        self.name.setText(budget.name)
        self.amount.show_cents(budget.amount or None)
        self.remark.setText(budget.remark)
        self.split.blockSignals(True)  # noqa: FBT003 - Qt
        choose_value(self.split, budget.split)
        self.split.blockSignals(False)  # noqa: FBT003 - Qt
        self.parts.show_parts(budget.split, record.parts)
        self.continues.show_chosen(budget.former_ids)
        names = [self._formers[key].name for key in budget.former_ids if key in self._formers]
        self._former.summarise(", ".join(names))
        self._tell_rest()

    @override
    def record(self) -> Divided:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        budget = replace(
            self._base.budget,
            year=self.year.value(),
            name=self.name.text().strip(),
            amount=self.amount.cents() or 0,
            split=self.split.currentData(),
            former_ids=tuple(sorted(self.continues.chosen())),
            remark=self.remark.text().strip(),
        )
        return Divided(budget=budget, parts=self.parts.parts(budget))

    @property
    @override
    def changed(self) -> bool:
        """Parts that are new get a new id each time they are read: their amounts are compared."""
        try:
            record = self.record()
        except Invalid:
            return True
        return self._base is not None and _plain(record) != _plain(self._base)

    @override
    def problems(self) -> tuple[Problem, ...]:
        try:
            record = self.record()
        except Invalid as error:
            return (Problem(field=self._faulty(), sentence=error.sentence),)
        formers = [self._formers[key] for key in record.budget.former_ids if key in self._formers]
        return problems(record.budget, record.parts, formers)

    def _faulty(self) -> str:
        """Problem of each amount that can't be read."""
        try:
            self.amount.cents()
        except Invalid:
            return "amount"
        return "parts"

    def _split_again(self, _place: int) -> None:
        former_parts = self._base.parts if self._base else ()
        split = self.split.currentData()
        own = former_parts if self._base and split is self._base.budget.split else ()
        self.parts.show_parts(split, own)
        self._tell_rest()

    def _tell_rest(self) -> None:
        try:
            record = self.record()
        except Invalid:
            self._rest.setText("")
            return
        rest = record.budget.amount - sum(part.amount for part in record.parts)
        words = _("Niet verdeeld: {amount}").format(amount=euros(rest))
        say_as(self._rest, words, Text.WARNING if rest < 0 else Text.QUIET)
        divided = self.parts.split is not Split.NOT
        self._rest.setVisible(divided)
        self.form.show_row("parts", visible=divided)


def _plain(divided: Divided) -> tuple[Budget, frozenset[tuple[UUID | None, UUID | None, int]]]:
    parts = frozenset((part.area_id, part.theme_id, part.amount) for part in divided.parts)
    return divided.budget, parts
