"""The headings of a table, when one row of them stands above another: "Koffie" above "ochtend" and "middag"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from buurthuis_app.exchange.counts.column_headings import ColumnHeading, CountRole, heading_of
from buurthuis_app.exchange.counts.findings import LONGEST_NAME
from buurthuis_app.exchange.counts.layout.day_parts import is_part
from buurthuis_app.exchange.counts.total_rows import is_total
from buurthuis_app.exchange.dates.dates import period_of, written_day
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import plain, tidy

_MOST_ROWS = 3
_LETTERS = (
    {"m": "mannen", "v": "vrouwen"},
    {"v": "volwassenen", "k": "kinderen"},
)
_AMOUNTS = frozenset((CountRole.KIND, CountRole.TOTAL, CountRole.OF_WHOM))


class Head(Struct, frozen=True, kw_only=True):
    """What the headings above one column say together. `name` may be an activity; `text` is as it was written."""

    text: str
    name: str = ""
    role: CountRole | None = None
    kind: str = ""
    part: str = ""
    doubt: int = 0


def is_header_row(row: Sequence[Value]) -> bool:
    """Whether a row holds nothing but words that can stand above columns."""
    filled = [value for value in row if value is not None]
    return bool(filled) and all(
        isinstance(value, str)
        and len(value) <= LONGEST_NAME
        and not value.strip().isdecimal()
        and not _is_dated(value)
        for value in filled
    )


def _is_dated(value: Value) -> bool:
    day = written_day(value)
    return day is not None and day.month is not None


def heads_of(sheet: SheetGrid, header: int, start: int) -> dict[int, Head]:
    """The heading of each column, from the lowest header row and the rows of headings above it."""
    if header < 0:
        return {}
    lower = _texts(sheet.rows[header])
    upper: dict[int, str] = {}
    for row in range(header - 1, max(header - _MOST_ROWS, start - 1), -1):
        values = sheet.rows[row]
        filled = [column for column, value in enumerate(values) if value is not None]
        if not filled or not is_header_row(values) or filled == [0]:
            break
        if len(filled) == 1 and len(lower) > 1 and filled[0] == min(lower):
            break
        above = _spread(_texts(values), lower)
        upper = {**above, **upper}
    repeated = _repeated(lower, upper)
    columns = sorted({*lower, *upper})
    heads = {c: _together(lower.get(c), upper.get(c), repeated=repeated) for c in columns}
    told = {column: head for column, head in heads.items() if head is not None}
    letters = {head.name.casefold() for head in told.values() if len(head.name) == 1}
    return {column: _of_letter(head, letters) for column, head in told.items()}


def _of_letter(head: Head, letters: AbstractSet[str]) -> Head:
    """M and V beside one another are men and women, V and K adults and children."""
    letter = head.name.casefold()
    for pair in _LETTERS:
        if letters == pair.keys() and letter in pair:
            return Head(text=head.text, role=CountRole.KIND, kind=pair[letter])
    return head


def _texts(values: Sequence[Value]) -> dict[int, str]:
    return {
        column: tidy(value)
        for column, value in enumerate(values)
        if isinstance(value, str) and tidy(value)
    }


def _spread(upper: dict[int, str], lower: dict[int, str]) -> dict[int, str]:
    """A heading over several columns stands in the first of them only."""
    found = dict(upper)
    for column in sorted(lower):
        if column in found:
            continue
        before = found.get(column - 1)
        if before is not None and lower[column] != before and not _is_alone(before):
            found[column] = before
    return found


def _is_alone(text: str) -> bool:
    """Headings that never stand over several columns."""
    heading = heading_of(text)
    return is_total(text) or (
        heading is not None and heading.role in {CountRole.DATE, CountRole.DAY, CountRole.REMARK}
    )


def _repeated(lower: dict[int, str], upper: dict[int, str]) -> bool:
    """Whether the lower names come back below different upper ones: then these are the activities."""
    under: dict[str, set[str]] = {}
    for column, text in lower.items():
        if column in upper and upper[column] != text and heading_of(text) is None:
            under.setdefault(plain(text), set()).add(upper[column])
    return any(len(names) > 1 for names in under.values())


def _together(lower: str | None, upper: str | None, *, repeated: bool) -> Head | None:
    if lower is None or upper is None or lower == upper:
        text = lower or upper
        return _alone(text) if text else None
    above = heading_of(upper)
    named = period_of(upper)
    is_name = above is None and not is_total(upper) and not named.month and not named.years
    below = heading_of(lower)
    if is_part(lower):
        return Head(text=f"{upper}, {lower}", name=upper if is_name else "", part=plain(lower))
    if below is not None:
        return _of_role(below, lower, upper, is_name=is_name)
    return _of_name(lower, upper, is_name=is_name, repeated=repeated)


def _of_role(below: ColumnHeading, lower: str, upper: str, *, is_name: bool) -> Head:
    """The lower heading says what is counted, the upper one of which activity or group."""
    above = heading_of(upper)
    text = f"{upper}, {lower}"
    if above is not None and above.role is CountRole.KIND and below.role is CountRole.TOTAL:
        return Head(text=text, role=CountRole.KIND, kind=above.kind)
    if below.role not in _AMOUNTS or (above is None and not is_name):
        return _alone(lower)
    return _named(below, text, upper if is_name else "")


def _of_name(lower: str, upper: str, *, is_name: bool, repeated: bool) -> Head:
    """The lower heading is a name, or tells the parts of the activity above it apart."""
    above = heading_of(upper)
    text = f"{upper}, {lower}"
    head = _alone(lower)
    if is_total(lower):
        return head
    if above is not None and above.role is CountRole.KIND:
        head = Head(text=text, name=lower, kind=above.kind)
    elif is_part(upper):
        head = Head(text=text, name=lower, part=plain(upper))
    elif repeated and is_name:
        head = Head(text=text, name=upper, part=plain(lower))
    return head


def _alone(text: str) -> Head:
    heading = None if is_part(text) and text[0].isdecimal() else heading_of(text)
    return Head(text=text, name=text) if heading is None else _named(heading, text, "")


def _named(heading: ColumnHeading, text: str, name: str) -> Head:
    return Head(text=text, name=name, role=heading.role, kind=heading.kind, doubt=heading.doubt)
