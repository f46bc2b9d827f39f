"""Pressing a button of a window, as somebody does who sees its words."""

from PySide6.QtWidgets import QPushButton, QWidget

from buurthuis_app.gui.widgets.act_row import ActRow


def press(window: QWidget, words: str) -> None:
    """Click the visible button that is called so, or choose what is called so in a menu Meer."""
    buttons = [
        push_button
        for push_button in window.findChildren(QPushButton)
        if push_button.accessibleName() == words and push_button.isVisibleTo(window)
    ]
    if not buttons:
        (action,) = (
            action
            for acts in window.findChildren(ActRow)
            if acts.more_button.isVisibleTo(window) and acts.more_button.isEnabled()
            for action in acts.menu.actions()
            if action.text() == words and action.isVisible() and action.isEnabled()
        )
        action.trigger()
        return
    (push_button,) = buttons
    assert push_button.isEnabled()
    push_button.click()
