"""Search field: where letters are typed that what is shown must have."""

from PySide6.QtWidgets import QLineEdit, QToolButton

from buurthuis_app.gui.look.icons import icon
from buurthuis_app.gui.widgets.controls import SILENT
from buurthuis_app.i18n import _


def search_field(words: str, name: str = "", *, width: int = 0) -> QLineEdit:
    """A field with a glass and a cross; `words` in it say what for, `width` is in characters at least."""
    field = QLineEdit(placeholderText=words)
    field.setAccessibleName(name or words)
    field.setAccessibleDescription(words if name else SILENT)
    field.setClearButtonEnabled(True)
    for cross in field.findChildren(QToolButton):
        cross.setAccessibleName(_("Zoekveld leegmaken"))
    field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    if width:
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * width)
    return field
