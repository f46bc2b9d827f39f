"""Summary of a list of sign-ups: its numbers in words, and until when its names are kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.signups.sign_up import SignUpList, SignUpNumbers
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Sign, Text, button, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.i18n import _, clock, long_date, ngettext, number, short_date


def in_numbers(sign_up_list: SignUpList) -> str:
    """ "12 van 15 plaatsen · 2 op de wachtlijst · 1 afgemeld · 9 aanwezig"."""
    counted = sign_up_list.numbers
    parts = [_places(sign_up_list, counted)]
    if counted.waiting:
        parts.append(_("{n} op de wachtlijst").format(n=number(counted.waiting)))
    if counted.withdrawn:
        parts.append(_("{n} afgemeld").format(n=number(counted.withdrawn)))
    if sign_up_list.occurrence is not None:
        parts.append(_("{n} aanwezig").format(n=number(counted.present)))
    return " · ".join(parts)


def _places(sign_up_list: SignUpList, counted: SignUpNumbers) -> str:
    capacity = sign_up_list.activity.capacity
    if capacity is None:
        return ngettext("{n} aanmelding", "{n} aanmeldingen", counted.placed).format(
            n=number(counted.placed)
        )
    sentence = _("{n} van {all} plaatsen").format(n=number(counted.placed), all=number(capacity))
    if sign_up_list.taken > counted.placed:
        # Who comes to one date of a series takes a place there from the whole.
        sentence += _(" ({n} bezet door losse aanmeldingen)").format(
            n=number(sign_up_list.taken - counted.placed)
        )
    return sentence


def when(occurrence: Occurrence) -> str:
    """ "zondag 22 november 2026, 10.00", and that it does not take place."""
    words = long_date(occurrence.date)
    if occurrence.starts:
        words += f", {clock(occurrence.starts)}"
    return _("{when} (gaat niet door)").format(when=words) if occurrence.cancelled else words


def kept_until(sign_up_list: SignUpList) -> str:
    """What people are promised about their names, in one or two sentences."""
    if not sign_up_list.sign_ups:
        return _("Namen en adressen worden na afloop vanzelf gewist. De aantallen blijven.")
    if not sign_up_list.named:
        return _("De namen en adressen van deze lijst zijn gewist. De aantallen blijven.")
    days = max(sign_up_list.activity.keep_days, 1)
    if sign_up_list.erase_on is None:
        sentence = ngettext(
            "Namen en adressen worden {n} dag na de laatste keer van de reeks gewist.",
            "Namen en adressen worden {n} dagen na de laatste keer van de reeks gewist.",
            days,
        ).format(n=days)
    else:
        sentence = _("Namen en adressen worden op {date} gewist.").format(
            date=short_date(sign_up_list.erase_on)
        )
    if sign_up_list.whole_erase_on is not None:
        sentence += " " + _("Wie voor de hele reeks kwam: op {date}.").format(
            date=short_date(sign_up_list.whole_erase_on)
        )
    return sentence


class PrivacyLine(QWidget):
    """When names are erased, why later when that is so, and what can be done about it."""

    longer_asked = Signal()
    report_asked = Signal(bool)  # sent, or not sent after all

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label("")
        self.reason = label("", Text.QUIET)
        self.longer = button(_("Langer bewaren…"), ButtonKind.QUIET, do=self.longer_asked.emit)
        self.report = button(
            "", ButtonKind.QUIET, do=lambda: self.report_asked.emit(not self._sent)
        )
        self._sent = False
        words = in_column(self.sentence, self.reason, gap=0)
        buttons = flow = FlowRow()
        flow.addWidget(self.report)
        flow.addWidget(self.longer)
        row = in_row(Sign("info", Ink.ACCENT, side=20), grow(words))
        in_column(row, buttons, on=self, gap=GRID // 2)

    def show_list(self, sign_up_list: SignUpList) -> None:
        """Show the sentences on this list."""
        self.sentence.setText(kept_until(sign_up_list))
        reasons = [
            _("Langer bewaard tot {date}: {reason}").format(
                date=short_date(extension.until), reason=extension.because
            )
            for extension in sign_up_list.extensions
        ]
        if sign_up_list.sent_on is not None:
            sent = _("Verslag verstuurd op {date}.").format(date=short_date(sign_up_list.sent_on))
            reasons.insert(0, sent)
        self.reason.setText(" ".join(reasons))
        self.reason.setVisible(bool(reasons))
        self._sent = sign_up_list.sent_on is not None
        words = _("Verslag is toch niet verstuurd") if self._sent else _("Verslag is verstuurd")
        self.report.setText(words)
        for control in (self.longer, self.report):
            control.setVisible(sign_up_list.named)
        self.longer.setEnabled(sign_up_list.erase_on is not None)
