"""The fields of the form of a volunteer: what everybody needs first, the rest behind headings."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from PySide6.QtWidgets import QLineEdit

from buurthuis_app.domain.volunteers.fields import FieldGroup, FieldKind, VolunteerField, fields_of
from buurthuis_app.domain.volunteers.stays import Stay, read_stays, stays_in_words
from buurthuis_app.domain.volunteers.volunteer import Duty, Person, Volunteer, VolunteerKind
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.day_field import BirthField
from buurthuis_app.gui.forms.field import Field, Item, Kind, beside, named, section, within
from buurthuis_app.gui.tabs.volunteers.people.people_field import PeopleField
from buurthuis_app.gui.tabs.volunteers.people.week_field import WeekField
from buurthuis_app.i18n import _
from buurthuis_app.services.volunteers.wording import kind_words


def person_fields(duties: Sequence[Duty], others: Iterable[Volunteer]) -> tuple[Item, ...]:
    """All fields, of which the form itself binds the week."""
    no_duties = _("Er zijn nog geen taken.")
    odd = {
        "duty_ids": kinds.chips(named(duties), no_duties, step=_("Taken maken…")),
        "kind": kinds.choice([(kind, kind_words(kind)) for kind in VolunteerKind]),
        "availability": Kind(WeekField),
        "together_with": Kind(
            lambda: PeopleField(others), PeopleField.show_people, PeopleField.people
        ),
        "earlier_stays": _stays(),
        "birth": Kind(BirthField, lambda field, birth: field.show_birth(*birth), BirthField.birth),
    }
    return within(
        "volunteer",
        *_items(odd, FieldGroup.REACHED, FieldGroup.STANDING),
        section(_("Wanneer"), *_items(odd, FieldGroup.WHEN), summary=_when),
        section(_("Talenten en talen"), *_items(odd, FieldGroup.ABLE), summary=_abilities),
        section(_("Afspraken"), *_items(odd, FieldGroup.AGREED), summary=_agreements),
        section(_("Adres en noodgeval"), *_items(odd, FieldGroup.PRIVATE), summary=_private),
    )


def _items(odd: Mapping[str, Kind], *groups: FieldGroup) -> Iterator[Item]:
    """The fields of these groups, short ones beside each other."""
    told = [field for field in fields_of(*groups) if field.kind is not FieldKind.COLUMN]
    for short, fields in groupby(told, lambda field: field.short):
        bound = [_bound(field, odd) for field in fields]
        yield from [beside(*bound)] if short else bound


def _bound(field: VolunteerField, odd: Mapping[str, Kind]) -> Field:
    return Field(
        field.name,
        field.words,
        odd.get(field.name) or _kind(field),
        field.help,
        binds=field.binds,
        free=field.name == "availability",
    )


def _kind(field: VolunteerField) -> Kind:
    plain: dict[FieldKind, Callable[[], Kind]] = {
        FieldKind.LINE: kinds.text,
        FieldKind.LINES: kinds.lines,
        FieldKind.DAY: kinds.day,
        FieldKind.TICK: kinds.tick,
        FieldKind.NUMBER: lambda: kinds.number(0, field.most, nothing=_("geen grens")),
    }
    return plain[field.kind]()


def _stays() -> Kind:
    usual = kinds.text(_("bijv. 1-3-2020 t/m 31-3-2026"))

    def show(line: QLineEdit, stays: tuple[Stay, ...]) -> None:
        line.setText(stays_in_words(stays))

    return Kind(usual.make, show, lambda line: read_stays(line.text()))


def _filled(person: Person, group: FieldGroup) -> Iterator[VolunteerField]:
    return (field for field in fields_of(group) if field.value_in(person.volunteer))


def _when(person: Person) -> str:
    return _("ingevuld") if person.availability else ""


def _abilities(person: Person) -> str:
    texts = (field.value_in(person.volunteer) for field in _filled(person, FieldGroup.ABLE))
    return ", ".join(" ".join(text.split()) for text in texts)


def _agreements(person: Person) -> str:
    """What was agreed, in a word each; that a VOG is needed or ends says less than that it was seen."""
    own = dict.fromkeys(("vog_needed", "vog_renew_by"), "")
    own |= {"agreement_on": _("getekend"), "vog_seen_on": _("VOG gezien")}
    fields = _filled(person, FieldGroup.AGREED)
    words = (own.get(field.name, field.title[:1].lower() + field.title[1:]) for field in fields)
    return ", ".join(filter(None, words))


def _private(person: Person) -> str:
    return _("ingevuld") if any(_filled(person, FieldGroup.PRIVATE)) else ""
