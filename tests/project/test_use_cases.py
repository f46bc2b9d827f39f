"""Use cases stand beside each other: the registry alone makes them, and none is cut into layers of inheritance."""

import ast
from pathlib import Path

from buurthuis_app import services
from buurthuis_app.services.registry import CentreServices, UseCase
from buurthuis_app.services.shared.service import Service
from tests.project.transaction_count import of_services

REGISTRY = "registry.py"
MADE = {case.service() for case in vars(CentreServices).values() if isinstance(case, UseCase)} | {
    owner for _name, _function, owner in of_services() if owner and issubclass(owner, Service)
}
NAMES = {case.__name__ for case in MADE}


def test_no_service_makes_another_service() -> None:
    makers = [
        f"{path.name}:{node.lineno} {node.func.id}"
        for path in Path(services.__path__[0]).rglob("*.py")
        if path.name != REGISTRY
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES
    ]
    assert makers == []


def test_a_use_case_is_one_class() -> None:
    assert len(MADE) > 40
    derived = [
        case.__name__ for case in MADE if case is not Service and case.__bases__ != (Service,)
    ]
    assert derived == []
