"""The guests of the demo: whole files, of which one counts in another way."""

from buurthuis_app.demo.steps import joint
from buurthuis_app.domain.joint.joint_overview import JointOverview
from buurthuis_app.exchange.joint import shared_file
from buurthuis_app.services.registry import CentreServices
from tests.conftest import TODAY


def test_two_guests_stand_beside_the_demo_and_one_is_not_compared(taken_in: CentreServices) -> None:
    guests = joint.build(taken_in.centre, TODAY)
    for guest in guests:
        assert shared_file.decoded(shared_file.encoded(guest)) == guest
    with taken_in.database.begin() as work:
        joint.keep(work, taken_in.centre, guests)
    facts = taken_in.joint_overviews.document(TODAY.year - 1).facts
    assert isinstance(facts, JointOverview)
    visits = facts.figures[0]
    assert [bool(cell.reason) for cell in visits.cells] == [False, True, False]
    assert visits.total
    assert len(list(facts.stories("eenzaamheid"))) >= 1
    assert len(taken_in.guests.all()) == 2
