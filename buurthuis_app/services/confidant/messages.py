"""Messages for the confidant, from anybody. Each is sealed before it touches the disk."""

import secrets
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.confidant.case import ConfidedMessage, problems_of_message
from buurthuis_app.domain.confidant.sealed_records import SealedMessage
from buurthuis_app.domain.shared.permissions import Actor
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.services.confidant.key_holders import (
    Holders,
    changed,
    holders,
    kept_keys,
    serving,
)
from buurthuis_app.services.confidant.known_keys import Pins
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service
from buurthuis_app.vault.codes import new_receipt
from buurthuis_app.vault.header import Oversized
from buurthuis_app.vault.messages import sealed_message
from buurthuis_app.vault.serialisation import message_bytes


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
        """Who can read what is left, with the words of each key, and the alarm when a key is not the known one.

        Raises KeyAlarm when a key in the file does not belong to its own id.
        """
        with self._database.read() as work:
            return self.holders_in(work)

    def holders_in(self, work: Work) -> Holders:
        """The same, within a unit of work."""
        return holders(kept_keys(work, self._centre_id), self._pins)

    def trust(self, seen: Holders) -> Holders:
        """Somebody compared the words with the poster, or spoke with the confidant: trust exactly these keys."""
        self._pins.set_to(one.key_id for one in seen.all)
        return self.holders()

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
        )
        with self._database.begin() as work:
            keys = kept_keys(work, self._centre_id)
            found = holders(keys, self._pins)
            if found.alarm is not None:
                raise changed()
            asked = [key for key in keys if to in {None, key.confidant_id}]
            readers = serving(work, asked, message.received_on)
            if not readers:
                raise Invalid(
                    _(
                        "De vertrouwenspersoon kan hier nog geen berichten lezen. "
                        "Bel of mail haar, of spreek haar aan."
                    )
                )
            work.store(SealedMessage).add(
                *(
                    SealedMessage(
                        message_id=message.id,
                        key_id=key.id,
                        received_on=message.received_on,
                        sealed=_sealed(message, key.id, key.public_key),
                    )
                    for key in readers
                )
            )
        return Done(value=message.receipt, changes=frozenset({Topic.CONFIDANT}))


def _sealed(message: ConfidedMessage, key_id: UUID, public_key: bytes) -> bytes:
    try:
        return sealed_message(message_bytes(message), message.id, key_id, public_key)
    except Oversized:
        raise Invalid(
            _("Dit bericht is te lang. Maak het korter, of laat het in twee keer achter.")
        ) from None
