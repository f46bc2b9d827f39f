"""Qt's own fields in the language of the windows, whatever the system speaks; numbers are written as in Dutch."""

from buurthuis_app.i18n import spoken


def write_locally() -> None:
    """Let fields and calendars that are made from now on name days and months as the windows do.

    To be called by whatever makes one: Qt's tables of all languages come with it, which is 0.4 MB.
    """
    from PySide6.QtCore import QLocale

    language = QLocale.Language.English if spoken() == "en" else QLocale.Language.Dutch
    QLocale.setDefault(QLocale(language, QLocale.Country.Netherlands))
