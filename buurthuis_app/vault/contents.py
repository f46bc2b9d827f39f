"""A reader's table of contents: what she last saw in the register, sealed with a key that only she can make.

Nobody who has the file can make it say something else. An older one can be put in its place: its counter tells.
"""

import datetime as dt
from uuid import UUID

import msgspec

from buurthuis_app.records import Confidential
from buurthuis_app.sealing.memory import wipe
from buurthuis_app.sealing.padding import padded
from buurthuis_app.sealing.secret_key import locked, unlocked
from buurthuis_app.vault.header import STEP, EnvelopeKind, emptied, heading, parted
from buurthuis_app.vault.keys import KeyPair

_PURPOSE = "buurthuis table"


class ReaderContents(Confidential, frozen=True, kw_only=True):
    """`records` with the revision of each, `messages`, and what was destroyed and may not come back.

    `readers` is the sum of the list of readers that counted. `counter` grows each time that this is kept.
    """

    readers: bytes
    counter: int = 0
    kept_on: dt.date
    records: dict[UUID, int]
    messages: frozenset[UUID] = frozenset()
    gone: frozenset[UUID] = frozenset()


def sealed_contents(contents: ReaderContents, pair: KeyPair) -> bytes:
    """The table in whole steps of 1 KiB."""
    return _locked(EnvelopeKind.CONTENTS, msgspec.json.encode(contents), pair)


def opened_contents(envelope: bytes, pair: KeyPair) -> ReaderContents:
    """The table. Raises Unopenable for another's, and for altered bytes."""
    return msgspec.json.decode(
        _unlocked(EnvelopeKind.CONTENTS, envelope, pair), type=ReaderContents
    )


def sealed_mark(contents: ReaderContents, pair: KeyPair) -> bytes:
    """The counter alone, for a computer to keep outside the data: it tells nobody else how much was done."""
    return _locked(EnvelopeKind.MARK, str(contents.counter).encode("ascii"), pair)


def opened_mark(envelope: bytes, pair: KeyPair) -> int:
    """The counter. Raises Unopenable for another's, and for altered bytes."""
    return int(_unlocked(EnvelopeKind.MARK, envelope, pair))


def _locked(kind: EnvelopeKind, content: bytes, pair: KeyPair) -> bytes:
    head, key = heading(kind, pair.id), pair.key_for(_PURPOSE)
    try:
        return head + locked(padded(content, STEP), head, key)
    finally:
        wipe(key)


def _unlocked(kind: EnvelopeKind, envelope: bytes, pair: KeyPair) -> bytes:
    head, key = heading(kind, pair.id), pair.key_for(_PURPOSE)
    try:
        return emptied(unlocked(parted(envelope, head), head, key))
    finally:
        wipe(key)
