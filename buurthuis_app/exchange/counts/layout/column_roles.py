"""The role of each column of a list, by the words above it and by what stands in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from buurthuis_app.exchange.counts.cell_count import read_count
from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of
from buurthuis_app.exchange.counts.layout.date_columns import DateChoice
from buurthuis_app.exchange.counts.layout.day_parts import is_part
from buurthuis_app.exchange.counts.layout.header_names import Head
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.people.marks import is_mark
from buurthuis_app.exchange.counts.people.names import share_of_people
from buurthuis_app.exchange.counts.table import (
    DATES_DOWN,
    ONE_ROW_A_COUNT,
    PRESENCE,
    CountTable,
    Group,
)
from buurthuis_app.exchange.counts.total_rows import adds_up, is_no_activity, is_total
from buurthuis_app.exchange.dates.dates import is_weekday, written_day
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import tidy, words
from buurthuis_app.records import replace

_MOSTLY, _NEARLY_ALL = 0.6, 0.8
_MOST_NAMES = 0.7
"""Names come back; remarks and names of people do less."""
_SEVERAL = 4
_RUNNING = 5
_FEWEST_WITHOUT_HEADINGS = 3
_BLANK_DATES = 0.25
_LIKE_PEOPLE = 0.6
PEOPLE = "people"
"""The doubt about a list of people with their addresses: volunteers, or who signed up."""


class ColumnLook(Struct, frozen=True, kw_only=True):
    """What stands in one column: how many cells are filled, say a count, hold words."""

    rows: int
    filled: int
    readings: int
    counts: int
    words: int
    numbers: int

    @property
    def has_counts(self) -> bool:
        """Whether it can hold counts: more cells say one than say something else."""
        return self.readings > 0 and 2 * self.counts >= self.readings

    @property
    def has_numbers(self) -> bool:
        """Whether it holds counts in most rows."""
        return self.filled > _MOSTLY * self.rows and self.counts > _MOSTLY * self.filled


class Roles:
    """Gives each column at most one role."""

    def __init__(
        self,
        sheet: SheetGrid,
        rows: Sequence[int],
        heads: Mapping[int, Head],
        choice: DateChoice,
        legend: Legend,
    ) -> None:
        self._sheet, self._rows, self._heads, self._choice = sheet, rows, heads, choice
        dated = choice.columns.all
        width = max((len(sheet.rows[row]) for row in rows), default=0)
        width = max([width, *(column + 1 for column in heads)])
        self.columns = [c for c in range(width) if c not in dated]
        self._dated = [row for row in rows if self._is_dated(row)] or list(rows)
        self._legend = legend
        self.rows = len(rows)
        self._values = {c: [sheet.at(row, c) for row in self._dated] for c in self.columns}
        self.looks = {column: self._look(column) for column in self.columns}
        self.by_role: dict[CountRole, list[int]] = {}
        self.named: list[int] = []
        self.bare: list[int] = []
        for column in self.columns:
            self._place(column)

    def _is_dated(self, row: int) -> bool:
        main = self._choice.columns.main
        return main is not None and written_day(self._sheet.at(row, main)) is not None

    def _look(self, column: int) -> ColumnLook:
        values = self._values[column]
        if not any(
            value is not None for value in values
        ):  # the file may not hold what was computed
            values = [self._sheet.formula_at(row, column) or None for row in self._dated]
        filled = [value for value in values if value is not None]
        readings = [r for value in filled if (r := read_count(value, self._legend)) is not None]
        return ColumnLook(
            rows=len(values),
            filled=len(filled),
            readings=len(readings),
            counts=sum(not reading.trouble for reading in readings),
            words=sum(isinstance(v, str) and not _is_count(v, self._legend) for v in filled),
            numbers=sum(_is_number(value) for value in filled),
        )

    def _place(self, column: int) -> None:
        head, look = self._heads.get(column), self.looks[column]
        if head is None:
            if look.filled:
                self.bare.append(column)
            return
        role = head.role
        if role is CountRole.TIME and self._is_stamped(column):
            role = CountRole.STAMP
        if role is CountRole.ACTIVITY and look.has_counts and look.numbers:
            role = None
        if role is None and not self._is_sum_or_aside(head):
            self.named.append(column)
            return
        self.by_role.setdefault(role or CountRole.ASIDE, []).append(column)

    def _is_stamped(self, column: int) -> bool:
        """Whole dates with a time say when a form was filled in, not which part of the day was counted."""
        filled = [value for value in self._values[column] if value is not None]
        days = [written_day(value) for value in filled]
        return bool(filled) and all(day is not None and day.month is not None for day in days)

    def _is_sum_or_aside(self, head: Head) -> bool:
        return is_total(head.text) or is_no_activity(head.text) or is_weekday(head.text)

    def surest(self, role: CountRole) -> int | None:
        """The surest column of this role."""
        columns = self.by_role.get(role, [])
        return min(columns, key=lambda c: (self._heads[c].doubt, c), default=None)

    def counted(self) -> list[int]:
        """The columns without a known heading that hold counts."""
        marked = [c for c in self.named if self._is_marked(c)]
        names = [self._heads[column].name for column in marked]
        if len(marked) > 1 and share_of_people(names) >= _LIKE_PEOPLE:
            return marked
        found = [c for c in self.named if self.looks[c].has_counts and not self._is_running(c)]
        computed = [c for c in found if self._is_formula(c)]
        typed = [c for c in found if c not in computed]
        return [c for c in found if c in typed or not self._adds_up(c, typed)]

    def _is_formula(self, column: int) -> bool:
        """Whether no cell of this column was typed; a sum of typed numbers was."""
        formulas = [self._sheet.formula_at(row, column) for row in self._dated]
        filled = [
            f for f, value in zip(formulas, self._values[column], strict=True) if value is not None
        ]
        return bool(filled) and not any(_is_typed(f, self._legend) for f in filled)

    def _adds_up(self, column: int, typed: Sequence[int]) -> bool:
        """Whether a computed column is the sum of those that were typed, on every row that has it."""
        rows = zip(self._values[column], *(self._values[c] for c in typed), strict=True)
        sums = [(_whole(whole), [_whole(part) or 0 for part in parts]) for whole, *parts in rows]
        told = [(whole, parts) for whole, parts in sums if whole is not None]
        return len(typed) > 1 and bool(told) and all(sum(parts) == whole for whole, parts in told)

    def _is_marked(self, column: int) -> bool:
        """Whether marks of who was there stand in this column."""
        filled = [value for value in self._values[column] if value is not None]
        return bool(filled) and sum(map(is_mark, filled)) >= _NEARLY_ALL * len(filled)

    def _is_running(self, column: int) -> bool:
        """A column that goes up by one with each row counts the rows, not people."""
        numbers = [v for value in self._values[column] if (v := _whole(value)) is not None]
        follow = len(numbers) >= _RUNNING and all(b == a + 1 for a, b in pairwise(numbers))
        return follow and numbers[0] <= 1

    def names(self, columns: Sequence[int]) -> int | None:
        """The column in which nearly each row has words, and words that come back."""
        best: tuple[float, int] | None = None
        for column in columns:
            values = self._values[column]
            names = [
                tidy(value).casefold()
                for value in values
                if isinstance(value, str)
                and not is_weekday(value)
                and not _is_count(value, self._legend)
            ]
            if not values or len(names) < _NEARLY_ALL * len(values):
                continue
            share = len(Counter(names)) / len(names)
            allowed = share <= _MOST_NAMES or len(values) < _SEVERAL
            if allowed and (best is None or share < best[0]):
                best = (share, column)
        return best[1] if best else None

    def of_kinds(self) -> int | None:
        """A column whose words are tally kinds: adults, children."""
        for column in self.named + self.by_role.get(CountRole.ACTIVITY, []):
            texts = [v for v in self._values[column] if isinstance(v, str)]
            kinds = [h for text in texts if (h := heading_of(text)) and h.role is CountRole.KIND]
            if texts and len(kinds) >= _NEARLY_ALL * len(self._dated) and len(kinds) == len(texts):
                return column
        return None

    def of_parts(self) -> tuple[int, ...]:
        """Columns without a known heading whose words are parts of the day."""
        found = []
        for column in self.named:
            texts = [v for v in self._values[column] if isinstance(v, str)]
            if texts and sum(is_part(text) for text in texts) >= _NEARLY_ALL * len(texts):
                found.append(column)
        return tuple(found)

    def texts(self, column: int) -> list[str]:
        """The words in this column."""
        return [value for value in self._values[column] if isinstance(value, str)]

    def is_computed(self, column: int) -> bool:
        """Whether every count in this column was computed."""
        filled = [row for row in self._dated if self._sheet.at(row, column) is not None]
        return bool(filled) and all(self._sheet.formula_at(row, column) for row in filled)

    def blank_dates(self) -> bool:
        """Whether a date is written once, for all the rows below it until the next."""
        main = self._choice.columns.date
        if main is None:
            main = self._choice.columns.day or self._choice.columns.weekday
        if main is None:
            return False
        values = [self._sheet.at(row, main) for row in self._rows]
        blank = sum(value is None for value in values)
        dated = [value for value in values if value is not None]
        again = any(earlier == later for earlier, later in pairwise(dated))
        return blank > 1 and blank >= _BLANK_DATES * len(values) and not again


def roles_of(
    sheet: SheetGrid,
    place: tuple[int, int, int],
    rows: Sequence[int],
    heads: Mapping[int, Head],
    choice: DateChoice,
    legend: Legend,
) -> CountTable | None:
    """The table as these dates make it; None when nothing in it is counted."""
    roles = Roles(sheet, rows, heads, choice, legend)
    kind_name = roles.surest(CountRole.KIND_NAME)
    if kind_name is None and roles.by_role.get(CountRole.TOTAL):
        kind_name = roles.of_kinds()
    parts = roles.of_parts()
    activity = _activity(roles, (kind_name, *parts), no_header=not heads)
    groups, sums, computed = _groups(roles, heads, activity)
    person = _person(roles, heads, activity)
    if not groups:
        if person is None or roles.by_role.get(CountRole.TOTAL):
            return None
        activity = None if activity == person else activity
    single = activity is not None or all(not group.name for group in groups)
    table = CountTable(
        sheet=sheet,
        layout=PRESENCE if not groups else ONE_ROW_A_COUNT if single else DATES_DOWN,
        header=place[0],
        top=place[1],
        bottom=place[2],
        dates=choice.columns,
        order=choice.order,
        groups=groups,
        activity=activity,
        kind_name=kind_name,
        use=roles.surest(CountRole.USE),
        source=roles.surest(CountRole.SOURCE),
        status=roles.surest(CountRole.STATUS),
        estimated=roles.surest(CountRole.ESTIMATED),
        person=person,
        doubt=PEOPLE if roles.by_role.get(CountRole.PRIVATE) and not groups else "",
        times=(*roles.by_role.get(CountRole.TIME, ()), *parts) if single else (),
        remarks=tuple(roles.by_role.get(CountRole.REMARK, ())),
        stories=tuple(roles.by_role.get(CountRole.STORY, ())),
        sums=sums,
        totals=_rivals(roles, heads, groups) if single else (),
        fill_dates=single and (roles.blank_dates() or not choice.columns.all),
        computed=computed,
    )
    return _with_unused(table, roles)


def _activity(roles: Roles, taken: Sequence[int | None], *, no_header: bool) -> int | None:
    activity = roles.surest(CountRole.ACTIVITY)
    if activity is not None and (activity in taken or not roles.looks[activity].words):
        activity = None
    if activity is None:
        free = roles.bare if no_header else roles.named
        activity = roles.names([column for column in free if column not in taken])
        if activity is not None and not no_header and not _is_list(roles, activity):
            return None
    return activity


def _person(roles: Roles, heads: Mapping[int, Head], activity: int | None) -> int | None:
    """The column with the names of visitors: by its heading, else by what the names look like."""
    person = roles.surest(CountRole.PERSON)
    if person is not None:
        return person
    names = [c for c in roles.by_role.get(CountRole.ACTIVITY, []) if "naam" in words(heads[c].text)]
    for column in [*names, *roles.named]:
        texts = roles.texts(column)
        likely = share_of_people(texts) >= _LIKE_PEOPLE
        if texts and (likely or (column in names and activity is not None and column != activity)):
            return column
    return None


def _is_list(roles: Roles, activity: int) -> bool:
    """Beside a column of names there is one of counts, not several with names of their own."""
    counts = [column for column in roles.counted() if column != activity]
    return (
        bool(roles.by_role.get(CountRole.TOTAL) or roles.by_role.get(CountRole.KIND))
        or len(counts) == 1
    )


def _groups(
    roles: Roles, heads: Mapping[int, Head], activity: int | None
) -> tuple[tuple[Group, ...], tuple[int, ...], bool]:
    """The groups of columns that hold counts, the columns that add them up, and whether counts are computed."""
    kinds = [column for column in roles.by_role.get(CountRole.KIND, []) if not heads[column].name]
    total = roles.surest(CountRole.TOTAL)
    named = [column for column in roles.counted() if column != activity]
    inside = tuple(
        (c, heads[c].kind) for c in roles.by_role.get(CountRole.OF_WHOM, []) if not heads[c].name
    )
    pairs = tuple((column, heads[column].kind) for column in kinds)
    if not heads and len(roles.looks) and roles.rows < _FEWEST_WITHOUT_HEADINGS:
        return (), (), False
    if not heads:
        numbers = [c for c in roles.bare if c != activity and roles.looks[c].has_numbers]
        whole = numbers[0] if numbers and activity is not None else None
        return ((Group(total=whole),) if whole is not None else ()), (), False
    if activity is not None:
        if total is None and not kinds:
            if len(named) != 1:
                return (), (), False
            total = named[0]
        computed = total is not None and not kinds and roles.is_computed(total)
        return (Group(total=total, kinds=pairs, of_whom=inside),), (), computed
    groups = _named_groups(roles, heads, named)
    if not groups and (total is not None or kinds):
        computed = total is not None and not kinds and roles.is_computed(total)
        return (Group(total=total, kinds=pairs, of_whom=inside),), (), computed
    if groups:
        groups += [Group(name=heads[c].text, total=c) for c in kinds if roles.looks[c].has_counts]
        groups.sort(key=lambda group: group.counts[0])
    sums = tuple(c for c in roles.by_role.get(CountRole.TOTAL, []) if not heads[c].name)
    sums += tuple(c for c in roles.by_role.get(CountRole.ASIDE, []) if adds_up(heads[c].text))
    return tuple(groups), sums, False


def _rivals(roles: Roles, heads: Mapping[int, Head], groups: Sequence[Group]) -> tuple[int, ...]:
    """Other columns below words for visitors: not those that say that they add up, nor what is computed."""
    taken = {column for group in groups for column in group.counts}
    totals = roles.by_role.get(CountRole.TOTAL, [])
    return tuple(
        c
        for c in totals
        if c not in taken
        and not heads[c].name
        and not is_total(heads[c].text)
        and not roles.is_computed(c)
    )


def _named_groups(roles: Roles, heads: Mapping[int, Head], named: Sequence[int]) -> list[Group]:
    """A group for each activity that the headings name, with the parts that stand below its name."""
    below = [
        column
        for role in (CountRole.TOTAL, CountRole.KIND, CountRole.OF_WHOM)
        for column in roles.by_role.get(role, [])
        if heads[column].name
    ]
    groups: list[Group] = []
    for column in sorted(named):
        head = heads[column]
        groups.append(Group(name=head.name, part=head.part, kind=head.kind, total=column))
    for name in dict.fromkeys(heads[column].name for column in sorted(below)):
        own = [column for column in sorted(below) if heads[column].name == name]

        def pairs(role: CountRole, own: Sequence[int] = own) -> tuple[tuple[int, str], ...]:
            return tuple((c, heads[c].kind) for c in own if heads[c].role is role)

        totals = [column for column in own if heads[column].role is CountRole.TOTAL]
        if totals or pairs(CountRole.KIND):
            groups.append(
                Group(
                    name=name,
                    total=totals[0] if totals else None,
                    kinds=pairs(CountRole.KIND),
                    of_whom=pairs(CountRole.OF_WHOM),
                )
            )
    return groups


def _with_unused(table: CountTable, roles: Roles) -> CountTable:
    used = {table.activity, table.kind_name, table.use, table.source, table.status, table.estimated}
    used |= {*table.times, *table.remarks, *table.stories, *table.dates.all}
    for group in table.groups:
        used |= {*group.counts, *(column for column, _kind in group.of_whom)}
    return replace(table, unused=tuple(c for c in roles.columns if c not in used))


def _is_count(value: Value, legend: Legend) -> bool:
    reading = read_count(value, legend)
    return reading is not None and not reading.trouble


def _is_typed(formula: str, legend: Legend) -> bool:
    return not formula or _is_count(formula, legend)


def _is_number(value: Value) -> bool:
    return _whole(value) is not None


def _whole(value: Value) -> int | None:
    if isinstance(value, str):
        return int(value) if value.strip().isdecimal() and len(value) < 9 else None  # noqa: PLR2004
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if float(value).is_integer() else None  # never for what is no number
