"""Roles for screen readers: what a widget that paints itself is, and what a press on it does.

Qt calls such a widget a "filler", on which nothing can be done. One that says `spoken_as` is that instead; when it has
a method `press`, a screen reader can do what Enter does.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

_kept: list["QAccessibleInterface"] = []
"""Qt deletes an interface together with its widget, but PySide too when nobody in Python holds it any more."""


def tell_roles() -> None:
    """Let screen readers hear them from now on."""
    QAccessible.installFactory(_interface)


def _interface(_name: str, widget: QObject) -> "QAccessibleInterface | None":
    """Qt asks this of every object that a screen reader comes to, once for each class that it is of."""
    role = getattr(widget, "spoken_as", None)
    if role is None:
        return None
    import shiboken6

    from buurthuis_app.gui.look.spoken_interface import SpokenInterface

    _kept[:] = [made for made in _kept if shiboken6.isValid(made)]
    _kept.append(SpokenInterface(widget, role))
    return _kept[-1]
