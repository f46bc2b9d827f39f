"""Taking in a centre's own list of volunteers: who is new is added, who is known stays, nothing is overwritten."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.shared.contact_details import digits
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.near_names import NearNames
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.domain.shared.texts import name_key, plain, single
from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.domain.volunteers.fields import FieldKind, volunteer_fields
from buurthuis_app.domain.volunteers.import_file import (
    FoundPerson,
    PeopleFile,
    PeopleMerge,
    PersonDifference,
    summary_of,
)
from buurthuis_app.domain.volunteers.stays import stays_in_words
from buurthuis_app.domain.volunteers.volunteer import (
    Availability,
    Duty,
    Person,
    PersonFacts,
    Volunteer,
    problems,
    tidied,
    usual_renewal,
)
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _, short_date
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.volunteers import volunteers as queries
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service

_CHANGES = frozenset({Topic.VOLUNTEERS})
_NOT_COMPARED = {"name", "kind", "duty_ids", "availability", "together_with", "remark"}
"""What says who it is, what a list only hints at, and what holds all that has no field of its own."""


class PeopleImporting(Service):
    """Reads a list of volunteers, shows what it would do, and does it."""

    def read(self, path: Path, progress: Progress | None = None) -> PeopleFile:
        """Read the file. Raises Invalid or Damaged with a sentence when it cannot be used."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        from buurthuis_app.exchange.volunteers.volunteer_list import read_people

        return read_people(path, self._clock.today(), progress)

    def preview(self, file: PeopleFile) -> PeopleMerge:
        """Effect of keeping the file, without keeping it."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return self._merged(work, file)

    def keep(self, file: PeopleFile) -> Done[PeopleMerge]:
        """Keep who is new in the file, all of it or nothing. A second time adds nobody."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        self._back_up(Occasion.IMPORT)
        with self._database.begin() as work:
            merge = self._merged(work, file)
            work.store(Duty).add(*merge.duties)
            # all at once: some of them are on duty together
            work.store(Volunteer).add(*(person.volunteer for person in merge.people))
            for person in merge.people:
                work.store(Availability).add(*person.availability)
        return self._done(work, merge, _CHANGES, _untouched)

    def _merged(self, work: Work, file: PeopleFile) -> PeopleMerge:
        merger = _Merger(
            people=queries.people(work, self._centre_id),
            duties=queries.duties(work, self._centre_id),
            centre_id=self._centre_id,
            today=self._clock.today(),
        )
        return merger.merge(file)


