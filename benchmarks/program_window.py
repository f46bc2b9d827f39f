"""The program's own window on a filled centre, opened as `buurthuis` opens it.

Run as a child with the data folder: prints the moment of its first painted day; with `--all-tabs` it opens every tab,
waits for what they show, and prints its peak memory.
"""

import gc

gc.disable()  # as buurthuis_app.__main__ does, before anything else is loaded

import sys  # noqa: E402
from pathlib import Path  # noqa: E402

from PySide6.QtWidgets import QApplication  # noqa: E402

from benchmarks.children import report_first_paint, report_peak_memory  # noqa: E402
from benchmarks.painting import call_when_painted  # noqa: E402
from buurthuis_app import bootstrap  # noqa: E402
from buurthuis_app.bootstrap.desk import Desk, tab_entries  # noqa: E402
from buurthuis_app.gui import application, settings  # noqa: E402
from buurthuis_app.services.centres import Centres  # noqa: E402


def main(folder: Path) -> None:
    """Show the window, and end after its first paint."""
    program = application.create(settings.load(folder))
    with bootstrap.opened(folder) as database:
        centre = Centres(database).first()
        if centre is None:
            raise SystemExit(f"no centre in {folder}")
        desk = Desk(bootstrap.house(database, centre), folder)
        desk.window.resize(1280, 720)

        def painted() -> None:
            report_first_paint()
            if "--all-tabs" in sys.argv:
                _open_all(desk)
                report_peak_memory()
            program.quit()

        desk.window.present()
        desk.operations.wait()  # the day's cards come through the lane; empty paper is no first paint
        call_when_painted(desk.window.tab, painted)
        desk.window.tab.update()
        program.exec()
        desk.close()


def _open_all(desk: Desk) -> None:
    gc.enable()
    for entry in tab_entries(desk.house, desk.shell):
        desk.window.open_tab(entry.key)
        desk.operations.wait()
        desk.window.grab()
        QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
