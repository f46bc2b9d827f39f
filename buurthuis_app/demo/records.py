"""Records that a step of the demo makes, written in the order in which it names them."""

from typing import Any

from msgspec import Struct

from buurthuis_app.persistence.database import Work


class StepRecords(Struct, frozen=True, kw_only=True):
    """All that one step makes: a field for each kind, what others point to first."""


def write(work: Work, made: Any) -> None:
    """Write a record, or all that a step made; those of a kind that stand together at once."""
    if isinstance(made, StepRecords):
        for name in made.__struct_fields__:
            write(work, getattr(made, name))
    elif isinstance(made, Struct):
        work.store(type(made)).add(made)
    else:
        _write_all(work, list(made))


def _write_all(work: Work, made: list[Any]) -> None:
    kinds = {type(record) for record in made}
    if len(kinds) == 1 and isinstance(made[0], Struct) and not isinstance(made[0], StepRecords):
        work.store(kinds.pop()).add(*made)
        return
    for part in made:
        write(work, part)
