"""Incidents: what is open first, a name is pointed out, lines go in time and numbers stay."""

import datetime as dt

import pytest

from buurthuis_app.domain.incidents.incident import Incident, IncidentKind
from buurthuis_app.domain.overviews.day_start import Chore
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import BOARD
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import NotAllowed
from buurthuis_app.persistence.erasure import erasures
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.registry import CentreServices

DAY = dt.timedelta(days=1)


def test_what_must_still_happen_stands_first(house: CentreServices) -> None:
    today = house.clock.today()
    for days, until in ((0, None), (5, today), (3, None)):
        blank = replace(house.incidents.blank(), date=today - days * DAY, follow_up_on=until)
        house.incidents.keep(blank, new=True)
    assert [(today - each.date).days for each in house.incidents.all()] == [5, 0, 3]
    said = {line.chore: line.sentence for line in house.day_start.waiting()}
    assert said[Chore.FOLLOW_UPS] == "1 incident wacht op een vervolg."
    done = replace(house.incidents.all()[0], followed_up=True)
    house.incidents.keep(done, new=False)
    assert Chore.FOLLOW_UPS not in {line.chore for line in house.day_start.waiting()}
    with pytest.raises(NotAllowed):
        CentreServices(house.database, house.clock, BOARD, house.centre).incidents.all()


def test_a_name_is_pointed_out(house: CentreServices) -> None:
    person = Volunteer(id=new_id(), centre_id=house.centre.id, name="Aliye Zwaluw")
    with house.database.begin() as work:
        work.store(Volunteer).add(person)
    blank = replace(house.incidents.blank(), place="Hal", done="Deur gemaakt.")
    assert house.incidents.keep(blank, new=True).remark == ""
    named = replace(house.incidents.blank(), done="Aliye Zwaluw naar huis gebracht.")
    assert "Aliye Zwaluw" in house.incidents.keep(named, new=True).remark


def test_the_line_goes_after_two_years_and_the_figures_stay(house: CentreServices) -> None:
    today = house.clock.today()
    blank = replace(house.incidents.blank(), kind=IncidentKind.FIRE, place="Hal", done="Geblust.")
    house.incidents.keep(blank, new=True)
    with house.database.begin() as work:
        erasures.erase_now(work, today + 700 * DAY)
        assert work.store(Incident).get(blank.id).done == "Geblust."  # type: ignore[union-attr]
        erasures.erase_now(work, today + 760 * DAY)
        kept = work.store(Incident).get(blank.id)
    assert kept is not None
    assert (kept.place, kept.done, kept.kind) == ("", "", IncidentKind.FIRE)
    beside = overview_of(house.overviews.document(periods.year(today.year))).beside
    assert beside is not None
    assert beside.incidents is not None
    assert beside.incidents.kinds == {IncidentKind.FIRE: 1}
