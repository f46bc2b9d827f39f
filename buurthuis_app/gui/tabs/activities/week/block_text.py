"""The words in a block: as many lines as fit, the name first, cut off with dots where there is no room."""

import re
from functools import cached_property

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText
from PySide6.QtWidgets import QApplication

from buurthuis_app.gui.look.theme import theme
from buurthuis_app.gui.tabs.activities.week.item import Item
from buurthuis_app.i18n import _, clock, hours, number

PADDING = 5.0  # px, beside the bar of the kind
BAR = 4.0
_FEW_LINES = 2
CUT = "…"
BREAK = "\u2028"  # where one text goes on in the next line
NARROW = 9  # letters on a line: below it the name has all lines, and hardly any room beside it
LEAST_LEFT = 3  # letters of a broken word on the next line
_SYLLABLE = re.compile(
    r"(?:schr?|s[pt][lr]?|[bcfgkpsv]l|[bcdfgkptvw]r|k[nw]|[dt]w|s[mn]|ch|[b-df-hj-np-tv-xz])(?=[aeiouyéëï])",
    re.IGNORECASE,
)
"""Consonants with which a Dutch syllable begins, before its vowel."""


class BlockLine(Struct, frozen=True, kw_only=True):
    """A line of the name, or the small lines below it in one, where it stands."""

    at: QPointF
    text: QStaticText
    words: str
    name: bool = False
    """Whether it is (a part of) the activity's name."""
    turned: bool = False
    """Whether it reads from top to bottom, because the block is narrow."""


class Fonts:
    """The letters of one painting: made again when the type size changes. Paper has a type size of its own."""

    def __init__(self, percent: int | None = None) -> None:
        self._share = (percent or theme().percent) / 100

    @cached_property
    def day(self) -> QFont:
        """Font of the names of the days."""
        font = QFont(self.name)
        font.setPointSizeF(11 * self._share)
        return font

    @cached_property
    def name(self) -> QFont:
        """Font of names."""
        font = QFont(QApplication.font())
        font.setPointSizeF(9.5 * self._share)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @cached_property
    def small(self) -> QFont:
        """Font of times, rooms and numbers."""
        font = QFont(QApplication.font())
        font.setPointSizeF(9 * self._share)
        return font

    @cached_property
    def struck_small(self) -> QFont:
        """The same for a line in the month."""
        font = QFont(self.small)
        font.setStrikeOut(True)
        return font

    @cached_property
    def name_metrics(self) -> QFontMetricsF:
        """Font metrics of `name`."""
        return QFontMetricsF(self.name)

    @cached_property
    def small_metrics(self) -> QFontMetricsF:
        """Font metrics of `small`."""
        return QFontMetricsF(self.small)

    @cached_property
    def few_letters(self) -> float:
        """A width in which words can't be read."""
        return self.name_metrics.averageCharWidth() * 4

    @cached_property
    def line(self) -> float:
        """Height of a line."""
        return max(self.name_metrics.height(), self.small_metrics.height())


