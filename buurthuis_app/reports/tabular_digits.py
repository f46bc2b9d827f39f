"""Digits of one width, so that numbers stand right under each other in a table.

FiraGO holds them behind its OpenType feature `tnum`, which ReportLab does not read: the feature is looked up in
the font's GSUB table and the digits are pointed at the glyphs found there.
"""

from itertools import chain
from struct import unpack_from

from reportlab.pdfbase.ttfonts import TTFontFace

_DIGITS = range(ord("0"), ord("9") + 1)
_SINGLE, _EXTENSION = 1, 7
_LIST, _DELTA = 1, 1


def use_tabular_digits(face: TTFontFace) -> None:
    """Let `face` draw the digits 0-9 in one width; a face without that feature stays as it is."""
    if "GSUB" not in face.table:
        return
    substitutes = _single_substitutes(_table(face, "GSUB"), b"tnum")
    for digit in _DIGITS:
        glyph = substitutes.get(face.charToGlyph.get(digit, 0))
        if glyph is not None:
            face.charToGlyph[digit] = glyph
            face.charWidths[digit] = face.hmetrics[glyph][0] * 1000 / face.unitsPerEm


def _table(face: TTFontFace, tag: str) -> bytes:
    start, length = face.get_table_pos(tag)
    return face.get_chunk(start, length)


def _single_substitutes(gsub: bytes, feature: bytes) -> dict[int, int]:
    """Glyph to glyph, for every one-to-one replacement that `feature` asks for."""
    feature_list, lookup_list = unpack_from(">2H", gsub, 6)
    lookups: set[int] = set()
    for index in range(_short(gsub, feature_list)):
        tag, offset = unpack_from(">4sH", gsub, feature_list + 2 + 6 * index)
        if tag == feature:
            lookups.update(_shorts_after_count(gsub, feature_list + offset + 2))
    found: dict[int, int] = {}
    for index in sorted(lookups):
        found.update(_lookup(gsub, lookup_list + _short(gsub, lookup_list + 2 + 2 * index)))
    return found


def _lookup(gsub: bytes, start: int) -> dict[int, int]:
    kind = _short(gsub, start)
    found: dict[int, int] = {}
    for offset in _shorts_after_count(gsub, start + 4):
        subtable, subkind = start + offset, kind
        if kind == _EXTENSION:
            subkind, further = unpack_from(">HL", gsub, subtable + 2)
            subtable += further
        if subkind == _SINGLE:
            found.update(_single(gsub, subtable))
    return found


def _single(gsub: bytes, start: int) -> dict[int, int]:
    form, coverage = unpack_from(">2H", gsub, start)
    covered = _coverage(gsub, start + coverage)
    if form == _DELTA:
        delta = _short(gsub, start + 4)
        return {glyph: (glyph + delta) % 0x10000 for glyph in covered}
    return dict(zip(covered, _shorts_after_count(gsub, start + 4), strict=True))


def _coverage(gsub: bytes, start: int) -> list[int]:
    if _short(gsub, start) == _LIST:
        return list(_shorts_after_count(gsub, start + 2))
    ranges = [
        unpack_from(">2H", gsub, start + 4 + 6 * index) for index in range(_short(gsub, start + 2))
    ]
    return list(chain.from_iterable(range(first, last + 1) for first, last in ranges))


def _short(data: bytes, offset: int) -> int:
    return int(unpack_from(">H", data, offset)[0])


def _shorts_after_count(data: bytes, offset: int) -> tuple[int, ...]:
    return unpack_from(f">{_short(data, offset)}H", data, offset + 2)
