"""Taking in a centre's own list of volunteers: who is new is added, who is known stays, nothing is overwritten."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.counts.count_sheet import Unreadable, folded
from buurthuis_app.domain.shared.contact_details import digits, plain
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.near_names import NearNames
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.volunteers.import_file import (
    FoundPerson,
    PeopleFile,
    PeopleMerge,
    PersonDifference,
    summary_of,
)
from buurthuis_app.domain.volunteers.volunteer import (
    Availability,
    Duty,
    Person,
    Volunteer,
    problems,
    tidied,
    usual_renewal,
)
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _, short_date
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.centre import references
from buurthuis_app.persistence.queries.volunteers import volunteers as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Area, Done
from buurthuis_app.services.shared.service import Service, still_as
from buurthuis_app.services.volunteers.volunteers import GOES_ALONG

Progress = Callable[[int, int], None]
_CHANGES = frozenset({Area.VOLUNTEERS})


class PeopleImporting(Service):
    """Reads a list of volunteers, shows what it would do, and does it."""

    def read(self, path: Path, progress: Progress | None = None) -> PeopleFile:
        """What the file says. Raises Invalid or Damaged with a sentence when it cannot be used."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        from buurthuis_app.exchange.volunteers.volunteer_list import read_people

        return read_people(path, self._clock.today(), progress)

    def preview(self, file: PeopleFile) -> PeopleMerge:
        """What keeping the file would do, without doing it."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return self._merged(work, file)

    def keep(self, file: PeopleFile) -> Done[PeopleMerge]:
        """Keep who is new in the file, all of it or nothing. A second time adds nobody."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            merge = self._merged(work, file)
            work.store(Duty).add(*merge.duties)
            # all at once: some of them are on duty together
            work.store(Volunteer).add(*(person.volunteer for person in merge.people))
            for person in merge.people:
                work.store(Availability).add(*person.availability)
        if merge.nothing_new:
            return Done(value=merge, changes=frozenset())
        return Done(value=merge, changes=_CHANGES, undo=lambda: self._take_back(file, merge))

    def _take_back(self, file: PeopleFile, merge: PeopleMerge) -> Done[PeopleMerge]:
        """Remove whom the import added. Raises Conflict when somebody worked on one of them since."""
        with self._database.begin() as work:
            volunteers = []
            for person in merge.people:
                now = queries.person(work, person.volunteer.id)
                if now is None or set(now.availability) != set(person.availability) or now.absences:
                    raise _worked_on()
                kept = still_as(work, person.volunteer)
                if references.uses(work, Volunteer, kept.id).keys() - GOES_ALONG:
                    raise _worked_on()
                work.store(Availability).remove(now.availability)
                volunteers.append(kept)
            work.store(Volunteer).remove(volunteers)
            for duty in merge.duties:
                if references.uses(work, Duty, duty.id):
                    raise _worked_on()
                work.store(Duty).remove([still_as(work, duty)])
        return Done(value=merge, changes=_CHANGES, undo=lambda: self.keep(file))

    def _merged(self, work: Work, file: PeopleFile) -> PeopleMerge:
        merger = _Merger(
            people=queries.people(work, self._centre_id),
            duties=queries.duties(work, self._centre_id),
            centre_id=self._centre_id,
            today=self._clock.today(),
        )
        return merger.merge(file)


def _worked_on() -> Conflict:
    return Conflict(
        _(
            "Aan deze mensen is na het inlezen al gewerkt. "
            "Het inlezen kan niet meer in zijn geheel ongedaan worden gemaakt."
        )
    )


