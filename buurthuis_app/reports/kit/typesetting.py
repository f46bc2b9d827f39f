"""The one way in for text on paper. What people typed comes out literally and never breaks the page.

ReportLab reads the text of a Paragraph as markup, in which `<img src>` pulls in a file: only this module makes
Paragraphs, and it escapes what goes in.
"""

import itertools
import re
import unicodedata
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph  # noqa: TID251 - the one place that escapes what goes in
from typing_extensions import override

from buurthuis_app.domain.papers.document import Words
from buurthuis_app.reports.kit import fonts
from buurthuis_app.reports.kit.figure_places import Spots
from buurthuis_app.reports.kit.style import MARGIN, PAGE_HEIGHT
from buurthuis_app.reports.kit.tags.tag_tree import Whole, tags

if TYPE_CHECKING:
    from pyphen import Pyphen

LONGEST_PIECE = 500
"""Letters in one cell of a table: a row may be no taller than a page."""

_BREAKS = str.maketrans(
    {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
)
_BLANKS = re.compile(r"[^\S\n\xa0]+")
_LONG_WORD = re.compile(r"[^\W\d_]{18,}")
_WORD = re.compile(r"[^\W\d_]{8,}")
_LONGEST_HYPHENATED = 60
_BULLET = "•"
_SOFT_HYPHEN = "\u00ad"
_SHORTEST_HALF = 4


class _Visible(dict[int, int | None]):
    """For `str.translate`: looks once at each letter that comes by, and drops it when nobody sees it."""

    def __missing__(self, code: int) -> int | None:
        letter = chr(code)
        self[code] = None if letter != "\n" and fonts.invisible(letter) else code
        return self[code]


_VISIBLE = _Visible()


def cleaned(text: str) -> str:
    """`text` with whole letters, plain blanks and line breaks, and without marks that nobody sees."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text  # most cells
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_BREAKS))
    return _BLANKS.sub(" ", text.replace("\u202f", "\xa0").replace("\t", " ").translate(_VISIBLE))


def one_line(text: str) -> str:
    """`text` cleaned, on one line."""
    return cleaned(text).replace("\n", " ").strip()


def shortened(text: str, face: str, size: float, width: float) -> str:
    """As much of `text` as fits in `width` points, with an ellipsis where something is left out."""
    if stringWidth(text, face, size) <= width:
        return text
    fitting, too_long = 0, min(len(text), 1000)
    while too_long - fitting > 1:
        middle = (fitting + too_long) // 2
        fits = stringWidth(text[:middle].rstrip() + "…", face, size) <= width
        fitting, too_long = (middle, too_long) if fits else (fitting, middle)
    return text[:fitting].rstrip() + "…"


def address_lines(address: str, face: str, size: float, width: float) -> tuple[str, ...]:
    """An e-mail address on one line, or parted after its @ when it does not fit: a hyphen would be typed along."""
    at = address.find("@") + 1
    if not at or stringWidth(address, face, size) <= width:
        return (address,)
    return (address[:at], address[at:])


class _ReadAloud(Paragraph):
    """A paragraph that marks itself: as a heading of the rank of its style, an item of a list, or plain text."""

    item = False
    whole: Whole | None = None
    _wrapped: tuple[float, tuple[float, float]] | None = None
    """In which width, and the size that it came to: a table asks once for its rows, and again when it draws."""

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        before = self._wrapped
        if before is None or before[0] != aW or not hasattr(self, "blPara"):  # splitting forgets it
            self._wrapped = before = aW, super().wrap(aW, aH)
        return before[1]

    @override
    def split(self, aW: float, aH: float) -> list[Any]:
        pieces: list[Any] = super().split(aW, aH)
        if len(pieces) > 1:
            whole = self.whole or Whole()
            for piece in pieces:
                piece.whole, piece.item = whole, self.item
        return pieces

    @override
    def draw(self) -> None:
        tree, rank = tags(self.canv), getattr(self.style, "rank", 0)
        if rank:
            tree.begin_heading(rank, self.whole)
        elif self.item:
            tree.begin_item(self.whole)
        else:
            tree.begin("P", whole=self.whole)
        super().draw()
        tree.end()


class _Told(_ReadAloud):
    """A paragraph that notes where its figures are drawn."""

    spots: Spots

    @override
    def split(self, aW: float, aH: float) -> list[Any]:
        """As a rule it is short, and goes to the next page whole."""
        if self.height <= PAGE_HEIGHT - 2 * MARGIN:
            return []
        pieces = super().split(aW, aH)
        for piece in pieces:
            piece.spots = self.spots
        return pieces

    @override
    def draw(self) -> None:
        super().draw()
        leading = self.style.leading
        drawn: Any = self
        for number, line in enumerate(drawn.blPara.lines, 1):
            left = self.style.leftIndent
            for piece in line.words:
                width = stringWidth(piece.text, piece.fontName, piece.fontSize)
                trace = getattr(piece, "trace", None)
                if trace is not None:
                    place = (left, self.height - number * leading)
                    self.spots.note(self.canv, place, (width, leading), trace)
                left += width


class Typesetter:
    """Sets the text of one paper, and remembers which letters it could not show."""

    def __init__(self) -> None:
        fonts.register()
        self._missing: set[str] = set()

    @property
    def missing(self) -> tuple[str, ...]:
        """The letters that were replaced by a visible substitute, in the order of Unicode."""
        return tuple(sorted(self._missing))

    def line(self, text: str) -> str:
        """`text` on one line, for where no markup is read: a plain cell, a chart, the running head."""
        return self._shown(one_line(text))

    def paragraph(self, text: str, style: ParagraphStyle, *, struck: bool = False) -> Paragraph:
        """One paragraph, with a line through it when `struck`; line breaks in `text` become blanks."""
        shown = _hyphenated(self.line(text))
        if struck:
            return _ReadAloud(f"<strike>{escape(shown, quote=False)}</strike>", style)
        return _plain(shown, style)

    def told(self, words: Words, style: ParagraphStyle, spots: Spots) -> Paragraph:
        """A running text on one line, its figures bold; each is noted where it is drawn."""
        pieces = tuple(words.pieces())
        if len(pieces) == 1:  # its figures were put elsewhere
            return self.paragraph(words.text, style)
        frags = []
        for piece in pieces:
            if isinstance(piece, str):
                frags.append(_fragment(style).clone(text=_hyphenated(self._shown(cleaned(piece)))))
            else:
                shown = self._shown(cleaned(piece.shown))
                bold = _fragment(style).clone(text=shown, fontName=fonts.BOLD)
                bold.trace = piece.trace
                frags.append(bold)
        made = _Told(words.text, style, frags=[frag for frag in frags if frag.text])
        made.spots = spots
        made.item = words.text.startswith(_BULLET)
        return made

    def paragraphs(self, text: str, style: ParagraphStyle) -> list[Paragraph]:
        """A paragraph for each line of `text` that holds something."""
        shown = self._shown(cleaned(text))
        made = []
        for line in shown.split("\n"):
            if line.strip():
                set_line = _plain(_hyphenated(line.strip()), style)
                set_line.item = line.strip().startswith(_BULLET)
                made.append(set_line)
        return list(made)

    def cells(self, text: str, style: ParagraphStyle, width: float) -> list[str | Paragraph]:
        """`text` for a column of `width` points: what fits on a line as it is, longer text as paragraphs.

        Only text of more than `LONGEST_PIECE` letters gives more than one: a row for each.
        """
        shown = self.line(text)
        if stringWidth(shown, style.fontName, style.fontSize) <= width:
            return [shown]

        def parted(word: re.Match[str]) -> str:
            wide = stringWidth(word.group(), style.fontName, style.fontSize) > width
            return _with_soft_hyphens(word) if wide else word.group()

        return [_plain(_WORD.sub(parted, _hyphenated(piece)), style) for piece in _pieces(shown)]

    def _shown(self, text: str) -> str:
        missing = fonts.missing_glyphs(text)
        if not missing:
            return text
        self._missing |= missing
        return text.translate({ord(letter): fonts.SUBSTITUTE for letter in missing})


def _plain(text: str, style: ParagraphStyle) -> _ReadAloud:
    """A paragraph of text that holds no markup: ReportLab's parser, which takes long, need not look at it."""
    return _ReadAloud(text, style, frags=[_fragment(style).clone(text=text)])


@lru_cache(maxsize=128)
def _fragment(style: ParagraphStyle) -> Any:
    """What ReportLab's parser makes of one word in this style."""
    (fragment,) = Paragraph("x", style).frags
    return fragment


def _hyphenated(text: str) -> str:
    """Soft hyphens where a long word may break. They show only at the end of a line."""
    return _LONG_WORD.sub(_with_soft_hyphens, text)


def _with_soft_hyphens(match: re.Match[str]) -> str:
    """The word parted in Dutch syllables, but where a letter would have to change.

    A word beyond the longest real ones is left to be broken anywhere (ReportLab would take half a minute).
    """
    word = match.group()
    if len(word) > _LONGEST_HYPHENATED or len(word.lower()) != len(word):
        return word
    places = (place for place in _dictionary().positions(word) if place.data is None)
    cuts = [0, *places, len(word)]
    return _SOFT_HYPHEN.join(word[start:end] for start, end in itertools.pairwise(cuts))


@cache
def _dictionary() -> "Pyphen":
    """The syllables of LibreOffice; reading them takes a twentieth of a second."""
    from pyphen import Pyphen

    made = Pyphen(lang="nl_NL", left=_SHORTEST_HALF, right=_SHORTEST_HALF)
    patterns = made.hd.patterns
    places = {place: place for place in patterns.values()}  # the same few, made for each pattern
    patterns.update((letters, places[place]) for letters, place in patterns.items())
    return made


def _pieces(text: str) -> list[str]:
    """`text` in stretches of at most LONGEST_PIECE letters, parted at a blank where there is one."""
    pieces = []
    while len(text) > LONGEST_PIECE:
        blank = text.rfind(" ", 1, LONGEST_PIECE)
        end = blank if blank > 0 else LONGEST_PIECE
        pieces.append(text[:end])
        text = text[end:].lstrip(" ")
    return [*pieces, text]
