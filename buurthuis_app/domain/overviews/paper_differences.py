"""Differences of two papers about the same period: every printed figure, block by block."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from buurthuis_app.domain.papers.document import (
    Block,
    Cell,
    Chart,
    Document,
    LargeNumber,
    Numbers,
    Row,
    Section,
    Sheet,
    Words,
)
from buurthuis_app.i18n import _

FORMER_WORDS = {
    "bijgeschat": "misschien erbij",
    "Misschien, bij wat niet is geteld. Niet in het totaal.": (
        "Bij de keren die niet zijn geteld. Niet in het totaal."
    ),
}
"""What earlier versions of the program called a figure: it is the same one today."""


class AdoptedDifference(Struct, frozen=True, kw_only=True):
    """A figure that is printed otherwise today than when the paper was adopted; None where it is not printed."""

    what: str
    then: str | None
    now: str | None


def differences(then: Document, now: Document) -> tuple[AdoptedDifference, ...]:
    """Every figure and sentence that is printed otherwise, in the order of the former paper.

    Figures stand beside each other by what they are called: sections and columns may be moved or left out. Stories
    and explanations are no figures.
    """
    if then.title != now.title:
        return tuple(_in_another_language(then, now))
    present = {section.key: section for section in now.sections}
    former = {section.key for section in then.sections}
    found = [
        difference
        for section in then.sections
        for difference in _of_section(section, present.get(section.key))
    ]
    for section in now.sections:
        if section.key not in former:
            found.extend(_of_section(Section(key="", title="", blocks=()), section))
    return tuple(found)


def _in_another_language(then: Document, now: Document) -> Iterator[AdoptedDifference]:
    """Names say nothing then: the large figures stand beside each other by their place."""
    present = {section.key: section for section in now.sections}
    for section in then.sections:
        other = present.get(section.key)
        large_now = _numbers(other.blocks if other else ()).values()
        pairs = zip(_numbers(section.blocks).values(), large_now, strict=False)
        for former, large in pairs:
            yield from _of_cell(
                _what(other.title if other else "", large.name), former.cell, large.cell
            )


def _of_section(then: Section, now: Section | None) -> Iterator[AdoptedDifference]:
    title = then.title or (now.title if now else "")
    others: tuple[Block, ...] = now.blocks if now else ()
    yield from _of_numbers(title, _numbers(then.blocks), _numbers(others))
    yield from _of_words(title, _words(then.blocks), _words(others))
    tables, present = _tables(then.blocks), _tables(others)
    for key in {**tables, **present}:
        yield from _of_table(key[0] or title, tables.get(key), present.get(key))


def _numbers(blocks: Sequence[Block]) -> dict[str, LargeNumber]:
    large = (number for block in blocks if isinstance(block, Numbers) for number in block.numbers)
    return {number.name: number for number in large}


def _words(blocks: Sequence[Block]) -> list[str]:
    """But for sentences with figures, which stand in a table or large as well."""
    return [block.text for block in blocks if isinstance(block, Words) and not block.figures]


def _tables(blocks: Sequence[Block]) -> dict[tuple[str, int], Sheet]:
    """By title, and which of that title."""
    found: dict[tuple[str, int], Sheet] = {}
    times: Counter[str] = Counter()
    for block in blocks:
        sheet = block.sheet if isinstance(block, Chart) else block
        if isinstance(sheet, Sheet):
            found[sheet.title, times[sheet.title]] = sheet
            times[sheet.title] += 1
    return found


def _of_numbers(
    title: str, then: dict[str, LargeNumber], now: dict[str, LargeNumber]
) -> Iterator[AdoptedDifference]:
    for name in {**then, **now}:
        former, present = then.get(name), now.get(name)
        what = _what(title, name)
        yield from _of_cell(
            what, former.cell if former else None, present.cell if present else None
        )
        if former and present:
            for was, is_now in zip(former.notes, present.notes, strict=False):
                yield from _of_text(what, was, is_now)


def _of_words(title: str, then: list[str], now: list[str]) -> Iterator[AdoptedDifference]:
    for place in range(max(len(then), len(now))):
        yield from _of_text(
            title,
            then[place] if place < len(then) else None,
            now[place] if place < len(now) else None,
        )


def _of_table(title: str, then: Sheet | None, now: Sheet | None) -> Iterator[AdoptedDifference]:
    columns = _columns(then, now)
    for label, former, present in _beside(then.rows if then else (), now.rows if now else ()):
        row = _what(title, label)
        if former is None or present is None:
            yield AdoptedDifference(what=row, then=_said(former), now=_said(present))
            continue
        yield from _of_text(row, former.cells[0].shown, present.cells[0].shown)
        for name, was, is_now in columns:
            what = f"{row}, {name}" if name and len(columns) > 1 else row
            yield from _of_cell(what, former.cells[was], present.cells[is_now])


def _columns(then: Sheet | None, now: Sheet | None) -> list[tuple[str, int, int]]:
    """The columns that both have, after the first, with their places; a column of one paper only says nothing."""
    if then is None or now is None:
        return []
    places: dict[tuple[str, int], int] = dict(_named(now))
    return [(key[0], place, places[key]) for key, place in _named(then) if key in places]


def _named(sheet: Sheet) -> Iterator[tuple[tuple[str, int], int]]:
    times: Counter[str] = Counter()
    for place, heading in enumerate(sheet.headings):
        if place:
            title = _called_today(heading.title)
            yield (title, times[title]), place
            times[title] += 1


def _beside(
    then: Sequence[Row], now: Sequence[Row]
) -> Iterator[tuple[str, Row | None, Row | None]]:
    """The rows of both, each beside the one of the same name; a row that only got another name beside itself."""
    former, present = _by_name(then), _by_name(now)
    renamed: dict[tuple[str, int], tuple[str, int]] = {}
    new = [key for key in present if key not in former]
    for key in former:
        if key not in present:
            same = next((other for other in new if _same(former[key], present[other])), None)
            if same is not None:
                renamed[key] = same
                new.remove(same)
    for key, row in former.items():
        yield key[0], row, present.get(renamed.get(key, key))
    for key in new:
        yield key[0], None, present[key]


def _by_name(rows: Sequence[Row]) -> dict[tuple[str, int], Row]:
    found: dict[tuple[str, int], Row] = {}
    times: Counter[str] = Counter()
    for row in rows:
        name = _called_today(row.cells[0].shown)
        found[name, times[name]] = row
        times[name] += 1
    return found


def _same(former: Row, present: Row) -> bool:
    """Whether it is the same row under another name: both a total, or with the same figures."""
    if former.strong or present.strong:
        return former.strong and present.strong
    return [cell.shown for cell in former.cells[1:]] == [cell.shown for cell in present.cells[1:]]


def _of_cell(what: str, then: Cell | None, now: Cell | None) -> Iterator[AdoptedDifference]:
    numbers = then is not None and now is not None and isinstance(then.value, int | float)
    if numbers and then and now and then.value == now.value:
        return  # the same figure, written otherwise by another version of the program
    yield from _of_text(what, then.shown if then else None, now.shown if now else None)


def _of_text(what: str, then: str | None, now: str | None) -> Iterator[AdoptedDifference]:
    if (then and _called_today(then)) != now:
        yield AdoptedDifference(what=what, then=then, now=now)


def _called_today(words: str) -> str:
    return FORMER_WORDS.get(words, words)


def _said(row: Row | None) -> str | None:
    return None if row is None else " · ".join(cell.shown for cell in row.cells[1:])


def _what(title: str, name: str) -> str:
    return _("{where}: {what}").format(where=title, what=name) if title else name
