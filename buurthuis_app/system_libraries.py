"""System libraries that the window needs on Linux, and a sentence about the one that is missing."""

import builtins
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from buurthuis_app.errors import AppError
from buurthuis_app.i18n import _
from buurthuis_app.loading import load_when_used

PACKAGES: dict[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Library -> the Debian package it is in: all that Qt's own files ask for beside what every system has.

Read from those files with `readelf -d`; the README's apt line is this list. libcups is for printing.
"""


_MOST_HEAPS = -8
"""M_ARENA_MAX in glibc's <malloc.h>."""


class MissingLibrary(AppError):
    """The system lacks a library that the window needs."""


class NoScreen(AppError):
    """There should be a screen, but it does not answer."""


def load_qt() -> None:
    """Import Qt for the window. Raises MissingLibrary, naming the packages, when Linux lacks a part; NoScreen too.

    Qt itself would print a loader error here, or end the process when it finds no way to reach the screen.
    """
    plain_import = builtins.__import__
    builtins.__import__ = _leaving_signatures_asleep(plain_import)
    try:
        import PySide6.QtWidgets
    except ImportError as error:
        _explain(error)
        raise
    finally:
        # PySide puts an import of its own in its place, which reads the source of every module that comes after it to
        # see whether it asks for `__feature__`. Ours don't; it takes a twentieth of the start and keeps 20 MB of text.
        builtins.__import__ = plain_import
    for name in _SIGNATURES:  # PySide gives them a second name, by which nothing could wake them
        spec = sys.modules[name].__spec__ if name in sys.modules else None
        if spec is not None:
            spec.name = name
    if sys.platform == "linux" and _shows_through_x11():
        _load_x11_plugin(Path(PySide6.__file__).parent)
        _reach_screen()


_SIGNATURES = tuple(
    f"shibokensupport.signature.{name}"
    for name in ("errorhandler", "parser", "layout", "lib.enum_sig", "lib.pyi_generator")
)
"""What PySide knows of the arguments of its functions: it compiles these anew at every start, for the words of a
TypeError and its developers' stubs."""


def _leaving_signatures_asleep(
    plain_import: Callable[..., ModuleType],
) -> Callable[..., ModuleType]:
    """An import that does so once PySide can find them: it lets go of all that has their names before."""

    def import_module(name: str, *given: Any, **more: Any) -> ModuleType:
        if name == "shibokensupport.signature" and ("loader",) in given:
            for part in _SIGNATURES:
                load_when_used(part)
        return plain_import(name, *given, **more)

    return import_module


def take_memory_from_one_heap() -> None:
    """Have threads that start from now on share what the first one took: glibc gives each its own, of 5 MB here."""
    if sys.platform == "linux":
        import ctypes

        limit = getattr(ctypes.CDLL(None), "mallopt", None)  # another C library has none
        if limit is not None:
            limit(_MOST_HEAPS, 1)


def missing_packages() -> tuple[str, ...]:
    """The Debian packages whose libraries this system cannot load, by name; none on another system than Linux."""
    return tuple(sorted({PACKAGES[library] for library in missing_libraries()}))


def missing_libraries() -> tuple[str, ...]:
    """The libraries that this system cannot load."""
    if sys.platform != "linux":
        return ()
    return tuple(library for library in PACKAGES if not _loads(library))


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _shows_through_x11() -> bool:
    """Whether Qt is going to open its window through X11, where a lacking library ends the process."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.split(":")[0].split(";")[0] == "xcb"
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def _load_x11_plugin(qt: Path) -> None:
    plugin = qt / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.exists():
        return
    import ctypes

    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        _explain(error)


def _reach_screen() -> None:
    """Connect to the X11 display and let go again. Raises NoScreen when nobody answers."""
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if refused:
        raise NoScreen(
            _(
                "Het venster kan niet open: het scherm {name} geeft geen antwoord. "
                "Start Buurthuis op de computer zelf, of kijk of DISPLAY klopt."
            ).format(name=os.environ.get("DISPLAY", ""))
        )


def _explain(error: Exception) -> None:
    """Raise MissingLibrary when the loader named a library of the system; anything else is a bug."""
    import re

    named = re.search(r"lib[\w+.-]+?\.so[.\d]*", str(error))
    if sys.platform != "linux" or named is None:
        return
    lacking = missing_libraries()
    if not lacking:
        sentence = _(
            "Het venster kan niet open: op deze computer ontbreekt {library}. "
            "Vraag wie de computer beheert om dit te installeren."
        )
        raise MissingLibrary(sentence.format(library=named.group())) from error
    sentence = _(
        "Het venster kan niet open: op deze computer ontbreekt {libraries}. "
        "Op Debian en Ubuntu helpt deze opdracht: sudo apt install {packages}"
    )
    raise MissingLibrary(
        sentence.format(libraries=", ".join(lacking), packages=" ".join(missing_packages()))
    ) from error


if __name__ == "__main__":
    sys.stdout.write("".join(f"{package}\n" for package in missing_packages()))
