"""Words of others are shown as they are: no picture is loaded from a tooltip or a question."""

import pytest
from PySide6.QtGui import Qt, QTextDocument
from pytestqt.qtbot import QtBot

from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.widgets.plain_text import SIGN, MessageBox, plain_text


@pytest.mark.parametrize(
    "words",
    [
        '<img src="//elsewhere.example/x.png">',
        "<b>Anna</b> & Bert",
        "gewoon\n<i>met</i> regels",
        "a < b",
        "Anna & Bert",
        "",
    ],
)
@pytest.mark.usefixtures("qtbot")
def test_each_sign_is_shown(words: str) -> None:
    text = plain_text(words)
    assert "<img" not in text
    document = QTextDocument()
    if Qt.mightBeRichText(text):
        document.setHtml(text)
    else:
        document.setPlainText(text)
    assert document.toPlainText().replace("\u2028", "\n") == words


def test_a_question_reads_its_words_as_they_are(qtbot: QtBot) -> None:
    box = MessageBox()
    qtbot.addWidget(box)
    assert box.textFormat() == Qt.TextFormat.PlainText


def test_a_question_bears_a_sign_of_our_own(qtbot: QtBot, look: WindowTheme) -> None:
    box = MessageBox()
    qtbot.addWidget(box)
    box.setIcon(MessageBox.Icon.Question)
    asked = box.iconPixmap().toImage()
    box.setIcon(MessageBox.Icon.Warning)
    assert asked.width() == scaled(SIGN, look.percent)
    assert box.iconPixmap().toImage() != asked
