"""Half-written forms that survive a crash: kept a moment after typing stops, given back when asked again."""

from collections.abc import Callable, Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QDate, QObject, Qt, QTime, QTimer
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.operations.operations import Operations

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


def _single(fields: dict[str, QWidget]) -> Iterator[tuple[str, QWidget]]:
    """All fields, one that consists of others as those: "repeat.pattern"."""
    for name, field in fields.items():
        if isinstance(field, Composed):
            yield from ((f"{name}.{part}", value) for part, value in _single(field.parts()))
        else:
            yield name, field


def _kept(fields: dict[str, QWidget]) -> dict[str, QWidget]:
    """What can be kept as a text: each widget with something that Qt says is for people to change."""
    return {
        name: widget
        for name, widget in _single(fields)
        if widget.metaObject().userProperty().isValid()
    }


def texts_of(fields: dict[str, QWidget]) -> Texts:
    """What these fields hold now; a widget of another kind is left out."""
    return {name: _text(widget) for name, widget in _kept(fields).items()}


def _text(widget: QWidget) -> str:
    value = widget.metaObject().userProperty().read(widget)
    if isinstance(value, QDate | QTime):
        return value.toString(Qt.DateFormat.ISODate)
    return str(int(value)) if isinstance(value, bool) else str(value)


def on_change(fields: dict[str, QWidget], do: Callable[[], None]) -> None:
    """Do this each time when one of these fields says something else."""
    for widget in _kept(fields).values():
        told = widget.metaObject().userProperty().notifySignal().name().toStdString()
        getattr(widget, told).connect(lambda *_new: do())


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
        self._fields = fields
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)

    def texts(self) -> Texts:
        """Contents of the fields now."""
        return texts_of(self._fields)

    def restore(self, on_restored: Callable[[], None]) -> None:
        """Fill the fields from the draft when there is one, and watch them from then on."""

        def fill(texts: Texts | None) -> None:
            widgets = _kept(self._fields)
            for name, text in (texts or {}).items():
                if name in widgets:
                    widgets[name].metaObject().userProperty().write(widgets[name], text)
            on_change(self._fields, self._pause.start)
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
