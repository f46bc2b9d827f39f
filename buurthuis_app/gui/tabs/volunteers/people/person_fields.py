"""The fields of the form of a volunteer: what everybody needs first, the rest behind headings."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QLineEdit

from buurthuis_app.domain.volunteers.stays import Stay, read_stays, stays_in_words
from buurthuis_app.domain.volunteers.volunteer import (
    MOST_A_WEEK,
    MOST_HOURS,
    Duty,
    Person,
    Volunteer,
    VolunteerKind,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.day_field import BirthField
from buurthuis_app.gui.forms.field import Field, Item, Kind, beside, named, section, within
from buurthuis_app.gui.tabs.volunteers.people.people_field import PeopleField
from buurthuis_app.gui.tabs.volunteers.people.week_field import WeekField
from buurthuis_app.i18n import _
from buurthuis_app.services.volunteers.wording import kind_words


def person_fields(duties: Sequence[Duty], others: Iterable[Volunteer]) -> tuple[Item, ...]:
    """All fields, of which the form itself binds the week."""
    no_duties = _("Er zijn nog geen taken. Maak ze bij 'Taken'.")
    kind_names = [(kind, kind_words(kind)) for kind in VolunteerKind]
    return within(
        "volunteer",
        Field("name", _("Naam"), kinds.text()),
        beside(
            Field("phone", _("Telefoon"), kinds.text()), Field("email", _("E-mail"), kinds.text())
        ),
        Field(
            "duty_ids",
            _("Taken"),
            kinds.chips(named(duties), no_duties),
            _("Wat deze persoon mag doen."),
        ),
        beside(
            Field("kind", _("Soort"), kinds.choice(kind_names)),
            Field("since", _("Sinds"), kinds.day()),
            Field("until", _("Laatste dag"), kinds.day()),
        ),
        section(
            _("Wanneer"),
            Field(
                "availability",
                _("Vaste week"),
                Kind(WeekField),
                _(
                    "Klik of druk op de spatiebalk: leeg = kan, + liever wel, − liever niet, × kan niet."
                ),
                free=True,
            ),
            beside(
                _limit("max_per_week", _("Hoogstens zo vaak per week"), MOST_A_WEEK),
                _limit("max_hours_per_month", _("Hoogstens zo veel uur per maand"), MOST_HOURS),
            ),
            Field("not_two_days_running", _("Liever niet twee dagen achter elkaar"), kinds.tick()),
            Field(
                "together_with",
                _("Alleen samen met een van deze mensen"),
                Kind(lambda: PeopleField(others), PeopleField.show_people, PeopleField.people),
            ),
            summary=lambda person: _("ingevuld") if person.availability else "",
        ),
        section(
            _("Talenten en talen"),
            Field("talents", _("Talenten"), kinds.lines()),
            Field("wants_to_learn", _("Wil leren"), kinds.lines()),
            Field("languages", _("Talen"), kinds.text()),
            summary=_abilities,
        ),
        section(
            _("Afspraken"),
            Field("agreement_on", _("Overeenkomst getekend op"), kinds.day()),
            Field(
                "earlier_stays",
                _("Eerdere periodes"),
                _stays(),
                _(
                    "Voor wie stopte en terugkwam. Zo blijven de cijfers van vorige jaren zoals ze zijn."
                ),
            ),
            Field("vog_needed", _("Een VOG is nodig"), kinds.tick()),
            beside(
                Field("vog_seen_on", _("VOG gezien op"), kinds.day()),
                Field("vog_renew_by", _("Vernieuwen voor"), kinds.day()),
            ),
            Field("allowance", _("Krijgt een vrijwilligersvergoeding"), kinds.tick()),
            Field("remark", _("Opmerking"), kinds.lines()),
            summary=_agreements,
        ),
        section(
            _("Adres en noodgeval"),
            Field("address", _("Adres"), kinds.text()),
            Field("emergency_contact", _("Bellen als er iets is"), kinds.text()),
            Field(
                "birth",
                _("Geboortejaar of geboortedatum"),
                Kind(BirthField, lambda field, birth: field.show_birth(*birth), BirthField.birth),
                _("Alleen als het nodig is, bijvoorbeeld voor een taak met een leeftijdsgrens."),
                binds=("birth_year", "birth_date"),
            ),
            summary=_private,
        ),
    )


def _limit(name: str, words: str, most: int) -> Field:
    return Field(name, words, kinds.number(0, most, nothing=_("geen grens")))


def _stays() -> Kind:
    usual = kinds.text(_("bijv. 1-3-2020 t/m 31-3-2026"))

    def show(line: QLineEdit, stays: tuple[Stay, ...]) -> None:
        line.setText(stays_in_words(stays))

    return Kind(usual.make, show, lambda line: read_stays(line.text()))


def _abilities(person: Person) -> str:
    volunteer = person.volunteer
    able = (volunteer.talents, volunteer.wants_to_learn, volunteer.languages)
    return ", ".join(" ".join(text.split()) for text in able if text)


def _agreements(person: Person) -> str:
    volunteer = person.volunteer
    agreed = (
        (volunteer.agreement_on, _("getekend")),
        (volunteer.earlier_stays, _("eerdere periodes")),
        (volunteer.vog_seen_on, _("VOG gezien")),
        (volunteer.allowance, _("vergoeding")),
        (volunteer.remark, _("opmerking")),
    )
    return ", ".join(words for known, words in agreed if known)


def _private(person: Person) -> str:
    volunteer = person.volunteer
    private = (volunteer.address, volunteer.emergency_contact, volunteer.birth_year)
    return _("ingevuld") if any((*private, volunteer.birth_date)) else ""
