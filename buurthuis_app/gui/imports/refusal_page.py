"""Refusal of a count sheet: why it could not be read, what was seen in it, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from buurthuis_app.domain.counts.sheet_seen import SheetSeen
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Sign, Text, button, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import SPRING, in_column, in_row
from buurthuis_app.gui.widgets.notices import announce
from buurthuis_app.i18n import _, ngettext, number

_MOST_SHEETS = 6


class RefusalPage(QFrame):
    """Never a dead end: `point_button` when the file could be opened, and an empty example always."""

    point = Signal()
    example = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title = label("", Text.HEADING)
        self.sentence = label("", Text.DANGER)
        self.seen = label("", Text.QUIET)
        self.advice = label("")
        self.point_button = button(_("Wijs aan…"), ButtonKind.PRIMARY, "edit", do=self.point.emit)
        self.example_button = button(
            _("Leeg voorbeeld opslaan…"), icon_name="save", do=self.example.emit
        )
        buttons = FlowRow()
        buttons.addWidget(self.point_button)
        buttons.addWidget(self.example_button)
        sign = in_row(Sign("warning", Ink.WARNING, side=32), SPRING)
        in_column(
            *(SPRING, sign, self.title, self.sentence, self.seen, self.advice, buttons, SPRING),
            on=self,
            margins=(4 * GRID, 3 * GRID),
            gap=GRID + GRID // 2,
        )

    def show_refusal(self, name: str, sentence: str, seen: Sequence[SheetSeen]) -> None:
        """Say why the file `name` was not read; nothing was seen in it when it could not be opened."""
        self.title.setText(_("{name} kan niet zo gelezen worden").format(name=name))
        self.sentence.setText(sentence)
        self.seen.setText("\n".join(seen_sentences(seen)))
        advice = (
            _("Staan er toch tellingen in? Wijs dan zelf aan waar de datum en de aantallen staan.")
            if seen
            else _(
                "U kunt de tellingen overnemen in het lege voorbeeld. Dat leest het programma altijd."
            )
        )
        self.advice.setText(advice)
        self.point_button.setVisible(bool(seen))
        first = self.point_button if seen else self.example_button
        first.setFocus()
        announce(self, f"{sentence} {self.seen.text()}")


def seen_sentences(seen: Sequence[SheetSeen]) -> tuple[str, ...]:
    """What stands on each sheet: "Blad1: 24 rijen en 5 kolommen, met 12 datums en 60 getallen."."""
    if not seen:
        return (_("Het bestand kon niet geopend worden."),)
    lines = [_sheet_sentence(sheet) for sheet in seen[:_MOST_SHEETS]]
    more = len(seen) - _MOST_SHEETS
    if more > 0:
        lines.append(
            ngettext("En nog {n} blad.", "En nog {n} bladen.", more).format(n=number(more))
        )
    return (_("Gezien in het bestand:"), *lines)


def _sheet_sentence(sheet: SheetSeen) -> str:
    rows = ngettext("{n} rij", "{n} rijen", sheet.rows).format(n=number(sheet.rows))
    columns = ngettext("{n} kolom", "{n} kolommen", sheet.columns).format(n=number(sheet.columns))
    dates = ngettext("{n} datum", "{n} datums", sheet.dates).format(n=number(sheet.dates))
    numbers = ngettext("{n} getal", "{n} getallen", sheet.numbers).format(n=number(sheet.numbers))
    words = _("{rows} en {columns}, met {dates} en {numbers}.").format(
        rows=rows, columns=columns, dates=dates, numbers=numbers
    )
    return f"{sheet.title}: {words}" if sheet.title else words[:1].upper() + words[1:]
