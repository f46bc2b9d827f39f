"""Keys in the hands of an unlocked confidant: another passphrase, another confidant, new keys after a leak."""

from uuid import UUID

from buurthuis_app.domain.confidant.sealed_records import ConfidantKey
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.key_derivation import NoMemory
from buurthuis_app.services.confidant import sharing
from buurthuis_app.services.confidant.key_holders import Holders, changed, holders, kept_keys
from buurthuis_app.services.confidant.new_keys import (
    Founding,
    Installing,
    NewRecoveryKey,
    chosen,
    no_memory,
    wrapped,
)
from buurthuis_app.services.confidant.session import Session
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import still_there
from buurthuis_app.vault.codes import passphrase_bytes
from buurthuis_app.vault.key_wrapping import unwrapped_by_passphrase

_CHANGES = frozenset({Topic.CONFIDANT})


class KeyCare:
    """Each `begin_…` makes new keys that do not count yet: see `Founding`. They take about a second each."""

    def __init__(self, session: Session, *, recovered: bool) -> None:
        self._session = session
        self.recovered = recovered
        """Whether it was opened with the recovery key: then the first thing to do is a new passphrase."""

    def holders(self) -> Holders:
        """Who can open the register, and the alarm when this computer does not know a key."""
        with self._session.read() as work:
            surroundings = self._session.surroundings
            return holders(kept_keys(work, surroundings.centre_id), surroundings.pins)

    def own(self) -> UUID:
        """The id of the key that is open."""
        return self._session.safe.pair.id

    def change_passphrase(self, former: str, passphrase: str, again: str) -> Done[None]:
        """Open with this passphrase from now on. `former` is not asked after the recovery key was used.

        Raises Invalid when the former one is wrong or the new one too weak. Copies of the file made before still open
        with the former one.
        """
        chosen(passphrase, again)
        with self._session.unlocked() as safe:
            with self._session.read() as work:
                row = still_there(work, ConfidantKey, safe.pair.id)
            if not self.recovered:
                _demand_former(row, former)
            envelope = wrapped(safe.pair, passphrase, self._session.surroundings.cost)
            with self._session.begin() as work:
                work.store(ConfidantKey).replace(replace(row, by_passphrase=envelope))
        self.recovered = False
        return Done(value=None, changes=_CHANGES)

    def begin_recovery_key(self) -> NewRecoveryKey:
        """A new recovery key, for when the paper is lost or may have been seen. It counts when it was typed back:

        print `text`, then `activate(typed)`, or `forget()`. Until then the former one counts.
        """
        with self._session.unlocked():
            return NewRecoveryKey(self._session)

    def begin_second(
        self, confidant_id: UUID, passphrase: str, again: str, *, share: bool
    ) -> Founding:
        """Keys for another confidant beside this one; with `share` she can read what is there, else what is to come.

        Raises Conflict when she has a key already.
        """

        def install(work: Work, row: ConfidantKey) -> frozenset[UUID]:
            self._demand_new(work, confidant_id)
            work.store(ConfidantKey).add(row)
            if share:
                sharing.share(work, self._session.safe, row)
            return self._known() | {row.id}

        return self._begin(confidant_id, chosen(passphrase, again), install)

    def begin_successor(self, confidant_id: UUID, passphrase: str, again: str) -> Founding:
        """Keys for the confidant who comes in place of this one: she can read everything, and this key nothing more.

        Raises Conflict when she has a key already.
        """

        def install(work: Work, row: ConfidantKey) -> frozenset[UUID]:
            self._demand_new(work, confidant_id)
            return self._replaced_by(work, row)

        return self._begin(confidant_id, chosen(passphrase, again), install, ends=True)

    def begin_renewal(self, passphrase: str, again: str) -> Founding:
        """New keys for the same confidant, and everything encrypted anew: for when somebody may know her secrets."""
        with self._session.read() as work:
            self._demand_known(work)
            own = still_there(work, ConfidantKey, self.own())
        return self._founding(
            own.confidant_id, chosen(passphrase, again), self._replaced_by, ends=True
        )

    def step_back(self) -> Done[None]:
        """Leave the register to the others: this key opens nothing more, and the register locks.

        Raises Conflict when there is nobody else whose key this computer knows.
        """
        with self._session.begin() as work:
            others = [key for key in self._session.readers(work) if key.id != self.own()]
            if not others:
                raise Conflict(
                    _(
                        "Er is niemand anders die het register kan openen. "
                        "Stel eerst een opvolger in, of geef het register op."
                    )
                )
            sharing.withdraw(work, self._session.safe, others)
        self._session.surroundings.pins.set_to(self._known() - {self.own()})
        self._session.close()
        return Done(value=None, changes=_CHANGES)

    def _begin(
        self, confidant_id: UUID, passphrase: str, install: Installing, *, ends: bool = False
    ) -> Founding:
        with self._session.read() as work:
            self._demand_known(work)
        return self._founding(confidant_id, passphrase, install, ends=ends)

    def _founding(
        self, confidant_id: UUID, passphrase: str, install: Installing, *, ends: bool
    ) -> Founding:
        surroundings = self._session.surroundings
        return Founding(
            surroundings, confidant_id, passphrase, install, of=self._session, ends=ends
        )

    def _demand_known(self, work: Work) -> None:
        """Raise KeyAlarm when there is a key that this computer does not know."""
        surroundings = self._session.surroundings
        if holders(kept_keys(work, surroundings.centre_id), surroundings.pins).alarm:
            raise changed()

    def _replaced_by(self, work: Work, row: ConfidantKey) -> frozenset[UUID]:
        work.store(ConfidantKey).add(row)
        sharing.share(work, self._session.safe, row)
        known = self._known() - {self.own()} | {row.id}
        every = kept_keys(work, self._session.surroundings.centre_id)
        sharing.withdraw(work, self._session.safe, [key for key in every if key.id in known])
        return known

    def _demand_new(self, work: Work, confidant_id: UUID) -> None:
        every = kept_keys(work, self._session.surroundings.centre_id)
        if any(key.confidant_id == confidant_id for key in every):
            raise Conflict(_("Deze vertrouwenspersoon heeft al een sleutel."))

    def _known(self) -> frozenset[UUID]:
        return self._session.surroundings.pins.known()


def _demand_former(row: ConfidantKey, former: str) -> None:
    try:
        unwrapped_by_passphrase(row.by_passphrase, row.id, passphrase_bytes(former)).wipe()
    except Unopenable:
        raise Invalid(_("De oude wachtzin klopt niet.")) from None
    except NoMemory:
        raise no_memory() from None