class _Merger:
    """Works out what an import adds, without touching the database."""

    def __init__(
        self,
        *,
        people: Sequence[Person],
        duties: Sequence[Duty],
        centre_id: UUID,
        today: dt.date,
    ) -> None:
        self._centre_id, self._today = centre_id, today
        self._known: dict[str, list[Volunteer]] = defaultdict(list)
        for one in people:
            self._known[folded(one.volunteer.name)].append(one.volunteer)
        self._duties: dict[str, Duty] = {}
        self._near_duties: NearNames[Duty] = NearNames()
        self._duties_by_word: dict[str, list[Duty]] = defaultdict(list)
        for duty in duties:
            self._know_duty(duty)
        self._position = max((duty.position for duty in duties), default=-1)
        self._new_duties: list[Duty] = []
        self._new: list[Person] = []
        self._differences: list[PersonDifference] = []
        self._unreadable: list[Unreadable] = []
        self._notes: list[tuple[str, str]] = []
        self._same = 0

    def merge(self, file: PeopleFile) -> PeopleMerge:
        """The outcome for the whole file."""
        times: dict[str, int] = defaultdict(int)
        for found in file.found:
            times[folded(found.name)] += 1
        everyone = [one for volunteers in self._known.values() for one in volunteers]
        for found in file.found:
            self._take(found, alone=times[folded(found.name)] == 1)
        self._join(file, everyone)
        return PeopleMerge(
            summary=summary_of(file),
            duties=tuple(self._new_duties),
            duty_names=tuple({one.id: one.name for one in self._duties.values()}.items()),
            people=tuple(self._new),
            same=self._same,
            differences=tuple(self._differences),
            repeated=file.repeated,
            notes=(
                *((one.where, note) for one in file.found for note in one.notes),
                *self._notes,
            ),
            unreadable=(*file.unreadable, *self._unreadable),
            unused=file.unused,
        )

    def _take(self, found: FoundPerson, *, alone: bool) -> None:
        known = self._meant(found, alone=alone)
        if known is not None:
            self._known[folded(found.name)].remove(known)
            self._same += 1
            self._compare(known, found)
            return
        person = self._person(found)
        wrong = problems(person.volunteer, self._today)
        if wrong:
            why = " ".join(problem.sentence for problem in wrong)
            self._unreadable.append(Unreadable(where=found.where, text=found.name, why=why))
            return
        self._new.append(person)

    def _join(self, file: PeopleFile, known: Sequence[Volunteer]) -> None:
        """Put together who wants to be on duty with whom; a name that is not one person's is told."""
        ids: dict[str, set[UUID]] = defaultdict(set)
        for volunteer in (*known, *(person.volunteer for person in self._new)):
            ids[folded(volunteer.name)].add(volunteer.id)
        wanted = {folded(one.name): one for one in file.found if one.together_with}
        for place, person in enumerate(self._new):
            found = wanted.get(folded(person.volunteer.name))
            if found is None:
                continue
            sure = set()
            for name in found.together_with:
                who = ids.get(folded(name), set())
                if len(who) == 1:
                    sure |= who
                else:
                    sentence = _("'{name}' bij 'Samen met' is niet te vinden of komt vaker voor.")
                    self._notes.append((found.where, sentence.format(name=name)))
            volunteer = replace(person.volunteer, together_with=frozenset(sure))
            self._new[place] = replace(person, volunteer=volunteer)

    def _meant(self, found: FoundPerson, *, alone: bool) -> Volunteer | None:
        """The known volunteer that this is: of the same name and contact, or the only one of that name."""
        same_name = self._known[folded(found.name)]
        for one in same_name:
            if _same_person(one, found):
                return one
        return same_name[0] if alone and len(same_name) == 1 else None

    def _compare(self, kept: Volunteer, found: FoundPerson) -> None:
        fields: tuple[tuple[str, object, object], ...] = (
            (_("telefoon"), kept.phone, found.phone),
            (_("e-mail"), kept.email, found.email),
            (_("adres"), kept.address, found.address),
            (
                _("geboren"),
                kept.birth_date or kept.birth_year,
                found.birth_date or found.birth_year,
            ),
            (_("sinds"), kept.since, found.since),
            (_("laatste dag"), kept.until, found.until),
            (_("VOG gezien op"), kept.vog_seen_on, found.vog_seen_on),
        )
        for words, one, other in fields:
            if other and _in_words(one) != _in_words(other):
                self._differences.append(
                    PersonDifference(
                        where=found.where,
                        volunteer_id=kept.id,
                        name=found.name,
                        field=words,
                        kept=_in_words(one),
                        found=_in_words(other),
                    )
                )

    def _person(self, found: FoundPerson) -> Person:
        seen = found.vog_seen_on
        volunteer = Volunteer(
            id=new_id(),
            centre_id=self._centre_id,
            name=found.name,
            email=found.email,
            phone=found.phone,
            address=found.address,
            emergency_contact=found.emergency_contact,
            birth_year=found.birth_year,
            birth_date=found.birth_date,
            kind=found.kind,
            talents=found.talents,
            wants_to_learn=found.wants_to_learn,
            max_per_week=found.max_per_week,
            max_hours_per_month=found.max_hours_per_month,
            not_two_days_running=found.not_two_days_running,
            languages=found.languages,
            since=found.since,
            until=found.until,
            agreement_on=found.agreement_on,
            vog_needed=bool(found.vog_needed),
            vog_seen_on=seen,
            vog_renew_by=found.vog_renew_by or (usual_renewal(seen) if seen else None),
            allowance=found.allowance,
            remark=found.remark,
            duty_ids=tuple(sorted({self._duty(name).id for name in found.duties})),
        )
        return Person(
            volunteer=tidied(volunteer),
            availability=tuple(
                Availability(volunteer_id=volunteer.id, weekday=day, day_part=part, wish=wish)
                for day, part, wish in found.wishes
            ),
        )

    def _duty(self, name: str) -> Duty:
        """The duty of this name, of nearly this name, or that has it as one of its words; else a new one."""
        key = folded(name)
        if key not in self._duties:
            within = self._duties_by_word.get(key, [])
            nearly = self._near_duties.nearest(key)
            known = nearly or (within[0] if len(within) == 1 else None)
            if known is None:
                self._know_duty(self._new_duty(name))
            else:
                self._duties[key] = known
        return self._duties[key]

    def _know_duty(self, duty: Duty) -> None:
        key = folded(duty.name)
        self._duties[key] = duty
        self._near_duties.add(key, duty)
        for word in set(key.split()):
            self._duties_by_word[word].append(duty)

    def _new_duty(self, name: str) -> Duty:
        self._position += 1
        duty = Duty(id=new_id(), centre_id=self._centre_id, name=name, position=self._position)
        self._new_duties.append(duty)
        return duty


def _same_person(kept: Volunteer, found: FoundPerson) -> bool:
    """Whether something beside the name is the same."""
    return bool(
        (found.email and plain(found.email) == plain(kept.email))
        or (found.phone and digits(found.phone) == digits(kept.phone))
        or (found.birth_date and found.birth_date == kept.birth_date)
        or (found.address and plain(found.address) == plain(kept.address))
    )


def _in_words(value: object) -> str:
    if isinstance(value, dt.date):
        return short_date(value)
    return str(value or "")
