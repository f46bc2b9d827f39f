"""The style sheet: resources/style/buurthuis.qss with the colours and the type size filled in."""

import re

from buurthuis_app.gui.look.palette import Palette

STRONG = "/* In high contrast */\n"
DERIVED = ("hover", "selected", "shade", "pressed", "warning_tint", "danger_tint")
CELL_PADDING = (
    10  # px at every type size, as QTableView::item in the style sheet: larger words need the room
)
TEXT_MARGIN = 3  # px that Qt puts around the text of a cell, but not of a header
ROUND_INDICATOR = 9  # half of a radio button's 18 px: rounder than half draws a square


def scaled(length: float, percent: int) -> int:
    """`length` at a type size of `percent` (100-200), in whole pixels."""
    return round(length * percent / 100)


def style_sheet(template: str, palette: Palette, percent: int) -> str:
    """`template` with @token, "pt" and "sp" filled in for this palette and type size.

    What comes after STRONG holds in high contrast only.
    """
    template, _mark, strong = template.partition(STRONG)
    template += strong if palette.strong else ""
    tokens = {name: str(getattr(palette, name)) for name in palette.__struct_fields__}
    tokens |= {name: getattr(palette, name) for name in DERIVED}
    tokens["scheme"] = "dark" if palette.dark else "light"
    indicator = scaled(2 * ROUND_INDICATOR, percent) + 2
    tokens["round"] = str(indicator // 2)
    tokens["cell"] = str(CELL_PADDING + TEXT_MARGIN)
    text = re.sub(r"(?<![\w#])(\d+)sp\b", lambda m: f"{scaled(int(m[1]), percent)}px", template)
    text = re.sub(r"(?<![\w#])(\d+)pt\b", lambda m: f"{int(m[1]) * percent / 100:g}pt", text)
    return re.sub(r"@((?:round|cell)(?=px)|[a-z_]+)", lambda m: tokens[m[1]], text)
