"""Keys in the hands of an unlocked confidant: another passphrase, another confidant, new keys after a leak."""

from uuid import UUID

from buurthuis_app.domain.confidant.sealed_records import ConfidantKey
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import register
from buurthuis_app.records import replace
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.key_derivation import NoMemory
from buurthuis_app.services.confidant import sharing
from buurthuis_app.services.confidant.key_holders import Holder, Holders, alarmed, read_holders
from buurthuis_app.services.confidant.new_keys import (
    Founding,
    Installing,
    NewKey,
    NewRecoveryKey,
    chosen,
    no_memory,
    rewrapped,
    wrapped,
)
from buurthuis_app.services.confidant.readers import named_reader, serving
from buurthuis_app.services.confidant.session import Session
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import still_there
from buurthuis_app.vault.codes import passphrase_bytes
from buurthuis_app.vault.key_wrapping import unwrapped_by_passphrase
from buurthuis_app.vault.readers import Chain, Reader, RegisterTerm

_CHANGES = frozenset({Topic.CONFIDANT})


class KeyCare:
    """Each `begin_…` makes new keys that do not count yet: see `Founding`. They take about a second each."""

    def __init__(self, session: Session, *, recovered: bool) -> None:
        self._session = session
        self.recovered = recovered
        """Whether it was opened with the recovery key: then the first thing to do is a new passphrase."""

    def holders(self) -> Holders:
        """Who can open the register, and the alarm when this computer does not know it."""
        with self._session.read() as work:
            return self._holders(work)

    def left(self) -> tuple[Holder, ...]:
        """Who can still open it though her period ended, or she stands on no page: to be taken out."""
        with self._session.read() as work:
            kept = self._session.look(work)
            today = self._session.surroundings.clock.today()
            there = {reader.key_id for reader in serving(work, kept.readers, today)}
            return tuple(
                holder
                for holder in self._holders(work).all
                if holder.key_id not in there | {self.own()}
            )

    def own(self) -> UUID:
        """The id of the key that is open."""
        return self._session.safe.pair.id

    def change_passphrase(self, former: str, passphrase: str, again: str) -> Done[None]:
        """Open with this passphrase from now on. `former` is not asked after the recovery key was used.

        For when nobody can know the former one: with it and a copy of before, all that comes after can be read as well.
        Else `begin_renewal`. Raises Invalid when the former one is wrong or the new one too weak.
        """
        chosen(passphrase, again)
        with self._session.unlocked() as safe:
            with self._session.read() as work:
                row = still_there(work, ConfidantKey, safe.pair.id)
            if not self.recovered:
                _demand_former(row, former)
            envelope = wrapped(safe.pair, passphrase, self._session.surroundings.cost)
            with self._session.begin() as work:
                rewrapped(self._session, work, replace(row, by_passphrase=envelope))
        self.recovered = False
        return Done(value=None, changes=_CHANGES)

    def begin_recovery_key(self) -> NewRecoveryKey:
        """A new recovery key, for when the paper is lost and nobody can have it; else `begin_renewal`.

        It counts when it was typed back: print `text`, then `activate(typed)`, or `forget()`. Until then the former
        one counts.
        """
        with self._session.unlocked():
            return NewRecoveryKey(self._session)

    def begin_second(
        self, confidant_id: UUID, passphrase: str, again: str, *, share: bool, alone: bool = False
    ) -> Founding:
        """Keys for another confidant beside this one; with `share` she can read what is there, else what is to come.

        With `alone` she reads what was for this one alone as well. Raises Conflict when she has a key already.
        """

        def install(work: Work, new: NewKey) -> Chain:
            self._demand_new(work, confidant_id)
            reader, session = self._added(work, new), self._session
            chain, safe = session.trusted(work), session.safe
            former = chain.last.readers if chain else ()
            made = session.sign(work, (*former, reader))
            session.look(work)
            choice = sharing.what_is_shared(alone=alone) if share else sharing.nothing
            added = sharing.NewReader(reader=reader, choice=choice)
            sharing.share_messages(work, safe, added)
            sharing.seal_anew(work, safe, former, safe.pair, new=added)
            return made

        return self._begin(confidant_id, chosen(passphrase, again), install, goes_on=True)

    def begin_successor(
        self, confidant_id: UUID, passphrase: str, again: str, *, alone: bool = False
    ) -> Founding:
        """Keys for the confidant who comes in place of this one: she can read all that was shared, this key no more.

        What was for this one alone goes, unless `alone`. Raises Conflict when she has a key already.
        """

        def install(work: Work, new: NewKey) -> Chain:
            self._demand_new(work, confidant_id)
            return self._replaced_by(work, new, sharing.what_is_shared(alone=alone), leak=False)

        return self._begin(confidant_id, chosen(passphrase, again), install)

    def begin_renewal(self, passphrase: str, again: str, *, copies: bool = False) -> Founding:
        """New keys for the same confidant, and everything encrypted anew: for when somebody may know her secrets.

        With `copies` the backups beside the data go as well: with a secret of before they could still be read.
        """

        def install(work: Work, new: NewKey) -> Chain:
            return self._replaced_by(work, new, sharing.everything, leak=True)

        return self._begin(None, chosen(passphrase, again), install, copies=copies)

    def remove(self, key_id: UUID) -> Done[None]:
        """Take out another confidant, who left: she reads nothing any more, and the words of the register change.

        What was left for her alone goes. Raises Conflict when she is gone already.
        """
        session = self._session
        with session.begin() as work:
            self._demand_known(work)
            chain = session.trusted(work)
            every = chain.last.readers if chain else ()
            staying = [reader for reader in every if reader.key_id != key_id]
            if key_id == self.own() or len(staying) == len(every):
                raise Conflict(_("Deze sleutel is er niet meer."))
            pair = session.safe.pair
            session.sign(work, staying, begins=(RegisterTerm.of(pair), pair))
            sharing.seal_anew(work, session.safe, staying, pair)
            register.drop_key(work, key_id)
        return Done(value=None, changes=_CHANGES)

    def step_back(self) -> Done[None]:
        """Leave the register to the others: this key opens nothing more, and the register locks.

        Who stays seals everything anew when she next opens it. Raises Conflict when there is nobody else.
        """
        session = self._session
        with session.begin() as work:
            chain, own = session.trusted(work), session.own(work)
            every = chain.last.readers if chain else ()
            others = [reader for reader in every if reader.key_id != own.key_id]
            if not any(reader.verify_key for reader in others):
                raise Conflict(
                    _(
                        "Er is niemand anders die het register kan openen. "
                        "Stel eerst een opvolger in, of geef het register op."
                    )
                )
            self._demand_known(work)
            sharing.seal_anew(work, session.safe, others, session.safe.pair)
            session.sign(work, others, writers=[own])
            register.drop_key(work, own.key_id)
        session.close()
        return Done(value=None, changes=_CHANGES)

    def _begin(
        self,
        confidant_id: UUID | None,
        passphrase: str,
        install: Installing,
        *,
        goes_on: bool = False,
        copies: bool = False,
    ) -> Founding:
        """New keys for this confidant; None for whose register it is."""
        with self._session.read() as work:
            self._demand_known(work)
            chain = self._session.trusted(work)
            whose = confidant_id or self._session.own(work).confidant_id
        return Founding(
            self._session.surroundings,
            whose,
            passphrase,
            install,
            of=self._session,
            ends=not goes_on,
            words=chain.words if chain and goes_on else (),
            copies=copies,
        )

    def _replaced_by(self, work: Work, new: NewKey, choice: sharing.Choice, *, leak: bool) -> Chain:
        session, own = self._session, self.own()
        reader = self._added(work, new)
        chain, safe = session.trusted(work), session.safe
        every = chain.last.readers if chain else ()
        others = [other for other in every if other.key_id != own]
        staying, safe.listed = (reader, *others), (reader, *others)
        added = sharing.NewReader(reader=reader, choice=choice)
        sharing.share_messages(work, safe, added)
        whole = sharing.seal_anew(work, safe, others, new.pair, new=added)
        # What she cannot open, the other one perhaps can: it counts as hers until that one has sealed it anew.
        writers = [writer for writer in every if writer.key_id == own and not (whole or leak)]
        made = session.sign(work, staying, writers=writers, begins=(new.term, new.pair))
        register.drop_key(work, own)
        return made

    def _added(self, work: Work, new: NewKey) -> Reader:
        work.store(ConfidantKey).add(new.row)
        return named_reader(work, new.row, new.pair.verify_key)

    def _holders(self, work: Work) -> Holders:
        surroundings = self._session.surroundings
        today = surroundings.clock.today()
        return read_holders(work, surroundings.centre_id, surroundings.pins, today)

    def _demand_known(self, work: Work) -> None:
        found = self._holders(work)
        if found.alarm is not None:
            raise alarmed(found)

    def _demand_new(self, work: Work, confidant_id: UUID) -> None:
        kept = self._session.look(work)
        if any(reader.confidant_id == confidant_id for reader in kept.readers):
            raise Conflict(_("Deze vertrouwenspersoon heeft al een sleutel."))


def _demand_former(row: ConfidantKey, former: str) -> None:
    try:
        unwrapped_by_passphrase(row.by_passphrase, row.id, passphrase_bytes(former)).wipe()
    except Unopenable:
        raise Invalid(_("De oude wachtzin klopt niet.")) from None
    except NoMemory:
        raise no_memory() from None
