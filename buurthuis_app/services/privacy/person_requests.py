"""Requests of people about their own data: to see all of it (inzage), and to have it erased (wissen)."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from buurthuis_app.domain.participants.participant import Participant
from buurthuis_app.domain.rosters.shift import Shift
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import (
    ErasureChoice,
    ErasureDecision,
    PersonalFind,
    PrivacyRequest,
    RequestKind,
)
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.erasure import erasure_ledger, person_erasure
from buurthuis_app.persistence.erasure.erasure_ledger import Erasure
from buurthuis_app.persistence.queries.papers import named_texts
from buurthuis_app.persistence.queries.privacy import personal_finds
from buurthuis_app.persistence.queries.shared import drafts
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.duties import Duties
from buurthuis_app.services.shared.service import Service, still_there


class PersonRequests(Service):
    """For the coordinator alone. Whatever can be seen about a person can be erased, and the other way round."""

    def sought(self, own: UUID) -> SoughtPerson:
        """A volunteer or participant as somebody to look for. Raises Conflict when she or he was removed."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            participant = work.store(Participant).get(own)
            if participant is not None:
                return SoughtPerson(name=participant.name)
            known = still_there(work, Volunteer, own)
        return SoughtPerson(name=known.name, email=known.email, phone=known.phone)

    def find(
        self, sought: SoughtPerson, own: UUID | None = None, progress: Progress = silently
    ) -> tuple[PersonalFind, ...]:
        """All that is or may be about this person, the surest first. `own` is the record that certainly is.

        Raises Invalid when nobody was named.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        if sought.nobody and own is None:
            raise Invalid(_("Vul een naam, een e-mailadres of een telefoonnummer in."))
        with self._database.read() as work:
            return personal_finds.find(work, sought, own, progress)

    def note_access(self) -> Done[PrivacyRequest]:
        """Keep that somebody was shown what is kept: the day, and nothing of who it was."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        request = self._request(RequestKind.ACCESS)
        with self._database.begin() as work:
            work.store(PrivacyRequest).add(request)
        return Done(value=request, changes=frozenset(), by_itself=True)

    def requests(self) -> tuple[PrivacyRequest, ...]:
        """What was done on request, in order."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            found = work.store(PrivacyRequest).find(centre_id=self._centre_id)
        return tuple(sorted(found, key=lambda request: request.done_on))

    def duties_lost(self, decisions: Iterable[ErasureDecision]) -> tuple[Shift, ...]:
        """The coming shifts whose places are open again once this is erased, in order of time."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            duties = Duties(work, self._clock, self._actor)
            lost = [
                shift
                for decision in decisions
                if (decision.find.table, decision.choice) == ("volunteer", ErasureChoice.REMOVE)
                for _place, shift in duties.places_lost(
                    still_there(work, Volunteer, decision.find.key[0]), gone=True
                )
            ]
        return tuple(lost)

    def erase(self, decisions: Sequence[ErasureDecision]) -> Done[PrivacyRequest]:
        """Erase as was decided, at once and all together; it cannot be undone, not even by a restored backup.

        Numbers stay: hours, visits and places, under ids that tie them to nobody. Raises Invalid for a decision that
        cannot be, Conflict when something reads otherwise by now.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        for decision in decisions:
            _refuse(decision)
        request = self._request(RequestKind.ERASURE, decisions)
        with self._database.begin() as work:
            noted = [
                self._erased(work, request, decision.find, decision.choice)
                for decision in sorted(decisions, key=lambda decision: not decision.find.column)
                if decision.choice is not ErasureChoice.KEEP
            ]
            work.store(PrivacyRequest).add(request)
            named_texts.drop_stale(work)
            erasure_ledger.note(self._database.path, noted)
        return Done(value=request, changes=frozenset(Topic) if noted else frozenset())

    def _erased(
        self, work: Work, request: PrivacyRequest, found: PersonalFind, choice: ErasureChoice
    ) -> Erasure:
        table = schema.metadata.tables[found.table]
        if not found.column:
            if table is schema.volunteer:
                self._let_go(work, found.key[0])
            elif not personal_finds.is_there(work, table, found.key):
                raise _changed()
            person_erasure.erase_row(work, table, found.key[0])
            return erasure_ledger.of_row(request.done_on, table.name, found.key[0])
        text = person_erasure.text_of(work, table, found.key, found.column)
        if text is None or (found.spans and table is not schema.draft and text != found.text):
            raise _changed()
        if choice is ErasureChoice.HIDE:
            person_erasure.hide(work, table, found.key, found.column, found.spans)
            return erasure_ledger.of_text(request, found.place, text, found.spans)
        person_erasure.remove(work, table, found.key, found.column)
        return erasure_ledger.of_text(request, found.place)

    def _let_go(self, work: Work, volunteer_id: UUID) -> None:
        """End the work of a volunteer: the places on coming shifts are open again, the hours stay as numbers."""
        former = still_there(work, Volunteer, volunteer_id)
        today = self._clock.today()
        left = former.until if former.until and former.until < today else today
        Duties(work, self._clock, self._actor).release(former, gone=True)
        gone = replace(former, until=left, duty_ids=(), together_with=frozenset())
        work.store(Volunteer).replace(gone)
        drafts.drop(work, f"volunteer:{volunteer_id}")

    def _request(
        self, kind: RequestKind, decisions: Sequence[ErasureDecision] = ()
    ) -> PrivacyRequest:
        chosen = [decision.choice for decision in decisions]
        return PrivacyRequest(
            id=new_id(),
            centre_id=self._centre_id,
            kind=kind,
            done_on=self._clock.today(),
            hidden=chosen.count(ErasureChoice.HIDE),
            removed=chosen.count(ErasureChoice.REMOVE),
            kept=chosen.count(ErasureChoice.KEEP),
            kept_because=frozenset(each.because for each in decisions if each.because is not None),
        )


def proposed(found: Iterable[PersonalFind]) -> tuple[ErasureDecision, ...]:
    """What is proposed for each find about which people need not decide themselves."""
    return tuple(
        ErasureDecision(find=each, choice=each.proposed)
        for each in found
        if each.proposed is not None
    )


def _refuse(decision: ErasureDecision) -> None:
    if decision.choice not in decision.find.choices:
        raise Invalid(
            _(
                "Dit kan hier niet worden gewist. Wie nu vertrouwenspersoon is, haalt u eerst van de pagina."
            )
        )
    if (decision.choice is ErasureChoice.KEEP) != (decision.because is not None):
        raise Invalid(_("Kies waarom dit bewaard blijft."))


def _changed() -> Conflict:
    return Conflict(
        _(
            "Iets hiervan is intussen veranderd. Er is niets gewist. Zoek opnieuw en kijk wat er nu staat."
        )
    )
