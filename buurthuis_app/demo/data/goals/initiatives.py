"""Initiatives of the demo's residents as data: from an idea to what was accounted for."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read


class StepData(Data, frozen=True, kw_only=True):
    """The state that an initiative reached, by its name in lower case, and when."""

    state: str
    days_ago: int


class PaymentData(Data, frozen=True, kw_only=True):
    """What was paid, in euro cents, when, and for what."""

    days_ago: int
    cents: int
    text: str


class InitiativeData(Data, frozen=True, kw_only=True):
    """One initiative. `scale` and `our_parts` are names of the enums in lower case; money is in euro cents."""

    title: str
    what: str
    why: str
    good_for: str
    scale: str
    areas: tuple[str, ...]
    themes: tuple[str, ...]
    groups: tuple[str, ...]
    our_parts: frozenset[str]
    started_by: str
    contact: str
    steps: tuple[StepData, ...]
    asked: int | None = None
    granted: int | None = None
    payments: tuple[PaymentData, ...] = ()
    outcome: str = ""
    differs: str = ""
    because: str = ""
    activity: str = ""


class BudgetsData(Data, frozen=True, kw_only=True):
    """Name of the budget of each year, and what is remarked where the budgets of the areas became one."""

    name: str
    merger: str


class InitiativesData(Data, frozen=True, kw_only=True):
    """What residents of the demo started, and where the money comes from."""

    budgets: BudgetsData
    initiatives: tuple[InitiativeData, ...]


@cache
def initiatives_data() -> InitiativesData:
    """The file `initiatives`."""
    return read("initiatives", InitiativesData)
