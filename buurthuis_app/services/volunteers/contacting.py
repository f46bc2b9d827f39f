"""Contacting volunteers: cards for a telephone, letters on paper, and addresses for a word processor."""

from collections.abc import Sequence
from pathlib import Path

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.shared.contact_details import contact_card
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.volunteers.letter import (
    Letter,
    address_lines,
    addressed,
    first_name,
    problems_of_letter,
)
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _, in_dutch
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.plain_document import plain_document
from buurthuis_app.services.papers.paper import Paper, picture
from buurthuis_app.services.shared.service import Service, still_there


class Contacting(Service):
    """Gives no more of people than is needed to reach them."""

    @in_dutch()
    def blank_letter(self) -> Letter:
        """A letter to begin with."""
        return Letter(text=_("Beste {name},").format(name="{voornaam}") + "\n\n")

    def cards(self, people: Sequence[Volunteer]) -> bytes:
        """Name, phone number and e-mail address of each, as a telephone takes them in; not of who has neither."""
        centre = self._centre()
        cards = [
            contact_card(person.name, person.phone, person.email, centre.name)
            for person in people
            if person.phone.strip() or person.email.strip()
        ]
        return "".join(f"{card}\r\n" for card in cards).encode()

    def write_cards(self, people: Sequence[Volunteer], target: Path) -> None:
        """The same to a file. Raises DiskFull or ReadOnly."""
        content = self.cards(people)
        with written_whole(target) as file:
            file.write(content)

    def letters(self, people: Sequence[Volunteer], letter: Letter) -> Paper:
        """A letter for each of these people. Raises Refused with what is wrong with it."""
        from buurthuis_app.reports.volunteers.letters import Mailing, write_letters

        centre = self._centre()
        refuse(problems_of_letter(letter))
        mailing = Mailing(
            centre=centre.name,
            town=centre.town,
            day=self._clock.today(),
            letters=addressed(letter, people),
        )
        return picture(_("Brieven"), centre.name, lambda out: write_letters(mailing, out))

    def addresses(self, people: Sequence[Volunteer]) -> Document:
        """Names and addresses as a table, from which a word processor makes letters or labels."""
        centre = self._centre()
        headings = (_("naam"), _("voornaam"), _("adres"), _("plaats"), _("e-mail"))
        table = sheet(_("Adressen"), headings, map(_row, people))
        title, today = _("Adressen voor brieven"), self._clock.today()
        return replace(
            plain_document(centre.name, title, (table,), printed_on=today), tables=(table,)
        )

    def _centre(self) -> Centre:
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return still_there(work, Centre, self._centre_id)


def _row(person: Volunteer) -> tuple[str, ...]:
    first, *rest = address_lines(person.address) or ("",)
    return (person.name, first_name(person.name), first, ", ".join(rest), person.email)
