"""Ids sort by time and are never given twice."""

import threading
import time
from uuid import UUID

import pytest

from buurthuis_app.domain.shared.ids import new_id


def test_a_later_id_sorts_after_an_earlier_one_also_within_one_millisecond() -> None:
    made = [new_id() for _ in range(5_000)]
    assert made == sorted(made)
    assert [one.bytes for one in made] == sorted(one.bytes for one in made)


def test_an_id_is_a_version_seven_uuid_that_tells_when_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id()
    assert (made.version, made.variant) == (7, UUID(int=0x8 << 60).variant)
    # Ids made in bursts run a little ahead of the clock, never behind it.
    assert before <= made.int >> 80 <= before + 1_000


def test_threads_never_get_the_same_id_and_each_sees_its_own_in_order() -> None:
    found: list[list[UUID]] = []

    def make() -> None:
        found.append([new_id() for _ in range(1_000)])

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one for part in found for one in part}) == 8_000
    assert all(part == sorted(part) for part in found)


def test_a_clock_that_is_set_back_does_not_break_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000)
    assert new_id() > earlier
