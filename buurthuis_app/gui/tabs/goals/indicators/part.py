"""Kengetallen: what town and centre follow from year to year, as a table or as small charts, and the chosen one."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from buurthuis_app.domain.indicators.indicator import Indicator
from buurthuis_app.domain.indicators.results import IndicatorResult, YearResult
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Period, PeriodKind
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.gui.forms.period_chooser import PeriodChooser
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals.indicators.figure_sources import BehindFigures
from buurthuis_app.gui.tabs.goals.indicators.page import IndicatorPage
from buurthuis_app.gui.tabs.goals.indicators.small_charts import SmallCharts
from buurthuis_app.gui.tabs.goals.indicators.wording import columns
from buurthuis_app.gui.tabs.goals.part import ListPart
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.lists.record_table import RecordTable
from buurthuis_app.gui.widgets.notices import Remedy
from buurthuis_app.gui.widgets.page_stack import PageStack
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.gui.operations.jobs import Job
    from buurthuis_app.gui.tabs.goals.indicators.forms import IndicatorChoices


class IndicatorsPart(ListPart[IndicatorResult]):
    """Above all of them for one year, below the chosen one with all its years.

    The small charts are drawn when they are first looked at.
    """

    topic = "doelen#kengetallen"

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__(house, shell)
        self._job: Job[tuple[IndicatorResult, ...]] | None = None
        self.may_change = house.indicators.may(Permission.SET_GOALS)
        today = house.clock.today()
        self.years = PeriodChooser(periods.year(today.year), today=today, kinds=(PeriodKind.YEAR,))
        self.table: RecordTable[IndicatorResult] = RecordTable(
            columns(lambda: self.year),
            lambda result: result.indicator.id,
            name=_("Kengetallen"),
            empty=_("Nog geen kengetallen."),
        )
        self._results: tuple[IndicatorResult, ...] = ()
        self.page = IndicatorPage(may_change=self.may_change)
        self._above = PageStack()
        self._behind = BehindFigures(house.indicators, shell, self)
        self._build()
        self._wire()

    @cached_property
    def charts(self) -> SmallCharts:
        """All of them as small charts, in the place of the table."""
        charts = SmallCharts()
        charts.chosen.connect(self.table.choose)
        self._above.addWidget(charts)
        self.halves.halves.unroll(charts)
        return charts

    @property
    def year(self) -> int:
        """Year that the table shows."""
        return self.years.period.first.year

    @property
    def indicator(self) -> Indicator | None:
        """The chosen indicator."""
        result = self.table.current()
        return result.indicator if result else None

    @override
    def refresh(self) -> None:
        if self._job is not None:
            self._job.cancel()
        indicators = self._house.indicators
        # Beside the database lane: measuring some years takes longer than a + at the door may wait.
        self._job = self._operations.work(
            lambda _tell, _cancelled: indicators.all(), on_done=self._show, owner=self
        )

    @override
    def add(self) -> None:
        self._with_choices(partial(self._open, self._house.indicators.blank(), new=True))

    def change(self) -> None:
        """Open the chosen indicator."""
        if self.indicator is not None and self.may_change:
            self._with_choices(partial(self._open, self.indicator, new=False))

    def remove(self) -> None:
        """Take the chosen indicator away with its years; it can be undone."""
        self.write_chosen(self.indicator, self._house.indicators.remove, _("kengetal verwijderd"))

    def choose_starters(self) -> None:
        """Show the twelve to begin with."""
        from buurthuis_app.gui.tabs.goals.indicators.starters_dialog import StartersDialog

        indicators = self._house.indicators

        def offer(starters: Any) -> None:
            dialog = StartersDialog(starters, parent=self)
            dialog.adopted.connect(
                lambda chosen: self.write(lambda: indicators.adopt(chosen), _("kengetallen erbij"))
            )
            self.open_dialog(dialog)

        self._operations.run(indicators.starters, offer, owner=self)

    def fill_year(self, result_year: YearResult | None = None) -> None:
        """Fill in a year of the chosen indicator, or change one."""
        result = self.table.current()
        if result is None or not self.may_change:
            return
        from buurthuis_app.gui.tabs.goals.indicators.year_dialog import YearDialog

        indicators = self._house.indicators
        filled_in = result_year.kept if result_year is not None else None
        new = filled_in is None
        blank = indicators.blank_year(
            result.indicator.id, result_year.year if result_year else self._next(result)
        )
        dialog = YearDialog(
            lambda year: indicators.keep_year(year, new=new),
            result.indicator,
            tuple(filled_year.kept for filled_year in result.years if filled_year.kept is not None),
            new=new,
            **self.where,
        )
        self.show_form(dialog, filled_in or blank)

    def clear_year(self, result_year: YearResult | None) -> None:
        """Take away what was filled in for a year."""
        indicators, filled_in = self._house.indicators, result_year.kept if result_year else None
        if filled_in is not None:
            self.write(lambda: indicators.remove_year(filled_in), _("jaar leeggemaakt"))

    def show_behind(self, year: int) -> None:
        """Lead to what a measured figure of the chosen one was made of."""
        result = self.table.current()
        if result is not None:
            self._behind.show(result, year)

    def _with_choices(self, then: "Callable[[IndicatorChoices], None]") -> None:
        house = self._house

        def read() -> "IndicatorChoices":
            from buurthuis_app.gui.tabs.goals.indicators.choices import choices

            return choices(house)

        self._operations.run(read, then, owner=self)

    def _open(self, indicator: Indicator, offered: "IndicatorChoices", *, new: bool) -> None:
        from buurthuis_app.gui.tabs.goals.indicators.forms import IndicatorDialog

        indicators = self._house.indicators
        dialog = IndicatorDialog(
            lambda record: indicators.keep(record, new=new), offered, new=new, **self.where
        )
        self.open_record(dialog, indicator, "indicator", new=new)

    def _next(self, result: IndicatorResult) -> int:
        """The year that is most likely meant: the chosen one, or the first after all that are filled in."""
        filled_years = {
            result_year.year for result_year in result.years if result_year.kept is not None
        }
        return next(
            year
            for year in range(self.year, self.year + len(filled_years) + 1)
            if year not in filled_years
        )

    def _show(self, results: tuple[IndicatorResult, ...]) -> None:
        self.halves.show_records(results)
        self._results = results
        self._look(self.small.isChecked())
        self._show_chosen()

    def _show_chosen(self, _result: object = None) -> None:
        result = self.table.current()
        if self.small.isChecked():
            self.charts.mark(result.indicator.id if result else None)
        if result is not None:
            self.page.show_result(result)

    def _look(self, small: bool) -> None:  # noqa: FBT001 - a Qt slot
        if not small:
            self._above.setCurrentWidget(self.table)
            return
        self.charts.show_results(self._results, self.year)
        self.charts.mark(self.indicator.id if self.indicator else None)
        self._above.setCurrentWidget(self.charts)

    def _of_year(self, _period: Period) -> None:
        self.refresh()

    @override
    def nothing_yet(self) -> EmptyState:
        return self.empty(
            _("Nog geen kengetallen"),
            _("Nieuw kengetal"),
            _("Een kengetal is één getal per jaar, met een streven erbij."),
            "harvest",
            Remedy(words=_("Kies er uit twaalf"), do=self.choose_starters),
        )

    def _build(self) -> None:
        head = self.headed(
            _("Kengetallen"),
            _("Wat de gemeente en het huis van jaar tot jaar volgen: het streven, de uitkomst."),
            _("Nieuw kengetal"),
        )
        if self.may_change:
            head.button(_("Uit een lijst kiezen…"), self.choose_starters, icon="copy")
        self.paper = PaperButton(
            _("Op papier"), "indicators", self._house, self._operations, self.notice
        )
        self.paper.asked = lambda: (self.years.period, None)
        head.buttons.addWidget(self.paper)
        head.buttons.addWidget(self.years)
        self.small = button(_("Kleine grafieken"), ButtonKind.TOGGLE)
        self.small.setCheckable(True)
        head.buttons.addWidget(self.small)
        self._above.addWidget(self.table)
        acts = self.page.acts() if self.may_change else None
        self.lay_out(head, self.table, self.page, acts=acts, above=self._above)

    def _wire(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _result: self.change())
        self.small.toggled.connect(self._look)
        self.years.chosen.connect(self._of_year)
        self.page.change_asked.connect(self.change)
        self.page.removal_asked.connect(self.remove)
        self.page.year_asked.connect(self.fill_year)
        self.page.year_removal_asked.connect(self.clear_year)
        self.page.behind_asked.connect(self.show_behind)
        self._behind.opened.connect(self.hold)
