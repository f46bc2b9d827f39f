"""Subject access (inzage): all that is kept about one person, in tables that the person can read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.papers.document import Document, Sheet, Value
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.placements.placement import outcome_names
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import Certainty, PersonalFind
from buurthuis_app.domain.volunteers.fields import FieldGroup, fields_of
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.i18n import _, clock, in_dutch, in_hours, listing
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.privacy import personal_finds
from buurthuis_app.persistence.queries.volunteers import subject_access
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.plain_document import plain_document
from buurthuis_app.services.privacy.find_words import finds_table
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.volunteers.volunteers import person_still_there
from buurthuis_app.services.volunteers.wording import absence_words, cell_of

if TYPE_CHECKING:
    from buurthuis_app.persistence.queries.volunteers.subject_access import KnownOfPerson

_PAIR = (("", 3), ("", 7))
Rows = tuple[tuple[Value, ...], ...]


class SubjectAccess(Service):
    """For the coordinator alone."""

    def about(self, volunteer_id: UUID) -> Document:
        """All that is kept about a volunteer. Raises Conflict when she or he was removed."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            own = still_there(work, Volunteer, volunteer_id)
            sought = SoughtPerson(name=own.name, email=own.email, phone=own.phone)
            return self._paper_in(work, sought, personal_finds.find(work, sought, own.id))

    @in_dutch()
    def paper(self, sought: SoughtPerson, found: Sequence[PersonalFind]) -> Document:
        """What was found about somebody; of a volunteer (`own_record`) all that goes with it in tables of its own."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return self._paper_in(work, sought, found)

    def _paper_in(
        self, work: Work, sought: SoughtPerson, found: Sequence[PersonalFind]
    ) -> Document:
        centre = still_there(work, Centre, self._centre_id)
        own = own_record(found)
        tables: tuple[Sheet, ...] = ()
        if own is not None:
            person = person_still_there(work, own.key[0])
            tables = tuple(_tables(subject_access.about(work, self._centre_id, person)))
        document = plain_document(
            centre.name,
            _("Wat wij over u bewaren"),
            (*tables, finds_table(find for find in found if find is not own)),
            subtitle=sought.name or sought.email or sought.phone,
            text=_(
                "Dit is alles wat in het programma van het buurthuis over u staat of over u kan gaan. Klopt er "
                "iets niet, of wilt u dat het gewist wordt? Zeg het tegen de coördinator. Wat u de "
                "vertrouwenspersoon vertelde, kan niemand anders lezen: vraag het daar."
            ),
            printed_on=self._clock.today(),
        )
        return replace(document, file_title=_("Inzage"))


def own_record(found: Iterable[PersonalFind]) -> PersonalFind | None:
    """The find that is this person as a volunteer, unless it may as well be a namesake."""
    records = [find for find in found if find.table == "volunteer" and not find.column]
    for certainty in (Certainty.OWN, Certainty.LIKELY):
        sure = [find for find in records if find.certainty is certainty]
        if sure:
            return sure[0] if len(sure) == 1 else None
    return None


def _tables(known: "KnownOfPerson") -> Iterator[Sheet]:
    """A table a subject; one that holds nothing stays, so that people see that there is nothing."""
    yield sheet(_("Wie u bent"), _PAIR, _who(known))
    yield sheet(_("Wat wij hebben afgesproken"), _PAIR, _agreed(known))
    yield sheet(
        _("Wanneer u er niet bent"),
        ((_("van"), 12), (_("tot en met"), 12), (_("hoe vaak"), 12), (_("waarom"), 50)),
        tuple(absence_words(known.person)),
    )
    yield sheet(
        _("Uw diensten"),
        (
            (_("datum"), 16),
            (_("tijd"), 14),
            (_("taak"), 24),
            (_("stand"), 14),
            (_("waarom een regel niet gold"), 40),
        ),
        tuple(
            (row[0], f"{clock(row[1])}–{clock(row[2])}", row[3], row[4].words, row[5])
            for row in known.shifts
        ),
    )
    yield sheet(
        _("Activiteiten die u leidt of leidde"),
        ((_("activiteit"), 40), (_("keren"), 10), (_("van"), 14), (_("tot en met"), 14)),
        tuple((each.title, each.times, each.first, each.last) for each in known.led),
    )
    if known.placements:
        yield from _placed(known)
    yield sheet(
        _("Uren die met de hand zijn genoteerd"),
        (
            (_("datum"), 16),
            (_("uren"), 9),
            (_("waarvoor"), 30),
            (_("opmerking"), 30),
            (_("waarom meer dan het maximum"), 30),
        ),
        tuple(_noted(known)),
    )
    yield sheet(
        _("Voordat u vrijwilliger was"),
        ((_("vacature"), 30), (_("aangemeld op"), 14), (_("opmerking"), 50)),
        tuple(
            (title, candidate.noted_on, candidate.remark) for candidate, title in known.candidates
        ),
    )


def _who(known: "KnownOfPerson") -> Rows:
    volunteer = known.person.volunteer
    birth = (
        (_("Geboortedatum"), volunteer.birth_date),
        (_("Geboortejaar"), str(volunteer.birth_year or "")),
    )
    groups = (FieldGroup.REACHED, FieldGroup.PRIVATE, FieldGroup.ABLE)
    return (*_told(known, groups, birth=None), *(pair for pair in birth if pair[1]))


def _agreed(known: "KnownOfPerson") -> Rows:
    duties = [name for key, name in known.duties.items() if key in known.person.volunteer.duty_ids]
    return (
        *_told(
            known,
            (FieldGroup.STANDING, FieldGroup.AGREED, FieldGroup.WHEN),
            duty_ids=listing(duties),
            together_with=listing(known.together),
        ),
        *(((_("Alleen samen met u komt"), listing(known.bound)),) if known.bound else ()),
    )


def _placed(known: "KnownOfPerson") -> Iterator[Sheet]:
    outcomes = outcome_names()
    yield sheet(
        _("Uw werkervaringsplaatsen"),
        (
            (_("plek"), 24),
            (_("van"), 12),
            (_("tot en met"), 12),
            (_("wat u wilde leren"), 30),
            (_("wat ervan kwam"), 24),
        ),
        tuple(
            (
                offer.title,
                placement.since,
                placement.ended_on or placement.until,
                placement.goals,
                " · ".join(
                    part
                    for part in (
                        outcomes[placement.outcome] if placement.outcome else "",
                        placement.remark,
                    )
                    if part
                ),
            )
            for offer, placement in known.placements
        ),
    )
    yield sheet(
        _("Gesprekken daarover"),
        ((_("datum"), 14), (_("afgesproken"), 60)),
        tuple((talk.date, talk.words) for talk in sorted(known.talks, key=lambda each: each.date)),
    )


def _told(known: "KnownOfPerson", groups: tuple[FieldGroup, ...], **odd: Value) -> Rows:
    """What the fields of these groups say, those that say nothing left out."""
    person = known.person
    pairs = (
        (field.words, odd[field.name] if field.name in odd else cell_of(field, person))
        for field in fields_of(*groups)
    )
    return tuple(pair for pair in pairs if pair[1])


def _noted(known: "KnownOfPerson") -> Iterator[tuple[Value, ...]]:
    for line in known.noted:
        what = (
            known.duties.get(line.duty_id, "") if line.duty_id else "",
            known.activities.get(line.activity_id, "") if line.activity_id else "",
        )
        yield (
            line.date,
            in_hours(line.minutes),
            ", ".join(part for part in what if part),
            line.remark,
            line.overruled_because,
        )
