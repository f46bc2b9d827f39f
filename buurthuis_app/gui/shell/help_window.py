"""The manual in a window of its own, beside the program: F1 opens it at what is on the screen."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTextBrowser, QWidget

from buurthuis_app import paths
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.layout import SPRING, in_column, in_row
from buurthuis_app.i18n import _

FIRST_TOPIC = "index"


class HelpWindow(QWidget):
    """Shows resources/help/nl/<topic>.md; links between pages work, web links open the browser."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._folder = folder or paths.resources() / "help" / "nl"
        self.setWindowTitle(_("Handleiding"))
        self.setObjectName("page")
        open_at(self, 520, 680)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Handleiding"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDocumentMargin(2 * GRID)
        first = button(
            _("Inhoud"), ButtonKind.QUIET, "overview", do=lambda: self.show_topic(FIRST_TOPIC)
        )
        top = in_row(first, SPRING)
        in_column(top, self.text, on=self, margins=GRID)

    def show_topic(self, topic: str) -> None:
        """Show the page about `topic`, or the first page when there is none about it."""
        self.text.setMarkdown(self._page(topic))
        self.show()
        self.raise_()
        self.activateWindow()

    def _page(self, topic: str) -> str:
        for name in (topic, FIRST_TOPIC):
            path = self._folder / f"{Path(name).name}.md"
            if path.is_file():
                return path.read_text(encoding="utf-8")
        return _("Over dit onderdeel staat nog niets in de handleiding.")

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in {"http", "https", "mailto"}:
            QDesktopServices.openUrl(link)
        else:
            self.show_topic(Path(link.path()).stem)
