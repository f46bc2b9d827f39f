"""Worker thread that runs one job after the other, so that none overtakes and the window never waits."""

import threading
from collections.abc import Callable
from queue import SimpleQueue


class Lane:
    """One worker thread, started at the first task. Tasks must not raise: they carry their own outcome."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def put(self, task: Callable[[], None]) -> None:
        """Do `task` after everything that was put before it."""
        if self._thread is None:
            # A daemon, so that a window that dies does not leave a process behind; close() is the tidy way.
            self._thread = threading.Thread(target=self._go, name=self._name, daemon=True)
            self._thread.start()
        self._tasks.put(task)

    def close(self) -> None:
        """Finish what was put, then end the thread."""
        if self._thread is None:
            return
        self._tasks.put(None)
        self._thread.join()
        self._thread = None

    def _go(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
            del task  # what it holds on to (records, a PDF) may go before the next one comes
