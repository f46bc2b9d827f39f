"""The occurrences behind a figure: when, how many, where the number came from and what it was before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from buurthuis_app.domain.counts.count import Source
from buurthuis_app.domain.figures.breakdown import FormerNumber, OccurrencesBehind
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter, names
from buurthuis_app.domain.shared import permissions
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.widgets.controls import NOT_THERE, ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import SizedDialog
from buurthuis_app.gui.widgets.layout import grow, in_row
from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import _, clock, hours, listing, ngettext, number, short_date, weekday_name

WIDTH, HEIGHT = 860, 560  # px at the usual type size


class BehindDialog(SizedDialog):
    """`day_asked` with the place of one: somebody wants to see it on its day in Vandaag."""

    topic = "tellen-en-vertellen#de-keren-achter-een-getal"
    day_asked = Signal(object)  # Destination

    def __init__(
        self,
        title: str,
        occurrences: Sequence[OccurrencesBehind],
        which: OccurrenceFilter,
        parent: QWidget | None = None,
        *,
        counts: str = "",
    ) -> None:
        """`counts` says what the numbers are when they are no visits."""
        super().__init__(_("De keren achter dit getal"), parent, size=(WIDTH, HEIGHT))
        self._found = tuple(occurrences)
        self._counts = counts or _("bezoeken")
        self.heading = label(title, Text.HEADING)
        self.sums = label("", Text.QUIET)
        self.which = QComboBox()
        self.which.setAccessibleName(_("Welke keren"))
        for occurrence_filter, words in names().items():
            self.which.addItem(words, occurrence_filter)
        self.which.setCurrentIndex(tuple(OccurrenceFilter).index(which))
        self.table = _table(self._counts)
        self.history = label("")
        self.go = button(_("Naar deze dag"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self._lay_out()
        self._wire()
        self._show()

    def _lay_out(self) -> None:
        close = button(_("Sluiten"), do=self.reject)
        top = in_row(grow(self.sums), self.which)
        shown = (self.heading, top, grow(self.table), self.history)
        self.lay_out(*shown, buttons=(close, self.go), gap=GRID)

    def _wire(self) -> None:
        self.which.currentIndexChanged.connect(self._show)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._go_to)
        self.go.clicked.connect(lambda: self._go_to(self.table.current()))

    def _show(self) -> None:
        which = self.which.currentData()
        shown = [occurrence for occurrence in self._found if which.holds(occurrence)]
        self.table.show_records(shown)
        if which is OccurrenceFilter.NOT_COUNTED:
            self.table.choose_first()  # one press on 'Naar deze dag' and it can be counted
        held = sum(occurrence.held for occurrence in shown)
        counted = sum(occurrence.counted for occurrence in shown)
        words = ngettext("{n} keer", "{n} keer", len(shown)).format(n=number(len(shown)))
        covered = _("{counted} van {held} keer geteld").format(
            counted=number(counted), held=number(held)
        )
        visits = sum(occurrence.visits or 0 for occurrence in shown)
        parts = [words, covered]
        if counted:
            parts.append(f"{number(visits)} {self._counts}")
        self.sums.setText(" · ".join(parts))
        self._chosen(self.table.current())

    def _chosen(self, occurrence: OccurrencesBehind | None) -> None:
        self.go.setEnabled(occurrence is not None)
        lines = [history_line(former) for former in occurrence.history] if occurrence else []
        self.history.setText("\n".join(lines))
        self.history.setVisible(bool(lines))

    def _go_to(self, occurrence: OccurrencesBehind | None) -> None:
        if occurrence is not None:
            self.accept()
            # With the occurrence: a hand on the day alone would lie on the number of whatever comes first there.
            self.day_asked.emit(
                Destination(tab="today", record=occurrence.occurrence_id, day=occurrence.date)
            )


def history_line(former: FormerNumber) -> str:
    """Volwassenen was 12 tot 22-11-2026: twee kinderen vergeten (door coördinator)."""
    at = former.recorded_at.astimezone()
    because = former.because or _("reden gewist")
    return _("{kind} was {former} tot {date}: {because} (door {who})").format(
        kind=former.kind,
        former=number(former.former),
        date=f"{short_date(at.date())} {clock(at.time())}",
        because=because,
        who=permissions.names()[former.recorded_by],
    )


def state(occurrence: OccurrencesBehind) -> str:
    """The number, or in words why there is none."""
    if occurrence.visits is not None:
        return number(occurrence.visits)
    if occurrence.cancelled:
        return _("niet doorgegaan")
    return _("niet geteld") if occurrence.held else _("nog te gaan")


def source(occurrence: OccurrencesBehind) -> str:
    """Sources of the number, in words."""
    words = {
        Source.COUNTED: _("geteld"),
        Source.ESTIMATED: _("geschat"),
        Source.SIGN_UPS: _("aanmeldingen"),
        Source.FILE: _("uit een bestand"),
        Source.REPAIRS: _("uit reparaties"),
    }
    return listing([words[one_source] for one_source in occurrence.sources]) or NOT_THERE


def _changes(occurrence: OccurrencesBehind) -> str:
    if not occurrence.history:
        return ""
    n = len(occurrence.history)
    return ngettext("{n} keer verbeterd", "{n} keer verbeterd", n).format(n=number(n))


def _table(counts: str) -> RecordTable[OccurrencesBehind]:
    columns = (
        Column[OccurrencesBehind](
            title=_("datum"),
            value=lambda occurrence: (occurrence.date, occurrence.title),
            display=lambda occurrence: " ".join(
                (
                    weekday_name(occurrence.date.weekday())[:2],
                    short_date(occurrence.date),
                    hours(occurrence.starts, None),
                )
            ).strip(),
        ),
        Column[OccurrencesBehind](
            title=_("activiteit"), value=lambda occurrence: occurrence.title, stretch=True
        ),
        Column[OccurrencesBehind](
            title=counts,
            value=lambda occurrence: occurrence.visits,
            display=state,
            align=Align.RIGHT,
        ),
        Column[OccurrencesBehind](title=_("bron"), value=source),
        Column[OccurrencesBehind](
            title=_("verbeterd"), value=lambda occurrence: len(occurrence.history), display=_changes
        ),
    )
    return RecordTable(
        columns,
        lambda occurrence: occurrence.occurrence_id,
        name=_("De keren achter dit getal"),
        empty=_("Er zijn geen keren die hierbij horen. Kies hierboven andere keren."),
    )
