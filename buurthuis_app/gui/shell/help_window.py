"""The manual in a window of its own, beside the program: contents and search at the left, the page at the right."""

from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.look.help_key import FIRST_TOPIC
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.shell.manual import Manual, ManualSection
from buurthuis_app.gui.shell.manual_text import ManualText
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row, sheet
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import FLAT, CardLine, ListCard
from buurthuis_app.gui.widgets.notices import announce
from buurthuis_app.gui.widgets.search_field import search_field
from buurthuis_app.i18n import _, ngettext, number


class ManualLine(Struct, frozen=True, kw_only=True):
    """A row at the left: a group, a page, or a passage that was found."""

    title: str
    topic: str = ""
    beside: str = ""
    passage: str = ""


class HelpWindow(QWidget):
    """Shows resources/help/nl/<topic>.md; links between pages work, web links open the browser."""

    topic = FIRST_TOPIC

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self.manual = Manual(folder)
        self.shown = ""
        """The page and perhaps the heading that is shown: `vandaag#tellen`."""
        self._trail: list[str] = []
        self.setWindowTitle(_("Handleiding"))
        self.setObjectName("page")
        open_at(self, 1040, 720)
        self.field = search_field(_("Zoeken in de handleiding"))
        self.field.setMaxLength(100)
        self.list = CardList[ManualLine](
            _card, lambda line: line.topic or line.title, name=_("Inhoud"), look=FLAT
        )
        self.nothing = label("", Text.QUIET)
        self.text = ManualText(self.manual.folder)
        self._lay_out()
        self._wire()
        self.list.show_records(self._contents())

    def show_topic(self, topic: str) -> None:
        """Show the page about `topic`, or the first page when there is none about it."""
        if self.shown and topic != self.shown:
            self._trail.append(self.shown)
        self.show()  # first, so that the page knows how wide it is
        self._show(topic)
        self.raise_()
        self.activateWindow()

    def go_back(self) -> None:
        """The page that was shown before this one."""
        if self._trail:
            self._show(self._trail.pop())

    def look_for(self, sought: str) -> None:
        """Show at the left where these words stand; the contents when there are none."""
        lines = self._contents()
        if folded(sought).split():
            lines = tuple(
                ManualLine(
                    title=found.section.title,
                    topic=found.section.topic,
                    beside=_of_page(found.section),
                    passage=found.words,
                )
                for found in self.manual.find(sought)
            )
            self._say_found(sought, len(lines))
        self._at_left.setCurrentIndex(0 if lines else 1)
        self.list.setAccessibleName(_("Gevonden") if sought.strip() else _("Inhoud"))
        self.list.show_records(lines)
        self.list.scrollToTop()
        self._mark()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, the arrow goes down into the list and Enter opens the first row."""
        if watched is self.field and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() == Qt.Key.Key_Down:
                self._walk_in()
                return True
            if pressed and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._walk_in()
                self.text.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._at_left = QStackedLayout()
        self._at_left.addWidget(self.list)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._at_left.addWidget(self.nothing)
        self.back = button(_("Terug"), ButtonKind.QUIET, "previous", do=self.go_back)
        first = button(
            _("Inhoud"), ButtonKind.QUIET, "overview", do=partial(self._go_to, FIRST_TOPIC)
        )
        beside = QSplitter(childrenCollapsible=False)
        beside.addWidget(sheet(in_column(self.field, grow(self._at_left))))
        beside.addWidget(sheet(in_column(in_row(self.back, first, SPRING), grow(self.text))))
        beside.setStretchFactor(1, 1)
        beside.setSizes([self.width() * 7 // 20, self.width() * 13 // 20])
        in_column(grow(beside), on=self, margins=GRID)

    def _wire(self) -> None:
        self.field.textChanged.connect(self.look_for)
        self.field.installEventFilter(self)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _line: self.text.setFocus())
        self.text.anchorClicked.connect(self._follow)
        theme().changed.connect(self._again)
        key = QKeySequence.StandardKey
        for keys, do, words in (
            (QKeySequence(key.Find), self._want_field, _("Zoeken in de handleiding")),
            (QKeySequence("Alt+Left"), self.go_back, _("De vorige bladzijde")),
            (QKeySequence("Esc"), self._leave, _("Het zoeken leegmaken, of sluiten")),
        ):
            QShortcut(keys, self, do).setWhatsThis(words)

    def _contents(self) -> tuple[ManualLine, ...]:
        return tuple(ManualLine(title=line.title, topic=line.page) for line in self.manual.contents)

    def _show(self, topic: str) -> None:
        page, _sign, anchor = topic.partition("#")
        if not self.manual.knows(page):
            topic, page, anchor = FIRST_TOPIC, FIRST_TOPIC, ""
        self.shown = topic
        self.text.show_page(self.manual.text(page), anchor)
        self._mark()
        self.back.setEnabled(bool(self._trail))
        if not self.list.choose(topic) and not self.list.choose(page):
            self.list.clearSelection()

    def _again(self) -> None:
        """The same page in other colours or larger."""
        if self.shown:
            self._show(self.shown)

    def _chosen(self, line: ManualLine | None) -> None:
        """Show what was walked to. The page of a heading that is shown already stays where it is."""
        if line is None or not line.topic:
            return
        if line.passage or line.topic.partition("#")[0] != self._page:
            self._go_to(line.topic)

    @property
    def _page(self) -> str:
        return self.shown.partition("#")[0]

    def _go_to(self, topic: str) -> None:
        if topic != self.shown:
            self._trail.append(self.shown)
            self._show(topic)

    def _walk_in(self) -> None:
        self.list.setFocus()
        if self.list.current() is None or not self.list.selectedIndexes():
            first = next((line for line in self.list.records() if line.topic), None)
            if first is not None:
                self.list.choose(first.topic)

    def _want_field(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _leave(self) -> None:
        if self.field.text():
            self.field.clear()
            self.field.setFocus()
        else:
            self.close()

    def _mark(self) -> None:
        self.text.mark(folded(self.field.text()).split())

    def _say_found(self, sought: str, count: int) -> None:
        words = ngettext("{n} plaats gevonden", "{n} plaatsen gevonden", count)
        if not count:
            words = _("Niets gevonden voor “{text}”. Probeer een deel van het woord.")
        sentence = words.format(n=number(count), text=sought.strip())
        self.nothing.setText(sentence)
        announce(self.field, sentence)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in {"http", "https", "mailto"}:
            QDesktopServices.openUrl(link)
            return
        page = Path(link.path()).stem or self._page
        self._go_to(f"{page}#{link.fragment()}" if link.fragment() else page)


def _of_page(section: ManualSection) -> str:
    return "" if section.title == section.page_title else section.page_title


def _card(line: ManualLine) -> ListCard:
    if not line.topic:
        return ListCard(title=line.title, title_lines=2, ink=Ink.QUIET, heading=True)
    lines = tuple(
        CardLine(words=words, wraps=words == line.passage, small=True)
        for words in (line.beside, line.passage)
        if words
    )
    return ListCard(title=line.title, title_lines=2, bold=bool(line.passage), lines=lines)
