"""Lending and repairs, recounted."""

from tests.reliability.recounts import LENDING, Pairs, YearPaper, recounts


@recounts(
    LENDING,
    "keren uitgeleend",
    "aangeboden voor reparatie",
    "gerepareerd",
    "aandeel gerepareerd",
    "kilo behouden",
)
def lending(paper: YearPaper) -> Pairs:
    if paper.today < paper.first:
        return
    noted: dict[bytes, int] = {}
    for row in paper.rows["repair"]:
        if row["occurrence_id"]:
            place = row["occurrence_id"]
            noted[place] = noted.get(place, 0) + (row["result"] == "repaired")
    filled = [row for row in paper.rows["count"] if row["source"] == "repairs"]
    yield {row["occurrence_id"]: row["number"] for row in filled}, noted
    printed, former = paper.beside.lending, paper.beside.lending_former
    assert printed is not None
    assert former is not None
    last_year = (paper.first.replace(year=paper.year - 1), paper.former_until)
    for figures, (first, last) in (
        (printed, (paper.first, paper.until)),
        (former, last_year),
    ):
        days = (first.isoformat(), last.isoformat())
        loans = [row for row in paper.rows["loan"] if row["out_on"]]
        brought = [row for row in paper.rows["repair"] if days[0] <= row["date"] <= days[1]]
        mended = [row for row in brought if row["result"] == "repaired"]
        yield figures.lent, sum(days[0] <= row["out_on"] <= days[1] for row in loans)
        yield (figures.brought, figures.repaired), (len(brought), len(mended))
        yield figures.grams, sum(row["grams"] or 0 for row in mended)
        yield figures.share, len(mended) / len(brought) if brought else None
        yield (
            {each.kind.value: (each.brought, each.repaired) for each in figures.kinds},
            {
                kind: (
                    sum(row["kind"] == kind for row in brought),
                    sum(row["kind"] == kind for row in mended),
                )
                for kind in {row["kind"] for row in brought}
            },
        )
    table = paper.table("Uitleen en reparatie")
    if table is not None:
        values = [row.cells[1].value for row in table.rows]
        yield values[:3], [printed.lent, printed.brought, printed.repaired]
        yield sum(values[2:5]), printed.brought
        yield values[5], printed.share
    yield paper.json["lending"]["repaired"], printed.repaired
