"""Linux: the .deb, made of the frozen folder and of what a desktop wants to know about it."""

import datetime as dt
import gzip
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from buurthuis_app.system_libraries import PACKAGES
from installer.ingredients import LISTED, TEXTS

ROOT = Path(__file__).parents[2]
RECIPES = Path(__file__).parent
TREE = ROOT / "build" / "deb"
"""What is packed; the recipe for Flatpak takes it from here too."""
MAKER = "De makers van Buurthuis <makers@buurthuis.invalid>"
DESKTOP: tuple[tuple[Path, str], ...] = (
    (RECIPES / "buurthuis.desktop", "applications"),
    (RECIPES / "buurthuis.xml", "mime/packages"),
    (RECIPES / "nl.buurthuis.Buurthuis.metainfo.xml", "metainfo"),
    (ROOT / "resources/program/buurthuis.svg", "icons/hicolor/scalable/apps"),
    (ROOT / "resources/program/buurthuis.png", "icons/hicolor/256x256/apps"),
)
"""(file, its folder below /usr/share)."""

CONTROL = """\
Package: buurthuis
Version: {version}
Section: misc
Priority: optional
Architecture: {architecture}
Maintainer: {maker}
Installed-Size: {kilobytes}
Depends: {needs}
Recommends: cups-client
Description: count, tell and plan in a neighbourhood centre
 Buurthuis is for the people who run a neighbourhood centre: counting visitors
 at the door, keeping stories, planning the week, filling the roster, and
 making the year's overview. It speaks Dutch, needs no server and no network,
 and keeps everything in one file on the centre's own computer.
"""

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Buurthuis

Files: *
Copyright: the makers of Buurthuis
License: EUPL-1.2
Comment: Parts by others, with the texts of their licences: {texts}; as CycloneDX: {listed}.

License: EUPL-1.2
{licence}
"""


def deb(frozen: Path, output: Path, version: str, made: dt.datetime) -> Path:
    """The .deb of the folder `frozen`; the same for the same folder and the same moment `made`."""
    shutil.rmtree(TREE, ignore_errors=True)
    fill(TREE, frozen, version, made)
    architecture = told("dpkg", "--print-architecture")
    _write_control(TREE, version, architecture)
    target = output / f"buurthuis_{version}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(TREE), str(target)],
        check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(made.timestamp()))},
    )
    return target


def fill(tree: Path, frozen: Path, version: str, made: dt.datetime) -> None:
    """All that is installed, where the Filesystem Hierarchy Standard wants it."""
    inside = tree / "usr/lib/buurthuis"
    shutil.copytree(frozen, inside, symlinks=True)
    strip(inside)
    commands = tree / "usr/bin"
    commands.mkdir(parents=True)
    (commands / "buurthuis").symlink_to("../lib/buurthuis/buurthuis")
    for source, folder in DESKTOP:
        target = tree / "usr/share" / folder / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    told_by = tree / "usr/share/metainfo/nl.buurthuis.Buurthuis.metainfo.xml"
    text = told_by.read_text(encoding="utf-8").replace("@VERSION@", version)
    told_by.write_text(text.replace("@DATE@", f"{made:%Y-%m-%d}"), encoding="utf-8")
    _document(tree / "usr/share/doc/buurthuis", inside, version, made)
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.parent == inside
            path.chmod(0o755 if runs else 0o644)


def strip(folder: Path) -> None:
    """Take out of the libraries what only a debugger reads, as Debian's policy 10.1 wants: 45 MB of 250.

    Those in a wheel's own `.libs` stay as they are: their segments were moved when the wheel was repaired, and a
    stripped OpenBLAS no longer loads.
    """
    libraries = [
        str(path)
        for path in sorted(folder.rglob("*.so*"))
        if not path.is_symlink() and path.parent.suffix != ".libs"
    ]
    if libraries:
        subprocess.run(["strip", "--strip-unneeded", "--preserve-dates", *libraries], check=True)


def _document(folder: Path, inside: Path, version: str, made: dt.datetime) -> None:
    folder.mkdir(parents=True)
    for name in (LISTED, TEXTS):
        within = next(inside.rglob(name))
        (folder / name).symlink_to(os.path.relpath(within, folder))
    lines = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    licence = "\n".join(f" {line}" if line.strip() else " ." for line in lines)
    about = COPYRIGHT.format(texts=TEXTS, listed=LISTED, licence=licence)
    (folder / "copyright").write_text(about, encoding="utf-8")
    change = f"buurthuis ({version}) stable; urgency=low\n\n  * This version.\n\n"
    change += f" -- {MAKER}  {made:%a, %d %b %Y %H:%M:%S %z}\n"
    (folder / "changelog.gz").write_bytes(gzip.compress(change.encode(), 9, mtime=0))


def _write_control(tree: Path, version: str, architecture: str) -> None:
    files = sorted(path for path in (tree / "usr").rglob("*") if path.is_file())
    own = [path for path in files if not path.is_symlink()]
    folder = tree / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(
        CONTROL.format(
            version=version,
            architecture=architecture,
            maker=MAKER,
            kilobytes=sum(path.stat().st_size for path in own) // 1024,
            needs=", ".join(needs()),
        ),
        encoding="utf-8",
    )
    sums = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in own
    )
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")


def needs() -> list[str]:
    """Debian packages that the program leans on: what its window needs, and the C library that froze it."""
    number = told("getconf", "GNU_LIBC_VERSION").removeprefix("glibc ")
    libraries = {*PACKAGES.values(), "libstdc++6", "libgcc-s1"}
    return [f"libc6 (>= {number})", *sorted(libraries)]


def told(*command: str) -> str:
    """What a command says."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
