"""Mounts: whether a folder is on another computer, and whether that one keeps two writers apart.

SQLite leans on the locks of the file system. Windows shares, Samba and NFS have them, unless they were mounted without;
bridges such as sshfs and WebDAV have none that another computer sees.
"""

import re
import sys
from pathlib import Path

from msgspec import Struct

PROC = Path("/proc/self/mounts")
_BRIDGES = re.compile(
    r"fuse\.(?!(fuseblk|ntfs|exfat|vmhgfs|virtiofs|bindfs|mergerfs|gocryptfs|encfs)).+|davfs|afpfs|ftpfs"
)
_WITHOUT_LOCKS = re.compile(r"nobrl|nolock|local_lock=(all|flock|posix)")
_REMOTE_KINDS = {"cifs", "smb3", "smbfs", "nfs", "nfs4", "9p"}
_REMOTE_DRIVE = 4
"""DRIVE_REMOTE of Windows."""


class Mount(Struct, frozen=True, kw_only=True):
    """Where a folder really is."""

    kind: str = ""
    """The kind of file system, where the system tells it."""
    options: tuple[str, ...] = ()
    remote: bool = False

    @property
    def locks(self) -> bool:
        """Whether two computers that write are kept apart, as far as can be told."""
        if _BRIDGES.fullmatch(self.kind):
            return False
        return not (self.remote and any(_WITHOUT_LOCKS.fullmatch(each) for each in self.options))


def mount_of(folder: Path, table: str | None = None) -> Mount:
    """What this folder is on; `table` is that of Linux, or that of another computer."""
    if table is None and sys.platform == "win32":
        return Mount(remote=str(folder).startswith("\\\\") or _is_remote_drive(folder))
    if table is None:
        try:
            table = PROC.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:  # macOS tells it in another way, and has no mounts without locks
            return Mount()
    best, depth = Mount(), -1
    for line in table.splitlines():
        _device, point, kind, options = [
            _plain(part) for part in [*line.split(), "", "", "", ""][:4]
        ]
        place = Path(point)
        if point and (place == folder or place in folder.parents) and len(place.parts) > depth:
            depth = len(place.parts)
            best = Mount(kind=kind, options=tuple(options.split(",")), remote=kind in _REMOTE_KINDS)
    return best


def _plain(part: str) -> str:
    """The table writes a space as \\040."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), part)


def _is_remote_drive(folder: Path) -> bool:
    import ctypes

    windll = getattr(ctypes, "windll", None)
    return bool(windll and windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE)
