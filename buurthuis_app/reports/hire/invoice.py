"""Invoice or credit note on paper, as it was made: reprinting gives the same."""

import datetime as dt

from buurthuis_app.domain.hire.invoice import InvoiceStanding, SentInvoice
from buurthuis_app.domain.papers.document import Document, Heading, Section, Sheet, Words
from buurthuis_app.domain.papers.sheets import Euros, cell
from buurthuis_app.i18n import _, euros, long_date, short_date
from buurthuis_app.reports.kit.cells import named_row


def document(sent: SentInvoice, centre: str, printed_on: dt.date) -> Document:
    """For whom, what for, what it comes to with the VAT in it, and how it is paid."""
    invoice = sent.invoice
    credit = invoice.credits_id is not None
    title = _("Creditnota {number}") if credit else _("Factuur {number}")
    return Document(
        centre=centre,
        title=title.format(number=invoice.code),
        lines=(long_date(invoice.date),),
        printed_on=printed_on,
        sections=(
            Section(
                key="to",
                title=_("Aan"),
                blocks=(
                    Words(text=f"{invoice.name or _('naam gewist')}\n{invoice.address}".strip()),
                ),
            ),
            Section(key="what", title=_("Waarvoor"), blocks=(_lines(sent), _totals(sent))),
            Section(key="how", title="", blocks=(Words(text=_how(sent)),)),
            Section(key="from", title=_("Van"), blocks=(Words(text=invoice.sender),)),
        ),
    )


def _lines(sent: SentInvoice) -> Sheet:
    rows = [named_row(line.text, cell(Euros(line.cents / 100))) for line in sent.lines]
    return Sheet(
        title=_("Regels"),
        headings=(Heading(title=_("omschrijving"), share=5), _amount()),
        rows=tuple(rows),
    )


def _totals(sent: SentInvoice) -> Sheet:
    vat = sent.invoice.vat
    taxed = (
        (_("waarvan btw, {n}%").format(n=vat), sent.vat_cents),
        (_("waarvan zonder btw"), sent.cents - sent.vat_cents),
    )
    rows = [
        named_row(name, cell(Euros(cents / 100)))
        for name, cents in (taxed if vat is not None else ())
    ]
    total = named_row(_("Totaal"), cell(Euros(sent.cents / 100)), strong=True)
    return Sheet(
        title=_("Totaal"),
        headings=(Heading(title=_("totaal"), share=5), _amount()),
        rows=(total, *rows),
        note="" if vat is not None else _("Vrijgesteld van btw."),
    )


def _amount() -> Heading:
    return Heading(title=_("bedrag"), number=True, share=2)


def _how(sent: SentInvoice) -> str:
    invoice = sent.invoice
    if sent.credits:
        words = _("Deze creditnota neemt factuur {number} terug.").format(number=sent.credits)
        if sent.standing is InvoiceStanding.TO_REFUND:
            words += " " + _("Wij betalen {amount} terug.").format(amount=euros(-sent.cents))
        return words
    return _(
        "Wilt u {amount} vóór {day} overmaken op {iban}, met het nummer {number} erbij?"
    ).format(
        amount=euros(sent.cents),
        day=short_date(invoice.due_on + dt.timedelta(days=1)),
        iban=invoice.iban,
        number=invoice.code,
    )
