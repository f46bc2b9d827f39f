"""Figures on paper that remember what is behind them, and where on which page they came to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from buurthuis_app.domain.papers.document import Spot
from buurthuis_app.reports.kit.tags.tagged_table import TaggedTable

if TYPE_CHECKING:
    from buurthuis_app.domain.papers.document import Trace


class Spots:
    """Gathers the spots of one paper while it is drawn."""

    def __init__(self) -> None:
        self.found: list[Spot] = []

    def note(
        self, canvas: Any, place: tuple[float, float], size: tuple[float, float], trace: Trace
    ) -> None:
        """What is drawn at `place` of the canvas as it stands now leads to `trace`."""
        left, bottom = canvas.absolutePosition(*place)
        page = canvas.getPageNumber() - 1
        self.found.append(
            Spot(page=page, left=left, bottom=bottom, width=size[0], height=size[1], trace=trace)
        )


class Traced(str):
    """The text of a table's cell, with what is behind it. It survives the splitting of a table over pages."""

    __slots__ = ("spots", "trace")
    trace: Trace
    spots: Spots

    @classmethod
    def of(cls, text: str, trace: Trace, spots: Spots) -> Traced:
        """`text`, leading to `trace`."""
        marked = cls(text)
        marked.trace, marked.spots = trace, spots
        return marked


class TracedTable(TaggedTable):
    """A table that notes where each traced cell is drawn."""

    @override
    def _drawCell(self, cellval: Any, cellstyle: Any, pos: Any, size: Any) -> None:
        super()._drawCell(cellval, cellstyle, pos, size)
        traced = cellval if isinstance(cellval, Traced) else getattr(cellval, "traced", None)
        if traced is not None:
            traced.spots.note(self.canv, pos, size, traced.trace)


def still_traced(text: str, piece: Any) -> Any:
    """`piece`, which was set from `text`, with what was behind that."""
    if not isinstance(text, Traced):
        return piece
    if isinstance(piece, str):
        return Traced.of(piece, text.trace, text.spots)
    piece.traced = text
    return piece
