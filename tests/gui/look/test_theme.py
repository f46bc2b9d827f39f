"""Theme: what is dressed in it, also before it is seen."""

import pytest
from PySide6.QtWidgets import QWidget

from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.widgets.controls import button
from buurthuis_app.gui.widgets.layout import in_row
from tests.gui.conftest import Show


def test_what_is_hidden_in_a_window_not_shown_yet_gets_the_new_letters_too(
    look: WindowTheme, show: Show
) -> None:
    window, hidden = QWidget(), button("Peiling invullen")
    row = in_row(hidden)
    window.setLayout(row)
    hidden.hide()
    window.sizeHint()
    window.ensurePolished()
    later = button("Iets dat niet gepland was")
    later.hide()
    row.addWidget(later)
    look.wear(look.scheme, 150)
    show(window)
    for shown in (hidden, later):
        shown.show()
        assert shown.font().pointSizeF() == pytest.approx(look.points())
