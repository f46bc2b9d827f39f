"""Whom to reach is ticked by hand; what goes out is said before it goes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.volunteers.people.contact_dialogs import (
    ContactCardsDialog,
    LettersDialog,
)
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show


@pytest.fixture
def people(house: CentreServices) -> tuple[Volunteer, ...]:
    blank = house.volunteers.blank().volunteer
    ria = replace(blank, name="Ria", email="ria@example.org", address="Laan 1, Stad")
    return (ria, replace(blank, name="Bo"))


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where the dialogs are told to save, each time another file."""
    asked: list[Path] = []

    def ask(_parent: QWidget, _title: str, _suggested: Path, endings: tuple[str, ...]) -> Path:
        asked.append(tmp_path / f"bestand{endings[0]}")
        return asked[-1]

    monkeypatch.setattr("buurthuis_app.gui.papers.output.ask_where", ask)
    return asked


def test_who_cannot_be_reached_is_not_ticked_and_the_file_is_explained_first(
    house: CentreServices,
    operations: Operations,
    people: tuple[Volunteer, ...],
    saved: list[Path],
    show: Show,
) -> None:
    dialog = ContactCardsDialog(house, operations, people)
    show(dialog)
    assert [person.name for person in dialog.list.chosen()] == ["Ria"]
    assert "geen telefoon of e-mail" in dialog.list.item(1).text()
    assert "e-mailadres van 1 vrijwilliger" in dialog.privacy.text()
    dialog.save()
    operations.wait()
    assert saved[0].read_text(encoding="utf-8").count("BEGIN:VCARD") == 1
    dialog.list.tick(all_of_them=False)
    assert not dialog._write_button.isEnabled()


def test_a_letter_is_made_for_who_is_ticked(
    house: CentreServices,
    operations: Operations,
    people: tuple[Volunteer, ...],
    saved: list[Path],
    show: Show,
) -> None:
    dialog = LettersDialog(house, operations, people)
    show(dialog)
    dialog.text.setPlainText("Tot {straks}")
    dialog.save_letters()
    assert "{straks} wordt niet ingevuld" in dialog.notice.sentence
    dialog.text.setPlainText("Beste {voornaam}")
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.print_letters()
    assert dialog.notice.sentence == "Kies eerst iemand."
    dialog.list.tick(all_of_them=True)
    dialog.save_letters()
    operations.wait()
    dialog.save_addresses()
    operations.wait()
    assert [path.suffix for path in saved] == [".pdf", ".csv"]
    assert saved[0].read_bytes().startswith(b"%PDF")
    assert "Laan 1" in saved[1].read_text(encoding="utf-8-sig")
