"""What a centre aimed at, and when it is asked why it went otherwise."""

from uuid import UUID

import pytest

from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.overviews.aims import Aim, Aimed, in_numbers


def aim(times: int | None = None, visits: int | None = None, why: str = "") -> Aim:
    return Aim(
        id=UUID(int=1),
        centre_id=UUID(int=2),
        activity_id=UUID(int=3),
        year=2026,
        times=times,
        visits=visits,
        why_different=why,
    )


def beside(aimed_at: Aim | None, held: int, counted: int = 0, visits: int = 0) -> Aimed:
    figures = Figures(planned=held, held=held, counted=counted, visits=visits)
    return Aimed(activity_id=UUID(int=3), title="Schaken", aim=aimed_at, figures=figures)


def test_an_aim_without_a_number_and_a_word_is_none() -> None:
    assert aim(why="  ").empty
    assert not aim(times=0).empty
    assert not aim(visits=0).empty
    assert not aim(why="Ziekte.").empty


@pytest.mark.parametrize(
    ("aimed_at", "held", "counted", "visits", "differs"),
    [
        (None, 40, 40, 500, False),
        (aim(times=40), 44, 0, 0, False),
        (aim(times=40), 45, 0, 0, True),
        (aim(times=40), 36, 0, 0, False),
        (aim(times=40), 35, 0, 0, True),
        (aim(visits=500), 40, 40, 440, True),
        (aim(visits=500), 40, 40, 450, False),
        (aim(visits=500), 40, 0, 0, False),  # not counted says nothing about visits
        (aim(times=0), 1, 0, 0, True),
    ],
)
def test_it_differs_when_it_is_more_than_a_tenth_off(
    aimed_at: Aim | None,
    held: int,
    counted: int,
    visits: int,
    differs: bool,  # noqa: FBT001
) -> None:
    assert beside(aimed_at, held, counted, visits).differs is differs


def test_what_differs_is_unexplained_until_somebody_says_why() -> None:
    assert beside(aim(times=40), 10).unexplained
    assert beside(aim(times=40, why=" "), 10).unexplained
    assert not beside(aim(times=40, why="De zaal was dicht."), 10).unexplained
    assert not beside(aim(times=40), 40).unexplained
    assert not beside(None, 40).unexplained


@pytest.mark.parametrize(
    ("aimed_at", "said"),
    [
        (aim(), ""),
        (aim(times=1), "1 keer"),
        (aim(visits=1), "1 bezoek"),
        (aim(times=44, visits=1_500), "44 keer en 1.500 bezoeken"),
    ],
)
def test_an_aim_is_said_in_numbers(aimed_at: Aim, said: str) -> None:
    assert in_numbers(aimed_at) == said
