"""The menu bar: what is in it for every tab; bootstrap adds what belongs to services."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QComboBox, QMainWindow, QMenu

from buurthuis_app.gui.look.theme import AS_SYSTEM, TYPE_SIZES, Scheme, theme
from buurthuis_app.i18n import OFFICE, OWN_NAMES, _

Choice = TypeVar("Choice")


class Menu(Enum):
    """Menus of the window, by key."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    HELP = "help"


class Menus:
    """Holds the menus and makes actions in them; each action has words, a shortcut and something it does."""

    def __init__(self, window: QMainWindow) -> None:
        bar = window.menuBar()
        self._window = window
        self._menus = {
            Menu.FILE: bar.addMenu(_("&Bestand")),
            Menu.EDIT: bar.addMenu(_("Be&werken")),
            Menu.VIEW: bar.addMenu(_("Beel&d")),
            Menu.HELP: bar.addMenu(_("&Help")),
        }

    def add(
        self,
        menu: Menu,
        words: str,
        do: Callable[[], None],
        *shortcuts: str | QKeySequence.StandardKey,
        before: QAction | None = None,
    ) -> QAction:
        """Add a command; the shortcuts work in the whole window."""
        action = QAction(words, self._window)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        action.triggered.connect(lambda _checked: do())
        if before is None:
            self._menus[menu].addAction(action)
        else:
            self._menus[menu].insertAction(before, action)
        return action

    def separate(self, menu: Menu) -> QAction:
        """A thin line between groups of commands."""
        return self._menus[menu].addSeparator()

    def add_look(self) -> None:
        """Colours and type size, with what is chosen ticked."""
        schemes = self._menus[Menu.VIEW].addMenu(_("&Kleuren"))
        self._choices(schemes, _schemes(), chosen=lambda: theme().scheme, choose=_wear_scheme)
        sizes = self._menus[Menu.VIEW].addMenu(_("&Lettergrootte"))
        self._choices(sizes, _sizes(), chosen=lambda: theme().type_size, choose=_wear_size)
        self.add(Menu.VIEW, _("Letters gro&ter"), partial(_grow, 1), "Ctrl++", "Ctrl+=")
        self.add(Menu.VIEW, _("Letters kl&einer"), partial(_grow, -1), "Ctrl+-")

    def _choices(
        self,
        menu: QMenu,
        choices: list[tuple[str, Choice]],
        *,
        chosen: Callable[[], Choice],
        choose: Callable[[Choice], None],
    ) -> None:
        group = QActionGroup(self._window)
        for words, choice in choices:
            action = group.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda _on, choice=choice: choose(choice))
            menu.addAction(action)

        def tick() -> None:
            for action, (_words, choice) in zip(group.actions(), choices, strict=True):
                action.setChecked(choice == chosen())

        menu.aboutToShow.connect(tick)
        tick()


def scheme_box() -> QComboBox:
    """The colours as a field; a choice holds at once."""
    return _box(_schemes(), theme().scheme, _wear_scheme)


def size_box() -> QComboBox:
    """The type size as a field; a choice holds at once."""
    return _box(_sizes(), theme().type_size, _wear_size)


def language_box(chosen: str, choose: Callable[[str], None]) -> QComboBox:
    """The languages of the whole program as a field, each by its own name."""
    return _box([(OWN_NAMES[code], code) for code in OFFICE], chosen, choose)


def _box(
    choices: list[tuple[str, Choice]], chosen: Choice, choose: Callable[[Choice], None]
) -> QComboBox:
    box = QComboBox()
    for words, choice in choices:
        box.addItem(words, choice)
    box.setCurrentIndex([choice for _words, choice in choices].index(chosen))
    box.activated.connect(lambda place: choose(choices[place][1]))
    return box


def _schemes() -> list[tuple[str, Scheme]]:
    return [
        (_("Zoals het systeem"), Scheme.SYSTEM),
        (_("Licht"), Scheme.LIGHT),
        (_("Donker"), Scheme.DARK),
        (_("Hoog contrast, licht"), Scheme.CONTRAST_LIGHT),
        (_("Hoog contrast, donker"), Scheme.CONTRAST_DARK),
    ]


def _sizes() -> list[tuple[str, int]]:
    sizes = [(f"{size}%", size) for size in TYPE_SIZES]
    return [(_("Zoals het systeem"), AS_SYSTEM), *sizes]


def _wear_scheme(scheme: Scheme) -> None:
    theme().wear(scheme, theme().type_size)


def _wear_size(size: int) -> None:
    theme().wear(theme().scheme, size)


def _grow(step: int) -> None:
    sizes = TYPE_SIZES if step > 0 else TYPE_SIZES[::-1]
    current = theme().percent
    beyond = (size for size in sizes if (size - current) * step > 0)
    theme().wear(theme().scheme, next(beyond, current))
