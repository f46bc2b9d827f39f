"""Incidents, recounted."""

from collections import Counter

from tests.reliability.recounts import INCIDENTS, Pairs, YearPaper, recounts


@recounts(INCIDENTS, "incidenten")
def incidents(paper: YearPaper) -> Pairs:
    if paper.today < paper.first:
        return
    printed, former = paper.beside.incidents, paper.beside.incidents_former
    assert printed is not None
    assert former is not None
    last_year = (paper.first.replace(year=paper.year - 1), paper.former_until)
    for figures, (first, last) in ((printed, (paper.first, paper.until)), (former, last_year)):
        days = (first.isoformat(), last.isoformat())
        happened = [row for row in paper.rows["incident"] if days[0] <= row["date"] <= days[1]]
        yield (
            {kind.value: n for kind, n in figures.kinds.items()},
            dict(Counter(row["kind"] for row in happened)),
        )
        yield figures.all, len(happened)
    table = paper.table("Incidenten")
    if table is not None:
        values = [row.cells[1].value for row in table.rows]
        yield sum(values[:-1]), printed.all
        yield values[-1], printed.all
    yield paper.json["incidents"]["all"], printed.all
