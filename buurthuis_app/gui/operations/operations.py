"""Operations off the window's thread: database work in order, long work beside it.

Results come back on the window's thread through a queued connection, never before `run` has returned.
"""

import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QObject, Qt, QTimer, Signal

from buurthuis_app.errors import AppError
from buurthuis_app.gui.operations.jobs import Job, JobOutcome, OnError, ShowProgress
from buurthuis_app.gui.operations.worker import Lane
from buurthuis_app.services.shared.done import Done, Topic

T = TypeVar("T")
_log = logging.getLogger(__name__)
_BETWEEN = 0.04  # s between two steps that are shown: people see no more, and each takes time from the work


class Operations(QObject):
    """Two lanes and the way back."""

    outdated = Signal(object)  # frozenset[Area]: people wrote there; what was said before is over
    changed = Signal(object)  # frozenset[Area]: these parts of the data are different now
    written = Signal(str, object)  # label, Undo | None: a labelled write is durable
    final = (
        Signal()
    )  # a write is durable that cannot be undone: what came before it may not be either
    failed = Signal(object)  # an AppError that nobody else takes care of
    crashed = Signal(object)  # any other exception: a bug
    idle = Signal()
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._short = Lane("database")
        self._long = Lane("long-work")
        self._coming: deque[Callable[[], None]] = deque()  # append and popleft are atomic
        self._open: set[Job[Any]] = set()
        self._long_jobs: set[Job[Any]] = set()
        self.closed = False
        """Whether the window is gone, and nothing more may be asked."""
        self.by_others = False
        """While `changed` is about what somebody else wrote."""
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        *,
        label: str = "",
        on_error: OnError | None = None,
        owner: QObject | None = None,
    ) -> Job[T]:
        """Do short database work after all that was asked before; then `on_done(result)` on this thread.

        A `Done` announces what changed. With a `label` ("2 bezoekers erbij") the status line names it and it
        can be undone. An AppError goes to `on_error`, or else to `failed`. Nothing is called back when the
        object of the method `on_done`, or `owner`, is gone.
        """
        job = Job(function=function, on_done=on_done, on_error=on_error, label=label, owner=owner)
        self._start(self._short, job)
        return job

    def work(
        self,
        function: Callable[[ShowProgress, Callable[[], bool]], T],
        progress: ShowProgress | None = None,
        on_done: Callable[[T], None] | None = None,
        *,
        label: str = "",
        on_error: OnError | None = None,
        owner: QObject | None = None,
    ) -> Job[T]:
        """Do long work beside the database lane, no transaction open: `function(progress, cancelled)`.

        `progress(done, total, sentence)` may be called in the work and is shown on this thread. After
        `cancel()` on the job nothing is called back; the work stops by itself or raises `Cancelled`.
        """

        job = self._telling(function, progress, on_done, label, on_error, owner)
        self._long_jobs.add(job)
        self._start(self._long, job)
        return job

    def write(
        self,
        function: Callable[[ShowProgress, Callable[[], bool]], T],
        progress: ShowProgress | None = None,
        on_done: Callable[[T], None] | None = None,
        *,
        label: str = "",
        on_error: OnError | None = None,
        owner: QObject | None = None,
    ) -> Job[T]:
        """As `work`, but in the order of the database lane: for a write of many records, which keeps all or nothing."""
        job = self._telling(function, progress, on_done, label, on_error, owner)
        self._start(self._short, job)
        return job

    def _telling(
        self,
        function: Callable[[ShowProgress, Callable[[], bool]], T],
        progress: ShowProgress | None,
        on_done: Callable[[T], None] | None,
        label: str,
        on_error: OnError | None,
        owner: QObject | None,
    ) -> Job[T]:
        """A job whose function tells how far it is and hears whether it should stop."""

        told, due = "", 0.0

        def tell(done: int, total: int, sentence: str) -> None:
            nonlocal told, due
            now = monotonic()
            if progress is None or (sentence == told and done < total and now < due):
                return
            told, due = sentence, now + _BETWEEN
            self._post(partial(self._show, job, progress, done, total, sentence))

        def whole() -> T:
            return function(tell, lambda: job.cancelled)

        job = Job(function=whole, on_done=on_done, on_error=on_error, label=label, owner=owner)
        return job

    def announce_others(self) -> None:
        """Somebody else wrote, who does not say what: every part of the data may be different now."""
        self.by_others = True
        try:
            self.changed.emit(frozenset(Topic))
        finally:
            self.by_others = False

    @property
    def busy(self) -> bool:
        """Whether something was asked for whose result has not been shown."""
        return bool(self._open)

    def wait(self, milliseconds: int = 20_000) -> None:
        """Let results come in until nothing is open, and what they bring be shown.

        Raises TimeoutError. For tests and for leaving.
        """
        end = QDeadlineTimer(milliseconds)
        while True:
            while self._open:  # after the last result the same turn of the loop may ask for more
                if end.hasExpired():
                    raise TimeoutError
                loop = QEventLoop()
                self.idle.connect(loop.quit)
                QTimer.singleShot(end.remainingTime(), loop, loop.quit)
                loop.exec()
                self.idle.disconnect(loop.quit)
            QCoreApplication.sendPostedEvents()  # a new widget is shown in a later turn
            if not self._open:
                return

    def close(self) -> None:
        """Take nothing more, finish the writes, stop the long work, and deliver what came of it all."""
        self.closed = True
        for job in self._long_jobs:
            job.cancel()
        self._short.close()
        self._long.close()
        while self._coming:
            self._deliver()

    def _start(self, lane: Lane, job: Job[Any]) -> None:
        if self.closed:
            raise RuntimeError("operations are closed")
        self._open.add(job)
        lane.put(lambda: self._finish(job))

    def _finish(self, job: Job[Any]) -> None:
        """On the worker: run the job and send what came of it."""
        outcome = job.outcome()
        if not self._post(partial(self._settle, outcome)) and outcome.error is not None:
            # The window is gone before its result came: the log is the last place that can tell.
            _log.error("lost: %s", type(outcome.error).__name__)

    def _post(self, arrival: Callable[[], None]) -> bool:
        self._coming.append(arrival)
        try:
            self._arrived.emit()
        except RuntimeError:  # this object was deleted
            return False
        return True

    def _deliver(self) -> None:
        """One arrival a turn, so that clicks and paints get in between."""
        if self._coming:
            self._coming.popleft()()

    def _settle(self, outcome: JobOutcome) -> None:
        job = outcome.job
        try:
            if outcome.error is None:
                self._succeed(job, outcome.value)
            else:
                self._fail(job, outcome.error)
        except Exception as error:  # noqa: BLE001 - a bug in a callback must not hold up the next result
            self.crashed.emit(error)
        finally:
            self._open.discard(job)
            self._long_jobs.discard(job)
            if not self._open:
                self.idle.emit()

    def _succeed(self, job: Job[Any], value: object) -> None:
        if isinstance(value, Done) and value.changes and (value.undo or not value.by_itself):
            self.outdated.emit(value.changes)  # before what this one says itself
        try:
            if job.on_done is not None and job.hears(job.on_done):
                job.on_done(value)
        finally:  # it was written, whatever the caller makes of it
            if isinstance(value, Done):
                if value.final:
                    self.final.emit()
                if job.label and (value.changes or value.undo):
                    self.written.emit(job.label, value.undo)
                if value.changes:
                    self.changed.emit(value.changes)

    def _fail(self, job: Job[Any], error: BaseException) -> None:
        if not isinstance(error, AppError):
            self.crashed.emit(error)
        elif job.on_error is not None and job.hears(job.on_error):
            job.on_error(error)
        elif not job.cancelled:
            self.failed.emit(error)

    @staticmethod
    def _show(job: Job[Any], progress: ShowProgress, done: int, total: int, sentence: str) -> None:
        if job.hears(progress):
            progress(done, total, sentence)
