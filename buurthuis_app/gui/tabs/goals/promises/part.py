"""Beloften: what the centre promises, with how each turned out, and the Kwaliteitshandvest."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.promises.figures import verdict, with_unit
from buurthuis_app.domain.promises.promise import Measurement, Promise
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals.page_layout import Facts, PageColumn
from buurthuis_app.gui.tabs.goals.part import ListPart
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import (
    Text,
    button,
    label,
)
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, short_date
from buurthuis_app.services.promises.promises import PromisePage
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from collections.abc import Callable


def outcome(promise: Promise, measurement: Measurement) -> str:
    """Outcome of a measurement in words: 94 %: niet gehouden."""
    by_norm = verdict(promise, measurement)
    words = _("gehouden") if by_norm else _("niet gehouden")
    if measurement.value is None:
        return words
    return f"{with_unit(measurement.value, promise.unit)}: {words}"


class PromisesPart(ListPart[PromisePage]):
    """Above the promises, below the chosen one with its measurements."""

    topic = "doelen#beloften"

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__(house, shell)
        self.may_change = house.promises.may(Permission.SET_GOALS)
        self.table = RecordTable(
            _columns(),
            lambda page: page.promise.id,
            name=_("Beloften"),
            empty=_("Nog geen beloften."),
        )
        self.measurements: RecordTable[Measurement] = RecordTable(
            _measurement_columns(lambda: self.promise),
            lambda page: page.id,
            name=_("Metingen"),
            empty=_("Nog niet gemeten."),
        )
        self.page, self.facts = PageColumn(), Facts()
        self._build()

    @property
    def promise(self) -> Promise | None:
        """The chosen promise."""
        page = self.table.current()
        return page.promise if page else None

    @override
    def refresh(self) -> None:
        self._operations.run(self._house.promises.pages, self._show, owner=self)

    @override
    def add(self) -> None:
        self._operations.run(self._house.promises.blank, partial(self._open, new=True), owner=self)

    def change(self) -> None:
        """Open the chosen promise."""
        if self.promise is not None and self.may_change:
            self._open(self.promise, new=False)

    def remove(self) -> None:
        """Take the chosen promise away; it can be undone."""
        self.write_chosen(self.promise, self._house.promises.remove, _("belofte verwijderd"))

    def shift(self, steps: int) -> None:
        """Put the chosen promise higher or lower."""
        promises, promise = self._house.promises, self.promise
        if promise is not None:
            self.write(lambda: promises.shift(promise, steps), _("volgorde gewijzigd"))

    def measure(self, measurement: Measurement | None = None) -> None:
        """Note a measurement of the chosen promise, or change one."""
        if self.promise is None or not self.may_change:
            return
        from buurthuis_app.gui.tabs.goals.promises.forms import MeasurementDialog

        promises, new = self._house.promises, measurement is None
        dialog = MeasurementDialog(
            self.promise,
            lambda record: promises.measure(record, new=new),
            today=self._house.clock.today(),
            new=new,
            **self.where,
        )
        self.show_form(dialog, measurement or promises.blank_measurement(self.promise))

    def remove_measurement(self) -> None:
        """Take the chosen measurement away."""
        self.write_chosen(
            self.measurements.current(),
            self._house.promises.remove_measurement,
            _("meting verwijderd"),
        )

    def _open(self, promise: Promise, *, new: bool) -> None:
        from buurthuis_app.gui.tabs.goals.promises.forms import PromiseDialog

        promises = self._house.promises
        dialog = PromiseDialog(lambda record: promises.keep(record, new=new), new=new, **self.where)
        self.open_record(dialog, promise, "promise", new=new)

    def _show(self, pages: tuple[PromisePage, ...]) -> None:
        self.halves.show_records(pages)
        self._show_chosen()

    def _show_chosen(self, _page: object = None) -> None:
        page = self.table.current()
        if page is None:
            return
        promise = page.promise
        self._sentence.setText(promise.sentence)
        ended = _("tot en met {day}").format(day=short_date(promise.until)) if promise.until else ""
        since = _("vanaf {day}").format(day=short_date(promise.since))
        self.facts.show_facts(
            (
                (_("Norm"), promise.norm),
                (_("Zo meten wij het"), promise.measured_how),
                (_("Wie let erop"), promise.looked_after_by),
                (_("Geldt"), " ".join(part for part in (since, ended) if part)),
            )
        )
        self.measurements.show_records(page.measurements)
        self.measurements.fit_rows()

    @override
    def nothing_yet(self) -> EmptyState:
        return self.empty(
            _("Nog geen beloften"),
            _("Nieuwe belofte"),
            _("Begin met iets wat bezoekers merken, zoals: u krijgt snel antwoord."),
            "check",
        )

    def _build(self) -> None:
        head = self.headed(
            _("Beloften"),
            _("Wat bezoekers van het huis mogen verwachten, en of dat ook zo is."),
            _("Nieuwe belofte"),
        )
        self.paper = PaperButton(
            _("Kwaliteitshandvest"), "charter", self._house, self._operations, self.notice
        )
        head.buttons.addWidget(self.paper)
        self.lay_out(
            head, self.table, self._details(), acts=self._acts() if self.may_change else None
        )
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _page: self.change())
        self.measurements.opened.connect(self.measure)

    def _details(self) -> QWidget:
        self._sentence = label("", Text.HEADING)
        self.page.add(self._sentence)
        self.page.add(self.facts)
        self.page.heading(_("Metingen"))
        self.page.add(self.measurements)
        self.page.finish()
        return self.page

    def _acts(self) -> ActRow:
        acts = ActRow(
            button(_("Meting noteren"), icon_name="plus", do=self.measure),
            button(_("Wijzigen"), icon_name="edit", do=self.change),
        )
        acts.act(_("Hoger"), partial(self.shift, -1))
        acts.act(_("Lager"), partial(self.shift, 1))
        acts.removing(_("Meting verwijderen"), self.remove_measurement)
        acts.removing(_("Verwijderen"), self.remove)
        return acts


def _columns() -> tuple[Column[PromisePage], ...]:
    def last(page: PromisePage) -> str:
        if not page.measurements:
            return _("niet gemeten")
        return outcome(page.promise, page.measurements[0])

    return (
        Column(title=_("Belofte"), value=lambda page: page.promise.sentence, stretch=True),
        Column(title=_("Norm"), value=lambda page: page.promise.norm),
        Column(title=_("Laatste meting"), value=last),
        day_column(_("Op"), lambda page: page.measurements[0].date if page.measurements else None),
    )


def _measurement_columns(
    promise: "Callable[[], Promise | None]",
) -> tuple[Column[Measurement], ...]:
    def said(measurement: Measurement) -> str:
        of = promise()
        return outcome(of, measurement) if of is not None else ""

    return (
        day_column(_("Dag"), lambda measurement: measurement.date),
        Column(title=_("Uitkomst"), value=said),
        Column(title=_("Opmerking"), value=lambda measurement: measurement.remark, stretch=True),
    )
