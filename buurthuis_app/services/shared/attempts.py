"""Wrong codes in a row: after a few of them each next try has to wait, longer every time."""

import datetime as dt
import math

from buurthuis_app.domain.counts.door_rules import pause_after
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import ngettext
from buurthuis_app.services.shared.clock import Clock


class TooSoon(Invalid):
    """After several wrong codes the next try has to wait."""


class Tries:
    """Counts wrong tries for as long as the program is open."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wrong = 0
        self._not_before = clock.now()

    def demand_turn(self) -> None:
        """Raise TooSoon while the last wrong try must be waited for."""
        now = self._clock.now()
        if now < self._not_before:
            raise TooSoon(_wait(self._not_before - now))

    def right(self) -> None:
        """The right one was given: begin anew."""
        self._wrong = 0

    def wrong(self, sentence: str) -> Invalid:
        """One more wrong try: the error to raise, with how long to wait when that is due."""
        self._wrong += 1
        pause = pause_after(self._wrong)
        self._not_before = self._clock.now() + pause
        return Invalid(f"{sentence} {_wait(pause)}" if pause else sentence)


def _wait(pause: dt.timedelta) -> str:
    seconds = math.ceil(pause.total_seconds())
    return ngettext(
        "Wacht {n} seconde en probeer het dan opnieuw.",
        "Wacht {n} seconden en probeer het dan opnieuw.",
        seconds,
    ).format(n=seconds)
