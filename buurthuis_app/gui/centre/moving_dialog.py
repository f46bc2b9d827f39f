"""Moving dialog: how far it is while data go to a server or come back, when no window has them open."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QProgressBar
from typing_extensions import override

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.jobs import ShowProgress
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.layout import DIALOG, SPRING, in_column
from buurthuis_app.gui.widgets.notices import announce
from buurthuis_app.i18n import _


class MovingDialog(QDialog):
    """Closes by itself. Half a move is none, so that nothing has to be stopped; `error` is why there was none."""

    topic = "samen#kiezen"

    def __init__(self) -> None:
        super().__init__()
        self.error: BaseException | None = None
        self._operations = Operations(self)
        self.setWindowTitle("Buurthuis")
        open_at(self, 560, 200)
        self.doing = label(_("De gegevens gaan over…"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Hoe ver het verhuizen is"))
        in_column(
            label(_("De gegevens verhuizen"), Text.HEADING),
            self.doing,
            self.bar,
            SPRING,
            on=self,
            margins=DIALOG,
            gap=2 * GRID,
        )

    def watch(self, carry: Callable[[ShowProgress], object]) -> None:
        """Let it happen beside this window, until it is over."""
        self._operations.crashed.connect(self._fail)
        self._operations.work(
            lambda tell, _cancelled: carry(tell),
            self._tell,
            lambda _done: self.accept(),
            on_error=self._fail,
            owner=self,
        )
        self.exec()
        self._operations.close()

    @override
    def reject(self) -> None:
        """Escape and the cross wait as well."""

    def _tell(self, done: int, parts: int, doing: str) -> None:
        self.bar.setRange(0, parts)
        self.bar.setValue(done)
        if doing != self.doing.text():
            self.doing.setText(doing)
            announce(self, doing)

    def _fail(self, error: BaseException) -> None:
        self.error = error
        self.accept()