def block_lines(item: Item, rect: QRectF, fonts: Fonts) -> tuple[BlockLine, ...]:
    """The lines of a block: its name over as many lines as it needs, then how it went, when and where."""
    room = int((rect.height() - 3) // fonts.line)
    if room < _FEW_LINES:
        return one_line(item, rect, fonts)
    width = rect.width() - BAR - 2 * _padding(rect, fonts)
    if width < fonts.few_letters and rect.height() > rect.width():
        return _turned(item, rect, fonts)
    times = _times(item, fonts, width)
    details = [words for words in (item.state, times, item.room) if words]
    detail_lines = min(len(details), 2 if room > _FEW_LINES + 1 else 1)
    if _padding(rect, fonts) < PADDING:
        detail_lines = 0
    names = wrapped(item.title, fonts.name_metrics, width, max(room - detail_lines, 1))
    if detail_lines and names[-1].endswith(CUT):  # the name goes before what is below it
        names = wrapped(item.title, fonts.name_metrics, width, room)
    small = [
        line
        for words in _ordered(details[: room - len(names)], times)
        for line in wrapped(
            words, fonts.small_metrics, width, 2 if item.cancelled and words == item.state else 1
        )
    ][: room - len(names)]
    lines = [_line(words, rect, row, fonts, name=True) for row, words in enumerate(names)]
    if small:  # in one piece: each text takes its time to paint, however long it is
        lines.append(_line(BREAK.join(small), rect, len(names), fonts, name=False))
    return tuple(lines)


def _turned(item: Item, rect: QRectF, fonts: Fonts) -> tuple[BlockLine, ...]:
    """The name on its side; nothing else fits in a narrow block."""
    words = cut(_with_number(item), fonts.name_metrics, rect.height() - 2 * PADDING)
    text = _static(words)
    middle = rect.left() + BAR + (rect.width() - BAR + fonts.line) / 2
    at = QPointF(min(middle, rect.right() - 1), rect.top() + PADDING)
    return (BlockLine(at=at, text=text, words=words, name=True, turned=True),)


def _times(item: Item, fonts: Fonts, width: float) -> str:
    """Both hours, or the first alone where there is no room for two."""
    both = hours(item.starts, item.ends)
    if fonts.small_metrics.horizontalAdvance(both) <= width:
        return both
    return clock(item.starts) if item.starts else ""


def _ordered(details: list[str], times: str) -> list[str]:
    """The hours first, when they are among what is kept."""
    return sorted(details, key=lambda words: words != times)


def one_line(item: Item, rect: QRectF, fonts: Fonts) -> tuple[BlockLine, ...]:
    """The name alone, with what must not be cut off before it."""
    padding = _padding(rect, fonts)
    width = rect.width() - BAR - 2 * padding
    words = _with_number(item)
    if fonts.name_metrics.horizontalAdvance(words) > width and not item.cancelled:
        words = item.title
    return (_line(cut(words, fonts.name_metrics, width), rect, 0, fonts, name=True),)


def _padding(rect: QRectF, fonts: Fonts) -> float:
    """Room beside the words: less where few letters fit."""
    return PADDING if rect.width() > fonts.name_metrics.averageCharWidth() * NARROW else PADDING / 2


def _with_number(item: Item) -> str:
    """The name, and how it went: a number before it, or the reason why it was off after it."""
    if item.cancelled:
        return _("{title} · {state}").format(title=item.title, state=item.state)
    if item.visits is not None:
        return _("{n} · {title}").format(n=number(item.visits), title=item.title)
    return item.title


def _line(words: str, rect: QRectF, row: int, fonts: Fonts, *, name: bool) -> BlockLine:
    at = QPointF(rect.left() + BAR + _padding(rect, fonts), rect.top() + 1.5 + row * fonts.line)
    return BlockLine(at=at, text=_static(words), words=words, name=name)


def beside(words: str, right: float, middle: float, fonts: Fonts) -> BlockLine:
    """Small words that end at `right`, around the height `middle`."""
    metrics = fonts.small_metrics
    at = QPointF(right - metrics.horizontalAdvance(words), middle - metrics.height() / 2)
    return BlockLine(at=at, text=_static(words), words=words)


def _static(words: str) -> QStaticText:
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    return text


def cut(words: str, metrics: QFontMetricsF, width: float) -> str:
    """`words` on one line, with dots when they don't fit."""
    plain = " ".join(words.split())
    if metrics.horizontalAdvance(plain) <= width:
        return plain
    return metrics.elidedText(plain, Qt.TextElideMode.ElideRight, max(width, 1.0))


def wrapped(words: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """`words` over at most `most` lines, the last one with dots when there is more.

    Lines break at spaces and hyphens; a word that is wider than a line is broken.
    """
    lines: list[str] = []
    left = _breakable(words)
    while left and len(lines) < most - 1:
        line = left.pop(0)
        if metrics.horizontalAdvance(line.rstrip()) > width:
            fit = _letters(line, metrics, width)
            left.insert(0, line[fit:])
            line = line[:fit] if line[fit - 1] == "-" else f"{line[:fit]}-"
        else:
            while left and metrics.horizontalAdvance((line + left[0]).rstrip()) <= width:
                line += left.pop(0)
        lines.append(line.rstrip())
    rest = "".join(left)
    return [*lines, cut(rest, metrics, width)] if rest.strip() else lines


def _breakable(words: str) -> list[str]:
    """The parts between which a line may end: "Koffie-", "inloop ", "in "."""
    return re.findall(r"[^\s-]*-+|[^\s-]+ ?|-", " ".join(words.split())) or [words]


def _letters(word: str, metrics: QFontMetricsF, width: float) -> int:
    """Number of letters that fit with a hyphen, at least one; whole syllables where any do."""
    most = max(len(word.rstrip()) - LEAST_LEFT, 1)
    fits = (n for n in range(most, 1, -1) if metrics.horizontalAdvance(f"{word[:n]}-") <= width)
    fit = next(fits, 1)
    begins = (found.start() for found in _SYLLABLE.finditer(word))
    return max((begin for begin in begins if 1 < begin <= fit), default=fit)


def brief(item: Item) -> str:
    """For a line in the month: 10.00 Koffie-inloop."""
    begin = clock(item.starts) if item.starts else ""
    return " ".join(part for part in (begin, item.title) if part)
