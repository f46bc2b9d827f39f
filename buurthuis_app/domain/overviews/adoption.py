"""An overview as the board adopted it: frozen, with a mark of its data, and what changed since."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct

from buurthuis_app.i18n import _


class Adopted(Struct, frozen=True, kw_only=True):
    """What the overview of a period said on the day it was adopted.

    `period` is written as `domain.stories.period_key` does. `document` is the paper as JSON without its stories,
    `figures` what scripts get, `content` the PDF, emptied once a story in it may no longer be shared. `digest` is the
    SHA-256 of the paper's data with its stories, in hexadecimal.
    """

    id: UUID
    centre_id: UUID
    period: str
    adopted_on: dt.date
    digest: str
    document: str
    figures: str
    content: bytes


class AdoptedStory(Struct, frozen=True, kw_only=True):
    """A story in an adopted overview as it was printed then, as JSON; `told` is "" once it may no longer be shared.

    `place` counts the stories of the paper from 0; COVER is the quote on its first page.
    """

    adopted_id: UUID
    place: int
    story_id: UUID
    told: str


COVER = -1


class AdoptedDifference(Struct, frozen=True, kw_only=True):
    """A figure that is another one today than when the overview was adopted."""

    what: str
    then: object
    now: object


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[AdoptedDifference, ...]:
    """Which of the figures that an overview gives to scripts changed, with the words for them."""
    named = (
        (_("bezoeken"), ("visits",)),
        (_("keer gepland"), ("occurrences", "planned")),
        (_("keer gehouden"), ("occurrences", "held")),
        (_("keer geteld"), ("occurrences", "counted")),
        (_("keer niet doorgegaan"), ("occurrences", "cancelled")),
        (_("verhalen verteld"), ("stories", "told")),
    )
    changed_figures = []
    for what, path in named:
        former, present = _at(then, path), _at(now, path)
        if former != present:
            changed_figures.append(AdoptedDifference(what=what, then=former, now=present))
    return tuple(changed_figures)


def _at(data: Mapping[str, Any], path: tuple[str, ...]) -> object:
    place: Any = data
    for name in path:
        place = place.get(name, {}) if isinstance(place, Mapping) else {}
    return place
