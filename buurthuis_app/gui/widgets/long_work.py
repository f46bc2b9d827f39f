"""Long work beside the window: the notice of a page says how far it is, and people can stop it."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QMetaObject, QTimer

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import AppError
from buurthuis_app.gui.operations.jobs import Job, reporting
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.notices import Notice

T = TypeVar("T")
SHOWN_AFTER = 400
"""Milliseconds that nobody needs to be told of."""


def do_long(
    function: Callable[[Progress], T],
    words: str,
    notice: Notice,
    operations: Operations,
    *,
    on_done: Callable[[T], None],
    on_error: Callable[[AppError], None],
    on_stop: Callable[[], None] | None = None,
    label: str = "",
    in_order: bool = False,
) -> Job[T]:
    """Do it, all or nothing, with `words` and how far it is in the notice when it takes long; `label` names an undo.

    What writes much is done `in_order`, in the lane of the database. Who presses the button or closes the window stops
    it: `on_done` and `on_error` are not called then.
    """
    job: Job[T]
    leaving: QMetaObject.Connection

    def end(then: Callable[..., None], *came: object) -> None:
        soon.stop()
        notice.destroyed.disconnect(leaving)
        notice.end_work()
        then(*came)

    def stop() -> None:
        job.cancel()
        end(on_stop or (lambda: None))

    def show() -> None:
        if not job.cancelled:
            notice.show_work(words, stop)

    soon = QTimer(notice, singleShot=True, interval=SHOWN_AFTER)
    soon.timeout.connect(show)
    begin = operations.write if in_order else operations.work
    job = begin(
        reporting(function),
        notice.show_progress,
        partial(end, on_done),
        on_error=partial(end, on_error),
        label=label,
        owner=notice,
    )
    leaving = notice.destroyed.connect(partial(Job.cancel, job))
    soon.start()
    return job
