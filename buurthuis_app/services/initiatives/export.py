"""Initiatives and their money as tables for a spreadsheet. Who started them is not in it."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.initiatives.budget import Budget
from buurthuis_app.domain.initiatives.figures import Books
from buurthuis_app.domain.initiatives.initiative import part_names, scale_names, state_names
from buurthuis_app.domain.papers.document import Sheet, Value
from buurthuis_app.domain.papers.sheets import Euros, sheet
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.i18n import _, in_dutch, listing
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.initiatives import initiatives as queries
from buurthuis_app.services.papers.files import check_ending, write_tables
from buurthuis_app.services.papers.naming import Naming
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service


class GoalExports(Service):
    """Service that exports initiatives and their money."""

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, naming: Naming
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._naming = naming

    @in_dutch()
    def tables(self) -> tuple[Sheet, ...]:
        """What would be written now; amounts in euros. Raises Invalid for a name about which nobody decided yet."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            books = queries.books(work, self._centre_id)
            names = queries.names(work, self._centre_id)
            tables = (
                _initiatives(books, names),
                _budgets(books),
                _parts(books, names),
                _payments(books),
            )
            return self._naming.for_outside_in(work, tables)

    @in_dutch()
    def write(self, target: Path) -> Path:
        """Write them as .xlsx or .csv. Raises Invalid for another ending, DiskFull or ReadOnly."""
        check_ending(target)
        write_tables(self.tables(), target)
        return target


def _initiatives(books: Books, names: Mapping[UUID, str]) -> Sheet:
    def named(keys: tuple[UUID, ...]) -> str:
        return listing(sorted(names[key] for key in keys))

    states, scales, parts = state_names(), scale_names(), part_names()
    rows: list[tuple[Value, ...]] = []
    for initiative in sorted(books.initiatives, key=lambda initiative: folded(initiative.title)):
        money = books.money_of(initiative.id)
        ours = listing(sorted(parts[part] for part in initiative.our_parts))
        rows.append(
            (
                *(
                    initiative.title,
                    states[initiative.state],
                    initiative.since,
                    scales[initiative.scale] if initiative.scale else None,
                ),
                *(
                    named(initiative.area_ids),
                    named(initiative.theme_ids),
                    named(initiative.group_ids),
                ),
                *(initiative.what, initiative.good_for, ours, _euros(initiative.asked)),
                *(
                    _euros(money.granted),
                    _euros(money.paid),
                    initiative.outcome,
                    initiative.differs,
                ),
            )
        )
    headings = (
        *(_("initiatief"), _("hoe ver"), _("sinds"), _("schaal")),
        *(_("gebieden"), _("thema's"), _("doelgroepen")),
        *(_("wat"), _("voor wie het goed is"), _("wat wij doen")),
        *(_("gevraagd (€)"), _("toegekend (€)"), _("betaald (€)")),
        *(_("wat ervan kwam"), _("wat anders ging")),
    )
    return sheet(_("Initiatieven"), headings, rows)


def _budgets(books: Books) -> Sheet:
    rows: list[tuple[Value, ...]] = []
    for budget in _by_year(books):
        money = books.money_in([budget.id])
        amounts = (money.budget, money.granted, money.paid, money.left)
        rows.append((budget.year, budget.name, *(_euros(cents) for cents in amounts)))
    headings = (
        *(_("jaar"), _("budget"), _("bedrag (€)"), _("toegekend (€)")),
        *(_("betaald (€)"), _("over (€)")),
    )
    return sheet(_("Budgetten"), headings, rows)


def _parts(books: Books, names: Mapping[UUID, str]) -> Sheet:
    rows: list[tuple[Value, ...]] = []
    for budget in _by_year(books):
        for part in books.parts:
            if part.budget_id == budget.id:
                name = names.get(part.area_id or part.theme_id or part.id, "")
                granted = sum(grant.amount for grant in books.grants if grant.part_id == part.id)
                amounts = (part.amount, granted, part.amount - granted)
                rows.append(
                    (budget.year, budget.name, name, *(_euros(amount) for amount in amounts))
                )
    headings = (
        *(_("jaar"), _("budget"), _("gebied of thema"), _("bedrag (€)")),
        *(_("toegekend (€)"), _("over (€)")),
    )
    return sheet(_("Delen van budgetten"), headings, rows)


def _by_year(books: Books) -> list[Budget]:
    return sorted(books.budgets, key=lambda budget: (-budget.year, folded(budget.name)))


def _payments(books: Books) -> Sheet:
    titles = {initiative.id: initiative.title for initiative in books.initiatives}
    grants = {grant.id: grant for grant in books.grants}
    years = {budget.id: budget.year for budget in books.budgets}
    rows: list[tuple[Value, ...]] = [
        (
            payment.date,
            titles[grants[payment.grant_id].initiative_id],
            years[grants[payment.grant_id].budget_id],
            payment.text,
            _euros(payment.paid),
        )
        for payment in sorted(books.payments, key=lambda payment: (payment.date, payment.id))
    ]
    headings = (
        *(_("datum"), _("initiatief"), _("uit het budget van")),
        *(_("waarvoor"), _("bedrag (€)")),
    )
    return sheet(_("Betalingen"), headings, rows)


def _euros(cents: int | None) -> Euros | None:
    """A number that a spreadsheet can add up."""
    return None if cents is None else Euros(cents / 100)
