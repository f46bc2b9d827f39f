"""Rooms that consist of rooms."""

from uuid import UUID

from buurthuis_app.domain.activities.clashes import is_in, sharing
from buurthuis_app.domain.centre.centre import Room

HOUSE = UUID(int=99)


def room(number: int, *parts: int) -> Room:
    return Room(
        id=UUID(int=number),
        centre_id=HOUSE,
        name=f"Zaal {number}",
        part_ids=tuple(UUID(int=part) for part in parts),
    )


def numbers(ids: frozenset[UUID]) -> set[int]:
    return {one.int for one in ids}


ROOMS = (room(1), room(2), room(3), room(12, 1, 2), room(23, 2, 3), room(123, 12, 23), room(4))


def test_a_room_has_in_it_all_its_parts_each_once() -> None:
    assert numbers(is_in(UUID(int=123), ROOMS)) == {123, 12, 23, 1, 2, 3}
    assert numbers(is_in(UUID(int=4), ROOMS)) == {4}


def test_rooms_with_a_part_in_common_cannot_be_used_together() -> None:
    assert numbers(sharing(UUID(int=1), ROOMS)) == {1, 12, 123}
    assert numbers(sharing(UUID(int=12), ROOMS)) == {1, 2, 12, 23, 123}
    assert numbers(sharing(UUID(int=4), ROOMS)) == {4}
    assert numbers(sharing(UUID(int=5), ROOMS)) == {5}
