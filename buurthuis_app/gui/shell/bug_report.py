"""Bug report: where in the program it went wrong, and nothing about the people in the data."""

import platform
import sys
import traceback
from pathlib import Path

import buurthuis_app


def describe(error: BaseException) -> str:
    """Types and frames of `error` and what led to it.

    No messages, source lines or values: a message can carry a name (database errors quote what was typed).
    """
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__, limit=-30)
        ]
        current = current.__cause__ or current.__context__
        if current is not None:
            lines.append("<-")
    return "\n".join(lines)


def report(error: BaseException) -> str:
    """The text that people can copy and send: version, system and `describe(error)`."""
    from PySide6.QtCore import qVersion

    return "\n".join(
        (
            f"Buurthuis {version()}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()} ({platform.machine()})",
            "",
            describe(error),
        )
    )


def version() -> str:
    """The program's version, as it was installed or bundled."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("buurthuis")
    except PackageNotFoundError:
        return "?"


def _short(filename: str) -> str:
    """The path inside the program; of other code the last two parts. A home folder carries a name."""
    path = Path(filename)
    root = Path(buurthuis_app.__file__).parent.parent
    if path.is_relative_to(root) and not path.is_relative_to(Path(sys.prefix)):
        return path.relative_to(root).as_posix()
    return "/".join(path.parts[-2:])
