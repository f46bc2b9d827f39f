"""Totals beside a sheet that is pointed at: what keeping it would bring, as it is pointed at now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.counts.pointing import Meaning
from buurthuis_app.domain.counts.sheet_totals import ActivityTotal, SheetTotals
from buurthuis_app.gui.imports.pointing_words import meaning_words
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.widgets.controls import Text, label, say_as
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.lists.columns import number_column
from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import _, listing, ngettext, number, short_date

_NARROWEST, _MOST_PERCENT = 340, 150
"""Px at 100 %; beyond 150 % the sheet itself needs the room more."""


class TotalsPanel(QWidget):
    """The visits, days and activities as they are read now; or what is missing to read anything."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.visits = label("–", Text.TITLE)
        self.words = label("")
        self.trouble = label("", Text.WARNING)
        self.activities = _activity_table(self)
        title = label(_("Zo gelezen"), Text.LABEL)
        in_column(title, self.visits, self.words, self.trouble, grow(self.activities), on=self)
        self.trouble.hide()
        self.setMinimumWidth(scaled(_NARROWEST, min(theme().percent, _MOST_PERCENT)))

    def show_totals(self, totals: SheetTotals) -> None:
        """Show what is read now."""
        many = ngettext("{n} bezoek", "{n} bezoeken", totals.visits)
        self.visits.setText(many.format(n=number(totals.visits)))
        self.words.setText("\n".join(_sentences(totals)))
        self._warn(_troubles(totals))
        self.activities.show_records(totals.activities)

    def show_lack(self, lacks: Sequence[Meaning]) -> None:
        """Say what must still be pointed at."""
        named = listing([meaning_words(meaning) for meaning in lacks])
        self.show_refusal(_("Wijs nog aan: {what}.").format(what=named))

    def show_refusal(self, sentence: str) -> None:
        """Nothing can be read so; this is why."""
        self.visits.setText("–")
        self.words.setText("")
        self._warn((sentence,))
        self.activities.show_records(())

    def said(self) -> str:
        """All of it in one sentence, for a screen reader."""
        parts = (self.visits.text(), self.words.text(), self.trouble.text())
        return " ".join(" ".join(parts).split())

    def _warn(self, sentences: Sequence[str]) -> None:
        say_as(self.trouble, "\n".join(sentences), Text.WARNING)
        self.trouble.setVisible(bool(sentences))


def _sentences(totals: SheetTotals) -> tuple[str, ...]:
    counted = ngettext("{n} keer geteld", "{n} keer geteld", totals.counted)
    days = ngettext("op {n} dag", "op {n} dagen", totals.days)
    first = " ".join((counted.format(n=number(totals.counted)), days.format(n=number(totals.days))))
    if totals.first is None or totals.last is None:
        return (first,)
    span = _("van {first} tot en met {last}").format(
        first=short_date(totals.first), last=short_date(totals.last)
    )
    return (first, span)


def _troubles(totals: SheetTotals) -> tuple[str, ...]:
    refused = ngettext(
        "{n} plaats is niet te lezen.", "{n} plaatsen zijn niet te lezen.", totals.refused
    ).format(n=number(totals.refused))
    questions = ngettext(
        "Daarna is er nog {n} vraag.", "Daarna zijn er nog {n} vragen.", totals.questions
    ).format(n=number(totals.questions))
    return (
        *((refused,) if totals.refused else ()),
        *((questions,) if totals.questions else ()),
    )


def _activity_table(parent: QWidget) -> RecordTable[ActivityTotal]:
    return RecordTable[ActivityTotal](
        (
            Column(title=_("activiteit"), value=lambda row: row.name, stretch=True),
            number_column(_("bezoeken"), lambda row: row.visits),
            Column(title=_("dagen"), value=lambda row: row.days, align=Align.RIGHT),
        ),
        lambda row: row.name,
        name=_("Bezoeken per activiteit"),
        empty=_("Nog niets gelezen."),
        parent=parent,
    )
