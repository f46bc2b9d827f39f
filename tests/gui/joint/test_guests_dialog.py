"""Samen met andere centra, and the file for others, in the window."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.gui.joint.guests_dialog import GuestsDialog
from buurthuis_app.gui.papers.export_dialog import ExportDialog
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.overviews.tab import OverviewsTab
from buurthuis_app.services.registry import CentreServices
from tests.conftest import TODAY
from tests.domain.joint.shared_years import shared
from tests.gui.laid_out import laid_out
from tests.services.joint.conftest import MADE_AT, SharedBy
from tests.services.joint.conftest import shared_by as _shared_by

Show = Callable[[QWidget], None]
shared_by = _shared_by


@pytest.fixture
def dialog(house: CentreServices, shell: Shell, show: Show) -> GuestsDialog:
    made = GuestsDialog(house.guests, shell.operations)
    show(made)
    return made


def _words(dialog: GuestsDialog) -> str:
    """What is told of the guests."""
    labels = [
        label for card in laid_out(dialog.guests) for label in (card, *card.findChildren(QLabel))
    ]
    return " ".join(label.text() for label in labels if isinstance(label, QLabel))


def test_a_file_is_taken_in_shown_and_taken_out_again(
    dialog: GuestsDialog,
    shell: Shell,
    shared_by: SharedBy,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    dialog.look_at(shared_by(years=(shared(), shared(year=2024, as_of=dt.date(2024, 12, 31)))))
    shell.operations.wait()
    assert "Wijkhuis 1 is ingelezen: 2024 en 2025, 0 verhalen." in dialog.notice.sentence
    assert "gemaakt op 20-11-2026" in _words(dialog)
    assert nameless(dialog) == []
    dialog.look_at(shared_by(made_at=MADE_AT + dt.timedelta(days=1)))
    shell.operations.wait()
    assert "dus weg: 2024" in dialog.notice.sentence
    (remove,) = laid_out(dialog.guests)[0].findChildren(QPushButton)
    assert remove.accessibleName() == "Wijkhuis 1 weghalen"
    remove.click()
    shell.operations.wait()
    assert "Nog geen." in _words(dialog)
    shell.undo.undo()
    shell.operations.wait()
    dialog.read()
    shell.operations.wait()
    assert "Wijkhuis 1, Uitgeest" in _words(dialog)


def test_an_older_file_is_asked_about(
    dialog: GuestsDialog, shell: Shell, house: CentreServices, shared_by: SharedBy
) -> None:
    house.guests.take_in(shared_by())
    older = shared_by(made_at=MADE_AT - dt.timedelta(days=30))
    dialog.look_at(older)
    shell.operations.wait()
    assert "nieuwer: van 20-11-2026" in dialog.notice.sentence
    assert house.guests.all()[0].made_at == MADE_AT
    (anyway,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Toch het oudere"]
    anyway.click()
    shell.operations.wait()
    assert house.guests.all()[0].made_at == MADE_AT - dt.timedelta(days=30)


def test_what_is_no_such_file_is_refused_in_the_window(
    dialog: GuestsDialog, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "foto.samen"
    path.write_bytes(b"JFIF")
    dialog.look_at(path)
    shell.operations.wait()
    assert "geen bestand voor een overzicht over centra" in dialog.notice.sentence


def test_the_export_makes_a_file_of_the_years_that_are_chosen(
    house: CentreServices, shell: Shell, show: Show, coffee: Activity, tmp_path: Path
) -> None:
    assert coffee.title
    export = ExportDialog(house, shell.operations)
    show(export)
    assert not export.years[TODAY.year].isVisible()
    export.joint.click()
    assert export.years[TODAY.year].isVisible()
    assert not export.chooser.isVisible()
    export.years[TODAY.year - 1].click()
    assert export._file_name() == "Samen 2026 De Schakel.samen"
    export.write(tmp_path / "a.samen")
    shell.operations.wait()
    assert not export.isVisible()
    assert house.sharing.write(tmp_path / "b.samen", [TODAY.year]).centre.of(TODAY.year)
    assert (tmp_path / "a.samen").exists()


def test_a_file_on_the_window_is_taken_in_and_leads_to_the_overview(
    house: CentreServices, tmp_path: Path, shared_by: SharedBy, show: Show
) -> None:
    path = shared_by()
    desk = Desk(house, tmp_path)
    show(desk.window)
    desk.menu.take_file(path)
    desk.operations.wait()
    assert [guest.name for guest in house.guests.all()] == ["Wijkhuis 1"]
    assert isinstance(desk.menu.dialog, GuestsDialog)
    desk.menu.dialog.show_overview()
    tab = desk.window.tab
    assert isinstance(tab, OverviewsTab)
    desk.operations.wait()
    assert tab.kind.key == "joint"
    assert tab.choices.papers.list.currentItem().text() == tab.kind.title()
    desk.window.close()
    desk.close()
