"""The money for initiatives: budgets of a year and what goes out of them. More than there is asks why."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.initiatives.budget import (
    Budget,
    BudgetPart,
    Grant,
    Payment,
    Split,
    problems,
    problems_of_grant,
    problems_of_payment,
)
from buurthuis_app.domain.initiatives.figures import Books, Money
from buurthuis_app.domain.initiatives.initiative import Initiative, InitiativeState, InitiativeStep
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import folded, tidied
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, euros, in_dutch
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.initiatives import initiatives as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, kept_with_parts, still_there

_CHANGES = frozenset({Topic.GOALS})
_GETTING_MONEY = frozenset(
    {InitiativeState.GRANTED, InitiativeState.UNDER_WAY, InitiativeState.ACCOUNTED}
)


class OverdraftReasonNeeded(Invalid):
    """More goes out than there is: that may be, with a reason."""

    topic = "doelen#geld"


class PartMoney(Struct, frozen=True, kw_only=True):
    """A part of a budget with its name and what went out of it; `part` is None for what is not divided."""

    part: BudgetPart | None
    name: str
    money: Money


class BudgetPage(Struct, frozen=True, kw_only=True):
    """A budget with its parts, what went out of it, and the budgets of earlier years that it continues."""

    budget: Budget
    money: Money
    parts: tuple[PartMoney, ...]
    earlier: tuple[tuple[Budget, Money], ...]


class Budgets(Service):
    """The coordinator keeps them; the board reads along."""

    @in_dutch()
    def blank(self, year: int, formers: Sequence[Budget] = ()) -> Budget:
        """A new budget for a year that continues these: one to go on with, several to merge. Nothing is kept yet."""
        name = formers[0].name if len(formers) == 1 else _("Bewonersinitiatieven")
        return Budget(
            id=new_id(),
            centre_id=self._centre_id,
            year=year,
            name=name,
            amount=sum(former.amount for former in formers),
            former_ids=tuple(sorted(former.id for former in formers)),
        )

    def blank_part(self, budget: Budget, item_id: UUID) -> BudgetPart:
        """A part for an area or a theme, whichever the budget is split by. Nothing is kept yet."""
        of_area = budget.split is Split.AREA
        return BudgetPart(
            id=new_id(),
            budget_id=budget.id,
            amount=0,
            area_id=item_id if of_area else None,
            theme_id=None if of_area else item_id,
        )

    def blank_grant(self, initiative: Initiative, pages: Sequence[BudgetPage]) -> Grant:
        """A grant of today from the newest of these budgets that is not of a later year. Nothing is kept yet.

        All that was asked, from the part of the budget that is meant for an area or theme of the initiative.
        """
        today = self._clock.today()
        page = next((page for page in pages if page.budget.year <= today.year), pages[0])
        return Grant(
            id=new_id(),
            initiative_id=initiative.id,
            budget_id=page.budget.id,
            part_id=_part_for(initiative, page),
            amount=initiative.asked or 0,
            date=today,
        )

    def blank_payment(self, grant_id: UUID) -> Payment:
        """A payment of today to fill in. Nothing is kept yet."""
        return Payment(id=new_id(), grant_id=grant_id, date=self._clock.today(), amount=0, text="")

    def books(self) -> Books:
        """Everything about initiatives and money, to reckon with."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            return queries.books(work, self._centre_id)

    def names(self) -> Mapping[UUID, str]:
        """The names of themes, target groups and areas."""
        with self._database.read() as work:
            return queries.names(work, self._centre_id)

    def pages(self, year: int | None = None) -> tuple[BudgetPage, ...]:
        """The budgets of a year, or of all years: newest first, then by name."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            books = queries.books(work, self._centre_id)
            names = queries.names(work, self._centre_id)
        budgets = books.budgets if year is None else books.budgets_of(year)
        ordered = sorted(
            budgets, key=lambda page_budget: (-page_budget.year, folded(page_budget.name))
        )
        return tuple(_page(books, names, budget) for budget in ordered)

    def keep(self, budget: Budget, parts: Sequence[BudgetPart], *, new: bool) -> Done[Budget]:
        """Keep a budget with all of its parts.

        Raises Invalid for what is missing and when a part goes from which money was granted, Conflict when somebody
        else changed it.
        """
        self._actor.demand(Permission.SET_GOALS)
        budget = tidied(budget)
        with self._database.begin() as work:
            formers = [still_there(work, Budget, key) for key in budget.former_ids]
            refuse(problems(budget, parts, formers))
            kept_parts = work.store(BudgetPart).find(budget_id=budget.id)
            _refuse_granted(work, kept_parts, parts)
            _refuse_too_small(work, budget)
            stored = kept_with_parts(work, budget, kept_parts, parts, new=new)
        return self._done(work, stored, _CHANGES)

    def remove(self, budget: Budget) -> Done[Budget]:
        """Take a budget away. Raises Invalid when money was granted from it, or a later budget continues it."""
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            current = still_there(work, Budget, budget.id)
            if work.store(Grant).find(budget_id=current.id):
                raise Invalid(_("Uit dit budget is geld toegekend, en dat blijft bewaard."))
            others = work.store(Budget).find(centre_id=self._centre_id)
            if any(current.id in other.former_ids for other in others):
                raise Invalid(_("Een later budget gaat hierop door. Haal het daar eerst weg."))
            parts = work.store(BudgetPart)
            parts.remove(parts.find(budget_id=current.id))
            work.store(Budget).remove([current])
        return self._done(work, current, _CHANGES)

    def grant(self, grant: Grant, *, new: bool) -> Done[Grant]:
        """Grant money. What was submitted becomes granted by it, on the same day.

        Raises OverdraftReasonNeeded when more is granted than is left and no reason is given; Invalid for an initiative
        that was not submitted, or for less than was paid already.
        """
        self._actor.demand(Permission.SET_GOALS)
        grant = tidied(grant)
        refuse(problems_of_grant(grant, self._clock.today()))
        with self._database.begin() as work:
            initiative = still_there(work, Initiative, grant.initiative_id)
            books = queries.books(work, self._centre_id)
            _refuse_overdraft(books, grant)
            if not new:
                _refuse_below_paid(books, grant)
            stored = kept(work, grant, new=new)
            if new:
                self._grant_step(work, initiative, grant)
        return self._done(work, stored, _CHANGES)

    def withdraw(self, grant: Grant) -> Done[Grant]:
        """Take one of several grants away. Raises Invalid when money was paid of it, or when it is the only one."""
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            current = still_there(work, Grant, grant.id)
            if work.store(Payment).find(grant_id=current.id):
                raise Invalid(_("Van deze toekenning is al betaald. Haal eerst de betalingen weg."))
            if len(work.store(Grant).find(initiative_id=current.initiative_id)) == 1:
                sentence = _(
                    "Dit is de enige toekenning. Zet het initiatief terug naar 'ingediend': "
                    "dan vervalt zij."
                )
                raise Invalid(sentence)
            work.store(Grant).remove([current])
        return self._done(work, current, _CHANGES)

    def pay(self, payment: Payment, *, new: bool) -> Done[Payment]:
        """Note a payment, or money that came back.

        Raises OverdraftReasonNeeded when more is paid than granted and no reason is given; Invalid when more comes back
        than was paid.
        """
        self._actor.demand(Permission.SET_GOALS)
        payment = tidied(payment)
        refuse(problems_of_payment(payment, self._clock.today()))
        with self._database.begin() as work:
            grant = still_there(work, Grant, payment.grant_id)
            others = work.store(Payment).find(grant_id=grant.id)
            paid = sum(other.paid for other in others if other.id != payment.id)
            _refuse_overpaid(grant, paid, payment)
            stored = kept(work, payment, new=new)
        return self._done(work, stored, _CHANGES)

    def remove_payment(self, payment: Payment) -> Done[Payment]:
        """Take a payment away, because it was noted by mistake."""
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            current = still_there(work, Payment, payment.id)
            others = work.store(Payment).find(grant_id=current.grant_id)
            if sum(other.paid for other in others) - current.paid < 0:
                raise Invalid(_("Dan is er meer teruggekomen dan betaald. Kijk de bedragen na."))
            work.store(Payment).remove([current])
        return self._done(work, current, _CHANGES)

    def _grant_step(self, work: Work, initiative: Initiative, grant: Grant) -> None:
        """Take the step that comes with a grant. Raises Invalid when the initiative is not that far."""
        if initiative.state in _GETTING_MONEY:
            return
        if initiative.state is not InitiativeState.SUBMITTED:
            raise Invalid(_("Zet het initiatief eerst op 'ingediend'. Daarna kunt u toekennen."))
        if grant.date < initiative.since:
            raise Invalid(_("Deze dag ligt voor de vorige stap. Kies een latere dag."))
        step = InitiativeStep(
            id=new_id(),
            initiative_id=initiative.id,
            state=InitiativeState.GRANTED,
            date=grant.date,
            because="",
            recorded_by=self._actor.profile,
        )
        granted = replace(initiative, state=InitiativeState.GRANTED, since=grant.date)
        work.store(InitiativeStep).add(step)
        work.store(Initiative).replace(granted)


def _page(books: Books, names: Mapping[UUID, str], budget: Budget) -> BudgetPage:
    paid = books.paid_of()

    def money(part_id: UUID | None, amount: int) -> Money:
        grants = [
            grant
            for grant in books.grants
            if grant.budget_id == budget.id and grant.part_id == part_id
        ]
        return Money(
            budget=amount,
            granted=sum(grant.amount for grant in grants),
            paid=sum(paid.get(grant.id, 0) for grant in grants),
        )

    parts = [
        PartMoney(
            part=part,
            name=names.get(part.area_id or part.theme_id or part.id, ""),
            money=money(part.id, part.amount),
        )
        for part in books.parts
        if part.budget_id == budget.id
    ]
    parts.sort(key=lambda part: folded(part.name))
    rest = budget.amount - sum(part.money.budget for part in parts)
    free = PartMoney(part=None, name=_("niet verdeeld"), money=money(None, rest))
    if rest or free.money.granted or not parts:
        parts.append(free)
    return BudgetPage(
        budget=budget,
        money=books.money_in([budget.id]),
        parts=tuple(parts),
        earlier=tuple(
            (ancestor, books.money_in([ancestor.id])) for ancestor in books.ancestors(budget)
        ),
    )


def _part_for(initiative: Initiative, page: BudgetPage) -> UUID | None:
    """The part of a budget that is meant for an area or theme of this initiative."""
    own = {*initiative.area_ids, *initiative.theme_ids}
    parts = (money.part for money in page.parts if money.part is not None)
    return next((part.id for part in parts if {part.area_id, part.theme_id} & own), None)


def _refuse_granted(work: Work, former: Sequence[BudgetPart], parts: Sequence[BudgetPart]) -> None:
    """A part from which money was granted stays."""
    staying = {part.id for part in parts}
    going = [part for part in former if part.id not in staying]
    if any(work.store(Grant).find(part_id=part.id) for part in going):
        sentence = _(
            "Uit een deel dat u weghaalt is al geld toegekend. Laat dat deel staan, "
            "of verander eerst de toekenning."
        )
        raise Invalid(sentence)


def _refuse_too_small(work: Work, budget: Budget) -> None:
    """A budget below what was granted from it asks why, in its remark."""
    granted = sum(grant.amount for grant in work.store(Grant).find(budget_id=budget.id))
    if granted > budget.amount and not budget.remark:
        sentence = _(
            "Uit dit budget is al {granted} toegekend, {more} meer dan dit bedrag. "
            "Schrijf bij de opmerking waarom."
        )
        more = euros(granted - budget.amount)
        raise OverdraftReasonNeeded(sentence.format(granted=euros(granted), more=more))


def _refuse_overdraft(books: Books, grant: Grant) -> None:
    left = books.available(grant.budget_id, grant.part_id, beside=grant.id)
    if grant.amount > max(left, 0) and not grant.because:
        raise OverdraftReasonNeeded(overdraft(grant.amount, left))


def overdraft(amount: int, left: int) -> str:
    """The warning when more is granted than is left."""
    if left <= 0:
        return _("Hier is niets meer over. Mag het toch? Schrijf erbij waarom.")
    sentence = _("Hier is nog {left} over. Dit is {more} meer. Mag het toch? Schrijf erbij waarom.")
    return sentence.format(left=euros(left), more=euros(amount - left))


def _refuse_below_paid(books: Books, grant: Grant) -> None:
    paid = books.paid_of().get(grant.id, 0)
    if grant.amount < paid and not grant.because:
        sentence = _("Er is al {paid} betaald. Schrijf erbij waarom de toekenning lager wordt.")
        raise OverdraftReasonNeeded(sentence.format(paid=euros(paid)))


def _refuse_overpaid(grant: Grant, paid: int, payment: Payment) -> None:
    after = paid + payment.paid
    if after < 0:
        sentence = _("Er is {paid} betaald. Er kan niet meer terugkomen dan dat.")
        raise Invalid(sentence.format(paid=euros(paid)))
    if after > grant.amount and not payment.returned and not payment.because:
        raise OverdraftReasonNeeded(overpaid(grant.amount, after))


def overpaid(granted: int, after: int) -> str:
    """The warning when more is paid than was granted."""
    sentence = _(
        "Toegekend is {granted}. Hiermee wordt {after} betaald: {more} meer. "
        "Klopt dat? Schrijf erbij waarom."
    )
    return sentence.format(granted=euros(granted), after=euros(after), more=euros(after - granted))
