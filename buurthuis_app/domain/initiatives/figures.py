"""The money and the number of initiatives in a year, split along lines that each add up to the cent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Definition, explained
from buurthuis_app.domain.initiatives.budget import Budget, BudgetPart, Grant, Payment
from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    InitiativeStep,
    Scale,
)
from buurthuis_app.domain.shared.money import shares
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.i18n import _, listing

RowKey = UUID | Scale | InitiativeState | None
"""Key of a row: the id of a record, a scale, a state; None for what belongs to none of them."""


_STATES_IN_JSON = {
    InitiativeState.IDEA: "idee",
    InitiativeState.SUBMITTED: "ingediend",
    InitiativeState.GRANTED: "toegekend",
    InitiativeState.UNDER_WAY: "in uitvoering",
    InitiativeState.ACCOUNTED: "verantwoord",
    InitiativeState.REJECTED: "afgewezen",
}
"""The states as scripts know them, in every language: adopted overviews hold them, to be compared with later."""


class MoneyLine(Enum):
    """The ways in which the money of a year can be split."""

    BUDGET = "budget"
    PART = "part"
    THEME = "theme"
    AREA = "area"
    SCALE = "scale"
    STATE = "state"


class Money(Struct, frozen=True, kw_only=True):
    """So much there was, was granted from it, and was paid of that; in euro cents."""

    budget: int = 0
    granted: int = 0
    paid: int = 0

    @property
    def left(self) -> int:
        """Money that can still be granted; below zero when more was granted than there was."""
        return self.budget - self.granted

    @property
    def to_pay(self) -> int:
        """Money granted and not paid yet; below zero when more was paid than granted."""
        return self.granted - self.paid

    def __add__(self, other: "Money") -> "Money":
        return Money(
            budget=self.budget + other.budget,
            granted=self.granted + other.granted,
            paid=self.paid + other.paid,
        )


class MoneyRow(Struct, frozen=True, kw_only=True):
    """One row of a split: `count` initiatives have to do with it. Along some lines there is no budget to a row."""

    key: RowKey
    money: Money
    count: int


class YearMoney(Struct, frozen=True, kw_only=True):
    """A year beside other years."""

    year: int
    money: Money
    count: int


class InitiativeRow(Struct, frozen=True, kw_only=True):
    """One initiative as a year's overview prints it, without who started it. Amounts are of that year's budgets."""

    id: UUID
    title: str
    good_for: str
    state: InitiativeState
    themes: str
    areas: str
    asked: int | None
    granted: int
    paid: int
    outcome: str = ""
    differs: str = ""


class InitiativeYear(Struct, frozen=True, kw_only=True):
    """The initiatives of a year with their budget, as one frozen value for screen, paper and scripts."""

    year: int
    money: Money
    rows: tuple[InitiativeRow, ...]
    spent: int = 0
    """Paid in the year itself, whatever budget it came from, in euro cents."""
    former: YearMoney | None = None
    """The year before, when it had a budget or initiatives."""

    @property
    def count(self) -> int:
        """Number of initiatives in the year."""
        return len(self.rows)

    @property
    def budget(self) -> int:
        """Money in the budgets, in euro cents."""
        return self.money.budget

    @property
    def granted(self) -> int:
        """Money granted, in euro cents."""
        return self.money.granted

    @property
    def paid(self) -> int:
        """Money paid of the grants, in euro cents."""
        return self.money.paid

    @property
    def left(self) -> int:
        """Money that could still be granted, in euro cents."""
        return self.money.left

    def as_json(self) -> dict[str, object]:
        """The figures as JSON for scripts; amounts in euro cents."""
        return {
            "budget": self.budget,
            "granted": self.granted,
            "paid": self.paid,
            "spent": self.spent,
            "left": self.left,
            "count": self.count,
            "rows": [
                {
                    "title": row.title,
                    "state": _STATES_IN_JSON[row.state],
                    "themes": row.themes,
                    "areas": row.areas,
                    "asked": row.asked,
                    "granted": row.granted,
                    "paid": row.paid,
                }
                for row in self.rows
            ],
        }


class Books(Struct, frozen=True, kw_only=True):
    """Books of a centre: its initiatives and their money."""

    initiatives: tuple[Initiative, ...] = ()
    steps: tuple[InitiativeStep, ...] = ()
    budgets: tuple[Budget, ...] = ()
    parts: tuple[BudgetPart, ...] = ()
    grants: tuple[Grant, ...] = ()
    payments: tuple[Payment, ...] = ()

    def paid_of(self) -> dict[UUID, int]:
        """The amount paid of each grant, by the grant's id."""
        paid: dict[UUID, int] = defaultdict(int)
        for payment in self.payments:
            paid[payment.grant_id] += payment.paid
        return paid

    def money_of(self, initiative_id: UUID) -> Money:
        """Money granted and paid to one initiative, from the budgets of all years."""
        paid = self.paid_of()
        grants = [grant for grant in self.grants if grant.initiative_id == initiative_id]
        return Money(
            granted=sum(grant.amount for grant in grants),
            paid=sum(paid.get(grant.id, 0) for grant in grants),
        )

    def money_in(self, budget_ids: Iterable[UUID]) -> Money:
        """Money of these budgets together."""
        chosen_ids, paid = frozenset(budget_ids), self.paid_of()
        grants = [grant for grant in self.grants if grant.budget_id in chosen_ids]
        return Money(
            budget=sum(budget.amount for budget in self.budgets if budget.id in chosen_ids),
            granted=sum(grant.amount for grant in grants),
            paid=sum(paid.get(grant.id, 0) for grant in grants),
        )

    def spent_in(self, year: int) -> int:
        """Money that was paid in a year, from the budgets of all years, less what came back in it."""
        return sum(payment.paid for payment in self.payments if payment.date.year == year)

    def budgets_of(self, year: int) -> tuple[Budget, ...]:
        """The budgets of a year."""
        return tuple(budget for budget in self.budgets if budget.year == year)

    def years(self) -> tuple[int, ...]:
        """The years of which there is a budget or an initiative, newest first."""
        years = {budget.year for budget in self.budgets}
        years |= {step.date.year for step in self.steps}
        return tuple(sorted(years, reverse=True))

    def year_money(self, year: int) -> YearMoney:
        """Figures of one year: its money and the number of initiatives."""
        money = self.money_in(budget.id for budget in self.budgets_of(year))
        return YearMoney(year=year, money=money, count=len(self.of_year(year)))

    def of_year(self, year: int) -> tuple[Initiative, ...]:
        """The initiatives of a year: with a step in it, with money of it, or granted or under way when it began."""
        ids = {budget.id for budget in self.budgets_of(year)}
        ids_of_year = {grant.initiative_id for grant in self.grants if grant.budget_id in ids}
        last: dict[UUID, InitiativeStep] = {}
        for step in sorted(self.steps, key=lambda step: (step.date, step.id)):
            if step.date.year == year:
                ids_of_year.add(step.initiative_id)
            elif step.date.year < year:
                last[step.initiative_id] = step
        running = {InitiativeState.GRANTED, InitiativeState.UNDER_WAY}
        ids_of_year |= {key for key, step in last.items() if step.state in running}
        return tuple(initiative for initiative in self.initiatives if initiative.id in ids_of_year)

    def money_of_each(self, year: int) -> dict[UUID, Money]:
        """Money of each initiative from the budgets of a year."""
        ids = {budget.id for budget in self.budgets_of(year)}
        paid = self.paid_of()
        sums: dict[UUID, Money] = defaultdict(Money)
        for grant in self.grants:
            if grant.budget_id in ids:
                money = Money(granted=grant.amount, paid=paid.get(grant.id, 0))
                sums[grant.initiative_id] += money
        return sums

    def split(self, year: int, line: MoneyLine) -> tuple[MoneyRow, ...]:
        """The money of a year along a line; the rows together are exactly the year's money.

        What an initiative with several themes or areas got is shared among them evenly, to the cent.
        """
        if line is MoneyLine.BUDGET:
            return _rows(self._by_budget(year))
        if line is MoneyLine.PART:
            return _rows(self._by_part(year))
        return _rows(self._by_initiative(year, line))

    def ancestors(self, budget: Budget) -> tuple[Budget, ...]:
        """Budgets of earlier years that it continues, newest first, with those that these continue."""
        by_id = {former_budget.id: former_budget for former_budget in self.budgets}
        ancestors_by_id: dict[UUID, Budget] = {}
        waiting = list(budget.former_ids)
        while waiting:
            former = by_id.get(waiting.pop())
            if former is not None and former.id not in ancestors_by_id:
                ancestors_by_id[former.id] = former
                waiting += former.former_ids
        return tuple(
            sorted(
                ancestors_by_id.values(),
                key=lambda ancestor: (-ancestor.year, folded(ancestor.name)),
            )
        )

    def available(self, budget_id: UUID, part_id: UUID | None, beside: UUID | None = None) -> int:
        """Money that can still be granted from a part, or from the undivided rest; without the grant `beside`."""
        (budget,) = (asked_budget for asked_budget in self.budgets if asked_budget.id == budget_id)
        parts = [part for part in self.parts if part.budget_id == budget_id]
        set_apart = {part.id: part.amount for part in parts}
        amount = set_apart[part_id] if part_id else budget.amount - sum(set_apart.values())
        return amount - sum(
            grant.amount
            for grant in self.grants
            if (grant.budget_id, grant.part_id) == (budget_id, part_id) and grant.id != beside
        )

    def _by_budget(self, year: int) -> Iterator["_Piece"]:
        paid = self.paid_of()
        for budget in self.budgets_of(year):
            yield budget.id, Money(budget=budget.amount), None
            for grant in self.grants:
                if grant.budget_id == budget.id:
                    money = Money(granted=grant.amount, paid=paid.get(grant.id, 0))
                    yield budget.id, money, grant.initiative_id

    def _by_part(self, year: int) -> Iterator["_Piece"]:
        paid = self.paid_of()
        ids = {budget.id for budget in self.budgets_of(year)}
        of = {part.id: part.area_id or part.theme_id for part in self.parts}
        rest = sum(budget.amount for budget in self.budgets_of(year))
        for part in self.parts:
            if part.budget_id in ids:
                rest -= part.amount
                yield of[part.id], Money(budget=part.amount), None
        if rest:
            yield None, Money(budget=rest), None
        for grant in self.grants:
            if grant.budget_id in ids:
                money = Money(granted=grant.amount, paid=paid.get(grant.id, 0))
                yield of[grant.part_id] if grant.part_id else None, money, grant.initiative_id

    def _by_initiative(self, year: int, line: MoneyLine) -> Iterator["_Piece"]:
        sums = self.money_of_each(year)
        for initiative in self.of_year(year):
            money = sums.get(initiative.id, Money())
            keys = _keys(initiative, line)
            granted, paid = shares(money.granted, len(keys)), shares(money.paid, len(keys))
            for key, part, gone in zip(keys, granted, paid, strict=True):
                yield key, Money(granted=part, paid=gone), initiative.id


