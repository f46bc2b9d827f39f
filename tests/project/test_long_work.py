"""Long work is shown and can be stopped: each service method that tells how far it is, is listened to in the window."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from buurthuis_app.services.registry import CentreServices, UseCase

PACKAGE = Path(__file__).parents[2] / "buurthuis_app"
OTHERS = {
    "keeping": "privacy.maintenance",
    "backups": "privacy.backups",
    "place": "privacy.data_place",
    "rounds": "privacy.backup_rounds",
}
"""What is no use case of the registry, by the name under which the window has it."""
LISTENERS = {"do_long", "_do_long", "reporting", "waited"}
INSIDE = {
    ("attendance", "paper"): "the list of papers makes it",
    ("rounds", "add"): "the other service does, for a copy by hand",
    ("rounds", "demand_safe_to_erase"): "what erases asks it",
    ("calendars", "export"): "it is written with it, and published in the background",
}
"""What the window asks of another service."""
EXCEPTIONS = {
    ("packet_rounds.py", "taking_in", "take_in"): "the program does it, each minute",
    ("rescue.py", "place", "move"): "from a server: what carries it is listened to",
}
LONG = {
    *(("keeping", "backup_now"), ("keeping", "backup_to"), ("carrying", "make")),
    *(("keeping", "erase_due"), ("keeping", "erase_now")),
    *(("rounds", "choose_second_place"), ("rounds", "bring")),
    *(("backups", "candidates"), ("backups", "restore"), ("backups", "salvage")),
    *(("backups", "at"), ("backups", "offer")),
    *(("place", "move"), ("door_files", "make"), ("taking_in", "take_in")),
    *(("importing", "open"), ("importing", "read"), ("importing", "preview")),
    *(("importing", "keep"), ("people_importing", "read"), ("calendars", "read")),
    *(("calendars", "write"),),
    *(("exporting", "write"), ("sharing", "write"), ("person_requests", "find")),
}
"""What takes more than half a second in a large centre or a large file."""


def modules() -> dict[str, str]:
    """The module of each service, by the name under which the window has it."""
    cases = {
        name: case._module
        for name, case in vars(CentreServices).items()
        if isinstance(case, UseCase)
    }
    return cases | OTHERS


def telling() -> set[tuple[str, str]]:
    """The methods of services that tell how far they are."""
    found = set()
    for name, module in modules().items():
        path = PACKAGE / "services" / f"{module.replace('.', '/')}.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                asked = [argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)]
                if asked[:1] == ["self"] and "progress" in asked:
                    found.add((name, node.name))
    return found


def last_name(node: ast.AST) -> str:
    """What stands after the last dot; nothing for what has no name."""
    return str(getattr(node, "attr", getattr(node, "id", "")))


def uses(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Each method of a service that a module of the window names, and whether somebody listens there."""

    def walk(node: ast.AST, *, heard: bool) -> Iterator[tuple[str, str, bool]]:
        if isinstance(node, ast.Call):
            heard |= last_name(node.func) in LISTENERS
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            heard |= "progress" in {argument.arg for argument in node.args.args}
        if isinstance(node, ast.Attribute):
            of = node.value.func if isinstance(node.value, ast.Call) else node.value
            yield last_name(of).lstrip("_"), node.attr, heard
        for child in ast.iter_child_nodes(node):
            yield from walk(child, heard=heard)

    yield from walk(ast.parse(path.read_text(encoding="utf-8")), heard=False)


@pytest.fixture(scope="module")
def used() -> list[tuple[str, str, str, bool]]:
    """Where the window does what takes long, and whether somebody listens there."""
    long = telling()
    return [
        (path.name, of, method, heard)
        for folder in ("gui", "bootstrap")
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        if path.name != "self_test.py"
        for of, method, heard in uses(path)
        if (of, method) in long
    ]


def test_what_takes_long_tells_how_far_it_is() -> None:
    assert telling() - INSIDE.keys() == LONG


def test_somebody_listens_wherever_the_window_does_it(
    used: list[tuple[str, str, str, bool]],
) -> None:
    deaf = {(file, of, method) for file, of, method, heard in used if not heard}
    assert deaf == EXCEPTIONS.keys()


def test_all_of_it_is_done_in_the_window(used: list[tuple[str, str, str, bool]]) -> None:
    assert {(of, method) for _file, of, method, heard in used if heard} == LONG
