"""A system that lacks a library hears which one, in a sentence, before Qt can end the process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from buurthuis_app import system_libraries

ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems bring all that Qt needs"
)
LOAD = """
import sys
from buurthuis_app import system_libraries
from buurthuis_app.errors import AppError
try:
    system_libraries.load_qt()
except AppError as error:
    sys.exit(error.sentence)
"""


def load_qt(damaged: Path, platform: str) -> subprocess.CompletedProcess[str]:
    """Load Qt in a child process that finds the files in `damaged` before the system's own."""
    environment = {
        **os.environ,
        "LD_LIBRARY_PATH": str(damaged),
        "QT_QPA_PLATFORM": platform,
    }
    return subprocess.run(
        [sys.executable, "-c", LOAD], env=environment, capture_output=True, text=True, check=False
    )


def test_the_sources_of_what_is_imported_after_qt_are_not_read() -> None:
    program = f"{LOAD}\nimport linecache\nimport buurthuis_app.gui.widgets.controls\nprint(*linecache.cache)"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert "buurthuis_app" not in child.stdout


def test_what_qt_knows_of_its_arguments_is_read_when_one_is_wrong() -> None:
    program = f"""{LOAD}
from PySide6.QtCore import QSize
asleep = type(sys.modules["shibokensupport.signature.parser"]).__name__
try:
    QSize("breed")
except TypeError as error:
    print(asleep, type(sys.modules["shibokensupport.signature.parser"]).__name__, error)
"""
    child = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert child.stdout.startswith("_Asleep module ")
    assert "w: int, h: int" in child.stdout


@ON_LINUX
@pytest.mark.parametrize(
    ("library", "platform"),
    [("libEGL.so.1", "offscreen"), ("libfontconfig.so.1", "xcb"), ("libxcb-cursor.so.0", "xcb")],
)
def test_a_library_that_cannot_be_loaded_is_named_with_its_package(
    tmp_path: Path, library: str, platform: str
) -> None:
    (tmp_path / library).write_bytes(b"")
    child = load_qt(tmp_path, platform)
    assert child.returncode == 1
    assert child.stderr.startswith("Het venster kan niet open")
    assert library in child.stderr
    assert f" {system_libraries.PACKAGES[library]}" in child.stderr.split("sudo apt install")[1]
    assert "Traceback" not in child.stderr


@ON_LINUX
def test_a_library_for_the_screen_does_not_matter_where_there_is_no_screen(tmp_path: Path) -> None:
    (tmp_path / "libxcb-cursor.so.0").write_bytes(b"")
    child = load_qt(tmp_path, "offscreen")
    assert (child.returncode, child.stderr) == (0, "")


@ON_LINUX
def test_a_screen_that_does_not_answer_is_named_before_qt_aborts() -> None:
    environment = {**os.environ, "DISPLAY": ":987"}
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    child = subprocess.run(
        [sys.executable, "-c", LOAD], env=environment, capture_output=True, text=True, check=False
    )
    assert child.returncode == 1
    assert child.stderr.startswith("Het venster kan niet open")
    assert system_libraries.missing_packages() or "scherm :987" in child.stderr


@ON_LINUX
def test_a_library_outside_the_list_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "libzstd.so.1").write_bytes(b"")
    child = load_qt(tmp_path, "offscreen")
    assert child.returncode == 1
    assert child.stderr.startswith("Het venster kan niet open")
    assert "Traceback" not in child.stderr


@ON_LINUX
def test_the_list_holds_everything_that_the_installed_qt_asks_of_the_system() -> None:
    import PySide6

    qt = Path(PySide6.__file__).parent
    own = {path.name for path in qt.rglob("*.so*")}
    own |= {path.name for path in qt.parent.glob("shiboken6/*.so*")}
    always_there = {"libstdc++.so.6", "libgcc_s.so.1", "libz.so.1", "libzstd.so.1"}
    asked = set()
    for name in ("QtWidgets.abi3.so", "QtSvg.abi3.so", "QtPrintSupport.abi3.so"):
        asked |= needed_by(qt / name, qt)
    asked |= needed_by(qt / "Qt" / "plugins" / "platforms" / "libqxcb.so", qt)
    asked |= needed_by(qt / "Qt" / "plugins" / "printsupport" / "libcupsprintersupport.so", qt)
    asked = {library for library in asked if not library.startswith(("libc.", "libm.", "ld-"))}
    asked -= {"libpthread.so.0", "libdl.so.2", *always_there, *own}
    assert len(asked) > 20
    assert asked <= set(system_libraries.PACKAGES)


def needed_by(path: Path, qt: Path) -> set[str]:
    """What an ELF file and Qt's own files under it ask for, read from their dynamic section."""
    found: set[str] = set()
    to_read, done = [path], set[Path]()
    while to_read:
        file = to_read.pop()
        if file in done or not file.exists():
            continue
        done.add(file)
        names = elf_needs(file)
        found |= names
        for name in names:
            to_read += [qt / name, qt / "Qt" / "lib" / name, qt.parent / "shiboken6" / name]
    return found


def elf_needs(path: Path) -> set[str]:
    """The DT_NEEDED names of a 64-bit little-endian ELF file."""
    data = path.read_bytes()

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], "little")

    headers, size, count = number(0x20, 8), number(0x36, 2), number(0x38, 2)
    segments = [headers + index * size for index in range(count)]
    loaded = [
        (number(at + 0x10, 8), number(at + 0x08, 8), number(at + 0x20, 8))
        for at in segments
        if number(at, 4) == 1
    ]
    dynamic = next(at for at in segments if number(at, 4) == 2)
    begin, length = number(dynamic + 0x08, 8), number(dynamic + 0x20, 8)
    entries = [(number(at, 8), number(at + 8, 8)) for at in range(begin, begin + length, 16)]
    strings = next(value for tag, value in entries if tag == 5)
    table = next(
        offset + strings - address
        for address, offset, extent in loaded
        if address <= strings < address + extent
    )
    starts = [table + value for tag, value in entries if tag == 1]
    return {data[start : data.index(b"\0", start)].decode() for start in starts}
