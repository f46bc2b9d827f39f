"""Chart of visits: a bar for each part of a period, and how far it can be trusted."""

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Figures, Part
from buurthuis_app.i18n import short_month_name


class CountedShare(Enum):
    """How much of a part of the period was counted."""

    WELL = "well"
    HALF = "half"
    """Less than half of what was held."""
    NOT = "not"
    NOTHING_HELD = "nothing_held"


class Bar(Struct, frozen=True, kw_only=True):
    """One part of the period: its label, its visits and how far these can be trusted.

    `former` are the visits of the same part of an earlier period; None when there is none or nothing was counted.
    """

    label: str
    visits: int
    known: CountedShare
    former: int | None = None


def per_week(parts: Sequence[Part]) -> bool:
    """Whether each part lies within one ISO week; months never do."""
    return all(
        part.span.first.isocalendar()[:2] == part.span.last.isocalendar()[:2] for part in parts
    )


def bars(parts: Sequence[Part], former: Sequence[Part | None] = ()) -> tuple[Bar, ...]:
    """A bar for each part, labelled by its month or its ISO week number, beside the `former` part when given."""
    weekly = per_week(parts)
    earlier = [*former, *([None] * (len(parts) - len(former)))]
    return tuple(
        Bar(
            label=(
                str(part.span.first.isocalendar().week)
                if weekly
                else short_month_name(part.span.first.month)
            ),
            visits=part.figures.visits,
            known=_known(part.figures),
            former=before.figures.visits if before and before.figures.counted else None,
        )
        for part, before in zip(parts, earlier, strict=True)
    )


def _known(figures: Figures) -> CountedShare:
    if not figures.held:
        return CountedShare.NOTHING_HELD
    if not figures.counted:
        return CountedShare.NOT
    return CountedShare.WELL if figures.counted * 2 >= figures.held else CountedShare.HALF
