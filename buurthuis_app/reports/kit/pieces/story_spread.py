"""Story on paper as a magazine sets it: a photo across or beside, a title, a lead, and the quote beside its text."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable
from typing_extensions import override

from buurthuis_app.domain.papers.document import PaperStory
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.flowables import DescribedPhoto, Quote
from buurthuis_app.reports.kit.page_room import (
    BESIDE,
    LONGEST_BESIDE,
    TALLEST_ACROSS,
    TALLEST_BESIDE,
    across,
)
from buurthuis_app.reports.kit.typesetting import Typesetter

_GUTTER = 22.0
_COLUMN = style.CONTENT_WIDTH - BESIDE - _GUTTER
_LONGEST_LEAD, _LONGEST_HEAD = 260, 600
"""Letters of a first paragraph that is set larger, and of a title with its origin that stay together."""
_FIRST_LINES, _LAST_LINES = 40.0, 40.0
"""Of the text, so much stands at least under the title, and so much on the page after it."""


def story_pieces(story: PaperStory, setter: Typesetter) -> list[Flowable]:
    """The story with everything that belongs to it; what stays together is never higher than a page."""
    head: list[Flowable] = []
    beside: list[Flowable] = []
    photo = story.photo
    if photo is not None:
        (head if across(photo) else beside).append(_shown(photo, story.photo_words))
    head += [
        setter.paragraph(story.title, style.STORY_TITLE),
        setter.paragraph(story.origin, style.STORY_ORIGIN),
    ]
    lines = [line for _label, text in story.labelled for line in text.split("\n") if line.strip()]
    lead = [line for line in lines[:1] if len(line) <= _LONGEST_LEAD and len(lines) > 1]
    text: list[Flowable] = [setter.paragraph(line, style.LEAD) for line in lead]
    text += [each for line in lines[len(lead) :] for each in setter.paragraphs(line, style.COLUMN)]
    if story.quote:
        quote = _quote(story, setter)
        short = len(story.quote + story.by) <= LONGEST_BESIDE
        (beside if short and _lower_beside(quote, text, beside) else text).append(quote)
    if story.because:
        because = setter.paragraphs(_("Gekozen: {why}").format(why=story.because), style.ASIDE)
        (text if beside or len(story.because) > LONGEST_BESIDE else beside).extend(because)
    if len(story.title + story.origin) > _LONGEST_HEAD:
        return [*head, *text, *beside]
    return [StorySpread(head, text, beside)]


def _shown(photo: Picture, words: str) -> DescribedPhoto:
    """The photo, never larger than it is."""
    wide, tall = BESIDE, TALLEST_BESIDE
    if across(photo):
        wide, tall = style.CONTENT_WIDTH, TALLEST_ACROSS
    scale = min(wide / photo.width, tall / photo.height, 1.0)
    drawn = DescribedPhoto(photo.content, (photo.width * scale, photo.height * scale), words)
    drawn.spaceAfter = 1.5 * style.GAP
    return drawn


def _quote(story: PaperStory, setter: Typesetter) -> Quote:
    who = [setter.paragraph(f"– {story.by}", style.QUOTED)] if story.by else []
    return Quote([*setter.paragraphs(f"‘{story.quote}’", style.QUOTE), *who], narrow=True)


class StorySpread(Flowable):
    """What stands across the page, and under it the text with another column beside it.

    The head stays whole; text and column go on over the next page, but that column never alone.
    """

    def __init__(
        self, head: Sequence[Flowable], text: Sequence[Flowable], beside: Sequence[Flowable]
    ) -> None:
        super().__init__()
        self._head, self._text, self._beside = list(head), list(text), list(beside)
        self._heights = (0.0, 0.0, 0.0)
        self.spaceBefore, self.spaceAfter = 2.5 * style.GAP, 2 * style.GAP

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._heights = (
            height_of(self._head, aW),
            height_of(self._text, _COLUMN),
            height_of(self._beside, BESIDE),
        )
        head, text, beside = self._heights
        self.width, self.height = aW, head + max(text, beside)
        return self.width, self.height

    @override
    def split(self, aW: float, aH: float) -> list[Flowable]:
        head, text, _beside = self._heights
        room = aH - head
        if room < min(text, _FIRST_LINES):
            return []
        fitting, rest = _parted(self._text, room, _COLUMN)
        beside, later = _parted(self._beside, room, BESIDE)
        if not fitting or not rest or (self._beside and not beside):
            return []
        while len(fitting) > 1 and _ends_whole(fitting) and height_of(rest, _COLUMN) < _LAST_LINES:
            rest.insert(0, fitting.pop())
        following = StorySpread((), rest, later)
        following.spaceBefore = 0
        return [StorySpread(self._head, fitting, beside), following]

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        top = put_under(self.canv, self._head, 0, self.height, self.width)
        put_under(self.canv, self._text, 0, top, _COLUMN)
        put_under(self.canv, self._beside, _COLUMN + _GUTTER, top, BESIDE)


def _ends_whole(pieces: Sequence[Flowable]) -> bool:
    """Whether the last of these is not the first half of a paragraph."""
    return getattr(pieces[-1], "whole", None) is None


def put_under(
    canvas: Any, pieces: Sequence[Flowable], left: float, top: float, width: float
) -> float:
    """Draw these under each other from `top` on; returns where the last ends."""
    for place, piece in enumerate(pieces):
        top -= piece.getSpaceBefore() if place else 0
        top -= piece.wrap(width, style.PAGE_HEIGHT)[1]
        piece.drawOn(canvas, left, top)
        top -= piece.getSpaceAfter()
    return top


def _lower_beside(quote: Flowable, text: Sequence[Flowable], beside: Sequence[Flowable]) -> bool:
    """Whether the story is lower with its quote in the column beside than with it under the text."""
    above, next_to = height_of(text, _COLUMN), height_of(beside, BESIDE)
    there = max(above, next_to + height_of([quote], BESIDE))
    return there <= max(above + height_of([quote], _COLUMN), next_to)


def height_of(pieces: Sequence[Flowable], width: float) -> float:
    """Of these under each other, with the distances between them."""
    return sum(
        piece.wrap(width, style.PAGE_HEIGHT)[1]
        + (piece.getSpaceBefore() if place else 0)
        + piece.getSpaceAfter()
        for place, piece in enumerate(pieces)
    )


def _parted(
    pieces: Sequence[Flowable], room: float, width: float
) -> tuple[list[Flowable], list[Flowable]]:
    """What still fits, and the rest; a paragraph between them is parted."""
    fitting: list[Flowable] = []
    for place, piece in enumerate(pieces):
        room -= (piece.getSpaceBefore() if place else 0) + piece.getSpaceAfter()
        if piece.height <= room:
            fitting.append(piece)
            room -= piece.height
            continue
        halves = piece.split(width, room)
        for half in halves:
            half.wrap(width, style.PAGE_HEIGHT)
        if len(halves) > 1:
            return [*fitting, halves[0]], [*halves[1:], *pieces[place + 1 :]]
        return fitting, list(pieces[place:])
    return fitting, []
