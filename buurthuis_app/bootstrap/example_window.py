"""Example window: the invented centre beside the centre's own window; closing it leads back."""

from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QTimer

from buurthuis_app import bootstrap
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.shared.progress import Cancelled, Progress
from buurthuis_app.errors import AppError
from buurthuis_app.gui.centre.wait_dialog import waited
from buurthuis_app.gui.shell.menus import Menu
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.centre.centres import Centres

YEARS = 1
"""What the example looks back on: enough to look at, and made in some seconds."""


class ExampleWindow:
    """Opens the invented centre in `folder`, filled the first time; it leads back to the desk that it is `beside`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened = ExitStack()
        self.desk: Desk | None = None
        self._asked = False
        self._own: Desk | None = None

    def beside(self, own: Desk) -> None:
        """Belong to this desk, and close with its window."""
        self._own = own
        own.window.closing.connect(self._leave)

    @property
    def own(self) -> Desk:
        """The desk of the centre itself."""
        if self._own is None:
            raise RuntimeError("beside() comes first")
        return self._own

    def open(self) -> None:
        """Make the example when it is not there yet, and show it."""
        if self.desk is not None:
            self.desk.window.activateWindow()
        elif not self._asked:
            self._asked = True
            try:
                waited(self._fill, _("Bekijk een voorbeeld"), _("Het voorbeeld wordt gemaakt…"))
                self._show()
            except AppError as error:
                self.own.window.say_failure(error)
            except Cancelled:
                pass
            finally:
                self._asked = False

    def close(self) -> None:
        """Let go of the example, and be back in the centre's own window."""
        if self.desk is None:
            return
        self.desk.window.hide()
        self.desk.close()
        self.desk = None
        self._opened.close()
        self.own.window.activateWindow()

    def _leave(self) -> None:
        if self.desk is not None:
            self.desk.window.leave()

    def _fill(self, progress: Progress) -> None:
        from buurthuis_app.bootstrap import demo_file

        demo_file.fill_if_empty(self._folder, years=YEARS, progress=progress)

    def _show(self) -> None:
        database = self._opened.enter_context(bootstrap.opened(self._folder))
        centres = Centres(database)
        centre = centres.first() or centres.found_nameless().value
        self.desk = desk = Desk(bootstrap.house(database, centre), self._folder)
        window = desk.window
        window.title_words = _("Voorbeeld: {name}")
        window.set_centre_name(centre.name)
        back = Remedy(words=_("Terug naar uw eigen buurthuis"), do=window.leave)
        window.menus.add(Menu.HELP, back.words, back.do)
        window.notice.show_sentence(
            _(
                "Dit is een voorbeeld: dit buurthuis en alle mensen zijn verzonnen. U mag alles proberen. "
                "Wat u hier doet, komt niet in uw eigen buurthuis."
            ),
            Tone.CALM,
            back,
        )
        window.closing.connect(lambda: QTimer.singleShot(0, self.own.window, self.close))
        window.present()
