"""Money of residents' initiatives, recounted."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from buurthuis_app.domain.initiatives.figures import MoneyLine
from tests.reliability.recounts import MONEY, Pairs, YearPaper, recounts
from tests.reliability.slow_rows import (
    SlowRows,
    raw,
)


@recounts(
    MONEY,
    "budget",
    "toegekend",
    "betaald",
    "over",
    "initiatieven van dit jaar",
    "uitgegeven in dit jaar",
)
def initiatives(paper: YearPaper) -> Pairs:
    printed = paper.beside.initiatives
    assert printed is not None
    budget, granted, paid, by_initiative = money_of(paper.rows, paper.year)
    of_year = initiatives_of(paper.rows, paper.year)
    yield (
        (printed.budget, printed.granted, printed.paid, printed.left, printed.count),
        (budget, granted, paid, budget - granted, len(of_year)),
    )
    yield (
        {row.id.bytes: (row.granted, row.paid) for row in printed.rows},
        {key: by_initiative.get(key, (0, 0)) for key in of_year},
    )
    spent = sum(
        -row["amount"] if row["returned"] else row["amount"]
        for row in paper.rows["payment"]
        if row["date"][:4] == str(paper.year)
    )
    yield printed.spent, spent
    former = money_of(paper.rows, paper.year - 1)
    if printed.former is not None:
        yield (
            (printed.former.money.budget, printed.former.money.granted, printed.former.money.paid),
            former[:3],
        )
    yield paper.goals.initiatives if paper.goals else printed, printed
    yield paper.json["initiatives"]["paid"], paid


@recounts(MONEY, "per thema of gebied")
def money_shared(paper: YearPaper) -> Pairs:
    rows = paper.rows
    budget, granted, paid, by_initiative = money_of(rows, paper.year)
    initiatives_by_id = {row["id"]: row for row in rows["initiative"]}
    lines: dict[MoneyLine, Callable[[bytes], Iterable[Any]]] = {
        MoneyLine.THEME: _of(rows.linked("initiative_theme", "initiative_id", "theme_id")),
        MoneyLine.AREA: _of(rows.linked("initiative_area", "initiative_id", "area_id")),
        MoneyLine.SCALE: lambda key: [initiatives_by_id[key]["scale"]],
        MoneyLine.STATE: lambda key: [initiatives_by_id[key]["state"]],
    }
    for line in MoneyLine:
        split = [row for _name, row in paper.house.initiatives.split(paper.year, line)]
        yield sum(row.money.granted for row in split), granted
        yield sum(row.money.paid for row in split), paid
        if line not in lines:
            yield sum(row.money.budget for row in split), budget
            continue
        for row in split:
            key = getattr(row.key, "value", raw(row.key))
            own = [each for each in initiatives_of(rows, paper.year) if key in lines[line](each)]
            exact = sum(
                (
                    Fraction(by_initiative.get(each, (0, 0))[0], len(list(lines[line](each))))
                    for each in own
                ),
                Fraction(),
            )
            yield row.count, len(own)
            yield abs(row.money.granted - exact) <= len(own), True


def money_of(rows: SlowRows, year: int) -> tuple[int, int, int, dict[bytes, tuple[int, int]]]:
    """Budget, granted and paid of a year's budgets, and the last two of each initiative."""
    budgets = {row["id"]: row["amount"] for row in rows["budget"] if row["year"] == year}
    by_initiative: dict[bytes, tuple[int, int]] = {}
    for given in rows["grant"]:
        if given["budget_id"] in budgets:
            paid = sum(
                -row["amount"] if row["returned"] else row["amount"]
                for row in rows["payment"]
                if row["grant_id"] == given["id"]
            )
            before = by_initiative.get(given["initiative_id"], (0, 0))
            by_initiative[given["initiative_id"]] = (before[0] + given["amount"], before[1] + paid)
    granted, gone = (sum(pair[side] for pair in by_initiative.values()) for side in (0, 1))
    return sum(budgets.values()), granted, gone, by_initiative


def initiatives_of(rows: SlowRows, year: int) -> set[bytes]:
    """A step in the year, money of the year, or under way when it began."""
    found = set(money_of(rows, year)[3])
    for row in rows["initiative"]:
        steps = sorted(
            (step["date"], step["id"], step["state"])
            for step in rows["initiative_step"]
            if step["initiative_id"] == row["id"] and step["date"] <= f"{year}-12-31"
        )
        before = [state for date, _id, state in steps if date < str(year)]
        if len(before) < len(steps) or (before and before[-1] in {"granted", "under_way"}):
            found.add(row["id"])
    return found


def _of(linked: dict[bytes, list[bytes]]) -> Callable[[bytes], Iterable[Any]]:
    return lambda key: linked.get(key, [None])
