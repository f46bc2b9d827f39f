"""Work-experience places, recounted."""

from tests.reliability.recounts import PLACEMENTS, Pairs, YearPaper, recounts


@recounts(
    PLACEMENTS,
    *("werkervaringsplaatsen", "begonnen op een werkervaringsplaats"),
    *("bezig op een werkervaringsplaats", "traject afgerond", "met een vervolg"),
)
def placements(paper: YearPaper) -> Pairs:
    if paper.today < paper.first:
        return
    last_year = (paper.first.replace(year=paper.year - 1), paper.former_until)
    for figures, (first, last) in (
        (paper.beside.placements, (paper.first, paper.until)),
        (paper.beside.placements_former, last_year),
    ):
        assert figures is not None
        begin, end = first.isoformat(), last.isoformat()
        offers = [
            row
            for row in paper.rows["placement_offer"]
            if row["since"] <= end and (row["closed_on"] or end) >= begin
        ]
        known = paper.rows["placement"]
        ended = [row for row in known if row["ended_on"] and begin <= row["ended_on"] <= end]
        yield figures.offered, sum(row["places"] for row in offers)
        yield figures.began, sum(begin <= row["since"] <= end for row in known)
        yield (
            figures.there,
            sum(row["since"] <= end < (row["ended_on"] or "9999") for row in known),
        )
        yield figures.ended, len(ended)
        yield figures.further, sum(row["outcome"] != "stopped" for row in ended)
        yield sum(figures.outcomes), figures.ended
