"""Theme of the program: light or dark, and the size of its letters; both can change while it runs."""

from enum import Enum

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from buurthuis_app import paths
from buurthuis_app.gui.look.palette import DARK, LIGHT, Palette
from buurthuis_app.gui.look.style_sheet import style_sheet

GRID = 8  # px between things: every distance is a multiple of it
BASE_POINTS = 11
TYPE_SIZES = (100, 125, 150, 175, 200)


_PROPERTY = "buurthuis_theme"
"""Of the application. Looking through its children would make Python know each of them, also Qt's own."""


class Scheme(Enum):
    """Colour scheme that a person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_ASKED = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


class WindowTheme(QObject):
    """Dresses the application. There is one; `changed` tells those who paint by themselves."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.setProperty(_PROPERTY, self)
        self._application = application
        self._scheme = Scheme.SYSTEM
        self._percent = 100
        self.charts_folded = False
        """Whether the charts beside tables are put away."""
        self._palette = LIGHT
        self._family = application.font().family()
        folder = paths.resources() / "style"
        QDir.setSearchPaths("style", [str(folder)])
        self._template = (folder / "buurthuis.qss").read_text(encoding="utf-8")
        application.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self._palette

    @property
    def family(self) -> str:
        """The family of letters."""
        return self._family

    @property
    def scheme(self) -> Scheme:
        """The choice, which may be to follow the system."""
        return self._scheme

    @property
    def percent(self) -> int:
        """The type size, 100 to 200."""
        return self._percent

    def wear(self, scheme: Scheme, percent: int) -> None:
        """Show everything in this scheme and type size (100-200 %, others are brought within) from now on."""
        self._scheme = scheme
        self._percent = min(max(percent, TYPE_SIZES[0]), TYPE_SIZES[-1])
        hints = self._application.styleHints()
        if hints.colorScheme() != _ASKED[scheme]:
            hints.setColorScheme(_ASKED[scheme])  # title bars and system dialogs follow along
        self._dress()

    def points(self, base: float = BASE_POINTS) -> float:
        """A type size of the design, in points at the chosen size."""
        return base * self._percent / 100

    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM and self._wanted() is not self._palette:
            self._dress()

    def _wanted(self) -> Palette:
        if self._scheme is Scheme.SYSTEM:
            dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT

    def _dress(self) -> None:
        self._palette = self._wanted()
        # Off first: from one sheet to the next, Qt dresses a widget again for each that it lies in.
        self._application.setStyleSheet("")
        font = QFont(self._family)
        font.setPointSizeF(self.points())
        self._application.setFont(font)
        self._application.setPalette(qt_palette(self._palette))
        self._application.setStyleSheet(style_sheet(self._template, self._palette, self._percent))
        self.changed.emit()


def theme() -> WindowTheme:
    """The theme of the running application."""
    application = QApplication.instance()
    window_theme: WindowTheme | None = application.property(_PROPERTY) if application else None
    if window_theme is None:
        raise LookupError("no Theme: gui.application.create makes it")
    return window_theme


def qt_palette(colours: Palette) -> QPalette:
    """The colours for what Qt draws by itself."""
    role = QPalette.ColorRole
    palette = QPalette()
    for place, colour in {
        role.Window: colours.paper,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.paper,
        role.Text: colours.ink,
        role.PlaceholderText: colours.quiet,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.BrightText: colours.danger,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.ink,
        role.Mid: colours.line,
        role.Dark: colours.outline,
    }.items():
        palette.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.outline))
    return palette
