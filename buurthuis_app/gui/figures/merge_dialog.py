"""Merge of an activity with another one: asks which, and says beforehand what that does."""

from collections.abc import Iterator, Sequence
from functools import partial
from uuid import UUID

from msgspec import Struct
from PySide6.QtWidgets import QComboBox, QWidget

from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, card, label, say_as
from buurthuis_app.gui.widgets.dialog_size import SnugDialog
from buurthuis_app.gui.widgets.layout import SPRING, in_column
from buurthuis_app.i18n import _, listing, ngettext, number
from buurthuis_app.services.activities.merging import Merging, Together


class Titled(Struct, frozen=True, kw_only=True):
    """An activity as far as it must be known to choose it."""

    key: UUID
    name: str


class MergeDialog(SnugDialog):
    """Closes when the two have become one; the status line offers to undo it."""

    topic = "tellen-en-vertellen#twee-namen-voor-hetzelfde"

    def __init__(
        self,
        goes: Titled,
        others: Sequence[Titled],
        *,
        merging: Merging,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, units=62)
        self._goes = goes
        self._merging = merging
        self._operations = operations
        self.setWindowTitle(_("Samenvoegen"))
        self.other = QComboBox()
        self.other.setAccessibleName(_("Samenvoegen met"))
        self.other.addItem(_("Kies een activiteit"), None)
        for other in others:
            if other.key != goes.key:
                self.other.addItem(other.name, other.key)
        self.words = label("")
        self.merge = button(_("Samenvoegen"), ButtonKind.PRIMARY, do=self._do)
        self.merge.setDefault(True)
        self.merge.setEnabled(False)
        self._lay_out()
        self.other.activated.connect(self._look)

    def choose(self, other: UUID) -> None:
        """Choose the other activity."""
        rows = range(self.other.count())
        self.other.setCurrentIndex(next(n for n in rows if self.other.itemData(n) == other))
        self._look()

    def _lay_out(self) -> None:
        sheet = card()
        in_column(self.words, on=sheet, margins=(2 * GRID, GRID))
        say_as(self.words, _("Kies eerst de andere activiteit."), Text.QUIET)
        self.lay_out(
            label(self._goes.name, Text.HEADING),
            label(_("Samenvoegen met deze activiteit, die blijft bestaan:")),
            self.other,
            sheet,
            SPRING,
            buttons=(button(_("Annuleren"), do=self.reject), self.merge),
            gap=GRID,
        )

    def _look(self) -> None:
        self.merge.setEnabled(False)
        goes, stays = self._goes.key, self.other.currentData()
        if stays is not None:
            look = partial(self._merging.look, goes, stays)
            self._operations.run(look, self._show, on_error=self._refuse, owner=self)

    def _do(self) -> None:
        goes, stays = self._goes.key, self.other.currentData()
        if stays is not None:
            self._operations.run(
                partial(self._merging.merge, goes, stays),
                lambda _done: self.accept(),
                label=_("activiteiten samengevoegd"),
                on_error=self._refuse,
                owner=self,
            )

    def _show(self, together: Together) -> None:
        if together.stays.id != self.other.currentData():
            return
        say_as(self.words, in_words(together), Text.PLAIN)
        self.merge.setEnabled(True)

    def _refuse(self, error: AppError) -> None:
        self.merge.setEnabled(False)
        say_as(self.words, error.sentence, Text.DANGER)


def in_words(together: Together) -> str:
    """What moves, what happens to dates that both have, and what stays as it is."""
    goes, stays = together.goes.title, together.stays.title
    n = together.occurrences
    moved = [ngettext("{n} keer", "{n} keer", n).format(n=number(n))]
    if together.stories:
        n = together.stories
        moved.append(ngettext("{n} verhaal", "{n} verhalen", n).format(n=number(n)))
    if together.sign_ups:
        n = together.sign_ups
        moved.append(ngettext("{n} aanmelding", "{n} aanmeldingen", n).format(n=number(n)))
    if together.hours:
        n = together.hours
        words = ngettext("{n} keer genoteerde uren", "{n} keer genoteerde uren", n)
        moved.append(words.format(n=number(n)))
    if together.patterns:
        n = together.patterns
        words = ngettext("{n} taak van het rooster", "{n} taken van het rooster", n)
        moved.append(words.format(n=number(n)))
    if together.aims:
        years = listing([str(year) for year in together.aims])
        moved.append(_("het beoogde aantal van {years}").format(years=years))
    lines = [
        _("Naar {stays}: {what}. Alle aantallen blijven bewaard.").format(
            stays=stays, what=", ".join(moved)
        )
    ]
    lines += _of_same_days(together)
    if together.aims_lost:
        years = listing([str(aim.year) for aim in together.aims_lost])
        words = _("In {years} hadden ze allebei een beoogd aantal. Dat van {stays} blijft staan.")
        lines.append(words.format(years=years, stays=stays))
    lines.append(
        _("{goes} verdwijnt. Verder blijven tijden, zaal en thema's van {stays}.").format(
            goes=goes, stays=stays
        )
    )
    return "\n".join(lines)


def _of_same_days(together: Together) -> Iterator[str]:
    """What becomes of dates that both have."""
    if together.once:
        words = ngettext(
            "Op {n} dag stonden ze allebei en was er bij één niets genoteerd. Die lege keer vervalt.",
            "Op {n} dagen stonden ze allebei en was er bij één niets genoteerd. Die lege keren vervallen.",
            together.once,
        )
        yield words.format(n=number(together.once))
    if together.twice:
        words = ngettext(
            "Op {n} dag is bij allebei iets genoteerd. Dat blijven twee keren op één dag.",
            "Op {n} dagen is bij allebei iets genoteerd. Dat blijven twee keren op één dag.",
            together.twice,
        )
        yield words.format(n=number(together.twice))
    if together.beside:
        words = ngettext(
            "{n} keer is op dezelfde dag op een ander uur. Die blijft ernaast staan.",
            "{n} keren zijn op dezelfde dag op een ander uur. Die blijven ernaast staan.",
            together.beside,
        )
        yield words.format(n=number(together.beside))
    if together.further:
        times = listing([time.times for time in together.further])
        yield _("{stays} is voortaan ook {times}.").format(stays=together.stays.title, times=times)
