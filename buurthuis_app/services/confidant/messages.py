"""Messages for the confidant, from anybody. Each is sealed before it touches the disk."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.confidant.case import ConfidedMessage, problems_of_message
from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.domain.confidant.sealed_records import SealedMessage
from buurthuis_app.domain.shared.permissions import Actor
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Damaged, Invalid, ReadOnly
from buurthuis_app.files import hour_untold
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.services.confidant.key_holders import (
    Alarm,
    Holders,
    alarmed,
    holders,
    read_holders,
)
from buurthuis_app.services.confidant.known_keys import Pins
from buurthuis_app.services.confidant.readers import kept_readers, serving
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service
from buurthuis_app.vault.codes import new_receipt
from buurthuis_app.vault.header import Oversized
from buurthuis_app.vault.messages import CHAFF, NOT_FOR_YOU, as_long_as, sealed_message
from buurthuis_app.vault.readers import Reader
from buurthuis_app.vault.serialisation import message_bytes

MOST_CHAFF = 48
"""While there are so many messages, none is added: nobody opens the register, and the file grows."""


class Confiding(Service):
    """What needs no passphrase: whose keys there are, and leaving a message. No profile is refused.

    Nothing of a message goes to undo, drafts, search, the status line or the log; call it with what was typed and
    forget it. Neither who left it nor the time of day is kept.
    """

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, folder: Path
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._pins = Pins(folder, centre_id)

    def holders(self) -> Holders:
        """Who can read what is left, the words of the register, and the alarm when it is not the known one."""
        with self._database.read() as work:
            return self.holders_in(work)

    def holders_in(self, work: Work) -> Holders:
        """The same, within a unit of work."""
        return read_holders(work, self._centre_id, self._pins, self._clock.today())

    def trust(self, typed: str) -> Holders:
        """Somebody typed the words of the poster or of her paper: the register that they fit is known from now on.

        Raises Invalid for other words, KeyAlarm while they are not to be compared: what went wrong is no new register;
        ReadOnly when this computer cannot remember it.
        """
        with self._database.read() as work:
            kept = kept_readers(work, self._centre_id)
        today = self._clock.today()
        found = holders(kept, self._pins, today)
        if found.alarm not in {None, Alarm.UNKNOWN, Alarm.CHANGED}:
            raise alarmed(found)
        if not _are_words(typed, found.words):
            raise Invalid(
                _(
                    "Dit zijn niet de woorden van deze brievenbus. Neem de woorden van de affiche "
                    "of van het papier van de vertrouwenspersoon. Kloppen die niet? Laat dan niets "
                    "achter, en bel."
                )
            )
        if kept.chain is not None:
            self._pins.accept(kept.chain.digest, found.words[0])
        else:
            self._pins.accept_keys(frozenset(row.id for row in kept.rows))
        found = holders(kept, self._pins, today)
        if found.alarm is not None:
            raise ReadOnly(
                _(
                    "De woorden kloppen, maar deze computer kan dat niet onthouden. Kijk of u mag "
                    "schrijven in de map met instellingen van Buurthuis."
                )
            )
        return found

    def leave(self, text: str, reach: str = "", *, to: UUID | None = None) -> Done[str]:
        """Leave a message; the value is its receipt code. `to` is the one confidant who may read it, None for all.

        `reach` is how the sender wants to be reached, "" for not. There is no undo: nobody here can find it again.
        Raises Invalid for an empty or too long text and while there is nobody to read it, KeyAlarm for a changed key.
        """
        refuse(problems_of_message(text, reach))
        message = ConfidedMessage(
            id=UUID(bytes=secrets.token_bytes(16)),
            text=text.strip(),
            reach=reach.strip(),
            receipt=new_receipt(),
            received_on=self._clock.today(),
            alone=to is not None,
        )
        with self._told(), self._database.begin() as work:
            rows = self._sealed(work, message, to)
            store = work.store(SealedMessage)
            store.add(*rows)
            if any(store.get(row.message_id, row.key_id) != row for row in rows):
                raise Damaged(
                    _(
                        "Uw bericht is niet bewaard: er is iets mis met het gegevensbestand. Bel of "
                        "mail de vertrouwenspersoon, of ga langs."
                    )
                )
        return Done(value=message.receipt, changes=frozenset({Topic.CONFIDANT}))

    def leave_chaff(self) -> None:
        """Leave a message of nobody, one time in two: so that a message in the file tells less of when one was left.

        Only where somebody could leave one now, and never many. Call it about once an hour.
        """
        if secrets.randbelow(2):
            return
        with self._told(), self._database.begin() as work:
            kept = kept_readers(work, self._centre_id)
            ready = holders(kept, self._pins, self._clock.today()).ready
            if ready and register.number_of_messages(work) < MOST_CHAFF:
                id_ = UUID(bytes=secrets.token_bytes(16))
                work.store(SealedMessage).add(*sealed_for(kept.readers, id_, CHAFF))

    def _told(self) -> AbstractContextManager[None]:
        """File times that do not tell when this was."""
        return hour_untold(*self._database.files)

    def _sealed(
        self, work: Work, message: ConfidedMessage, to: UUID | None
    ) -> tuple[SealedMessage, ...]:
        kept = kept_readers(work, self._centre_id)
        found = holders(kept, self._pins, message.received_on)
        if found.alarm is not None:
            raise alarmed(found)
        asked = [reader for reader in kept.readers if to in {None, reader.confidant_id}]
        readers = serving(work, asked, message.received_on)
        if not readers:
            raise Invalid(
                _(
                    "De vertrouwenspersoon kan hier nog geen berichten lezen. "
                    "Bel of mail, of ga langs."
                )
            )
        holder, confidant = (
            found.of(to) if to else None,
            work.store(Confidant).get(to) if to else None,
        )
        if holder is not None and confidant is not None and not holder.is_named(confidant.name):
            raise Invalid(
                _(
                    "Op de pagina staat nu een andere naam dan toen zij haar sleutel kreeg. Kies "
                    "alle vertrouwenspersonen, of bel haar."
                )
            )
        content = message_bytes(message)
        others = [reader for reader in kept.readers if reader not in readers]
        try:
            return (
                *sealed_for(readers, message.id, content),
                *sealed_for(others, message.id, as_long_as(NOT_FOR_YOU, content)),
            )
        except Oversized:
            raise Invalid(
                _("Dit bericht is te lang. Maak het korter, of laat het in twee keer achter.")
            ) from None


def _are_words(typed: str, phrases: tuple[str, ...]) -> bool:
    """Whether these phrases were typed, all and nothing else, one after the other in any order."""
    rest = " ".join(typed.casefold().split())
    for phrase in phrases:
        before, found, after = rest.partition(phrase)
        if not found:
            return False
        rest = before + after
    return bool(phrases) and not rest.strip()


def sealed_for(
    readers: Iterable[Reader], message_id: UUID, content: bytes
) -> Iterator[SealedMessage]:
    """A row of one message for each of these. Raises Oversized."""
    for reader in readers:
        sealed = sealed_message(content, message_id, reader.key_id, reader.public_key)
        yield SealedMessage(message_id=message_id, key_id=reader.key_id, sealed=sealed)
