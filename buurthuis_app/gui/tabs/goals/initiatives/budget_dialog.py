"""The form of a budget: its year and amount, how it is divided, and which former budgets it continues."""

from collections.abc import Callable, Sequence
from typing import Unpack
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
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
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, Kind, beside, section, within
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.forms.money_field import MoneyField
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import Text, label, label_of, say_as
from buurthuis_app.i18n import _, euros
from buurthuis_app.records import replace


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
        self.fields: dict[UUID, MoneyField] = {}
        self._names: list[QLabel] = []

    def show_parts(self, split: Split, parts: Sequence[BudgetPart]) -> None:
        """Offer the items of this split, with the amounts of these parts."""
        self._kept = {part.area_id or part.theme_id or part.id: part for part in parts}
        for widget in (*self._names, *self.fields.values()):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._names, self.fields = [], {}
        for row, item in enumerate(self._items[split]):
            field = MoneyField(_("niets"))
            field.setAccessibleName(item.name)
            name = label_of(field, item.name)
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

    topic = "doelen#geld"

    def __init__(
        self,
        areas: Sequence[Area],
        themes: Sequence[Theme],
        formers: Sequence[Budget],
        blank: Callable[[Budget, UUID], BudgetPart],
        save: Save[Divided],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        self._formers = {former.id: former for former in formers}
        self._rest = label("", Text.QUIET)
        splits = [
            (Split.NOT, _("niet")),
            (Split.AREA, _("per gebied")),
            (Split.THEME, _("per thema")),
        ]
        earlier = [
            (former.id, f"{former.year} · {former.name} · {euros(former.amount)}")
            for former in formers
        ]
        super().__init__(
            _("Nieuw budget") if new else _("Budget"),
            *within(
                "budget",
                beside(
                    Field("year", _("Jaar"), kinds.year(EARLIEST_YEAR, LATEST_YEAR)),
                    Field("name", _("Naam"), kinds.text()),
                ),
                Field("amount", _("Hoeveel (€)?"), kinds.money(_("bijv. 48.000,-"), empty=0)),
                Field("split", _("Vooraf verdelen"), kinds.choice(splits)),
            ),
            Field(
                "parts",
                _("Verdeling"),
                Kind(
                    lambda: PartsField(areas, themes, blank),
                    lambda field, parts: field.show_parts(self.base.budget.split, parts),
                    lambda field: field.parts(replace(self.base.budget, split=self._split)),
                ),
            ),
            self._rest,
            *within(
                "budget",
                section(
                    _("Gaat door op eerdere budgetten"),
                    Field(
                        "former_ids",
                        _("Welke budgetten?"),
                        kinds.chips(earlier, _("Er is nog geen budget van een eerder jaar.")),
                        _("Kies er meer als ze zijn samengevoegd. Ze blijven bewaard."),
                    ),
                    Field("remark", _("Opmerking"), kinds.text()),
                    summary=lambda divided: ", ".join(
                        former.name for former in self._continued(divided.budget)
                    ),
                ),
            ),
            save=save,
            check=lambda divided: problems(
                divided.budget, divided.parts, self._continued(divided.budget)
            ),
            label=_("budget erbij") if new else _("budget gewijzigd"),
            **where,
        )
        self.widget("split").currentIndexChanged.connect(self._split_again)
        self.widget("parts").changed.connect(self._tell_rest)
        self.widget("amount").textChanged.connect(self._tell_rest)

    @property
    def _split(self) -> Split:
        return self.widget("split").currentData()  # type: ignore[no-any-return]

    def _continued(self, budget: Budget) -> list[Budget]:
        return [self._formers[key] for key in budget.former_ids if key in self._formers]

    @override
    def fill(self, record: Divided) -> None:
        super().fill(record)
        self._tell_rest()

    @property
    @override
    def changed(self) -> bool:
        """Parts that are new get a new id each time they are read: their amounts are compared."""
        try:
            return _plain(self.record()) != _plain(self.base)
        except Invalid:
            return True

    def _split_again(self, _place: int) -> None:
        split, former = self._split, self.base
        self.widget("parts").show_parts(split, former.parts if split is former.budget.split else ())
        self._tell_rest()

    def _tell_rest(self, _change: object = None) -> None:
        try:
            record = self.record()
        except Invalid:
            self._rest.setText("")
            return
        rest = record.budget.amount - sum(part.amount for part in record.parts)
        words = _("Niet verdeeld: {amount}").format(amount=euros(rest))
        say_as(self._rest, words, Text.WARNING if rest < 0 else Text.QUIET)
        divided = record.budget.split is not Split.NOT
        self._rest.setVisible(divided)
        self.form.show_row("parts", visible=divided)


def _plain(divided: Divided) -> tuple[Budget, frozenset[tuple[UUID | None, UUID | None, int]]]:
    parts = frozenset((part.area_id, part.theme_id, part.amount) for part in divided.parts)
    return divided.budget, parts
