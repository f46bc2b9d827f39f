"""What the program leaves itself looks like what somebody left, and she who opens it knows it apart."""

from uuid import UUID

import pytest

from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.messages import (
    CHAFF,
    NOT_FOR_YOU,
    as_long_as,
    opened_message,
    says,
    sealed_message,
)
from buurthuis_app.vault.serialisation import filler, is_filler

PAIR, ID = KeyPair.new(), UUID(int=1)


@pytest.mark.parametrize("nothing", [CHAFF, NOT_FOR_YOU])
def test_nothing_is_as_long_as_something_and_says_what_it_is(nothing: bytes) -> None:
    something = b'{"what":"message","text":"%s"}' % (b"x" * 5_000)
    empty = as_long_as(nothing, something)
    envelopes = [
        sealed_message(content, ID, PAIR.id, PAIR.public_key) for content in (something, empty)
    ]
    assert len(envelopes[0]) == len(envelopes[1])
    opened = opened_message(envelopes[1], ID, PAIR)
    assert says(opened, nothing)
    assert not says(something, nothing)


def test_a_record_that_holds_nothing_is_known_by_what_stands_in_it() -> None:
    assert len(filler(400)) == 400
    assert is_filler(filler(400))
    assert not is_filler(b'{"what":"case"}')
