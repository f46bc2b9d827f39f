"""Rescue before the window: what is told when the data does not open, and putting a backup back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app import paths
from buurthuis_app.bootstrap.failure import show
from buurthuis_app.domain.shared.progress import Cancelled
from buurthuis_app.errors import AppError, Missing, Unreachable
from buurthuis_app.i18n import _
from buurthuis_app.persistence.data_file import FORWARDING
from buurthuis_app.persistence.database import damaged

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.gui.operations.jobs import ShowProgress
    from buurthuis_app.services.centre.known_centres import KnownCentre
    from buurthuis_app.services.privacy.backups import Backups
    from buurthuis_app.services.privacy.data_place import DataPlace, PlaceFound, ServerFound


def rescued(folder: Path, trouble: AppError) -> tuple[Path, str] | None:
    """Offer a way on to who starts the program: the folder that can be tried now, and what to tell in its window.

    A folder that is not there, or a server, is waited for, or another place is chosen; for a folder that is there are
    its backups.
    """
    from PySide6.QtWidgets import QDialog

    if paths.is_on_server(folder):  # no backup on this computer takes the place of it
        return _server_away(folder, trouble)
    if _is_elsewhere(folder, trouble):
        return _another_folder(folder, trouble)

    from buurthuis_app.gui.centre.rescue_dialog import RescueDialog

    sentence = trouble.sentence
    if sentence == damaged().sentence:  # which leads to a menu that is not there yet
        sentence = _(
            "Het bestand met uw gegevens is beschadigd: er is iets in veranderd dat niet van dit programma komt."
        )
    dialog = RescueDialog(_backups(folder), sentence)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return folder, _("De gegevens zijn terug. Kijk of alles klopt.")


def _is_elsewhere(folder: Path, trouble: AppError) -> bool:
    """Whether the whole folder is missing, or the data went away from it; a file that is lost has its backups."""
    if not isinstance(trouble, Missing):
        return False
    return (folder / FORWARDING).exists() or not _backups(folder).folder.is_dir()


def _another_folder(folder: Path, trouble: AppError) -> tuple[Path, str] | None:
    from buurthuis_app.gui.centre.folder_missing_dialog import FolderMissingDialog

    dialog = FolderMissingDialog(_data_place(folder), trouble.sentence)
    dialog.exec()
    dialog.deleteLater()
    return (dialog.folder, "") if dialog.folder is not None else None


def _server_away(folder: Path, trouble: AppError) -> tuple[Path, str] | None:
    from buurthuis_app.gui.centre.server_away_dialog import ServerAwayDialog

    sentence = trouble.sentence
    if isinstance(trouble, Unreachable):  # which tells of something that was just done
        sentence = _(
            "De server met uw gegevens geeft nu geen antwoord, of laat u niet binnen. Er is niets verloren: alles wat "
            "bewaard was staat daar nog. Kijk of het netwerk er is, en probeer het zo nog eens."
        )
    dialog = ServerAwayDialog(_data_place(folder), sentence)
    dialog.exec()
    dialog.deleteLater()
    if dialog.wanted is not None:
        return placed(folder, dialog.wanted)
    return (dialog.folder, "") if dialog.folder is not None else None


def placed(folder: Path, wanted: "PlaceFound | ServerFound") -> tuple[Path, str]:
    """Go to another place, while no window has the data; the folder to open, and what to tell in its window."""
    place = _data_place(folder)
    try:
        return _gone(place, wanted)
    except AppError as error:
        show(error.sentence)
    except Cancelled:
        pass
    return folder, _("Er is niets verhuisd. De gegevens staan waar zij stonden.")


def _gone(place: "DataPlace", wanted: "PlaceFound | ServerFound") -> tuple[Path, str]:
    from buurthuis_app.services.privacy.data_place import ServerFound

    if isinstance(wanted, ServerFound):
        if not wanted.is_free:
            return place.use_server(wanted), _("Dit zijn de gegevens van de server.")
        from buurthuis_app.bootstrap import server_moves

        with_progress(partial(server_moves.to_server, place.folder, wanted.address))
        return place.folder, _("De gegevens staan nu op de server. Elke regel is vergeleken.")
    if not wanted.is_free:
        place.use(wanted)
        return wanted.folder, _("Dit zijn de gegevens uit {folder}.").format(folder=wanted.folder)
    if not place.on_server:
        from buurthuis_app.gui.centre.wait_dialog import waited

        waited(
            lambda progress: place.move(wanted, progress=progress),
            _("De gegevens verhuizen"),
            _("De gegevens en reservekopieën gaan over…"),
        )
        return wanted.folder, _("De gegevens zijn verhuisd en nagekeken.")
    from buurthuis_app.bootstrap import server_moves

    place.move(
        wanted, lambda here, there: with_progress(partial(server_moves.to_file, here, there))
    )
    return wanted.folder, _(
        "De gegevens staan nu in een bestand, en elke regel is vergeleken. Op de server staat alles er nog: laat "
        "de beheerder het daar weghalen."
    )


def with_progress(carry: "Callable[[ShowProgress], object]") -> None:
    """Do it while people see how far it is. Raises what it raises, and Cancelled."""
    from buurthuis_app.gui.centre.wait_dialog import WaitDialog

    WaitDialog(_("De gegevens verhuizen"), _("De gegevens gaan over…")).watch(carry)


def switched(folder: Path, wanted: "KnownCentre") -> tuple[Path, str]:
    """Go to another centre, while no window has the data; the folder to open, and what to tell in its window."""
    from buurthuis_app.services.centre.centre_choice import CentreChoice

    try:
        CentreChoice(folder).go(wanted.folder)
    except AppError as error:
        show(error.sentence)
        return folder, _("Er is geen ander centrum geopend.")
    return wanted.folder, _("Dit is nu {name}.").format(name=wanted.name)


def _data_place(folder: Path) -> "DataPlace":
    from buurthuis_app.services.privacy.data_place import DataPlace
    from buurthuis_app.services.shared.clock import SystemClock

    return DataPlace(folder / paths.DATABASE_NAME, SystemClock())


def restored(folder: Path, chosen: Path) -> str:
    """Put this backup back, while no window has the data; what to tell in the window that comes."""
    from buurthuis_app.gui.centre.wait_dialog import waited

    nothing = _("Er is niets teruggezet. De gegevens zijn zoals zij waren.")
    try:
        done = waited(
            partial(_backups(folder).restore, chosen),
            _("De reservekopie wordt teruggezet"),
            _("De kopie wordt eerst helemaal nagekeken…"),
        )
    except AppError as error:
        show(error.sentence)
        return nothing
    except Cancelled:
        return nothing
    if done.aside is None:
        return _("De reservekopie is teruggezet.")
    return _(
        "De reservekopie is teruggezet. Wat er stond, staat in Bestand, Reservekopieën als opzij gezet."
    )


def _backups(folder: Path) -> "Backups":
    from buurthuis_app.services.privacy.backups import Backups
    from buurthuis_app.services.shared.clock import SystemClock

    return Backups(folder / paths.DATABASE_NAME, SystemClock())
