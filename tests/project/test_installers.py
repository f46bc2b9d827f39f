"""What people download holds all that it must, and leaves alone what is not its own."""

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import build_installer
from buurthuis_app.cli import options_of
from buurthuis_app.services.privacy.carrying import ENDING
from buurthuis_app.system_libraries import PACKAGES
from installer import ingredients, installed, linux, pruning, windows

ROOT = Path(build_installer.__file__).parent
MADE = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
NSIS = windows.SCRIPT.read_text(encoding="utf-8")
ONLY_TO_FREEZE = {"altgraph", "pyinstaller-hooks-contrib", "macholib", "pefile", "pywin32-ctypes"}
needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="makes a .deb")
needs_nsis = pytest.mark.skipif(shutil.which("makensis") is None, reason="compiles with NSIS")


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder as PyInstaller leaves it, with a program that says where it is."""
    folder = tmp_path / "dist" / "buurthuis"
    resources = folder / "_internal" / "buurthuis_app" / "resources"
    resources.mkdir(parents=True)
    (folder / "buurthuis").write_text("#!/bin/sh\necho works\n", encoding="utf-8")
    (folder / "buurthuis").chmod(0o755)
    for name in (ingredients.LISTED, ingredients.TEXTS, "a$b.txt"):
        (resources / name).write_text(name, encoding="utf-8")
    return folder


def bundled() -> list[str]:
    lines = build_installer.REQUIREMENTS.read_text("ascii").replace("\\\n", "").splitlines()
    plain = (line.partition("--hash")[0].strip() for line in lines if not line.startswith("#"))
    return [
        wanted.name
        for wanted in map(Requirement, plain)
        if (wanted.marker is None or wanted.marker.evaluate()) and wanted.name not in ONLY_TO_FREEZE
    ]


@pytest.mark.parametrize("name", bundled())
def test_every_part_of_a_bundle_has_the_text_of_its_licence(name: str) -> None:
    text = ingredients.texts(metadata.distribution(name))
    assert re.search("(?i)licen[cs]e|permission|copyright", text)


def test_parts_without_a_text_of_their_own_get_both_that_theirs_consists_of() -> None:
    text = ingredients.texts(metadata.distribution("shiboken6"))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "TERMS AND CONDITIONS" in text


def test_a_part_without_any_text_of_a_licence_ends_the_making(tmp_path: Path) -> None:
    folder = tmp_path / "bare-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: bare\nVersion: 1\n", "utf-8")
    with pytest.raises(ingredients.NoLicence):
        ingredients.component(metadata.Distribution.at(folder))


def test_the_list_holds_what_went_in_and_nothing_else(tmp_path: Path) -> None:
    import platformdirs

    source, made, page = platformdirs.__file__, "2026-11-30T10:00:00+00:00", "https://nieuw.example"
    listed, told = ingredients.write(tmp_path, "1.2.3", [source], made=made, page=page)
    whole = json.loads(listed.read_bytes())
    assert (whole["bomFormat"], whole["specVersion"]) == ("CycloneDX", "1.6")
    assert [part["name"] for part in whole["components"]] == [
        "platformdirs",
        "pyinstaller",
        "Python",
    ]
    assert whole["metadata"]["timestamp"] == made
    assert whole["metadata"]["component"]["externalReferences"][0]["url"] == page
    assert whole["components"][0]["purl"].startswith("pkg:pypi/platformdirs@")
    assert str(ROOT) not in listed.read_text(encoding="utf-8")
    assert "PSF" in told.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("target", "source", "system", "kept"),
    [
        ("PySide6/opengl32sw.dll", "C:/x", "win32", False),
        ("PySide6\\plugins\\tls\\qschannelbackend.dll", "C:/x", "win32", False),
        ("PySide6/plugins/platforms/qwindows.dll", "C:/x", "win32", True),
        ("PySide6/Qt6Core.dll", "C:/x", "win32", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/venv/x", "linux", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "/venv/x", "linux", False),
        ("PySide6/Qt/translations/qtbase_nl.qm", "/venv/x", "linux", True),
        ("PySide6/Qt/translations/qtbase_de.qm", "/venv/x", "linux", False),
        ("pyphen/dictionaries/hyph_nl_NL.dic", "/venv/x", "linux", True),
        ("pyphen\\dictionaries\\hyph_de_DE.dic", "C:/x", "win32", False),
        ("libX11.so.6", "/usr/lib/x86_64-linux-gnu/libX11.so.6", "linux", False),
        ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "linux", True),
        ("python3.11/lib-dynload/_ctypes.so", "/usr/lib/python3.11/_ctypes.so", "linux", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "/usr/lib/x", "darwin", True),
    ],
)
def test_only_what_the_program_opens_goes_in(
    target: str, source: str, system: str, *, kept: bool
) -> None:
    assert pruning.wanted(target, source, system) is kept


def test_windows_puts_down_and_takes_away_the_same_files(frozen: Path) -> None:
    put, removed = windows.file_list(frozen).split("!macro RemoveFiles")
    names = sorted(path.name for path in frozen.rglob("*") if path.is_file())
    put_down = re.findall(r'/oname=(.+?)"', put)
    assert sorted(name.replace("$$", "$") for name in put_down) == names
    deleted = re.findall(r'Delete "\$INSTDIR\\(.+)"', removed)
    assert sorted(place.replace("$$", "$").rpartition("\\")[2] for place in deleted) == names
    folders = re.findall(r'RMDir "\$INSTDIR\\(.+)"', removed)
    assert folders == sorted(folders, reverse=True)
    assert "/r" not in removed


def test_windows_refuses_a_place_that_is_too_deep(frozen: Path) -> None:
    deep = frozen / ("a" * 80) / ("b" * 80)
    deep.mkdir(parents=True)
    (deep / "c").touch()
    with pytest.raises(windows.TooLong):
        windows.file_list(frozen)


def test_removing_the_program_leaves_the_data() -> None:
    _before, uninstall = NSIS.split('Section "Uninstall"')
    assert "LOCALAPPDATA" not in uninstall
    assert not re.search(r"RMDir\s+/r", NSIS)
    assert 'InstallDir "$LOCALAPPDATA\\Programs\\Buurthuis"' in NSIS


@needs_nsis
def test_the_script_for_windows_compiles(frozen: Path) -> None:
    made = windows.setup(frozen, frozen.parent, "1.2.3", MADE)
    assert made.read_bytes()[:2] == b"MZ"
    assert installed.newest(frozen.parent, "win32") == made


def test_every_shortcut_is_understood() -> None:
    desktop = (linux.RECIPES / "buurthuis.desktop").read_text(encoding="utf-8")
    lines = re.findall(r"^Exec=buurthuis(.*)$", desktop, re.MULTILINE)
    lines += re.findall(r'CreateShortcut .*buurthuis-app\.exe"(?: "(.*)")?', NSIS)
    lines += re.findall(r"buurthuis-app\.exe\" (--open .*)'", NSIS)
    assert len(lines) == 8
    for line in lines:
        options_of(line.replace("%f", "").replace('"%1"', "a.verzegeld").split())
    assert {"--door", "demo"} <= {line.strip() for line in lines}


def test_files_that_open_the_program_are_its_sealed_copies() -> None:
    kind = (linux.RECIPES / "buurthuis.xml").read_text(encoding="utf-8")
    assert f'pattern="*{ENDING}"' in kind
    assert f'"${{CLASSES}}\\{ENDING}"' in NSIS


@needs_dpkg
@pytest.mark.skipif(sys.platform != "linux", reason="asks the C library of Linux for its number")
def test_the_deb_holds_a_program_that_runs_where_it_was_put(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linux, "TREE", tmp_path / "tree")
    made = linux.deb(frozen, frozen.parent, "1.2.3", MADE)
    first = made.read_bytes()
    program = installed.install(made, tmp_path / "clean root")
    ran = subprocess.run([program], capture_output=True, text=True, check=True)
    assert ran.stdout == "works\n"
    assert set(PACKAGES.values()) <= set(
        linux.told("dpkg-deb", "--field", str(made), "Depends").split(", ")
    )
    share = tmp_path / "clean root/usr/share"
    assert (share / "doc/buurthuis" / ingredients.TEXTS).read_text("utf-8") == ingredients.TEXTS
    assert "15." in (share / "doc/buurthuis/copyright").read_text("utf-8")
    (about,) = (share / "metainfo").iterdir()
    assert '<release version="1.2.3" date="2026-11-30"/>' in about.read_text("utf-8")
    assert linux.deb(frozen, frozen.parent, "1.2.3", MADE).read_bytes() == first


@pytest.mark.skipif(shutil.which("strip") is None, reason="strips libraries")
def test_libraries_lose_what_only_a_debugger_reads_but_not_those_that_a_wheel_repaired(
    tmp_path: Path,
) -> None:
    files = metadata.files("PyNaCl") or ()
    library = Path(next(file for file in files if file.suffix == ".so").locate())
    for folder in ("nacl", "numpy.libs"):
        (tmp_path / folder).mkdir()
        shutil.copy2(library, tmp_path / folder)
    linux.strip(tmp_path)
    sizes = {path.parent.name: path.stat().st_size for path in tmp_path.rglob("*.so")}
    assert sizes["nacl"] < sizes["numpy.libs"] == library.stat().st_size


def test_what_is_larger_than_people_should_wait_for_is_refused(
    frozen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_installer, "program", lambda _output: frozen / "buurthuis")

    def make(folder: Path, *_told: object) -> Path:
        return folder / "buurthuis"

    assert build_installer.package(make)(frozen.parent) == 0
    monkeypatch.setattr(build_installer, "LARGEST", 3)
    assert build_installer.package(make)(frozen.parent) == 1
