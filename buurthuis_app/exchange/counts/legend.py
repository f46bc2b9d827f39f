"""Legend of a sheet: the meaning of its marks, as far as the sheet explains them itself."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct, field

from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import plain, same_name, tidy

LEGEND_HEADINGS = frozenset(
    ("legenda", "legend", "verklaring", "uitleg", "betekenis", "afkortingen")
)
_SEPARATOR = re.compile(r"[,;|•\n]|\s{3,}|\s+en\s+(?=\S{1,10}\s*=)|\s+/\s+")
_SPLIT = re.compile(r"\d+(?:\s*\+\s*\d+)+|[a-z](?:\s*\+\s*[a-z])+")
_BETWEEN_NAMES = re.compile(r"\s*[+/&]\s*|\s+en\s+")
_LONGEST_MARK = 12
_LONGEST_BARE_MARK = 2
_MOST_CELLS_OF_A_LINE = 3
_ESTIMATED = re.compile(r"\b(geschat|schatting|ongeveer|circa|bij benadering|estimated)\b")
_NOTHING = re.compile(
    r"\b(niet geteld|niets? gepland|geen activiteit|geen telling|niet ingevuld|onbekend|not counted)\b"
)
_CANCELLED = re.compile(
    r"\b(niet door(?:gegaan)?|ging niet door|gaat niet door|niet gehouden|vervallen|vervalt|verviel|afgelast|"
    r"afgezegd|geannuleerd|uitgevallen|cancelled)\b"
)
_REASON = re.compile(
    r"\b(dicht|gesloten|vakantie|feestdag|ziek|ziekte|storm|vrij|closed|holiday)\b"
)


class MarkMeaning(Enum):
    """What a mark says about the occurrence in whose cell it stands."""

    CANCELLED = "cancelled"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


class Legend(Struct, frozen=True, kw_only=True):
    """The explanations found: whole-cell marks, marks of an estimate, and the names of the parts of 12+3."""

    marks: dict[str, tuple[MarkMeaning, str]] = field(default_factory=dict)
    estimated: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    rows: frozenset[int] = frozenset()
    """The rows that hold the explanations: they are no counts."""

    def over(self, general: "Legend") -> "Legend":
        """This sheet's own legend; what it leaves out comes from the legend of another sheet."""
        own = frozenset(self.marks)
        return Legend(
            marks=general.marks | self.marks,
            estimated=self.estimated | (general.estimated - own),
            parts=self.parts or general.parts,
            rows=self.rows,
        )


def find_legend(sheet: SheetGrid) -> Legend:
    """Read every line that explains a mark: "x = niet doorgegaan, ± = geschat", or mark and meaning in two cells."""
    pairs: list[tuple[str, str]] = []
    rows = set()
    under_heading = False
    for row, values in enumerate(sheet.rows):
        filled = [value for value in values if value is not None]
        if not filled:
            under_heading = False
            continue
        heading = _is_heading(filled)
        under_heading = under_heading or heading
        found = _explained(filled, colon=under_heading)
        if found or heading:
            rows.add(row)
            pairs.extend(found)
    return _legend(pairs, frozenset(rows))


def _is_heading(filled: Sequence[Value]) -> bool:
    first = filled[0]
    return (
        len(filled) == 1
        and isinstance(first, str)
        and plain(first.split("=")[0].split(":")[0]) in LEGEND_HEADINGS
    )


def _explained(filled: Sequence[Value], *, colon: bool) -> list[tuple[str, str]]:
    """The marks that a line of one to three cells explains."""
    texts = [tidy(value) for value in filled if isinstance(value, str)]
    if len(filled) > _MOST_CELLS_OF_A_LINE or len(texts) != len(filled):
        return []
    line = [text for text in texts if text not in {"=", ":"}]
    if len(line) == 2 and _is_mark(line[0]) and _classified(line[1]) is not MarkMeaning.UNKNOWN:  # noqa: PLR2004
        return [(line[0], line[1])]
    if len(line) == 2 and _SPLIT.fullmatch(same_name(line[0])):  # noqa: PLR2004
        return [(line[0], line[1])]
    return [pair for text in texts for pair in _pairs_of(text, colon=colon)]


