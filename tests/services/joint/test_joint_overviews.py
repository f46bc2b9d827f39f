"""The overview over centres as a paper."""

import datetime as dt
from pathlib import Path

from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.papers.document import PaperStory, Sheet, Words, blocks, sheets
from buurthuis_app.domain.shared import periods
from buurthuis_app.services.paper_list import paper_named, write
from buurthuis_app.services.papers.wish import PaperWish
from buurthuis_app.services.registry import CentreServices
from tests.domain.joint.shared_years import shared, story
from tests.services.joint.conftest import SharedBy


def _row(sheet: Sheet, name: str) -> list[str]:
    return next(
        [cell.shown for cell in row.cells] for row in sheet.rows if row.cells[0].shown == name
    )


def test_a_centre_without_guests_hears_how_to_get_some(taken_in: CentreServices) -> None:
    paper = taken_in.joint_overviews.document(2025)
    assert any(
        isinstance(block, Words) and "Vraag een ander centrum" in block.text
        for block in blocks(paper)
    )
    figures, *_others = sheets(paper)
    assert _row(figures, "bezoeken") == ["bezoeken", "5.120"]


def test_centres_stand_beside_each_other_with_what_adds_up(
    taken_in: CentreServices, shared_by: SharedBy
) -> None:
    told = story("Koffie", "eenzaamheid", until=dt.date(2026, 12, 31))
    for number, figures, minutes in (
        (1, Figures(held=1, counted=1, visits=30), 615),
        (2, Figures(held=9, counted=1, visits=5), 90),
    ):
        year = shared(figures=figures, stories=(told,), minutes_open=minutes)
        taken_in.guests.take_in(shared_by(number, years=(year,)))
    taken_in.guests.take_in(shared_by(3, years=()))
    taken_in.guests.take_in(shared_by(4, name="de schakel", years=()))
    paper = taken_in.joint_overviews.document(2025)
    figures_sheet, *_others, why = sheets(paper)
    assert _row(figures_sheet, "bezoeken") == ["bezoeken", "5.120", "30", "5 *", "5.150"]
    assert _row(figures_sheet, "uren open")[1:] == ["4.745,00", "10,25", "1,50", "4.756,75"]
    assert [heading.title for heading in figures_sheet.headings] == [
        *("cijfer", "De Schakel (Heemskerk)", "Wijkhuis 1", "Wijkhuis 2", "samen")
    ]
    assert "Wijkhuis 2" in why.column("centrum")
    words = [block.text for block in blocks(paper) if isinstance(block, Words)]
    assert any("niets van de schakel (Uitgeest) en Wijkhuis 3" in text for text in words)
    stories = [block for block in blocks(paper) if isinstance(block, PaperStory)]
    assert [each.origin for each in stories if each.title == "Koffie"] == [
        "Wijkhuis 1 · eenzaamheid · 1-5-2025",
        "Wijkhuis 2 · eenzaamheid · 1-5-2025",
    ]


def test_many_centres_go_on_in_a_next_table_and_into_every_kind_of_file(
    taken_in: CentreServices, shared_by: SharedBy, tmp_path: Path
) -> None:
    for number in range(1, 5):
        name = f"Buurtcentrum De Wijde Wereld van Noord-Beverwijk-Oost {number}"
        taken_in.guests.take_in(shared_by(number, name=name))
    first, second, *_others = sheets(taken_in.joint_overviews.document(2025))
    assert (first.title, second.title) == ("Centra naast elkaar (1/2)", "Centra naast elkaar (2/2)")
    assert "samen" not in [heading.title for heading in first.headings]
    assert _row(second, "bezoeken") == ["bezoeken", "100", "100", "5.520"]
    for ending in (".pdf", ".html", ".xlsx", ".csv", ".json"):
        target = tmp_path / f"samen{ending}"
        write(paper_named("joint"), taken_in, PaperWish(period=periods.year(2025)), target)
        assert target.stat().st_size
