"""Make the program that needs no Python: `bundle` freezes it into one folder; `windows`, `linux` and `macos` make of
that folder what people download, each on its own system; `verify` installs that, and lets it test itself.

What goes into it is installed from `bundle-requirements.txt`, each file known by its sum; `hashes` writes that anew.
"""

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tomllib
import venv
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from buurthuis_app import __version__
from installer import installed, linux, macos, windows

ROOT = Path(__file__).resolve().parent
WORK = ROOT / "build" / "bundle"
NAME = "buurthuis"
WINDOWED_NAME = "buurthuis-app"
LARGEST = 80_000_000
"""Bytes of what people download."""
REQUIREMENTS = ROOT / "bundle-requirements.txt"
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS: dict[str, tuple[str, ...]] = {
    "linux": (
        "manylinux2014_x86_64",
        "manylinux_2_27_x86_64",
        "manylinux_2_28_x86_64",
        "manylinux_2_34_x86_64",
    ),
    "win32": ("win_amd64",),
    "darwin": (
        "macosx_11_0_arm64",
        "macosx_12_0_arm64",
        "macosx_13_0_universal2",
        "macosx_14_0_arm64",
    ),
}
"""The systems that a bundle is made for, as Python names them, and the files of packages that fit them."""
ON_THIS_ALONE: dict[str, tuple[str, ...]] = {
    "linux": (),
    "win32": ("tzdata", "pefile", "pywin32-ctypes"),
    "darwin": ("macholib",),
}
"""What pip, on another system, does not see that is needed there."""
ON_LINUX_ALONE = {"cryptography", "jeepney", "secretstorage"}
"""What pip, on Linux, takes to be needed everywhere: the keyring of the desktop."""

DATA: tuple[tuple[str, str], ...] = (
    ("resources", "buurthuis_app/resources"),
    # Alembic reads migrations as files from disk, not as modules.
    ("buurthuis_app/persistence/migrations", "buurthuis_app/persistence/migrations"),
    ("LICENSE", "."),
)
"""(in the source tree, in the bundle)."""

HIDDEN: tuple[str, ...] = (
    "logging.config",
    "alembic.op",
    "alembic.context",
    "alembic.ddl.sqlite",
    "sqlalchemy.dialects.sqlite",
    "_cffi_backend",
    "sqlalchemy.dialects.postgresql",
    "psycopg_binary",
    "psycopg_binary.pq",
    "psycopg_binary._psycopg",
    # ReportLab names them in texts that it executes when a QR code is asked for.
    *(
        f"reportlab.graphics.barcode.{kind}"
        for kind in ("code39", "code93", "code128", "common", "ecc200datamatrix", "usps", "usps4s")
    ),
    *(
        f"buurthuis_app.gui.tabs.{tab.parent.name}.tab"
        for tab in sorted((ROOT / "buurthuis_app" / "gui" / "tabs").glob("*/tab.py"))
    ),
)
"""Modules that are only named at run time, by a migration, in compiled code (PyNaCl's), or in the list of tabs.

A library that comes in later shows here what it forgot to say: let the self-test try it, then `verify`.
"""

EXCLUDED: tuple[str, ...] = (
    "tkinter",
    "matplotlib",
    "pytest",
    "setuptools",
    "readline",
    "ssl",
    "_ssl",
    "_hashlib",
    "numpy.f2py",
    "numpy.fft",
    "numpy.random",
    "numpy.testing",
    "PIL._avif",
    "PIL.AvifImagePlugin",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
)
"""What a library would use when it is there, and the program does not need."""

SPECIFICATION = """
import sys
from pathlib import Path

sys.path.insert(0, {root!r})
from installer import ingredients, pruning

analysis = Analysis(
    [{entry!r}], pathex=[{root!r}], datas={data!r}, hiddenimports={hidden!r}, excludes={excluded!r}
)
analysis.binaries = pruning.pruned(analysis.binaries)
analysis.datas = pruning.pruned(analysis.datas)
gathered = [*analysis.pure, *analysis.binaries, *analysis.datas]
sources = [entry[1] for entry in gathered]
for listed in ingredients.write(Path({work!r}), {version!r}, sources, made={made!r}, page={page!r}):
    analysis.datas.append(("buurthuis_app/resources/" + listed.name, str(listed), "DATA"))
archive = PYZ(analysis.pure)
kinds = (({console_name!r}, True), ({windowed_name!r}, False))
programs = [
    EXE(archive, analysis.scripts, [], exclude_binaries=True, name=name, console=console, icon={icon!r})
    for name, console in (kinds if sys.platform == "win32" else kinds[:1])
]
folder = COLLECT(*programs, analysis.binaries, analysis.datas, name={console_name!r})
if sys.platform == "darwin":
    BUNDLE(
        folder, name="Buurthuis.app", icon={icon!r}, version={version!r}, bundle_identifier={identifier!r},
        info_plist={told!r},
    )
"""
"""One folder; on Windows with two programs: one has a console for scripts, the other opens without."""


def specification(root: Path = ROOT) -> str:
    """What PyInstaller is asked to make of the source tree at `root`."""
    return SPECIFICATION.format(
        root=str(root),
        entry=str(root / "buurthuis_app" / "__main__.py"),
        data=[(str(root / source), target) for source, target in DATA],
        work=str(WORK),
        version=__version__,
        made=made_at().isoformat(),
        page=project().get("urls", {}).get("Releases", ""),
        icon=str(
            root / "resources/program" / ("buurthuis.icns" if macos.HERE else "buurthuis.ico")
        ),
        identifier=macos.IDENTIFIER,
        told=macos.TOLD,
        hidden=list(HIDDEN),
        excluded=list(EXCLUDED),
        console_name=NAME,
        windowed_name=WINDOWED_NAME,
    )


