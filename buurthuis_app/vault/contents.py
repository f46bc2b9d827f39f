"""A reader's table of contents: what she last saw in the register, sealed with a key that only she can make.

Nobody who has the file can make it say something else. An older one can be put in its place: its counter tells.
"""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

import msgspec

from buurthuis_app.records import Confidential
from buurthuis_app.sealing.memory import wipe
from buurthuis_app.sealing.padding import padded, unpadded
from buurthuis_app.sealing.secret_key import locked, unlocked
from buurthuis_app.vault.header import STEP, EnvelopeKind, emptied, filled, heading, parted
from buurthuis_app.vault.keys import KeyPair

_PURPOSE = "buurthuis table"


class ReaderContents(Confidential, frozen=True, kw_only=True):
    """`records` with the revision of each, `messages`, and what was destroyed and may not come back.

    `readers` is the sum of the list of readers that counted. `counter` grows each time that this is kept. `seen` are
    the sums of the rows as she knows them, also of what is not for her; `fillers` the records that hold nothing.
    """

    readers: bytes
    counter: int = 0
    kept_on: dt.date
    records: dict[UUID, int]
    messages: frozenset[UUID] = frozenset()
    gone: frozenset[UUID] = frozenset()
    seen: Mapping[UUID, bytes] = {}
    fillers: frozenset[UUID] = frozenset()


def sealed_contents(contents: ReaderContents, pair: KeyPair) -> bytes:
    """The table in one of few sizes."""
    return _locked(EnvelopeKind.CONTENTS, filled(msgspec.json.encode(contents)), pair)


def opened_contents(envelope: bytes, pair: KeyPair) -> ReaderContents:
    """The table. Raises Unopenable for another's, and for altered bytes."""
    content = emptied(_unlocked(EnvelopeKind.CONTENTS, envelope, pair))
    return msgspec.json.decode(content, type=ReaderContents)


def sealed_mark(contents: ReaderContents, pair: KeyPair) -> bytes:
    """The counter alone, for a computer to keep outside the data: it tells nobody else how much was done."""
    counter = str(contents.counter).encode("ascii")
    return _locked(EnvelopeKind.MARK, padded(counter, STEP), pair)


def opened_mark(envelope: bytes, pair: KeyPair) -> int:
    """The counter. Raises Unopenable for another's, and for altered bytes."""
    return int(unpadded(_unlocked(EnvelopeKind.MARK, envelope, pair), STEP))


def _locked(kind: EnvelopeKind, content: bytes, pair: KeyPair) -> bytes:
    head, key = heading(kind, pair.id), pair.key_for(_PURPOSE)
    try:
        return head + locked(content, head, key)
    finally:
        wipe(key)


def _unlocked(kind: EnvelopeKind, envelope: bytes, pair: KeyPair) -> bytes:
    head, key = heading(kind, pair.id), pair.key_for(_PURPOSE)
    try:
        return unlocked(parted(envelope, head), head, key)
    finally:
        wipe(key)
