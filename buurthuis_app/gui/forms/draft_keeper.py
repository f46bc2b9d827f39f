"""Half-written forms that survive a crash: kept a moment after typing stops, given back when asked again."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol, runtime_checkable

from msgspec import Struct
from PySide6.QtCore import QDate, QObject, QTime, QTimer, SignalInstance
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.chips_field import ChipsField

PAUSE = 800  # ms without typing

Texts = dict[str, str]


class Drafts(Protocol):
    """Keeps the texts of a form under a key. Called on the database lane."""

    def keep(self, key: str, texts: Texts) -> None:
        """Remember `texts`, in place of what was kept before."""

    def get(self, key: str) -> Texts | None:
        """The stored draft, or None."""

    def drop(self, key: str) -> None:
        """Delete the stored draft."""


@runtime_checkable
class Composed(Protocol):
    """A field that consists of others; each of them is kept."""

    def parts(self) -> dict[str, QWidget]:
        """The fields it consists of, by names of their own."""


class _Kind(Struct, frozen=True, kw_only=True):
    """How the content of one kind of field becomes text and comes back."""

    widget: type[QWidget]
    read: Callable[[Any], str]
    write: Callable[[Any, str], None]
    changed: Callable[[Any], SignalInstance]


_KINDS = (
    _Kind(
        widget=ChipsField,
        read=ChipsField.words,
        write=ChipsField.show_words,
        changed=lambda field: field.changed,
    ),
    _Kind(
        widget=QLineEdit,
        read=QLineEdit.text,
        write=QLineEdit.setText,
        changed=lambda field: field.textChanged,
    ),
    _Kind(
        widget=QPlainTextEdit,
        read=QPlainTextEdit.toPlainText,
        write=QPlainTextEdit.setPlainText,
        changed=lambda field: field.textChanged,
    ),
    _Kind(
        widget=QComboBox,
        read=QComboBox.currentText,
        write=QComboBox.setCurrentText,
        changed=lambda field: field.currentTextChanged,
    ),
    _Kind(
        widget=QAbstractButton,
        read=lambda field: "1" if field.isChecked() else "0",
        write=lambda field, text: field.setChecked(text == "1"),
        changed=lambda field: field.toggled,
    ),
    _Kind(
        widget=QSpinBox,
        read=lambda field: str(field.value()),
        write=lambda field, text: field.setValue(int(text)),
        changed=lambda field: field.valueChanged,
    ),
    _Kind(
        widget=QDateEdit,
        read=lambda field: field.date().toString("yyyy-MM-dd"),
        write=lambda field, text: field.setDate(QDate.fromString(text, "yyyy-MM-dd")),
        changed=lambda field: field.dateChanged,
    ),
    _Kind(
        widget=QTimeEdit,
        read=lambda field: field.time().toString("HH:mm"),
        write=lambda field, text: field.setTime(QTime.fromString(text, "HH:mm")),
        changed=lambda field: field.timeChanged,
    ),
)


def _single(fields: dict[str, QWidget]) -> Iterator[tuple[str, QWidget]]:
    """All fields, one that consists of others as those: "repeat.pattern"."""
    for name, field in fields.items():
        if isinstance(field, Composed):
            yield from ((f"{name}.{part}", value) for part, value in _single(field.parts()))
        else:
            yield name, field


def _kept(fields: dict[str, QWidget]) -> dict[str, tuple[QWidget, _Kind]]:
    return {
        name: (widget, kind)
        for name, widget in _single(fields)
        for kind in _KINDS
        if isinstance(widget, kind.widget)
    }


def texts_of(fields: dict[str, QWidget]) -> Texts:
    """What these fields hold now; a widget of another kind is left out."""
    return {name: kind.read(widget) for name, (widget, kind) in _kept(fields).items()}


def on_change(fields: dict[str, QWidget], do: Callable[[], None]) -> None:
    """Do this each time when one of these fields says something else."""
    for widget, kind in _kept(fields).values():
        kind.changed(widget).connect(lambda *_new: do())


class DraftKeeper(QObject):
    """Watches the fields of one form. A widget of another kind is not kept."""

    def __init__(
        self,
        fields: dict[str, QWidget],
        *,
        key: str,
        drafts: Drafts,
        operations: Operations,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._drafts = drafts
        self._operations = operations
        self._all = fields
        self._fields = _kept(fields)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.keep)

    def texts(self) -> Texts:
        """Contents of the fields now."""
        return {name: kind.read(widget) for name, (widget, kind) in self._fields.items()}

    def restore(self, on_restored: Callable[[], None]) -> None:
        """Fill the fields from the draft when there is one, and watch them from then on."""

        def fill(texts: Texts | None) -> None:
            for name, text in (texts or {}).items():
                if name in self._fields:
                    widget, kind = self._fields[name]
                    kind.write(widget, text)
            on_change(self._all, self._pause.start)
            if texts:
                on_restored()

        drafts, key = self._drafts, self._key
        self._operations.run(lambda: drafts.get(key), fill, owner=self)

    def keep(self) -> None:
        """Keep what is typed so far."""
        self._pause.stop()
        drafts, key, texts = self._drafts, self._key, self.texts()
        self._operations.run(lambda: drafts.keep(key, texts))

    def drop(self) -> None:
        """The form was saved or given up: forget the draft."""
        self._pause.stop()
        drafts, key = self._drafts, self._key
        self._operations.run(lambda: drafts.drop(key))
