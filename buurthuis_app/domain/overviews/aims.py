"""Aims of a centre for an activity in a year, with the result and the reason of the difference."""

from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.shared.problems import Problem, too_long
from buurthuis_app.i18n import _, listing, ngettext, number

TOLERANCE = 0.10
"""Towns ask why when more than this share was done differently."""
LARGEST_AIM = 999_999
LONGEST_WHY = 600


class Aim(Struct, frozen=True, kw_only=True):
    """How often an activity should be held in `year` and how many visits were aimed at; None is no aim.

    `why_different` is the sentence for the town when it went otherwise.
    """

    id: UUID
    centre_id: UUID
    activity_id: UUID
    year: int
    times: int | None = None
    visits: int | None = None
    why_different: str = ""
    version: int = 1

    @property
    def empty(self) -> bool:
        """Whether nothing was aimed at and nothing explained."""
        return self.times is None and self.visits is None and not self.why_different.strip()


class Aimed(Struct, frozen=True, kw_only=True):
    """An activity with its aim, when it has one, beside what came of it."""

    activity_id: UUID
    title: str
    aim: Aim | None
    figures: Figures

    @property
    def differs(self) -> bool:
        """Whether it was held, or visited as far as counted, more than a tenth more or less than aimed at."""
        if self.aim is None:
            return False
        visits = self.figures.visits if self.figures.counted else None
        return _apart(self.aim.times, self.figures.held) or _apart(self.aim.visits, visits)

    @property
    def unexplained(self) -> bool:
        """Whether it differs and nobody wrote down why."""
        return self.differs and self.aim is not None and not self.aim.why_different.strip()


def _apart(aimed: int | None, realised: int | None) -> bool:
    if aimed is None or realised is None:
        return False
    return abs(realised - aimed) > aimed * TOLERANCE


def in_numbers(aim: Aim) -> str:
    """44 keer en 500 bezoeken; one of both where only that was aimed at."""
    parts = []
    if aim.times is not None:
        parts.append(ngettext("{n} keer", "{n} keer", aim.times).format(n=number(aim.times)))
    if aim.visits is not None:
        visits = ngettext("{n} bezoek", "{n} bezoeken", aim.visits)
        parts.append(visits.format(n=number(aim.visits)))
    return listing(parts)


def problems(aim: Aim) -> tuple[Problem, ...]:
    """What must still be mended before the aim can be kept."""
    faults = []
    for name, value in (("times", aim.times), ("visits", aim.visits)):
        if value is not None and not 0 <= value <= LARGEST_AIM:
            sentence = _("Kies een aantal van 0 tot en met {most}, of laat het leeg.")
            faults.append(Problem(name, sentence.format(most=LARGEST_AIM)))
    return (*faults, *too_long(aim, {"why_different": LONGEST_WHY}))