_Piece = tuple[RowKey, Money, UUID | None]
"""A bit of money: of which row, how much, and of which initiative."""


def _keys(initiative: Initiative, line: MoneyLine) -> Sequence[RowKey]:
    if line is MoneyLine.THEME:
        return initiative.theme_ids or (None,)
    if line is MoneyLine.AREA:
        return initiative.area_ids or (None,)
    return (initiative.scale,) if line is MoneyLine.SCALE else (initiative.state,)


def _rows(pieces: Iterable[_Piece]) -> tuple[MoneyRow, ...]:
    money: dict[RowKey, Money] = defaultdict(Money)
    about: dict[RowKey, set[UUID]] = defaultdict(set)
    for key, amount, initiative_id in pieces:
        money[key] += amount
        if initiative_id is not None:
            about[key].add(initiative_id)
    return tuple(
        MoneyRow(key=key, money=amount, count=len(about[key])) for key, amount in money.items()
    )


def total(rows: Iterable[MoneyRow]) -> Money:
    """The rows of a split together."""
    return sum((row.money for row in rows), Money())


def year_of(books: Books, year: int, names: Mapping[UUID, str]) -> InitiativeYear:
    """The initiatives of a year, by title; `names` are those of themes and areas."""

    def named(keys: Iterable[UUID]) -> str:
        return listing(sorted(names[key] for key in keys if key in names))

    sums = books.money_of_each(year)
    rows = [
        InitiativeRow(
            id=initiative.id,
            title=initiative.title,
            good_for=initiative.good_for,
            state=initiative.state,
            themes=named(initiative.theme_ids),
            areas=named(initiative.area_ids),
            asked=initiative.asked,
            granted=sums[initiative.id].granted if initiative.id in sums else 0,
            paid=sums[initiative.id].paid if initiative.id in sums else 0,
            outcome=initiative.outcome,
            differs=initiative.differs,
        )
        for initiative in sorted(
            books.of_year(year), key=lambda initiative: folded(initiative.title)
        )
    ]
    former = books.year_money(year - 1)
    return InitiativeYear(
        year=year,
        money=books.year_money(year).money,
        rows=tuple(rows),
        spent=books.spent_in(year),
        former=former if former.count or former.money.budget else None,
    )


def definitions() -> tuple[Definition, ...]:
    """Definitions of the words under the tables of initiatives."""
    return explained(
        {
            _("budget"): _("het geld dat dit jaar voor initiatieven van bewoners is bestemd."),
            _("toegekend"): _("wat uit het budget van dit jaar aan initiatieven is beloofd."),
            _("betaald"): _(
                "wat daarvan is betaald, ook als dat na dit jaar gebeurde, min wat terugkwam."
            ),
            _("uitgegeven in dit jaar"): _(
                "wat in dit jaar zelf is betaald, uit het budget van welk jaar ook, min wat terugkwam."
            ),
            _("over"): _(
                "budget min toegekend. Met een min ervoor: er is meer toegekend dan er was."
            ),
            _("initiatieven van dit jaar"): _(
                "initiatieven die dit jaar een stap zetten, geld van dit jaar kregen, "
                "of bij het begin van het jaar liepen."
            ),
            _("per thema of gebied"): _(
                "hoort een initiatief bij meer thema's of gebieden, dan is het geld daar "
                "eerlijk over verdeeld. Zo klopt het totaal tot op de cent."
            ),
        }
    )