def project() -> dict[str, Any]:
    """What pyproject.toml says of the program. The page with new versions is its address `Releases`."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(settings["project"])


def program(output: Path) -> Path:
    """The console program inside the folder that `bundle` made."""
    return output / NAME / (f"{NAME}.exe" if os.name == "nt" else NAME)


def found(system: str, python: str) -> dict[str, str]:
    """What pip would install there: each `name==version` with the sum of its file."""
    settings = project()
    extra = settings["optional-dependencies"]
    wanted = [
        *settings["dependencies"],
        *extra["server"],
        *(tool for tool in extra["dev"] if tool.startswith("pyinstaller")),
    ]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
    command += ["--only-binary=:all:", f"--python-version={python}", "--report=-"]
    command += [f"--constraint={ROOT / 'constraints.txt'}", f"--target={WORK / 'nowhere'}"]
    command += [f"--platform={tag}" for tag in PLATFORMS[system]]
    told = subprocess.run(
        [*command, *wanted, *ON_THIS_ALONE[system]], check=True, capture_output=True, text=True
    )
    return {
        f"{package['metadata']['name'].lower()}=={package['metadata']['version']}": package[
            "download_info"
        ]["archive_info"]["hashes"]["sha256"]
        for package in json.loads(told.stdout)["install"]
        if system == "linux" or package["metadata"]["name"].lower() not in ON_LINUX_ALONE
    }


def hashes() -> int:
    """Write down which files may go into a bundle, for every system and Python that it is made with."""
    sums: defaultdict[str, set[str]] = defaultdict(set)
    systems: defaultdict[str, set[str]] = defaultdict(set)
    for system in PLATFORMS:
        for python in PYTHONS:
            for package, sum_ in found(system, python).items():
                sums[package].add(sum_)
                systems[package].add(system)
    lines = ["# What goes into a bundle, each file by its sum. Renew: make hashes"]
    for package in sorted(sums):
        some = sorted(systems[package])
        where = " or ".join(f"sys_platform == '{system}'" for system in some)
        marker = "" if len(some) == len(PLATFORMS) else f" ; {where}"
        known = "".join(f" \\\n    --hash=sha256:{sum_}" for sum_ in sorted(sums[package]))
        lines.append(f"{package}{marker}{known}")
    REQUIREMENTS.write_text("\n".join(lines) + "\n", encoding="ascii")
    sys.stdout.write(f"{REQUIREMENTS.name}: {len(sums)} packages\n")
    return 0


def python_of_the_bundle() -> Path:
    """A fresh environment with nothing but what `bundle-requirements.txt` knows, and its Python."""
    folder = WORK / "python"
    venv.create(folder, clear=True, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    command = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
    subprocess.run([*command, f"--requirement={REQUIREMENTS}"], check=True)
    return python


def bundle(output: Path) -> int:
    """Freeze the program into `output`/buurthuis and say how large it became."""
    WORK.mkdir(parents=True, exist_ok=True)
    file = WORK / "buurthuis.spec"
    file.write_text(specification(), encoding="utf-8")
    command = [
        str(python_of_the_bundle()),
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--clean",
        "--log-level=WARN",
    ]
    command += [f"--distpath={output}", f"--workpath={WORK}", str(file)]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code == 0:
        inside = (output / NAME).rglob("*")
        files = [path for path in inside if path.is_file() and not path.is_symlink()]
        megabytes = sum(path.stat().st_size for path in files) / 1e6
        sys.stdout.write(f"{program(output)}: {len(files)} files, {megabytes:.0f} MB\n")
    return code


def made_at() -> dt.datetime:
    """The moment that files say they are of: SOURCE_DATE_EPOCH, else that of the newest commit."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        command = ["git", "log", "-1", "--format=%ct"]
        told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return dt.datetime.fromtimestamp(int(told), dt.UTC)


def package(make: Callable[[Path, Path, str, dt.datetime], Path]) -> Callable[[Path], int]:
    """Make what people download of the folder that `bundle` made; 1 when it is larger than they should wait for."""

    def carry_out(output: Path) -> int:
        if not program(output).exists():
            return lacking(program(output))
        target = make(output / NAME, output, __version__, made_at())
        size = target.stat().st_size
        sys.stdout.write(f"{target}: {size / 1e6:.1f} MB of at most {LARGEST / 1e6:.0f}\n")
        return int(size > LARGEST)

    return carry_out


def verify(output: Path) -> int:
    """Install what people download, or else copy the bundle, and let the program there test itself.

    Where that is, no Python and no source tree can help it, and its folder has spaces and accents, as users' have.
    """
    if not program(output).exists() and installed.newest(output) is None:
        return lacking(program(output))
    return installed.verify(output, program(output))


def lacking(path: Path) -> int:
    """Say that there is no bundle."""
    sys.stderr.write(f"{path} does not exist: run `build_installer.py bundle`.\n")
    return 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="default: dist/")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("hashes", help="write down anew which files may go into a bundle")
    steps: dict[str, tuple[Callable[[Path], int], str]] = {
        "bundle": (bundle, "freeze the program into one folder"),
        "windows": (package(windows.setup), "make the installer for Windows (needs makensis)"),
        "linux": (package(linux.deb), "make the .deb (needs dpkg-deb)"),
        "macos": (package(macos.image), "make the .dmg (on macOS)"),
        "verify": (verify, "install what was made, and let it test itself without any Python"),
    }
    for name, (_step, told) in steps.items():
        commands.add_parser(name, help=told)
    chosen = parser.parse_args(arguments)
    if chosen.command == "hashes":
        return hashes()
    return steps[chosen.command][0](chosen.output.resolve())


if __name__ == "__main__":
    sys.exit(main())
