"""Windows: the installer that NSIS compiles of buurthuis.nsi and of the list of all files in the frozen folder.

BUURTHUIS_SIGN is a command that signs the file named after it; it signs the installer and what removes the program.
"""

import datetime as dt
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).parent / "buurthuis.nsi"
LONGEST = 150
"""Letters of a place in the folder: with the user's own folder before it Windows allows 260."""


class TooLong(Exception):
    """A file lies so deep that Windows could not install it for who has a long name."""


def setup(frozen: Path, output: Path, version: str, made: dt.datetime) -> Path:
    """The installer of the folder `frozen`. Raises TooLong."""
    target = output / f"Buurthuis-{version}-setup.exe"
    listed = ROOT / "build" / "files.nsh"
    listed.parent.mkdir(exist_ok=True)
    listed.write_text(file_list(frozen), encoding="utf-8-sig")
    told = {
        "VERSION": version,
        "NUMBERS": f"{version}.0",
        "LISTED": str(listed),
        "ICON": str(ROOT / "resources/program/buurthuis.ico"),
        "TARGET": str(target),
        "KILOBYTES": str(sum(p.stat().st_size for p in frozen.rglob("*") if p.is_file()) // 1024),
    }
    if os.environ.get("BUURTHUIS_SIGN"):
        told["SIGN"] = os.environ["BUURTHUIS_SIGN"]
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command += [f"-D{name}={value}" for name, value in told.items()]
    moment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(made.timestamp()))}
    subprocess.run([*command, str(SCRIPT)], check=True, env=moment)
    return target


def file_list(frozen: Path) -> str:
    """Two macros: what is put down, and what is taken away again, without a look at what else lies there."""
    files = sorted(path for path in frozen.rglob("*") if path.is_file())
    places = {path: PurePosixPath(path.relative_to(frozen).as_posix()) for path in files}
    for place in places.values():
        if len(str(place)) > LONGEST:
            raise TooLong(place)
    folders = sorted({parent for place in places.values() for parent in place.parents})
    lines = ["!macro PutFiles", *_put(places), "!macroend", "!macro RemoveFiles"]
    lines += [f'Delete "$INSTDIR\\{_windows(place)}"' for place in places.values()]
    deepest_first = [folder for folder in reversed(folders) if folder.parts]
    lines += [f'RMDir "$INSTDIR\\{_windows(folder)}"' for folder in deepest_first]
    return "\n".join([*lines, "!macroend", ""])


def _put(places: dict[Path, PurePosixPath]) -> Iterator[str]:
    folder = None
    for path, place in sorted(places.items(), key=lambda item: (item[1].parent, item[1])):
        if place.parent != folder:
            folder = place.parent
            yield (
                f'SetOutPath "$INSTDIR\\{_windows(folder)}"'
                if folder.parts
                else "SetOutPath $INSTDIR"
            )
        yield f'File "/oname={_quoted(place.name)}" "{path}"'


def _windows(place: PurePosixPath) -> str:
    return _quoted("\\".join(place.parts))


def _quoted(text: str) -> str:
    """NSIS reads $ as the begin of a variable."""
    return text.replace("$", "$$")