@contextmanager
def _untouched(_work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    try:
        yield written
    except Conflict as conflict:
        raise Conflict(
            _(
                "Aan deze mensen is na het inlezen al gewerkt. "
                "Het inlezen kan niet meer in zijn geheel ongedaan worden gemaakt."
            )
        ) from conflict


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
        for person in people:
            self._known[name_key(person.volunteer.name)].append(person.volunteer)
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
        for person in file.found:
            times[name_key(person.name)] += 1
        everyone = [volunteer for namesakes in self._known.values() for volunteer in namesakes]
        for person in file.found:
            self._take(person, alone=times[name_key(person.name)] == 1)
        self._join(file, everyone)
        return PeopleMerge(
            summary=summary_of(file),
            duties=tuple(self._new_duties),
            duty_names=tuple({duty.id: duty.name for duty in self._duties.values()}.items()),
            people=tuple(self._new),
            same=self._same,
            differences=tuple(self._differences),
            repeated=file.repeated,
            notes=(
                *((noted.where, note) for noted in file.found for note in noted.notes),
                *self._notes,
            ),
            unreadable=(*file.unreadable, *self._unreadable),
            unused=file.unused,
        )

    def _take(self, found_person: FoundPerson, *, alone: bool) -> None:
        known = self._meant(found_person, alone=alone)
        if known is not None:
            self._known[name_key(found_person.name)].remove(known)
            self._same += 1
            self._compare(known, found_person)
            return
        person = self._person(found_person)
        wrong = problems(person.volunteer, self._today)
        if wrong:
            why = " ".join(problem.sentence for problem in wrong)
            self._unreadable.append(
                Unreadable(where=found_person.where, text=found_person.name, why=why)
            )
            return
        self._new.append(person)

    def _join(self, file: PeopleFile, known: Sequence[Volunteer]) -> None:
        """Put together who wants to be on duty with whom; a name that is not one person's is told."""
        ids: dict[str, set[UUID]] = defaultdict(set)
        for volunteer in (*known, *(person.volunteer for person in self._new)):
            ids[name_key(volunteer.name)].add(volunteer.id)
        wanted = {name_key(person.name): person for person in file.found if person.together_with}
        for place, person in enumerate(self._new):
            found = wanted.get(name_key(person.volunteer.name))
            if found is None:
                continue
            sure = set()
            for name in found.together_with:
                who = ids.get(name_key(name), set())
                if len(who) == 1:
                    sure |= who
                else:
                    sentence = _("'{name}' bij 'Samen met' is niet te vinden of komt vaker voor.")
                    self._notes.append((found.where, sentence.format(name=name)))
            volunteer = replace(person.volunteer, together_with=frozenset(sure))
            self._new[place] = replace(person, volunteer=volunteer)

    def _meant(self, person: FoundPerson, *, alone: bool) -> Volunteer | None:
        """The known volunteer that this is: of the same name and contact, or the only one of that name."""
        same_name = self._known[name_key(person.name)]
        for other in same_name:
            if _same_person(other, person):
                return other
        return same_name[0] if alone and len(same_name) == 1 else None

    def _compare(self, volunteer: Volunteer, person: FoundPerson) -> None:
        for field in volunteer_fields():
            if field.name in _NOT_COMPARED or field.kind in {FieldKind.TICK, FieldKind.COLUMN}:
                continue
            current, other = (_in_words(field.value_in(told)) for told in (volunteer, person))
            if other and current != other:
                self._differences.append(
                    PersonDifference(
                        where=person.where,
                        volunteer_id=volunteer.id,
                        name=person.name,
                        field=field.words,
                        kept=current,
                        found=other,
                    )
                )

    def _person(self, person: FoundPerson) -> Person:
        seen = person.vog_seen_on
        facts = {name: getattr(person, name) for name in PersonFacts.__struct_fields__}
        renew_by = person.vog_renew_by or (usual_renewal(seen) if seen else None)
        volunteer = Volunteer(
            **facts | {"vog_renew_by": renew_by},
            id=new_id(),
            centre_id=self._centre_id,
            vog_needed=bool(person.vog_needed),
            duty_ids=tuple(sorted({self._duty(name).id for name in person.duties})),
        )
        return Person(
            volunteer=tidied(volunteer),
            availability=tuple(
                Availability(volunteer_id=volunteer.id, weekday=day, day_part=part, wish=wish)
                for day, part, wish in person.wishes
            ),
        )

    def _duty(self, name: str) -> Duty:
        """The duty of this name, of nearly this name, or that has it as one of its words; else a new one."""
        key = name_key(name)
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
        key = name_key(duty.name)
        self._duties[key] = duty
        self._near_duties.add(key, duty)
        for word in set(key.split()):
            self._duties_by_word[word].append(duty)

    def _new_duty(self, name: str) -> Duty:
        self._position += 1
        duty = Duty(id=new_id(), centre_id=self._centre_id, name=name, position=self._position)
        self._new_duties.append(duty)
        return duty


def _same_person(volunteer: Volunteer, person: FoundPerson) -> bool:
    """Whether something beside the name is the same."""
    return bool(
        (person.email and plain(person.email) == plain(volunteer.email))
        or (person.phone and digits(person.phone) == digits(volunteer.phone))
        or (person.birth_date and person.birth_date == volunteer.birth_date)
        or (person.address and plain(person.address) == plain(volunteer.address))
    )


def _in_words(value: object) -> str:
    if isinstance(value, dt.date):
        return short_date(value)
    if isinstance(value, tuple):
        return stays_in_words(value)
    return single(str(value or ""))
