"""Whatever is altered, exchanged or taken from elsewhere is refused, in every kind of envelope."""

import datetime as dt
import random
import struct
from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

import pytest

from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.padding import padded
from buurthuis_app.sealing.public_key import sealed
from buurthuis_app.vault import header, key_wrapping, keys, messages, records
from buurthuis_app.vault.contents import (
    ReaderContents,
    opened_contents,
    opened_mark,
    sealed_contents,
    sealed_mark,
)
from buurthuis_app.vault.header import EnvelopeKind, Oversized, emptied, filled, heading
from buurthuis_app.vault.key_wrapping import (
    Cost,
    unwrapped_by_passphrase,
    unwrapped_by_recovery_key,
    wrapped_by_passphrase,
    wrapped_by_recovery_key,
)
from buurthuis_app.vault.keys import KeyPair, SwappedKey, demand_own_id
from buurthuis_app.vault.messages import opened_message, sealed_message
from buurthuis_app.vault.records import (
    RecordKey,
    opened_record,
    opened_record_key,
    opened_unsigned_key,
    sealed_record,
    sealed_record_key,
    writer_of,
)

PAIR, OTHER, WRITER = KeyPair.new(), KeyPair.new(), KeyPair.new()
WRITERS = {WRITER.id: WRITER.public_key}
KEY, ANOTHER = RecordKey.new(), RecordKey.new()
CHEAP = Cost(memory=8, passes=1)
ID, ELSEWHERE = UUID(int=1), UUID(int=2)
CONTENTS = ReaderContents(
    readers=b"sum",
    counter=7,
    kept_on=dt.date(2026, 11, 22),
    records={ID: 3},
    messages=frozenset({ELSEWHERE}),
)
PASSPHRASE, PAPER = b"zes woorden", b"p" * 20

Opening = Callable[[bytes], object]
ENVELOPES: dict[str, tuple[bytes, Opening]] = {
    "passphrase": (
        wrapped_by_passphrase(PAIR, PASSPHRASE, CHEAP),
        lambda sealed: unwrapped_by_passphrase(sealed, PAIR.id, PASSPHRASE),
    ),
    "recovery key": (
        wrapped_by_recovery_key(PAIR, PAPER),
        lambda sealed: unwrapped_by_recovery_key(sealed, PAIR.id, PAPER),
    ),
    "message": (
        sealed_message(b"{}", ID, PAIR.id, PAIR.public_key),
        lambda sealed: opened_message(sealed, ID, PAIR),
    ),
    "record": (
        sealed_record(b"{}", ID, 1, KEY),
        lambda sealed: opened_record(sealed, ID, 1, KEY),
    ),
    "record key": (
        sealed_record_key(KEY, ID, PAIR.id, PAIR.public_key, WRITER),
        lambda sealed: opened_record_key(sealed, ID, PAIR, WRITERS),
    ),
    "record key of before": (
        heading(EnvelopeKind.RECORD_KEY, PAIR.id)
        + sealed(
            heading(EnvelopeKind.RECORD_KEY, ID, PAIR.id, KEY.id) + KEY.secret, PAIR.public_key
        ),
        lambda sealed: opened_unsigned_key(sealed, ID, PAIR),
    ),
    "contents": (
        sealed_contents(CONTENTS, PAIR),
        lambda sealed: opened_contents(sealed, PAIR),
    ),
    "mark": (sealed_mark(CONTENTS, PAIR), lambda sealed: opened_mark(sealed, PAIR)),
}
kinds = pytest.mark.parametrize("name", ENVELOPES)


def refused(opening: Opening, altered: bytes) -> bool:
    try:
        opening(altered)
    except Unopenable:
        return True
    return False


