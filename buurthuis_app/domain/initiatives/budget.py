"""The money of a year for residents' initiatives: the budget, what was granted from it, and what was paid."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.money import MOST_CENTS
from buurthuis_app.domain.shared.problems import Problem, too_long
from buurthuis_app.i18n import _, euros

LONGEST_NAME = 120
LONGEST_TEXT = 1000
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100


class Split(Enum):
    """Along which line a budget is divided beforehand."""

    NOT = "not"
    AREA = "area"
    THEME = "theme"


class Budget(Struct, frozen=True, kw_only=True):
    """So much money, in euro cents, for the initiatives of one year.

    `former_ids` are the budgets of earlier years that it continues: one when it is simply the next year's, several when
    they were merged into it. They stay as they were, so that years can be compared.
    """

    id: UUID
    centre_id: UUID
    year: int
    name: str
    amount: int
    split: Split = Split.NOT
    remark: str = ""
    former_ids: tuple[UUID, ...] = ()
    version: int = 1


class BudgetPart(Struct, frozen=True, kw_only=True):
    """The part of a budget that is set apart for one area or one theme."""

    id: UUID
    budget_id: UUID
    amount: int
    area_id: UUID | None = None
    theme_id: UUID | None = None
    version: int = 1


class Grant(Struct, frozen=True, kw_only=True):
    """What an initiative gets from a budget, or from one part of it. `because` says why it was given beyond what was
    left."""

    id: UUID
    initiative_id: UUID
    budget_id: UUID
    part_id: UUID | None
    amount: int
    date: dt.date
    because: str = ""
    version: int = 1


class Payment(Struct, frozen=True, kw_only=True):
    """Money that went to an initiative, or came back from it when `returned`. `because` says why more was paid than
    granted."""

    id: UUID
    grant_id: UUID
    date: dt.date
    amount: int
    text: str
    returned: bool = False
    because: str = ""
    version: int = 1

    @property
    def paid(self) -> int:
        """Payment in cents; below zero when it came back."""
        return -self.amount if self.returned else self.amount


def problems(
    budget: Budget, parts: Iterable[BudgetPart], formers: Iterable[Budget]
) -> tuple[Problem, ...]:
    """Faults of a budget with its parts and the budgets that it continues."""
    return tuple(_of_budget(budget, tuple(parts), tuple(formers)))


def _of_budget(
    budget: Budget, parts: tuple[BudgetPart, ...], formers: tuple[Budget, ...]
) -> Iterator[Problem]:
    if not EARLIEST_YEAR <= budget.year <= LATEST_YEAR:
        yield Problem("year", _("Kies een jaar tussen 1990 en 2100."))
    if not budget.name.strip():
        yield Problem("name", _("Geef het budget een naam."))
    yield from too_long(budget, {"name": LONGEST_NAME, "remark": LONGEST_TEXT})
    yield from _of_amount(budget.amount)
    of = [part.area_id or part.theme_id for part in parts]
    if len(set(of)) < len(of):
        yield Problem("parts", _("Hetzelfde gebied of thema staat er twee keer. Haal er een weg."))
    if any(not 0 <= part.amount <= MOST_CENTS for part in parts):
        yield Problem("parts", _("Een van de delen heeft geen goed bedrag. Kies 0 euro of meer."))
    together = sum(part.amount for part in parts)
    if together > budget.amount:
        sentence = _(
            "De delen zijn samen {parts}: {more} meer dan het budget. Maak een deel kleiner."
        )
        words = sentence.format(parts=euros(together), more=euros(together - budget.amount))
        yield Problem("parts", words)
    if any(former.year >= budget.year for former in formers):
        sentence = _("Een budget kan alleen doorgaan op budgetten van eerdere jaren.")
        yield Problem("former_ids", sentence)


def problems_of_grant(grant: Grant, today: dt.date) -> tuple[Problem, ...]:
    """Faults of a grant by itself; whether there is money enough is another question."""
    return (
        *_of_amount(grant.amount),
        *_of_day(grant.date, today),
        *too_long(grant, {"because": LONGEST_TEXT}),
    )


def problems_of_payment(payment: Payment, today: dt.date) -> tuple[Problem, ...]:
    """Faults of a payment by itself."""
    faults = list(_of_amount(payment.amount))
    if payment.amount == 0:
        faults.append(Problem("amount", _("Vul een bedrag in.")))
    if not payment.text.strip():
        sentence = _("Schrijf erbij waarvoor dit was, zoals 'bonnen van het straatfeest'.")
        faults.append(Problem("text", sentence))
    return (
        *faults,
        *_of_day(payment.date, today),
        *too_long(payment, {"text": LONGEST_TEXT, "because": LONGEST_TEXT}),
    )


def _of_amount(cents: int) -> Iterator[Problem]:
    if not 0 <= cents <= MOST_CENTS:
        sentence = _("Kies een bedrag tussen {least} en {most}.")
        yield Problem("amount", sentence.format(least=euros(0), most=euros(MOST_CENTS)))


def _of_day(day: dt.date, today: dt.date) -> Iterator[Problem]:
    if day > today:
        yield Problem("date", _("Deze dag moet nog komen. Kies een eerdere dag."))
