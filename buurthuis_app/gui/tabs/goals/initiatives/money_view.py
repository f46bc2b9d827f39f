"""The money of initiatives over the years: each year beside the others, its budgets, and what went where."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from buurthuis_app.domain.initiatives.figures import (
    Money,
    MoneyLine,
    YearMoney,
    definitions,
)
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.goals.initiatives.money_data import NamedRow, Purse
from buurthuis_app.gui.tabs.goals.page_layout import PageColumn
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import Text, button, label
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.lists.columns import euro_column, number_column
from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import _, listing, number
from buurthuis_app.services.initiatives.budgets import BudgetPage


class MoneyView(QWidget):
    """Above the years, below them the budgets, and the money of one year along a line."""

    new_asked = Signal()
    change_asked = Signal(object)  # BudgetPage
    remove_asked = Signal(object)  # Budget
    merge_asked = Signal(object)  # tuple[Budget, ...]
    year_chosen = Signal(int)
    line_chosen = Signal(object)  # MoneyLine

    def __init__(self, *, may_change: bool) -> None:
        super().__init__()
        self.sheet, self.line = PageColumn(), QComboBox()
        for words, line in (
            (_("per budget"), MoneyLine.BUDGET),
            (_("per deel van het budget"), MoneyLine.PART),
            (_("per thema"), MoneyLine.THEME),
            (_("per gebied"), MoneyLine.AREA),
            (_("per schaal"), MoneyLine.SCALE),
            (_("naar hoe ver het is"), MoneyLine.STATE),
        ):
            self.line.addItem(words, userData=line)
        self._may_change = may_change
        self._tables()
        self._build()

    def show_purse(self, purse: Purse) -> None:
        """Show the money of these years."""
        self.years.show_records(purse.years)
        self.years.blockSignals(True)  # noqa: FBT003 - Qt
        self.years.choose(purse.year)
        self.years.blockSignals(False)  # noqa: FBT003 - Qt
        self.budgets.show_records(purse.budgets)
        self.rows.show_records(purse.rows)
        self._rows_title.setText(_("Waar het geld van {year} heen ging").format(year=purse.year))
        for table in (self.years, self.budgets, self.rows):
            table.fit_rows()

    def choose_line(self, line: MoneyLine) -> None:
        """Choose the line along which the money is split."""
        choose_value(self.line, line)

    def _build(self) -> None:
        sheet = self.sheet
        sheet.heading(_("Jaren naast elkaar"))
        sheet.add(self.years)
        sheet.heading(_("Budgetten"))
        sheet.add(self.budgets)
        if self._may_change:
            sheet.add(self._acts())
        self.line.setAccessibleName(_("Geld gesplitst"))
        self._rows_title = sheet.heading("", self.line)
        sheet.add(self.rows)
        words = "\n".join(
            f"{definition.term}: {definition.meaning}" for definition in definitions()
        )
        sheet.add(label(words, Text.QUIET), GRID)
        sheet.finish()
        in_column(sheet, on=self)
        self.years.chosen.connect(self._choose_year)
        self.line.currentIndexChanged.connect(
            lambda _place: self.line_chosen.emit(self.line.currentData())
        )
        self.budgets.opened.connect(self._change)

    def _acts(self) -> ActRow:
        acts = ActRow(
            button(_("Nieuw budget"), icon_name="plus", do=self.new_asked.emit),
            button(_("Wijzigen"), icon_name="edit", do=self._change),
        )
        acts.act(_("Verder in een nieuw jaar…"), self._merge, "next")
        acts.removing(_("Verwijderen"), self._remove)
        return acts

    def _change(self, page: BudgetPage | None = None) -> None:
        page = page or self.budgets.current()
        if page is not None and self._may_change:
            self.change_asked.emit(page)

    def _remove(self) -> None:
        page = self.budgets.current()
        if page is not None:
            self.remove_asked.emit(page.budget)

    def _merge(self) -> None:
        chosen = tuple(page.budget for page in self.budgets.selected())
        if chosen:
            self.merge_asked.emit(chosen)

    def _choose_year(self, year: YearMoney | None) -> None:
        if year is not None:
            self.year_chosen.emit(year.year)

    def _tables(self) -> None:
        year = Column[YearMoney](
            title=_("Jaar"),
            value=lambda money_year: money_year.year,
            display=lambda money_year: str(money_year.year),
            stretch=True,
        )
        count = Column[YearMoney](
            title=_("Initiatieven"),
            value=lambda money_year: money_year.count,
            display=lambda money_year: number(money_year.count),
            align=Align.RIGHT,
        )
        self.years: RecordTable[YearMoney] = RecordTable(
            (year, *_money_columns(lambda money_year: money_year.money), count),
            lambda money_year: money_year.year,
            name=_("Jaren naast elkaar"),
            empty=_("Nog geen budget."),
        )
        self.budgets: RecordTable[BudgetPage] = RecordTable(
            (
                Column(
                    title=_("Jaar"),
                    value=lambda page: page.budget.year,
                    display=lambda page: str(page.budget.year),
                ),
                Column(title=_("Naam"), value=lambda page: page.budget.name, stretch=True),
                *_money_columns(lambda page: page.money),
                Column(title=_("Vervolg op"), value=_continues),
            ),
            lambda page: page.budget.id,
            name=_("Budgetten"),
            empty=_("Nog geen budget. Kies 'Nieuw budget'."),
        )
        self.rows: RecordTable[NamedRow] = RecordTable(
            (
                Column(
                    title=_("Waarbij"),
                    value=lambda pair: pair[0] or _("nergens bij"),
                    stretch=True,
                ),
                *_money_columns(lambda pair: pair[1].money),
                number_column(_("Initiatieven"), lambda pair: pair[1].count),
            ),
            lambda pair: pair[1].key,
            name=_("Waar het geld heen ging"),
            empty=_("In dit jaar is nog niets toegekend."),
        )


def _continues(page: BudgetPage) -> str:
    """2025, or "6 van 2015" when several became one."""
    years = [budget.year for budget, _money in page.earlier if budget.id in page.budget.former_ids]
    when = listing([str(year) for year in sorted(set(years))])
    if len(years) <= 1:
        return when
    return _("{n} van {when}").format(n=number(len(years)), when=when)


def _money_columns(money: Callable[[Any], Money]) -> tuple[Column[Any], ...]:
    def budgeted(of: Callable[[Money], int]) -> Callable[[Any], int | None]:
        """Along some lines a row has no budget, and so nothing that is left."""
        return lambda record: of(money(record)) if money(record).budget else None

    return (
        euro_column(_("Budget"), budgeted(lambda year_money: year_money.budget)),
        euro_column(_("Toegekend"), lambda record: money(record).granted),
        euro_column(_("Betaald"), lambda record: money(record).paid),
        euro_column(_("Over"), budgeted(lambda year_money: year_money.left)),
    )
