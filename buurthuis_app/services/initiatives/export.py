"""Initiatives and their money as tables for a spreadsheet. Who started them is not in it."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.initiatives.budget import Budget
from buurthuis_app.domain.initiatives.figures import Books
from buurthuis_app.domain.initiatives.initiative import part_names, scale_names, state_names
from buurthuis_app.domain.papers.spreadsheet import Cell, Table, TableHeading
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _, listing
from buurthuis_app.persistence.queries.initiatives import initiatives as queries
from buurthuis_app.services.figures.export import check_ending
from buurthuis_app.services.shared.service import Service


class GoalExports(Service):
    """Service that exports initiatives and their money."""

    def tables(self) -> tuple[Table, ...]:
        """What would be written now; amounts in euros."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            books = queries.books(work, self._centre_id)
            names = queries.names(work, self._centre_id)
        return (
            _initiatives(books, names),
            _budgets(books),
            _parts(books, names),
            _payments(books),
        )

    def write(self, target: Path) -> Path:
        """Write them as .xlsx or .csv. Raises Invalid for another ending, DiskFull or ReadOnly."""
        from buurthuis_app.exchange.files import table_writing

        check_ending(target)
        tables = self.tables()
        as_text = target.suffix.casefold() == ".csv"
        write = table_writing.write_text if as_text else table_writing.write_workbook
        with written_whole(target) as file:
            write(tables, file, None)
        return target


def _initiatives(books: Books, names: Mapping[UUID, str]) -> Table:
    def named(keys: tuple[UUID, ...]) -> str:
        return listing(sorted(names[key] for key in keys))

    states, scales, parts = state_names(), scale_names(), part_names()
    rows: list[tuple[Cell, ...]] = []
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
        *((_("initiatief"), 34), (_("hoe ver"), 14), (_("sinds"), 12), (_("schaal"), 12)),
        *((_("gebieden"), 24), (_("thema's"), 24), (_("doelgroepen"), 24)),
        *((_("wat"), 50), (_("voor wie het goed is"), 50), (_("wat wij doen"), 26)),
        *((_("gevraagd (€)"), 14), (_("toegekend (€)"), 14), (_("betaald (€)"), 14)),
        *((_("wat ervan kwam"), 50), (_("wat anders ging"), 50)),
    )
    return _table(_("Initiatieven"), headings, rows)


def _budgets(books: Books) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for budget in _by_year(books):
        money = books.money_in([budget.id])
        amounts = (money.budget, money.granted, money.paid, money.left)
        rows.append((budget.year, budget.name, *(_euros(cents) for cents in amounts)))
    headings = (
        *((_("jaar"), 8), (_("budget"), 28), (_("bedrag (€)"), 14), (_("toegekend (€)"), 14)),
        *((_("betaald (€)"), 14), (_("over (€)"), 14)),
    )
    return _table(_("Budgetten"), headings, rows)


def _parts(books: Books, names: Mapping[UUID, str]) -> Table:
    rows: list[tuple[Cell, ...]] = []
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
        *((_("jaar"), 8), (_("budget"), 28), (_("gebied of thema"), 24), (_("bedrag (€)"), 14)),
        *((_("toegekend (€)"), 14), (_("over (€)"), 14)),
    )
    return _table(_("Delen van budgetten"), headings, rows)


def _by_year(books: Books) -> list[Budget]:
    return sorted(books.budgets, key=lambda budget: (-budget.year, folded(budget.name)))


def _payments(books: Books) -> Table:
    titles = {initiative.id: initiative.title for initiative in books.initiatives}
    grants = {grant.id: grant for grant in books.grants}
    years = {budget.id: budget.year for budget in books.budgets}
    rows: list[tuple[Cell, ...]] = [
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
        *((_("datum"), 12), (_("initiatief"), 34), (_("uit het budget van"), 18)),
        *((_("waarvoor"), 40), (_("bedrag (€)"), 14)),
    )
    return _table(_("Betalingen"), headings, rows)


def _table(
    title: str, headings: tuple[tuple[str, int], ...], rows: list[tuple[Cell, ...]]
) -> Table:
    named = tuple(TableHeading(title=words, width=width) for words, width in headings)
    return Table(title=title, headings=named, rows=tuple(rows))


def _euros(cents: int | None) -> float | None:
    """A number that a spreadsheet can add up."""
    return None if cents is None else cents / 100
