"""Acts about participants: tapped, new, changed, merged and erased, in a house that keeps them."""

from typing import TYPE_CHECKING, Any

from buurthuis_app.domain.participants.participant import (
    AskedFact,
    Gender,
    Home,
    Participant,
    RegisterChoice,
)
from buurthuis_app.persistence.queries.participants import participants
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done
from tests.services.volunteers.erasing import erase_person

if TYPE_CHECKING:
    from tests.reliability.acts_of_years import Years


def keep_register(years: "Years") -> None:
    """A register with seven people, so that some parts are large enough to be told."""
    years.house.participants.choose(RegisterChoice(kept=True, asks=frozenset(AskedFact)))
    for number in range(7):
        years.house.participants.keep(_somebody(years, f"Gast {number}", number, number), new=True)


def tap(years: "Years", n: int, m: int) -> Done[Any]:
    return years.house.presence.tap(
        years.recent(m).id,
        years.pick(Participant, n).id,
        present=(n + m) % 5 > 0,
        counted=m % 3 == 0,
    )


def welcome(years: "Years", n: int, m: int) -> Done[Any]:
    name = f"Nieuw {len(years.all(Participant)) + 100 * n}"
    return years.house.presence.welcome(years.recent(m).id, _somebody(years, name, n, m))


def change_participant(years: "Years", n: int, m: int) -> Done[Any]:
    person = years.pick(Participant, n)
    changed = replace(person, birth_year=1930 + 3 * m, home=list(Home)[m % 3])
    return years.house.participants.keep(changed, new=False)


def merge_participants(years: "Years", n: int, m: int) -> Done[Any]:
    goes, stays = years.pick(Participant, n), years.pick(Participant, m)
    return years.house.participants.merge(goes.id, stays.id)


def erase_participant(years: "Years", n: int, _m: int) -> Done[Any]:
    """No figure of any year changes by it."""
    before = _figures(years)
    done = erase_person(years.house, years.pick(Participant, n).id)
    assert _figures(years) == before
    return done


def _somebody(years: "Years", name: str, n: int, m: int) -> Participant:
    return replace(
        years.house.presence.blank(name),
        birth_year=None if m % 5 == 0 else 1940 + 3 * n,
        home=None if n % 7 == 0 else list(Home)[m % 2],
        gender=None if m % 4 == 0 else list(Gender)[n % 3],
    )


def _figures(years: "Years") -> list[dict[Any, int]]:
    with years.house.database.read() as work:
        centre = years.house.centre.id
        return [
            dict(own) for own, _erased in participants.tallies(work, centre, *range(2026, 2029))
        ]
