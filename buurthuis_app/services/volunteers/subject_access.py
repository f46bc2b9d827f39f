"""Subject access: all that is kept about one volunteer, in tables that the person can read."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from buurthuis_app.domain.papers.document import Sheet, Value
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.volunteers.fields import FieldGroup, fields_of
from buurthuis_app.domain.volunteers.hours import in_hours
from buurthuis_app.i18n import _, clock, listing
from buurthuis_app.services.privacy.find_words import finds_table
from buurthuis_app.services.volunteers.wording import absence_words, cell_of

if TYPE_CHECKING:
    from buurthuis_app.domain.shared.personal_data import PersonalFind
    from buurthuis_app.persistence.queries.volunteers.subject_access import KnownOfPerson

_PAIR = (("", 3), ("", 7))
Rows = tuple[tuple[Value, ...], ...]


def about_tables(known: "KnownOfPerson", elsewhere: "Iterable[PersonalFind]") -> tuple[Sheet, ...]:
    """A table a subject; one that holds nothing stays, so that people see that there is nothing."""
    other = finds_table(elsewhere, _("Andere plaatsen waar uw naam staat"))
    return (*_tables(known), other)


def _tables(known: "KnownOfPerson") -> Iterator[Sheet]:
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
