"""Failure before there is a window: a dialog in any case, and what is known of the data, looked at and not guessed."""

import sys
from contextlib import suppress
from pathlib import Path

from buurthuis_app import bootstrap, paths
from buurthuis_app.errors import AppError
from buurthuis_app.i18n import _

_ERROR_ICON = 0x10
"""MB_ICONERROR of Windows."""


def show(sentence: str) -> None:
    """Say it in a dialog; when Qt itself is what is missing, in one of the system where it has any."""
    try:
        _show_with_qt(sentence)
    except Exception:  # noqa: BLE001 - whatever it is, the sentence must be seen
        _show_with_system(sentence)


def bug_sentence(folder: Path) -> str:
    """What to tell of a bug: where it is noted, when it could be, and how the data is now."""
    parts = [_("Er ging iets mis in het programma zelf.")]
    log = folder / bootstrap.LOG_NAME
    with suppress(OSError):
        if log.exists():
            parts.append(_("In {log} staat waar.").format(log=log))
    parts.append(_state_of_data(folder))
    return " ".join(part for part in parts if part)


def _state_of_data(folder: Path) -> str:
    """A sentence about the file as it was read just now; empty when there is none or it cannot be looked at."""
    path = folder / paths.DATABASE_NAME
    try:
        if paths.is_on_server(folder) or not path.exists():
            return ""
        from buurthuis_app.services.privacy.backups import Backups
        from buurthuis_app.services.shared.clock import SystemClock

        trouble = Backups(path, SystemClock()).trouble()
    except AppError as error:
        return error.sentence
    except Exception:  # noqa: BLE001 - a second bug says nothing of the data
        return _("Start het programma opnieuw: het kijkt dan of uw gegevens heel zijn.")
    if trouble is not None:
        return trouble.sentence
    return _("Uw gegevens zijn nagekeken: alles wat was opgeslagen is te lezen.")


def _show_with_qt(sentence: str) -> None:
    from buurthuis_app.system_libraries import load_qt

    load_qt()
    from PySide6.QtWidgets import QApplication, QMessageBox

    from buurthuis_app.gui.widgets.plain_text import MessageBox

    # Kept by its name: a program that is collected ends the process.
    program = QApplication.instance() or QApplication(sys.argv[:1])
    asking = MessageBox()
    asking.setIcon(QMessageBox.Icon.Critical)
    asking.setWindowTitle("Buurthuis")
    asking.setText(sentence)
    asking.exec()
    del program


def _show_with_system(sentence: str) -> None:
    """On Windows a message box needs nothing of ours; elsewhere the standard error must do."""
    import ctypes

    windll = getattr(ctypes, "windll", None)
    if windll is not None:
        windll.user32.MessageBoxW(None, sentence, "Buurthuis", _ERROR_ICON)
