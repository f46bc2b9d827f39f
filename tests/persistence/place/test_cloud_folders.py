"""Cloud folders: known by their names, by what lies in them and by the service's own settings, on any system."""

import json
from pathlib import Path, PurePath, PureWindowsPath
from typing import cast

import pytest

from buurthuis_app.persistence.place.cloud_folders import SystemHints, service_of
from tests.other_systems import reaches


class WindowsPath(PureWindowsPath):
    """A path of Windows on which nothing can be looked up here."""

    def resolve(self) -> "WindowsPath":
        return self

    def glob(self, _pattern: str) -> list[PurePath]:
        return []


def around(home: Path, platform: str = "linux", **variables: str) -> SystemHints:
    return SystemHints(variables=variables, home=home, platform=platform)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"D:\Ria\OneDrive - Stichting De Linde\buurthuis", "OneDrive"),
        (r"D:\Ria\onedrive\Documenten\buurthuis", "OneDrive"),
        (r"D:\Ria\Dropbox (Welzijn)\buurthuis", "Dropbox"),
        (r"G:\Mijn Drive\buurthuis", "Google Drive"),
        (r"D:\Ria\iCloudDrive\buurthuis", "iCloud"),
        (r"D:\Nextcloud\buurthuis", "Nextcloud"),
        (r"D:\Proton Drive\Ria\My files", "Proton Drive"),
        (r"E:\Wolk\buurthuis", "OneDrive"),
        (r"\\KANTOOR\buurthuis", None),
        (r"C:\Users\Public\Documents\Buurthuis", None),
        (r"D:\Ria\Documents\Dropboxen van de kinderen", None),
    ],
)
def test_a_folder_of_windows(folder: str, service: str | None, tmp_path: Path) -> None:
    known = around(tmp_path, "win32", OneDriveCommercial="E:\\Wolk\\")
    if folder.startswith("E:"):
        known = SystemHints(
            variables={}, home=tmp_path, platform="win32", told=(("OneDrive", _path("E:\\Wolk")),)
        )
    assert service_of(_path(folder), known) == service


def _path(text: str) -> Path:
    return cast("Path", WindowsPath(text))


@reaches("persistence.place.cloud_folders._told_folders")
def test_a_folder_of_a_mac(tmp_path: Path) -> None:
    known = around(tmp_path, "darwin")
    library = tmp_path / "Library"
    assert service_of(library / "CloudStorage" / "Box-Box", known) == "een clouddienst"
    assert service_of(library / "CloudStorage" / "GoogleDrive-x@y.nl", known) == "Google Drive"
    assert service_of(tmp_path / "Documents" / "Buurthuis", known) is None
    (library / "Mobile Documents" / "com~apple~CloudDocs" / "Documents").mkdir(parents=True)
    assert service_of(tmp_path / "Documents" / "Buurthuis", known) == "iCloud"
    assert service_of(tmp_path / "Documents" / "Buurthuis", around(tmp_path)) is None


@pytest.mark.parametrize(
    ("left", "service"),
    [
        (".sync_a1b2c3.db", "Nextcloud"),
        ("._sync_a1b2c3.db", "ownCloud"),
        (".dropbox.cache", "Dropbox"),
        (".stfolder", "Syncthing"),
        ("buurthuis.db", None),
    ],
)
def test_what_a_service_leaves_at_the_top_tells_of_it(
    left: str, service: str | None, tmp_path: Path
) -> None:
    (tmp_path / left).touch()
    assert service_of(tmp_path / "onze" / "map", around(tmp_path / "home")) == service


def test_the_settings_of_a_service_tell_which_folders_it_keeps(tmp_path: Path) -> None:
    told = around(tmp_path, OneDrive=str(tmp_path / "wolk"), APPDATA=str(tmp_path / "roaming"))
    (tmp_path / "roaming" / "Dropbox").mkdir(parents=True)
    accounts = {"personal": {"path": str(tmp_path / "doos")}}
    (tmp_path / "roaming" / "Dropbox" / "info.json").write_text(json.dumps(accounts))
    (tmp_path / ".config" / "Nextcloud").mkdir(parents=True)
    settings = f"[Accounts]\n0\\Folders\\1\\localPath={tmp_path}/wijk/\n"
    (tmp_path / ".config" / "Nextcloud" / "nextcloud.cfg").write_text(settings)
    for name, service in (("wolk", "OneDrive"), ("doos", "Dropbox"), ("wijk", "Nextcloud")):
        assert service_of(tmp_path / name / "buurthuis", told) == service
    (tmp_path / "roaming" / "Dropbox" / "info.json").write_text("{")
    assert service_of(tmp_path / "doos", told) is None


def test_a_link_into_such_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "buurthuis").mkdir(parents=True)
    (tmp_path / "gegevens").symlink_to(tmp_path / "Dropbox" / "buurthuis")
    assert service_of(tmp_path / "gegevens", around(tmp_path)) == "Dropbox"
