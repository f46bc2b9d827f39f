"""Pointed sheets: where a person said what the columns hold, on this file or on an earlier one of the same shape."""

from buurthuis_app.domain.counts.count_sheet import SheetAnswer, SheetQuestion
from buurthuis_app.domain.counts.pointing import COUNTED, Pointing
from buurthuis_app.domain.counts.sheet_memory import Directions
from buurthuis_app.exchange.counts.findings import Finds
from buurthuis_app.exchange.counts.layout.down_tables import Found, WordsAround
from buurthuis_app.exchange.counts.pointing.pointed_table import pointed_tables
from buurthuis_app.exchange.counts.pointing.sheet_shape import heads_sign, shape_of
from buurthuis_app.exchange.files.sheet_grid import Book, SheetGrid, is_number
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

_READ, _LEAVE = "read", "leave"


class PointedSheets:
    """What was pointed at in one file. `followed` is what to remember of it, by the shape of the sheet."""

    def __init__(self, book: Book, directions: Directions) -> None:
        self._book, self._here = book, directions.pointed
        self.shapes = tuple(shape_of(sheet) for sheet in book.sheets)
        self._known = dict(directions.memory.shapes) if directions.memory else {}
        self.followed: dict[str, tuple[Pointing, ...]] = {}
        self.recalled: list[str] = []
        for number, said in directions.pointed.items():
            if self.shapes[number]:
                self.followed[self.shapes[number]] = tuple(
                    _to_remember(book.sheets[number], pointing) for pointing in said
                )

    def tables(self, number: int, around: WordsAround, finds: Finds) -> tuple[Found, ...] | None:
        """The tables of this sheet as they were pointed at; None when nobody did."""
        sheet, shape = self._book.sheets[number], self.shapes[number]
        said = self._here.get(number)
        earlier = said is None
        if said is None:
            said = self.known(number)
        if said is None:
            return None
        if not said:
            if sheet.title:
                finds.leave_out(_("Blad {title}").format(title=sheet.title))
            return ()
        if earlier:
            self.recalled.append(sheet.title)
            self.followed.setdefault(shape, said)
            said = tuple(_asked_end(sheet, pointing, finds) for pointing in said)
        return pointed_tables(sheet, said, around) or None

    def known(self, number: int) -> tuple[Pointing, ...] | None:
        """What was pointed at on another sheet with the same headings; None when nothing was."""
        said = {**self._known, **self.followed}.get(self.shapes[number])
        return said if said is not None and _fits(self._book.sheets[number], said) else None


def _to_remember(sheet: SheetGrid, pointing: Pointing) -> Pointing:
    """For the same headings only; and rows that are left out are others next month."""
    return replace(pointing, skipped=frozenset(), heads=heads_sign(sheet, pointing))


def _fits(sheet: SheetGrid, said: tuple[Pointing, ...]) -> bool:
    return all(heads_sign(sheet, pointing) == pointing.heads for pointing in said)


def _asked_end(sheet: SheetGrid, pointing: Pointing, finds: Finds) -> Pointing:
    """Where the counts ended last time they may go on now: people say so."""
    last = pointing.last
    if last is None:
        return pointing
    counted = [line for line, meaning in pointing.columns.items() if meaning in COUNTED]
    far = sheet.width if pointing.on_its_side else len(sheet.rows)
    below = [
        (line, place) if pointing.on_its_side else (place, line)
        for place in range(last + 1, far)
        for line in counted
    ]
    more = next((where for where in below if is_number(sheet.at(*where))), None)
    if more is None:
        return pointing
    where = sheet.cell_place(*more)
    question = SheetQuestion(
        key=f"beyond:{where}",
        where=where,
        sentence=_(
            "Verder dan waar de lijst de vorige keer ophield, staan nog getallen. Zijn dit ook bezoekers?"
        ),
        choices=(
            SheetAnswer(key=_LEAVE, words=_("Nee: lees niet verder dan de vorige keer.")),
            SheetAnswer(key=_READ, words=_("Ja: lees ze ook.")),
        ),
    )
    return pointing.ended(None) if finds.settle(question) == _READ else pointing
