"""Every place where the program looks at which system it runs on is tried by a test as if it ran on another one."""

import ast
import re
from pathlib import Path

from tests.other_systems import PROGRAM

ROOT = Path(__file__).parents[2]
_ATTRIBUTES = {"platform", "windll"}
_OF_A_MODULE = {("os", "name"), ("platform", "system")}
_MODULES = {"winreg", "msvcrt", "fcntl", "resource"}
_PARTLY_THERE = {"os", "signal", "ctypes", "socket"}
_WORDS = re.compile(
    r"\b(?:platform|windll|winreg|msvcrt|fcntl|resource)\b|\bos\s*\.\s*name\b"
    r"|\b(?:get|has)attr\(\s*(?:os|signal|ctypes|socket)\b"
)
"""Reading the words is quicker than reading the syntax: where none of these stands, nothing looks at the system."""
TOLD = {"gui.shell.bug_report.report": "it only writes down which system this is"}
"""Places that need no other system, with why."""


def looks_at_the_system(function: ast.AST) -> bool:
    """Whether it asks which system this is, or for what only some have."""
    for node in ast.walk(function):
        match node:
            case ast.Attribute(attr=name) if name in _ATTRIBUTES:
                return True
            case ast.Attribute(value=ast.Name(id=base), attr=name) if (base, name) in _OF_A_MODULE:
                return True
            case ast.Call(
                func=ast.Name(id="getattr" | "hasattr"), args=[ast.Name(id=base), *_]
            ) if base in _PARTLY_THERE:
                return True
            case ast.Import(names=names) if any(each.name in _MODULES for each in names):
                return True
            case _:
                pass
    return False


def places_in(text: str, module: str) -> set[str]:
    """The functions of a module that look at the system, each by its whole name."""
    if not _WORDS.search(text):
        return set()
    tree = ast.parse(text)
    return {
        f"{module}.{node.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and looks_at_the_system(node)
    } | {f"{module} (at its top)" for node in tree.body if _at_the_top(node)}


def _at_the_top(node: ast.stmt) -> bool:
    """Whether a module asks it while it is read, where no test can say something else."""
    return not isinstance(node, ast.FunctionDef | ast.ClassDef) and looks_at_the_system(node)


def places() -> set[str]:
    """All of the program."""
    package = ROOT / PROGRAM.rstrip(".")
    found = set()
    for path in package.rglob("*.py"):
        parts = path.relative_to(package).with_suffix("").parts
        module = ".".join(part for part in parts if part != "__init__")
        found |= places_in(path.read_text(encoding="utf-8"), module)
    return found


def reached() -> set[str]:
    """The places that tests say they reach; each of those fails when it does not."""
    return {
        argument.value
        for path in (ROOT / "tests").rglob("test_*.py")
        if "@reaches(" in (text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        for marked in node.decorator_list
        if isinstance(marked, ast.Call) and getattr(marked.func, "id", "") == "reaches"
        for argument in ast.walk(marked)
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def test_every_place_that_looks_at_the_system_is_reached_as_if_on_another() -> None:
    found = places()
    assert len(found) > 15
    assert reached() == found - TOLD.keys()
    assert TOLD.keys() <= found


def test_a_planted_place_is_found() -> None:
    planted = """
WINDOWS = os.name == "nt"
class A:
    def one(self): return sys.platform == "win32"
def two(): import fcntl
def three(): return hasattr(os, "fork")
def four(): return getattr(ctypes, "windll", None)
def five(hints): return hints.platform
def plain(): return os.path, here.name
"""
    alone = [line.strip() for line in planted.splitlines() if line and not line.startswith("class")]
    assert [line for line in alone if not places_in(line, "a")] == [alone[-1]]
    assert places_in(planted, "a") == {
        *("a.one", "a.two", "a.three", "a.four", "a.five"),
        "a (at its top)",
    }
