"""The settings: one window says how everything stands, and opens where each thing is changed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QWidget

from buurthuis_app import i18n
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.centre.centre import Region
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.shell import application, window_settings
from buurthuis_app.gui.shell.settings_window import SettingsWindow
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import at_desk, settle


@pytest.fixture
def desk(
    house: CentreServices,
    tmp_path: Path,
    look: WindowTheme,  # noqa: ARG001 - back to the usual size afterwards
) -> Iterator[Desk]:
    with at_desk(house, tmp_path) as made:
        yield made


@pytest.fixture
def settings(desk: Desk) -> SettingsWindow:
    desk.menu.show_settings()
    settle(desk.operations)
    window = desk.menu.dialog
    assert isinstance(window, SettingsWindow)
    return window


def named(window: QWidget, name: str) -> QAbstractButton:
    found = window.findChildren(QAbstractButton)
    return next(press for press in found if press.accessibleName() == name)


def test_it_says_how_things_stand_also_after_a_change(settings: SettingsWindow, desk: Desk) -> None:
    shown = settings.states["Regio en openingstijden"]
    assert "Noord" in shown.text()
    assert "2030" in shown.text()
    assert settings.states["Code van de Deurstand"].text() == "Er is geen code."
    house = desk.house
    south = replace(house.centre, region=Region.SOUTH)
    desk.operations.run(lambda: house.lists.keep_centre(south))
    desk.operations.run(lambda: house.door_code.change("2468"))
    settle(desk.operations)
    settings.read()
    settle(desk.operations)
    assert "Zuid" in shown.text()
    assert settings.states["Code van de Deurstand"].text() == "De Deurstand vraagt om de code."


def test_each_setting_opens_where_it_is_changed(settings: SettingsWindow, desk: Desk) -> None:
    opened = set()
    entries = [entry for group in settings.groups for entry in group.entries]
    for entry in (entry for entry in entries if entry.do is not None):
        before = set(desk.window.findChildren(QDialog))
        named(settings, f"{entry.title} wijzigen").click()
        settle(desk.operations)
        (dialog,) = {
            each
            for each in set(desk.window.findChildren(QDialog)) - before
            if each.parent() is desk.window
        }
        assert dialog.isVisible(), entry.title
        opened.add(type(dialog).__name__)
        dialog.close()
        settle(desk.operations)
    assert {"CentreDialog", "OpeningDialog", "GuideDialog", "ListsDialog"} <= opened
    assert {"RetentionDialog", "BackupsDialog", "ChangeCodeDialog", "PatternsDialog"} <= opened


def test_the_type_size_holds_at_once(settings: SettingsWindow, look: WindowTheme) -> None:
    box = next(
        box for box in settings.findChildren(QComboBox) if box.accessibleName() == "Lettergrootte"
    )
    box.setCurrentIndex(box.findText("150%"))
    box.activated.emit(box.currentIndex())
    assert look.percent == 150


@pytest.fixture
def dutch_again() -> Iterator[None]:
    yield
    i18n.use_language("nl")


@pytest.mark.usefixtures("dutch_again")
def test_the_language_holds_from_the_next_start_on(
    settings: SettingsWindow, desk: Desk, tmp_path: Path, qapp: QApplication
) -> None:
    box = next(
        box
        for box in settings.findChildren(QComboBox)
        if box.accessibleName() == "Taal van het programma"
    )
    assert [box.itemText(n) for n in range(box.count())] == ["Nederlands", "English"]
    assert box.currentText() == "Nederlands"
    assert "moedertaalspreker: English." in settings.states["Taal van het programma"].text()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    desk.window.close()
    assert i18n.spoken() == "nl"
    chosen = window_settings.load(tmp_path)
    application.dress(qapp, chosen)
    assert (chosen.language, i18n.spoken()) == ("en", "en")
    application.dress(qapp, replace(chosen, language="tr"))
    assert i18n.spoken() == "nl", "the office does not speak it"


def test_it_can_be_heard(
    settings: SettingsWindow, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(settings) == []
