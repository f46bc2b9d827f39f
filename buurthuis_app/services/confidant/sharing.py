"""Passing the register on: sealing what one key opens for another, and closing it to a key that goes."""

from collections.abc import Callable, Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.confidant.case import Case
from buurthuis_app.domain.confidant.sealed_records import SealedMessage, SealedRecordKey
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.services.confidant.unsealing import Opened, Safe, seal_for
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.messages import NOT_FOR_YOU, as_long_as, sealed_message
from buurthuis_app.vault.readers import Reader
from buurthuis_app.vault.records import writer_of
from buurthuis_app.vault.serialisation import Nonsense, message_from, record_from

Choice = Callable[[Opened, bool], bool]
"""Whether to pass on what was opened; True for a message, False for a record."""


def everything(_opened: Opened, _message: bool) -> bool:  # noqa: FBT001 - a Choice
    """For the same confidant with another key."""
    return True


def nothing(_opened: Opened, _message: bool) -> bool:  # noqa: FBT001 - a Choice
    """For who reads what is to come."""
    return False


def what_is_shared(*, alone: bool) -> Choice:
    """Messages and cases, for somebody else; with `alone` what was for one confidant alone, and half-written forms."""

    def choice(opened: Opened, message: bool) -> bool:  # noqa: FBT001 - a Choice
        content = opened.content or b""
        try:
            if message:
                left = message_from(content, opened.id, alone=opened.lonely)
                return alone or not left.alone
            record = record_from(content, opened.id, opened.version)
        except Nonsense:
            return False
        if isinstance(record, Case):
            return alone or not record.alone
        return alone and isinstance(record, tuple)

    return choice


class NewReader(Struct, frozen=True, kw_only=True):
    """Who can read from now on what `choice` says of what was there already."""

    reader: Reader
    choice: Choice


def share_messages(work: Work, safe: Safe, new: NewReader) -> None:
    """Let another read the messages that this key opens, as far as she may; of each she gets a row.

    What was altered opens for nobody and is left as it is.
    """
    closed, lonely = safe.messages(work), frozenset[UUID]()
    if len(safe.writers) > 1:
        lonely = register.left_for_one(work)
    work.store(SealedMessage).add(
        *(
            SealedMessage(
                message_id=opened.id,
                key_id=new.reader.key_id,
                sealed=sealed_message(
                    opened.content
                    if new.choice is everything or new.choice(opened, True)  # noqa: FBT003 - a Choice
                    else as_long_as(NOT_FOR_YOU, opened.content),
                    opened.id,
                    new.reader.key_id,
                    new.reader.public_key,
                ),
            )
            for opened in safe.every_message(closed, lonely)
            if opened.content is not None
        )
    )


def seal_anew(
    work: Work,
    safe: Safe,
    readers: Sequence[Reader],
    writer: KeyPair,
    *,
    new: NewReader | None = None,
    of: frozenset[UUID] | None = None,
) -> bool:
    """Encrypt anew, in the name of `writer`, every record that this key opens; only those written by `of`, if given.

    Each of `readers` keeps exactly the records that she could read, and `new` gets what she may; what none of them can
    read goes. What was altered cannot be encrypted anew: it stays as it is for who may still open it. Whether there was
    nothing of that.
    """
    whole = True
    for row, seal in safe.records(work):
        if of is not None and writer_of(seal.sealed) not in of:
            continue
        opened, held = safe.opened(row, seal), safe.held(work, row.id)
        kept = [reader for reader in readers if reader.key_id in held]
        if opened is not None and opened.content is None:
            whole = False
            if new is not None and new.choice is everything:
                _pass_on_unread(work, safe, seal, new.reader, writer)
            continue
        if opened is not None and new and new.choice(opened, False):  # noqa: FBT003 - a Choice
            kept.append(new.reader)
        if held and not kept:
            safe.destroy_record(work, row.id, may_return=True)
        elif opened is not None:
            safe.put(work, row.id, opened.version, opened.content or b"", kept, writer)
        elif new is not None:
            _pass_on_unread(work, safe, seal, new.reader, writer)
    return whole


def _pass_on_unread(
    work: Work, safe: Safe, seal: SealedRecordKey, reader: Reader, writer: KeyPair
) -> None:
    """The key to a record that this one cannot read, or the word that it is for others."""
    try:
        key = safe.opened_key(seal)
    except Unopenable:
        return
    work.store(SealedRecordKey).add(seal_for(reader, seal.record_id, key, writer))
    key.wipe()
