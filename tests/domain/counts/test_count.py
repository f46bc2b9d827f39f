"""Count: the tally kinds that an activity has for itself."""

from buurthuis_app.domain.counts.count import TallyKind, TallyRole, own_kinds
from buurthuis_app.domain.shared.ids import new_id

CENTRE, ACTIVITY = new_id(), new_id()


def test_only_names_that_are_not_there_yet_become_kinds_of_the_activity() -> None:
    known = TallyKind(
        id=new_id(), centre_id=CENTRE, name="Volwassenen", role=TallyRole.VISITS, position=1
    )
    kinds = own_kinds(
        ["volwassenen", "honden", "katten"], [known], activity_id=ACTIVITY, centre_id=CENTRE
    )
    assert [kind.name for kind in kinds] == ["honden", "katten"]
    assert {kind.activity_id for kind in kinds} == {ACTIVITY}
    assert {kind.centre_id for kind in kinds} == {CENTRE}
    assert kinds[0].position < kinds[1].position
