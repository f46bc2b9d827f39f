"""Cloud folders: whether a service on the internet copies a folder to other computers, file by file.

Such a service takes a file while it is written, keeps the last of two versions, and sends the data of people to the
computers of a firm. It is known by the name of its folder, by what it leaves in it, or by its own settings.
"""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

from buurthuis_app.i18n import _


class CloudService(Struct, frozen=True, kw_only=True):
    """How a service is known. Names are patterns of a whole folder name, in any case of letters."""

    name: str
    folders: str = ""
    leaves: tuple[str, ...] = ()
    """Patterns of what lies at the top of its folder."""
    told_by: tuple[str, ...] = ()
    """Variables of the system that hold its folder."""


SERVICES = (
    CloudService(
        name="OneDrive",
        folders=r"onedrive( - .+|-.+)?",
        told_by=("OneDrive", "OneDriveConsumer", "OneDriveCommercial"),
    ),
    CloudService(
        name="Dropbox", folders=r"dropbox( \(.+\))?", leaves=(".dropbox", ".dropbox.cache")
    ),
    CloudService(
        name="Google Drive",
        folders=r"google ?drive(-.+| \(.+\))?|my drive|mijn drive|drivefs",
        leaves=(".tmp.drivedownload", ".tmp.driveupload"),
    ),
    CloudService(
        name="iCloud", folders=r"iclouddrive|icloud drive.*|com~apple~clouddocs|mobile documents"
    ),
    CloudService(
        name="Nextcloud", folders=r"nextcloud\d*", leaves=(".nextcloudsync.log", ".sync_*.db")
    ),
    CloudService(
        name="ownCloud", folders=r"owncloud\d*", leaves=(".owncloudsync.log", "._sync_*.db")
    ),
    CloudService(name="Syncthing", leaves=(".stfolder",)),
    CloudService(
        name="Synology Drive", folders=r"synologydrive", leaves=(".SynologyWorkingDirectory",)
    ),
    CloudService(name="pCloud", folders=r"pcloud ?drive|pcloud sync"),
    CloudService(name="Proton Drive", folders=r"proton ?drive.*"),
)


class SystemHints(Struct, frozen=True, kw_only=True):
    """What is known of the computer: tests give that of another one."""

    variables: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    home: Path = field(default_factory=Path.home)
    platform: str = sys.platform
    told: tuple[tuple[str, Path], ...] = ()
    """Folders that the registry of Windows names, with the service."""


def service_of(folder: Path, around: SystemHints | None = None) -> str | None:
    """The name of the service that copies this folder; None when none is known. A link is followed."""
    around = around or SystemHints(told=tuple(_registered()))
    with suppress(OSError):
        folder = folder.resolve()
    places = [folder, *folder.parents]
    for service in SERVICES:
        if any(_bears_its_mark(place, service) for place in places):
            return service.name
    for name, told in _told_folders(around):
        if any(_same(place, told) for place in places):
            return name
    return None


def _bears_its_mark(place: Path, service: CloudService) -> bool:
    if service.folders and re.fullmatch(service.folders, place.name, re.IGNORECASE):
        return True
    with suppress(OSError):
        return any(True for pattern in service.leaves for _left in place.glob(pattern))
    return False


def _told_folders(around: SystemHints) -> Iterator[tuple[str, Path]]:
    yield from around.told
    for service in SERVICES:
        for name in service.told_by:
            if around.variables.get(name):
                yield service.name, Path(around.variables[name])
    roaming, local = (Path(around.variables.get(name, "")) for name in ("APPDATA", "LOCALAPPDATA"))
    for file in (roaming / "Dropbox", local / "Dropbox", around.home / ".dropbox"):
        yield from (("Dropbox", path) for path in _dropbox_folders(file / "info.json"))
    for service_name in ("Nextcloud", "ownCloud"):
        for file in (roaming / service_name, around.home / ".config" / service_name):
            yield from ((service_name, path) for path in _local_paths(file, service_name))
    if around.platform == "darwin":
        yield from _of_mac(around.home)


def _of_mac(home: Path) -> Iterator[tuple[str, Path]]:
    """Everything in CloudStorage is of some service; the desk and the documents are when iCloud keeps them."""
    yield _("een clouddienst"), home / "Library" / "CloudStorage"
    drive = home / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    for name in ("Desktop", "Documents"):
        if (drive / name).exists():
            yield "iCloud", home / name


def _dropbox_folders(file: Path) -> Iterable[Path]:
    with suppress(OSError, ValueError, AttributeError, TypeError, KeyError):
        accounts = json.loads(file.read_text(encoding="utf-8"))
        return [Path(account["path"]) for account in accounts.values()]
    return ()


def _local_paths(folder: Path, service: str) -> Iterable[Path]:
    with suppress(OSError):
        text = (folder / f"{service.lower()}.cfg").read_text(encoding="utf-8", errors="replace")
        return [Path(path) for path in re.findall(r"localPath=(.+)", text)]
    return ()


def _registered() -> Iterator[tuple[str, Path]]:
    """Libraries of SharePoint lie beside the folder of OneDrive, under the name of the organisation."""
    if sys.platform == "win32":
        import winreg

        engines = r"Software\SyncEngines\Providers\OneDrive"
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, engines) as known:
            for number in range(winreg.QueryInfoKey(known)[0]):
                name = winreg.EnumKey(known, number)
                with suppress(OSError), winreg.OpenKey(known, name) as library:
                    yield "OneDrive", Path(winreg.QueryValueEx(library, "MountPoint")[0])
    yield from ()


def _same(place: Path, told: Path) -> bool:
    return os.path.normcase(place).rstrip("\\/") == os.path.normcase(told).rstrip("\\/")
