"""Opening the register: one of before is taken over, and what she finds is held against what she left.

Only what is new to her is opened here: opening takes no longer than her passphrase.
All of it is one write, that leaves the file as it was when there is nothing new.
"""

import secrets
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.confidant.sealed_records import SealedRecord
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.differences import Differences, look_over, marked
from buurthuis_app.services.confidant.readers import named_reader, sign
from buurthuis_app.services.confidant.session import Session, Surroundings
from buurthuis_app.services.confidant.sharing import seal_anew
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.readers import Chain, RegisterTerm
from buurthuis_app.vault.records import writer_of
from buurthuis_app.vault.serialisation import introduction


class OpenedRegister(Struct, frozen=True, kw_only=True):
    """An open register, and what is to be said of it."""

    session: Session
    differences: Differences
    taken_over: Chain | None = None
    """The first list of a register of before: it counts on this computer once all of this is kept."""
    new_words: bool = False
    """Somebody stopped since it was last open: the words are others now."""


def opened_session(
    surroundings: Surroundings,
    pair: KeyPair,
    work: Work,
    *,
    known: bool,
    new: bool = False,
    gone: frozenset[UUID] = frozenset(),
) -> OpenedRegister:
    """Open it with this pair, within a write. `known`: whether the register is the one that this computer knows.

    A `new` key has no contents yet but what was destroyed before it came, `gone`.
    """
    session = Session(surroundings, pair)
    with session.within(work):
        session.safe.touched = new
        return _opened(session, work, known=known, new=new, gone=gone)


def _opened(
    session: Session, work: Work, *, known: bool, new: bool, gone: frozenset[UUID]
) -> OpenedRegister:
    safe, kept = session.safe, session.look(work)
    contents = session.kept_contents(work)
    own = session.own(work)
    safe.unsigned = not own.verify_key
    if contents is not None:
        session.anchor = contents.readers
    elif kept.chain is not None and (known or new):
        session.anchor = kept.chain.digest
    if new:
        safe.contents = replace(safe.contents, gone=gone)
    session.look(work)
    taken_over = _take_over(session, work) if kept.unsigned and known else None
    if taken_over is None and safe.unsigned and session.anchor and contents is None:
        _introduce(session, work)
    new_words = _close_term(session, work)
    missing = contents is None and not new and bool(own.verify_key)
    return OpenedRegister(
        session=session,
        differences=replace(look_over(session, work), contents_missing=missing),
        taken_over=taken_over,
        new_words=new_words,
    )


def acknowledge(session: Session, seen: Differences) -> None:
    """She saw what is missing, old or back: from now on the register counts as it is."""
    with session.begin() as work:
        safe, kept = session.safe, session.look(work)
        if seen.readers_changed and kept.chain is not None:
            session.anchor = kept.chain.digest
            session.look(work)
        records = {
            id_: version
            for id_, version in safe.contents.records.items()
            if id_ not in seen.missing_cases | seen.old_cases
        }
        for row, seal in safe.records(work):
            opened = safe.opened(row, seal) if row.id in seen.old_cases else None
            if opened is not None:
                records[row.id] = opened.version
        safe.contents = replace(
            safe.contents,
            records=records,
            seen={
                id_: sum_
                for id_, sum_ in safe.contents.seen.items()
                if id_ not in seen.missing_messages
            },
            messages=safe.contents.messages - seen.missing_messages,
            counter=max(safe.contents.counter, marked(session)),
        )
        for record_id, line in seen.destroyed:
            safe.forget(line.of)
            if work.store(SealedRecord).get(record_id) is not None:
                safe.destroy_record(work, record_id, may_return=True)


def _take_over(session: Session, work: Work) -> Chain:
    """Sign the first list, and every record: until now anybody could have made them."""
    kept, pair = session.look(work), session.safe.pair
    readers = [
        named_reader(work, row, pair.verify_key if row.id == pair.id else b"") for row in kept.rows
    ]
    today = session.surroundings.clock.today()
    chain = sign(work, kept, pair, readers, today=today, begins=(RegisterTerm.of(pair), pair))
    session.anchor = chain.digest
    session.look(work)
    seal_anew(work, session.safe, readers, pair)
    session.safe.unsigned = False
    return chain


def _introduce(session: Session, work: Work) -> None:
    """Tell the others by which key they see her signature, and sign her records. They put it on the next list."""
    safe, chain = session.safe, session.trusted(work)
    readers = chain.last.readers if chain else ()
    signing = [reader for reader in readers if reader.verify_key]
    safe.add(work, random_id(), introduction(safe.pair.verify_key), signing)
    seal_anew(work, safe, readers, safe.pair)


def _close_term(session: Session, work: Work) -> bool:
    """After somebody stopped: seal anew what she wrote, and let the words change. Whether that was done."""
    pair, chain = session.safe.pair, session.trusted(work)
    reader = chain.last.of(pair.id) if chain else None
    if chain is None or reader is None or not reader.verify_key or not chain.last.writers:
        return False
    stopped = frozenset(writer.key_id for writer in chain.last.writers)
    seal_anew(work, session.safe, chain.last.readers, pair, of=stopped)
    seals = [register.record_keys(work, holder.key_id) for holder in chain.last.readers]
    if any(writer_of(seal.sealed) in stopped for theirs in seals for seal in theirs):
        return False  # what only another can open, that one has to seal anew
    session.sign(work, chain.last.readers, begins=(RegisterTerm.of(pair), pair))
    return True


def random_id() -> UUID:
    """Not one in order of time: it would tell when something happened."""
    return UUID(bytes=secrets.token_bytes(16))
