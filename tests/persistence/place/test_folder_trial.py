"""Trial of a folder: what people type, how it was mounted, and whether two writers are kept apart in it."""

import os
import shutil
import sqlite3
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from buurthuis_app.errors import Invalid, ReadOnly
from buurthuis_app.persistence.place import folder_trial, mounts
from buurthuis_app.persistence.place.folder_trial import demand_fit, typed_folder
from buurthuis_app.persistence.place.mounts import mount_of
from tests.other_systems import reaches

TABLE = """
/dev/sda1 / ext4 rw,relatime 0 0
//kantoor/gegevens /mnt/op\\040kantoor cifs rw,vers=3.1.1,cache=strict 0 0
//kantoor/gegevens /mnt/los cifs rw,nobrl 0 0
nas:/buurthuis /mnt/nas nfs4 rw,local_lock=none 0 0
nas:/buurthuis /mnt/oud nfs rw,nolock,local_lock=all 0 0
ria@nas: /mnt/ssh fuse.sshfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdb1 /media/stick fuseblk rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "remote", "locks"),
    [
        ("/media/ria/buurthuis", False, True),
        ("/mnt/op kantoor/buurthuis", True, True),
        ("/mnt/los", True, False),
        ("/mnt/nas/buurthuis", True, True),
        ("/mnt/oud/buurthuis", True, False),
        ("/mnt/ssh", False, False),
        ("/run/user/1000/gvfs/smb-share:server=kantoor", False, False),
        ("/media/stick", False, True),
    ],
)
def test_how_a_folder_is_mounted(folder: str, *, remote: bool, locks: bool) -> None:
    found = mount_of(Path(folder), TABLE)
    assert (found.remote, found.locks) == (remote, locks)


@pytest.mark.parametrize(
    ("typed", "folder"),
    [
        (r"  Z:\buurthuis ", r"Z:\buurthuis"),
        (r'"\\NAS\Buurt huis"', r"\\NAS\Buurt huis"),
        ("//NAS/buurthuis/gegevens", r"\\NAS\buurthuis\gegevens"),
        ("smb://NAS/buurthuis", r"\\NAS\buurthuis"),
    ],
)
@reaches("persistence.place.folder_trial.typed_folder")
def test_what_people_type_on_windows(typed: str, folder: str) -> None:
    assert typed_folder(typed, windows=True) == PureWindowsPath(folder)


@pytest.mark.parametrize(
    ("typed", "windows", "why"),
    [
        (r"\\NAS", True, "nog een map"),
        ("buurthuis", True, "hele plaats"),
        (r"\buurthuis", True, "hele plaats"),
        (r"\\NAS\buurthuis", False, "verbonden"),
        ("smb://nas/buurthuis", False, "verbonden"),
        ("buurthuis", False, "hele plaats"),
    ],
)
def test_what_is_no_place_is_told(typed: str, *, windows: bool, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        typed_folder(typed, windows=windows)


def test_a_fit_folder_is_left_as_it_was(tmp_path: Path) -> None:
    new = tmp_path / "gedeeld" / "buurthuis"
    demand_fit(new, 1_000)
    assert list(tmp_path.iterdir()) == []
    demand_fit(tmp_path, 1_000)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_safe_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Invalid, match=r"OneDrive.*tellingen kwijt"):
        demand_fit(tmp_path / "OneDrive" / "buurthuis", 0)
    (tmp_path / "bestand").touch()
    with pytest.raises(ReadOnly):
        demand_fit(tmp_path / "bestand", 0)
    small = SimpleNamespace(free=60_000_000)
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _folder: small)
        with pytest.raises(Invalid, match="60 MB vrij, en er is 70 MB nodig"):
            demand_fit(tmp_path, 20_000_000)
    with monkeypatch.context() as loose:
        loose.setattr(mounts, "PROC", tmp_path / "mounts")
        (tmp_path / "mounts").write_text(f"ria@nas: {tmp_path} fuse.sshfs rw 0 0\n")
        with pytest.raises(Invalid, match="twee computers"):
            demand_fit(tmp_path / "daar", 0)


def test_a_place_that_does_not_keep_two_writers_apart_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as no_order:
        no_order.setattr(
            folder_trial,
            "_impatient",
            lambda path: sqlite3.connect(path.with_name("een-ander.db"), isolation_level=None),
        )
        with pytest.raises(Invalid, match="vastzetten"):
            demand_fit(tmp_path, 0)


@pytest.mark.skipif(os.name == "nt", reason="Windows tells two handles apart by itself")
def test_a_file_system_without_locks_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    monkeypatch.setattr(fcntl, "fcntl", lambda *_arguments: 0)
    with pytest.raises(Invalid, match="vastzetten"):
        demand_fit(tmp_path, 0)

    def refuse(*_arguments: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "fcntl", refuse)
    with pytest.raises(Invalid, match="vastzetten"):
        demand_fit(tmp_path, 0)
    monkeypatch.delattr(fcntl, "F_OFD_SETLK", raising=False)
    demand_fit(tmp_path, 0)
