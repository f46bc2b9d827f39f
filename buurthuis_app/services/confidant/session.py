"""Session of an unlocked register: the surroundings, and the key pair for as long as it is not locked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.confidant.sealed_records import ConfidantKey
from buurthuis_app.errors import AppError
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.services.confidant.key_holders import kept_keys, serving
from buurthuis_app.services.confidant.known_keys import Pins
from buurthuis_app.services.confidant.unsealing import Safe
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.vault.key_wrapping import Cost
from buurthuis_app.vault.keys import KeyPair


class Locked(AppError):
    """The register was locked in the meantime."""


class Surroundings(Struct, frozen=True, kw_only=True):
    """Where a register is kept, and what a passphrase of it must cost to guess."""

    database: Database
    clock: Clock
    centre_id: UUID
    pins: Pins
    cost: Cost


class Session:
    """Units of work on an unlocked register. Locking waits for the one under way and refuses every later one."""

    def __init__(self, surroundings: Surroundings, pair: KeyPair) -> None:
        self.surroundings = surroundings
        self.safe = Safe(surroundings.centre_id, pair)
        self._turn = threading.RLock()
        self._open = True

    @property
    def is_open(self) -> bool:
        """Whether the key is still there."""
        return self._open

    @contextmanager
    def unlocked(self) -> Iterator[Safe]:
        """The key, for as long as the block lasts. Raises Locked."""
        with self._turn:
            if not self._open:
                raise Locked(_("Het register is op slot gegaan. Open het opnieuw."))
            yield self.safe

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A view of the data. Raises Locked."""
        with self.unlocked(), self.surroundings.database.read() as work:
            yield work

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """A write. Raises Locked."""
        with self.unlocked(), self.surroundings.database.begin() as work:
            yield work

    def readers(self, work: Work) -> tuple[ConfidantKey, ...]:
        """For whom to seal what is new: herself, and the others who serve and whose key this computer knows."""
        own, known = self.safe.pair.id, self.surroundings.pins.known()
        keys = kept_keys(work, self.surroundings.centre_id)
        others = [key for key in keys if key.id in known and key.id != own]
        return (
            *(key for key in keys if key.id == own),
            *serving(work, others, self.surroundings.clock.today()),
        )

    def close(self) -> None:
        """Overwrite the key. Nothing can be read or written any more."""
        with self._turn:
            self._open = False
            self.safe.pair.wipe()
