"""A table for a list on the screen: read, looked over, kept, and taken back in the list itself."""

from pathlib import Path

from buurthuis_app.gui.imports.list_import_dialog import ListImportDialog
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.lending.window import lending_window
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show
from tests.gui.hands import of_kind

THINGS = 1


def test_a_table_of_things_goes_into_their_list(
    house: CentreServices, shell: Shell, show: Show, tmp_path: Path
) -> None:
    window = lending_window(house, shell.operations, shell.undo)
    show(window)
    window.pages.setCurrentIndex(THINGS)
    take_in = window.kind.take_in
    assert take_in is not None
    assert window.kinds[0].take_in is None
    path = tmp_path / "spullen.csv"
    path.write_text("wat;borg;kleur\nPartytent;25;wit\nLadder;zes;rood\n", "utf-8")
    dialog = of_kind(ListImportDialog, take_in(window))
    window.open_dialog(dialog)
    dialog.read(path)
    shell.operations.wait()
    findings = dialog.findings
    assert findings is not None
    assert findings.outcome.text() == "Opslaan zet er 1 regel bij."
    assert [thing.name for thing in findings.table.records()] == ["Partytent"]
    assert [wrong.text for wrong in findings.unreadable.records()] == ["zes"]
    dialog.keep()
    shell.operations.wait()
    assert [thing.name for thing in window.table.records()] == ["Partytent"]
    again = of_kind(ListImportDialog, take_in(window))
    window.open_dialog(again)
    again.read(path)
    shell.operations.wait()
    assert again.findings is not None
    assert again.findings.outcome.text() == "Er is niets nieuws. 1 staat er al."
    assert not again.keep_button.isEnabled()
    again.reject()
    shell.undo.undo()
    shell.operations.wait()
    assert window.table.records() == ()