def _is_mark(text: str) -> bool:
    return len(text) <= _LONGEST_BARE_MARK and not text.isdecimal()


def _pairs_of(text: str, *, colon: bool) -> list[tuple[str, str]]:
    """ "x = vervallen, ± = geschat" -> two pairs. A piece without "=" belongs to the meaning before it."""
    pairs: list[tuple[str, str]] = []
    if "=" not in text.lstrip("=") and not colon:
        return pairs
    for piece in _SEPARATOR.split(text):
        mark, sign, meaning = piece.partition("=")
        if not sign and colon:
            mark, sign, meaning = piece.partition(":")
        if sign and plain(mark) in LEGEND_HEADINGS:
            mark, sign, meaning = meaning.partition("=")
        mark = _without_heading(mark)
        if sign and meaning.strip() and _can_be_explained(mark, meaning):
            pairs.append((mark, tidy(meaning)))
        elif pairs and piece.strip() and not sign:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]}, {tidy(piece)}")
    return pairs


def _can_be_explained(mark: str, meaning: str) -> bool:
    """A longer word is a mark only when its meaning is one we know: "Vandaag = feest" is a remark."""
    if not mark or len(mark) > _LONGEST_MARK:
        return False
    short = len(mark) <= _LONGEST_BARE_MARK + 1
    known = _classified(meaning) is not MarkMeaning.UNKNOWN
    return short or known or _SPLIT.fullmatch(same_name(mark)) is not None


def _without_heading(mark: str) -> str:
    heading, sign, rest = mark.partition(":")
    return tidy(rest if sign and plain(heading) in LEGEND_HEADINGS else mark).strip("()\"'‘’“”")


def _classified(meaning: str) -> MarkMeaning | None:
    """None for a mark of an estimate."""
    text = meaning.casefold()
    if _ESTIMATED.search(text):
        return None
    if _NOTHING.search(text):
        return MarkMeaning.NOTHING
    if _CANCELLED.search(text) or _REASON.search(text):
        return MarkMeaning.CANCELLED
    return MarkMeaning.UNKNOWN


def _legend(pairs: Iterable[tuple[str, str]], rows: frozenset[int]) -> Legend:
    marks: dict[str, tuple[MarkMeaning, str]] = {}
    estimated = set()
    parts: tuple[str, ...] = ()
    for mark, meaning in pairs:
        key = same_name(mark)
        if _SPLIT.fullmatch(key):
            parts = _part_names(meaning) or parts
            continue
        kind = _classified(meaning)
        if kind is None:
            estimated.add(re.sub(r"\d", "", key).strip())
        else:
            marks[key] = (kind, reason_in(meaning) if kind is MarkMeaning.CANCELLED else meaning)
    return Legend(marks=marks, estimated=frozenset(estimated - {""}), parts=parts, rows=rows)


def _part_names(meaning: str) -> tuple[str, ...]:
    """ "volwassenen + kinderen" or "12 volwassenen en 3 kinderen" -> both names."""
    names = tuple(
        tidy(re.sub(r"\d", "", name)).casefold() for name in _BETWEEN_NAMES.split(meaning)
    )
    return names if len(names) > 1 and all(names) else ()


def reason_in(meaning: str) -> str:
    """Why it did not go on: "dicht wegens storm" stays; "niet doorgegaan" gives no reason."""
    rest = tidy(_CANCELLED.sub("", meaning.casefold()))
    if not _REASON.search(rest) and plain(rest) in {
        "",
        "is",
        "gegaan",
        "activiteit",
        "geen activiteit",
    }:
        return ""
    rest = re.sub(r"^(?:[\s:;,(.–-]|i\.?v\.?m\.?\b|wegens\b|vanwege\b|door\b|want\b)+", "", rest)
    return rest.strip(" .,;:()") if rest.count("(") != rest.count(")") else rest.strip(" .,;:")
