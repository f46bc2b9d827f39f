"""The harvest of a period as one frozen value: screen, PDF and JSON are all made from it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from buurthuis_app.domain.figures import ActivityFigures, Category, Change, Figures, Part
from buurthuis_app.domain.periods import Period
from buurthuis_app.domain.stories import StoryPhoto


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedStory:
    """A story as it may be printed: without who told it, unless that was allowed."""

    title: str
    happened: str
    changed: str
    matters: str
    quote: str
    teller_role: str
    activity: str
    theme: str
    date: dt.date
    chosen_because: str = ""
    """Why it was chosen for this overview; "" when nothing was said about that."""
    photo_id: UUID | None = None
    photo: StoryPhoto | None = None
    """The picture itself; only there while a paper is drawn."""

    def as_json(self) -> dict[str, str]:
        """The words of it for scripts."""
        return {
            "date": self.date.isoformat(),
            "title": self.title,
            "happened": self.happened,
            "changed": self.changed,
            "matters": self.matters,
            "quote": self.quote,
            "teller_role": self.teller_role,
            "activity": self.activity,
            "theme": self.theme,
            "chosen_because": self.chosen_because,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything a period's overview prints."""

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

    def as_json(self) -> dict[str, object]:
        """The same data for scripts: plain values, dates in ISO form, averages unrounded."""
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
            "extrapolated": self.figures.extrapolated,
            "activities": [
                {
                    "title": row.title,
                    **_occurrences(row.figures),
                    "visits": row.figures.visits if row.figures.counted else None,
                    "average": row.figures.average,
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
            "printed_stories": [story.as_json() for story in self.stories],
        }


def _occurrences(figures: Figures) -> dict[str, int]:
    return {
        "planned": figures.planned,
        "extra": figures.extra,
        "held": figures.held,
        "counted": figures.counted,
        "not_counted": figures.not_counted,
        "cancelled": figures.cancelled,
    }
