"""The records that have a table: found as Store finds them, so that no test has to name them."""

import pkgutil
from functools import cache
from importlib import import_module

from msgspec import Struct

from buurthuis_app import domain
from buurthuis_app.persistence import schema


@cache
def kept_records() -> tuple[type[Struct], ...]:
    """Each record of the domain that a table of its name holds, in the order of the tables."""
    schema.metadata  # noqa: B018 - all of them
    found: dict[str, type[Struct]] = {}
    for module in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Struct):
                try:
                    found[schema.table_of(value).name] = value
                except KeyError:
                    continue
    return tuple(found[name] for name in schema.metadata.tables if name in found)
