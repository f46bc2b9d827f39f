"""The forms of a step of an initiative: to another state, with a grant, with its account; and of a payment."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
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
from buurthuis_app.gui.forms.basic_fields import (
    as_date,
    as_qdate,
    choose_value,
    date_field,
    text_area,
)
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.forms.money_field import MoneyField, money_row
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.goals.initiatives.board import step_words
from buurthuis_app.gui.widgets.controls import Text, label, say_as
from buurthuis_app.i18n import _, euros
from buurthuis_app.records import replace
from buurthuis_app.services.initiatives.budgets import BudgetPage, overdraft, overpaid
from buurthuis_app.services.initiatives.initiatives import GrantedMoney
from buurthuis_app.services.shared.done import Done

if TYPE_CHECKING:
    from uuid import UUID


class Stepping(Struct, frozen=True, kw_only=True):
    """A step under way: the initiative with what is said of its outcome, and the step itself."""

    initiative: Initiative
    step: InitiativeStep


class StepDialog(FormDialog[Stepping]):
    """On which day, why, and for an account what came of it."""

    def __init__(
        self,
        stepping: Stepping,
        save: Callable[[Stepping], Done[Any]],
        *,
        today: dt.date,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        state, former = stepping.step.state, stepping.initiative.state
        super().__init__(
            step_words(former, state).rstrip("…"),
            operations=operations,
            save=save,
            label=_("initiatief naar '{state}'").format(state=state_names()[state]),
            parent=parent,
        )
        self._today = today
        self._base = stepping
        self.date = date_field()
        self.because, self.outcome, self.differs = text_area(), text_area(), text_area()
        self.form.plain(label(stepping.initiative.title, Text.HEADING))
        self.form.row("date", _("Op welke dag?"), self.date)
        if state is InitiativeState.ACCOUNTED:
            self.form.row("outcome", _("Wat is ervan gekomen?"), self.outcome)
            self.form.row("differs", _("Wat ging anders, en waarom?"), self.differs)
        why = _("Waarom?") if state is InitiativeState.REJECTED else _("Waarom? (mag leeg blijven)")
        self.form.row("because", why, self.because, _("Schrijf hier geen namen van mensen."))

    @override
    def fill(self, record: Stepping) -> None:
        self._base = record
        self.date.setDate(as_qdate(record.step.date))
        self.because.setPlainText(record.step.because)
        self.outcome.setPlainText(record.initiative.outcome)
        self.differs.setPlainText(record.initiative.differs)

    @override
    def record(self) -> Stepping:
        return Stepping(
            initiative=replace(
                self._base.initiative,
                outcome=self.outcome.toPlainText().strip(),
                differs=self.differs.toPlainText().strip(),
            ),
            step=replace(
                self._base.step,
                date=as_date(self.date.date()),
                because=self.because.toPlainText().strip(),
            ),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        record = self.record()
        return step_problems(record.initiative, record.step, today=self._today, granted=True)


class GrantDialog(FormDialog[Grant]):
    """From which budget how much, with what is left; more than that asks why."""

    def __init__(
        self,
        title: str,
        budgets: tuple[BudgetPage, ...],
        books: Books,
        save: Callable[[Grant], Done[Any]],
        *,
        today: dt.date,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Toekennen"),
            operations=operations,
            save=save,
            label=_("geld toegekend"),
            parent=parent,
        )
        self._budgets, self._books, self._today = budgets, books, today
        self._base: Grant | None = None
        self.budget, self.part = QComboBox(), QComboBox()
        self.amount, self.date = MoneyField(_("bijv. 1.250,-")), date_field()
        self.because, self._left = QLineEdit(), label("", Text.QUIET)
        for page in budgets:
            words = f"{page.budget.year} · {page.budget.name}"
            self.budget.addItem(words, userData=page.budget.id)
        self.form.plain(label(title, Text.HEADING))
        self.form.row("budget_id", _("Uit welk budget?"), self.budget)
        self.form.row("part_id", _("Uit welk deel?"), self.part)
        self.form.plain(self._left)
        money_row(self.form, "amount", _("Hoeveel (€)?"), self.amount)
        self.form.row("date", _("Op welke dag?"), self.date)
        self.form.row("because", _("Waarom, als het meer is dan er over is?"), self.because)
        self.budget.currentIndexChanged.connect(lambda _place: self._offer_parts())
        self.part.currentIndexChanged.connect(lambda _place: self._tell_left())
        self.amount.textChanged.connect(lambda _text: self._tell_left())

    @property
    def left_words(self) -> str:
        """Sentence on the money that is left."""
        return self._left.text()

    @override
    def fill(self, record: Grant) -> None:
        self._base = record
        choose_value(self.budget, record.budget_id)
        self._offer_parts()
        choose_value(self.part, record.part_id)
        self.amount.show_cents(record.amount)
        self.date.setDate(as_qdate(record.date))
        self.because.setText(record.because)
        self._tell_left()

    @override
    def record(self) -> Grant:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        return replace(
            self._base,
            budget_id=self.budget.currentData(),
            part_id=self.part.currentData(),
            amount=self.amount.cents() or 0,
            date=as_date(self.date.date()),
            because=self.because.text().strip(),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        try:
            grant = self.record()
        except Invalid as error:
            return (Problem(field="amount", sentence=error.sentence),)
        faults = list(problems_of_grant(grant, self._today))
        left = self._available()
        if grant.amount > max(left, 0) and not grant.because:
            faults.append(Problem(field="because", sentence=overdraft(grant.amount, left)))
        return tuple(faults)

    def _offer_parts(self) -> None:
        page = next((p for p in self._budgets if p.budget.id == self.budget.currentData()), None)
        self.part.clear()
        for part in page.parts if page else ():
            left = euros(part.money.left)
            words = _("{name}, {left} over").format(name=part.name, left=left)
            self.part.addItem(words, userData=part.part.id if part.part else None)
        self.part.setEnabled(self.part.count() > 1)
        self._tell_left()

    def _available(self) -> int:
        budget_id: UUID = self.budget.currentData()
        beside = self._base.id if self._base else None
        return self._books.available(budget_id, self.part.currentData(), beside=beside)

    def _tell_left(self) -> None:
        if self._base is None or self.budget.currentData() is None:
            return
        left = self._available()
        try:
            after = left - (self.amount.cents() or 0)
        except Invalid:
            after = left
        words = _("Over: {left}. Hierna: {after}.").format(left=euros(left), after=euros(after))
        say_as(self._left, words, Text.WARNING if after < 0 else Text.QUIET)


class PaymentDialog(FormDialog[Payment]):
    """When how much went out, or came back, and what for."""

    def __init__(
        self,
        grants: tuple[GrantedMoney, ...],
        save: Callable[[Payment], Done[Any]],
        *,
        today: dt.date,
        new: bool,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Betaling noteren") if new else _("Betaling"),
            operations=operations,
            save=save,
            label=_("betaling erbij") if new else _("betaling gewijzigd"),
            parent=parent,
        )
        self._grants, self._today = grants, today
        self._base: Payment | None = None
        self.grant, self.date, self.amount = QComboBox(), date_field(), MoneyField()
        self.text, self.because = QLineEdit(), QLineEdit()
        self.returned = QCheckBox(_("Dit geld kwam terug"))
        for granted in grants:
            words = f"{granted.budget.year} · {granted.budget.name} · {euros(granted.grant.amount)}"
            self.grant.addItem(words, userData=granted.grant.id)
        if len(grants) > 1:
            self.form.row("grant_id", _("Van welke toekenning?"), self.grant)
        money_row(self.form, "amount", _("Hoeveel (€)?"), self.amount)
        self.form.row("returned", _("Dit geld kwam terug"), self.returned)
        self.form.row("text", _("Waarvoor?"), self.text, _("Schrijf hier geen namen van mensen."))
        self.form.row("date", _("Op welke dag?"), self.date)
        self.form.row("because", _("Waarom, als het meer is dan toegekend?"), self.because)

    @override
    def fill(self, record: Payment) -> None:
        self._base = record
        choose_value(self.grant, record.grant_id)
        self.date.setDate(as_qdate(record.date))
        self.amount.show_cents(record.amount or None)
        self.returned.setChecked(record.returned)
        self.text.setText(record.text)
        self.because.setText(record.because)

    @override
    def record(self) -> Payment:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        return replace(
            self._base,
            grant_id=self.grant.currentData(),
            date=as_date(self.date.date()),
            amount=self.amount.cents() or 0,
            returned=self.returned.isChecked(),
            text=self.text.text().strip(),
            because=self.because.text().strip(),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        try:
            payment = self.record()
        except Invalid as error:
            return (Problem(field="amount", sentence=error.sentence),)
        faults = list(problems_of_payment(payment, self._today))
        of = next(granted for granted in self._grants if granted.grant.id == payment.grant_id)
        paid = sum(other.paid for other in of.payments if other.id != payment.id)
        after = paid + payment.paid
        if after > of.grant.amount and not payment.returned and not payment.because:
            sentence = overpaid(of.grant.amount, after)
            faults.append(Problem(field="because", sentence=sentence))
        return tuple(faults)
