"""Page mixin: how every page and list window opens a dialog, writes, and says what was refused."""

from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Protocol, TypedDict, TypeVar, cast

from PySide6.QtWidgets import QDialog, QWidget

from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.shared.done import Done


T = TypeVar("T")


def done_to(record: object, words: str) -> str:
    """What was done, with the title or name of what it was done to: Koffie-inloop: activiteit verwijderd."""
    called = getattr(record, "title", "") or getattr(record, "name", "")
    return _("{title}: {what}").format(title=called, what=words) if called else words


class Where(TypedDict):
    """What every form is given by the page that opens it."""

    operations: "Operations"
    parent: NotRequired[QWidget | None]


class RecordForm(Protocol):
    """A form, as far as a page opens it."""

    def edit(self, *args: Any, **kwargs: Any) -> None:
        """Show the record and open."""


class Page:
    """Goes before a QObject among the bases, which sets `_operations` and `notice`."""

    notice: Notice
    dialog: QDialog | None = None
    """The one that was opened last."""
    tone: ClassVar[Tone] = Tone.WARNING
    """How serious it is when something is refused."""
    _operations: "Operations"

    def hold(self, dialog: QDialog) -> None:
        """Keep hold of a dialog that opens, until it is closed."""
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog

    def open_dialog(self, dialog: QDialog) -> None:
        """Open a dialog that fills itself."""
        self.hold(dialog)
        dialog.open()

    @property
    def where(self) -> Where:
        """What a form over this page is given."""
        return {"operations": self._operations, "parent": cast("QWidget", self)}

    def show_form(self, form: RecordForm, record: Any, **drafts: Any) -> None:
        """Open a form with this record in it; `drafts` and a `key` keep half-written work."""
        self.hold(cast("QDialog", form))
        form.edit(record, **drafts)

    def look_up(self, ask: "Callable[[], T]", then: "Callable[[T], None]") -> None:
        """Ask it, or do what has no way back, then show what came of it; what is refused is said in the notice."""
        owner = cast("QObject", self)
        self._operations.run(ask, then, on_error=self.refuse, owner=owner)

    def write(
        self,
        write: "Callable[[], Done[Any]]",
        words: str,
        then: "Callable[[Any], None] | None" = None,
    ) -> None:
        """Do it, named `words` for undoing; what is refused is said in the notice."""
        self.notice.hide()
        owner = cast("QObject", self)
        self._operations.run(write, then, label=words, on_error=self.refuse, owner=owner)

    def write_chosen(
        self, chosen: "T | None", write: "Callable[[T], Done[Any]]", words: str
    ) -> None:
        """Do it with what is chosen, if anything is; named `words` for undoing."""
        if chosen is not None:
            self.write(lambda: write(chosen), done_to(chosen, words))

    def refuse(self, error: "AppError") -> None:
        """Say why it was not done."""
        self.notice.show_error(error, self.tone)
