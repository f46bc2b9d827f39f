"""The chosen indicator on one page: what it is, its years in a chart and in a table, and what lies behind them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget
from typing_extensions import override

from buurthuis_app.domain.indicators.results import IndicatorResult, Standing, YearResult
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.goals.indicators.wording import (
    direction_words,
    figure,
    often,
    told,
    way_words,
    year_columns,
)
from buurthuis_app.gui.tabs.goals.page_layout import Facts, PageColumn
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.chart_view import ChartView
from buurthuis_app.gui.widgets.controls import Text, button, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.lists.record_table import RecordTable
from buurthuis_app.i18n import _

CHART, NARROWEST = 170, 240  # px at the usual type size
SIDE_BY_SIDE = 640  # px at the usual type size; narrower, the chart stands below the facts


class IndicatorPage(PageColumn):
    """Shows one indicator; what people want done with it is told by signals."""

    change_asked = Signal()
    removal_asked = Signal()
    year_asked = Signal(object)  # a YearResult to change, or None for a new year
    year_removal_asked = Signal(object)  # YearResult
    behind_asked = Signal(int)  # the year

    def __init__(self, *, may_change: bool) -> None:
        super().__init__()
        self._may_change = may_change
        self.result: IndicatorResult | None = None
        self.name = label("", Text.HEADING)
        self.meaning = label("")
        self.facts = Facts()
        self.chart = ChartView(height=CHART, narrowest=NARROWEST)
        self.years: RecordTable[YearResult] = RecordTable(
            year_columns(lambda: self.result.indicator.unit if self.result else ""),
            lambda result_year: result_year.year,
            name=_("Jaren"),
            empty=_("Nog geen jaar ingevuld."),
        )
        self.behind = button(_("Wat zit hierachter?"), icon_name="search", do=self._ask_behind)
        self.change_year = button(_("Jaar wijzigen"), icon_name="edit", do=self._ask_year)
        self._build()

    def show_result(self, result: IndicatorResult) -> None:
        """Show this result on the page."""
        from buurthuis_app.services.goals.charts import years_chart

        indicator = result.indicator
        self.result = result
        self.name.setText(indicator.name)
        self.meaning.setText(result.definition)
        self.meaning.setVisible(bool(result.definition))
        begin = ""
        if indicator.baseline is not None:
            begin = _("{figure} in {year}").format(
                figure=figure(indicator.baseline, indicator.unit), year=indicator.baseline_year
            )
        upcoming = result.next_poll
        self.facts.show_facts(
            (
                (_("Thema"), result.theme),
                (_("Richting"), direction_words(indicator.direction)),
                (_("Begin"), begin),
                (_("Uitkomst"), way_words(result)),
                (_("Bron"), indicator.source),
                (_("Gemeten"), often(indicator.every)),
                (_("Volgende peiling"), str(upcoming) if upcoming else ""),
            )
        )
        words = told(result)
        self.chart.show_chart(years_chart(result), words, indicator.name)
        self.chart.setVisible(bool(words))
        self.years.show_records(result.years)
        if self.years.current() is None and result.years:
            self.years.choose(result.years[-1].year)
        self.years.fit_rows()
        self._year_chosen()

    def _build(self) -> None:
        self.add(self.name)
        self.add(self.meaning)
        self.add(_Beside(self.facts, self.chart))
        buttons: list[QPushButton] = []
        if self._may_change:
            new = button(_("Jaar erbij"), icon_name="plus", do=lambda: self.year_asked.emit(None))
            buttons.append(new)
        self.heading(_("Per jaar"), *buttons)
        self.add(self.years)
        self.add(self._year_acts() if self._may_change else FlowRow(self.behind))
        self.finish()
        self.years.chosen.connect(self._year_chosen)
        self.years.opened.connect(self._open_year)
        self.chart.opened.connect(self._bar_opened)

    def acts(self) -> ActRow:
        """What can be done with the indicator."""
        acts = ActRow(button(_("Wijzigen"), icon_name="edit", do=self.change_asked.emit))
        acts.removing(_("Verwijderen"), self.removal_asked.emit)
        return acts

    def _year_acts(self) -> ActRow:
        acts = ActRow(self.behind, self.change_year, of=_("jaar"))
        self.remove_year = acts.removing(_("Jaar leegmaken"), self._ask_removal)
        return acts

    def _year_chosen(self, _one: object = None) -> None:
        result_year = self.years.current()
        measured = (
            result_year is not None and result_year.actual.value is not None and self._leads()
        )
        self.behind.setVisible(measured)
        self.change_year.setEnabled(result_year is not None)
        if self._may_change:
            kept = result_year is not None and result_year.kept is not None
            self.remove_year.setEnabled(kept)

    def _leads(self) -> bool:
        """Whether the figures are measured or come from a survey, so that there is something behind them."""
        return self.result is not None and not self.result.indicator.typed

    def _open_year(self, result_year: YearResult) -> None:
        if self._may_change:
            self.year_asked.emit(result_year)
        elif self._leads():
            self.behind_asked.emit(result_year.year)

    def _bar_opened(self, place: int) -> None:
        from buurthuis_app.services.goals.charts import years_chart

        if self.result is None:
            return
        year = years_chart(self.result).bars[place].year
        self.years.choose(year)
        result_year = self.result.of(year)
        if result_year is not None and result_year.actual.standing in {
            Standing.KNOWN,
            Standing.SO_FAR,
        }:
            self._ask_behind()

    def _ask_year(self) -> None:
        self.year_asked.emit(self.years.current())

    def _ask_removal(self) -> None:
        self.year_removal_asked.emit(self.years.current())

    def _ask_behind(self) -> None:
        result_year = self.years.current()
        if result_year is not None and self._leads():
            self.behind_asked.emit(result_year.year)


class _Beside(QWidget):
    """Two things side by side, or below each other where there is no room."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * GRID)
        self._row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(right, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(SIDE_BY_SIDE, theme().percent)
        side = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != side:
            self._row.setDirection(side)
