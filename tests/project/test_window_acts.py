"""What people do in one go is one transaction: the window calls one method of one service, and composes nothing."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

import pytest

from buurthuis_app.services.registry import CentreServices, UseCase

PACKAGE = Path(__file__).parents[2] / "buurthuis_app"
SERVICES = {
    name
    for name, value in inspect.getmembers(
        CentreServices, lambda value: isinstance(value, cached_property | UseCase)
    )
}
LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@cache
def writes() -> set[str]:
    """The names of the public methods of services that write: they return a Done."""
    return {
        node.name
        for path in (PACKAGE / "services").rglob("*.py")
        if "Done[" in (source := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and node.returns is not None
        and ast.unparse(node.returns).startswith("Done[")
    }


def composed(tree: ast.Module, writing: set[str]) -> Iterator[str]:
    """Where a module makes a Done of its own, or writes in a loop."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Done":
            yield ast.unparse(node)
        if isinstance(node, LOOPS):
            yield from (
                ast.unparse(call.func)
                for call in ast.walk(node)
                if isinstance(call, ast.Call)
                and isinstance(call.func, ast.Attribute)
                and call.func.attr in writing
                and ast.unparse(call.func.value).rpartition(".")[2].lstrip("_") in SERVICES
            )


def test_the_window_composes_no_act_of_several_writes() -> None:
    writing = writes()
    assert len(writing) > 60
    assert len(SERVICES) > 30
    found = {
        (path.name, act)
        for path in (PACKAGE / "gui").rglob("*.py")
        for act in composed(ast.parse(path.read_text(encoding="utf-8")), writing)
    }
    assert not found


@pytest.mark.parametrize(
    ("source", "act"),
    [
        ("done = [lists.keep(kind, new=False) for kind in moved]", "lists.keep"),
        ("for aim in aims:\n    self._aiming.keep(aim)", "self._aiming.keep"),
        ("both = Done(value=None, changes=areas)", "Done(value=None, changes=areas)"),
        ("done = house.lists.shift(kind, 1)", None),
        ("for table in tables:\n    table.keep(rows)", None),
        ("names = [kind.name for kind in lists.all(TallyKind)]", None),
    ],
)
def test_an_act_of_several_writes_is_noticed(source: str, act: str | None) -> None:
    assert list(composed(ast.parse(source), writes())) == ([act] if act else [])
