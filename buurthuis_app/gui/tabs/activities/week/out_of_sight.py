"""Signs at the edges of the week: how much of a day begins above or below what is in sight."""

from msgspec import Struct
from PySide6.QtCore import QRectF

from buurthuis_app.gui.tabs.activities.week.week_sheet import WeekSheet
from buurthuis_app.i18n import _, number


class EdgeSign(Struct, frozen=True, kw_only=True):
    """Where the sign stands, what it says, and the minutes that a click on it brings into sight."""

    rect: QRectF
    words: str
    begin: int
    end: int


def edge_signs(sheet: WeekSheet, scroll: float) -> list[EdgeSign]:
    """Signs of this sheet, scrolled so far: at the top of a day what ended, at the bottom what is still to begin."""
    signs = []
    height = sheet.fonts.line + 4
    bottom = scroll + sheet.body
    for day in range(len(sheet.stops)):
        pieces = [block.piece for block in sheet.blocks if block.piece.day == day]
        above = [piece for piece in pieces if sheet.grid.y(piece.end) <= scroll]
        below = [piece for piece in pieces if sheet.grid.y(piece.begin) >= bottom - height]
        left = sheet.grid.left(day) + 4
        width = sheet.grid.day_width - 8
        if above:
            last = max(above, key=lambda piece: piece.begin)
            signs.append(
                EdgeSign(
                    rect=QRectF(left, sheet.head + 1, width, height),
                    words=_("↑ {n} eerder").format(n=number(len(above))),
                    begin=last.begin,
                    end=last.end,
                )
            )
        if below:
            first = min(below, key=lambda piece: piece.begin)
            signs.append(
                EdgeSign(
                    rect=QRectF(left, sheet.head + sheet.body - height - 1, width, height),
                    words=_("↓ {n} later").format(n=number(len(below))),
                    begin=first.begin,
                    end=first.end,
                )
            )
    return signs
