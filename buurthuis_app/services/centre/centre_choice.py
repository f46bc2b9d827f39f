"""Choice of a centre: adding, beginning and opening one of those that this computer knows."""

from contextlib import suppress
from pathlib import Path

from buurthuis_app import paths
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.place.folder_trial import typed_folder
from buurthuis_app.persistence.relocation import moving
from buurthuis_app.services.centre.known_centres import KnownCentre, note
from buurthuis_app.services.privacy.data_place import DataPlace, PlaceKind
from buurthuis_app.services.shared.clock import SystemClock


class CentreChoice:
    """The list as it is seen from the centre in the folder `current`, and the way to another."""

    def __init__(self, current: Path) -> None:
        self.current = current
        self._place = DataPlace(current / paths.DATABASE_NAME, SystemClock())

    def add(self, typed: str) -> KnownCentre:
        """Know the centre in this folder. Raises Invalid when there is none, and as `DataPlace.look_at` does."""
        folder = Path(typed_folder(typed))
        if not _is_there(folder):
            raise Invalid(
                _(
                    "In deze map staat geen centrum: {folder}. Kies een andere map, of begin daar een nieuw centrum."
                ).format(folder=folder)
            )
        return self._known(folder, self._name_in(folder))

    def begin(self, typed: str) -> KnownCentre:
        """Make the data of a new centre in this folder.

        Raises Invalid when something is there, and as `DataPlace.look_at` and `data_file.prepare` do.
        """
        folder = Path(typed_folder(typed))
        if _is_there(folder):
            raise Invalid(_("In deze map staat al een centrum. Kies Toevoegen, of een andere map."))
        self._place.look_at(PlaceKind.FOLDER, typed)
        data_file.prepare(folder / paths.DATABASE_NAME)
        return self._known(folder, folder.name)

    def look_at(self, centre: KnownCentre) -> KnownCentre:
        """The same, when it can be opened now. Raises Invalid with the reason, and as `DataPlace.look_at` does."""
        if not _is_there(centre.folder):
            raise Invalid(
                _(
                    "{name} is nu niet te bereiken: {folder}. Kijk of de schijf, de stick of het netwerk er is."
                ).format(name=centre.name, folder=centre.folder)
            )
        self._name_in(centre.folder)
        return centre

    def go(self, folder: Path) -> None:
        """Begin there from now on, unless the program was started on a folder of its own.

        Raises DiskFull or ReadOnly, and as `look_at` does.
        """
        if not paths.is_on_server(folder):
            found = self._place.look_at(PlaceKind.FOLDER, str(folder))
            with suppress(AppError):  # whoever shared it did that already
                self._place.share(found)
        if self.current == paths.data_folder():
            moving.remember(None if folder == paths.own_folder() else folder)

    def _name_in(self, folder: Path) -> str:
        if paths.is_on_server(folder):
            return folder.name
        return self._place.look_at(PlaceKind.FOLDER, str(folder)).centre or folder.name

    @staticmethod
    def _known(folder: Path, name: str) -> KnownCentre:
        note(folder, name)
        return KnownCentre(folder=folder, name=name)


def _is_there(folder: Path) -> bool:
    return (folder / paths.DATABASE_NAME).is_file() or paths.is_on_server(folder)
