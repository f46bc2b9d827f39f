"""One public method of a service is one transaction: a rule is checked where the record is written.

A second desk can write between two transactions. So what is checked in the one need not hold in the other, and parts
of a paper that were read in several need not agree.
"""

from types import FunctionType

import pytest

from tests.project.transaction_count import (
    of_services,
    opened_by,
    opened_later,
    several,
)
from tests.project.transactions_planted import Planted

READ_FIRST = {
    "Adopting.adopt": "drawing takes seconds; the write asks again whether it was adopted already",
    "KeyCare.change_passphrase": "a passphrase takes a second; the write refuses another version",
    "ConfidantRegister.unlock": "a passphrase takes a second; the write asks again whether the key is there",
    "ConfidantRegister.recover": "the same with the recovery key",
    "DoorFiles.make": "writing the file takes seconds; a name that was given meanwhile is refused",
    "UnlockedRegister.keep_draft": "opening takes long; the write opens what came since",
    "UnlockedRegister.drop_draft": "opening takes long; the write opens what came since",
}
"""Methods that read, work for long with nobody waiting, and look again in the one transaction that writes; and why."""

READ_ELSEWHERE = {"Keeping.take_back_erasure": "what it reads are the copies of before the erasing"}
"""Methods whose one transaction writes what they read in other files; and why."""

ALL = {name: (function, owner) for name, function, owner in of_services()}
PUBLIC = {name: pair for name, pair in ALL.items() if not pair[0].__name__.startswith("_")}


def test_every_public_method_of_a_service_is_one_transaction() -> None:
    assert {name for name, pair in PUBLIC.items() if several(opened_by(*pair))} == {
        *READ_FIRST,
        *READ_ELSEWHERE,
    }


@pytest.mark.parametrize("name", READ_FIRST)
def test_what_reads_first_reads_once_and_writes_once(name: str) -> None:
    assert opened_by(*PUBLIC[name]) <= {(0, 0), (1, 0), (1, 1)}


def test_every_way_back_is_one_transaction() -> None:
    assert not [
        name for name, pair in ALL.items() for counts in opened_later(*pair) if several(counts)
    ]


def test_the_ways_that_a_service_opens_a_transaction_are_known() -> None:
    """Of the public methods a good part opens one: fewer would say that the reading of the source is blind."""
    opening = [name for name, pair in PUBLIC.items() if opened_by(*pair) - {(0, 0)}]
    assert len(opening) > 300


SINGLE = {"name", "shown", "_keep", "either", "refused", "later", "through_one"}


@pytest.mark.parametrize(
    "method",
    [each for each in vars(Planted).values() if isinstance(each, FunctionType)],
    ids=lambda method: method.__name__,
)
def test_two_transactions_in_one_method_are_noticed(method: FunctionType) -> None:
    assert several(opened_by(method, Planted)) == (method.__name__ not in SINGLE)


def test_two_transactions_in_a_way_back_are_noticed() -> None:
    later = vars(Planted)["later"]
    assert [several(counts) for counts in opened_later(later, Planted)] == [True]
