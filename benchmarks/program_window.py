"""The program's own window on a filled centre, opened as `buurthuis` opens it.

Run as a child with the data folder: prints the moment of its first painted day; with `--all-tabs` it opens every tab,
waits for what they show, and prints its peak memory.
"""

import gc
import sys
from pathlib import Path


def main(folder: Path) -> None:
    """Load as `buurthuis_app.__main__` does, in its order; show the window, and end after its first paint."""
    gc.disable()
    import buurthuis_app.cli  # noqa: F401 - what it loads is loaded before Qt
    from benchmarks.children import report_first_paint, report_peak_memory
    from benchmarks.painting import call_when_painted
    from buurthuis_app import bootstrap
    from buurthuis_app.bootstrap.desk import Desk
    from buurthuis_app.gui import application, settings
    from buurthuis_app.services.centres import Centres

    program = application.create(settings.load(folder))
    with bootstrap.opened(folder) as database:
        centre = Centres(database).first()
        if centre is None:
            raise SystemExit(f"no centre in {folder}")
        desk = Desk(bootstrap.house(database, centre), folder)
        desk.window.resize(1280, 720)

        def painted() -> None:
            report_first_paint()
            gc.enable()
            if "--all-tabs" in sys.argv:
                for key in desk.window.keys:
                    desk.window.open_tab(key)
                    desk.operations.wait()
                    desk.window.grab()
                    program.processEvents()
                report_peak_memory()
            program.quit()

        desk.window.present()
        desk.operations.wait()  # the day's cards come through the lane; empty paper is no first paint
        call_when_painted(desk.window.tab, painted)
        desk.window.tab.update()
        program.exec()
        desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
