"""Make the program that needs no Python: `bundle` freezes it into one folder, `verify` lets that folder test itself.

What goes into it is installed from `bundle-requirements.txt`, each file known by its sum; `hashes` writes that anew.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WORK = ROOT / "build" / "bundle"
NAME = "buurthuis"
WINDOWED_NAME = "buurthuis-app"
SECONDS_FOR_SELF_TEST = 300
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
)
"""Modules that are only named at run time, by a migration, or in compiled code (PyNaCl's).

A library that comes in later shows here what it forgot to say: let the self-test try it, then `verify`.
"""

EXCLUDED: tuple[str, ...] = (
    "tkinter",
    "matplotlib",
    "pytest",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
)
"""What a library would use when it is there, and the program does not need."""

SPECIFICATION = """
import os

analysis = Analysis(
    [{entry!r}], pathex=[{root!r}], datas={data!r}, hiddenimports={hidden!r}, excludes={excluded!r}
)


def wanted(target):
    folder, _, name = target.replace(os.sep, "/").rpartition("/")
    return not folder.endswith("Qt/translations") or name in {qt_texts!r}


analysis.datas = [entry for entry in analysis.datas if wanted(entry[0])]
archive = PYZ(analysis.pure)
programs = [
    EXE(archive, analysis.scripts, [], exclude_binaries=True, name=name, console=console)
    for name, console in (({console_name!r}, True), ({windowed_name!r}, False))
]
COLLECT(*programs, analysis.binaries, analysis.datas, name={console_name!r})
"""
"""One folder with two programs: on Windows one has a console for scripts, the other opens without."""


def specification(root: Path = ROOT) -> str:
    """What PyInstaller is asked to make of the source tree at `root`."""
    return SPECIFICATION.format(
        root=str(root),
        entry=str(root / "buurthuis_app" / "__main__.py"),
        data=[(str(root / source), target) for source, target in DATA],
        qt_texts={"qtbase_nl.qm", "qt_nl.qm"},
        hidden=list(HIDDEN),
        excluded=list(EXCLUDED),
        console_name=NAME,
        windowed_name=WINDOWED_NAME,
    )


def program(output: Path) -> Path:
    """The console program inside the folder that `bundle` made."""
    return output / NAME / (f"{NAME}.exe" if os.name == "nt" else NAME)


def found(system: str, python: str) -> dict[str, str]:
    """What pip would install there: each `name==version` with the sum of its file."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tools = settings["optional-dependencies"]["dev"]
    wanted = [
        *settings["dependencies"],
        *(tool for tool in tools if tool.startswith("pyinstaller")),
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


def without_python(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The environment of a computer where Python was never installed, with `folder` as the user's home."""
    kept = {
        name: value
        for name, value in environment.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "PYENV", "CONDA", "LD_LIBRARY_PATH"))
        and name != "BUURTHUIS_DATA"
    }
    folders = environment.get("PATH", "").split(os.pathsep)
    kept["PATH"] = os.pathsep.join(
        path for path in folders if path and not any(Path(path).glob("python*"))
    )
    kept["HOME"] = kept["USERPROFILE"] = kept["LOCALAPPDATA"] = str(folder)
    kept["TMPDIR"] = kept["TEMP"] = kept["TMP"] = str(folder)
    kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    return kept


def verify(output: Path) -> int:
    """Run the frozen program's own test where no Python and no source tree can help it.

    The bundle is moved to, and works in, a folder whose name has spaces and accents, as users' folders do.
    """
    if not program(output).exists():
        sys.stderr.write(f"{program(output)} does not exist: run `build_installer.py bundle`.\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="Buurthuis Café Größe ") as name:
        folder = Path(name)
        shutil.copytree(output / NAME, folder / "programma", symlinks=True)
        home = folder / "Map van Zoë"
        home.mkdir()
        copy = folder / "programma" / program(output).name
        return subprocess.run(
            [str(copy), "--data", str(home / "gegevens"), "self-test"],
            cwd=home,
            env=without_python(os.environ, home),
            timeout=SECONDS_FOR_SELF_TEST,
            check=False,
        ).returncode


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="default: dist/")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("bundle", help="freeze the program into one folder")
    commands.add_parser("hashes", help="write down anew which files may go into a bundle")
    commands.add_parser("verify", help="let the frozen program test itself without any Python")
    chosen = parser.parse_args(arguments)
    if chosen.command == "hashes":
        return hashes()
    return {"bundle": bundle, "verify": verify}[chosen.command](chosen.output.resolve())


if __name__ == "__main__":
    sys.exit(main())
