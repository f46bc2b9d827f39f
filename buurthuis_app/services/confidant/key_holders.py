"""Key holders of the register, and whether this computer knows that register."""

import datetime as dt
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.errors import Damaged
from buurthuis_app.i18n import _, long_date
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.known_keys import Known, Pins
from buurthuis_app.services.confidant.readers import Kept, kept_readers
from buurthuis_app.vault.keys import fingerprint
from buurthuis_app.vault.readers import name_sum

CLOSED_AFTER_FOUNDING = dt.timedelta(days=30)
"""How long a register that does not follow from the known one takes no messages: time for its confidant to notice."""

TOLD_AFTER_FOUNDING = dt.timedelta(days=90)


class Alarm(Enum):
    """What is wrong with the register, as this computer knows it."""

    UNKNOWN = "unknown"
    """This computer never saw a register here: somebody must type the words of the poster first."""
    CHANGED = "changed"
    """The register is not the known one and does not follow from it: the same."""
    ANEW = "anew"
    """It was set up anew without the former one; until `opens_on` it takes no messages."""
    ALTERED = "altered"
    """A key in the file is not what the signed list says it is."""
    GONE = "gone"
    """There was a register, and now there is none."""


class KeyAlarm(Damaged):
    """The register is not the one that this computer knows."""

    topic = "vertrouwenspersoon-register#wat-er-bovenaan-kan-staan"


class Holder(Struct, frozen=True, kw_only=True):
    """One confidant who can open the register, since a day. `name` is a sum: see `is_named`."""

    key_id: UUID
    confidant_id: UUID
    since: dt.date
    name: bytes

    def is_named(self, name: str) -> bool:
        """Whether she had this name when she got her key; who was not asked then may have any."""
        return not self.name or self.name == name_sum(name, self.key_id)


class Holders(Struct, frozen=True, kw_only=True):
    """All who can open the register. With an alarm nothing may be confided."""

    all: tuple[Holder, ...]
    alarm: Alarm | None
    words: tuple[str, ...] = ()
    """What stands on the poster: one phrase, or one for each key of a register that was not yet taken over."""
    former_words: str = ""
    """What stood on the poster when this computer last knew the register."""
    founded_on: dt.date | None = None
    anew: bool = False
    """Whether it was founded after another one had been thrown away or had gone."""
    opens_on: dt.date | None = None
    """With Alarm.ANEW: from when on the words can be compared."""
    told_until: dt.date | None = None
    """Until when the page says that it was founded anew."""
    strangers: int = 0
    """Keys in the file that stand on no list: they open nothing."""

    @property
    def ready(self) -> bool:
        """Whether a message can be left."""
        return bool(self.all) and self.alarm is None

    def of(self, confidant_id: UUID) -> Holder | None:
        """The key of one confidant, or None when she has none."""
        return next((holder for holder in self.all if holder.confidant_id == confidant_id), None)


def read_holders(work: Work, centre_id: UUID, pins: Pins, today: dt.date) -> Holders:
    """Whose keys these are. What follows from the known list by its signatures is known from now on."""
    kept = kept_readers(work, centre_id)
    listed = [reader.key_id for reader in kept.readers]
    strangers = register.other_keys(work, centre_id, listed)
    return replace(holders(kept, pins, today), strangers=strangers)


def holders(kept: Kept, pins: Pins, today: dt.date) -> Holders:
    """The same of what was read already, without the strangers."""
    known, chain = pins.known(), kept.chain
    alarm = _alarm(kept, known, today)
    words = _words(kept)
    if alarm is None and known is not None and chain is not None and known.readers != chain.digest:
        pins.accept(chain.digest, words[0])
    founded_on = chain.founded_on if chain and kept.readers else None
    anew = chain is not None and bool(kept.readers) and chain.anew
    return Holders(
        all=tuple(
            Holder(
                key_id=reader.key_id,
                confidant_id=reader.confidant_id,
                since=reader.active_from,
                name=reader.name,
            )
            for reader in kept.readers
        ),
        alarm=alarm,
        words=words,
        former_words=known.words if known else "",
        founded_on=founded_on,
        anew=anew,
        opens_on=founded_on + CLOSED_AFTER_FOUNDING if founded_on else None,
        told_until=founded_on + TOLD_AFTER_FOUNDING if founded_on and anew else None,
    )


def _words(kept: Kept) -> tuple[str, ...]:
    if kept.chain is not None:
        return (" ".join(kept.chain.words),) if kept.readers else ()
    return tuple(" ".join(fingerprint(row.public_key)) for row in kept.rows)


def _alarm(kept: Kept, known: Known | None, today: dt.date) -> Alarm | None:
    chain, sums = kept.chain, {known.readers, known.expected} if known else set()
    known = None if known is not None and known.only_expects else known
    if not kept.readers:
        return Alarm.GONE if known is not None or kept.chains else None
    rows = [kept.row_of(reader) for reader in kept.readers]
    if not all(rows):
        return Alarm.ALTERED if kept.rows else Alarm.GONE
    if chain is None:
        return _alarm_of_before(kept, known)
    if any(chain.holds(sum_) for sum_ in sums):
        return None
    fresh = today < chain.founded_on + CLOSED_AFTER_FOUNDING
    if fresh and (chain.anew or (known is not None and known.readers)):
        return Alarm.ANEW
    return Alarm.UNKNOWN if known is None else Alarm.CHANGED


def _alarm_of_before(kept: Kept, known: Known | None) -> Alarm | None:
    if known is None:
        return Alarm.UNKNOWN
    return None if {row.id for row in kept.rows} <= known.keys else Alarm.CHANGED


def alarmed(found: Holders) -> KeyAlarm:
    """What to say to everybody of an alarm."""
    if found.alarm is Alarm.ANEW and found.founded_on and found.opens_on:
        return KeyAlarm(
            _(
                "Let op: op {date} is een nieuwe brievenbus ingesteld, zonder de sleutel van de "
                "vorige. Tot {until} kan hier niets worden achtergelaten. Bel de "
                "vertrouwenspersoon, en vraag of dat klopt."
            ).format(date=long_date(found.founded_on), until=long_date(found.opens_on))
        )
    return KeyAlarm(
        {
            Alarm.UNKNOWN: _(
                "Deze computer kent de brievenbus van de vertrouwenspersoon nog niet. Laat hier nu "
                "niets achter. Typ eerst de acht woorden van de affiche over: kies Register van de "
                "vertrouwenspersoon."
            ),
            Alarm.GONE: _(
                "Let op: deze computer kende een brievenbus, en die is weg. Laat hier nu niets "
                "achter, en bel de vertrouwenspersoon."
            ),
            Alarm.ALTERED: _(
                "Let op: in het bestand staat een andere sleutel dan die van de "
                "vertrouwenspersoon. Laat hier nu niets achter. Bel de vertrouwenspersoon, en zet "
                "een reservekopie terug."
            ),
        }.get(
            found.alarm or Alarm.CHANGED,
            _(
                "Let op: de sleutel van de vertrouwenspersoon is veranderd. Laat hier nu niets "
                "achter. Vergelijk eerst de woorden op het papier, of bel de vertrouwenspersoon."
            ),
        )
    )


def swapped() -> KeyAlarm:
    """What to say when a key does not belong to its secret half or to the signed list."""
    return alarmed(Holders(all=(), alarm=Alarm.ALTERED))
