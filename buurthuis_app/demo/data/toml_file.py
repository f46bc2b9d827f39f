"""TOML files with the demo's invented data, in `resources/demo`, read into the shapes that they must have."""

import tomllib
from typing import TypeVar

import msgspec

from buurthuis_app import paths

Shape = TypeVar("Shape")


class Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of such a file: its keys are the fields."""


def read(name: str, shape: type[Shape]) -> Shape:
    """The file of this name, without its ending. Raises msgspec.ValidationError where it has not this shape."""
    path = paths.resources() / "demo" / f"{name}.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return msgspec.convert(content, shape)
    except msgspec.ValidationError as wrong:
        raise msgspec.ValidationError(f"{path.name}: {wrong}") from wrong
