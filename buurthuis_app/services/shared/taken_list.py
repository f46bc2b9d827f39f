"""Taken list: records from a spreadsheet for a list that people keep, before they are kept."""

from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from buurthuis_app.exchange.lists.list_rows import ListRows

R = TypeVar("R", bound=Struct)


class TakenList(Struct, Generic[R], frozen=True, kw_only=True):
    """What a file brings: new records, how many are there already, and what could not be read or was not used."""

    new: tuple[R, ...]
    known: int
    unreadable: tuple[Unreadable, ...]
    unused: tuple[str, ...]


def taken(
    rows: "ListRows",
    blank: R,
    there: Iterable[R],
    *,
    problems: Callable[[R], tuple[Problem, ...]],
    same: Callable[[R], Hashable],
) -> TakenList[R]:
    """Each row as a record like `blank`. Nothing is overwritten: what is the `same` as one that is there stays out."""
    seen = {same(record) for record in there}
    new: list[R] = []
    unreadable: list[Unreadable] = []
    known = 0
    for row in rows.rows:
        unreadable += row.wrong
        if row.wrong:
            continue
        fields: dict[str, Any] = {"id": new_id(), **row.fields}
        record = replace(blank, **fields)  # type: ignore[type-var]
        if faults := problems(record):
            why = faults[0].sentence
            unreadable.append(Unreadable(where=row.where, text=row.name, why=why))
        elif same(record) in seen:
            known += 1
        else:
            seen.add(same(record))
            new.append(record)
    return TakenList(new=tuple(new), known=known, unreadable=tuple(unreadable), unused=rows.unused)
