"""Papers about volunteers: lists of names, and a vacancy."""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.centre.logo import Logo
from buurthuis_app.domain.papers.document import Document, Sheet
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.volunteers.fields import volunteer_fields
from buurthuis_app.domain.volunteers.volunteer import Duty, Person, Volunteer
from buurthuis_app.i18n import _, listing, month_name, ngettext, number
from buurthuis_app.persistence.queries.volunteers import volunteers as queries
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.plain_document import plain_document
from buurthuis_app.reports.volunteers import vacancy_notice
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.volunteers.vacancies import vacancy_still_there
from buurthuis_app.services.volunteers.wording import as_row


class PeoplePapers(Service):
    """Only for the coordinator: they hold names."""

    def names(self, people: Sequence[Person]) -> Document:
        """A list of names with phone numbers and duties; as a spreadsheet, all that an import takes in again."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            duties = queries.duties(work, self._centre_id)
        document = plain_document(
            centre.name,
            _("Vrijwilligers"),
            (_names_table(people, {duty.id: duty.name for duty in duties}),),
            subtitle=_many(len(people)),
            warning=_(
                "Op dit blad staan namen en telefoonnummers. Laat het niet liggen, en gooi het weg "
                "als er een nieuwe lijst is."
            ),
            printed_on=self._clock.today(),
        )
        return replace(document, tables=(people_table(people, duties),))

    def phones(self, duty_id: UUID | None = None) -> Document:
        """The numbers of who is here now, or of those of one duty, with who can give first aid."""
        today = self._clock.today()
        centre, people, duties = self._here()
        chosen = [each for each in people if duty_id is None or duty_id in each.duty_ids]
        rows = [
            (
                each.name,
                each.phone,
                listing(_helps(each, today)),
                ", ".join(duty.name for duty in duties if duty.id in each.duty_ids),
            )
            for each in chosen
            if each.phone
        ]
        headings = ((_("naam"), 26), (_("telefoon"), 20), (_("hulp"), 14), (_("taken"), 36))
        subject = next((duty.name for duty in duties if duty.id == duty_id), "")
        many = _many(len(rows))
        return self._internal(
            centre,
            _("Telefoonlijst"),
            sheet(_("Telefoonlijst"), headings, rows),
            f"{subject}, {many}" if subject else many,
        )

    def birthdays(self) -> Document:
        """The days of the year on which somebody who is here now has a birthday; no ages."""
        centre, people, _duties = self._here()
        known = sorted(
            (each.birth_date.month, each.birth_date.day, each.name)
            for each in people
            if each.birth_date is not None
        )
        rows = [(f"{day} {month_name(month)}", name) for month, day, name in known]
        headings = ((_("dag"), 20), (_("naam"), 60))
        return self._internal(
            centre, _("Verjaardagen"), sheet(_("Verjaardagen"), headings, rows), _many(len(rows))
        )

    def _here(self) -> tuple[Centre, list[Volunteer], tuple[Duty, ...]]:
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            people = queries.people(work, self._centre_id)
            duties = queries.duties(work, self._centre_id)
        volunteers = (person.volunteer for person in people)
        here = [each for each in volunteers if each.serves_on(self._clock.today())]
        return centre, here, duties

    def _internal(self, centre: Centre, title: str, table: Sheet, subtitle: str) -> Document:
        return plain_document(
            centre.name,
            title,
            (table,),
            subtitle=subtitle,
            warning=_(
                "Dit blad is voor binnen. Laat het niet liggen, en gooi het weg als er een nieuwe lijst is."
            ),
            printed_on=self._clock.today(),
        )

    def notice(self, vacancy_id: UUID) -> Document:
        """A vacancy as a notice to hang up: no candidates on it."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            opening = vacancy_still_there(work, vacancy_id)
            centre = still_there(work, Centre, self._centre_id)
            logo = work.store(Logo).get(self._centre_id)
        return vacancy_notice.document(opening, centre.name, self._clock.today(), logo)


def _helps(volunteer: Volunteer, today: dt.date) -> list[str]:
    """What this volunteer can do when something happens, as long as the certificate holds."""
    known = ((_("EHBO"), volunteer.first_aid_until), (_("BHV"), volunteer.bhv_until))
    return [words for words, until in known if until is not None and until >= today]


def _many(people: int) -> str:
    return ngettext("{n} persoon", "{n} personen", people).format(n=number(people))


def people_table(people: Iterable[Person], duties: Sequence[Duty]) -> Sheet:
    """Table of all fields of these people, as an import knows them."""
    people = tuple(people)
    duty_names = {duty.id: duty.name for duty in duties}
    names = {person.volunteer.id: person.volunteer.name for person in people}
    return sheet(
        _("Vrijwilligers"),
        tuple(field.title for field in volunteer_fields()),
        (as_row(person, duty_names, names) for person in people),
    )


def _names_table(people: Sequence[Person], duties: dict[UUID, str]) -> Sheet:
    def row(person: Person) -> tuple[str, ...]:
        volunteer = person.volunteer
        done = [name for key, name in duties.items() if key in volunteer.duty_ids]
        return (volunteer.name, volunteer.phone, volunteer.email, ", ".join(done))

    headings = ((_("naam"), 26), (_("telefoon"), 18), (_("e-mail"), 26), (_("taken"), 30))
    return sheet(_("Vrijwilligers"), headings, map(row, people))
