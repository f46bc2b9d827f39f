"""Questions about how a table is made: which column has the date, which one the visits, and what stands twice."""

from collections.abc import Sequence

from buurthuis_app.domain.counts.count_sheet import SheetAnswer, SheetQuestion
from buurthuis_app.exchange.counts.quoting import quoted
from buurthuis_app.exchange.counts.table import CountTable
from buurthuis_app.exchange.dates.date_order import DateOrder
from buurthuis_app.exchange.dates.dates import SheetPeriod
from buurthuis_app.i18n import _, month_name, ngettext, number

ADD, NAMED, TOTAL = "add", "name", "total"
"""Answers: the numbers are added up; the name tells the time; one column has the visits."""


def twice(place: str, times: int) -> SheetQuestion:
    """Whether counts that stand elsewhere in the file too are added up."""
    return SheetQuestion(
        key=f"twice:{place}",
        where=place,
        sentence=ngettext(
            "{n} keer staat er voor dezelfde activiteit en dag ook elders in het bestand een ander aantal. "
            "Horen die bij elkaar?",
            "{n} keer staat er voor dezelfde activiteit en dag ook elders in het bestand een ander aantal. "
            "Horen die bij elkaar?",
            times,
        ).format(n=number(times)),
        choices=(
            SheetAnswer(key="first", words=_("Nee: houd het eerste aantal.")),
            SheetAnswer(key=ADD, words=_("Ja: tel ze bij elkaar op.")),
        ),
    )


def period(place: str, *, named: SheetPeriod, titled: SheetPeriod) -> SheetQuestion:
    """Which month and year count: those of the name of the sheet or file, or those of the title."""
    return SheetQuestion(
        key=f"period:{place}",
        where=place,
        sentence=_(
            "De titel en de naam van het blad of bestand noemen niet dezelfde tijd. Welke klopt?"
        ),
        choices=(
            SheetAnswer(key=NAMED, words=_("De naam: {time}.").format(time=_time(named))),
            SheetAnswer(key="title", words=_("De titel: {time}.").format(time=_time(titled))),
        ),
    )


def date_column(place: str, table: CountTable, other: int) -> SheetQuestion:
    """Which of two columns has the date; an answer is the place of a column."""
    return SheetQuestion(
        key=f"column:{place}",
        where=place,
        sentence=_("Er zijn twee kolommen met datums. Welke is de dag van de activiteit?"),
        choices=_columns(table, max(table.header, 0), (table.dates.date or 0, other)),
    )


def date_order(
    place: str, best: DateOrder, other: DateOrder
) -> tuple[SheetQuestion, dict[str, DateOrder]]:
    """Whether the day or the month comes first, and the order that each answer means."""
    words = {
        DateOrder(): _("Eerst de dag, dan de maand, zoals in Nederland."),
        DateOrder(month_first=True): _("Eerst de maand, dan de dag, zoals in Amerika."),
        DateOrder(turned=True): _("Excel heeft dag en maand omgewisseld: draai ze terug."),
        DateOrder(month_first=True, turned=True): _("Maand eerst, en Excel heeft ze omgewisseld."),
    }
    keys = {order: str(key) for key, order in enumerate(words)}
    question = SheetQuestion(
        key=f"order:{place}",
        where=place,
        sentence=_("De datums kunnen op twee manieren gelezen worden. Wat staat eerst?"),
        choices=tuple(SheetAnswer(key=keys[order], words=words[order]) for order in (best, other)),
    )
    return question, {key: order for order, key in keys.items()}


def visits_column(place: str, table: CountTable, columns: Sequence[int]) -> SheetQuestion:
    """Which of these columns has the visits; an answer is the place of a column."""
    return SheetQuestion(
        key=f"which:{place}",
        where=place,
        sentence=_("Er zijn meer kolommen die de bezoekers kunnen zijn. Welke is het?"),
        choices=_columns(table, table.header, columns),
    )


def total(place: str, table: CountTable, column: int) -> SheetQuestion:
    """Whether this column has the visits, which is not the sum of those beside it."""
    name = quoted(table.sheet, table.header, column)
    return SheetQuestion(
        key=f"total:{place}",
        where=table.sheet.cell_place(max(table.header, 0), column),
        sentence=_(
            "De kolom '{name}' is niet de som van de kolommen ernaast. Wat zijn de bezoekers?"
        ).format(name=name),
        choices=(
            SheetAnswer(key=TOTAL, words=_("Alleen de kolom '{name}'.").format(name=name)),
            SheetAnswer(key="named", words=_("De kolommen ernaast, elk als activiteit.")),
        ),
    )


def _columns(table: CountTable, header: int, columns: Sequence[int]) -> tuple[SheetAnswer, ...]:
    return tuple(
        SheetAnswer(key=str(column), words=quoted(table.sheet, header, column))
        for column in columns
    )


def _time(period: SheetPeriod) -> str:
    years = "-".join(str(year) for year in period.years)
    return f"{month_name(period.month)} {years}".strip() if period.month else years
