"""Lists of invoices on paper: those of a period for the books, and those that are yet to be paid."""

import datetime as dt
from collections.abc import Sequence

from buurthuis_app.domain.hire.invoice import SentInvoice, invoice_standing_names
from buurthuis_app.domain.papers.document import Document, Sheet
from buurthuis_app.domain.papers.sheets import Euros, sheet
from buurthuis_app.i18n import _, euros, ngettext, number
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.plain_document import plain_document


def of_period(
    sent: Sequence[SentInvoice], centre: str, period: str, printed_on: dt.date
) -> Document:
    """Every invoice and credit note by number; as a spreadsheet also line by line."""
    own = sorted(sent, key=lambda each: each.invoice.code)
    document = plain_document(
        centre,
        _("Facturen {period}").format(period=period),
        (_of_period(own),),
        subtitle=_many(own),
        warning=_("Op dit blad staan namen. Het is voor de boekhouding, niet om op te hangen."),
        printed_on=printed_on,
    )
    return replace(document, tables=(_of_period(own), _line_by_line(own)))


def to_pay(sent: Sequence[SentInvoice], centre: str, today: dt.date) -> Document:
    """Who has yet to pay, in the order that is given."""
    return plain_document(
        centre,
        _("Nog te betalen"),
        (_reminders(sent, today),),
        subtitle=_many(sent),
        warning=_("Op dit blad staan namen. Gooi het weg als u het niet meer nodig hebt."),
        printed_on=today,
    )


def _of_period(sent: Sequence[SentInvoice]) -> Sheet:
    standings = invoice_standing_names()
    return sheet(
        _("Facturen"),
        (
            *((_("nummer"), 15), (_("datum"), 14), (_("aan"), 24), (_("zonder btw"), 13)),
            *((_("btw"), 10), (_("totaal"), 13), (_("stand"), 15), (_("betaald op"), 15)),
        ),
        [
            (
                each.invoice.code,
                each.invoice.date,
                each.invoice.name or _("naam gewist"),
                Euros((each.cents - each.vat_cents) / 100),
                Euros(each.vat_cents / 100),
                Euros(each.cents / 100),
                standings[each.standing],
                each.invoice.paid_on,
            )
            for each in sent
        ],
        note=_("Een creditnota staat er met een min.")
        if any(each.credits for each in sent)
        else "",
    )


def _line_by_line(sent: Sequence[SentInvoice]) -> Sheet:
    return sheet(
        _("Regels van facturen"),
        (
            *(_("nummer"), _("datum"), _("aan"), (_("omschrijving"), 4.0), _("btw in procenten")),
            *(_("bedrag"), _("neemt terug")),
        ),
        [
            (
                *(each.invoice.code, each.invoice.date, each.invoice.name, line.text),
                *(each.invoice.vat, Euros(line.cents / 100), each.credits),
            )
            for each in sent
            for line in each.lines
        ],
    )


def _reminders(sent: Sequence[SentInvoice], today: dt.date) -> Sheet:
    return sheet(
        _("Nog te betalen"),
        (
            *((_("nummer"), 13), (_("aan"), 30), (_("bedrag"), 15), (_("uiterlijk"), 15)),
            *((_("dagen te laat"), 12), (_("herinnerd op"), 15)),
        ),
        [
            (
                each.invoice.code,
                each.invoice.name or _("naam gewist"),
                Euros(each.cents / 100),
                each.invoice.due_on,
                max((today - each.invoice.due_on).days, 0) or None,
                each.invoice.reminded_on,
            )
            for each in sent
        ],
    )


def _many(sent: Sequence[SentInvoice]) -> str:
    words = ngettext("{n} factuur, samen {amount}", "{n} facturen, samen {amount}", len(sent))
    return words.format(n=number(len(sent)), amount=euros(sum(each.cents for each in sent)))
