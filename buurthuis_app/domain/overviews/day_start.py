"""Day start: what waits for the coordinator, each in one calm sentence. What is in order is not said."""

import datetime as dt
from collections.abc import Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.counts.day_cards import Gap
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.volunteers.volunteer import VOG_AHEAD, Duty, Volunteer
from buurthuis_app.i18n import _, day_and_month, euros, listing, ngettext, number, short_date

MOST_NAMED = 4
BIRTHDAYS_WITHIN = dt.timedelta(days=7)
CERTIFICATE_WITHIN = dt.timedelta(weeks=8)
"""So long before it ends a course of first aid or BHV is planned again."""
AGREEMENT_WITHIN = dt.timedelta(days=28)
"""After so many days with the house somebody should have an agreement."""


class Chore(Enum):
    """Chore that waits, by where it is done."""

    OPEN_PLACES = "open_places"
    NOT_COUNTED = "not_counted"
    VOG = "vog"
    AGREEMENT = "agreement"
    CERTIFICATES = "certificates"
    KEYS = "keys"
    PLACEMENTS = "placements"
    BIRTHDAYS = "birthdays"
    LATE_LOANS = "late_loans"
    FOLLOW_UPS = "follow_ups"
    HIRE_REQUESTS = "hire_requests"
    LATE_INVOICES = "late_invoices"
    LATE_PLANS = "late_plans"
    ACCOUNTS = "accounts"
    ADOPTION = "adoption"
    SECOND_PLACE = "second_place"


class DueAccount(Struct, frozen=True, kw_only=True):
    """An initiative under way, with money of an earlier year of which no account was given."""

    id: UUID
    title: str


class DayStartFacts(Struct, frozen=True, kw_only=True):
    """Everything that is looked at in the morning; what may not be seen is left out."""

    today: dt.date
    open_places: int = 0
    gaps: tuple[Gap, ...] = ()
    volunteers: tuple[Volunteer, ...] = ()
    duties: tuple[Duty, ...] = ()
    placements: tuple[str, ...] = ()
    """Who gains experience past the last day that was agreed, by name."""
    late: tuple[str, ...] = ()
    """Things that were lent and should have been back, by name."""
    follow_ups: int = 0
    """Incidents after which something must be done today, or should have been."""
    hire_requests: int = 0
    """Requests for a room that have no answer yet."""
    late_invoices: tuple[int, ...] = ()
    """What each invoice comes to, in euro cents, that should have been paid."""
    late_plans: tuple[str, ...] = ()
    """What was to be done for who spoke up, and is not."""
    accounts: tuple[DueAccount, ...] = ()
    not_adopted: Period | None = None
    """The year before, when things were counted in it and its overview was not adopted."""
    second_place_overdue: bool = False


class Waiting(Struct, frozen=True, kw_only=True):
    """One line of the page, with the record, the day or the period where it is done."""

    chore: Chore
    sentence: str
    record: UUID | None = None
    day: dt.date | None = None
    period: Period | None = None


def waiting(facts: DayStartFacts) -> tuple[Waiting, ...]:
    """The lines, what presses first; none when nothing waits."""
    today, here = (
        facts.today,
        [person for person in facts.volunteers if person.serves_on(facts.today)],
    )
    first = next(iter(facts.gaps), None)
    account = next(iter(facts.accounts), None)
    lines = (
        Waiting(chore=Chore.OPEN_PLACES, sentence=_open_places(facts.open_places)),
        Waiting(
            chore=Chore.NOT_COUNTED,
            sentence=_not_counted(len(facts.gaps)),
            record=first.occurrence_id if first else None,
            day=first.date if first else None,
        ),
        Waiting(chore=Chore.VOG, sentence=_vog(here, facts.duties, today)),
        Waiting(chore=Chore.AGREEMENT, sentence=_agreement(here, today)),
        Waiting(chore=Chore.CERTIFICATES, sentence=_certificates(here, today)),
        Waiting(chore=Chore.KEYS, sentence=_keys(facts.volunteers, today)),
        Waiting(chore=Chore.PLACEMENTS, sentence=_placements(facts.placements)),
        Waiting(chore=Chore.BIRTHDAYS, sentence=_birthdays(here, today)),
        Waiting(chore=Chore.LATE_LOANS, sentence=_late(facts.late)),
        Waiting(chore=Chore.FOLLOW_UPS, sentence=_follow_ups(facts.follow_ups)),
        Waiting(chore=Chore.HIRE_REQUESTS, sentence=_requests(facts.hire_requests)),
        Waiting(chore=Chore.LATE_INVOICES, sentence=_unpaid(facts.late_invoices)),
        Waiting(chore=Chore.LATE_PLANS, sentence=_late_plans(facts.late_plans)),
        Waiting(
            chore=Chore.ACCOUNTS,
            sentence=_accounts(facts.accounts),
            record=account.id if account else None,
        ),
        Waiting(
            chore=Chore.ADOPTION,
            sentence=_not_adopted(facts.not_adopted),
            period=facts.not_adopted,
        ),
        Waiting(
            chore=Chore.SECOND_PLACE,
            sentence=_("Er kwam een week of langer geen reservekopie op een tweede plaats.")
            if facts.second_place_overdue
            else "",
        ),
    )
    return tuple(line for line in lines if line.sentence)


