"""Installed: putting down what people download, as they do, and letting the program there test itself."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from installer.ingredients import LISTED, TEXTS

SECONDS_FOR_SELF_TEST = 300
SECONDS_OPEN = 15
"""How long the window must stay open by itself."""

ENDINGS = {"linux": "*.deb", "win32": "*-setup.exe", "darwin": "*.dmg"}


def newest(output: Path, system: str = sys.platform) -> Path | None:
    """What people of this system would download, when it was made."""
    made = sorted(output.glob(ENDINGS.get(system, "*.deb")), key=lambda path: path.stat().st_mtime)
    return made[-1] if made else None


def verify(output: Path, bundled: Path) -> int:
    """0 when the program works where it was put: the newest installer's, else a copy of the bundle."""
    with tempfile.TemporaryDirectory(prefix="Buurthuis Café Größe ") as name:
        folder = Path(name)
        home = folder / "Map van Zoë"
        home.mkdir()
        package = newest(output)
        if package is None:
            shutil.copytree(bundled.parent, folder / "programma", symlinks=True)
            program = folder / "programma" / bundled.name
        else:
            program = install(package, folder / "programma")
        sys.stdout.write(
            f"{package.name if package else 'bundle'}: {program.relative_to(folder)}\n"
        )
        environment = without_python(os.environ, home)
        for listed in (LISTED, TEXTS):
            if not any((folder / "programma").rglob(listed)):
                sys.stderr.write(f"{listed} was not installed.\n")
                return 1
        code = subprocess.run(
            [str(program), "--data", str(home / "gegevens"), "self-test"],
            cwd=home,
            env=environment,
            timeout=SECONDS_FOR_SELF_TEST,
            check=False,
        ).returncode
        return code or opens(program, home, environment)


def install(package: Path, folder: Path) -> Path:
    """Put `package` down in `folder`; the program that is there then."""
    if package.suffix == ".deb":
        subprocess.run(["dpkg-deb", "--extract", str(package), str(folder)], check=True)
        return folder / "usr/bin/buurthuis"
    if package.suffix == ".exe":
        # NSIS reads what follows /D= to the end of the line, and wants no quotes there.
        subprocess.run(f'"{package}" /S /D={folder}', check=True)
        return folder / "buurthuis.exe"
    mounted = folder.with_name("schijf")
    subprocess.run(["hdiutil", "attach", "-mountpoint", str(mounted), str(package)], check=True)
    try:
        shutil.copytree(mounted / "Buurthuis.app", folder / "Buurthuis.app", symlinks=True)
    finally:
        subprocess.run(["hdiutil", "detach", str(mounted)], check=True)
    return folder / "Buurthuis.app/Contents/MacOS/buurthuis"


def opens(program: Path, home: Path, environment: Mapping[str, str]) -> int:
    """Whether the window of the demo opens and stays; on Linux on a screen of its own, where there is Xvfb."""
    fill = [str(program), "--data", str(home / "demo"), "demo", "--no-window"]
    subprocess.run(fill, check=True, env=environment)
    seen = {name: value for name, value in environment.items() if name != "QT_QPA_PLATFORM"}
    before: list[str] = []
    if sys.platform == "linux":
        screen = shutil.which("xvfb-run")
        if screen is None:
            sys.stdout.write("No xvfb-run: the window was not opened.\n")
            return 0
        # The script that makes a screen needs all commands, and no spaces in its temporary folder.
        own = {"PATH": os.environ["PATH"], "TMPDIR": "/tmp"}  # noqa: S108 - of the screen alone
        before = [screen, "--auto-servernum", "env", *(f"{name}={seen[name]}" for name in own)]
        seen |= own
    command = [*before, str(program), "--data", str(home / "demo")]
    apart = os.name == "posix"
    with subprocess.Popen(command, cwd=home, env=seen, start_new_session=apart) as window:
        try:
            code = window.wait(SECONDS_OPEN)
        except subprocess.TimeoutExpired:
            sys.stdout.write(f"The window stayed open for {SECONDS_OPEN} seconds.\n")
            return 0
        finally:
            end(window)
    sys.stderr.write(f"The window closed by itself, with {code}.\n")
    return 1


def end(window: "subprocess.Popen[bytes]") -> None:
    """End the program, and the screen that was made for it."""
    if window.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(window.pid, 15)
    else:
        window.terminate()


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
