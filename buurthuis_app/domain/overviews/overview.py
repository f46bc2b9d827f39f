"""The harvest of a period as one frozen value: screen, PDF and JSON are all made from it."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.confidant.released_figures import ReleasedFigures
from buurthuis_app.domain.figures.breakdown import EVERYTHING, Along, OccurrencesBehind, Only
from buurthuis_app.domain.figures.extremes import Extremes
from buurthuis_app.domain.figures.figures import (
    ActivityFigures,
    Category,
    Change,
    Figures,
    Part,
    extrapolated,
)
from buurthuis_app.domain.hire.figures import HireYear
from buurthuis_app.domain.incidents.incident import IncidentYear
from buurthuis_app.domain.indicators.results import IndicatorResult, Standing
from buurthuis_app.domain.initiatives.figures import InitiativeYear
from buurthuis_app.domain.lending.figures import LendingYear
from buurthuis_app.domain.outreach.figures import OutreachFigures
from buurthuis_app.domain.overviews.aims import Aimed
from buurthuis_app.domain.overviews.extra_figures import (
    BeyondVisits,
    CalledOff,
    FiguresSplit,
    HouseUse,
    Meeting,
    Youth,
)
from buurthuis_app.domain.overviews.tenants import Tenants
from buurthuis_app.domain.participants.figures import ParticipantYear
from buurthuis_app.domain.placements.figures import PlacementYear
from buurthuis_app.domain.promises.figures import PromiseYear
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.domain.voices.figures import VoicesYear
from buurthuis_app.domain.volunteers.year_figures import VolunteerYear
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from buurthuis_app.domain.papers.document import PaperFacts


class Beside(Struct, frozen=True, kw_only=True):
    """What a paper says beside the figures of a period.

    `former_parts` and `former_activities` are of the same period a year earlier; `corrected` counts the occurrences
    of an activity whose number was changed after the day.
    """

    former_parts: tuple[Part | None, ...] = ()
    former_activities: tuple[ActivityFigures, ...] = ()
    extremes: Mapping[UUID, Extremes] = field(default_factory=dict)
    """Lowest and highest of activities; in an overview of a year, or of one subject."""
    splits: tuple[FiguresSplit, ...] = ()
    youth: Youth | None = None
    called_off: tuple[CalledOff, ...] = ()
    beyond_visits: tuple[BeyondVisits, ...] = ()
    aims: tuple[Aimed, ...] = ()
    """Aims; only in an overview of a year."""
    house: HouseUse | None = None
    tenants: Tenants | None = None
    meetings: tuple[Meeting, ...] = ()
    corrected: Mapping[UUID, int] = field(default_factory=dict)
    times: tuple[OccurrencesBehind, ...] = ()
    """The occurrences one by one, where it is about one activity."""
    volunteers: VolunteerYear | None = None
    initiatives: InitiativeYear | None = None
    participants: ParticipantYear | None = None
    """Only in an overview of a year that has begun."""
    participants_former: ParticipantYear | None = None
    """Of the whole year before, also beside a year that still runs; None when nobody was kept then."""
    outreach: OutreachFigures | None = None
    outreach_former: OutreachFigures | None = None
    """Of the same days a year earlier."""
    placements: PlacementYear | None = None
    placements_former: PlacementYear | None = None
    lending: LendingYear | None = None
    """Only in an overview of a year that has begun; `lending_former` of the same days a year earlier."""
    lending_former: LendingYear | None = None
    incidents: IncidentYear | None = None
    """Only in an overview of a year that has begun; `incidents_former` of the same days a year earlier."""
    incidents_former: IncidentYear | None = None
    hire: HireYear | None = None
    """Only in an overview of a year that has begun; `hire_former` of the same days a year earlier."""
    hire_former: HireYear | None = None
    indicators: tuple[IndicatorResult, ...] = ()
    promises: PromiseYear | None = None
    voices: VoicesYear | None = None
    confidant: ReleasedFigures | None = None
    """What she released of the year; None before she did."""
    confidant_former: ReleasedFigures | None = None
    """What she released of the year before: as it was printed, with the same numbers hidden."""
    months: Mapping[UUID, tuple[Figures, ...]] = field(default_factory=dict)
    """The figures of each activity in the months of the year; only in an overview of a year."""
    foreword: str = ""
    asked: str = ""
    """What the centre asks the council for; only in the summary of a year."""
    logo: Picture | None = None

    def without_actual(self, year: int) -> tuple[str, ...]:
        """The indicators of which nothing is known of this year, by name."""
        results = (
            (indicator.indicator.name, indicator.known_of(year)) for indicator in self.indicators
        )
        return tuple(
            name
            for name, result in results
            if result is None or result.actual.standing is Standing.UNKNOWN
        )

    def split(self, along: Along) -> FiguresSplit | None:
        """The figures along one line, when they say anything."""
        splits = (split for split in self.splits if split.along is along and split.telling)
        return next(splits, None)


class Overview(Struct, frozen=True, kw_only=True):
    """Overview of a period: all that its paper prints."""

    centre: str
    town: str
    period: Period
    printed_on: dt.date
    figures: Figures
    a_year_earlier: Figures
    """Of the same period a year before; of as many days when the period is not over yet."""
    change: Change | None
    parts: tuple[Part, ...]
    """Weeks for a month or quarter, months for a year."""
    activities: tuple[ActivityFigures, ...]
    categories: tuple[Category, ...]
    told: int
    shareable: int
    stories: tuple[PrintedStory, ...]
    beside: "Beside | None" = None
    """What a whole paper says beside the figures; None where only these were asked."""
    only: Only = EVERYTHING
    """Of which activities it is: all, those of a theme, or one."""
    subject: str = ""
    """The theme or the activity it is about; "" for the whole centre."""

    @property
    def extrapolated(self) -> int | None:
        """The sum of what its activities may have had beside the visits; None when nothing was counted."""
        return extrapolated(row.figures for row in self.activities)

    @property
    def of_one(self) -> bool:
        """Whether it is about one activity."""
        return self.only.activity_id is not None

    @property
    def running(self) -> bool:
        """Whether the period is not over yet on the day of printing."""
        return self.period.as_far_as(self.printed_on) != self.period

    @property
    def name(self) -> str:
        """What its own columns are called: the period, and until when as long as it runs."""
        return self._named(self.period, self.period.as_far_as(self.printed_on))

    @property
    def former_name(self) -> str:
        """What the columns beside them are called: the same days a year earlier."""
        before = self.period.as_far_as(self.printed_on).a_year_earlier()
        return self._named(self.period.a_year_earlier(), before)

    def _named(self, whole: Period, so_far: Period) -> str:
        if not self.running:
            return whole.name
        day = f"{so_far.last.day}-{so_far.last.month}"
        return _("{period} t/m {day}").format(period=whole.name, day=day)

    def as_json(self) -> dict[str, object]:
        """The same data for scripts: plain values, dates in ISO form, averages unrounded."""
        extremes = self.beside.extremes if self.beside else {}
        return {
            "centre": self.centre,
            "period": {
                "kind": self.period.kind.value,
                "from": self.period.first.isoformat(),
                "to": self.period.last.isoformat(),
            },
            "printed_on": self.printed_on.isoformat(),
            "visits": self.figures.visits,
            "estimated_visits": self.figures.estimated_visits,
            "visits_a_year_earlier": (
                self.a_year_earlier.visits if self.a_year_earlier.counted else None
            ),
            "occurrences": _occurrences(self.figures),
            "average": self.figures.average,
            "extrapolated": self.extrapolated,
            "activities": [
                {
                    "title": row.title,
                    **_occurrences(row.figures),
                    "visits": row.figures.visits if row.figures.counted else None,
                    "average": row.figures.average,
                    "extrapolated": row.extrapolated,
                    **(extremes[row.activity_id].as_json() if row.activity_id in extremes else {}),
                }
                for row in self.activities
            ],
            "parts": [
                {
                    "from": part.span.first.isoformat(),
                    "to": part.span.last.isoformat(),
                    **_occurrences(part.figures),
                    "visits": part.figures.visits if part.figures.counted else None,
                }
                for part in self.parts
            ],
            "categories": {category.name: category.number for category in self.categories},
            "stories": {"told": self.told, "shareable": self.shareable},
            **(_beside(self.beside, self.period.first.year) if self.beside else {}),
            "printed_stories": [story.as_json() for story in self.stories],
        }


def _beside(beside: Beside, year: int) -> dict[str, object]:
    """What else scripts get of a whole paper, as far as there is any of it."""
    extra: dict[str, object] = {
        "indicators": [indicator.as_json(year) for indicator in beside.indicators],
        "promises": beside.promises.as_json() if beside.promises else [],
    }
    parts: dict[str, PaperFacts | None] = {
        "volunteers": beside.volunteers,
        "participants": beside.participants,
        "participants_a_year_earlier": beside.participants_former,
        "outreach": beside.outreach,
        "placements": beside.placements,
        "lending": beside.lending,
        "incidents": beside.incidents,
        "hire": beside.hire,
        "voices": beside.voices,
        "tenants": beside.tenants,
        "initiatives": beside.initiatives,
        "confidant": beside.confidant,
        "confidant_a_year_earlier": beside.confidant_former,
    }
    extra.update((key, part.as_json()) for key, part in parts.items() if part is not None)
    return extra


def _occurrences(figures: Figures) -> dict[str, int]:
    return {
        "planned": figures.planned,
        "extra": figures.extra,
        "held": figures.held,
        "counted": figures.counted,
        "not_counted": figures.not_counted,
        "cancelled": figures.cancelled,
    }
