"""Wait dialog: how far long work is while no window has the data open, such as a restore or a move, and stopping it."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QProgressBar
from typing_extensions import override

from buurthuis_app.domain.shared.progress import Cancelled, Progress
from buurthuis_app.gui.operations.jobs import ShowProgress
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, button, label
from buurthuis_app.gui.widgets.dialog_size import LaidOutDialog, open_at
from buurthuis_app.gui.widgets.layout import SPRING
from buurthuis_app.gui.widgets.long_work import SHOWN_AFTER
from buurthuis_app.gui.widgets.notices import announce
from buurthuis_app.i18n import _

T = TypeVar("T")


class WaitDialog(LaidOutDialog):
    """Shown when it takes a moment, and closes by itself. Escape and the cross wait, for half of it is none."""

    topic = "samen#kiezen"

    def __init__(self, heading: str, doing: str) -> None:
        super().__init__()
        self.error: BaseException | None = None
        self._wanted = Event()
        self._operations = Operations(self)
        self.setWindowTitle("Buurthuis")
        self.setModal(True)
        open_at(self, 560, 170)
        self.doing = label(doing)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Hoe ver het is"))
        self.stop_button = button(_("Stoppen"), icon_name="close", do=self.stop)
        self.lay_out(
            label(heading, Text.HEADING),
            self.doing,
            self.bar,
            SPRING,
            buttons=(self.stop_button,),
        )

    def watch(self, carry: Callable[[ShowProgress], T]) -> T:
        """Let it happen beside this window until it is over. Raises what it raises, and Cancelled when stopped."""
        came: list[T] = []

        def whole(tell: ShowProgress) -> None:
            def heard(done: int, parts: int, doing: str) -> None:
                if self._wanted.is_set():
                    raise Cancelled
                tell(done, parts, doing)

            with suppress(Cancelled):
                came.append(carry(heard))

        self._operations.crashed.connect(self._fail)
        self._operations.work(
            lambda tell, _cancelled: whole(tell),
            self._tell,
            lambda _none: self.accept(),
            on_error=self._fail,
            owner=self,
        )
        loop = QEventLoop()
        self.finished.connect(loop.quit)
        soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        soon.timeout.connect(self.show)
        soon.start()
        loop.exec()
        soon.stop()
        self._operations.close()
        self.deleteLater()
        if self.error is not None:
            raise self.error
        if not came:
            raise Cancelled
        return came[0]

    def stop(self) -> None:
        """At its next report, when there is one: what is done by then is done."""
        self._wanted.set()
        self.stop_button.setEnabled(False)
        self.doing.setText(_("Het stoppen kan even duren…"))

    @override
    def reject(self) -> None:
        """Escape and the cross wait."""

    def _tell(self, done: int, parts: int, doing: str) -> None:
        self.bar.setRange(0, parts)
        self.bar.setValue(done)
        if doing and doing != self.doing.text() and not self._wanted.is_set():
            self.doing.setText(doing)
            announce(self, doing)

    def _fail(self, error: BaseException) -> None:
        self.error = error
        self.accept()


def waited(work: Callable[[Progress], T], heading: str, doing: str, *, can_stop: bool = True) -> T:
    """Do it while people see how far it is. Raises what it raises, and Cancelled when they stopped it."""
    dialog = WaitDialog(heading, doing)
    dialog.stop_button.setVisible(can_stop)
    return dialog.watch(lambda tell: work(lambda done, parts: tell(done, parts, "")))
