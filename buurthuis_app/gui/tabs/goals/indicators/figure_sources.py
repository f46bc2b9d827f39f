"""Sources of a measured figure of an indicator: its occurrences in a window, or the place of its records."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.indicators.indicator import MeasureKind
from buurthuis_app.domain.indicators.results import IndicatorResult
from buurthuis_app.domain.shared import periods
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.services.indicators.indicators import Indicators

if TYPE_CHECKING:
    from buurthuis_app.domain.figures.breakdown import OccurrencesBehind

_TAB_OF: dict[MeasureKind | None, Destination] = {
    MeasureKind.OCCUPANCY: Destination(tab="activities"),
    MeasureKind.INITIATIVES: Destination(tab="goals", section="initiatives"),
    MeasureKind.VOLUNTEERS_AT_END: Destination(tab="volunteers"),
    MeasureKind.VOLUNTEERS_AVERAGE: Destination(tab="volunteers"),
    MeasureKind.VOLUNTEERS_ACTIVE: Destination(tab="volunteers"),
    MeasureKind.HOURS: Destination(tab="volunteers"),
}
"""Where the records behind a figure are, when they are no occurrences."""


class BehindFigures(QObject):
    """Leads there; `opened` with the window of times."""

    opened = Signal(object)  # QDialog

    def __init__(self, indicators: Indicators, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._indicators, self._shell, self._window = indicators, shell, parent

    def show(self, result: IndicatorResult, year: int) -> None:
        """Lead to what the figure of this year was made of: its occurrences, stories, or the survey."""
        result_year = result.of(year)
        if result_year is None:
            return
        go = self._shell.navigator.go
        kind = result.indicator.measured_by
        if result_year.actual.survey_id is not None:
            go(Destination(tab="goals", section="surveys", record=result_year.actual.survey_id))
        elif kind is MeasureKind.STORIES:
            go(Destination(tab="harvest", period=periods.year(year)))
        elif kind in _TAB_OF:
            go(_TAB_OF[kind])
        elif kind is not None and kind.narrowed:
            indicators, key = self._indicators, result.indicator.id
            self._shell.operations.run(
                lambda: indicators.behind(key, year),
                partial(self._open, result, year),
                owner=self,
            )

    def _open(
        self, result: IndicatorResult, year: int, occurrences: "tuple[OccurrencesBehind, ...]"
    ) -> None:
        from buurthuis_app.gui.figures.occurrences_dialog import BehindDialog

        tally = result.indicator.measured_by is MeasureKind.TALLY
        dialog = BehindDialog(
            f"{result.indicator.name} {year}",
            occurrences,
            OccurrenceFilter.ALL if tally else OccurrenceFilter.HELD,
            self._window,
            counts=result.indicator.name.lower() if tally else "",
        )
        dialog.day_asked.connect(
            lambda day: self._shell.navigator.go(Destination(tab="today", day=day))
        )
        self.opened.emit(dialog)
        dialog.open()
