"""Key holders of the register, and whether this computer knows their keys."""

import datetime as dt
from collections.abc import Iterable
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.domain.confidant.sealed_records import ConfidantKey
from buurthuis_app.errors import Damaged
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.confidant.known_keys import Pins
from buurthuis_app.vault.keys import SwappedKey, demand_own_id, fingerprint


class Alarm(Enum):
    """What is wrong with the keys, as this computer knows them."""

    CHANGED = "changed"
    """There is a key that was never seen here."""
    GONE = "gone"
    """There were keys, and now there are none."""


class KeyAlarm(Damaged):
    """A key is not the one that this computer knows."""


class Holder(Struct, frozen=True, kw_only=True):
    """One confidant who can open the register."""

    key_id: UUID
    confidant_id: UUID
    words: tuple[str, ...]
    """The key's fingerprint, to compare with the poster."""
    trusted: bool
    """Whether this computer has seen this key before."""


class Holders(Struct, frozen=True, kw_only=True):
    """All who can open the register. With an alarm nothing may be confided until somebody has compared the words."""

    all: tuple[Holder, ...]
    alarm: Alarm | None

    @property
    def ready(self) -> bool:
        """Whether a message can be left."""
        return bool(self.all) and self.alarm is None

    def of(self, confidant_id: UUID) -> Holder | None:
        """The key of one confidant, or None when she has none."""
        return next((one for one in self.all if one.confidant_id == confidant_id), None)


def kept_keys(work: Work, centre_id: UUID) -> tuple[ConfidantKey, ...]:
    """Every key in the file, each checked against its own id. Raises KeyAlarm for one that was swapped."""
    keys = work.store(ConfidantKey).find(centre_id=centre_id)
    try:
        for key in keys:
            demand_own_id(key.public_key, key.id)
    except SwappedKey:
        raise swapped() from None
    return tuple(sorted(keys, key=lambda key: (key.active_from, key.id)))


def serving(work: Work, keys: Iterable[ConfidantKey], today: dt.date) -> list[ConfidantKey]:
    """The keys of those who still serve: who has left reads nothing that comes after, though her key still opens."""
    confidants = {key: work.store(Confidant).get(key.confidant_id) for key in keys}
    return [key for key, one in confidants.items() if one is None or one.serves(today)]


def holders(keys: Iterable[ConfidantKey], pins: Pins) -> Holders:
    """Whose keys these are. What this computer sees for the first time, while it knew none, it trusts from now on."""
    keys, known = tuple(keys), pins.known()
    if keys and not known:
        known = frozenset(key.id for key in keys)
        pins.set_to(known)
    alarm = None
    if known and not keys:
        alarm = Alarm.GONE
    elif any(key.id not in known for key in keys):
        alarm = Alarm.CHANGED
    return Holders(
        all=tuple(
            Holder(
                key_id=key.id,
                confidant_id=key.confidant_id,
                words=fingerprint(key.public_key),
                trusted=key.id in known,
            )
            for key in keys
        ),
        alarm=alarm,
    )


def swapped() -> KeyAlarm:
    """What to say when a public key does not belong to its secret key or its id."""
    return KeyAlarm(
        _(
            "Let op: in het bestand staat een andere sleutel dan die van de vertrouwenspersoon. "
            "Laat hier nu niets achter. Bel de vertrouwenspersoon, en zet een reservekopie terug."
        )
    )


def changed() -> KeyAlarm:
    """What to say when this computer does not know the key."""
    return KeyAlarm(
        _(
            "Let op: de sleutel van de vertrouwenspersoon is veranderd. Laat hier nu niets achter. "
            "Vergelijk eerst de woorden op dit scherm met die op de poster, of bel de vertrouwenspersoon."
        )
    )
