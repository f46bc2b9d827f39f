"""Figures of outreach: added up by part, area and group; small numbers of referrals hidden."""

import datetime as dt

from buurthuis_app.domain.outreach.figures import (
    MOST_YIELDS,
    OutreachFigures,
    figures_of,
    outreach_definitions,
)
from buurthuis_app.domain.outreach.street_round import ReferredTo, StreetRound
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import year

NORTH, YOUNG = new_id(), new_id()
NAMES = {NORTH: "Noord", YOUNG: "jongeren"}


def of(month: int, contacts: int, **more: object) -> StreetRound:
    return StreetRound(
        id=new_id(),
        centre_id=NORTH,
        date=dt.date(2026, month, 5),
        contacts=contacts,
        reached=2 * contacts,
        **more,  # type: ignore[arg-type]
    )


def test_rounds_are_added_up_along_every_line() -> None:
    rounds = (
        of(1, 3, area_id=NORTH, group_id=YOUNG, new=1, to_care=12, to_school=15),
        of(2, 4, place="Plein", yielded="Zij koken samen."),
        of(2, 1, area_id=NORTH, yielded="Licht bij het hek."),
    )
    figures = figures_of(rounds, NAMES, year(2026).parts())
    assert figures.totals.contacts == 8
    assert figures.totals.reached == 16
    assert [(each.name, each.totals.contacts) for each in figures.areas] == [
        ("Noord", 4),
        ("niet bekend", 4),
    ]
    assert [(each.name, each.totals.rounds) for each in figures.groups] == [
        ("niet bekend", 2),
        ("jongeren", 1),
    ]
    assert [part.contacts for part in figures.parts[:3]] == [3, 5, 0]
    assert [(each.place, each.words) for each in figures.yields] == [
        ("Noord", "Licht bij het hek."),
        ("Plein", "Zij koken samen."),
    ]
    assert figures.totals.referrals == sum(figures.referred) == 27
    assert figures.as_json()["areas"] == {"Noord": 4, "niet bekend": 4}


def test_a_few_referrals_are_told_as_a_sum_alone() -> None:
    figures = figures_of((of(1, 3, to_care=2, to_work=1),), NAMES, year(2026).parts())
    assert figures.totals.referrals == 3
    assert {shown.number for shown in figures.shown_referrals.values()} == {None}
    assert set(figures.shown_referrals) == set(ReferredTo)
    assert figures.as_json()["referrals"] == 3


def test_only_the_newest_yields_are_told() -> None:
    rounds = [of(month, 1, place="Plein", yielded=str(month)) for month in range(1, 12)]
    told = [each.words for each in figures_of(rounds, NAMES, ()).yields]
    assert told == [str(month) for month in range(11, 11 - MOST_YIELDS, -1)]


def test_nothing_is_nothing_and_every_word_is_defined() -> None:
    assert figures_of((), NAMES, ()) == OutreachFigures(referred=(0,) * len(ReferredTo))
    assert OutreachFigures().as_json()["referred"] == {}
    assert {"contacten", "mensen bereikt"} <= {each.term for each in outreach_definitions()}
