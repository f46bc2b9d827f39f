"""Outreach on paper: areas as bars, groups when there are several, and no sentence where nobody went out."""

import datetime as dt

from buurthuis_app.domain.outreach.figures import NamedTotals, OutreachFigures, RoundTotals
from buurthuis_app.domain.papers.document import AnswerChart, Chart, Sheet
from buurthuis_app.domain.shared import periods
from buurthuis_app.records import replace
from buurthuis_app.reports.outreach.on_the_street import blocks, document

SOME = RoundTotals(rounds=2, contacts=6, reached=9, new=1, referrals=40)
LESS = RoundTotals(rounds=1, contacts=2, reached=3)
NOW = OutreachFigures(
    totals=SOME,
    areas=(NamedTotals(name="Noord", totals=SOME), NamedTotals(name="Zuid", totals=LESS)),
    groups=(NamedTotals(name="jongeren", totals=SOME), NamedTotals(name="ouderen", totals=LESS)),
    parts=(SOME, *(RoundTotals(),) * 11),
    referred=(20, 20, 0, 0, 0),
)
HEADS = ("2026", "2025")


def test_areas_are_bars_and_groups_a_table() -> None:
    found = blocks(periods.year(2026), NOW, OutreachFigures(), HEADS)
    (months,) = [block for block in found if isinstance(block, Chart)]
    (areas,) = [block for block in found if isinstance(block, AnswerChart)]
    assert [bar.visits for bar in months.bars][:2] == [6, 0]
    assert [(bar.label, bar.number, bar.share) for bar in areas.bars] == [
        ("Noord", 6, 0.75),
        ("Zuid", 2, 0.25),
    ]
    titles = [block.title for block in found if isinstance(block, Sheet)]
    assert titles == ["Op straat", "Voor wie", "Verder geholpen naar"]


def test_one_area_is_not_compared_and_a_month_has_no_chart() -> None:
    few = replace(NOW, areas=NOW.areas[:1], groups=(), totals=replace(SOME, referrals=0))
    found = blocks(periods.month(2026, 3), few, OutreachFigures(), HEADS)
    assert [type(block) for block in found] == [Sheet]


def test_where_nobody_went_out_there_is_nothing() -> None:
    assert blocks(periods.year(2026), OutreachFigures(), OutreachFigures(), HEADS) == ()
    former = replace(NOW, totals=LESS)
    paper = document(
        "De Schakel", dt.date(2026, 5, 1), periods.year(2026), OutreachFigures(), former
    )
    (section,) = paper.sections
    assert [heading.title for heading in section.blocks[0].headings[1:]] == [  # type: ignore[union-attr]
        "tot nu toe",
        "2025, zelfde dagen",
    ]
    over = document("De Schakel", dt.date(2027, 5, 1), periods.year(2026), NOW, former)
    assert over.lines == ("2026",)
