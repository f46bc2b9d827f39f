"""Time field: a time of day as people type it, that may be unknown."""

import datetime as dt
import re

from PySide6.QtWidgets import QLineEdit

from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.field import Kind
from buurthuis_app.i18n import _, clock

_TIME = re.compile(r"(\d{1,2})(?:[.:u,h ]?(\d{2}))?\s*(?:uur|u)?", re.IGNORECASE)


class TimeField(QLineEdit):
    """A time of day as people type it: 10, 10.30, 10:30, 1030. Empty means unknown."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("bijv. 10.00"))
        self.editingFinished.connect(self._tidy)

    def show_time(self, time: dt.time | None) -> None:
        """Show this time, or nothing."""
        self.setText(clock(time) if time else "")

    def time(self) -> dt.time | None:
        """What stands there. Raises Invalid when it is no time."""
        text = self.text().strip()
        if not text:
            return None
        time_match = _TIME.fullmatch(text)
        if time_match and int(time_match[1]) < 24 and int(time_match[2] or 0) < 60:  # noqa: PLR2004 - a day's hours
            return dt.time(int(time_match[1]), int(time_match[2] or 0))
        raise Invalid(_("Dit is geen tijd. Schrijf bijvoorbeeld 10.30."))

    def _tidy(self) -> None:
        try:
            self.show_time(self.time())
        except Invalid:
            return  # the form says it beside the field when saving


def typed_time() -> Kind:
    """A time of day that may be unknown."""
    return Kind(TimeField, TimeField.show_time, TimeField.time)
