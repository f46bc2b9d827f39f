"""The forms of a step of an initiative: to another state, with a grant, with its account; and of a payment."""

import datetime as dt
from typing import TYPE_CHECKING, Unpack

from msgspec import Struct
from typing_extensions import override

from buurthuis_app.domain.initiatives.budget import (
    Grant,
    Payment,
    problems_of_grant,
    problems_of_payment,
)
from buurthuis_app.domain.initiatives.figures import Books
from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    InitiativeStep,
    state_names,
)
from buurthuis_app.domain.initiatives.initiative import problems_of_step as step_problems
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, within
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.tabs.goals.initiatives.board import step_words
from buurthuis_app.gui.widgets.controls import Text, label, say_as
from buurthuis_app.i18n import _, euros
from buurthuis_app.services.initiatives.budgets import BudgetPage, overdraft, overpaid
from buurthuis_app.services.initiatives.initiatives import GrantedMoney

if TYPE_CHECKING:
    from uuid import UUID


class Stepping(Struct, frozen=True, kw_only=True):
    """A step under way: the initiative with what is said of its outcome, and the step itself."""

    initiative: Initiative
    step: InitiativeStep


class StepDialog(FormDialog[Stepping]):
    """On which day, why, and for an account what came of it."""

    topic = "doelen#van-idee-tot-verantwoord"

    def __init__(
        self,
        stepping: Stepping,
        save: Save[Stepping],
        *,
        today: dt.date,
        **where: Unpack[Where],
    ) -> None:
        state, former = stepping.step.state, stepping.initiative.state
        outcome = within(
            "initiative",
            Field("outcome", _("Wat is ervan gekomen?"), kinds.lines()),
            Field("differs", _("Wat ging anders, en waarom?"), kinds.lines()),
        )
        why = _("Waarom?") if state is InitiativeState.REJECTED else _("Waarom? (mag leeg blijven)")
        super().__init__(
            step_words(former, state).rstrip("…"),
            label(stepping.initiative.title, Text.HEADING),
            Field("date", _("Op welke dag?"), kinds.date(), of="step"),
            *(outcome if state is InitiativeState.ACCOUNTED else ()),
            Field(
                "because", why, kinds.lines(), _("Schrijf hier geen namen van mensen."), of="step"
            ),
            save=save,
            check=lambda record: step_problems(
                record.initiative, record.step, today=today, granted=True
            ),
            label=_("initiatief naar '{state}'").format(state=state_names()[state]),
            **where,
        )


class GrantDialog(FormDialog[Grant]):
    """From which budget how much, with what is left; more than that asks why."""

    topic = "doelen#geld"

    def __init__(
        self,
        title: str,
        budgets: tuple[BudgetPage, ...],
        books: Books,
        save: Save[Grant],
        *,
        today: dt.date,
        **where: Unpack[Where],
    ) -> None:
        self._budgets, self._books, self._today = budgets, books, today
        self._left = label("", Text.QUIET)
        super().__init__(
            _("Toekennen"),
            label(title, Text.HEADING),
            Field(
                "budget_id",
                _("Uit welk budget?"),
                kinds.choice(
                    [(p.budget.id, f"{p.budget.year} · {p.budget.name}") for p in budgets]
                ),
            ),
            Field("part_id", _("Uit welk deel?"), kinds.choice(())),
            self._left,
            Field("amount", _("Hoeveel (€)?"), kinds.money(_("bijv. 1.250,-"), empty=0)),
            Field("date", _("Op welke dag?"), kinds.date()),
            Field("because", _("Waarom, als het meer is dan er over is?"), kinds.text()),
            save=save,
            check=self._faults,
            label=_("geld toegekend"),
            **where,
        )
        self.widget("budget_id").currentIndexChanged.connect(self._offer_parts)
        self.widget("part_id").currentIndexChanged.connect(self._tell_left)
        self.widget("amount").textChanged.connect(self._tell_left)

    @property
    def left_words(self) -> str:
        """Sentence on the money that is left."""
        return self._left.text()

    @override
    def fill(self, record: Grant) -> None:
        kinds.show_choice(self.widget("budget_id"), record.budget_id)
        self._offer_parts()
        super().fill(record)
        self._tell_left()

    def _faults(self, grant: Grant) -> tuple[Problem, ...]:
        faults = problems_of_grant(grant, self._today)
        left = self._available()
        if grant.amount > max(left, 0) and not grant.because:
            return (*faults, Problem("because", overdraft(grant.amount, left)))
        return faults

    def _offer_parts(self, _place: int = 0) -> None:
        chosen, parts = self.widget("budget_id").currentData(), self.widget("part_id")
        page = next((page for page in self._budgets if page.budget.id == chosen), None)
        parts.clear()
        for part in page.parts if page else ():
            left = euros(part.money.left)
            words = _("{name}, {left} over").format(name=part.name, left=left)
            parts.addItem(words, userData=part.part.id if part.part else None)
        parts.setEnabled(parts.count() > 1)
        self._tell_left()

    def _available(self) -> int:
        budget_id: UUID = self.widget("budget_id").currentData()
        part_id = self.widget("part_id").currentData()
        return self._books.available(budget_id, part_id, beside=self.base.id)

    def _tell_left(self, _change: object = None) -> None:
        if self._original is None or self.widget("budget_id").currentData() is None:
            return
        left = self._available()
        try:
            after = left - (self.widget("amount").cents() or 0)
        except Invalid:
            after = left
        words = _("Over: {left}. Hierna: {after}.").format(left=euros(left), after=euros(after))
        say_as(self._left, words, Text.WARNING if after < 0 else Text.QUIET)


class PaymentDialog(FormDialog[Payment]):
    """When how much went out, or came back, and what for."""

    topic = "doelen#geld"

    def __init__(
        self,
        grants: tuple[GrantedMoney, ...],
        save: Save[Payment],
        *,
        today: dt.date,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        self._grants, self._today = grants, today
        entries = [
            (of.grant.id, f"{of.budget.year} · {of.budget.name} · {euros(of.grant.amount)}")
            for of in grants
        ]
        super().__init__(
            _("Betaling noteren") if new else _("Betaling"),
            Field("grant_id", _("Van welke toekenning?"), kinds.choice(entries))
            if len(grants) > 1
            else None,
            Field("amount", _("Hoeveel (€)?"), kinds.money(empty=0)),
            Field("returned", _("Dit geld kwam terug"), kinds.tick()),
            Field("text", _("Waarvoor?"), kinds.text(), _("Schrijf hier geen namen van mensen.")),
            Field("date", _("Op welke dag?"), kinds.date()),
            Field("because", _("Waarom, als het meer is dan toegekend?"), kinds.text()),
            save=save,
            check=self._faults,
            label=_("betaling erbij") if new else _("betaling gewijzigd"),
            **where,
        )

    def _faults(self, payment: Payment) -> tuple[Problem, ...]:
        faults = problems_of_payment(payment, self._today)
        of = next(granted for granted in self._grants if granted.grant.id == payment.grant_id)
        paid = sum(other.paid for other in of.payments if other.id != payment.id)
        after = paid + payment.paid
        if after > of.grant.amount and not payment.returned and not payment.because:
            return (*faults, Problem("because", overpaid(of.grant.amount, after)))
        return faults
