"""Qt's own fields in Dutch, whatever the system speaks."""

from functools import cache


@cache
def write_dutch() -> None:
    """Let fields and calendars that are made from now on write dates and numbers in Dutch.

    To be called by whatever makes one: Qt's tables of all languages come with it, which is 0.4 MB.
    """
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
