"""A number that may have decimals and may be left out, as people type it: 94, 7,5, 1.200."""

import re

from PySide6.QtWidgets import QLineEdit

from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, short_number

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,3}))?|(\d+)\.(\d{1,2})", re.ASCII)


class DecimalField(QLineEdit):
    """Empty means that there is no number."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder or _("bijv. 7,5"))

    def show_number(self, value: float | None) -> None:
        """Show this number, or nothing."""
        self.setText("" if value is None else short_number(value))

    def number(self) -> float | None:
        """What stands there. Raises Invalid when it is no number."""
        text = "".join(self.text().strip().removesuffix("%").split())
        if not text:
            return None
        below = text.startswith(("-", "−"))
        number_match = _NUMBER.fullmatch(text[1:] if below else text)
        if not number_match:
            raise Invalid(_("Dit is geen getal. Schrijf bijvoorbeeld 95 of 7,5."))
        whole, rest = (
            (number_match[1] or number_match[3]).replace(".", ""),
            number_match[2] or number_match[4] or "0",
        )
        value = float(f"{whole}.{rest}")
        return -value if below else value
