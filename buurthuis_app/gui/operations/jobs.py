"""Jobs: one request each, its result, and whether its receiver still exists."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

import shiboken6
from msgspec import Struct, field
from PySide6.QtCore import QObject

from buurthuis_app.domain.shared.progress import Cancelled, Progress
from buurthuis_app.errors import AppError

T = TypeVar("T")
OnError = Callable[[AppError], None]
ShowProgress = Callable[[int, int, str], None]
"""Called as (done, total, sentence)."""


def reporting(function: Callable[[Progress], T]) -> Callable[[ShowProgress, Callable[[], bool]], T]:
    """A function that reports, as work that stops at its next report once it is no longer wanted."""

    def work(tell: ShowProgress, cancelled: Callable[[], bool]) -> T:
        known: tuple[int, int] | None = None

        def progress(done: int, total: int) -> None:
            nonlocal known
            if cancelled():
                raise Cancelled
            if known != (done, total):  # many ask only whether to go on
                known = done, total
                tell(done, total, "")

        return function(progress)

    return work


class Job(Struct, Generic[T], kw_only=True, eq=False):
    """A function that will run on a lane. Keep it only to cancel it."""

    function: Callable[[], T]
    on_done: Callable[[T], None] | None
    on_error: OnError | None
    label: str
    owner: QObject | None
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask it to stop. Nothing is called back; a write that was done by then is still announced."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop; may be read from any thread."""
        return self._stop.is_set()

    def outcome(self) -> "JobOutcome":
        """Run it here and now; whatever it raises becomes part of the outcome."""
        if self.cancelled:
            return JobOutcome(job=self)
        try:
            return JobOutcome(job=self, value=self.function())
        except Cancelled:
            self.cancel()
            return JobOutcome(job=self)
        except BaseException as error:  # noqa: BLE001 - carried to the window's thread, where it is shown
            return JobOutcome(job=self, error=error)

    def hears(self, callback: Callable[..., None] | None) -> bool:
        """Whether `callback` may be called: wanted still, and the object behind it exists."""
        if callback is None or self.cancelled:
            return False
        return not (_gone(self.owner) or _gone(_receiver(callback)))


class JobOutcome(Struct, frozen=True, kw_only=True):
    """Outcome of a job: a value, or an error."""

    job: Job[Any]
    value: Any = None
    error: BaseException | None = None


def _receiver(callback: object) -> object:
    while isinstance(callback, partial):
        callback = callback.func
    return getattr(callback, "__self__", None)


def _gone(receiver: object) -> bool:
    return isinstance(receiver, QObject) and not shiboken6.isValid(receiver)
