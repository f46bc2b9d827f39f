"""Outreach: rounds are kept and taken back, stand beside the year before, and name nobody."""

import pytest

from buurthuis_app.domain.centre.centre import Area
from buurthuis_app.domain.outreach.street_round import StreetRound
from buurthuis_app.domain.papers.document import Chart, Sheet, blocks
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import BOARD
from buurthuis_app.errors import Invalid, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back


def kept(house: CentreServices, **more: object) -> StreetRound:
    filled = {"place": "Skatebaan", "contacts": 3, "reached": 5, **more}
    return house.outreach.keep(replace(house.outreach.blank(), **filled), new=True).value  # type: ignore[arg-type]


def test_a_round_begins_where_the_last_one_was(house: CentreServices) -> None:
    area = Area(id=new_id(), centre_id=house.centre.id, name="Noord")
    with house.database.begin() as work:
        work.store(Area).add(area)
    first = kept(house, area_id=area.id)
    blank = house.outreach.blank()
    assert (blank.area_id, blank.place, blank.contacts) == (area.id, "Skatebaan", 0)
    removed = house.outreach.remove(first)
    assert house.outreach.rounds() == ()
    taken_back(removed)
    assert house.outreach.rounds() == (first,)
    with pytest.raises(Invalid, match="1 ronde op straat"):
        house.lists.remove(area)


def test_a_year_stands_beside_the_same_days_of_the_year_before(house: CentreServices) -> None:
    today = house.clock.today()
    kept(house, to_care=1, yielded="Zij koken samen.")
    kept(house, date=today.replace(year=today.year - 1), contacts=2)
    paper = house.outreach.paper(periods.year(today.year))
    tables = [block for block in blocks(paper) if isinstance(block, Sheet)]
    assert [cell.shown for cell in tables[0].rows[1].cells] == ["contacten", "3", "2"]
    assert "Zij koken samen." in str(tables[-1])
    assert [
        block.bars[today.month - 1].visits for block in blocks(paper) if isinstance(block, Chart)
    ] == [3]
    beside = overview_of(house.overviews.document(periods.year(today.year))).beside
    assert beside is not None
    assert beside.outreach is not None
    assert beside.outreach.totals.contacts == 3
    month = house.overviews.document(periods.month(today.year, today.month))
    assert "outreach" in [section.key for section in month.sections]


def test_the_board_reads_the_figures_and_not_the_rounds(house: CentreServices) -> None:
    kept(house)
    board = CentreServices(house.database, house.clock, BOARD, house.centre)
    assert board.outreach.paper(periods.year(house.clock.today().year)).sections
    with pytest.raises(NotAllowed):
        board.outreach.rounds()
