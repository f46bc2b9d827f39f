"""Pruning of a bundle: what PyInstaller gathers and this program never opens."""

import os
import sys
from collections.abc import Iterable
from fnmatch import fnmatchcase

Entry = tuple[str, str, str]
"""Of PyInstaller: where in the bundle, from which file, of which kind."""

QT_TEXTS = {"qtbase_nl.qm", "qt_nl.qm"}
SYLLABLES = "hyph_nl_NL.dic"
UNUSED = (
    # Qt draws widgets by itself: no OpenGL in software (20 MB on Windows), and screens with a desktop only.
    *("*opengl32sw*", "*d3dcompiler*", "*eglfs*", "*qlinuxfb*", "*qvnc*", "*qvkkhrdisplay*"),
    *("*qminimalegl*", "*plugins/egldeviceintegrations/*", "*plugins/generic/*"),
    # A theme that brings GTK along; the desktop's portal opens its file dialogs too.
    "*qgtk3*",
    # No network: neither its module, nor what encrypts it.
    *("*qt6network*", "*qtnetwork*", "*plugins/tls/*", "*plugins/networkinformation/*"),
    # Pictures are read by Pillow; Qt's own readers of kinds that nobody keeps a photo in.
    *("*plugins/imageformats/*qtiff*", "*plugins/imageformats/*qtga*"),
    *("*plugins/imageformats/*qwbmp*", "*plugins/imageformats/*qicns*"),
    *("*plugins/imageformats/*qwebp*", "*plugins/imageformats/*qgif*", "*libavif*"),
)
"""Patterns of places in a bundle, in small letters and with / between folders."""

OF_PYTHON = (
    "libpython",
    "libsqlite3",
    "libz.",
    "libbz2",
    "liblzma",
    "libffi",
    "libexpat",
    "libuuid",
)
"""Libraries of a Linux system that Python leans on, and whose numbers differ from one system to the next."""


def pruned(entries: Iterable[Entry]) -> list[Entry]:
    """What is wanted of the gathered files."""
    return [entry for entry in entries if wanted(*entry[:2])]


def wanted(target: str, source: str, system: str = sys.platform) -> bool:
    """Whether the program can need this file; on Linux what every desktop has, comes from there."""
    place = target.replace(os.sep, "/").replace("\\", "/")
    folder, _, name = place.rpartition("/")
    if folder.endswith("translations") and "PySide6" in folder:
        return name in QT_TEXTS
    if folder.endswith("pyphen/dictionaries"):
        return name == SYLLABLES
    if any(fnmatchcase(place.lower(), pattern) for pattern in UNUSED):
        return False
    of_system = system == "linux" and source.startswith(("/lib", "/usr/lib")) and ".so" in name
    return not (of_system and name.startswith("lib") and not name.startswith(OF_PYTHON))
