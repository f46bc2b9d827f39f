"""Spread work: a step a turn, and what ends it."""

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QObject, QTimer

from buurthuis_app.gui.operations.operations import Operations


def counting(seen: list[object], number: int) -> Iterator[None]:
    for step in range(number):
        seen.append(step)
        yield


def test_others_get_their_turn_between_two_steps_and_waiting_sees_the_last_one(
    operations: Operations,
) -> None:
    seen: list[object] = []
    operations.spread(counting(seen, 3), operations)
    assert seen == []
    QTimer.singleShot(0, lambda: seen.append("hand"))
    operations.wait()
    assert [step for step in seen if step != "hand"] == [0, 1, 2]
    assert seen.index("hand") < seen.index(2)
    assert not operations.busy


def test_what_is_stopped_or_has_lost_its_owner_takes_no_more_steps(operations: Operations) -> None:
    seen: list[object] = []
    owner = QObject()
    stopped = operations.spread(counting(seen, 3), operations)
    operations.spread(counting(seen, 3), owner)
    stopped.stop()
    shiboken6.delete(owner)
    operations.wait()
    assert seen == []


def test_an_error_in_a_step_is_told_and_ends_it(operations: Operations) -> None:
    def failing() -> Iterator[None]:
        yield
        raise ZeroDivisionError

    told: list[object] = []
    operations.crashed.connect(told.append)
    operations.spread(failing(), operations)
    operations.wait()
    (error,) = told
    assert isinstance(error, ZeroDivisionError)


def test_closing_ends_it(operations: Operations) -> None:
    seen: list[object] = []
    operations.spread(counting(seen, 3), operations)
    operations.close()
    assert not operations.busy
    assert seen == []
