"""U zei, wij deden, recounted."""

from tests.reliability.recounts import VOICES, Pairs, YearPaper, recounts
from tests.reliability.recounts_of_goals import kept_of
from tests.reliability.slow_rows import Row


@recounts(VOICES, "stemmen", "ingebracht", "beantwoord", "gedaan", "later dan gezegd")
def voices(paper: YearPaper) -> Pairs:
    printed = paper.beside.voices
    assert printed is not None
    if paper.today < paper.first:
        yield printed.rows, ()
        return
    first, until = paper.first.isoformat(), paper.until.isoformat()
    matters = [row for row in paper.rows["matter"] if row["since"] <= until]
    said = [row for row in paper.rows["voice"] if first <= row["date"] <= until]
    answered = [row for row in matters if row["reacted_on"] and row["reacted_on"] <= until]
    yield printed.heard, sum(row["times"] for row in said)
    yield printed.brought_up, sum(row["since"] >= first for row in matters)
    yield printed.answered, sum(row["reacted_on"] >= first for row in answered)
    shown = {row.matter.id.bytes: row.standing.value for row in printed.rows}
    yield (
        {key for key, standing in shown.items() if standing == "kept"},
        {row["id"] for row in answered if row["id"] in shown and _done(paper, row)},
    )
    yield (
        {key for key, standing in shown.items() if standing == "late"},
        {
            row["id"]
            for row in answered
            if row["reaction"] == "plan" and row["due_on"] < until and not _done(paper, row)
        },
    )
    yield paper.json["voices"]["voices"], printed.heard


def _done(paper: YearPaper, matter: Row) -> bool:
    if matter["reaction"] == "plan":
        return bool(matter["done_on"] and matter["done_on"] <= paper.until.isoformat())
    for promise in paper.rows["promise"]:
        if promise["id"] == matter["promise_id"]:
            return kept_of(paper, promise) is True
    steps = [
        step
        for step in paper.rows["initiative_step"]
        if step["initiative_id"] == matter["initiative_id"]
        and step["date"] <= paper.last.isoformat()
    ]
    latest = max(steps, key=lambda step: (step["date"], step["id"]), default=None)
    return latest is not None and latest["state"] == "accounted"
