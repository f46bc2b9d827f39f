"""Map of the areas: a tile for each, as large as its visits, in two rows across the page."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from reportlab.graphics.shapes import Drawing, Group, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from buurthuis_app.domain.papers.document import AreaTile
from buurthuis_app.reports.kit import fonts
from buurthuis_app.reports.kit.page_room import MAP_HEIGHT
from buurthuis_app.reports.kit.shapes import LABEL, box, lettering
from buurthuis_app.reports.kit.style import PaperPalette
from buurthuis_app.reports.kit.typesetting import one_line, shortened

_GAP, _PAD = 3.0, 7.0
_ONE_ROW = 2
_LINE = 12.0
_NARROWEST = 26.0
"""A tile that is narrower has no words."""
_ON_ACCENT = "#FFFFFF"


class Tile(Struct, frozen=True, kw_only=True):
    """Where an area stands in the drawing, in points from its lower left corner."""

    index: int
    left: float
    bottom: float
    width: float
    height: float


def tiles(areas: Sequence[AreaTile], width: float) -> tuple[Tile, ...]:
    """The largest areas above, the others below them; each row is as high as what came to it."""
    order = sorted(range(len(areas)), key=lambda index: -areas[index].number)
    whole = sum(area.number for area in areas)
    if not whole:
        return ()
    above = _first_half(order, areas)
    rows = [row for row in (order[:above], order[above:]) if row]
    placed: list[Tile] = []
    top = float(MAP_HEIGHT)
    for row in rows:
        sum_of_row = sum(areas[index].number for index in row)
        height = (MAP_HEIGHT - _GAP * (len(rows) - 1)) * sum_of_row / whole
        left, room = 0.0, width - _GAP * (len(row) - 1)
        for index in row:
            wide = room * areas[index].number / sum_of_row if sum_of_row else 0.0
            placed.append(
                Tile(index=index, left=left, bottom=top - height, width=wide, height=height)
            )
            left += wide + _GAP
        top -= height + _GAP
    return tuple(placed)


def _first_half(order: Sequence[int], areas: Sequence[AreaTile]) -> int:
    """How many of the largest stand above: so many that they hold at least half, when there are more than two."""
    if len(order) <= _ONE_ROW:
        return len(order)
    whole = sum(area.number for area in areas)
    reached = 0
    for count, index in enumerate(order, start=1):
        reached += areas[index].number
        if 2 * reached >= whole:
            return count
    return len(order)


def area_map(areas: Sequence[AreaTile], palette: PaperPalette, width: float) -> Drawing:
    """The tiles with their names, visits and change; the largest dark."""
    fonts.register()
    drawing = Drawing(width, MAP_HEIGHT, initialFontName=fonts.REGULAR)
    for place, tile in enumerate(tiles(areas, width)):
        drawing.add(Group(*_tile(tile, areas[tile.index], palette, largest=not place)))
    return drawing


def _tile(
    tile: Tile, area: AreaTile, palette: PaperPalette, *, largest: bool
) -> Iterator[Rect | String]:
    dark = largest and area.somewhere
    fill = palette.accent if dark else palette.tint if area.somewhere else None
    stroke = palette.outline if fill is None else fill
    yield box(tile.left, tile.bottom, tile.width, tile.height, fill=fill, stroke=stroke)
    room = tile.width - 2 * _PAD
    if room < _NARROWEST:
        return
    tone = _ON_ACCENT if dark else palette.ink
    top = tile.bottom + tile.height - _PAD - LABEL
    words = (
        (shortened(one_line(area.name), fonts.BOLD, LABEL, room), fonts.BOLD),
        (area.visits.shown, fonts.REGULAR),
        (area.change.shown if area.change.value is not None else "", fonts.REGULAR),
    )
    for number, (text, face) in enumerate(words):
        y = top - number * _LINE
        if text and y >= tile.bottom + 2 and stringWidth(text, face, LABEL) <= room:
            yield lettering(tile.left + _PAD, y, text, tone, "start", face)
