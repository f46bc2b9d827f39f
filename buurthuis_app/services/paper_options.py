"""Options of papers: what each can be about, beside a period."""

from collections.abc import Iterable
from uuid import UUID

from buurthuis_app.i18n import _, clock, day_and_month, languages
from buurthuis_app.services.papers.wish import Option
from buurthuis_app.services.registry import CentreServices


def themes(house: CentreServices) -> tuple[Option, ...]:
    """Themes to choose from, by name."""
    return _named((row.key, row.name) for row in house.harvest.choices()[0])


def activities(house: CentreServices) -> tuple[Option, ...]:
    """Every activity, by title."""
    return _named((row.key, row.name) for row in house.harvest.choices()[1])


def sign_up_lists(house: CentreServices) -> tuple[Option, ...]:
    """What is to come in the next weeks and asks for sign-up, soonest first: an activity and its occurrence."""
    from buurthuis_app.domain.signups.sign_up import LISTS_AHEAD

    today = house.clock.today()
    return _named(
        (
            (item.occurrence.activity_id, item.occurrence.id),
            " · ".join(
                part
                for part in (
                    day_and_month(item.occurrence.date),
                    clock(item.occurrence.starts) if item.occurrence.starts else "",
                    item.title,
                )
                if part
            ),
        )
        for item in house.plan.agenda(today, today + LISTS_AHEAD)
        if item.sign_up and not item.occurrence.cancelled
    )


def volunteers(house: CentreServices) -> tuple[Option, ...]:
    """Every volunteer."""
    people = (person.volunteer for person in house.volunteers.people())
    return _named((volunteer.id, volunteer.name) for volunteer in people)


def everybody_or_one(house: CentreServices) -> tuple[Option, ...]:
    """All volunteers together, or one of them."""
    return (Option(key=None, words=_("Iedereen")), *volunteers(house))


def everybody_or_duty(house: CentreServices) -> tuple[Option, ...]:
    """All volunteers together, or those of one duty."""
    duties = (duty for duty in house.volunteers.duties() if not duty.archived)
    return (
        Option(key=None, words=_("Iedereen")),
        *_named((duty.id, duty.name) for duty in duties),
    )


def hires(house: CentreServices) -> tuple[Option, ...]:
    """Every hire that was agreed, the newest first."""
    return _named(
        (row.hire.id, f"{row.title}, {day_and_month(row.hire.date)}")
        for row in house.hiring.hires()
        if row.hire.activity_id is not None
    )


def invoices(house: CentreServices) -> tuple[Option, ...]:
    """Every invoice and credit note, what is to be paid first."""
    return _named(
        (sent.invoice.id, f"{sent.invoice.code}, {sent.invoice.name}")
        for sent in house.invoicing.invoices()
    )


def vacancies(house: CentreServices) -> tuple[Option, ...]:
    """Every vacancy."""
    openings = house.vacancies.openings()
    return _named((opening.vacancy.id, opening.vacancy.title) for opening in openings)


def initiatives(house: CentreServices) -> tuple[Option, ...]:
    """Every initiative."""
    cards = house.initiatives.cards()
    return _named((card.initiative.id, card.initiative.title) for card in cards)


def areas(house: CentreServices) -> tuple[Option, ...]:
    """Every area."""
    return _named((area.id, area.name) for area in house.neighbourhoods.all())


def surveys(house: CentreServices) -> tuple[Option, ...]:
    """Every survey."""
    return _named((line.survey.id, line.survey.title) for line in house.surveys.all())


def poster_sizes(_house: CentreServices) -> tuple[Option, ...]:
    """The sheets a poster can be printed on."""
    from buurthuis_app.domain.confidant.poster import PosterSize

    return _named((size.value, size.value) for size in PosterSize)


def poster_languages(_house: CentreServices) -> tuple[Option, ...]:
    """The languages that cards can be in."""
    from buurthuis_app.domain.confidant.poster import whole_languages

    return _named((language.code, language.own_name) for language in whole_languages())


def door_languages(_house: CentreServices) -> tuple[Option, ...]:
    """The languages that the door speaks."""
    return _named(languages().items())


def _named(options: Iterable[tuple[object, str]]) -> tuple[Option, ...]:
    return tuple(Option(key=key, words=words) for key, words in options)


def id_of(option: object) -> UUID:
    """The id that was chosen."""
    if not isinstance(option, UUID):
        raise TypeError("nothing was chosen")
    return option
