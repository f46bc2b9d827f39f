"""Room that must be left on a page, so that no heading stands at its foot without its text. In points."""

from collections.abc import Sequence
from textwrap import fill

from buurthuis_app.domain.papers.document import (
    AnswerChart,
    AreaMap,
    Block,
    Chart,
    Heading,
    PaperStory,
    Sheet,
    SmallYears,
    Subheading,
    TimesChart,
    Words,
    YearChart,
)
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.reports.kit.style import CONTENT_WIDTH

CHART_HEIGHT, YEARS_HEIGHT = 165, 78
ANSWER_HEIGHT = 16
"""A chart of answers is as high as it has answers."""
MONTHS_A_ROW, MONTH_HEIGHT, MONTHS_LEGEND = 6, 54, 20
YEARS_A_ROW, YEAR_HEIGHT, YEARS_LEGEND = 4, 80, 16
_ROWS_WHOLE, _ROWS_FIRST = 3, 2
"""Up to so many rows of activities stand on one page; of more at least these come before the next."""
MAP_HEIGHT, PICTURE_GAP = 132, 6
HEADING_ROOM = 54
GLOSSARY_ROOM, LABEL_ROOM = 105, 46
BESIDE, TALLEST_BESIDE, TALLEST_ACROSS = 158.0, 200.0, 230.0
"""Width of the column beside a story, and how high a photo is there and across the page."""
LONGEST_BESIDE = 200
"""Letters of a quote that stands beside its story."""
_STORY_HEAD, _STORY_LINES = 62.0, 44.0
_WIDE, _FEWEST_PIXELS = 2.0, 1000
"""A photo that is so many times as wide as it is high, and sharp enough, stands across the page."""
_QUOTE_LINE, _QUOTE_LETTERS, _QUOTE_MORE = 18, 20, 40
_SUBHEADING_ROOM, _LINE_ROOM = 36, 18
_KEPT_WHOLE, _FEW_ROWS = 7, 4
"""Up to so many rows a table stands on one page; of a longer one at least these stand under its heading."""
_ROW_ROOM, _GLOSS_ROOM = 21, 34
_USUAL_ROOM = 90
_HEAD_LINE, _USUAL_HEAD = 14, 2
_LONGEST_HEAD = 18
"""Letters of one line above numbers, but for a longer word."""


def months_height(months: int) -> float:
    """How high a chart of so many small months is."""
    return -(-months // MONTHS_A_ROW) * MONTH_HEIGHT + MONTHS_LEGEND


def years_height(activities: int) -> float:
    """How high a chart of so many activities is."""
    return -(-activities // YEARS_A_ROW) * YEAR_HEIGHT + YEARS_LEGEND


def across(photo: Picture) -> bool:
    """Whether a photo is for the whole width of the page."""
    return photo.width >= max(_WIDE * photo.height, _FEWEST_PIXELS)


def room_for(blocks: Sequence[Block]) -> float:
    """What must be left so that no heading above these blocks stands at the foot of a page without any text."""
    room = 0.0
    for block in blocks:
        if isinstance(block, Subheading):
            room += _SUBHEADING_ROOM
        elif isinstance(block, Words) and block.quiet:
            room += _LINE_ROOM
        else:
            return room + room_of(block)
    return room


def room_of(block: Block) -> float:
    """What must be left under a heading so that its first block can begin there."""
    room: float
    match block:
        case Sheet():
            room = _room_of_sheet(block)
        case Chart():
            room = CHART_HEIGHT + 24
        case YearChart():
            room = YEARS_HEIGHT * bool(block.bars) + _room_of_sheet(block.sheet)
        case TimesChart():
            room = months_height(len(block.bars))
        case SmallYears():
            rows = -(-len(block.bars) // YEARS_A_ROW)
            fewest = rows if rows <= _ROWS_WHOLE else _ROWS_FIRST
            room = years_height(fewest * YEARS_A_ROW) + 2 * PICTURE_GAP
        case AreaMap():
            room = MAP_HEIGHT + 2 * PICTURE_GAP
        case AnswerChart():
            room = ANSWER_HEIGHT * len(block.bars) + 24
        case PaperStory():
            room = _room_of_story(block)
        case _:
            room = _USUAL_ROOM
    return room


def _room_of_story(story: PaperStory) -> float:
    """For its title with the first of what stands beside the text, which are not parted."""
    room, photo = _STORY_HEAD, story.photo
    if photo is not None and across(photo):
        room += min(CONTENT_WIDTH * photo.height / photo.width, TALLEST_ACROSS)
    beside = 0.0
    if photo is not None and not across(photo):
        beside = min(BESIDE * photo.height / photo.width, TALLEST_BESIDE)
    elif story.quote and len(story.quote + story.by) <= LONGEST_BESIDE:
        beside = _QUOTE_LINE * len(story.quote) / _QUOTE_LETTERS + _QUOTE_MORE
    return room + max(beside, _STORY_LINES)


def _room_of_sheet(sheet: Sheet) -> float:
    whole = len(sheet.rows) <= _KEPT_WHOLE
    below = _GLOSS_ROOM if whole and sheet.terms else 0
    tall = max((head_of(each).count("\n") + 1 for each in sheet.headings if each.number), default=0)
    head = _HEAD_LINE * max(tall - _USUAL_HEAD, 0)
    return _ROW_ROOM * ((len(sheet.rows) if whole else _FEW_ROWS) + 1) + head + below


def head_of(heading: Heading) -> str:
    """The words of a heading above numbers on two lines, as even as can be; on more where those are long."""
    words = heading.title.split()
    breaks = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    lines = min(breaks, key=lambda pair: max(map(len, pair)), default=tuple(words))
    if max(map(len, lines), default=0) > _LONGEST_HEAD:
        return fill(heading.title, _LONGEST_HEAD, break_long_words=False, break_on_hyphens=True)
    return "\n".join(lines)
