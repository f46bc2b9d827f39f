"""The unlocked register: made by a passphrase, closed when it locks. Only through it can anything be read."""

import datetime as dt
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from buurthuis_app.domain.confidant.case import (
    Case,
    ConfidedMessage,
    Destroyed,
    Note,
    Route,
    problems_of_case,
)
from buurthuis_app.domain.confidant.sealed_records import SealedMessage
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Conflict, Damaged
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.confidant import register, released_figures
from buurthuis_app.records import Confidential, replace
from buurthuis_app.services.confidant.differences import Differences
from buurthuis_app.services.confidant.keys import KeyCare
from buurthuis_app.services.confidant.opening import OpenedRegister, acknowledge, random_id
from buurthuis_app.services.confidant.reading import (
    Cases,
    Messages,
    cases_of,
    half_written,
    message_in,
    opened_records,
    read_cases,
    read_messages,
    record_in,
    records_now,
)
from buurthuis_app.services.confidant.session import Session
from buurthuis_app.services.confidant.yearly_figures import YearlyFigures
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.vault.readers import Reader
from buurthuis_app.vault.serialisation import case_bytes, destroyed_bytes, draft_bytes

_CHANGES = frozenset({Topic.CONFIDANT})


class DueCase(Confidential, frozen=True, kw_only=True):
    """A case that is to be destroyed, and whether the figures of its year were released: else it is not counted."""

    case: Case
    counted: bool


