"""Tenants: who comes back, and how much floor was let."""

from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.overviews.tenants import OFTEN, Tenancy, Tenants, tenants_of
from buurthuis_app.domain.shared.ids import new_id

CENTRE = new_id()


def room(square_metres: int | None, *parts: Room) -> Room:
    return Room(
        id=new_id(),
        centre_id=CENTRE,
        name="Zaal",
        square_metres=square_metres,
        part_ids=tuple(part.id for part in parts),
    )


HALL, STUDIO, CELLAR = room(110), room(36), room(None)
WHOLE = room(999, HALL, STUDIO)
ROOMS = (HALL, STUDIO, CELLAR, WHOLE)


def tenancy(tenant: str, *rooms: Room, times: int = 1, repeats: bool = False) -> Tenancy:
    ids = frozenset(hired.id for hired in rooms)
    return Tenancy(tenant=tenant, repeats=repeats, times=times, room_ids=ids)


def test_who_has_a_series_or_comes_often_is_structural() -> None:
    choir, party = tenancy("koor", repeats=True), tenancy("feest")
    often, seldom = tenancy("yoga", times=OFTEN), tenancy("bridge", times=OFTEN - 1)
    found = tenants_of((choir, party, often, seldom), (choir, tenancy("toneel")), ROOMS)
    assert (found.now, found.won, found.lost) == (4, 3, 1)
    assert (found.structural, found.incidental) == (2, 2)
    assert found.square_metres is None, "nobody hired a room"


def test_each_room_that_was_let_counts_once_and_its_parts_in_its_place() -> None:
    choir = tenancy("koor", WHOLE, repeats=True)
    party = tenancy("feest", HALL, CELLAR)
    found = tenants_of((choir, party), (), ROOMS)
    assert (found.square_metres, found.structural_square_metres) == (146, 146)
    assert found.unmeasured == 1
    assert tenants_of((party,), (), ROOMS).structural_square_metres is None
    assert found.as_json() == {
        "now": 2,
        "won": 2,
        "lost": 0,
        "structural": 1,
        "incidental": 1,
        "square_metres": 146,
        "structural_square_metres": 146,
        "unmeasured": 1,
    }


def test_without_tenants_there_is_nothing() -> None:
    assert tenants_of((), (), ROOMS) == Tenants(now=0, won=0, lost=0)
