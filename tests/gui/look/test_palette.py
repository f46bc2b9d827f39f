"""Colours, type size and icons."""

import pytest
from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QFrame, QPushButton
from typing_extensions import override

from buurthuis_app import paths
from buurthuis_app.gui.look.icons import Ink, icon
from buurthuis_app.gui.look.palette import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Palette,
    contrast,
)
from buurthuis_app.gui.look.style_sheet import style_sheet
from buurthuis_app.gui.look.theme import AS_SYSTEM, Scheme, WindowTheme, as_system
from tests.gui.conftest import Show
from tests.other_systems import reaches

ICONS = sorted(path.stem for path in (paths.resources() / "icons").glob("*.svg"))
every = pytest.mark.parametrize(
    ("palette", "text", "edge"),
    [(LIGHT, 4.5, 3), (DARK, 4.5, 3), (CONTRAST_LIGHT, 7, 4.5), (CONTRAST_DARK, 7, 4.5)],
    ids=["light", "dark", "contrast-light", "contrast-dark"],
)
"""Least contrast of texts and of edges: WCAG 2.1, 1.4.3 and 1.4.11; with high contrast 1.4.6."""


def test_contrast_is_what_wcag_says_it_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0B6E69", "#0B6E69") == 1


@every
def test_every_text_can_be_read(palette: Palette, text: float, edge: float) -> None:
    del edge
    behind = (palette.paper, palette.surface, palette.hover, palette.selected)
    inks = (palette.ink, palette.quiet, palette.accent)
    signals = (palette.warning, palette.danger, palette.good)
    pairs = [(ink, sheet) for ink in inks for sheet in behind]
    pairs += [(ink, sheet) for ink in signals for sheet in (palette.paper, palette.surface)]
    pairs += [(palette.ink, palette.warning_tint), (palette.ink, palette.danger_tint)]
    pairs += [(palette.accent, palette.warning_tint), (palette.accent, palette.danger_tint)]
    pairs += [(palette.danger, palette.danger_tint)]
    pairs += [(palette.on_accent, palette.accent), (palette.on_accent, palette.pressed)]
    pairs += [(palette.ink, palette.kind_tint(place)) for place in range(len(palette.kinds))]
    pairs += [(palette.quiet, palette.shade)]
    assert [pair for pair in pairs if contrast(*pair) < text] == []


@every
def test_every_control_and_focus_ring_stands_out(
    palette: Palette, text: float, edge: float
) -> None:
    del text
    edges = (palette.outline, palette.accent, palette.danger)
    pairs = [(ring, sheet) for ring in edges for sheet in (palette.paper, palette.surface)]
    pairs += [(kind, palette.surface) for kind in palette.kinds]
    pairs.append((palette.ink, palette.paper))  # the ring around a primary button
    assert [pair for pair in pairs if contrast(*pair) < edge] == []


def test_the_style_sheet_has_no_colour_of_its_own() -> None:
    template = (paths.resources() / "style" / "buurthuis.qss").read_text(encoding="utf-8")
    assert "#0B6E69" not in template
    filled = style_sheet(template, LIGHT, 200)
    assert "@" not in filled
    assert "font-size: 40pt" in filled  # a title of 20 at 200 %


def test_the_scheme_changes_while_the_program_runs(look: WindowTheme, qapp: QApplication) -> None:
    heard: list[str] = []
    look.changed.connect(lambda: heard.append(look.palette.paper))
    look.wear(Scheme.DARK, 100)
    assert heard == [DARK.paper]
    assert qapp.palette().window().color() == QColor(DARK.paper)


def test_what_is_chosen_has_an_edge_in_high_contrast_only(
    look: WindowTheme, qapp: QApplication
) -> None:
    edge = "border-top: 2px solid "
    look.wear(Scheme.DARK, 100)
    assert edge not in qapp.styleSheet()
    look.wear(Scheme.CONTRAST_DARK, 100)
    assert edge + CONTRAST_DARK.accent in qapp.styleSheet()


