"""Publishing of the calendar: in which folder the programme lies for others, and whether it came there."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, in_column
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _, clock, long_date
from buurthuis_app.services.activities.published_calendar import FILE_NAME, Publication
from buurthuis_app.services.registry import CentreServices


class PublishCalendarDialog(DialogPage):
    """The choice holds at once; the program writes the file anew after each change of the plan."""

    topic = "agenda#vanzelf-bijgewerkt"
    tone = Tone.DANGER

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Agenda publiceren"), operations, parent, size=(640, 400))
        self._published = house.published_calendar
        self.place, self.moment = label("", Text.LABEL), label("", Text.QUIET)
        explained = _(
            "Kies een map die anderen kunnen lezen: van uw website, of een gedeelde map. Het programma zet daar het "
            "bestand {file}, en schrijft het opnieuw als er iets verandert. Er staan geen namen in van wie het leidt."
        )
        self.choose_button = button(_("Map kiezen…"), ButtonKind.PRIMARY, do=self.choose)
        self.stop = button(_("Niet meer publiceren"), do=lambda: self.publish_in(None))
        close = button(_("Sluiten"), do=self.accept)
        self.lay_out(
            label(_("Het programma, altijd bijgewerkt"), Text.HEADING),
            label(explained.format(file=FILE_NAME)),
            self.notice,
            in_column(self.place, self.moment, gap=GRID // 2),
            SPRING,
            FlowRow(self.stop, close, self.choose_button, at_end=True),
        )
        self._show(Publication())
        operations.work(
            lambda _tell, _cancelled: self._published.state(), on_done=self._show, owner=self
        )

    def choose(self) -> None:
        """Ask for a folder."""
        chosen = QFileDialog.getExistingDirectory(self, _("Agenda publiceren"), str(Path.home()))
        if chosen:
            self.publish_in(Path(chosen))

    def publish_in(self, folder: Path | None) -> None:
        """Publish there from now on, or nowhere."""
        self.notice.hide()
        self._operations.work(
            lambda _tell, _cancelled: self._published.choose(folder),
            on_done=self._show,
            on_error=self.refuse,
            owner=self,
        )

    def _show(self, state: Publication) -> None:
        self.stop.setVisible(bool(state.folder))
        self.place.setText(
            str(state.file) if state.folder else _("Nu wordt er niets gepubliceerd.")
        )
        moment = state.published_at.astimezone() if state.published_at and state.folder else None
        words = _("Bijgewerkt op {day} om {time}.")
        self.moment.setText(
            words.format(day=long_date(moment.date()), time=clock(moment.time())) if moment else ""
        )
        if state.failure:
            self.notice.show_sentence(state.failure, Tone.WARNING, topic=state.page or self.topic)
