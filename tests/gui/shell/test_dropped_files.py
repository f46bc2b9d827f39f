"""A file that is let go of above the window opens the dialog it belongs to, and is read there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.centre.backups_dialog import BackupsDialog
from buurthuis_app.gui.imports.calendar_import_dialog import CalendarImportDialog
from buurthuis_app.gui.imports.count_sheet_dialog import ImportDialog
from buurthuis_app.gui.imports.file_import_dialog import SPREADSHEETS, FileImportDialog
from buurthuis_app.gui.packets.take_in_dialog import TakeInDialog
from buurthuis_app.gui.tabs.volunteers.people.people_import_dialog import PeopleImportDialog
from buurthuis_app.persistence.backups import carried_backup
from buurthuis_app.services.registry import CentreServices
from tests.exchange.files.written_kinds import WRITERS
from tests.gui.hands import at_desk, settle


@pytest.fixture
def desk(
    house: CentreServices,
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001 - a window needs one
) -> Iterator[Desk]:
    with at_desk(house, tmp_path) as made:
        yield made


def drop(desk: Desk, path: Path) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, no_key = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPoint(50, 50), copy, held, left, no_key)
    QApplication.sendEvent(desk.window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(50, 50), copy, held, left, no_key))
    settle(desk.operations)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        (
            "agenda.txt",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:A\r\nDTSTART:20270304T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            CalendarImportDialog,
        ),
        ("mensen.csv", "Naam;Telefoon\nAns;0612345678\n", PeopleImportDialog),
        ("tellingen.csv", "Datum;Activiteit;Aantal\n4-3-2024;Koffie;12\n", ImportDialog),
        ("AGENDA.ICS", "hallo", CalendarImportDialog),
        ("MENSEN.CSV", "Naam;Telefoon\nAns;0612345678\n", PeopleImportDialog),
        ("TELEFOON.VCF", "BEGIN:VCARD\r\nFN:Ans\r\nEND:VCARD\r\n", PeopleImportDialog),
        ("contacten.txt", "begin:vcard\nfn:Ans\nend:vcard\n", PeopleImportDialog),
        ("onzin.dat", "hallo", ImportDialog),
    ],
)
def test_a_dropped_file_opens_its_dialog(
    name: str, content: str, kind: type[FileImportDialog], desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8", newline="")
    drop(desk, path)
    assert isinstance(desk.menu.dialog, kind)
    assert ("als CSV" in desk.menu.dialog.notice.sentence) == ("vcard" in content.casefold())
    desk.menu.dialog.reject()


def test_a_dropped_packet_is_taken_in_with_those_beside_it(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    path = tmp_path / "stick" / "DEUR.PAKKETJE"
    path.write_bytes(b"geen pakketje")
    for dropped in (path, path.parent):
        drop(desk, dropped)
        dialog = desk.menu.dialog
        assert isinstance(dialog, TakeInDialog)
        assert dialog._folder == path.parent
        dialog.reject()


def test_more_than_one_file_is_not_taken(desk: Desk) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile("/a.csv"), QUrl.fromLocalFile("/b.csv")])
    entering = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        held,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.window, entering)
    assert not entering.isAccepted()


def test_the_choosers_show_every_kind_that_is_read() -> None:
    assert {f"*.{kind}" for kind in (*WRITERS, "csv", "txt", "tsv", "html")} <= set(
        SPREADSHEETS.split()
    )


def test_a_sealed_copy_asks_for_its_words(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "KOPIE.VERZEGELD"
    carried_backup.make(desk.house.database.path, path, carried_backup.new_key())
    drop(desk, path)
    assert isinstance(desk.menu.dialog, BackupsDialog)
    assert desk.menu.dialog.asking is not None