def _open_places(places: int) -> str:
    if not places:
        return ""
    words = ngettext(
        "Deze week is er nog {n} plaats open in het rooster.",
        "Deze week zijn er nog {n} plaatsen open in het rooster.",
        places,
    )
    return words.format(n=number(places))


def _not_counted(times: int) -> str:
    if not times:
        return ""
    words = ngettext(
        "Deze week is {n} keer niet geteld.", "Deze week zijn {n} keren niet geteld.", times
    )
    return words.format(n=number(times))


def _vog(here: Sequence[Volunteer], duties: Sequence[Duty], today: dt.date) -> str:
    """Who needs a VOG that nobody saw or that should soon be renewed, for the person or for one of the duties."""
    strict = {duty.id for duty in duties if duty.needs_vog}
    names = [
        volunteer.name
        for volunteer in here
        if (volunteer.vog_needed or strict & set(volunteer.duty_ids))
        and not volunteer.vog_holds_on(today + VOG_AHEAD)
    ]
    return _("VOG regelen: {names}.").format(names=_named(names)) if names else ""


def _agreement(here: Sequence[Volunteer], today: dt.date) -> str:
    """Who came in a while ago, and has no agreement yet; of an unknown beginning nothing is asked."""
    names = [
        volunteer.name
        for volunteer in here
        if volunteer.agreement_on is None
        and volunteer.since is not None
        and volunteer.since + AGREEMENT_WITHIN <= today
    ]
    return _("Nog geen overeenkomst: {names}.").format(names=_named(names)) if names else ""


def _certificates(here: Sequence[Volunteer], today: dt.date) -> str:
    """Whose first aid or BHV is over or soon will be: a course has to be planned."""
    known = (
        (until, words.format(name=volunteer.name, day=short_date(until)))
        for volunteer in here
        for words, until in (
            (_("{name} (EHBO, {day})"), volunteer.first_aid_until),
            (_("{name} (BHV, {day})"), volunteer.bhv_until),
        )
        if until is not None and until <= today + CERTIFICATE_WITHIN
    )
    names = [words for _until, words in sorted(known)]
    return _("Herhaling EHBO of BHV regelen: {names}.").format(names=_named(names)) if names else ""


def _keys(everybody: Sequence[Volunteer], today: dt.date) -> str:
    """Who left and still has a key."""
    names = [
        volunteer.name
        for volunteer in everybody
        if volunteer.keys and volunteer.until is not None and volunteer.until < today
    ]
    return _("Sleutels terugvragen: {names}.").format(names=_named(names)) if names else ""


def _placements(names: Sequence[str]) -> str:
    if not names:
        return ""
    words = _("De afgesproken tijd van een werkervaringsplaats is voorbij: {names}.")
    return words.format(names=_named(names))


def _birthdays(here: Sequence[Volunteer], today: dt.date) -> str:
    known = ((volunteer.birthday_from(today), volunteer.name) for volunteer in here)
    near = sorted((day, name) for day, name in known if day and day <= today + BIRTHDAYS_WITHIN)
    said = [
        _("{name} vandaag").format(name=name)
        if day == today
        else _("{name} op {day}").format(name=name, day=day_and_month(day))
        for day, name in near
    ]
    return _("Jarig: {names}.").format(names=_named(said)) if said else ""


def _late(things: Sequence[str]) -> str:
    return (
        _("Uitgeleend en te laat terug: {things}.").format(things=_named(things)) if things else ""
    )


def _follow_ups(number_of: int) -> str:
    words = ngettext(
        "{n} incident wacht op een vervolg.", "{n} incidenten wachten op een vervolg.", number_of
    )
    return words.format(n=number(number_of)) if number_of else ""


def _requests(number_of: int) -> str:
    words = ngettext(
        "{n} aanvraag voor een zaal wacht op antwoord.",
        "{n} aanvragen voor een zaal wachten op antwoord.",
        number_of,
    )
    return words.format(n=number(number_of)) if number_of else ""


def _unpaid(late: Sequence[int]) -> str:
    words = ngettext(
        "{n} factuur van de verhuur is niet op tijd betaald: {amount}.",
        "{n} facturen van de verhuur zijn niet op tijd betaald: samen {amount}.",
        len(late),
    )
    return words.format(n=number(len(late)), amount=euros(sum(late))) if late else ""


def _late_plans(matters: Sequence[str]) -> str:
    if not matters:
        return ""
    return _("Toegezegd en nog niet gedaan: {matters}.").format(matters=_named(matters))


def _accounts(accounts: Sequence[DueAccount]) -> str:
    if not accounts:
        return ""
    words = _("Geld van een eerder jaar, nog zonder verantwoording: {titles}.")
    return words.format(titles=_named([account.title for account in accounts]))


def _not_adopted(year: Period | None) -> str:
    if year is None:
        return ""
    return _("Het jaaroverzicht van {year} is nog niet vastgesteld.").format(year=year.name)


def _named(words: Sequence[str]) -> str:
    if len(words) <= MOST_NAMED:
        return listing(words)
    rest = _("nog {n}").format(n=number(len(words) - MOST_NAMED))
    return listing([*words[:MOST_NAMED], rest])
