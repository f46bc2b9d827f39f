"""The figures of a period, each on a card: the number, what it counts, and what to know beside it."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget
from typing_extensions import override

from buurthuis_app.domain.figures.breakdown import Breakdown
from buurthuis_app.domain.figures.figures import Figures, definitions
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.shared.periods import Against
from buurthuis_app.domain.volunteers.figures import volunteer_definitions
from buurthuis_app.domain.volunteers.hours import in_hours
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.widgets.controls import (
    NOT_THERE,
    ShortButton,
    Text,
    key_of_gaps,
    label,
    say_as,
)
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.gui.widgets.plain_text import plain_text
from buurthuis_app.i18n import _, ngettext, number, percent

if TYPE_CHECKING:
    from buurthuis_app.gui.tabs.harvest.queries import Harvested

LINES = 2
NARROWEST = 190  # px of one card at the usual type size
SHARES = (3, 3, 2, 2, 2)  # of the width: the first cards say most
Line = tuple[str, Text]


class FigureCard(Struct, frozen=True, kw_only=True):
    """One card: the words above the number, the number, lines below it, and the term that defines it."""

    title: Callable[[], str]
    number: Callable[["Harvested"], str]
    lines: Callable[["Harvested"], Sequence[Line]]
    term: Callable[[], str]
    beside: Callable[["Harvested"], str] | None = None
    """What is said beside the number."""
    behind: OccurrenceFilter | None = None  # which occurrences a click shows
    missing: Callable[["Harvested"], int] | None = None
    """How many were not counted; a press on that shows them."""
    leads_to: Callable[["Harvested"], Destination] | None = (
        None  # where a click leads, in another tab
    )


def change_line(breakdown: Breakdown, today: dt.date) -> Line:
    """The visits against an earlier period, as a sentence with a sign: the colour only repeats it."""
    change = breakdown.change
    earlier = earlier_words(breakdown, today)
    if change is None:
        if not breakdown.figures.counted:
            return _("nog niets geteld"), Text.QUIET
        return _("{earlier} is niet geteld").format(earlier=earlier), Text.QUIET
    if not change.difference:
        return _("= evenveel als {earlier}").format(earlier=earlier), Text.QUIET
    more = change.difference > 0
    amount = number(abs(change.difference))
    if change.share is not None:
        amount = _("{n} ({share})").format(n=amount, share=percent(abs(change.share)))
    words = _("▲ {amount} meer dan {earlier}") if more else _("▼ {amount} minder dan {earlier}")
    return words.format(amount=amount, earlier=earlier), Text.GOOD if more else Text.WARNING


def earlier_words(breakdown: Breakdown, today: dt.date) -> str:
    """How people call what it is compared with; of a period that still runs, as many days of it."""
    running = breakdown.period.as_far_as(today) != breakdown.period
    if breakdown.against is Against.FORMER:
        return _("evenveel dagen ervoor") if running else _("de periode ervoor")
    return _("vorig jaar om deze tijd") if running else _("een jaar eerder")


def coverage(figures: Figures) -> str:
    """Coverage in words: 41 van 48 keer geteld."""
    return _("{counted} van {held} keer geteld").format(
        counted=number(figures.counted), held=number(figures.held)
    )


def _visit_lines(harvested: "Harvested") -> Sequence[Line]:
    return (change_line(harvested.breakdown, harvested.today),)


def _estimated(harvested: "Harvested") -> str:
    estimated = harvested.breakdown.figures.estimated_visits
    return _("waarvan {n} geschat").format(n=number(estimated)) if estimated else ""


def _held_lines(harvested: "Harvested") -> Sequence[Line]:
    figures = harvested.breakdown.figures
    if not figures.held:
        return ((_("nog niets gehouden"), Text.QUIET),)
    lines = [(coverage(figures), Text.QUIET)]
    if not figures.not_counted:
        lines.append((_("alles geteld"), Text.QUIET))
    extrapolated = harvested.breakdown.extrapolated
    if extrapolated:
        extra = ngettext("bijgeschat: nog {n} bezoek", "bijgeschat: nog {n} bezoeken", extrapolated)
        lines.append((extra.format(n=number(extrapolated)), Text.QUIET))
    return lines


def _average_lines(harvested: "Harvested") -> Sequence[Line]:
    if harvested.breakdown.figures.average is None:
        return ((_("nog niets geteld"), Text.QUIET),)
    return ((_("bezoeken per getelde keer"), Text.QUIET),)


def _story_lines(harvested: "Harvested") -> Sequence[Line]:
    if not harvested.stories:
        return ((_("nog niets verteld"), Text.QUIET),)
    words = ngettext("{n} te delen", "{n} te delen", harvested.shareable)
    return ((words.format(n=number(harvested.shareable)), Text.QUIET),)


def _hours_lines(harvested: "Harvested") -> Sequence[Line]:
    figures = harvested.volunteers
    if not figures.minutes:
        return ((_("nog geen uren"), Text.QUIET),)
    active = ngettext("{n} actieve vrijwilliger", "{n} actieve vrijwilligers", figures.active)
    lines = [(active.format(n=number(figures.active)), Text.QUIET)]
    if not harvested.view.only.everything:
        lines.append((_("van alle activiteiten samen"), Text.QUIET))
    return lines


def _hours_place(harvested: "Harvested") -> Destination:
    return Destination(tab="volunteers", section="hours", period=harvested.view.period)


def _visits(harvested: "Harvested") -> str:
    figures = harvested.breakdown.figures
    return number(figures.visits) if figures.counted else NOT_THERE


def _average(harvested: "Harvested") -> str:
    average = harvested.breakdown.figures.average
    return NOT_THERE if average is None else number(average, decimals=1)


FIGURES = (
    FigureCard(
        title=lambda: _("Bezoeken"),
        number=_visits,
        lines=_visit_lines,
        beside=_estimated,
        behind=OccurrenceFilter.COUNTED,
        term=lambda: _("bezoeken"),
    ),
    FigureCard(
        title=lambda: _("Keren gehouden"),
        number=lambda harvested: number(harvested.breakdown.figures.held),
        lines=_held_lines,
        behind=OccurrenceFilter.HELD,
        missing=lambda harvested: harvested.breakdown.figures.not_counted,
        term=lambda: _("gehouden"),
    ),
    FigureCard(
        title=lambda: _("Gemiddeld"),
        number=_average,
        lines=_average_lines,
        behind=OccurrenceFilter.COUNTED,
        term=lambda: _("gemiddeld"),
    ),
    FigureCard(
        title=lambda: _("Verhalen verteld"),
        number=lambda harvested: number(len(harvested.stories)),
        lines=_story_lines,
        term=lambda: _("te delen"),
    ),
    FigureCard(
        title=lambda: _("Vrijwilligersuren"),
        number=lambda harvested: (
            in_hours(harvested.volunteers.minutes) if harvested.volunteers.minutes else NOT_THERE
        ),
        lines=_hours_lines,
        leads_to=_hours_place,
        term=lambda: _("vrijwilligersuren"),
    ),
)


def meaning(term: str) -> str:
    """What the word means, after the word itself; or nothing for a word without a definition."""
    everything = (*definitions(), *volunteer_definitions())
    return next(
        (
            f"{definition.term}: {definition.meaning}"
            for definition in everything
            if definition.term == term
        ),
        "",
    )


class FigureCards(QWidget):
    """The cards in a row; in two rows, or below each other, where there is no room."""

    asked = Signal(object)  # Which: show the occurrences behind a figure
    place_asked = Signal(object)  # Place: go where the figure comes from

    def __init__(
        self, figures: Sequence[FigureCard] = FIGURES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.cards = tuple(_Card(figure) for figure in figures)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID + GRID // 2)
        self._columns = 0
        for shown in self.cards:
            shown.asked.connect(self.asked)
            shown.place_asked.connect(self.place_asked)
        self._arrange(len(self.cards))

    def show_harvest(self, harvested: "Harvested") -> None:
        """Show the figures of this period."""
        for shown in self.cards:
            shown.show_harvest(harvested)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(event.size().width() // scaled(NARROWEST, theme().percent), 1)
        self._arrange(next(n for n in (len(self.cards), 3, 2, 1) if n <= max(room, 1)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number_, shown in enumerate(self.cards):
            self._grid.addWidget(shown, number_ // columns, number_ % columns)
        for column in range(len(self.cards)):
            share = SHARES[column] if columns == len(self.cards) else 1
            self._grid.setColumnStretch(column, share if column < columns else 0)


class _Card(QFrame):
    """One figure; a click or Enter asks for the occurrences behind it."""

    asked = Signal(object)  # Which
    place_asked = Signal(object)  # Place

    def __init__(self, figure: FigureCard) -> None:
        super().__init__()
        self._harvested: Harvested | None = None
        if figure.behind is not None or figure.leads_to is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.spoken_as = QAccessible.Role.Button
        self._figure = figure
        self.setProperty("role", "card")
        self.setToolTip(plain_text(meaning(figure.term())))
        self.number = label(NOT_THERE, Text.FIGURE)
        self.beside = label("", Text.QUIET)
        self.lines: tuple[QLabel, ...] = tuple(label("", Text.QUIET) for _line in range(LINES))
        self.missing = ShortButton(do=lambda: self.asked.emit(OccurrenceFilter.NOT_COUNTED))
        self.missing.hide()
        in_column(
            label(figure.title(), Text.LABEL),
            in_row(self.number, grow(self.beside), self.missing),
            *self.lines,
            SPRING,
            on=self,
            margins=(2 * GRID, GRID // 2, 2 * GRID, GRID),
            gap=0,
        )
        if figure.missing is not None:
            key_of_gaps(self.missing, self, _("Wat nog niet geteld is"))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.press()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.press()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme().palette.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), GRID, GRID)

    def press(self) -> None:
        """Ask for what is behind the number."""
        if self._figure.behind is not None:
            self.asked.emit(self._figure.behind)
        elif self._figure.leads_to is not None and self._harvested is not None:
            self.place_asked.emit(self._figure.leads_to(self._harvested))

    def show_harvest(self, harvested: "Harvested") -> None:
        self._harvested = harvested
        self.number.setText(self._figure.number(harvested))
        self.beside.setText(self._figure.beside(harvested) if self._figure.beside else "")
        self.beside.setVisible(bool(self.beside.text()))
        lines = tuple(self._figure.lines(harvested))
        for place, line in enumerate(self.lines):
            words, text = lines[place] if place < len(lines) else ("", Text.QUIET)
            say_as(line, words, text)
            line.setVisible(bool(words))
        missing = self._figure.missing(harvested) if self._figure.missing is not None else 0
        self.missing.setVisible(bool(missing))
        self.missing.say(_("{n} niet geteld").format(n=number(missing)))
        figure = (self._figure.title(), self.number.text(), self.beside.text())
        spoken = (*figure, *(words for words, _text in lines))
        self.setAccessibleName(", ".join(words for words in spoken if words))
