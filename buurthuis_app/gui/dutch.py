"""Qt's own fields in Dutch, whatever the system speaks."""

from functools import cache


@cache
def write_dutch() -> None:
    """Let fields and calendars that are made from now on write dates and numbers in Dutch.

    To be called by whatever makes one: QLocale brings the names of 800 languages, scripts and countries with it,
    half a megabyte and a twentieth of the start.
    """
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
