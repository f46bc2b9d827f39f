"""The confidant's figures of a year, as she released them: small numbers are already hidden in what is kept here."""

import datetime as dt
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.confidant.case import CaseKind, kind_name
from buurthuis_app.domain.shared.problems import Problem, longer_than
from buurthuis_app.i18n import _, short_date
from buurthuis_app.i18n import number as in_digits

EARLIEST_YEAR = 2015
"""Of which figures can be released."""
LONGEST_TEXT = 4_000


class Shown(Enum):
    """How a figure is printed. The value is what is stored."""

    NUMBER = "number"
    FEW = "few"
    """Small numbers that are hidden: 1 to 4."""
    NONE_OR_FEW = "none or few"
    """0 to 4, where zeros are not told apart."""
    WITHHELD = "withheld"
    """Hidden so that a small one cannot be found by subtraction; of a whole list it says nothing at all."""


class FigureAbout(Enum):
    """What a list of figures divides the cases by. There are no lists by two of these at once."""

    TOTAL = "total"
    BEHAVIOUR = "behaviour"
    ROLE = "role"
    ROUTE = "route"
    """How the first contact was made."""
    STEP = "step"


def about_name(about: FigureAbout) -> str:
    """The heading of such a list."""
    return {
        FigureAbout.TOTAL: _("in totaal"),
        FigureAbout.BEHAVIOUR: _("naar soort gedrag"),
        FigureAbout.ROLE: _("naar wie er kwam"),
        FigureAbout.ROUTE: _("naar hoe iemand kwam"),
        FigureAbout.STEP: _("naar wat er is gedaan"),
    }[about]


class ConfidantFigure(Struct, frozen=True, kw_only=True):
    """One printed figure: of reports or of questions, by what, and its words."""

    release_id: UUID
    kind: CaseKind
    about: FigureAbout
    position: int
    subject: str = ""
    """What it counts, whatever that is called by now: a kind's id, a role, a route, a step; "" for the total."""
    name: str
    """The kind of behaviour, the role, the route or the step as it was called; "" for the total."""
    shown: Shown
    number: int | None = None
    """Only there when it is shown."""

    @property
    def text(self) -> str:
        """What stands on paper: a number, "<5", "geen of <5" or "niet getoond"."""
        if self.number is not None:
            return in_digits(self.number)
        return {
            Shown.FEW: _("<5"),
            Shown.NONE_OR_FEW: _("geen of <5"),
        }.get(self.shown, _("niet getoond"))


class ConfidantRelease(Struct, frozen=True, kw_only=True):
    """One release of a year's figures. A later one of the same year takes its place; it stays, for it was printed."""

    id: UUID
    centre_id: UUID
    year: int
    edition: int
    """1 for the first release of a year."""
    released_on: dt.date
    zeros: bool
    """Whether a zero is printed as 0: an explicit "geen"."""
    prevention: str
    recommendations: str
    reports_as_of: dt.date | None = None
    """Day of the release that the figures of the reports were taken over from; None when they are its own."""
    advice_as_of: dt.date | None = None
    """The same of the questions for advice."""
    others_as_of: dt.date | None = None
    """The same of the other contacts."""

    def as_of(self, kind: CaseKind) -> dt.date | None:
        """Day of the release that these figures were taken over from."""
        return {
            CaseKind.REPORT: self.reports_as_of,
            CaseKind.ADVICE: self.advice_as_of,
            CaseKind.OTHER: self.others_as_of,
        }[kind]


class ReleasedFigures(Struct, frozen=True, kw_only=True):
    """What the yearly overview prints of the confidant's work."""

    release: ConfidantRelease
    lines: tuple[ConfidantFigure, ...]

    @property
    def kinds(self) -> tuple[CaseKind, ...]:
        """The kinds of case that it tells of: other contacts are not in what was released before they were counted."""
        told = {line.kind for line in self.lines}
        return tuple(kind for kind in CaseKind if kind in told)

    def total(self, kind: CaseKind) -> ConfidantFigure:
        """Total of one of its kinds."""
        return next(
            line for line in self.lines if line.kind is kind and line.about is FigureAbout.TOTAL
        )

    def list_of(self, kind: CaseKind, about: FigureAbout) -> tuple[ConfidantFigure, ...]:
        """The lines of one list, in order."""
        return tuple(line for line in self.lines if line.kind is kind and line.about is about)

    def matching(self, figure: ConfidantFigure) -> ConfidantFigure | None:
        """The line here that counts the same, whatever that was called; None when there is none."""
        same = (figure.kind, figure.about, figure.subject)
        return next(
            (line for line in self.lines if (line.kind, line.about, line.subject) == same), None
        )

    @property
    def none(self) -> bool:
        """Whether it says in so many words that nobody came."""
        return all(self.total(kind).number == 0 for kind in self.kinds)

    @property
    def hides(self) -> bool:
        """Whether any figure is hidden, so that the paper must explain how."""
        return any(line.number is None for line in self.lines)

    def as_json(self) -> dict[str, object]:
        """The same for scripts; a hidden figure is its words."""
        return {
            "year": self.release.year,
            "released_on": self.release.released_on.isoformat(),
            "figures": [
                {
                    "kind": line.kind.value,
                    "about": line.about.value,
                    "name": line.name,
                    "number": line.number if line.number is not None else line.text,
                }
                for line in self.lines
            ],
            "as_of": {
                kind.value: as_of.isoformat()
                for kind in CaseKind
                if (as_of := self.release.as_of(kind)) is not None
            },
            "prevention": self.release.prevention,
            "recommendations": self.release.recommendations,
        }


def taken_over(kind: CaseKind, as_of: dt.date) -> str:
    """What a paper says of figures that it takes over, for newer ones would give a small number away."""
    name = kind_name(kind)
    return _("{kind}: als in de uitgave van {date}.").format(
        kind=name[:1].upper() + name[1:], date=short_date(as_of)
    )


def definition() -> str:
    """What stands below the figures: how they were made, and what is hidden."""
    return _(
        "Een melding, een adviesvraag of een ander contact telt in het jaar waarin zij binnenkwam. Wat alleen is "
        "ingevoerd om het programma te proberen telt niet. Getallen onder de 5 staan er niet, "
        "want een klein getal kan laten zien om wie het gaat. “Niet getoond” is een getal dat anders een klein "
        "getal zou verraden. Hoe iemand kwam is het eerste contact. Eén melding kan meer stappen hebben."
    )


def problems_of_release(prevention: str, recommendations: str) -> tuple[Problem, ...]:
    """Reasons why the texts of a release are refused, each at its field."""
    return (
        *longer_than(LONGEST_TEXT, "prevention", prevention),
        *longer_than(LONGEST_TEXT, "recommendations", recommendations),
    )
