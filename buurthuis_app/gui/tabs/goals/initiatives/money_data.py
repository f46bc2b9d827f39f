"""Data of the money view, read together with the rest of the part."""

from msgspec import Struct

from buurthuis_app.domain.initiatives.figures import MoneyRow, YearMoney
from buurthuis_app.services.initiatives.budgets import BudgetPage

NamedRow = tuple[str, MoneyRow]


class Purse(Struct, frozen=True, kw_only=True):
    """The years beside each other, the budgets, and where the money of one year went."""

    years: tuple[YearMoney, ...]
    budgets: tuple[BudgetPage, ...]
    year: int
    rows: tuple[NamedRow, ...]
