"""The program's own window on a filled centre, by the way in that `buurthuis` takes, from its first line on.

Run as a child with the data folder: prints the moment at which the first of the day's cards is painted; with
`--all-tabs` it opens every tab, waits for what they show, and prints its peak memory.
"""

import gc
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from buurthuis_app.bootstrap.window_session import Desk


def main(folder: str) -> None:
    """Do what `buurthuis_app.__main__` and the command line do, in their order; end after the first paint."""
    gc.disable()
    from buurthuis_app.loading import start_light

    start_light()
    from buurthuis_app import bootstrap, cli, system_libraries

    options = cli.options_of(["--data", folder])
    bootstrap.start_log(options.data)
    bootstrap.look_ahead(options.data)
    system_libraries.load_qt()
    from benchmarks.painting import call_when_painted
    from buurthuis_app.bootstrap import open_window
    from buurthuis_app.bootstrap import window_session as desks
    from buurthuis_app.gui.tabs.today.tab import TodayTab

    made = desks.Desk

    def watched(*given: Any, **more: Any) -> "Desk":
        desk = made(*given, **more)

        def look() -> None:
            today = desk.window.tab
            if isinstance(today, TodayTab) and today.page.views:  # the day's cards are there
                desk.operations.idle.disconnect(look)  # this alone: the program waits for it too
                call_when_painted(today.page.views[0], lambda: when_painted(desk))

        desk.operations.idle.connect(look)
        return desk

    vars(open_window)["Desk"] = watched
    open_window.open_window(options.data)


def when_painted(desk: "Desk") -> None:
    """Report, after all tabs when that is asked, and end the program."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.children import report_first_paint, report_peak_memory

    report_first_paint()
    if "--all-tabs" in sys.argv:
        desk.window.resize(1280, 720)  # as the floor: what stands beside a list is there then
        for key in desk.window.keys:
            desk.window.open_tab(key)
            desk.operations.wait()
            desk.window.grab()
            QApplication.processEvents()
        report_peak_memory()
    QApplication.quit()


if __name__ == "__main__":
    main(sys.argv[1])
