"""Tables that mark themselves: rows, heads of columns and of rows; and grids that are a list or a line of text."""

from typing import Any

from reportlab.platypus import Table
from typing_extensions import override

from buurthuis_app.reports.kit.tags.tag_tree import COLUMN_HEAD, ROW_HEAD, Whole, tags

_NEARLY = 0.1
"""Points: widths this close are the same."""


class TaggedTable(Table):
    """A table: its repeated rows are heads of columns, and the cells of one column are heads of their rows.

    Over pages it is one table; its head is read once.
    """

    whole_role, row_role = "Table", "TR"
    _colWidths: list[float]  # noqa: N815 - the name that ReportLab gave it
    row_heads = 0
    """The column whose cells say what their row is about."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "renderCB": _told})
        self.whole = Whole()
        self._goes_on = self._again = False
        self._place = (0, 0)
        self._spans = ""

    @override
    def split(self, *args: Any) -> list[Any]:
        pieces: list[Any] = super().split(*args)
        for piece in pieces:
            if isinstance(piece, TaggedTable):
                piece.whole, piece.row_heads = self.whole, self.row_heads
        return pieces

    def role(self, row: int, column: int) -> tuple[str, str]:
        """What the cell at this place is, and what it has besides; "" when it only holds what marks itself."""
        if row < int(self.repeatRows or 0):
            return "TH", COLUMN_HEAD
        named = column == self.row_heads and len(self._colWidths) > 1
        return ("TH", ROW_HEAD) if named else ("TD", "")

    def _drawCell(  # noqa: N802 - ReportLab calls it for each cell; its type stubs leave it out
        self, cellval: Any, cellstyle: Any, pos: Any, size: Any
    ) -> None:
        tree = tags(self.canv)
        role, more = self.role(*self._place)
        if role == "TH" and (cellval == "" or self._spans):
            role, more = "TD", ""
        more = more or self._spans
        if isinstance(cellval, str) and cellval:
            tree.begin(role or "P", more)
            super()._drawCell(cellval, cellstyle, pos, size)  # type: ignore[misc]
            tree.end()
            return
        if role:
            tree.open(role, more)
        if cellval != "":
            super()._drawCell(cellval, cellstyle, pos, size)  # type: ignore[misc]
        if role:
            tree.close()

    def begin(self) -> None:
        """The table, or what of it is on the next page."""
        tree = tags(self.canv)
        self._goes_on = self.whole.element is not None
        if self.whole.element is None:
            self.whole.element = tree.add(self.whole_role)
        tree.resume(self.whole.element)

    def begin_row(self, row: int) -> None:
        """A row; a head that is repeated is not read again."""
        self._again = self._goes_on and row < int(self.repeatRows or 0)
        if self._again:
            tags(self.canv).begin_artifact()
        elif self.row_role:
            tags(self.canv).open(self.row_role)

    def end_row(self) -> None:
        """The end of a row."""
        if self._again:
            tags(self.canv).end()
        elif self.row_role:
            tags(self.canv).close()

    def next_cell(self, row: int, column: int, width: float) -> None:
        """The place of the cell that is drawn next, and over how many columns it goes."""
        self._place = (row, column)
        wide = width > self._colWidths[column] + _NEARLY
        over = len(self._colWidths) - column
        self._spans = f"/A<</O/Table/ColSpan {over}>>" if wide else ""


class ListTable(TaggedTable):
    """A grid that is a list: an item each row. First a box to tick, at the end what it says."""

    whole_role, row_role = "L", "LI"

    @override
    def role(self, row: int, column: int) -> tuple[str, str]:
        if column == 0:
            return "", ""
        return ("LBody" if column == len(self._colWidths) - 1 else "Lbl"), ""


class LineTable(TaggedTable):
    """A grid that is read as one line of text."""

    whole_role, row_role = "P", ""

    @override
    def role(self, row: int, column: int) -> tuple[str, str]:
        return "", ""


def _told(table: TaggedTable, event: str, *place: Any) -> None:
    """ReportLab says which part of a table it draws now."""
    match event:
        case "endCell":
            pass
        case "startCell":
            row, column, _value, _look, _corner, (width, _height) = place
            table.next_cell(row, column, width)
        case "startTable":
            table.begin()
        case "endTable":
            tags(table.canv).close()
        case "startRow":
            table.begin_row(*place)
        case "endRow":
            table.end_row()
        case "startBG" | "startLines":
            tags(table.canv).begin_artifact()
        case "endBG" | "endLines":
            tags(table.canv).end()
