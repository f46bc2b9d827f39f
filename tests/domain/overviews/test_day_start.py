"""What waits for the coordinator in the morning, in calm sentences."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.counts.day_cards import Gap
from buurthuis_app.domain.overviews.day_start import (
    Chore,
    DayStartFacts,
    DueAccount,
    waiting,
)
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer

TODAY = dt.date(2026, 11, 22)
BAR = Duty(id=UUID(int=1), centre_id=UUID(int=2), name="bar")
CHILDREN = Duty(id=UUID(int=3), centre_id=UUID(int=2), name="kinderen", needs_vog=True)


def person(name: str, **facts: object) -> Volunteer:
    return Volunteer(id=UUID(int=9), centre_id=UUID(int=2), name=name, **facts)  # type: ignore[arg-type]


def said(**facts: object) -> list[tuple[Chore, str]]:
    found = waiting(DayStartFacts(today=TODAY, **facts))  # type: ignore[arg-type]
    return [(line.chore, line.sentence) for line in found]


def test_nothing_is_said_when_nothing_waits() -> None:
    well = person(
        "Ria",
        vog_needed=True,
        vog_seen_on=TODAY,
        since=dt.date(2020, 1, 1),
        agreement_on=TODAY,
        birth_date=dt.date(1960, 6, 1),
    )
    unknown, new = person("Bo"), person("Ali", since=TODAY - dt.timedelta(days=27))
    assert said(volunteers=(well, unknown, new), duties=(BAR, CHILDREN)) == []


def test_each_thing_that_waits_is_one_sentence_with_where_it_is_done() -> None:
    gap = Gap(occurrence_id=UUID(int=5), title="Yoga", date=dt.date(2026, 11, 17), starts=None)
    account = DueAccount(id=UUID(int=6), title="Bankje")
    facts = DayStartFacts(
        today=TODAY,
        open_places=1,
        gaps=(gap, gap),
        placements=("Noor",),
        late=("Boormachine", "Partytent"),
        late_plans=("Licht op het plein",),
        follow_ups=2,
        accounts=(account,),
        not_adopted=periods.year(2025),
        second_place_overdue=True,
    )
    places, count, term, late, follow, plan, money, paper, copy = waiting(facts)
    assert places.sentence == "Deze week is er nog 1 plaats open in het rooster."
    assert count.sentence == "Deze week zijn 2 keren niet geteld."
    assert (count.record, count.day) == (gap.occurrence_id, gap.date)
    assert term.sentence == "De afgesproken tijd van een werkervaringsplaats is voorbij: Noor."
    assert follow.sentence == "2 incidenten wachten op een vervolg."
    assert plan.sentence == "Toegezegd en nog niet gedaan: Licht op het plein."
    assert late.sentence == "Uitgeleend en te laat terug: Boormachine en Partytent."
    assert money.sentence == "Geld van een eerder jaar, nog zonder verantwoording: Bankje."
    assert money.record == account.id
    assert paper.sentence == "Het jaaroverzicht van 2025 is nog niet vastgesteld."
    assert paper.period == periods.year(2025)
    assert copy.chore is Chore.SECOND_PLACE


def test_a_vog_is_asked_of_who_needs_one_for_the_person_or_a_duty_and_is_still_here() -> None:
    late = TODAY + dt.timedelta(weeks=8, days=-1)
    people = (
        person("Ali", vog_needed=True),
        person("Bo", duty_ids=(CHILDREN.id,), vog_seen_on=TODAY, vog_renew_by=late),
        person("Cor", duty_ids=(BAR.id,)),
        person("Dia", vog_needed=True, until=TODAY - dt.timedelta(days=1)),
    )
    assert said(volunteers=people, duties=(BAR, CHILDREN)) == [
        (Chore.VOG, "VOG regelen: Ali en Bo.")
    ]


def test_who_is_here_for_four_weeks_has_an_agreement_and_many_are_not_all_named() -> None:
    since = TODAY - dt.timedelta(days=28)
    people = tuple(person(name, since=since) for name in ("Ali", "Bo", "Cor", "Dia", "Els", "Fay"))
    words = "Nog geen overeenkomst: Ali, Bo, Cor, Dia en nog 2."
    assert said(volunteers=people) == [(Chore.AGREEMENT, words)]


def test_birthdays_of_the_coming_week_are_named_with_their_day() -> None:
    people = (
        person("Ali", birth_date=dt.date(1980, 11, 29)),
        person("Bo", birth_date=dt.date(1990, 11, 22)),
        person("Cor", birth_date=dt.date(1990, 11, 30)),
        person("Dia", birth_year=1990),
    )
    words = "Jarig: Bo vandaag en Ali op zo 29 nov."
    assert said(volunteers=people) == [(Chore.BIRTHDAYS, words)]


def test_first_aid_and_bhv_that_end_soon_are_said_with_their_day() -> None:
    soon, later = TODAY + dt.timedelta(days=56), TODAY + dt.timedelta(days=57)
    people = (
        person("Ria", first_aid_until=soon, bhv_until=later),
        person("Bo", bhv_until=dt.date(2026, 1, 5)),
        person("Els", bhv_until=TODAY, until=dt.date(2026, 11, 1)),
    )
    assert said(volunteers=people) == [
        (
            Chore.CERTIFICATES,
            "Herhaling EHBO of BHV regelen: Bo (BHV, 5-1-2026) en Ria (EHBO, 17-1-2027).",
        )
    ]


def test_keys_are_asked_back_from_who_left() -> None:
    people = (
        person("Ria", keys="voordeur"),
        person("Els", keys="voordeur 3", until=dt.date(2026, 11, 21)),
        person("Bo", keys="kast", until=TODAY),
        person("Ali", until=dt.date(2026, 11, 1)),
    )
    assert said(volunteers=people) == [(Chore.KEYS, "Sleutels terugvragen: Els.")]
