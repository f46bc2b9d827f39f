"""Export of counts and stories as a table: what, of which period, in what kind of file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.papers.names_on_paper import NamesUndecided
from buurthuis_app.domain.papers.spreadsheet import ExportKind
from buurthuis_app.domain.shared.periods import Period, year
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import AppError
from buurthuis_app.gui.forms.period_chooser import PeriodChooser
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.jobs import Job, reporting
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.papers.save_dialog import ask_where, documents_folder, file_name
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.figures.export import ALL_TIME, Exported
from buurthuis_app.services.joint.sharing import ENDING, Shared
from buurthuis_app.services.papers.files import TABLES
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.gui.papers.names_dialog import NamesDialog

_WIDTH = 560
_YEARS_TO_SHARE, _YEARS_CHOSEN = 5, 2
"""So many years are offered for an overview over centres, and chosen until people say otherwise."""


class ExportDialog(SizedDialog):
    """Writes beside the window; `exported` brings a sentence about what was written."""

    topic = "uitvoeren"
    exported = Signal(str)

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        period: Period | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Exporteren"), parent, size=(_WIDTH, 0))
        self._house = house
        self._operations = operations
        self._job: Job[Exported | Shared] | None = None
        self.names: NamesDialog | None = None
        self.notice = Notice(self)
        self.whats: dict[ExportKind, QRadioButton] = {}
        self.endings: dict[str, QRadioButton] = {}
        self.years: dict[int, QCheckBox] = {}
        self._bar = QProgressBar(self, textVisible=False)
        self._bar.setAccessibleName(_("Voortgang van het schrijven"))
        self._bar.hide()
        self._page = QWidget()
        self._build(period)
        room = self.screen().availableSize().height() - 8 * GRID
        self.resize(self.width(), min(self._whole_height(), room))

    @property
    def what(self) -> ExportKind | None:
        """The chosen kind of export; None for an overview over centres."""
        return next((what for what, radio in self.whats.items() if radio.isChecked()), None)

    @property
    def ending(self) -> str:
        """The kind of file that is chosen, as its ending."""
        if self.what is None:
            return ENDING
        return next(ending for ending, radio in self.endings.items() if radio.isChecked())

    @property
    def period(self) -> Period:
        """The days that are chosen."""
        return ALL_TIME if self.all_time.isChecked() else self.chooser.period

    def choose(self) -> None:
        """Ask where, and write it there."""
        suggested = documents_folder() / self._file_name()
        target = ask_where(self, _("Exporteren"), suggested, (self.ending,))
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """Write what is chosen to `target`."""
        what, period = self.what, self.period
        years = [year for year, box in self.years.items() if box.isChecked()]
        self.notice.hide()
        self._set_busy(busy=True)

        def whole(progress: Progress) -> Exported | Shared:
            if what is None:
                return self._house.sharing.write(target, years, progress)
            return self._house.exporting.write(what, target, period, progress)

        self._job = self._operations.work(
            reporting(whole),
            self._progressed,
            self._was_written,
            on_error=partial(self._refused, target),
            owner=self,
        )

    @override
    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _whole_height(self) -> int:
        """How high it is when nothing of it is scrolled away."""
        return (
            self.sizeHint().height()
            - self._scroll.sizeHint().height()
            + self._page.sizeHint().height()
        )

    def _build(self, period: Period | None) -> None:
        self._page.setObjectName("page")
        column = in_column(self.notice, on=self._page, margins=(3 * GRID, 3 * GRID, 3 * GRID, GRID))
        self._add_whats(column)
        self._add_period(column, period)
        self._add_endings(column)
        column.addWidget(label(_("Namen van mensen en opmerkingen gaan niet mee."), Text.QUIET))
        self.joint.toggled.connect(self._show_choices)
        self._show_choices(joint=False)
        column.addStretch(1)
        self._scroll = (
            QScrollArea()
        )  # with large type on a low screen the buttons stay where they are
        self._scroll.setWidget(self._page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = in_column(grow(self._scroll), on=self, margins=(0, 0, 0, 2 * GRID))
        self.cancel_button = button(_("Annuleren"), do=self.reject)
        self.write_button = button(_("Opslaan als…"), ButtonKind.PRIMARY, "save", do=self.choose)
        self.write_button.setDefault(True)
        row = in_row(SPRING, self.cancel_button, self.write_button)
        outer.addLayout(in_column(self._bar, row, margins=(3 * GRID, 0)))

    def _add_whats(self, column: QVBoxLayout) -> None:
        group = QButtonGroup(self)
        column.addWidget(label(_("Wat"), Text.LABEL))
        for what, words in (
            (ExportKind.COUNTS, _("Tellingen")),
            (ExportKind.STORIES, _("Verhalen die naar buiten mogen")),
            (ExportKind.ALL, _("Alles: tellingen, keren, activiteiten en verhalen")),
        ):
            self.whats[what] = self._radio(words, group, column)
        self.whats[ExportKind.COUNTS].setChecked(True)
        self.joint = self._radio(_("Voor een overzicht over centra"), group, column)
        self.joint.setToolTip(
            _("Een klein bestand dat een ander centrum inleest, om u naast zich te zien.")
        )

    def _add_period(self, column: QVBoxLayout, period: Period | None) -> None:
        today = self._house.clock.today()
        column.addSpacing(GRID)
        column.addWidget(label(_("Over welke tijd"), Text.LABEL))
        self.chooser = PeriodChooser(period or year(today.year), today=today, parent=self)
        self.all_time = QCheckBox(_("Alle jaren"), self)
        self.all_time.toggled.connect(self.chooser.setDisabled)
        column.addWidget(self.chooser)
        column.addWidget(self.all_time)
        for year_ago in range(_YEARS_TO_SHARE):
            box = QCheckBox(str(today.year - year_ago), self)
            box.setChecked(year_ago < _YEARS_CHOSEN)
            self.years[today.year - year_ago] = box
        self._years = FlowRow(*self.years.values())
        column.addWidget(self._years)

    def _add_endings(self, column: QVBoxLayout) -> None:
        group = QButtonGroup(self)
        column.addSpacing(GRID)
        self._kind = label(_("Soort bestand"), Text.LABEL)
        column.addWidget(self._kind)
        words = (_("Excel (.xlsx)"), _("Tekst met puntkomma's (.csv)"))
        for ending, name in zip(TABLES, words, strict=True):
            self.endings[ending] = self._radio(name, group, column)
        self.endings[TABLES[0]].setChecked(True)

    def _radio(self, words: str, group: QButtonGroup, column: QVBoxLayout) -> QRadioButton:
        radio = QRadioButton(words, self)
        group.addButton(radio)
        column.addWidget(radio)
        return radio

    def _show_choices(self, joint: bool) -> None:  # noqa: FBT001 - a signal's own value
        """An overview over centres is of whole years, in a file of its own kind."""
        self._years.setVisible(joint)
        for other in (self.chooser, self.all_time, self._kind, *self.endings.values()):
            other.setVisible(not joint)

    def _file_name(self) -> str:
        if self.what is None:
            chosen = [str(year) for year, box in self.years.items() if box.isChecked()]
            return file_name(
                _("Samen {years}").format(years=" ".join(reversed(chosen))),
                self._house.centre.name,
                ENDING,
            )
        names = {
            ExportKind.COUNTS: _("tellingen"),
            ExportKind.STORIES: _("verhalen"),
            ExportKind.ALL: _("tellingen en verhalen"),
        }
        name = names[self.what]
        if not self.all_time.isChecked():
            name = f"{name} {self.chooser.period.name}"
        return f"{name}{self.ending}"

    def _set_busy(self, *, busy: bool) -> None:
        self._bar.setRange(0, 0)
        self._bar.setVisible(busy)
        self.write_button.setEnabled(not busy)

    def _progressed(self, done: int, total: int, _sentence: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _was_written(self, done: Exported | Shared) -> None:
        self._job = None
        self._set_busy(busy=False)
        self.exported.emit(exported_sentence(done))
        self.accept()

    def _refused(self, target: Path, error: AppError) -> None:
        self._job = None
        self._set_busy(busy=False)
        if isinstance(error, NamesUndecided):
            from buurthuis_app.gui.papers.names_dialog import ask_names

            again = partial(self.write, target)
            naming = self._house.naming
            self.names = ask_names(error.questions, naming, self._operations, self, again)
            return
        self.notice.show_error(error, Tone.DANGER)


def exported_sentence(done: Exported | Shared) -> str:
    """Sentence on the written file and the stories that were left out."""
    sentence = _("Geëxporteerd naar {name}.").format(name=done.target.name)
    if not done.stories_left_out:
        return sentence
    left_out = ngettext(
        "{n} verhaal mag (nog) niet naar buiten en staat er niet in.",
        "{n} verhalen mogen (nog) niet naar buiten en staan er niet in.",
        done.stories_left_out,
    )
    return f"{sentence} {left_out.format(n=number(done.stories_left_out))}"


def open_export(
    house: CentreServices,
    operations: Operations,
    say: Callable[[str], None],
    period: Period | None = None,
    parent: QWidget | None = None,
) -> ExportDialog:
    """Show the dialog, beginning with `period`; `say` hears what was written. Keep what is returned."""
    dialog = ExportDialog(house, operations, period, parent)
    dialog.exported.connect(partial(_pass_on, say))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _pass_on(say: Callable[[str], None], sentence: str) -> None:
    say(sentence)
