"""Small multiples: every indicator as a little chart of its years, side by side."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget
from typing_extensions import override

from buurthuis_app.domain.indicators.results import IndicatorResult
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.goals.indicators.wording import told, verdict
from buurthuis_app.gui.widgets.chart_view import ChartView
from buurthuis_app.gui.widgets.controls import ShortLabel, Text, repolish
from buurthuis_app.gui.widgets.layout import in_column

WIDTH, CHART = 236, 96  # px at the usual type size


class SmallChart(QFrame):
    """One indicator. A click, Enter or Space chooses it."""

    chosen = Signal(object)  # UUID
    spoken_as = QAccessible.Role.Button

    def __init__(self, result: IndicatorResult, year: int) -> None:
        super().__init__()
        from buurthuis_app.services.goals.charts import years_chart

        self.key = result.indicator.id
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = told(result)
        self.setAccessibleName(result.indicator.name)
        self.setAccessibleDescription("; ".join((verdict(result, year), *words)))
        name, state = ShortLabel(Text.LABEL), ShortLabel(Text.QUIET)
        name.say(result.indicator.name)
        state.say(f"{year}: {verdict(result, year)}")
        chart = ChartView(height=CHART, narrowest=160)
        chart.show_chart(years_chart(result, legend=False), (), result.indicator.name)
        chart.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        in_column(
            name,
            state,
            chart,
            on=self,
            margins=(GRID + GRID // 2, GRID),
            gap=GRID // 2,
        )

    def mark(self, *, chosen: bool) -> None:
        """Show that this one is looked at below."""
        self.setProperty("chosen", chosen)
        repolish(self)

    def press(self) -> None:
        """Choose it."""
        self.chosen.emit(self.key)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.press()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.press()
        else:
            super().keyPressEvent(event)


class SmallCharts(QScrollArea):
    """Grid of small charts, as many in a row as fit."""

    chosen = Signal(object)  # UUID

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.charts: list[SmallChart] = []
        self._sheet = QWidget()
        self._sheet.setObjectName("page")
        self._grid = QGridLayout(self._sheet)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self.setWidget(self._sheet)
        self._across = 0

    def show_results(self, results: Sequence[IndicatorResult], year: int) -> None:
        """Draw the charts of these results."""
        for former in self.charts:
            former.hide()
            former.deleteLater()
        self.charts = [SmallChart(result, year) for result in results]
        for chart in self.charts:
            chart.chosen.connect(self.chosen)
        self._across = 0
        self._place()

    def mark(self, key: UUID | None) -> None:
        """Show which one is looked at."""
        for chart in self.charts:
            chart.mark(chosen=chart.key == key)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(3 * WIDTH, theme().percent), scaled(2 * CHART, theme().percent))

    def _place(self) -> None:
        across = max(1, self.viewport().width() // scaled(WIDTH, theme().percent))
        if across == self._across:
            return
        self._across = across
        for place, chart in enumerate(self.charts):
            self._grid.addWidget(chart, place // across, place % across)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
