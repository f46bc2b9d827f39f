"""Transactions that a function of the services opens, counted on every path through its source and what it calls."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cached_property
from types import FunctionType

from buurthuis_app import services
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.confidant.session import Session
from tests.project.source_names import OURS, Names, bare, definition

Count = tuple[int, int]
"""(reads, writes) opened on one path, each at most MANY."""
Counts = frozenset[Count]
"""Those of all paths."""

MANY = 2
NOWHERE: Counts = frozenset()
NOTHING: Counts = frozenset({(0, 0)})
OPENING: dict[tuple[type, str], Counts] = {
    (opener, name): count
    for opener in (Database, Session)
    for name, count in (("read", frozenset({(1, 0)})), ("begin", frozenset({(0, 1)})))
}


def after(first: Counts, second: Counts) -> Counts:
    """The counts of one thing done after another."""
    if first is NOTHING or second is NOTHING:  # most that is written down opens nothing
        return second if first is NOTHING else first
    return frozenset(
        (min(reads + more_reads, MANY), min(writes + more_writes, MANY))
        for reads, writes in first
        for more_reads, more_writes in second
    )


def several(counts: Counts) -> bool:
    """Whether some path opens more than one transaction."""
    return any(reads + writes > 1 for reads, writes in counts)


class Reader(Names):
    """Reads the body of one function, and follows what it calls."""

    def opened(self, node: ast.AST | None) -> Counts:
        """What evaluating an expression opens. A lambda in it is not carried out, and counted by itself."""
        if isinstance(node, ast.IfExp):
            ways = self.opened(node.body) | self.opened(node.orelse)
            return after(self.opened(node.test), ways)
        counts = NOTHING
        if node is None or isinstance(node, ast.Lambda):
            return counts
        for child in ast.iter_child_nodes(node):
            counts = after(counts, self.opened(child))
        if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            return self.opened_by_each(node)
        if isinstance(node, ast.BoolOp):
            return counts | self.opened(node.values[0])
        if isinstance(node, ast.Call):
            return after(counts, self.opened_by_call(node))
        return after(counts, self.opened_by_property(node))

    def opened_by_each(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
    ) -> Counts:
        """What a comprehension opens: what it goes through is asked for once, the rest for each."""
        each = NOTHING
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.comprehension):
                parts = [child.iter] if child is not node.generators[0] else []
                for part in (*parts, *child.ifs):
                    each = after(each, self.opened(part))
            else:
                each = after(each, self.opened(child))
        return after(self.opened(node.generators[0].iter), each | after(each, each))

    def opened_by_call(self, node: ast.Call) -> Counts:
        """What is opened in the function that is called."""
        called, owner = self.called(node.func)
        if isinstance(node.func, ast.Attribute) and owner is not None:
            opening = OPENING.get((owner, node.func.attr))
            if opening is not None:
                return opening
        if isinstance(called, type):
            called, owner = inspect.getattr_static(called, "__init__", None), called
        return opened_by(called, owner) if isinstance(called, FunctionType) else NOTHING

    def opened_by_property(self, node: ast.AST) -> Counts:
        """What reading an attribute opens."""
        owner = self.type_of(node.value) if isinstance(node, ast.Attribute) else None
        if owner is None or not isinstance(node, ast.Attribute):
            return NOTHING
        member = inspect.getattr_static(owner, node.attr, None)
        reads = isinstance(member, property | cached_property)
        return opened_by(bare(member), owner) if reads else NOTHING

    def block(self, body: list[ast.stmt]) -> tuple[Counts, Counts]:
        """The counts of paths that leave the function inside the block, and of those that go on after it."""
        left, on = NOWHERE, NOTHING
        for statement in body:
            leaving, going_on = self.statement(statement)
            left |= after(on, leaving)
            on = after(on, going_on)
        return left, on

    def statement(self, node: ast.stmt) -> tuple[Counts, Counts]:
        """The same of one statement. What is raised writes nothing, and is not counted."""
        ways = NOWHERE, NOTHING
        match node:
            case ast.Return():
                ways = self.opened(node.value), NOWHERE
            case ast.Raise():
                ways = NOWHERE, NOWHERE
            case ast.If():
                ways = self.branched(self.opened(node.test), [node.body, node.orelse])
            case ast.For() | ast.While():
                ways = self.repeated(node)
            case ast.With():
                head = NOTHING
                for item in node.items:
                    self.learn(item.optional_vars, item.context_expr)
                    head = after(head, self.opened(item.context_expr))
                ways = self.branched(head, [node.body])
            case ast.Try():
                handled = [[*node.body, *handler.body] for handler in node.handlers]
                whole = [*node.body, *node.orelse, *node.finalbody]
                ways = self.branched(NOTHING, [whole, *handled])
            case ast.Assign():
                self.learn(node.targets[0], node.value)
                ways = NOWHERE, self.opened(node.value)
            case ast.Expr() | ast.AnnAssign() | ast.AugAssign():
                ways = NOWHERE, self.opened(node.value)
        return ways

    def repeated(self, node: ast.For | ast.While) -> tuple[Counts, Counts]:
        """Of a loop: never, once or more often."""
        head = self.opened(node.iter if isinstance(node, ast.For) else node.test)
        left, on = self.block(node.body)
        on = NOTHING | on | after(on, on)
        return after(head, after(on, left)), after(head, on)

    def branched(self, head: Counts, bodies: list[list[ast.stmt]]) -> tuple[Counts, Counts]:
        """After `head` one of these."""
        ways = [self.block(body) for body in bodies]
        left = NOWHERE.union(*(left for left, _on in ways))
        on = NOWHERE.union(*(on for _left, on in ways))
        return after(head, left), after(head, on)


_known: dict[tuple[FunctionType, type | None], Counts] = {}


def opened_by(function: FunctionType, owner: type | None) -> Counts:
    """The transactions that calling a function opens, called on an object of class `owner`."""
    key = (function, owner)
    if key not in _known:
        _known[key] = NOTHING  # what calls itself is counted once
        node = definition(function)
        if node is not None:
            left, on = Reader(function.__module__, owner, node.args).block(node.body)
            _known[key] = left | on
    return _known[key]


def opened_later(function: FunctionType, owner: type | None) -> Iterator[Counts]:
    """What each function inside a function opens when it is called: the way back of a write, most often."""
    node = definition(function)
    if node is None:
        return
    reader = Reader(function.__module__, owner, node.args)
    reader.block(node.body)
    for inner in ast.walk(node):
        if isinstance(inner, ast.Lambda):
            yield reader.opened(inner.body)
        elif isinstance(inner, ast.FunctionDef) and inner is not node:
            left, on = reader.block(inner.body)
            yield left | on


def methods_of(owner: type) -> Iterator[FunctionType]:
    """Every method of a class, those that it inherits too."""
    for name in dict.fromkeys(name for base in owner.__mro__ for name in vars(base)):
        member = bare(inspect.getattr_static(owner, name))
        if isinstance(member, FunctionType) and member.__module__.startswith(OURS):
            yield member


def of_services() -> Iterator[tuple[str, FunctionType, type | None]]:
    """Every function and method of the services, with its name and its class."""
    path = services.__path__
    for info in pkgutil.walk_packages(path, f"{services.__name__}."):
        for name, member in vars(importlib.import_module(info.name)).items():
            if getattr(member, "__module__", None) != info.name:
                continue
            if isinstance(member, FunctionType):
                yield name, member, None
            elif isinstance(member, type):
                for method in methods_of(member):
                    yield f"{name}.{method.__name__}", method, member