@kinds
def test_a_single_flipped_bit_is_refused(name: str) -> None:
    """Every bit of how the heading begins, two or three of each byte of the rest of it and of the seal, and one of each
    61 of what is filled up between them.
    """
    whole, opening = ENVELOPES[name]
    opening(whole)
    size, ends = 8 * len(whole), 8 * min(len(whole) // 2, 128)
    begins = min(ends, 128)
    parts = ((0, begins, 1), (begins, ends, 3), (ends, size - ends, 61), (size - ends, size, 3))
    refuse_flips(whole, opening, [bit for part in parts for bit in range(*part)])


@pytest.mark.torture
@kinds
def test_every_single_flipped_bit_is_refused(name: str) -> None:
    whole, opening = ENVELOPES[name]
    refuse_flips(whole, opening, range(8 * len(whole)))


def refuse_flips(whole: bytes, opening: Opening, bits: Iterable[int]) -> None:
    for bit in bits:
        altered = bytearray(whole)
        altered[bit // 8] ^= 1 << bit % 8
        assert refused(opening, bytes(altered)), bit


def flips(whole: bytes, times: int, seed: int) -> Iterator[bytes]:
    """The envelope with two to forty bits flipped at random places."""
    chance = random.Random(seed)  # noqa: S311 - the same flips every time
    for _ in range(times):
        altered = bytearray(whole)
        for bit in chance.sample(range(len(whole) * 8), chance.randint(2, 40)):
            altered[bit // 8] ^= 1 << bit % 8
        yield bytes(altered)


@kinds
def test_random_flips_are_refused(name: str) -> None:
    whole, opening = ENVELOPES[name]
    assert all(refused(opening, altered) for altered in flips(whole, 200, seed=1))


@pytest.mark.torture
@kinds
def test_very_many_random_flips_are_refused(name: str) -> None:
    whole, opening = ENVELOPES[name]
    assert all(refused(opening, altered) for altered in flips(whole, 10_000, seed=2))


@kinds
def test_what_is_cut_off_or_longer_is_refused(name: str) -> None:
    whole, opening = ENVELOPES[name]
    ends = min(len(whole), 128)
    for length in {*range(ends), *range(0, len(whole), 17), *range(len(whole) - ends, len(whole))}:
        assert refused(opening, whole[:length])
    assert refused(opening, whole + b"\0")


@kinds
def test_no_kind_can_stand_for_another(name: str) -> None:
    _whole, opening = ENVELOPES[name]
    assert all(refused(opening, whole) for other, (whole, _) in ENVELOPES.items() if other != name)


def test_other_secrets_open_nothing() -> None:
    by_passphrase, by_paper = ENVELOPES["passphrase"][0], ENVELOPES["recovery key"][0]
    for attempt in (
        lambda: unwrapped_by_passphrase(by_passphrase, PAIR.id, b"zes woorden!"),
        lambda: unwrapped_by_recovery_key(by_paper, PAIR.id, b"q" * 20),
        lambda: unwrapped_by_passphrase(by_passphrase, OTHER.id, PASSPHRASE),
        lambda: unwrapped_by_recovery_key(by_paper, OTHER.id, PAPER),
        lambda: opened_message(ENVELOPES["message"][0], ID, OTHER),
        lambda: opened_record_key(ENVELOPES["record key"][0], ID, OTHER, WRITERS),
        lambda: opened_contents(ENVELOPES["contents"][0], OTHER),
        lambda: opened_mark(ENVELOPES["mark"][0], OTHER),
        lambda: opened_record(ENVELOPES["record"][0], ID, 1, ANOTHER),
    ):
        with pytest.raises(Unopenable):
            attempt()


def test_what_was_put_in_another_place_is_refused() -> None:
    for replayed in (
        lambda: opened_message(ENVELOPES["message"][0], ELSEWHERE, PAIR),
        lambda: opened_record(ENVELOPES["record"][0], ELSEWHERE, 1, KEY),
        lambda: opened_record(ENVELOPES["record"][0], ID, 2, KEY),
        lambda: opened_record_key(ENVELOPES["record key"][0], ELSEWHERE, PAIR, WRITERS),
    ):
        with pytest.raises(Unopenable):
            replayed()


def test_a_record_key_of_another_length_is_refused() -> None:
    two_readers_of_none = bytes(32) + struct.pack(">QB", 1, 2)
    for content in (b"short", two_readers_of_none):
        inside = heading(EnvelopeKind.RECORD_KEY, ID, PAIR.id, KEY.id) + content
        envelope = heading(EnvelopeKind.RECORD_KEY, PAIR.id) + sealed(inside, PAIR.public_key)
        with pytest.raises(Unopenable):
            opened_unsigned_key(envelope, ID, PAIR)


def test_a_record_key_counts_only_when_it_was_written_by_a_reader() -> None:
    """With the public keys alone, all that somebody outside has, none can be made."""
    whole = ENVELOPES["record key"][0]
    assert writer_of(whole) == WRITER.id
    assert writer_of(b"") is None
    by_other = sealed_record_key(KEY, ID, PAIR.id, PAIR.public_key, OTHER)
    claimed = bytearray(by_other)
    claimed[18:34] = WRITER.id.bytes
    for envelope, writers in (
        (whole, {}),
        (whole, {WRITER.id: OTHER.public_key}),
        (by_other, WRITERS),
        (bytes(claimed), WRITERS),
        (bytes(claimed), {WRITER.id: OTHER.public_key}),
    ):
        with pytest.raises(Unopenable):
            opened_record_key(envelope, ID, PAIR, writers)
    for writer in (OTHER, PAIR):
        own = sealed_record_key(KEY, ID, PAIR.id, PAIR.public_key, writer)
        key = opened_record_key(own, ID, PAIR, {writer.id: writer.public_key})
        assert (key.id, key.secret) == (KEY.id, KEY.secret)


def test_contents_come_back_as_they_were_kept() -> None:
    assert opened_contents(sealed_contents(CONTENTS, PAIR), PAIR) == CONTENTS
    assert opened_mark(sealed_mark(CONTENTS, PAIR), PAIR) == CONTENTS.counter
    assert "ID" not in repr(CONTENTS)


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [
        (key_wrapping.MOST.memory + 1, 1, 1),
        (2**32 - 1, 255, 1),
        (8, 11, 1),
        (8, 0, 1),
        (7, 1, 1),
        (0, 1, 1),
        (8, 1, 2),
        (8, 1, 0),
        (16, 1, 1),
        (8, 2, 1),
    ],
)
def test_other_parameters_are_refused_and_outrageous_ones_before_they_cost_anything(
    memory: int, passes: int, lanes: int
) -> None:
    whole = ENVELOPES["passphrase"][0]
    start = 2 + 16 + 16
    altered = whole[:start] + struct.pack(">IBB", memory, passes, lanes) + whole[start + 6 :]
    assert refused(ENVELOPES["passphrase"][1], altered)


def test_the_length_of_what_is_sealed_tells_one_of_few_sizes() -> None:
    def sizes(seal: Callable[[bytes], bytes], most: int) -> set[int]:
        return {len(seal(b"x" * of)) for of in range(0, most, 501)}

    assert len(sizes(lambda x: sealed_message(x, ID, PAIR.id, PAIR.public_key), 16_000)) == 2
    assert len(sizes(lambda x: sealed_record(x, ID, 1, KEY), 65_000)) == 3
    ids = [frozenset(UUID(int=n) for n in range(many)) for many in (0, 1, 8)]
    keys_to_it = [RecordKey(KEY.id, KEY.secret, revision=7, readers=some) for some in ids]
    keys_to_it += [key.shut() for key in keys_to_it]
    boxes = [sealed_record_key(key, ID, PAIR.id, PAIR.public_key, WRITER) for key in keys_to_it]
    assert len({len(box) for box in boxes}) == 1
    opened = [opened_record_key(box, ID, PAIR, WRITERS) for box in boxes]
    assert [key.readers for key in opened] == ids + ids
    assert [key.is_shut for key in opened] == [False] * 3 + [True] * 3
    assert [key.revision for key in opened] == [7] * 3 + [0] * 3


def test_what_the_first_versions_filled_up_is_still_opened() -> None:
    for length in (0, 1000, 3000, 4000, 15_000):
        content = b"y" * length
        assert emptied(padded(content, header.STEP)) == content
        assert emptied(filled(content)) == content


def test_what_is_too_long_is_refused_by_how_much_and_without_its_words() -> None:
    with pytest.raises(Oversized, match=r"^35$"):
        sealed_message(b"x" * messages.MOST_BYTES, ID, PAIR.id, PAIR.public_key)
    with pytest.raises(Oversized):
        sealed_record(b"x" * records.MOST_BYTES, ID, 1, KEY)
    assert len(filled(b"x" * 4095, 4096)) == 4096
    with pytest.raises(Oversized, match=r"^1$"):
        filled(b"x" * 4096, 4096)


def test_a_public_key_belongs_to_its_id_only() -> None:
    demand_own_id(PAIR.public_key, PAIR.id)
    for public_key, id_ in ((OTHER.public_key, PAIR.id), (PAIR.public_key[:31], PAIR.id)):
        with pytest.raises(SwappedKey):
            demand_own_id(public_key, id_)
    assert keys.fingerprint(PAIR.public_key) != keys.fingerprint(OTHER.public_key)
