"""Invoicing: numbers without holes also from two desks, an invoice that never changes, and credit notes."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.planned import Scope
from buurthuis_app.domain.hire.invoice import InvoiceStanding
from buurthuis_app.domain.overviews.day_start import Chore
from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import ErasureChoice, ErasureDecision, KeptBecause
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.persistence.erasure import erasures
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.hire.letting import a_hirer, agreed, invoiced, priced

DAY = dt.timedelta(days=1)


@pytest.mark.both_engines
def test_two_desks_number_without_holes(
    house: CentreServices, another_desk: Callable[[], CentreServices]
) -> None:
    hirer = a_hirer(house)
    priced(house, agreed(house))
    draft = replace(house.invoicing.blank(), hirer_id=hirer.id, extra="Koffie", extra_cents=250)
    desks = [another_desk(), another_desk()]
    ready = threading.Barrier(len(desks))

    def send(desk: CentreServices) -> None:
        ready.wait()
        for _number in range(4):
            desk.invoicing.make(draft)

    threads = [threading.Thread(target=send, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(each.invoice.number for each in house.invoicing.invoices()) == [*range(1, 9)]


def test_an_invoice_says_for_ever_what_it_said(house: CentreServices, clock: FixedClock) -> None:
    sent = invoiced(house)
    assert (sent.cents, sent.vat_cents, sent.invoice.code) == (4000, 694, "2026-0001")
    assert sent.lines[0].text.endswith("2 uur à €\u00a020,00")
    former = house.hire_papers.invoice(sent.invoice.id)
    (hirer,) = house.hiring.hirers()
    house.hiring.keep_hirer(replace(hirer, name="Ander koor", address="Elders"), new=False)
    rate, _room = house.hiring.rates()[0]
    house.hiring.keep_rate(replace(rate, cents=9900), new=False)
    details = house.invoicing.details()
    house.invoicing.keep_details(replace(details, sender="Verhuisd", vat=None))
    forged = replace(sent.invoice, name="Vervalst", number=7, vat=9, paid_on=clock.today())
    house.invoicing.keep_payment(forged)
    assert house.hire_papers.invoice(sent.invoice.id) == former
    assert house.invoicing.drafts() == ()
    assert house.invoicing.invoices()[0].standing is InvoiceStanding.PAID


def test_a_time_on_an_invoice_stays_whatever_its_series_does(
    house: CentreServices, clock: FixedClock
) -> None:
    sent = invoiced(house, weekly=True)
    (hire,) = (row.hire for row in house.hiring.hires())
    assert hire.activity_id is not None
    activity = house.plan.activity(hire.activity_id)
    moved = replace(activity, starts=dt.time(9), ends=dt.time(10))
    seen = house.planning.preview(moved, Scope.WHOLE, clock.today())
    assert [each.occurrence.id for each in seen.stays] == [sent.lines[0].occurrence_id]
    assert "een factuur van gemaakt" in seen.stays[0].sentence


def test_a_credit_note_has_the_next_number_and_lets_its_times_be_invoiced_again(
    house: CentreServices, clock: FixedClock
) -> None:
    sent = invoiced(house)
    credit = house.invoicing.credit(sent.invoice).value
    assert (credit.invoice.number, credit.cents, credit.credits) == (2, -4000, "2026-0001")
    for taken in (sent, credit):
        with pytest.raises(Invalid, match="al teruggenomen"):
            house.invoicing.credit(taken.invoice)
        with pytest.raises(Invalid, match="niets te betalen"):
            house.invoicing.keep_payment(replace(taken.invoice, paid_on=clock.today()))
    (draft,) = house.invoicing.drafts()
    assert house.invoicing.make(draft).value.invoice.number == 3
    clock.moment += 40 * DAY
    assert house.invoicing.make(
        replace(house.invoicing.blank(), hirer_id=draft.hirer_id, extra="Bar", extra_cents=1)
    ).value.invoice.code == ("2027-0001")


def test_what_changed_meanwhile_or_has_no_price_is_not_invoiced(house: CentreServices) -> None:
    hire = agreed(house)
    (draft,) = house.invoicing.drafts()
    assert "geen prijs" in draft.unclear[0]
    with pytest.raises(Invalid, match="geen prijs"):
        house.invoicing.make(draft)
    loose = replace(house.invoicing.blank(), hirer_id=hire.hirer_id, extra="Bar", extra_cents=500)
    with pytest.raises(Invalid, match="adres en rekeningnummer"):
        house.invoicing.make(loose)
    priced(house, hire)
    (draft,) = house.invoicing.drafts()
    house.hiring.keep(replace(hire, price=100), new=False)
    with pytest.raises(Conflict, match="iets anders te factureren"):
        house.invoicing.make(draft)
    (free,) = (row.hire for row in house.hiring.hires())
    house.hiring.keep(replace(free, price=0), new=False)
    assert house.invoicing.drafts() == ()
    (hirer,) = house.hiring.hirers()
    house.hiring.keep_hirer(replace(hirer, address=""), new=False)
    with pytest.raises(Invalid, match="moet een adres hebben"):
        house.invoicing.make(loose)


def test_a_series_is_invoiced_until_today_and_a_single_day_ahead(
    house: CentreServices, clock: FixedClock
) -> None:
    weekly = agreed(house, weekly=True, date=clock.today() - 7 * DAY)
    priced(house, weekly)
    agreed(house, hirer_id=weekly.hirer_id, date=clock.today() + 30 * DAY, price=1000)
    (draft,) = house.invoicing.drafts()
    assert [line.cents for line in draft.lines] == [4000, 4000, 1000]


def test_what_is_late_waits_in_the_morning_and_on_the_list_of_who_pays(
    house: CentreServices, clock: FixedClock
) -> None:
    sent = invoiced(house)
    clock.moment += 15 * DAY
    said = {line.chore: line.sentence for line in house.day_start.waiting()}
    assert said[Chore.LATE_INVOICES] == (
        "1 factuur van de verhuur is niet op tijd betaald: €\u00a040,00."
    )
    (table,) = sheets(house.hire_papers.to_pay())
    assert [cell.shown for cell in table.rows[0].cells[:5]] == [
        *("2026-0001", "Koor De Merel", "€\u00a040,00"),
        *("6-12-2026", "1"),
    ]
    with pytest.raises(Invalid, match="tussen"):
        house.invoicing.keep_payment(replace(sent.invoice, paid_on=clock.today() + DAY))
    house.invoicing.keep_payment(replace(sent.invoice, paid_on=clock.today()))
    assert Chore.LATE_INVOICES not in {line.chore for line in house.day_start.waiting()}
    assert house.hire_papers.to_pay().lines == ("0 facturen, samen €\u00a00,00",)


def test_the_books_get_every_invoice_and_every_line(house: CentreServices) -> None:
    sent = invoiced(house)
    house.invoicing.credit(sent.invoice)
    document = house.hire_papers.of_period(periods.year(2026))
    invoices, lines = document.tables
    assert invoices.column("totaal") == (40.0, -40.0)
    assert invoices.column("btw") == (6.94, -6.94)
    assert lines.column("neemt terug") == ("", "2026-0001")
    assert house.hire_papers.of_period(periods.year(2025)).tables[0].rows == ()


def test_a_confirmation_says_what_was_agreed(house: CentreServices) -> None:
    hire = agreed(house, weekly=True, purpose="Repetitie")
    document = house.hire_papers.confirmation(hire.id)
    (table,) = sheets(document)
    assert len(table.rows) == 12
    assert table.column("prijs")[0] == "in overleg"
    priced(house, hire)
    (table,) = sheets(house.hire_papers.confirmation(hire.id))
    assert table.column("prijs")[0] == "€\u00a040,00 (2 uur à €\u00a020,00)"


def test_the_year_tells_times_and_money_without_names(
    house: CentreServices, clock: FixedClock
) -> None:
    invoiced(house)
    beside = overview_of(house.overviews.document(periods.year(clock.today().year))).beside
    assert beside is not None
    assert beside.hire is not None
    assert (beside.hire.times, beside.hire.minutes, beside.hire.cents) == (1, 120, 4000)


def test_an_invoice_keeps_its_name_for_seven_years_and_on_request_when_the_law_asks(
    house: CentreServices, clock: FixedClock
) -> None:
    invoiced(house)
    found = house.person_requests.find(SoughtPerson(name="Koor De Merel"))
    assert {find.table for find in found} >= {"hirer", "invoice"}
    decisions = [
        ErasureDecision(find=find, choice=ErasureChoice.KEEP, because=KeptBecause.LAW)
        if find.table == "invoice"
        else ErasureDecision(find=find, choice=ErasureChoice.REMOVE)
        for find in found
        if find.table in {"hirer", "invoice"}
    ]
    house.person_requests.erase(decisions)
    assert house.hiring.hirers()[0].name == ""
    assert house.invoicing.invoices()[0].invoice.name == "Koor De Merel"
    with house.database.begin() as work:
        erasures.erase_now(work, clock.today() + 7 * 366 * DAY)
    assert house.invoicing.invoices()[0].invoice.name == ""
    assert house.invoicing.invoices()[0].cents == 4000
