"""The door's screen: how far it reaches, and the code that leads back to the office."""

import datetime as dt

from buurthuis_app.domain.shared.problems import Problem, longer_than
from buurthuis_app.i18n import _

DAYS_BACK = 7
DAYS_AHEAD = 1
SHORTEST_CODE = 4
LONGEST_CODE = 64

FREE_TRIES = 3
_FIRST_PAUSE = dt.timedelta(seconds=5)
_LONGEST_PAUSE = dt.timedelta(minutes=1)


def within_reach(day: dt.date, today: dt.date) -> bool:
    """Whether the door shows this day: a week back, to fill in what was forgotten, and tomorrow."""
    return -DAYS_BACK <= (day - today).days <= DAYS_AHEAD


def pause_after(wrong: int) -> dt.timedelta:
    """Pause after so many wrong codes in a row: none at first, then twice as long each time."""
    if wrong < FREE_TRIES:
        return dt.timedelta(0)
    doubled: int = 2 ** min(wrong - FREE_TRIES, 10)
    return min(_FIRST_PAUSE * doubled, _LONGEST_PAUSE)


def problems_of_code(code: str, again: str) -> tuple[Problem, ...]:
    """Faults of a new code; `again` is its repetition. An empty code means: none."""
    if code and len(code) < SHORTEST_CODE:
        sentence = _("Neem een code van {n} tekens of meer.").format(n=SHORTEST_CODE)
        return (Problem("code", sentence),)
    if long := longer_than(LONGEST_CODE, "code", code):
        return long
    if code != again:
        sentence = _("Dit is niet twee keer dezelfde code. Typ de code nog een keer.")
        return (Problem("again", sentence),)
    return ()
