"""The numbers of a period: the chart, the rows of the breakdown, the true total and what can be asked of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.figures.breakdown import (
    Along,
    Breakdown,
    BreakdownRow,
    FigureQuestion,
    definition,
)
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.shared.periods import Against, Span
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.harvest.activity_table import ActivityTable, TotalLine
from buurthuis_app.gui.tabs.harvest.figure_cards import coverage
from buurthuis_app.gui.tabs.harvest.queries import Harvested
from buurthuis_app.gui.widgets.chart_view import ChartView
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.i18n import _, month_name, ngettext, number

CHART_HEIGHT = 112  # px at the usual type size: the table is what people come for


class NumbersPanel(QWidget):
    """`behind_asked(title, Asked, Which)`: show the occurrences; `merge_asked(Row)`: put an activity with another."""

    behind_asked = Signal(str, object, object)
    merge_asked = Signal(object)  # Row

    def __init__(self, *, may_merge: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._breakdown: Breakdown | None = None
        self._may_merge = may_merge
        self.chart = ChartView(self, height=CHART_HEIGHT)
        self.table = ActivityTable()
        self.total = TotalLine(self.table)
        self.meaning = label("", Text.QUIET)
        self.fold_button = button("", ButtonKind.QUIET, do=self._fold)
        self.behind_button = button(_("Keren bekijken…"), do=self._open_chosen)
        self.merge_button = button(_("Samenvoegen met…"))
        self.merge_button.setVisible(may_merge)
        self._lay_out()
        self._wire()
        self._show_folded()

    def show_harvest(self, harvested: Harvested) -> None:
        """Show the numbers of what is looked at."""
        breakdown = self._breakdown = harvested.breakdown
        sentences = [_told(breakdown, place) for place in range(len(breakdown.parts))]
        monthly = breakdown.period.monthly
        name = _("Bezoeken per maand") if monthly else _("Bezoeken per week")
        self.chart.show_chart(harvested.chart, sentences, name)
        self.table.show_rows(breakdown.along, breakdown.rows)
        self.total.show_total(breakdown.figures)
        self.meaning.setText(definition(breakdown.along))
        self.meaning.setVisible(bool(self.meaning.text()))
        self._chosen()

    def _lay_out(self) -> None:
        in_column(self.chart, GRID, grow(self.table), self.total, self.meaning, on=self, gap=0)

    def _wire(self) -> None:
        self.chart.opened.connect(self._open_part)
        self.table.opened.connect(self._open_row)
        self.table.chosen.connect(self._chosen)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.merge_button.clicked.connect(lambda: self.merge_asked.emit(self.table.current()))

    def open_all(self, which: OccurrenceFilter) -> None:
        """Ask for all occurrences of the period."""
        if self._breakdown is not None:
            asked = FigureQuestion(period=self._breakdown.period, only=self._breakdown.only)
            self.behind_asked.emit(self._breakdown.period.name, asked, which)

    def _fold(self) -> None:
        """Leave the height of the chart to the table, or bring the chart back; the window remembers it."""
        theme().charts_folded = not theme().charts_folded
        self._show_folded()

    def _show_folded(self) -> None:
        folded = theme().charts_folded
        self.chart.setVisible(not folded)
        self.fold_button.setText(_("Grafiek tonen") if folded else _("Grafiek verbergen"))

    def _open_chosen(self) -> None:
        chosen = self.table.selected()
        if len(chosen) == 1:
            self._open_row(chosen[0])
        else:
            self.open_all(OccurrenceFilter.ALL)

    def _open_row(self, row: BreakdownRow) -> None:
        breakdown = self._breakdown
        if breakdown is not None:
            asked = FigureQuestion(
                period=breakdown.period, only=breakdown.only, rows=((breakdown.along, row.key),)
            )
            self.behind_asked.emit(
                f"{row.name}, {breakdown.period.name}", asked, OccurrenceFilter.ALL
            )

    def _open_part(self, place: int) -> None:
        breakdown = self._breakdown
        if breakdown is not None:
            span = breakdown.parts[place].span
            asked = FigureQuestion(period=breakdown.period, only=breakdown.only, span=span)
            self.behind_asked.emit(
                _part_name(span, monthly=breakdown.period.monthly), asked, OccurrenceFilter.ALL
            )

    def _chosen(self, *_what: object) -> None:
        single = len(self.table.selected()) == 1
        per_activity = self.table.along is Along.ACTIVITY
        self.merge_button.setVisible(self._may_merge and per_activity)
        self.merge_button.setEnabled(single)


def _part_name(span: Span, *, monthly: bool) -> str:
    if monthly:
        return f"{month_name(span.first.month)} {span.first.year}"
    year, week, _day = span.first.isocalendar()
    return _("week {week} van {year}").format(week=week, year=year)


def _told(breakdown: Breakdown, place: int) -> str:
    """One bar of the chart in words."""
    part, former = breakdown.parts[place], breakdown.former_parts[place]
    name = _part_name(part.span, monthly=breakdown.period.monthly)
    figures = part.figures
    if not figures.held:
        words = _("niets gehouden")
    elif not figures.counted:
        words = _("niet geteld")
    else:
        words = ngettext(
            "{n} bezoek, {coverage}", "{n} bezoeken, {coverage}", figures.visits
        ).format(n=number(figures.visits), coverage=coverage(figures))
    if former is not None and former.figures.counted:
        last_year = breakdown.against is Against.LAST_YEAR
        earlier = _("een jaar eerder {n}") if last_year else _("de periode ervoor {n}")
        words = f"{words}; {earlier.format(n=number(former.figures.visits))}"
    return f"{name}: {words}"
