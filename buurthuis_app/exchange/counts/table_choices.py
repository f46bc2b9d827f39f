"""Choices in a table before it is read: which time its dates name, and which columns hold its counts."""

import datetime as dt
from collections.abc import Hashable, Mapping

from buurthuis_app.domain.counts.count_sheet import SheetAnswer, SheetQuestion
from buurthuis_app.exchange.counts.asker import Asker
from buurthuis_app.exchange.counts.findings import Finds
from buurthuis_app.exchange.counts.layout.date_columns import MARGIN
from buurthuis_app.exchange.counts.layout.down_tables import Found
from buurthuis_app.exchange.counts.line_sums import sums_in
from buurthuis_app.exchange.counts.table import ONE_ROW_A_COUNT, Group
from buurthuis_app.exchange.counts.total_rows import is_total
from buurthuis_app.exchange.dates.date_order import DateOrder
from buurthuis_app.exchange.dates.dates import SheetPeriod
from buurthuis_app.exchange.files.text_compare import tidy
from buurthuis_app.i18n import _, month_name
from buurthuis_app.records import replace

_FEWEST_ROWS = 3
_MOSTLY = 0.6


class TableChoices:
    """Completes `table` by what people answered, else by what is likely."""

    def __init__(self, found: Found, finds: Finds, asker: Asker, place: str) -> None:
        self.found, self.table = found, found.table
        self._finds, self._asker, self._place = finds, asker, place

    def of_time(self) -> None:
        """Choose the column and the order of the dates, and the month and year."""
        self._decide_order()
        self._decide_period()

    def of_counts(self) -> None:
        """Choose between the columns that may hold the counts."""
        self._choose_column_of_counts()
        self._choose_total()

    def _decide_order(self) -> None:
        """Which column has the date, and whether the day or the month comes first in it."""
        choice = self.found.choice
        if choice is None or choice.months_only:
            return
        rivals = [
            other
            for other in self.found.others
            if other.columns.date is not None and other.score > choice.score - MARGIN
        ]
        if choice.columns.date is not None and rivals:
            self._choose_column(rivals[0].columns.date or 0)
        if choice.other is not None:
            self._choose_order(choice.order, choice.other)
        if choice.order.turned and choice.other is None:
            self._finds.note(
                _(
                    "{place}: in een deel van de datums stonden dag en maand omgewisseld. Dat is hersteld."
                ).format(place=self._place)
            )

    def _decide_period(self) -> None:
        """Which month and year count, when the title says another one than the name of the sheet or file."""
        rival, period = self.table.rival, self.table.period
        if rival is None:
            return
        question = SheetQuestion(
            key=f"period:{self._place}",
            where=self._place,
            sentence=_(
                "De titel en de naam van het blad of bestand noemen niet dezelfde tijd. Welke klopt?"
            ),
            choices=(
                SheetAnswer(key="name", words=_("De naam: {time}.").format(time=_time(rival))),
                SheetAnswer(key="title", words=_("De titel: {time}.").format(time=_time(period))),
            ),
        )
        if self._asker.answer(question) == "name":
            self.table = replace(self.table, period=rival)

    def _choose_column(self, other: int) -> None:
        sheet, header = self.table.sheet, max(self.table.header, 0)
        question = SheetQuestion(
            key=f"column:{self._place}",
            where=self._place,
            sentence=_("Er zijn twee kolommen met datums. Welke is de dag van de activiteit?"),
            choices=tuple(
                SheetAnswer(
                    key=str(column),
                    words=tidy(str(sheet.at(header, column) or sheet.cell_place(header, column))),
                )
                for column in (self.table.dates.date or 0, other)
            ),
        )
        taken = int(self._asker.answer(question))
        if taken != self.table.dates.date:
            self.table = replace(self.table, dates=replace(self.table.dates, date=taken))

    def _choose_order(self, best: DateOrder, other: DateOrder) -> None:
        words = {
            DateOrder(): _("Eerst de dag, dan de maand, zoals in Nederland."),
            DateOrder(month_first=True): _("Eerst de maand, dan de dag, zoals in Amerika."),
            DateOrder(turned=True): _("Excel heeft dag en maand omgewisseld: draai ze terug."),
            DateOrder(month_first=True, turned=True): _(
                "Maand eerst, en Excel heeft ze omgewisseld."
            ),
        }
        orders = {str(number): order for number, order in enumerate(words)}
        keys = {order: key for key, order in orders.items()}
        question = SheetQuestion(
            key=f"order:{self._place}",
            where=self._place,
            sentence=_("De datums kunnen op twee manieren gelezen worden. Wat staat eerst?"),
            choices=tuple(
                SheetAnswer(key=keys[order], words=words[order]) for order in (best, other)
            ),
        )
        self.table = replace(self.table, order=orders[self._asker.answer(question)])

    def _choose_column_of_counts(self) -> None:
        """Two columns that both may be the visits, "Bezoekers" and "Deelnemers", with other numbers in them."""
        table, rows = self.table, range(self.table.top, min(self.table.bottom, self.table.top + 60))
        if not table.totals or len(table.groups) != 1 or table.groups[0].total is None:
            return
        sheet, first = table.sheet, table.groups[0].total

        def numbers(column: int) -> list[int | None]:
            return [_number(sheet.at(row, column)) for row in rows]

        others = [
            c
            for c in table.totals
            if any(n is not None for n in numbers(c)) and numbers(c) != numbers(first)
        ]
        if not others:
            return
        columns = (first, *others)
        question = SheetQuestion(
            key=f"which:{self._place}",
            where=self._place,
            sentence=_("Er zijn meer kolommen die de bezoekers kunnen zijn. Welke is het?"),
            choices=tuple(
                SheetAnswer(
                    key=str(c), words=tidy(str(sheet.at(table.header, c) or sheet.cell_place(0, c)))
                )
                for c in columns
            ),
        )
        taken = int(self._asker.answer(question))
        group = replace(table.groups[0], total=taken)
        self.table = replace(table, groups=(group,), unused=tuple({*table.unused, first} - {taken}))

    def _choose_total(self) -> None:
        """A column "Bezoekers" that is not the sum of the columns beside it may itself be what was counted."""
        table = self.table
        if table.across or not table.sums or not all(group.name for group in table.groups):
            return
        column = table.sums[0]
        more = told = 0
        for row in range(table.top, min(table.bottom, table.top + 60)):
            whole = table.sheet.at(row, column)
            parts = [table.sheet.at(row, c) for group in table.groups for c in group.counts]
            numbers = [n for part in parts if (n := _number(part)) is not None]
            if _number(whole) is not None and numbers and not table.sheet.formula_at(row, column):
                told += 1
                more += _number(whole) != sum(numbers)
        heading = table.sheet.at(table.header, column)
        if told < _FEWEST_ROWS or more < _MOSTLY * told:
            return
        name = tidy(str(heading))
        question = SheetQuestion(
            key=f"total:{self._place}",
            where=table.sheet.cell_place(max(table.header, 0), column),
            sentence=_(
                "'{name}' is niet de som van de kolommen ernaast. Wat zijn de bezoekers?"
            ).format(name=name),
            choices=(
                SheetAnswer(key="total", words=_("Alleen de kolom '{name}'.").format(name=name)),
                SheetAnswer(key="named", words=_("De kolommen ernaast, elk als activiteit.")),
            ),
        )
        if sums_in(self._lines_of_columns()).running:
            self._take_total(column)
        elif len(table.groups) > 2 or is_total(name) or not table.title:  # noqa: PLR2004 - surer than one total
            question = replace(question, choices=question.choices[::-1])
            if self._asker.answer(question) == "total":
                self._take_total(column)
        elif self._asker.answer(question) == "total":
            self._take_total(column)

    def _lines_of_columns(self) -> Mapping[Hashable, Mapping[dt.date, int]]:
        table = self.table
        columns = [c for group in table.groups for c in group.counts] + list(table.sums)
        lines: dict[Hashable, dict[dt.date, int]] = {}
        for row in range(table.top, min(table.bottom, table.top + 200)):
            for column in columns:
                value = _number(table.sheet.at(row, column))
                if value is not None:
                    lines.setdefault(column, {})[dt.date.fromordinal(row + 1)] = value
        return lines

    def _take_total(self, column: int) -> None:
        table = self.table
        left = tuple(c for group in table.groups for c in group.counts)
        self.table = replace(
            table,
            layout=ONE_ROW_A_COUNT,
            groups=(Group(total=column),),
            sums=(),
            computed=True,
            name=table.name or table.title,
            unused=(*table.unused, *left),
        )


def _time(period: SheetPeriod) -> str:
    years = "-".join(str(year) for year in period.years)
    return f"{month_name(period.month)} {years}".strip() if period.month else years


def _number(value: object) -> int | None:
    if isinstance(value, str):
        return int(value) if value.strip().isdecimal() and len(value) < 9 else None  # noqa: PLR2004
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if float(value).is_integer() else None