@pytest.mark.parametrize(
    ("asked", "scheme", "worn"),
    [
        (Qt.ContrastPreference.HighContrast, Qt.ColorScheme.Dark, CONTRAST_DARK),
        (Qt.ContrastPreference.HighContrast, Qt.ColorScheme.Light, CONTRAST_LIGHT),
        (Qt.ContrastPreference.HighContrast, Qt.ColorScheme.Unknown, CONTRAST_LIGHT),
        (Qt.ContrastPreference.NoPreference, Qt.ColorScheme.Dark, DARK),
    ],
)
def test_the_contrast_of_the_system_is_followed(
    asked: Qt.ContrastPreference, scheme: Qt.ColorScheme, worn: Palette
) -> None:
    assert as_system(scheme, asked, dark_at_first=False) is worn


def test_a_contrast_theme_that_says_no_scheme_is_as_dark_as_its_window() -> None:
    unsaid = Qt.ColorScheme.Unknown, Qt.ContrastPreference.HighContrast
    assert as_system(*unsaid, dark_at_first=True) is CONTRAST_DARK


@reaches("gui.look.theme.system_percent")
def test_who_chose_no_type_size_has_the_systems(
    look: WindowTheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = QFont("FiraGO")
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _kind: letters)
    monkeypatch.setattr("sys.platform", "win32")
    letters.setPointSizeF(13.5)  # as Windows does at 150 %, where it is 9 otherwise
    look.wear(Scheme.LIGHT, AS_SYSTEM)
    assert (look.type_size, look.percent) == (AS_SYSTEM, 150)
    letters.setPixelSize(20)  # says nothing of points
    look.wear(Scheme.LIGHT, AS_SYSTEM)
    assert look.percent == 100
    look.wear(Scheme.LIGHT, 125)
    assert look.percent == 125


def test_type_size_stays_between_its_bounds_and_reaches_all_text(
    look: WindowTheme, qapp: QApplication
) -> None:
    look.wear(Scheme.LIGHT, 500)
    assert look.percent == 200
    assert qapp.font().pointSizeF() == 22
    look.wear(Scheme.LIGHT, 10)
    assert qapp.font().pointSizeF() == 11


def test_a_sheet_picture_exists_in_both_schemes() -> None:
    folder = paths.resources() / "style"
    light = {path.name for path in folder.glob("*-light.svg")}
    dark = {path.name for path in folder.glob("*-dark.svg")}
    assert light
    assert {name.replace("light", "dark") for name in light} == dark


@pytest.mark.parametrize("name", ICONS)
@pytest.mark.usefixtures("look")
def test_an_icon_is_sharp_on_every_screen(name: str) -> None:
    for ratio in (1.0, 1.5, 2.0):
        drawn = icon(name).pixmap(QSize(24, 24), ratio)
        assert drawn.size() == QSize(round(24 * ratio), round(24 * ratio))
        assert drawn.devicePixelRatio() == ratio
        picture = drawn.toImage()
        inked = sum(
            picture.pixelColor(x, y).alpha() > 200
            for x in range(picture.width())
            for y in range(picture.height())
        )
        assert inked > 10


def test_an_icon_takes_the_colour_of_the_moment(look: WindowTheme) -> None:
    made = icon("minus", Ink.ACCENT)
    for scheme, palette in ((Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)):
        look.wear(scheme, 100)
        assert QColor(made.pixmap(QSize(48, 48)).toImage().pixelColor(24, 24)) == QColor(
            palette.accent
        )


@pytest.mark.usefixtures("look")
def test_a_switched_off_button_has_a_paler_icon() -> None:
    off = icon("minus").pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage().pixelColor(24, 24)
    assert off == QColor(LIGHT.outline)


def test_qt_speaks_dutch(qapp: QApplication) -> None:
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuleren"
    assert QLocale(QLocale.Language.Dutch).monthName(3) == "maart"


class _Dressed(QPushButton):
    """Counts how often it was dressed."""

    times = 0

    @override
    def event(self, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.StyleChange
        return super().event(event)


def test_another_type_size_dresses_a_widget_as_often_deep_in_others_as_alone(
    look: WindowTheme, show: Show
) -> None:
    outermost, alone = QFrame(), _Dressed()
    around = outermost
    for _depth in range(6):
        around.setProperty("role", "card")
        around = QFrame(around)
    inside = _Dressed(around)
    show(outermost)
    show(alone)
    inside.times = alone.times = 0
    look.wear(Scheme.LIGHT, 150)
    assert inside.times == alone.times > 0