class UnlockedRegister:
    """What the confidant reads and writes. Make one widget tree for it, and `close` it when that is locked.

    No method has an undo, and none of its `Done` values may be shown outside that tree. After `close` every method
    raises Locked. A method may be called on another thread; locking waits for it.
    """

    def __init__(
        self, session: Session, opened: OpenedRegister, *, recovered: bool = False
    ) -> None:
        self._session = session
        self.differences = opened.differences
        self.taken_over = opened.taken_over is not None
        self.new_words = opened.new_words
        self.keys = KeyCare(session, recovered=recovered)
        self.yearly = YearlyFigures(session)

    def acknowledge(self) -> Done[None]:
        """She saw the `differences`: from now on the register counts as it is. What came back can be cleared away."""
        acknowledge(self._session, self.differences)
        self.differences = Differences()
        return Done(value=None, changes=_CHANGES)

    @property
    def is_open(self) -> bool:
        """Whether it can still be read."""
        return self._session.is_open

    def close(self) -> None:
        """Lock it: the key is overwritten. What was read before is the caller's to delete."""
        self._session.close()

    def messages(self) -> Messages:
        """What was left for her."""
        return read_messages(self._session)

    def destroy_message(self, message_id: UUID) -> Done[None]:
        """Remove a message for good, for the other confidant too: a line tells her. One that is gone is no trouble."""
        with self._session.begin() as work:
            self._destroy_message(work, message_id)
        return Done(value=None, changes=_CHANGES)

    def cases(self) -> Cases:
        """Every case."""
        return read_cases(self._session)

    def blank(self) -> Case:
        """A new case of today. Nothing is kept yet."""
        return Case(id=random_id(), reported_on=self._session.surroundings.clock.today())

    def case_from(self, message: ConfidedMessage) -> Case:
        """A new case with what the message says. Nothing is kept yet: `keep` it with `message_id`."""
        text = "\n\n".join(part for part in (message.text, message.reach) if part)
        return replace(
            self.blank(),
            reported_on=message.received_on,
            route=Route.MESSAGE,
            receipt=message.receipt,
            alone=message.alone,
            notes=(Note(on=message.received_on, text=text),),
        )

    def keep(self, case: Case, *, message_id: UUID | None = None) -> Done[Case]:
        """Keep a new or changed case; the message it was made of is then destroyed.

        A case that is for her alone is sealed for nobody else; a shared one for who could read it and still serves.
        Raises Invalid for what is missing or too long, Conflict when it was changed or destroyed in the meantime.
        """
        refuse(problems_of_case(case, self._session.surroundings.clock.today()))
        with self._session.begin() as work:
            safe = self._session.safe
            readers = self._readers_of(work, case)
            if case.version:
                held = self._others(work, case.id)
                safe.replace(work, case.id, case.version, case_bytes(case), readers)
                shut_out = held - {reader.key_id for reader in readers}
                self._leave_line(work, case.id, shut_out, about=case.about)
            else:
                safe.add(work, case.id, case_bytes(case), readers)
            if message_id is not None:
                self._destroy_message(work, message_id)
        return Done(value=replace(case, version=case.version + 1), changes=_CHANGES)

    def destroy(self, case_id: UUID) -> Done[None]:
        """Remove a case for good: its bytes are overwritten. A line tells the other confidant, who could read it.

        Raises Conflict when it is gone already.
        """
        with self._session.begin() as work:
            held = self._others(work, case_id)
            about = self._about(work, case_id) if held else ""
            self._session.safe.destroy_record(work, case_id)
            self._leave_line(work, case_id, held, about=about)
        return Done(value=None, changes=_CHANGES)

    def destroy_damaged(self) -> Done[int]:
        """Remove for good what cannot be read, what came back, and keys that stand on no list; how many there were.

        Raises Conflict while the list of readers is not the one she knew: what another wrote would go as well.
        """
        with self._session.begin() as work:
            chain, safe = self._session.trusted(work), self._session.safe
            if chain is None:
                raise Conflict(
                    _(
                        "De lijst van wie het register mag openen past niet bij wat u kende. "
                        "Vergelijk eerst de controlewoorden."
                    )
                )
            listed = [reader.key_id for reader in chain.last.readers]
            shapeless = (
                register.misshapen_messages(work, safe.pair.id)
                + register.misshapen_records(work, safe.centre_id, safe.pair.id)
                + register.other_keys(work, safe.centre_id, listed)
            )
            register.clear(work, safe.centre_id, safe.pair.id, listed)
            left = safe.opened_messages(safe.messages(work))
            messages = [message.id for message in left if message_in(message) is None]
            kept = safe.opened_records(safe.records(work))
            records = [record.id for record in kept if record_in(record) is None]
            for message_id in messages:
                safe.destroy_message(work, message_id)
            for record_id in records:
                safe.destroy_record(work, record_id)
        return Done(value=len(messages) + len(records) + shapeless, changes=_CHANGES)

    def due(self, ahead: dt.timedelta = dt.timedelta(0)) -> tuple[DueCase, ...]:
        """What should be destroyed by now, or by so much later, the longest overdue first."""
        surroundings = self._session.surroundings
        day = surroundings.clock.today() + ahead
        with self._session.unlocked() as safe:
            with self._session.read() as work:
                years = released_figures.years(work, surroundings.centre_id)
                closed = safe.records(work)
            cases = cases_of(safe.opened_records(closed))
        due = [
            DueCase(case=case, counted=case.reported_on.year in years)
            for case in cases.all
            if case.to_destroy(day)
        ]
        return tuple(sorted(due, key=lambda overdue: (overdue.case.destroy_after, overdue.case.id)))

    def keep_draft(self, key: str, fields: Mapping[str, str]) -> None:
        """Keep what is half written in the form `key`, sealed like a case: locking may come at any moment."""
        written = draft_bytes(key, dict(fields))
        before = opened_records(self._session)
        with self._session.begin() as work:
            safe = self._session.safe
            former = half_written(records_now(safe, work, before), key)
            if former is None:
                safe.add(work, random_id(), written, [self._session.own(work)])
            else:
                own = [self._session.own(work)]
                safe.replace(work, former.id, former.version, written, own)

    def draft(self, key: str) -> dict[str, str] | None:
        """What was typed in the form `key` and neither saved nor dropped, or None."""
        found = half_written(opened_records(self._session), key)
        return dict(found.fields) if found else None

    def drop_draft(self, key: str) -> None:
        """Forget what was typed in the form `key`."""
        before = opened_records(self._session)
        if half_written(before, key) is None:
            return
        with self._session.begin() as work:
            found = half_written(records_now(self._session.safe, work, before), key)
            if found is not None:
                self._session.safe.destroy_record(work, found.id, may_return=True)

    @property
    def shared(self) -> bool:
        """Whether somebody else reads what she does not keep for herself."""
        with self._session.read() as work:
            return len(self._session.readers(work)) > 1

    def _readers_of(self, work: Work, case: Case) -> Sequence[Reader]:
        """Who may read the case as it will be kept."""
        readers, own = self._session.readers(work), self._session.own(work)
        if case.alone:
            return [own]
        if not case.version:
            return readers
        former = self._former(work, case.id)
        if former is not None and former.alone:
            return readers
        held = self._others(work, case.id)
        return [reader for reader in readers if reader == own or reader.key_id in held]

    def _others(self, work: Work, record_id: UUID) -> frozenset[UUID]:
        """Whose keys, beside her own, open a record."""
        return self._session.safe.held(work, record_id) - {self._session.safe.pair.id}

    def _former(self, work: Work, case_id: UUID) -> Case | None:
        """The case as it is kept; None for what is none."""
        kept = self._session.safe.kept(work, case_id)
        found = record_in(kept)
        return found if isinstance(found, Case) else None

    def _about(self, work: Work, case_id: UUID) -> str:
        """By what the other knows a case that is to be destroyed; nothing for one that cannot be read."""
        try:
            former = self._former(work, case_id)
        except Damaged:
            return ""
        return former.about if former else ""

    def _destroy_message(self, work: Work, message_id: UUID) -> None:
        rows = work.store(SealedMessage).find(message_id=message_id)
        if not rows:
            return
        safe = self._session.safe
        own = [row for row in rows if row.key_id == safe.pair.id]
        left = [message_in(opened) for opened in safe.opened_messages(own)]
        shared = any(message is not None and not message.alone for message in left)
        held = {row.key_id for row in rows if shared} - {safe.pair.id}
        safe.destroy_message(work, message_id)
        self._leave_line(work, message_id, held, message=True)

    def _leave_line(
        self,
        work: Work,
        of: UUID,
        held: AbstractSet[UUID],
        *,
        about: str = "",
        message: bool = False,
    ) -> None:
        """Tell the others, sealed, what they will not find any more."""
        others = [
            reader
            for reader in self._session.readers(work)
            if reader.key_id in held - {self._session.safe.pair.id}
        ]
        if others:
            line = Destroyed(
                of=of,
                on=self._session.surroundings.clock.today(),
                by=self._session.own(work).confidant_id,
                about=about,
                message=message,
            )
            self._session.safe.add(work, random_id(), destroyed_bytes(line), others)
