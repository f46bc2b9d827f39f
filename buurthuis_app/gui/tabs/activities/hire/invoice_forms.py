"""Forms of invoices: making one, noting that it was paid, and what the centre says of itself on it."""

import datetime as dt
from collections.abc import Sequence
from typing import Unpack

from buurthuis_app.domain.hire.hirer import Hirer
from buurthuis_app.domain.hire.invoice import (
    Invoice,
    InvoiceDraft,
    problems_of_draft,
    problems_of_payment,
)
from buurthuis_app.domain.hire.invoice_details import (
    HIGHEST_VAT,
    LONGEST_TERM,
    InvoiceDetails,
    problems_of_invoice_details,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside, named
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.i18n import _, euros


class InvoiceForm(FormDialog[InvoiceDraft]):
    """What will stand on the invoice, with one more line in own words."""

    topic = "verhuur#factuur-maken"

    def __init__(
        self,
        draft: InvoiceDraft,
        hirers: Sequence[Hirer],
        save: Save[InvoiceDraft],
        *,
        today: dt.date,
        **where: Unpack[Where],
    ) -> None:
        written = draft.hirer_id is not None
        super().__init__(
            _("Factuur voor {who}").format(who=draft.hirer) if written else _("Losse factuur"),
            label(_said(draft))
            if written
            else Field("hirer_id", _("Voor wie?"), kinds.choice(named(hirers, _("kies…")))),
            beside(
                Field("extra", _("Nog een regel"), kinds.text(_("bijv. Koffie en thee"))),
                Field("extra_cents", _("Bedrag in euro's"), kinds.money(_("bijv. 12,50"))),
            ),
            Field("due_on", _("Te betalen tot en met"), kinds.date()),
            label(
                _(
                    "De factuur krijgt het volgende nummer en verandert daarna niet meer. "
                    "Was het een vergissing? Neem haar dan terug met een creditnota."
                ),
                Text.QUIET,
            ),
            save=save,
            check=lambda made: problems_of_draft(made, today),
            label=_("factuur gemaakt"),
            **where,
        )


class PaymentForm(FormDialog[Invoice]):
    """When an invoice was paid, and when somebody was reminded of it."""

    topic = "verhuur#betaald-of-niet"

    def __init__(self, save: Save[Invoice], *, today: dt.date, **where: Unpack[Where]) -> None:
        super().__init__(
            _("Betaald of herinnerd"),
            Field("paid_on", _("Betaald op"), kinds.day(), _("Leeg is: nog niet betaald.")),
            Field("reminded_on", _("Herinnerd op"), kinds.day()),
            save=save,
            check=lambda invoice: problems_of_payment(invoice, today),
            label=_("betaling gewijzigd"),
            **where,
        )


class InvoiceDetailsForm(FormDialog[InvoiceDetails]):
    """Address, account, term and VAT of the centre."""

    topic = "verhuur#op-de-factuur"

    def __init__(self, save: Save[InvoiceDetails], **where: Unpack[Where]) -> None:
        super().__init__(
            _("Op de factuur"),
            Field(
                "sender",
                _("Adres van het buurthuis"),
                kinds.lines(4),
                _("Met het KvK-nummer en, als u dat hebt, het btw-nummer."),
            ),
            Field("iban", _("Rekeningnummer"), kinds.text(_("NL…"))),
            beside(
                Field("term", _("Betalen binnen"), kinds.number(1, LONGEST_TERM, unit=_(" dagen"))),
                Field(
                    "vat",
                    _("Btw in de prijs"),
                    kinds.number(-1, HIGHEST_VAT, nothing=_("vrijgesteld"), unit="%"),
                ),
            ),
            label(_("De prijzen zijn wat de huurder betaalt. De btw zit daar al in."), Text.QUIET),
            save=save,
            check=problems_of_invoice_details,
            label=_("gegevens op de factuur gewijzigd"),
            **where,
        )


def _said(draft: InvoiceDraft) -> str:
    """The lines with their amounts, what has no price yet, and what it comes to."""
    lines = [f"{line.text}: {euros(line.cents)}" for line in draft.lines]
    total = _("Samen {amount}.").format(amount=euros(sum(line.cents for line in draft.lines)))
    return "\n".join((*lines, *draft.unclear, total))
