"""Papers and files about volunteers: lists of names, and all that is kept about one person who asks (inzage)."""

import json
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.papers.plain_paper import PlainPaper
from buurthuis_app.domain.papers.spreadsheet import Table, TableHeading
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import Certainty
from buurthuis_app.domain.volunteers.volunteer import Duty, Person
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.persistence.queries.privacy import personal_finds
from buurthuis_app.persistence.queries.volunteers import subject_access
from buurthuis_app.persistence.queries.volunteers import volunteers as queries
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.volunteers.subject_access import about_tables
from buurthuis_app.services.volunteers.vacancies import vacancy_still_there
from buurthuis_app.services.volunteers.volunteers import person_still_there
from buurthuis_app.services.volunteers.wording import as_row, people_headings

if TYPE_CHECKING:
    from buurthuis_app.domain.papers.spreadsheet import Cell


class FinishedPaper(Struct, frozen=True, kw_only=True):
    """A PDF that is ready, and what its maker should know about it."""

    heading: str
    centre: str
    content: bytes
    notes: tuple[str, ...] = ()


class PeoplePapers(Service):
    """Only for the coordinator: they hold names."""

    def about(self, volunteer_id: UUID) -> PlainPaper:
        """Tables of all that is kept about one person."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            person = person_still_there(work, volunteer_id)
            centre = still_there(work, Centre, self._centre_id)
            known = subject_access.about(work, self._centre_id, person)
            own = person.volunteer
            sought = SoughtPerson(name=own.name, email=own.email, phone=own.phone)
            found = personal_finds.find(work, sought, own.id)
        return PlainPaper(
            centre=centre.name,
            title=_("Wat wij over u bewaren"),
            subtitle=person.volunteer.name,
            texts=(
                _(
                    "Dit is alles wat in het programma van het buurthuis over u staat. Klopt er iets "
                    "niet, of wilt u dat het gewist wordt? Zeg het tegen de coördinator."
                ),
            ),
            tables=about_tables(
                known, [each for each in found if each.certainty is not Certainty.OWN]
            ),
            printed_on=self._clock.today(),
        )

    def names(self, people: Sequence[Person]) -> PlainPaper:
        """A list of names with phone numbers and duties."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            duties = {duty.id: duty.name for duty in queries.duties(work, self._centre_id)}
        many = ngettext("{n} persoon", "{n} personen", len(people)).format(n=number(len(people)))
        return PlainPaper(
            centre=centre.name,
            title=_("Vrijwilligers"),
            subtitle=many,
            warning=_(
                "Op dit blad staan namen en telefoonnummers. Laat het niet liggen, en gooi het weg "
                "als er een nieuwe lijst is."
            ),
            tables=(_names_table(people, duties),),
            printed_on=self._clock.today(),
        )

    def notice(self, vacancy_id: UUID) -> PlainPaper:
        """A vacancy as a notice to hang up: no candidates on it."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            opening = vacancy_still_there(work, vacancy_id)
            centre = still_there(work, Centre, self._centre_id)
        vacancy = opening.vacancy
        asked = Table(
            title=_("Wat wij vragen"),
            headings=(TableHeading(title="", width=1),),
            rows=tuple((f"•  {condition.text}",) for condition in opening.conditions),
        )
        facts = Table(
            title=_("Goed om te weten"),
            headings=(TableHeading(title="", width=30), TableHeading(title="", width=70)),
            rows=tuple(
                (name, value)
                for name, value in (
                    (_("Hoeveel tijd"), vacancy.hours),
                    (_("Meld je bij"), vacancy.contact),
                )
                if value
            ),
        )
        return PlainPaper(
            centre=centre.name,
            title=vacancy.title,
            subtitle=_("Wij zoeken een vrijwilliger"),
            texts=(vacancy.text,) if vacancy.text else (),
            tables=tuple(filled for filled in (asked, facts) if filled.rows),
            printed_on=self._clock.today(),
            poster=True,
        )

    def draw(self, paper: PlainPaper) -> FinishedPaper:
        """The paper as a PDF."""
        from buurthuis_app.reports.volunteers.plain_paper import write_plain_paper

        content = BytesIO()
        notes = write_plain_paper(paper, content)
        return FinishedPaper(
            heading=paper.title,
            centre=paper.centre,
            content=content.getvalue(),
            notes=notes.sentences,
        )

    def write_json(self, paper: PlainPaper, target: Path) -> None:
        """The same for another program: each part under its title, with the words of its columns as keys."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        text = json.dumps(as_json(paper), ensure_ascii=False, indent=1, default=str)
        with written_whole(target) as file:
            file.write(text.encode())

    def export(self, people: Sequence[Person], target: Path) -> None:
        """The people as .xlsx or .csv, in columns that can be taken in again. Raises Invalid for another ending."""
        from buurthuis_app.services.figures.export import write_tables

        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            duties = queries.duties(work, self._centre_id)
        write_tables((people_table(people, duties),), target)


def as_json(paper: PlainPaper) -> dict[str, object]:
    """A paper as plain values: a table of two columns without words above them is a list of names and values."""
    parts: dict[str, object] = {"titel": paper.title, "wie": paper.subtitle}
    for table in paper.tables:
        titles = [heading.title for heading in table.headings]
        if not any(titles):
            parts[table.title] = {str(row[0]): row[1] for row in table.rows}
        else:
            parts[table.title] = [dict(zip(titles, row, strict=True)) for row in table.rows]
    return parts


def people_table(people: Iterable[Person], duties: Sequence[Duty]) -> Table:
    """Table of all fields of these people."""
    people = tuple(people)
    duty_names = {duty.id: duty.name for duty in duties}
    names = {person.volunteer.id: person.volunteer.name for person in people}
    return Table(
        title=_("Vrijwilligers"),
        headings=people_headings(),
        rows=tuple(as_row(person, duty_names, names) for person in people),
    )


def _names_table(people: Sequence[Person], duties: dict[UUID, str]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for person in people:
        volunteer = person.volunteer
        done = [name for key, name in duties.items() if key in volunteer.duty_ids]
        rows.append((volunteer.name, volunteer.phone, volunteer.email, ", ".join(done)))
    return Table(
        title=_("Vrijwilligers"),
        headings=(
            TableHeading(title=_("naam"), width=26),
            TableHeading(title=_("telefoon"), width=18),
            TableHeading(title=_("e-mail"), width=26),
            TableHeading(title=_("taken"), width=30),
        ),
        rows=tuple(rows),
    )
