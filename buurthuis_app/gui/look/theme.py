"""Theme of the program: light or dark, and the size of its letters; both can change while it runs."""

import sys
from enum import Enum

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from buurthuis_app import paths
from buurthuis_app.gui.look.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette
from buurthuis_app.gui.look.style_sheet import style_sheet

GRID = 8  # px between things: every distance is a multiple of it
BASE_POINTS = 11
TYPE_SIZES = (100, 125, 150, 175, 200)
AS_SYSTEM = 0
"""Type size of who chose none: as large as the system's own letters are."""
SYSTEM_POINTS = {"win32": 9.0, "darwin": 13.0}
"""Of a system's letters when nobody made them larger; elsewhere it is BASE_POINTS."""
MIDDLE_GREY = 128


_PROPERTY = "buurthuis_theme"
"""Of the application. Looking through its children would make Python know each of them, also Qt's own."""


class Scheme(Enum):
    """Colour scheme that a person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


_WORN = {
    Scheme.LIGHT: LIGHT,
    Scheme.DARK: DARK,
    Scheme.CONTRAST_LIGHT: CONTRAST_LIGHT,
    Scheme.CONTRAST_DARK: CONTRAST_DARK,
}


class WindowTheme(QObject):
    """Dresses the application. There is one; `changed` tells those who paint by themselves."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.setProperty(_PROPERTY, self)
        self._application = application
        self._scheme = Scheme.SYSTEM
        self._type_size = 100
        self._percent = 100
        self._dark_at_first = (
            application.palette().color(QPalette.ColorRole.Window).lightness() < MIDDLE_GREY
        )
        self.charts_folded = False
        """Whether the charts beside tables are put away."""
        self._palette = LIGHT
        self._family = application.font().family()
        folder = paths.resources() / "style"
        QDir.setSearchPaths("style", [str(folder)])
        self._template = (folder / "buurthuis.qss").read_text(encoding="utf-8")
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

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
    def type_size(self) -> int:
        """The choice: a type size, or AS_SYSTEM."""
        return self._type_size

    @property
    def percent(self) -> int:
        """The type size, 100 to 200."""
        return self._percent

    def wear(self, scheme: Scheme, type_size: int) -> None:
        """Show everything in this scheme and type size (100-200 %, others are brought within) from now on."""
        self._scheme, self._type_size = scheme, type_size
        asked = system_percent() if type_size == AS_SYSTEM else type_size
        self._percent = min(max(asked, TYPE_SIZES[0]), TYPE_SIZES[-1])
        hints, wanted = self._application.styleHints(), Qt.ColorScheme.Unknown
        if scheme is not Scheme.SYSTEM:
            wanted = Qt.ColorScheme.Dark if _WORN[scheme].dark else Qt.ColorScheme.Light
        if hints.colorScheme() != wanted:
            hints.setColorScheme(wanted)  # title bars and system dialogs follow along
        self._dress()

    def points(self, base: float = BASE_POINTS) -> float:
        """A type size of the design, in points at the chosen size."""
        return base * self._percent / 100

    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM and self._wanted() is not self._palette:
            self._dress()

    def _wanted(self) -> Palette:
        if self._scheme is not Scheme.SYSTEM:
            return _WORN[self._scheme]
        hints = self._application.styleHints()
        contrast = hints.accessibility().contrastPreference()
        return as_system(hints.colorScheme(), contrast, dark_at_first=self._dark_at_first)

    def _dress(self) -> None:
        self._palette = self._wanted()
        for widget in self._application.allWidgets():
            widget.ensurePolished()  # what is hidden and was not shown yet would keep the former letters
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


def as_system(
    scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, *, dark_at_first: bool
) -> Palette:
    """The colours that go with the system's; a contrast theme may not say whether it is dark, but its window does."""
    dark = scheme is Qt.ColorScheme.Dark
    if contrast is not Qt.ContrastPreference.HighContrast:
        return DARK if dark else LIGHT
    if scheme is Qt.ColorScheme.Unknown:
        dark = dark_at_first
    return CONTRAST_DARK if dark else CONTRAST_LIGHT


def system_percent() -> int:
    """How much larger the system's letters are than usual; 100 where it does not say."""
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return round(100 * points / SYSTEM_POINTS.get(sys.platform, BASE_POINTS))


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
