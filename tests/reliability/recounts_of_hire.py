"""Room hire, recounted."""

from tests.reliability.recounts import HIRE, Pairs, YearPaper, recounts


def _minute(time: str) -> int:
    hour, minute = time.split(":")[:2]
    return int(hour) * 60 + int(minute)


def _long(row: dict[str, str]) -> int:
    if not row["starts"] or not row["ends"]:
        return 0
    return (_minute(row["ends"]) - _minute(row["starts"]) - 1) % 1440 + 1


@recounts(HIRE, "keren verhuurd", "uren verhuurd", "gefactureerd")
def hire(paper: YearPaper) -> Pairs:
    if paper.today < paper.first:
        return
    printed, former = paper.beside.hire, paper.beside.hire_former
    assert printed is not None
    assert former is not None
    last_year = (paper.first.replace(year=paper.year - 1), paper.former_until)
    kinds = {row["id"]: row["kind"] for row in paper.rows["hirer"]}
    hired = {
        row["activity_id"]: kinds[row["hirer_id"]]
        for row in paper.rows["hire"]
        if row["activity_id"]
    }
    for figures, (first, last) in ((printed, (paper.first, paper.until)), (former, last_year)):
        days = (first.isoformat(), last.isoformat())
        times = [
            row
            for row in paper.rows["occurrence"]
            if row["activity_id"] in hired
            and days[0] <= row["date"] <= days[1]
            and row["cancelled_because"] is None
        ]
        sent = {
            row["id"]: kinds[row["hirer_id"]]
            for row in paper.rows["invoice"]
            if days[0] <= row["date"] <= days[1]
        }
        lines = [row for row in paper.rows["invoice_line"] if row["invoice_id"] in sent]
        yield figures.times, len(times)
        yield figures.minutes, sum(_long(row) for row in times)
        yield figures.cents, sum(row["cents"] for row in lines)
        each_kind = {
            kind: (
                sum(hired[row["activity_id"]] == kind for row in times),
                sum(row["cents"] for row in lines if sent[row["invoice_id"]] == kind),
            )
            for kind in set(kinds.values())
        }
        yield (
            {each.kind.value: (each.times, each.cents) for each in figures.kinds},
            {kind: pair for kind, pair in each_kind.items() if any(pair)},
        )
    numbers: dict[str, list[int]] = {}
    for row in paper.rows["invoice"]:
        numbers.setdefault(row["year"], []).append(row["number"])
    for found in numbers.values():
        yield sorted(found), list(range(1, len(found) + 1))
    table = paper.table("Verhuur van zalen")
    if table is not None:
        values = [row.cells[1].value for row in table.rows]
        yield values, [printed.times, printed.minutes / 60, printed.cents / 100]
    yield paper.json["hire"]["cents"], printed.cents
