"""Room hire in its window: a request becomes a time in the programme and an invoice that is paid."""

from typing import Any

from buurthuis_app.domain.hire.hire import HireState
from buurthuis_app.domain.hire.invoice import InvoiceStanding
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.hire.forms import AgreeForm, HireForm
from buurthuis_app.gui.tabs.activities.hire.invoice_forms import InvoiceForm, PaymentForm
from buurthuis_app.gui.tabs.activities.hire.window import (
    INVOICES,
    REQUESTS,
    TO_INVOICE,
    HireWindow,
)
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show
from tests.services.hire.letting import a_hirer, a_room


def test_a_request_ends_as_an_invoice_that_is_paid(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    hirer, room = a_hirer(house), a_room(house)
    details = replace(house.invoicing.details(), sender="Straat 1", iban="NL91ABNA0417164300")
    house.invoicing.keep_details(details)
    rate = replace(house.hiring.blank_rate(), room_id=room.id, cents=2000)
    house.hiring.keep_rate(rate, new=True)
    window = HireWindow(house, shell.operations, shell.undo)
    show(window)
    shell.operations.wait()

    def form(kind: type, do: Any) -> Any:
        do()
        shell.operations.wait()
        assert isinstance(window.dialog, kind)
        return window.dialog

    def saved(dialog: Any) -> None:
        dialog.submit()
        shell.operations.wait()

    request = form(HireForm, window.add)
    choose_value(request.widget("hirer_id"), hirer.id)
    choose_value(request.widget("room_id"), room.id)
    saved(request)
    saved(form(AgreeForm, lambda: window.act(window.kind.acts[0])))
    assert window.tables[REQUESTS].records()[0].hire.state is HireState.AGREED
    window.names.setCurrentRow(TO_INVOICE)
    saved(form(InvoiceForm, window.change))
    assert not window.tables[TO_INVOICE].records()
    window.names.setCurrentRow(INVOICES)
    (sent,) = window.table.records()
    assert (sent.cents, sent.standing) == (5000, InvoiceStanding.OPEN)
    payment = form(PaymentForm, window.change)
    payment.widget("paid_on").show_day(house.clock.today())
    saved(payment)
    assert window.table.records()[0].standing is InvoiceStanding.PAID
    window.act(window.kind.acts[0])
    shell.operations.wait()
    assert [each.cents for each in window.table.records()] == [-5000, 5000]
    window.add()  # there is no such button, and no such form
    assert window.dialog is payment
