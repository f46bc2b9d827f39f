"""Names in the source of the program: the function, module or class that each stands for, told without running it."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from functools import cache, cached_property
from types import FunctionType, ModuleType
from typing import Any

from buurthuis_app.services.registry import UseCase

OURS = ("buurthuis_app", "tests")
"""The packages whose source is read."""


@cache
def tree_of(module: str) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(inspect.getsource(importlib.import_module(module)))


@cache
def statements(module: str) -> list[ast.AST]:
    """Every statement of a module, also inside another: far fewer than there are expressions, which hold none."""
    found: list[ast.AST] = [tree_of(module)]
    for node in found:  # it grows on the way
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            found.extend(getattr(node, part, ()))
    return found


@cache
def imported(module: str) -> dict[str, tuple[str, str]]:
    """What a module imports from the program, anywhere in it, by its name there: from which module, and which name."""
    return {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in statements(module)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(OURS)
        for alias in node.names
    }


@cache
def named(module: str, name: str) -> Any:
    """What a name stands for in a module; also when it is imported for types only, or inside a function."""
    known = vars(importlib.import_module(module))
    if name in known or name not in imported(module):
        return known.get(name)
    source, original = imported(module)[name]
    return getattr(importlib.import_module(source), original, None)


def bare(member: Any) -> Any:
    """The function behind a method, a property or a decorator; a class stays itself."""
    if isinstance(member, staticmethod | classmethod):
        member = member.__func__
    elif isinstance(member, property):
        member = member.fget
    elif isinstance(member, cached_property):
        member = member.func
    return inspect.unwrap(member) if isinstance(member, FunctionType) else member


@cache
def definitions(module: str) -> dict[tuple[str, int], ast.FunctionDef]:
    """The functions of a module by name and line, also by that of a decorator."""
    return {
        (node.name, line): node
        for node in statements(module)
        if isinstance(node, ast.FunctionDef)
        for line in (node.lineno, *(decorator.lineno for decorator in node.decorator_list))
    }


def definition(function: FunctionType) -> ast.FunctionDef | None:
    """Where a function of the program is written down; None for one that is made, or another's."""
    if not function.__module__.startswith(OURS):
        return None
    place = (function.__name__, function.__code__.co_firstlineno)
    return definitions(function.__module__).get(place)


def type_named(module: str, annotation: ast.expr | None) -> type | None:
    """The class that an annotation names first."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    if isinstance(annotation, ast.BinOp):
        return type_named(module, annotation.left) or type_named(module, annotation.right)
    found = named(module, annotation.id) if isinstance(annotation, ast.Name) else None
    return found if isinstance(found, type) else None


def returned(function: FunctionType) -> type | None:
    """The class of what a function returns."""
    node = definition(function)
    return type_named(function.__module__, node.returns) if node else None


def pairs(target: ast.expr, value: ast.expr | None) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What is assigned to what, also several at once."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(target.elts, value.elts, strict=False)
    elif value is not None:
        yield target, value


@cache
def type_of_member(owner: type, name: str) -> type | None:
    """The class of an attribute: of a property by what it returns, of a field by its annotation, else by `__init__`."""
    member = inspect.getattr_static(owner, name, None)
    if isinstance(member, UseCase):
        return member.service()
    if isinstance(member, property | cached_property):
        return returned(bare(member))
    for base in owner.__mro__:
        if not base.__module__.startswith(OURS):
            continue
        found = type_named(base.__module__, _annotated(base, name)) or _from_init(base, owner, name)
        if found is not None:
            return found
    return None


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    return {node.name: node for node in statements(module) if isinstance(node, ast.ClassDef)}


def _annotated(base: type, name: str) -> ast.expr | None:
    node = _classes(base.__module__).get(base.__name__)
    for field in node.body if node else ():
        if isinstance(field, ast.AnnAssign) and getattr(field.target, "id", "") == name:
            return field.annotation
    return None


def _from_init(base: type, owner: type, name: str) -> type | None:
    init = vars(base).get("__init__")
    node = definition(init) if isinstance(init, FunctionType) else None
    if node is None:
        return None
    names = Names(base.__module__, owner, node.args)
    for statement in ast.walk(node):
        if isinstance(statement, ast.Assign):
            for target, value in pairs(statement.targets[0], statement.value):
                own = isinstance(target, ast.Attribute) and target.attr == name
                if own and ast.unparse(target) == f"self.{name}":
                    return names.type_of(value)
    return None


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node) == "super()"


class Names:
    """The names in one function: of which class what they stand for is, as far as the source tells."""

    def __init__(self, module: str, owner: type | None, arguments: ast.arguments) -> None:
        self.module = module
        self.owner = owner
        given = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        self.types = {each.arg: type_named(module, each.annotation) for each in given}
        if owner is not None and given and given[0].arg == "self":
            self.types["self"] = owner

    def type_of(self, node: ast.expr) -> type | None:
        """The class of a value, as far as it can be told."""
        if isinstance(node, ast.Name):
            return self.types.get(node.id)
        if isinstance(node, ast.Attribute):
            owner = self.type_of(node.value)
            return type_of_member(owner, node.attr) if owner else None
        if isinstance(node, ast.Call):
            called, _owner = self.called(node.func)
            if isinstance(called, FunctionType):
                return returned(called)
            return called if isinstance(called, type) else None
        if isinstance(node, ast.IfExp):
            return self.type_of(node.body) or self.type_of(node.orelse)
        return None

    def called(self, node: ast.expr) -> tuple[Any, type | None]:
        """The function or class that is called, and the class it is called on."""
        if isinstance(node, ast.Name):
            return bare(named(self.module, node.id)), None
        if not isinstance(node, ast.Attribute):
            return None, None
        if _is_super(node.value) and self.owner is not None:
            bases = [base for base in self.owner.__mro__[1:] if node.attr in vars(base)]
            return bare(vars(bases[0])[node.attr]) if bases else None, self.owner
        owner = self.type_of(node.value)
        if owner is None and isinstance(node.value, ast.Name):
            known = named(self.module, node.value.id)
            if isinstance(known, ModuleType):
                return bare(getattr(known, node.attr, None)), None
            owner = known if isinstance(known, type) else None
        return (
            (bare(inspect.getattr_static(owner, node.attr, None)), owner) if owner else (None, None)
        )

    def learn(self, target: ast.expr | None, value: ast.expr) -> None:
        """Remember the class of what a name is given."""
        if isinstance(target, ast.Name):
            self.types[target.id] = self.type_of(value)
