"""What is laid out in a column now; what was taken out of it waits to be deleted."""

from PySide6.QtWidgets import QLayout, QWidget


def laid_out(layout: QLayout) -> list[QWidget]:
    """Its widgets, from first to last."""
    items = (layout.itemAt(number) for number in range(layout.count()))
    widgets = (item.widget() if item else None for item in items)
    return [widget for widget in widgets if widget]
