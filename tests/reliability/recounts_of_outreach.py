"""Outreach, recounted."""

from tests.reliability.recounts import OUTREACH, Pairs, YearPaper, recounts

_REFERRED = ("to_care", "to_school", "to_work", "to_activity", "to_elsewhere")


@recounts(
    OUTREACH,
    *("rondes op straat", "contacten", "mensen bereikt"),
    *("voor het eerst gesproken", "verder geholpen"),
)
def outreach(paper: YearPaper) -> Pairs:
    last_year = (paper.first.replace(year=paper.year - 1), paper.former_until)
    for figures, (first, last) in (
        (paper.beside.outreach, (paper.first, paper.until)),
        (paper.beside.outreach_former, last_year),
    ):
        assert figures is not None
        days = (first.isoformat(), last.isoformat())
        rounds = [row for row in paper.rows["street_round"] if days[0] <= row["date"] <= days[1]]
        totals = figures.totals
        yield totals.rounds, len(rounds)
        for name in ("contacts", "reached", "new"):
            yield getattr(totals, name), sum(row[name] for row in rounds)
        yield totals.referrals, sum(row[name] for row in rounds for name in _REFERRED)
        yield sum(each.totals.contacts for each in figures.areas), totals.contacts
        yield sum(part.contacts for part in figures.parts), totals.contacts
    table = paper.table("Op straat")
    if table is not None and paper.beside.outreach is not None:
        yield table.rows[1].cells[1].value, paper.beside.outreach.totals.contacts
