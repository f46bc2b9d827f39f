"""The two lanes and the way back from them."""

import threading
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QObject

from buurthuis_app.domain.shared.progress import Cancelled
from buurthuis_app.errors import AppError, DiskFull
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.services.shared.done import Done, Topic

LONG = 10.0  # seconds after which a test that hangs gives up


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, value: object) -> None:
        self.heard.append(value)


def refuse() -> None:
    raise DiskFull("De schijf is vol.")


def err() -> None:
    raise ZeroDivisionError


def test_a_result_comes_on_the_window_s_thread_and_after_run_has_returned(
    operations: Operations,
) -> None:
    worked: list[threading.Thread] = []
    came: list[threading.Thread] = []
    operations.run(
        lambda: worked.append(threading.current_thread()),
        lambda _none: came.append(threading.current_thread()),
    )
    assert came == []
    operations.wait()
    assert came == [threading.main_thread()]
    assert worked != came


def test_database_work_is_done_in_the_order_it_was_asked(operations: Operations) -> None:
    done: list[int] = []
    shown: list[int] = []

    def note(n: int) -> Callable[[], int]:
        def work() -> int:
            done.append(n)
            return n

        return work

    for n in range(50):
        operations.run(note(n), shown.append)
    operations.wait()
    assert done == shown == list(range(50))


def test_waiting_goes_on_for_what_is_asked_when_the_last_result_came(
    operations: Operations,
) -> None:
    shown: list[int] = []

    def ask_more() -> None:
        operations.idle.disconnect(ask_more)
        operations.run(lambda: 2, shown.append)

    operations.idle.connect(ask_more)
    operations.run(lambda: 1, shown.append)
    operations.wait()
    assert shown == [1, 2]


def test_waiting_for_what_takes_too_long_is_given_up(operations: Operations) -> None:
    go_on = threading.Event()
    operations.run(lambda: go_on.wait(LONG))
    with pytest.raises(TimeoutError):
        operations.wait(milliseconds=20)
    go_on.set()
    operations.wait()
    assert not operations.busy


def test_long_work_does_not_hold_up_a_count_at_the_door(operations: Operations) -> None:
    go_on = threading.Event()
    counted: list[bool] = []
    finished: list[bool] = []
    operations.work(lambda _p, _c: go_on.wait(LONG), on_done=finished.append)

    def count_came(value: bool) -> None:  # noqa: FBT001 - a result
        counted.append(value)
        assert finished == []
        go_on.set()

    operations.run(lambda: True, count_came)
    operations.wait()
    assert counted == finished == [True]


def test_a_write_announces_what_it_touched_and_can_be_undone_under_its_label(
    operations: Operations,
) -> None:
    changed, written = Listener(), []
    operations.changed.connect(changed.hear)
    operations.written.connect(lambda label, undo: written.append((label, undo)))

    def undo() -> Done[int]:
        return Done(value=0, changes=frozenset({Topic.COUNTS}))

    operations.run(
        lambda: Done(value=16, changes=frozenset({Topic.COUNTS}), undo=undo), label="2 erbij"
    )
    operations.wait()
    assert changed.heard == [frozenset({Topic.COUNTS})]
    assert written == [("2 erbij", undo)]


def test_a_known_error_is_a_sentence_and_a_bug_is_a_bug(operations: Operations) -> None:
    sentences, bugs = Listener(), Listener()
    operations.failed.connect(sentences.hear)
    operations.crashed.connect(bugs.hear)
    operations.run(refuse)
    operations.run(err)
    operations.wait()
    assert [str(error) for error in sentences.heard] == ["De schijf is vol."]
    assert [type(bug) for bug in bugs.heard] == [ZeroDivisionError]


def test_who_takes_care_of_an_error_gets_it_alone(operations: Operations) -> None:
    sentences, mine = Listener(), list[AppError]()
    operations.failed.connect(sentences.hear)
    operations.run(refuse, on_error=mine.append)
    operations.wait()
    assert [error.sentence for error in mine] == ["De schijf is vol."]
    assert sentences.heard == []


