"""The QApplication: its language, Qt's own texts, the theme, and sharp pixels on every screen."""

import sys

from PySide6.QtCore import QLibraryInfo, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from buurthuis_app import paths
from buurthuis_app.gui.look.help_key import HelpKey, HelpView
from buurthuis_app.gui.look.qt_words import DutchOfQt
from buurthuis_app.gui.look.spoken_roles import tell_roles
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.look.wheel_guard import WheelGuard
from buurthuis_app.gui.shell.window_settings import Settings
from buurthuis_app.i18n import DUTCH, OFFICE, spoken, use_language

STYLE = "Fusion"


def create(settings: Settings | None = None) -> QApplication:
    """The application, in the language and the dress that people chose; call it once, before the first window."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # As an argument: setStyle would hand back a QStyle, and its five hundred names take a fiftieth of the start.
    application = QApplication([*sys.argv[:1], "-style", STYLE])
    dress(application, settings or Settings())
    prepare(application)
    return application


def dress(application: QApplication, settings: Settings) -> WindowTheme:
    """Put on the chosen language, colours and type size; an unknown choice is Dutch, and looks as the system does."""
    use_language(settings.language if settings.language in OFFICE else DUTCH)
    known = {scheme.value: scheme for scheme in Scheme}
    window_theme = WindowTheme(application)
    window_theme.wear(known.get(settings.scheme, Scheme.SYSTEM), settings.type_size)
    window_theme.charts_folded = settings.charts_folded
    return window_theme


def _manual() -> HelpView:
    from buurthuis_app.gui.shell.help_window import HelpWindow

    return HelpWindow()


def prepare(application: QApplication) -> bool:
    """Give `application` its name, texts, manual and a wheel that only scrolls; False when Qt has other words."""
    tell_roles()
    WheelGuard(application)
    HelpKey(application, _manual)
    application.setApplicationName("Buurthuis")
    application.setApplicationDisplayName("Buurthuis")
    application.setDesktopFileName("buurthuis")
    application.setWindowIcon(QIcon(str(paths.resources() / "program" / "buurthuis.png")))
    if spoken() == DUTCH:
        application.installTranslator(DutchOfQt(application))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    loaded = translator.load(f"qtbase_{spoken()}", folder)
    if loaded:
        application.installTranslator(translator)
    return loaded
