"""The four figures of a period, each on a card: the number, what it counts, and what to know beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.figures import definitions
from buurthuis_app.domain.overview import Overview
from buurthuis_app.gui.controls import NOT_THERE, Text, label, say_as
from buurthuis_app.gui.style import scaled
from buurthuis_app.gui.theme import GRID, theme
from buurthuis_app.i18n import _, ngettext, number, percent

NARROWEST = 190  # px of one card at the usual type size
Line = tuple[str, Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One card: the words above the number, the number, lines below it, and the term that defines it."""

    title: Callable[[], str]
    number: Callable[[Overview], str]
    lines: Callable[[Overview], Sequence[Line]]
    term: Callable[[], str]


def change_line(overview: Overview) -> Line:
    """The visits against a year earlier, as a sentence with a sign: the colour only repeats it."""
    change = overview.change
    earlier = _earlier(overview)
    if change is None:
        if not overview.figures.counted:
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


def _earlier(overview: Overview) -> str:
    """How people call the same stretch a year before; of a period that still runs, as many days of it."""
    if overview.period.as_far_as(overview.printed_on) != overview.period:
        return _("vorig jaar om deze tijd")
    return _("een jaar eerder")


def _visit_lines(overview: Overview) -> Sequence[Line]:
    estimated = overview.figures.estimated_visits
    beside = _("waarvan {n} geschat").format(n=number(estimated)) if estimated else ""
    return change_line(overview), (beside, Text.QUIET)


def _held_lines(overview: Overview) -> Sequence[Line]:
    figures = overview.figures
    if not figures.held:
        return ((_("nog niets gehouden"), Text.QUIET),)
    covered = _("{counted} van {held} keer geteld").format(
        counted=number(figures.counted), held=number(figures.held)
    )
    missing = _("{n} niet geteld").format(n=number(figures.not_counted))
    return (
        (covered, Text.QUIET),
        (missing if figures.not_counted else _("alles geteld"), Text.QUIET),
    )


def _average_lines(overview: Overview) -> Sequence[Line]:
    if overview.figures.average is None:
        return ((_("nog niets geteld"), Text.QUIET),)
    return ((_("bezoeken per getelde keer"), Text.QUIET),)


def _story_lines(overview: Overview) -> Sequence[Line]:
    if not overview.told:
        return ((_("nog niets verteld"), Text.QUIET),)
    words = ngettext("{n} te delen", "{n} te delen", overview.shareable)
    return ((words.format(n=number(overview.shareable)), Text.QUIET),)


FIGURES = (
    Figure(
        title=lambda: _("Bezoeken"),
        number=lambda o: number(o.figures.visits) if o.figures.counted else NOT_THERE,
        lines=_visit_lines,
        term=lambda: _("bezoeken"),
    ),
    Figure(
        title=lambda: _("Keren gehouden"),
        number=lambda o: number(o.figures.held),
        lines=_held_lines,
        term=lambda: _("gehouden"),
    ),
    Figure(
        title=lambda: _("Gemiddeld"),
        number=lambda o: (
            NOT_THERE if o.figures.average is None else number(o.figures.average, decimals=1)
        ),
        lines=_average_lines,
        term=lambda: _("gemiddeld"),
    ),
    Figure(
        title=lambda: _("Verhalen verteld"),
        number=lambda o: number(o.told),
        lines=_story_lines,
        term=lambda: _("te delen"),
    ),
)


def meaning(term: str) -> str:
    """What the word means, after the word itself; or nothing for a word without a definition."""
    return next((f"{one.term}: {one.meaning}" for one in definitions() if one.term == term), "")


class FigureCards(QWidget):
    """The cards in a row; in two rows, or below each other, where there is no room."""

    def __init__(self, figures: Sequence[Figure] = FIGURES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = tuple(_Card(figure) for figure in figures)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID + GRID // 2)
        self._columns = 0
        self._arrange(len(self.cards))

    def show_overview(self, overview: Overview) -> None:
        """Show the figures of this period."""
        for shown in self.cards:
            shown.show_overview(overview)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(event.size().width() // scaled(NARROWEST, theme().percent), 1)
        self._arrange(next(n for n in (4, 2, 1) if n <= max(room, 1)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number_, shown in enumerate(self.cards):
            self._grid.addWidget(shown, number_ // columns, number_ % columns)
        for column in range(len(self.cards)):
            self._grid.setColumnStretch(column, int(column < columns))


class _Card(QFrame):
    """One figure."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self._figure = figure
        self.setProperty("role", "card")
        self.setToolTip(meaning(figure.term()))
        self.number = label(NOT_THERE, Text.FIGURE)
        self.lines: tuple[QLabel, ...] = (label("", Text.QUIET), label("", Text.QUIET))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID + GRID // 2, 2 * GRID, GRID + GRID // 2)
        column.setSpacing(2)
        column.addWidget(label(figure.title(), Text.LABEL))
        column.addWidget(self.number)
        for line in self.lines:
            column.addWidget(line)
        column.addStretch(1)

    def show_overview(self, overview: Overview) -> None:
        self.number.setText(self._figure.number(overview))
        said = tuple(self._figure.lines(overview))
        for place, line in enumerate(self.lines):
            words, text = said[place] if place < len(said) else ("", Text.QUIET)
            say_as(line, words, text)
            line.setVisible(bool(words))
        spoken = (self._figure.title(), self.number.text(), *(words for words, _text in said))
        self.setAccessibleName(", ".join(words for words in spoken if words))
