"""Texts that Qt could read as markup are shown as they are: held by reading the program's own source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

GUI = Path(__file__).parents[2] / "buurthuis_app"
TEXT_AT = {
    "setToolTip": 0,
    "about": 2,
    "question": 2,
    "warning": 2,
    "information": 2,
    "critical": 2,
}
"""Functions of Qt that guess whether a text is markup, and where that text is among the arguments."""
SHOWING = re.compile("setToolTip|QMessageBox|QLabel|QTextBrowser|ToolTipRole")
"""What stands in every file that could show one so."""


def called(node: ast.AST) -> str:
    """The last part of the name of what is called."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def of_message_box(call: ast.Call) -> bool:
    function = call.func
    return isinstance(function, ast.Attribute) and ast.unparse(function.value) == "QMessageBox"


def fixed(words: ast.expr) -> bool:
    """A text of the program alone, or one that was made plain."""
    if isinstance(words, ast.IfExp):
        return fixed(words.body) and fixed(words.orelse)
    return isinstance(words, ast.Constant) or called(words) in {"_", "plain_text"}


def faults(source: str) -> Iterator[int]:
    """Lines with a text that Qt could take for markup."""
    module = ast.parse(source)
    scopes = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    for node in ast.walk(module):
        name = called(node)
        if not isinstance(node, ast.Call):
            continue
        if name == "setToolTip" or (name in TEXT_AT and of_message_box(node)):
            if not fixed(node.args[TEXT_AT[name]]):
                yield node.lineno
        elif name == "QMessageBox":
            yield node.lineno
        elif name in {"QLabel", "QTextBrowser"}:
            around = [s for s in scopes if s.lineno <= node.lineno <= (s.end_lineno or 0)]
            inner = ast.unparse(max(around, key=lambda s: s.lineno)) if around else ""
            if "TextFormat.PlainText" not in inner and name == "QLabel":
                yield node.lineno
    if "return" in source and "ToolTipRole" in source and "plain_text(" not in source:
        yield 0


def test_no_text_on_the_screen_is_read_as_markup() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in GUI.rglob("*.py")}
    shown = {path: source for path, source in sources.items() if SHOWING.search(source)}
    assert len(sources) > 1000 > len(shown) > 30
    found = {path: [*faults(source)] for path, source in shown.items()}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_an_ampersand_is_kept_in_one_way() -> None:
    """Each text beside a field and on a button goes through the same function: no name loses its sign."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in GUI.rglob("gui/**/*.py")}
    assert [name for name, source in sources.items() if '"&&"' in source] == ["plain_text.py"]
    assert [name for name, source in sources.items() if ".setBuddy(" in source] == ["controls.py"]


@pytest.mark.parametrize(
    "source",
    [
        "def f(b, name):\n    b.setToolTip(name)",
        "def f(b, name):\n    b.setToolTip(_('{n}').format(n=name))",
        "def f(name):\n    QMessageBox.warning(None, '', name)",
        "def f(self):\n    return QMessageBox(self)",
        "def f(name):\n    return QLabel(name)",
        "def data(role):\n    return name if role == ToolTipRole else None",
    ],
)
def test_each_way_to_show_markup_is_found(source: str) -> None:
    assert list(faults(source))
