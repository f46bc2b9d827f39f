"""The confidant's register against the bare calls of libsodium that it cannot do without."""

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from nacl import bindings

from benchmarks import centres
from benchmarks.measure import Pair, timed
from buurthuis_app.domain.confidant.sealed_records import SealedMessage, SignedReaders
from buurthuis_app.persistence.database import Database, connect
from buurthuis_app.persistence.queries.confidant.register import throw_away
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

PASSPHRASE = "zes woorden die niemand anders weet"  # noqa: S105 - of an invented confidant
MESSAGES = 1_000
_TEXT = "Er is iets gebeurd waar ik het graag over wil hebben. " * 12


@cache
def _opened() -> tuple[CentreServices, UnlockedRegister]:
    """A copy of the one-year centre, with a register that costs as much to open as a real one instead of the demo's."""
    folder = Path(tempfile.mkdtemp(prefix="buurthuis-bench-register-", dir=centres.folder(1)))
    os.environ["BUURTHUIS_COMPUTER"] = str(folder / "computer")
    database = Database(Path(shutil.copy(centres.folder(1) / "buurthuis.db", folder)))
    centre = Centres(database).first()
    if centre is None:
        raise RuntimeError("the demo centre was not filled")
    house = CentreServices(database, FixedClock(centres.today()), centres.house(1).actor, centre)
    (confidant,) = house.confidants.page().confidants
    with (
        database.begin() as work
    ):  # as if there never was one: else it would take no messages for a month
        throw_away(work, centre.id)
        work.store(SignedReaders).remove(work.store(SignedReaders).find())
    founding = house.confidant_register.begin(confidant.id, PASSPHRASE, PASSPHRASE)
    return house, house.confidant_register.activate(founding, founding.recovery_key)


def unlocking_against_argon2id() -> Pair:
    """From the typed passphrase to an open register."""
    house, _register = _opened()
    algorithm = bindings.crypto_pwhash_ALG_ARGON2ID13

    def bare() -> None:
        bindings.crypto_pwhash_alg(32, b"secret", b"s" * 16, 3, 256 * 2**20, algorithm)

    return Pair(
        program=timed(lambda: house.confidant_register.unlock(PASSPHRASE).close()),
        floor=timed(bare),
    )


def listing_against_unsealing() -> Pair:
    """A thousand messages, read from the file and opened."""
    house, register = _opened()
    for _ in range(MESSAGES - len(register.messages().all)):
        house.confiding.leave(_TEXT)
    pair = register._session.safe.pair  # noqa: SLF001 - the floor needs the same key
    with house.database.read() as work:
        rows = work.store(SealedMessage).find(key_id=pair.id)
    boxes = [row.sealed[18:] for row in rows]

    def bare() -> None:
        for box in boxes:
            bindings.crypto_box_seal_open(box, pair.public_key, bytes(pair.secret))

    return Pair(program=timed(register.messages), floor=timed(bare))


def leaving_against_insert() -> Pair:
    """One message until it is on the disk, against the bare seal and a bare INSERT with the same settings."""
    house, register = _opened()
    pair = register._session.safe.pair  # noqa: SLF001 - the floor needs the same key
    connection = connect(house.database.path)
    content = (_TEXT * 8).encode()[:4096]

    def bare() -> None:
        sealed = bindings.crypto_box_seal(content, pair.public_key)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO sealed_message VALUES (?, ?, ?)",
            (os.urandom(16), pair.id.bytes, sealed),
        )
        connection.execute("COMMIT")

    return Pair(program=timed(lambda: house.confiding.leave(_TEXT)), floor=timed(bare))
