"""Rescue before the window: what is told when the data does not open, and putting a backup back."""

from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app import paths
from buurthuis_app.bootstrap.failure import show
from buurthuis_app.errors import AppError
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import damaged

if TYPE_CHECKING:
    from buurthuis_app.services.privacy.backups import Backups


def rescued(folder: Path, trouble: AppError) -> bool:
    """Offer the backups to who starts the program; whether there is a file now that can be tried."""
    from PySide6.QtWidgets import QDialog

    from buurthuis_app.gui.centre.rescue_dialog import RescueDialog

    sentence = trouble.sentence
    if sentence == damaged().sentence:  # which leads to a menu that is not there yet
        sentence = _(
            "Het bestand met uw gegevens is beschadigd: er is iets in veranderd dat niet van dit programma komt."
        )
    dialog = RescueDialog(_backups(folder), sentence)
    return dialog.exec() == QDialog.DialogCode.Accepted


def restored(folder: Path, chosen: Path) -> str:
    """Put this backup back, while no window has the data; what to tell in the window that comes."""
    try:
        done = _backups(folder).restore(chosen)
    except AppError as error:
        show(error.sentence)
        return _("Er is niets teruggezet. De gegevens zijn zoals zij waren.")
    if done.aside is None:
        return _("De reservekopie is teruggezet.")
    return _(
        "De reservekopie is teruggezet. Wat er stond, staat in Bestand, Reservekopieën als opzij gezet."
    )


def _backups(folder: Path) -> "Backups":
    from buurthuis_app.services.privacy.backups import Backups
    from buurthuis_app.services.shared.clock import SystemClock

    return Backups(folder / paths.DATABASE_NAME, SystemClock())
