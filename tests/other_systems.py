"""Other systems: a Windows or a Mac that is put before one module, and what a test reached of the program there."""

import ctypes
import functools
import os
import sys
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import Any, ParamSpec

import pytest

P = ParamSpec("P")
PROGRAM = "buurthuis_app."
_HERE = sys.platform


class Instead:
    """A module of Python that says something else about the system, for the module that it is put before."""

    def __init__(self, real: ModuleType, **said: Any) -> None:
        self.__dict__.update(said)
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def elsewhere(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, *, platform: str = "win32"
) -> None:
    """Let this module believe that it runs on another system: no other one sees it, Path for one would not work."""
    if hasattr(module, "sys"):
        monkeypatch.setattr(module, "sys", Instead(sys, platform=platform))
    if hasattr(module, "os"):
        name = "nt" if platform == "win32" else "posix"
        monkeypatch.setattr(module, "os", Instead(os, name=name))


def reaches(*places: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """A test that calls these functions (`files.is_running`) as if on another system; it fails when it does not."""

    def marked(test: Callable[P, None]) -> Callable[P, None]:
        @functools.wraps(test)
        def watched(*args: P.args, **kwargs: P.kwargs) -> None:
            reached: set[str] = set()

            def note(frame: FrameType, event: str, _argument: object) -> None:
                module = frame.f_globals.get("__name__", "")
                if event == "call" and module.startswith(PROGRAM) and _is_elsewhere(frame):
                    reached.add(f"{module.removeprefix(PROGRAM)}.{frame.f_code.co_name}")

            before = sys.getprofile()
            sys.setprofile(note)
            try:
                test(*args, **kwargs)
            finally:
                sys.setprofile(before)
            assert set(places) <= reached, f"not reached: {set(places) - reached}"

        return watched

    return marked


def _is_elsewhere(frame: FrameType) -> bool:
    """Whether the function that is called here sees another system than this one."""
    module, given = frame.f_globals, frame.f_locals.copy()
    return (
        module.get("sys", sys) is not sys
        or module.get("os", os) is not os
        or sys.platform != _HERE
        or (os.name != "nt" and hasattr(ctypes, "windll"))
        or given.pop("windows", os.name == "nt") != (os.name == "nt")
        or any(getattr(value, "platform", _HERE) != _HERE for value in given.values())
    )
