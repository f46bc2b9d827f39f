"""Spread work: what only the window's thread can do, a step each turn of its loop, so that hands get in between."""

from collections.abc import Callable, Iterator

import shiboken6
from PySide6.QtCore import QObject, QTimer


class Spread:
    """Takes one of `steps` each turn, while `owner` lives. Keep it only to stop it."""

    def __init__(
        self,
        steps: Iterator[object],
        owner: QObject,
        crashed: Callable[[Exception], object],
        over: Callable[["Spread"], None],
    ) -> None:
        """`over` is called once: after the last step, at an error, which `crashed` is told, or at `stop`."""
        self._steps, self._owner, self._crashed, self._over = steps, owner, crashed, over
        self._turn = QTimer()
        self._turn.timeout.connect(self._step)
        self._turn.start(0)

    def stop(self) -> None:
        """Take no more steps."""
        if self._turn.isActive():
            self._turn.stop()
            self._over(self)

    def _step(self) -> None:
        try:
            if shiboken6.isValid(self._owner):
                next(self._steps)
                return
        except StopIteration:
            pass
        except Exception as error:  # noqa: BLE001 - as an error in what shows a result
            self._crashed(error)
        self.stop()
