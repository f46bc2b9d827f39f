"""Playback of what a unit of work wrote, the other way round: the way back of every write, by content."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.exc import IntegrityError

from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work, sentence_for
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace

_SETTLED = ("version", "erase_on")
"""Fields that the program writes by itself: another value in them is no change by somebody."""


def play_back(work: Work, written: Sequence[Written]) -> None:
    """Put everything back as it was before it was written, the last write first.

    By content, not by version: undoing a later change gives the former content a new version. Raises Conflict when
    something says something else by now than was written, or when something new needs what would go.
    """
    try:
        for changes in reversed(written):
            _put_back(work, changes[::-1])
    except IntegrityError as error:
        raise sentence_for(error.orig) or changed_since() from error


def changed_since() -> Conflict:
    """What to say when an undo would overwrite what somebody else wrote."""
    return Conflict(
        _("Dit is intussen veranderd, misschien door iemand anders. Er is niets ongedaan gemaakt.")
    )


def as_now(record: Any, current: Any) -> Any:
    """The record as it would be written over the current one: with its version."""
    settled = [name for name in _SETTLED if name in record.__struct_fields__]
    return replace(record, **{name: getattr(current, name) for name in settled})


def _put_back(work: Work, changes: Written) -> None:
    before, after = changes[0]
    store = work.store(type(before or after))
    now = store.present([former or new for former, new in changes])
    for current, (_former, new) in zip(now, changes, strict=True):
        if (current is None) != (new is None) or (current and as_now(new, current) != current):
            raise changed_since()
    if before is None:
        store.remove(now)
    elif after is None:
        store.add(*(former for former, _new in changes))
    else:
        store.replace_all(
            [as_now(former, current) for current, (former, _new) in zip(now, changes, strict=True)]
        )
