"""Tables that mark themselves: rows, heads of columns and of rows; and grids that are a list or a line of text."""

from typing import Any

from reportlab.platypus import Table
from typing_extensions import override

from buurthuis_app.reports.kit.tags.tag_tree import COLUMN_HEAD, ROW_HEAD, Tags, Whole, tags

_NEARLY = 0.1
"""Points: widths this close are the same."""


class TaggedTable(Table):
    """A table: its repeated rows are heads of columns, and the cells of one column are heads of their rows.

    Over pages it is one table; its head is read once.
    """

    whole_role, row_role = "Table", "TR"
    # What ReportLab has, and its type stubs leave out.
    _cellvalues: list[list[Any]]
    _cellStyles: list[list[Any]]  # noqa: N815
    _colpositions: list[float]
    _colWidths: list[float]  # noqa: N815
    _drawBkgrnd: Any  # noqa: N815
    _drawCell: Any  # noqa: N815
    _drawLines: Any  # noqa: N815
    _makeRoundedCornersClip: Any  # noqa: N815
    _nrows: int
    _rowHeights: list[float]  # noqa: N815
    _rowpositions: list[float]
    _spanCmds: list[Any]  # noqa: N815
    _spanRects: dict[tuple[int, int], Any]  # noqa: N815
    repeatRows: int  # noqa: N815
    row_heads = 0
    """The column whose cells say what their row is about."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whole = Whole()

    @override
    def split(self, *args: Any) -> list[Any]:
        pieces: list[Any] = super().split(*args)
        for piece in pieces:
            if isinstance(piece, TaggedTable):
                piece.whole, piece.row_heads = self.whole, self.row_heads
        return pieces

    def role(self, row: int, column: int) -> tuple[str, str]:
        """What the cell at this place is, and what it has besides; "" when it only holds what marks itself."""
        if row < self.repeatRows:
            return "TH", COLUMN_HEAD
        named = column == self.row_heads and len(self._colWidths) > 1
        return ("TH", ROW_HEAD) if named else ("TD", "")

    @override
    def draw(self) -> None:
        tree = tags(self.canv)
        self.canv.saveState()
        self._curweight = self._curcolor = self._curcellstyle = None
        self._makeRoundedCornersClip()  # there are none; the lines ask
        goes_on = self.whole.element is not None
        if self.whole.element is None:
            self.whole.element = tree.add(self.whole_role)
        tree.resume(self.whole.element)
        tree.begin_artifact()
        self._drawBkgrnd()
        tree.end()
        for row in range(self._nrows):
            if goes_on and row < self.repeatRows:  # a head is read once
                tree.begin_artifact()
                self._draw_row(tree, row)
                tree.end()
            elif self.row_role:
                tree.open(self.row_role)
                self._draw_row(tree, row)
                tree.close()
            else:
                self._draw_row(tree, row)
        tree.begin_artifact()
        self._drawLines()
        tree.end()
        tree.close()
        self.canv.restoreState()

    def _draw_row(self, tree: Tags, row: int) -> None:
        y, height = self._rowpositions[row + 1], self._rowHeights[row]
        for column, value in enumerate(self._cellvalues[row]):
            corner, size = (self._colpositions[column], y), (self._colWidths[column], height)
            spans = ""
            if self._spanCmds:
                place = self._spanRects[column, row]
                if place is None:
                    continue
                corner, wide, size = place[:2], size[0] + _NEARLY, place[2:]
                over = len(self._colWidths) - column
                spans = f"/A<</O/Table/ColSpan {over}>>" if size[0] > wide else ""
            role, more = self.role(row, column)
            if role == "TH" and (value == "" or spans):
                role, more = "TD", ""
            more = more or spans
            look = self._cellStyles[row][column]
            if isinstance(value, str) and value:
                tree.begin(role or "P", more)
                self._drawCell(value, look, corner, size)
                tree.end()
                continue
            if role:
                tree.open(role, more)
            if value != "":
                self._drawCell(value, look, corner, size)
            if role:
                tree.close()


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
