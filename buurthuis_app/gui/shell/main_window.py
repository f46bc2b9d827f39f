"""The window: tabs, menus, status line, and the wiring between what happens and what is shown."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.help_key import FIRST_TOPIC, help_key, topic_in
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.shell import window_settings
from buurthuis_app.gui.shell.dropped_file import dropped_file
from buurthuis_app.gui.shell.menus import Menu, Menus
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.status_line import StatusLine
from buurthuis_app.gui.shell.tab import Tab, TabEntry
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.shell.tab_strip import TabStrip
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.gui.widgets.plain_text import unlettered
from buurthuis_app.i18n import _, spoken
from buurthuis_app.services.shared.done import Topic

SMALLEST = (800, 560)
USUAL = (1280, 800)
TITLE_BAR = 40  # px at most, before the system has said how much it is


class MainWindow(QMainWindow):
    """Builds a tab when it is first shown; refreshes it when its areas changed, at the latest when it is seen."""

    closing = Signal()  # the last moment to start a write
    file_dropped = Signal(object)  # Path: somebody let go of a file here

    def __init__(
        self, entries: Sequence[TabEntry], shell: Shell, settings_folder: Path | None = None
    ) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self._shell = shell
        self._folder = settings_folder
        self._tabs: dict[str, Tab] = {}
        self._sheets: dict[str, QScrollArea] = {}
        self._stale: set[str] = set()
        self._maximised = False
        self.title_words = "{name}"
        self.head = label("", Text.LABEL)
        """The name of the centre, shown where this computer knows several."""
        self.strip = TabStrip(self._entries)
        self.pages = QStackedWidget()
        self.notice = Notice()
        self.status = StatusLine()
        self.setCentralWidget(self._centre())
        self.setStatusBar(self.status)  # after the centre: Tab comes there last
        self.menus = Menus(self)
        self.windows: dict[str, Callable[[], None]] = {}
        """Windows that can be gone to by a name, beside the tabs."""
        self._fill_menus()
        self._wire()
        self.setWindowTitle("Buurthuis")
        self.setAcceptDrops(True)
        self.next_language = spoken()
        self._place()
        self.open_tab(self._entries[0].key)

    def set_centre_name(self, name: str) -> None:
        """Show whose program this is."""
        self.setWindowTitle(self.title_words.format(name=name or "Buurthuis"))
        self.head.setText(name)

    @property
    def tab(self) -> Tab:
        """The tab that is shown."""
        return self._tabs[self._entries[self.strip.currentIndex()].key]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all tabs, in their order."""
        return tuple(entry.key for entry in self._entries)

    @property
    def built(self) -> tuple[str, ...]:
        """The keys of the tabs that were shown at least once."""
        return tuple(self._tabs)

    def open_tab(self, key: str) -> None:
        """Show the tab with this key; the first time it is built."""
        number = next(n for n, entry in enumerate(self._entries) if entry.key == key)
        if self.strip.currentIndex() != number:
            self.strip.setCurrentIndex(number)  # comes back here through _switched
        else:
            self._switched(number)

    def present(self) -> None:
        """Come on the screen, where and as large as last time."""
        if self._maximised:
            self.showMaximized()
        else:
            self.show()

    def leave(self) -> None:
        """Close, with all that is kept at closing."""
        self.close()

    def stand_back(self) -> None:
        """Leave the screen to the door; what is half typed is kept."""
        for tab in self._tabs.values():
            tab.settle()
        help_key().close()
        if self.isVisible():
            self._maximised = self.isMaximized()
        self.hide()

    def show_place(self, place: Destination) -> None:
        """Go to a place in a tab, or to one of the windows that have a name of their own."""
        if place.tab in self.windows:
            self.windows[place.tab]()
            return
        self.open_tab(place.tab)
        self.tab.show_place(place)

    def say_failure(self, error: AppError) -> None:
        """Show a known error above the tab or in the dialog in front, until people put it away or do something else."""
        notice = getattr(QApplication.activeModalWidget(), "notice", self.notice)
        notice.show_error(error)

    def show_help(self) -> None:
        """Open the manual at what has the keyboard, or at the tab on the screen."""
        help_key().show(topic_in(self))

    def help_topic(self) -> str:
        """Which page of the manual is about the tab on the screen."""
        return self.tab.help_topic()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        for tab in self._tabs.values():
            tab.settle()
        self.closing.emit()
        self._remember_place()
        help_key().close()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def _centre(self) -> QWidget:
        centre = QWidget()
        line = QFrame()
        line.setObjectName("under_tabs")
        line.setFixedHeight(1)
        around = in_column(self.notice, margins=(2 * GRID, GRID, 2 * GRID, 0))
        self.head.hide()
        head = in_row(2 * GRID, grow(self.head), gap=0)
        top = in_column(head, self.strip, margins=(GRID, GRID // 2, GRID, 0), gap=0)
        in_column(top, line, around, grow(self.pages), on=centre, gap=0)
        return centre

    def _fill_menus(self) -> None:
        menus, undo = self.menus, self._shell.undo
        key = QKeySequence.StandardKey
        self._print = menus.add(Menu.FILE, _("&Afdrukken…"), self._print_paper, "Ctrl+P")
        self.last_of_file = menus.separate(Menu.FILE)
        menus.add(Menu.FILE, _("A&fsluiten"), self.leave, "Ctrl+Q")
        self._undo = menus.add(Menu.EDIT, _("&Ongedaan maken"), undo.undo, key.Undo)
        self._redo = menus.add(Menu.EDIT, _("Op&nieuw"), undo.redo, "Ctrl+Y", "Ctrl+Shift+Z")
        for number, entry in enumerate(self._entries):
            words = unlettered(entry.title)
            menus.add(
                Menu.VIEW, words, partial(self.strip.setCurrentIndex, number), f"Ctrl+{number + 1}"
            )
        menus.separate(Menu.VIEW)
        menus.add(Menu.VIEW, _("&Volgend tabblad"), partial(self._open_beside, 1), "Ctrl+Tab")
        menus.add(Menu.VIEW, _("Vori&g tabblad"), partial(self._open_beside, -1), "Ctrl+Shift+Tab")
        menus.separate(Menu.VIEW)
        menus.add_look()
        menus.add(Menu.HELP, _("&Handleiding bij dit scherm"), self.show_help, "F1")
        menus.add(Menu.HELP, _("Inhoud en &zoeken"), partial(help_key().show, FIRST_TOPIC))
        menus.add(Menu.HELP, _("&Sneltoetsen"), partial(help_key().show, "sneltoetsen"))
        self._show_undo()

    def _wire(self) -> None:
        shell = self._shell
        self.strip.currentChanged.connect(self._switched)
        shell.operations.outdated.connect(self._put_away_said)
        shell.operations.changed.connect(self._changed)
        shell.operations.failed.connect(self.say_failure)
        shell.operations.written.connect(self._written)
        shell.undo.said.connect(self.status.say)
        shell.undo.failed.connect(self.say_failure)
        shell.undo.changed.connect(self._show_undo)
        shell.navigator.asked.connect(self.show_place)
        self.status.undo_wanted.connect(shell.undo.undo)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.strip.hasFocus() and self.tab.takes_key(event)):
            super().keyPressEvent(event)

    def _switched(self, number: int) -> None:
        entry = self._entries[number]
        if entry.key not in self._tabs:
            new_tab = entry.factory()
            self._tabs[entry.key] = new_tab
            self._stale.add(entry.key)
            self._sheets[entry.key] = scrolling(new_tab, self.pages)
            self.pages.addWidget(self._sheets[entry.key])
        self.pages.setCurrentWidget(self._sheets[entry.key])
        self._print.setEnabled(self.tab.has_paper)
        self._freshen(entry.key)

    def _put_away_said(self, areas: frozenset[Topic]) -> None:
        if self.notice.says_error:  # not what the program has to say by itself
            self.notice.put_away()
        for tab in self._tabs.values():
            if tab.areas & areas:
                tab.put_away_said()

    def _changed(self, areas: frozenset[Topic]) -> None:
        self._stale |= {key for key, tab in self._tabs.items() if tab.areas & areas}
        current = self._entries[self.strip.currentIndex()].key
        if self._shell.operations.by_others and current in self._stale:
            self._stale.discard(current)
            self._tabs[current].follow()
        self._freshen(current)

    def _freshen(self, key: str) -> None:
        if key in self._stale:
            self._stale.discard(key)
            self._tabs[key].refresh()

    def _written(self, _label: str, _undo: object) -> None:
        """What it offers is what would be taken back: that is not the last write, when that was one at the door."""
        self.status.saved(self._shell.undo.undo_label)

    def _show_undo(self) -> None:
        undo = self._shell.undo
        for action, words, what in (
            (self._undo, _("&Ongedaan maken"), undo.undo_label),
            (self._redo, _("Op&nieuw"), undo.redo_label),
        ):
            action.setText(f"{words}: {unlettered(what)}" if what else words)
            action.setEnabled(bool(what))
        self.status.offer_undo(undo.undo_label)

    def _print_paper(self) -> None:
        if self.tab.has_paper:
            self.tab.print_paper()

    def _open_beside(self, step: int) -> None:
        self.strip.setCurrentIndex((self.strip.currentIndex() + step) % self.strip.count())

    def speak_next(self, code: str) -> None:
        """Speak this language from the next window on."""
        self.next_language = code

    def _place(self) -> None:
        known = window_settings.load(self._folder) if self._folder else window_settings.Settings()
        size = QSize(known.width, known.height) if known.width else QSize(*USUAL)
        place = on_screen(QRect(QPoint(known.left, known.top), size))
        self.resize(place.size())
        if known.width:  # the system places a first window: it knows how high its title bar is
            self.move(place.topLeft())  # of the frame: setGeometry would put the title bar above it
        self._maximised = known.maximised

    def _remember_place(self) -> None:
        if self._folder is None:
            return
        place = self.normalGeometry() if self.isMaximized() else self.geometry()
        place.moveTopLeft(
            place.topLeft() + self.pos() - self.geometry().topLeft()
        )  # as `move` takes it
        window_settings.save(
            self._folder,
            window_settings.Settings(
                left=place.left(),
                top=place.top(),
                width=place.width(),
                height=place.height(),
                maximised=self.isMaximized(),
                scheme=theme().scheme.value,
                type_size=theme().type_size,
                charts_folded=theme().charts_folded,
                language=self.next_language,
            ),
        )


def scrolling(tab: Tab, window: QWidget | None = None) -> QScrollArea:
    """Around a tab: with large type on a small screen it scrolls, and nothing is cut off."""
    around = QScrollArea(window)
    # Made here, so that PySide knows it: of a widget that Qt made itself it must find out the class, and reads all of
    # them for that, which takes a thirtieth of the start.
    around.setViewport(QWidget())
    around.setWidget(tab)
    around.setWidgetResizable(True)
    around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tab.setAutoFillBackground(False)
    return around


def on_screen(geometry: QRect) -> QRect:
    """`geometry`, made to fit the screen it is on, or the first one when that screen is gone.

    It is the place of the frame and the size of what is in it, so that the title bar must have room above.
    """
    screen = QGuiApplication.screenAt(geometry.center()) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry().adjusted(0, 0, 0, -TITLE_BAR)
    place = QRect(geometry)
    place.setSize(place.size().expandedTo(QSize(*SMALLEST)).boundedTo(room.size()))
    if not room.contains(place):
        place.moveLeft(min(max(place.left(), room.left()), room.right() - place.width() + 1))
        place.moveTop(min(max(place.top(), room.top()), room.bottom() - place.height() + 1))
    return place
