"""Undoing in the tests: an act taken back, and done again."""

from collections.abc import Callable
from typing import Any

from buurthuis_app.services.shared.done import Done


def taken_back(done: Done[Any]) -> Done[Any]:
    """Take it back; what comes of that is taken back to do it again."""
    assert done.undo is not None
    return done.undo()


def there_and_back(done: Done[Any], before: object, everything: Callable[[], object]) -> None:
    """Undo brings back what was, redo what became of it, as often as one likes."""
    after = everything()
    assert after != before
    for _again in range(2):
        done = taken_back(done)
        assert everything() == before
        done = taken_back(done)
        assert everything() == after
