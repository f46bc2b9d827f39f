"""A dialog that makes or changes one record: Opslaan or Annuleren, nothing lost by accident."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.shared.problems import Problem, Refused
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.gui.forms.bound_form import BoundForm
from buurthuis_app.gui.forms.draft_keeper import DraftKeeper, Drafts, texts_of
from buurthuis_app.gui.forms.field import Item
from buurthuis_app.gui.forms.form import Form
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.gui.widgets.layout import DIALOG, SPRING, grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.gui.widgets.page import Where
from buurthuis_app.gui.widgets.plain_text import MessageBox
from buurthuis_app.i18n import _
from buurthuis_app.services.shared.done import Done

__all__ = ["FormDialog", "Save", "Where"]

Record = TypeVar("Record")
USUAL_WIDTH = 60  # characters


Save = Callable[[Record], Done[Any]]
"""Keeps the record, on the database lane."""


class FormDialog(QDialog, Generic[Record]):
    """Give it `fields` and `check`, or `lay_out` the fields later; then `edit(record)`.

    What a record has besides is bound by `fill` and `record`, which an own form extends. `save` runs on the
    database lane; `label` names the write for undoing. An error of saving is shown in the dialog, which stays
    open with all that was typed.
    """

    topic = ""  # its page of the manual; each form has one
    saved = Signal(object)  # the value of the Done

    def __init__(
        self,
        title: str,
        *fields: Item,
        operations: Operations,
        save: Save[Record],
        label: str,
        check: Callable[[Record], Iterable[Problem]] = lambda _record: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._operations = operations
        self._save = save
        self._label = label
        self._check = check
        self._original: Record | None = None
        self._untouched: object = None
        self._drafts: DraftKeeper | None = None
        self.form = BoundForm()
        self.notice = Notice()
        self._build()
        self.form.lay_out(*fields)

    @property
    def base(self) -> Record:
        """The record as it was given, with what has no field here."""
        if self._original is None:
            raise RuntimeError("edit() comes first")
        return self._original

    def widget(self, name: str) -> Any:
        """The widget of the field of this name."""
        return self.form.widget(name)

    def fill(self, record: Record) -> None:
        """Show `record` in the fields."""
        self.form.show_record(record)

    def record(self) -> Record:
        """The record as the fields give it; may raise Invalid."""
        return self.form.record(self.base)  # type: ignore[no-any-return]

    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with what the fields say: what can't be read first."""
        return self.form.problems() or tuple(self._check(self.record()))

    def edit(self, record: Record, *, drafts: Drafts | None = None, key: str = "") -> None:
        """Show `record` and open the dialog. With `drafts` and a key, half-written work survives a crash."""
        self._original = record
        self.fill(record)
        if drafts is not None and key:
            self._drafts = DraftKeeper(
                self.form.fields,
                key=key,
                drafts=drafts,
                operations=self._operations,
                parent=self,
            )
            self._drafts.restore(self._tell_restored)
        self._scroll.measure()
        self.resize(self.sizeHint())
        self._untouched = self._said()
        self.form.focus_first()  # before it opens: Qt would give the focus to Opslaan
        self.open()

    @property
    def changed(self) -> bool:
        """Whether closing now would lose something: the fields say other things than when the dialog opened."""
        return self._original is not None and self._said() != self._untouched

    def _said(self) -> object:
        """What the fields say; while that is no record yet, as they are."""
        try:
            return self.record()
        except (Invalid, ValueError):
            return texts_of(self.form.fields)

    def submit(self) -> None:
        """Save when nothing is wrong; otherwise say what is, beside the fields."""
        if faults := self.problems():
            self._tell(faults)
            return
        self.form.show_problems(())
        self.notice.hide()
        record, save = self.record(), self._save
        self._set_busy(busy=True)
        self._operations.run(
            lambda: save(record), self._was_saved, label=self._label, on_error=self._was_refused
        )

    @override
    def reject(self) -> None:
        """Annuleren, Esc or the cross: asks only when something would be lost."""
        if not self._save_button.isEnabled() or (self.changed and not self._may_lose()):
            return
        self._leave()
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.isVisible())

    def _build(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        in_column(self.notice, self.form, SPRING, on=page, margins=DIALOG, gap=2 * GRID)
        self._scroll = _Page(page)
        in_column(grow(self._scroll), self._buttons(), on=self, margins=(0, 0, 0, 2 * GRID))

    def _buttons(self) -> QHBoxLayout:
        self._save_button = button(_("Opslaan"), ButtonKind.PRIMARY, do=self.submit)
        self._save_button.setDefault(True)
        self._cancel_button = button(_("Annuleren"), do=self.reject)
        return in_row(SPRING, self._cancel_button, self._save_button, margins=(3 * GRID, 0))

    def _set_busy(self, *, busy: bool) -> None:
        self._save_button.setEnabled(not busy)
        self._cancel_button.setEnabled(not busy)

    def _was_saved(self, done: Done[Any]) -> None:
        self._set_busy(busy=False)
        self._leave()
        self.saved.emit(done.value)
        self.accept()

    def _was_refused(self, error: AppError) -> None:
        self._set_busy(busy=False)
        if isinstance(error, Refused):
            self._tell(error.problems)
        else:
            self.notice.show_error(error, Tone.DANGER)

    def _tell(self, faults: Iterable[Problem]) -> None:
        """Say each problem beside its field, and above the form those that have none here."""
        if elsewhere := self.form.show_problems(faults):
            self.notice.show_sentence(" ".join(elsewhere), Tone.DANGER)

    def _leave(self) -> None:
        if self._drafts is not None:
            self._drafts.drop()
            self._drafts = None

    def _tell_restored(self) -> None:
        self.notice.show_sentence(
            _("Dit had u al ingevuld, maar nog niet opgeslagen."),
            Tone.CALM,
            Remedy(words=_("Opnieuw beginnen"), do=self._start_over),
        )

    def _start_over(self) -> None:
        if self._original is not None:
            self.fill(self._original)

    def _may_lose(self) -> bool:
        """Ask: what is typed here can't be brought back."""
        asking = MessageBox(self)
        asking.setIcon(QMessageBox.Icon.Question)
        asking.setWindowTitle(self.windowTitle())
        asking.setText(_("U hebt iets veranderd en nog niet opgeslagen."))
        lose = asking.addButton(_("Niet opslaan"), QMessageBox.ButtonRole.DestructiveRole)
        stay = asking.addButton(_("Verder invullen"), QMessageBox.ButtonRole.RejectRole)
        asking.setDefaultButton(stay)
        asking.exec()
        return asking.clickedButton() is lose


class _Page(QScrollArea):
    """As wide as its fields need; scrolls when the screen is too low for them."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def measure(self) -> None:
        """The fields came after the layouts had asked for their size: let them ask again."""
        for inner in (*self._page.findChildren(Form), self._page):
            layout = inner.layout()
            if layout is not None:
                layout.activate()
            inner.updateGeometry()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        size = self._page.sizeHint()
        usual = self.fontMetrics().averageCharWidth() * USUAL_WIDTH
        room = self.screen().availableSize() - QSize(8 * GRID, 20 * GRID)
        return QSize(max(size.width(), usual) + 2 * GRID, size.height() + 2).boundedTo(room)

    @override
    def minimumSizeHint(self) -> QSize:
        narrowest = self._page.minimumSizeHint().width() + 2 * GRID
        return QSize(min(narrowest, self.sizeHint().width()), 20 * GRID)
