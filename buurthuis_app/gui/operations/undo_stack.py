"""Undo: the inverse commands of the last thirty writes, in memory."""

from collections import deque
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from buurthuis_app.errors import AppError, Conflict
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Undo

KEPT = 30


class _Entry(Struct, frozen=True, kw_only=True):
    label: str
    command: Undo


class UndoStack(QObject):
    """What can be taken back and what can be done again. One wish at a time, each after all earlier writes."""

    changed = Signal()  # the labels are different now
    said = Signal(str)  # what was taken back or done again
    failed = Signal(object)  # AppError

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._back: deque[_Entry] = deque(maxlen=KEPT)
        self._again: deque[_Entry] = deque(maxlen=KEPT)
        self._wishes: deque[str] = deque()
        self._at_work = False
        self._cleared = 0  # how often: an answer that comes after clear() is not kept
        self._written = 0  # how often: what was undone before a newer write is not done again
        self._aside = False
        operations.written.connect(self._remember)
        operations.final.connect(self.clear)

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; empty when there is nothing."""
        return self._back[-1].label if self._back else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would do again; empty when there is nothing."""
        return self._again[-1].label if self._again else ""

    def undo(self) -> None:
        """Take back the last write."""
        self._wish("undo")

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._wish("redo")

    def stand_aside(self, *, aside: bool) -> None:
        """Remember no writes while another stack does; what is remembered stays."""
        self._aside = aside

    def clear(self) -> None:
        """Forget everything: after a restore, at opening or locking the register, and after any write that is final.

        A register that was founded rests on its confidant: taking her back alone would leave a key that is nobody's.
        """
        self._back.clear()
        self._again.clear()
        self._wishes.clear()
        self._cleared += 1
        self.changed.emit()

    def _remember(self, label: str, command: Undo | None) -> None:
        if command is not None and not self._aside:
            self._back.append(_Entry(label=label, command=command))
        if command is not None:
            self._again.clear()
        self._written += 1
        self.changed.emit()

    def _wish(self, wish: str) -> None:
        self._wishes.append(wish)
        self._next()

    def _next(self) -> None:
        if self._at_work or not self._wishes:
            return
        self._at_work = True
        # Through the lane once: "the last write" includes one that is still on its way to the disk.
        self._operations.run(lambda: None, self._begin, owner=self)

    def _begin(self, _nothing: None) -> None:
        wish = self._wishes.popleft() if self._wishes else ""
        source = self._back if wish == "undo" else self._again
        if not wish or not source:
            self._finish()
            return
        entry = source.pop()
        since = (self._cleared, self._written if wish == "undo" else None)
        self._operations.run(
            lambda: self._attempt(entry),
            lambda outcome: self._settle(entry, outcome, wish=wish, since=since),
            on_error=self._refused,
            owner=self,
        )

    @staticmethod
    def _attempt(entry: _Entry) -> Done[Any] | Exception:
        """On the worker. A bug comes back as a value, so that the stack can go on after it."""
        try:
            done = entry.command()
        except AppError:
            raise
        except Exception as error:  # noqa: BLE001 - raised again in _settle, on the window's thread
            return error
        # A way back that has no way forth is not final: what was done before it is as it was then.
        return replace(done, by_itself=True)

    def _settle(
        self,
        entry: _Entry,
        done: Done[Any] | Exception,
        *,
        wish: str,
        since: tuple[int, int | None],
    ) -> None:
        if isinstance(done, Exception):
            self._finish()
            raise done
        now = (self._cleared, self._written if wish == "undo" else None)
        if done.undo is not None and since == now:
            target = self._again if wish == "undo" else self._back
            target.append(_Entry(label=entry.label, command=done.undo))
        sentence = _("Ongedaan gemaakt: {what}") if wish == "undo" else _("Opnieuw gedaan: {what}")
        message = sentence.format(what=entry.label)
        self.said.emit(f"{message}. {done.remark}" if done.remark else message)
        self._finish()

    def _refused(self, error: AppError) -> None:
        """The entry is gone: what it would bring back no longer fits what is there."""
        if isinstance(error, Conflict):
            sentence = _(
                "Dit is intussen door iemand anders veranderd. Er is niets ongedaan gemaakt."
            )
            error = Conflict(sentence)
        self.failed.emit(error)
        self._finish()

    def _finish(self) -> None:
        self._at_work = False
        self.changed.emit()
        self._next()
