"""Pressing a button of a window, as somebody does who sees its words."""

from PySide6.QtWidgets import QPushButton, QWidget


def press(window: QWidget, words: str) -> None:
    """Click the visible button that is called so."""
    (push_button,) = (
        push_button
        for push_button in window.findChildren(QPushButton)
        if push_button.accessibleName() == words and push_button.isVisibleTo(window)
    )
    assert push_button.isEnabled()
    push_button.click()
