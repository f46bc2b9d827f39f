"""Papers about volunteers: lists of names, and a vacancy."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.papers.document import Document, Sheet
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.volunteers.fields import volunteer_fields
from buurthuis_app.domain.volunteers.volunteer import Duty, Person
from buurthuis_app.i18n import _, ngettext, number
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
        many = ngettext("{n} persoon", "{n} personen", len(people)).format(n=number(len(people)))
        document = plain_document(
            centre.name,
            _("Vrijwilligers"),
            (_names_table(people, {duty.id: duty.name for duty in duties}),),
            subtitle=many,
            warning=_(
                "Op dit blad staan namen en telefoonnummers. Laat het niet liggen, en gooi het weg "
                "als er een nieuwe lijst is."
            ),
            printed_on=self._clock.today(),
        )
        return replace(document, tables=(people_table(people, duties),))

    def notice(self, vacancy_id: UUID) -> Document:
        """A vacancy as a notice to hang up: no candidates on it."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            opening = vacancy_still_there(work, vacancy_id)
            centre = still_there(work, Centre, self._centre_id)
        return vacancy_notice.document(opening, centre.name, self._clock.today())


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
