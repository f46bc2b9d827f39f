"""Fillers among the records, and sealing anew what did not change: so that rows tell only that she wrote something."""

import secrets
from collections.abc import Sequence
from uuid import UUID

from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.unsealing import Safe
from buurthuis_app.vault.readers import Reader
from buurthuis_app.vault.serialisation import filler

ROUND = 16
"""The number of records in the file is a multiple of this."""
SPARE = 2
"""So many fillers there are at least: some of them go at each write, as a record that is destroyed does."""
MOST = 64
"""So many records are sealed anew at each write, for nobody who writes may wait long."""
_LONG = 5 * 1024
"""Bytes: one filler in eight is as large as a case with many talks."""
_chance = secrets.SystemRandom()


def stir(work: Work, safe: Safe, readers: Sequence[Reader]) -> None:
    """At the end of a write: other fillers in the place of some, and most of the rest sealed anew.

    Whether a case came, was written in, was destroyed, or a form was half written, looks the same from outside then.
    Half of the messages that nobody left go.
    """
    known = safe.contents.fillers
    fillers = sorted(known & {row.id for row, _seal in safe.records(work)})
    chaff = sorted(known & {row.message_id for row in safe.messages(work)})
    safe.contents = replace(safe.contents, fillers=frozenset(fillers + chaff))
    for id_ in _chance.sample(chaff, -(-len(chaff) // 2)):
        safe.destroy_message(work, id_, may_return=True)
    kept = register.number_of_records(work, safe.centre_id)
    wanted = -(-(kept - len(fillers) + SPARE) // ROUND) * ROUND
    going = max(kept - wanted, 1 + secrets.randbelow(SPARE))
    for id_ in _chance.sample(fillers, min(going, len(fillers))):
        safe.destroy_record(work, id_, may_return=True)
        kept -= 1
    for _ in range(wanted - kept):
        _fill(work, safe, readers)
    _seal_anew(work, safe)


def _fill(work: Work, safe: Safe, readers: Sequence[Reader]) -> None:
    id_ = UUID(bytes=secrets.token_bytes(16))
    own = [reader for reader in readers if reader.key_id == safe.pair.id]
    content = filler(_LONG if secrets.randbelow(8) == 0 else 0)
    safe.put(work, id_, 1, content, secrets.choice([own, list(readers)]), safe.pair)


def _seal_anew(work: Work, safe: Safe) -> None:
    """What was written was sealed already; what somebody changed since she saw it is not hers to vouch for."""
    others = [pair for pair in safe.records(work) if pair[0].id not in safe.written]
    for row, seal in _chance.sample(others, min(MOST, len(others))):
        opened, held = safe.opened(row, seal), safe.held(work, row.id)
        kept = [reader for reader in safe.listed if reader.key_id in held]
        known = opened is not None and safe.contents.seen.get(row.id) == opened.sum
        if opened is not None and opened.content is not None and known:
            safe.put(work, row.id, opened.version, opened.content, kept, safe.pair)
