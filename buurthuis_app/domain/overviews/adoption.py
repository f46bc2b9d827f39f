"""An overview as the board adopted it: frozen, with a mark of its data."""

import datetime as dt
from uuid import UUID

from msgspec import Struct


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
