"""Garbage is collected on the window's thread, while Python's own collector is off."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from buurthuis_app.gui.look.garbage_collector import Collector


class Knot:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:  # noqa: ARG001 - timers need it
    made = Collector()
    yield made
    made.stop()
    gc.disable()


def test_python_does_not_collect_by_itself_until_the_window_closes(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_a_knot_is_untied_once_there_is_enough_to_collect(collector: Collector) -> None:
    knot = weakref.ref(Knot())
    collector.look()
    kept: list[list[int]] = [[] for _n in range(gc.get_threshold()[0] + 100)]
    collector.look()
    assert knot() is None
    assert len(kept) > 100