def test_a_result_for_a_window_that_is_gone_is_dropped_but_the_write_is_told(
    operations: Operations,
) -> None:
    gone, changed = Listener(), Listener()
    operations.changed.connect(changed.hear)
    go_on = threading.Event()

    def write() -> Done[None]:
        go_on.wait(LONG)
        return Done(value=None, changes=frozenset({Topic.STORIES}))

    operations.run(write, gone.hear)
    operations.run(lambda: 1, lambda value: gone.hear(value), owner=gone)  # noqa: PLW0108 - not a method
    shiboken6.delete(gone)
    go_on.set()
    operations.wait()
    assert gone.heard == []
    assert changed.heard == [frozenset({Topic.STORIES})]


def test_an_error_for_a_window_that_is_gone_is_told_to_people(operations: Operations) -> None:
    class Form(Listener):
        def refused(self, error: AppError) -> None:
            self.heard.append(error)

    form, sentences = Form(), Listener()
    operations.failed.connect(sentences.hear)
    operations.run(refuse, form.hear, on_error=form.refused)
    shiboken6.delete(form)
    operations.wait()
    assert [str(error) for error in sentences.heard] == ["De schijf is vol."]


def test_a_bug_in_one_callback_does_not_hold_up_the_next(operations: Operations) -> None:
    bugs, shown = Listener(), list[int]()
    operations.crashed.connect(bugs.hear)
    operations.run(lambda: 1, lambda _one: err())
    operations.run(lambda: 2, shown.append)
    operations.wait()
    assert len(bugs.heard) == 1
    assert shown == [2]


def test_long_work_shows_how_far_it_is(operations: Operations) -> None:
    steps: list[tuple[int, int, str]] = []

    def work(progress: Callable[[int, int, str], None], _cancelled: Callable[[], bool]) -> str:
        for n in (1, 2):
            progress(n, 2, "bladzijde")
        return "klaar"

    came: list[str] = []
    operations.work(work, lambda done, total, what: steps.append((done, total, what)), came.append)
    operations.wait()
    assert steps == [(1, 2, "bladzijde"), (2, 2, "bladzijde")]
    assert came == ["klaar"]


def test_of_many_steps_those_are_shown_that_people_can_see_and_the_last(
    operations: Operations,
) -> None:
    steps: list[tuple[int, str]] = []

    def work(progress: Callable[[int, int, str], None], _cancelled: Callable[[], bool]) -> None:
        for done in range(500):
            progress(done, 1000, "tekenen")
        progress(500, 1000, "schrijven")
        progress(1000, 1000, "schrijven")

    operations.work(work, lambda done, _total, what: steps.append((done, what)))
    operations.wait()
    assert steps[0] == (0, "tekenen")
    assert steps[-2:] == [(500, "schrijven"), (1000, "schrijven")]
    assert len(steps) < 100


def test_cancelled_work_stops_and_is_not_heard_of_again(operations: Operations) -> None:
    begun, came, bugs = threading.Event(), Listener(), Listener()
    operations.crashed.connect(bugs.hear)

    def work(_progress: object, cancelled: Callable[[], bool]) -> str:
        begun.set()
        while not cancelled():
            threading.Event().wait(0.001)
        raise Cancelled

    running = operations.work(work, on_done=came.hear)
    waiting = operations.work(lambda _p, _c: "nooit", on_done=came.hear)
    assert begun.wait(LONG)
    waiting.cancel()
    running.cancel()
    operations.wait()
    assert came.heard == bugs.heard == []


def test_closing_finishes_the_writes_and_delivers_them(operations: Operations) -> None:
    written: list[int] = []
    shown: list[None] = []
    for n in range(20):
        operations.run(lambda n=n: written.append(n), shown.append)  # type: ignore[misc]
    operations.close()
    assert written == list(range(20))
    assert len(shown) == 20
    with pytest.raises(RuntimeError):
        operations.run(err)


def test_a_write_outlives_the_window_it_came_from(caplog: pytest.LogCaptureFixture) -> None:
    operations = Operations()
    written, go_on, last = threading.Event(), threading.Event(), threading.Event()

    def write() -> None:
        go_on.wait(LONG)
        written.set()

    def fail() -> None:
        last.set()
        raise DiskFull("Anna staat hier")

    operations.run(write)
    operations.run(fail)
    lane = operations._short
    shiboken6.delete(operations)
    go_on.set()
    lane.close()
    assert written.is_set()
    assert last.is_set()
    assert "DiskFull" in caplog.text
    assert "Anna" not in caplog.text
