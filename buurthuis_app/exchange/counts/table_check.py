"""Check of one table that was read: sums are taken out, presence is counted, doubts become questions."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from dateutil.relativedelta import relativedelta

from buurthuis_app.domain.counts.count_sheet import SheetQuestion
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.exchange.counts import plausibility, table_questions
from buurthuis_app.exchange.counts.findings import Finds, FoundCount
from buurthuis_app.exchange.counts.layout.column_roles import PEOPLE
from buurthuis_app.exchange.counts.layout.date_columns import MARGIN
from buurthuis_app.exchange.counts.layout.down_tables import Found, WordsAround, needs_period
from buurthuis_app.exchange.counts.line_sums import Sums, lines_of, sums_in
from buurthuis_app.exchange.counts.presence import Presence, presence_in, sign_ins
from buurthuis_app.exchange.counts.quoting import token
from buurthuis_app.exchange.counts.reading.table_readers import reader_of
from buurthuis_app.exchange.counts.table import ONE_ROW_A_COUNT, PRESENCE, Group
from buurthuis_app.exchange.counts.total_rows import is_total
from buurthuis_app.exchange.counts.unused_columns import tell_unused
from buurthuis_app.exchange.dates.date_order import DateOrder
from buurthuis_app.exchange.files.text_compare import same_name, tidy
from buurthuis_app.i18n import _, ngettext
from buurthuis_app.records import replace

_LASTING = frozenset(
    (
        "order",
        "column",
        "which",
        "total",
        "presence",
        "months",
        "sum",
        "name",
        "large",
        "same",
        "twice",
    )
)
"""Questions about how a sheet is made; the others are about what stands in it this time."""
_FEWEST_ROWS = 3
_FEWEST_TWICE = 2
_MOSTLY = 0.6


class TableCheck:
    """Reads one table into `finds`; `layout` says what it turned out to be, "" when nothing was kept of it."""

    def __init__(self, found: Found, finds: Finds, around: WordsAround, shape: str = "") -> None:
        self.found, self.table = found, found.table
        self.legend, self.finds, self.shape = around.legend, finds, shape
        self.layout = found.table.layout
        self.doubt = found.table.doubt
        main = self.table.dates.main
        counts = self.table.groups[0].counts[0] if self.table.groups else 0
        column = counts if main is None else main
        self.place = self.table.sheet.cell_place(max(self.table.header, 0), column)
        self.tells: list[FoundCount] = []
        self.sums = Sums()
        self._rejected = 0
        self._presence: Presence | None = None

    def read(self, report: Progress) -> None:
        """Read it all; `report` is told how far it is."""
        if self.doubt:
            return
        if not self.table.groups and self.table.activity is None and not self.table.name:
            self.doubt = PEOPLE  # people with a date, of which nothing says what they came for
            return
        self._decide_order()
        self._decide_period()
        self._presence = self._visitors()
        if self._presence is None:
            self._choose_column_of_counts()
            self._choose_total()
            reader = reader_of(self.table, self.legend, self.finds)
            reader.read(report)
            self.tells, self._rejected = self._told_apart(reader.tells), reader.rejected
            self.sums = sums_in(lines_of(self.tells, by_name=self._by_name))

    def _told_apart(self, tells: list[FoundCount]) -> list[FoundCount]:
        """Several counts of an activity on a day, when a column says why: two places, two groups."""
        table = self.table
        if not self._by_name:
            return tells
        rows: dict[tuple[str, object, str], list[FoundCount]] = defaultdict(list)
        for told in tells:
            rows[same_name(told.activity), told.date, told.part].append(told)
        twice = [group for group in rows.values() if len(group) > 1]
        if len(twice) < _FEWEST_TWICE:
            return tells
        for column in table.unused:
            words = {told.where: table.sheet.at(told.row, column) for told in tells}
            if any(not isinstance(word, str) for word in words.values()):
                continue
            if all(
                len({words[told.where] for told in group}) == len(group) for group in twice
            ) and (len(set(words.values())) <= len(tells) // 2):
                head = tidy(str(table.sheet.at(table.header, column)))
                self.finds.note(
                    _("Kolom {name}: meer aantallen op één dag zijn bij elkaar opgeteld.").format(
                        name=head
                    )
                )
                self.table = replace(table, unused=tuple(c for c in table.unused if c != column))
                return [replace(told, part=f"{told.part} {words[told.where]}") for told in tells]
        return tells

    @property
    def _by_name(self) -> bool:
        """Whether what stands together is known by the name of the activity, not by its row or column."""
        return self.table.layout == ONE_ROW_A_COUNT

    def names_of_sums(self) -> set[str]:
        """What the lines are called that add up others."""
        return {
            same_name(told.activity) for told in self.tells if self._key(told) in self.sums.sums
        }

    def _key(self, told: FoundCount) -> Hashable:
        return same_name(told.activity) if self._by_name else told.line

    def tell(self, sums: AbstractSet[str]) -> None:
        """Look it over and tell what is left. `sums` are the names of lines that add up others in any table."""
        if self.doubt:
            return
        if self._presence is not None:
            self._tell_presence(self._presence)
            return
        self.tells = self._plausible(self._without_sums(self.tells, sums))
        tell_unused(self.table, self.legend, self.finds)
        add = self._meets_others()
        for told in self.tells:
            self.finds.tell(told, add=add)

    def _meets_others(self) -> bool:
        """Whether counts that stand elsewhere in the file too are added up: two places, or the same twice."""
        seen: set[tuple[str, dt.date, str]] = set()
        meeting = []
        for told in self.tells:
            key = (same_name(told.activity), told.date, told.part)
            if key in seen or self.finds.contradicts(told):
                meeting.append(told)
            seen.add(key)
        if len(meeting) < _FEWEST_ROWS or len(meeting) < len(self.tells) / 3:
            return False
        question = table_questions.twice(self.place, len(meeting))
        return self.answer(question) == table_questions.ADD

    def answer(self, question: SheetQuestion | None) -> str:
        """What was answered, else what is proposed; an open question is noted."""
        if question is None:
            return ""
        if self.shape and question.key.partition(":")[0] in _LASTING:
            key = question.key.replace(f"{self.table.sheet.title}!", "", 1)
            question = replace(question, lasting=f"{self.shape}:{key}")
        return self.finds.settle(question)

    def _decide_order(self) -> None:
        """Which column has the date, and whether the day or the month comes first in it."""
        choice = self.found.choice
        if choice is None or choice.months_only:
            return
        rivals = [
            other
            for other in self.found.others
            if other.columns.date is not None and other.score > choice.score - MARGIN
        ]
        if choice.columns.date is not None and rivals:
            self._choose_column(rivals[0].columns.date or 0)
        if choice.other is not None:
            self._choose_order(choice.order, choice.other)
        if choice.order.turned and choice.other is None:
            self.finds.note(
                _(
                    "{place}: in een deel van de datums stonden dag en maand omgewisseld. Dat is hersteld."
                ).format(place=self.place)
            )

    def _decide_period(self) -> None:
        """Which month and year count, when the title says another one than the name of the sheet or file."""
        rival, period = self.table.rival, self.table.period
        if rival is None:
            return
        question = table_questions.period(self.place, named=rival, titled=period)
        if self.answer(question) == table_questions.NAMED:
            self.table = replace(self.table, period=rival)

    def _choose_column(self, other: int) -> None:
        question = table_questions.date_column(self.place, self.table, other)
        taken = int(self.answer(question))
        if taken != self.table.dates.date:
            self.table = replace(self.table, dates=replace(self.table.dates, date=taken))

    def _choose_order(self, best: DateOrder, other: DateOrder) -> None:
        question, orders = table_questions.date_order(self.place, best, other)
        self.table = replace(self.table, order=orders[self.answer(question)])

    def _visitors(self) -> Presence | None:
        table = self.table
        if not table.groups:
            return sign_ins(table, table.person or 0, table.activity)
        return presence_in(table, self.legend)

    def _tell_presence(self, presence: Presence) -> None:
        question = None
        if not presence.sure:
            question = plausibility.kept_or_left(
                f"presence:{self.place}",
                self.place,
                _("Er staan alleen kruisjes. Is dit een lijst van wie er was?"),
                keep=_("Ja: tel de kruisjes per dag. De namen worden niet bewaard."),
                leave=_("Nee: lees dit niet in."),
                propose=plausibility.KEEP,
            )
        if self.answer(question) == plausibility.LEAVE:
            self.layout = ""
            return
        self.layout = PRESENCE
        if presence.rejected:
            why = ngettext(
                "{n} keer was niet te zien op welke dag of bij welke activiteit iemand er was.",
                "{n} keer was niet te zien op welke dag of bij welke activiteit iemand er was.",
                presence.rejected,
            )
            self.finds.reject(self.place, None, why.format(n=presence.rejected))
        if any(not told.activity for told in presence.tells):
            self.finds.reject(
                self.place, None, _("De naam van de activiteit ontbreekt of is te lang.")
            )
            return
        for told in presence.tells:
            self.finds.tell(told)

    def _choose_column_of_counts(self) -> None:
        """Two columns that both may be the visits, "Bezoekers" and "Deelnemers", with other numbers in them."""
        table, rows = self.table, range(self.table.top, min(self.table.bottom, self.table.top + 60))
        if not table.totals or len(table.groups) != 1 or table.groups[0].total is None:
            return
        sheet, first = table.sheet, table.groups[0].total

        def numbers(column: int) -> list[int | None]:
            return [_number(sheet.at(row, column)) for row in rows]

        others = [
            c
            for c in table.totals
            if any(n is not None for n in numbers(c)) and numbers(c) != numbers(first)
        ]
        if not others:
            return
        question = table_questions.visits_column(self.place, table, (first, *others))
        taken = int(self.answer(question))
        group = replace(table.groups[0], total=taken)
        self.table = replace(table, groups=(group,), unused=tuple({*table.unused, first} - {taken}))

    def _choose_total(self) -> None:
        """A column "Bezoekers" that is not the sum of the columns beside it may itself be what was counted."""
        table = self.table
        if table.across or not table.sums or not all(group.name for group in table.groups):
            return
        column = table.sums[0]
        counts = sorted(c for group in table.groups for c in group.counts)
        left = [c for c in counts if c < column]
        runs = [counts, *(left[-length:] for length in range(2, len(left)))]
        if not all(self._is_more(column, run) for run in runs):
            return
        heading = table.sheet.at(table.header, column)
        question = table_questions.total(self.place, table, column)
        if sums_in(self._lines_of_columns()).running:
            self._take_total(column)
        elif len(table.groups) > 2 or is_total(tidy(str(heading))) or not table.title:  # noqa: PLR2004 - surer than one total
            question = replace(question, choices=question.choices[::-1])
            if self.answer(question) == table_questions.TOTAL:
                self._take_total(column)
        elif self.answer(question) == table_questions.TOTAL:
            self._take_total(column)

    def _is_more(self, column: int, parts: Sequence[int]) -> bool:
        """Whether the numbers in this column are mostly not the sum of these beside it."""
        sheet, told, more = self.table.sheet, 0, 0
        for row in range(self.table.top, min(self.table.bottom, self.table.top + 60)):
            whole = _number(sheet.at(row, column))
            numbers = [n for c in parts if (n := _number(sheet.at(row, c))) is not None]
            if whole is not None and numbers and not sheet.formula_at(row, column):
                told += 1
                more += whole != sum(numbers)
        return told >= _FEWEST_ROWS and more >= _MOSTLY * told

    def _lines_of_columns(self) -> Mapping[Hashable, Mapping[dt.date, int]]:
        table = self.table
        columns = [c for group in table.groups for c in group.counts] + list(table.sums)
        lines: dict[Hashable, dict[dt.date, int]] = {}
        for row in range(table.top, min(table.bottom, table.top + 200)):
            for column in columns:
                value = _number(table.sheet.at(row, column))
                if value is not None:
                    lines.setdefault(column, {})[dt.date.fromordinal(row + 1)] = value
        return lines

    def _take_total(self, column: int) -> None:
        table = self.table
        left = tuple(c for group in table.groups for c in group.counts)
        self.table = replace(
            table,
            layout=ONE_ROW_A_COUNT,
            groups=(Group(total=column),),
            sums=(),
            computed=True,
            name=table.name or table.title,
            unused=(*table.unused, *left),
        )
        self.layout = ONE_ROW_A_COUNT

    def _without_sums(self, tells: list[FoundCount], names: AbstractSet[str]) -> list[FoundCount]:
        """Without the rows and columns that add up others, here or by the same name in another table."""
        left = set(self.sums.sums | self.sums.running)
        left |= {self._key(told) for told in tells if same_name(told.activity) in names}
        left |= self._asked_sums(tells, left)
        named: dict[Hashable, FoundCount] = {}
        kept = []
        for told in tells:
            if self._key(told) in left:
                named.setdefault(self._key(told), told)
            else:
                kept.append(told)
        for key, told in named.items():
            running = key in self.sums.running
            words = (
                _("{place}: {name} (loopt door)")
                if running
                else _("{place}: {name} (telt andere op)")
            )
            self.finds.leave_out(words.format(place=told.where, name=told.activity))
        return kept

    def _asked_sums(self, tells: list[FoundCount], known: AbstractSet[Hashable]) -> set[Hashable]:
        """Lines that nearly add up others, or that only go up: people say whether they are counts."""
        left: set[Hashable] = set()
        first: dict[Hashable, FoundCount] = {}
        for told in tells:
            first.setdefault(self._key(told), told)
        sentences = (
            (
                self.sums.perhaps - known,
                _(
                    "Deze aantallen zijn vaak de som van de andere, maar niet altijd. Is het een totaal?"
                ),
            ),
            (
                self.sums.rising - known,
                _("Deze getallen lopen alleen maar op. Is het een teller die doorloopt?"),
            ),
        )
        for keys, sentence in sentences:
            for key in sorted(keys, key=str):
                told = first[key]
                question = plausibility.kept_or_left(
                    f"sum:{self.place}:{token(told.activity)}",
                    told.where,
                    sentence,
                    keep=_("Nee: het zijn bezoekers, lees ze in."),
                    leave=_("Ja: lees deze aantallen niet in."),
                    propose=plausibility.LEAVE,
                )
                if self.answer(question) == plausibility.LEAVE:
                    left.add(key)
        return left

    def _plausible(self, tells: list[FoundCount]) -> list[FoundCount]:
        choice = self.found.choice
        months_only = choice is not None and choice.months_only
        open_order = choice is not None and self.finds.is_asked(f"order:{self.place}")
        question = plausibility.one_day_a_month(tells, self.place, months_only=months_only)
        question = None if open_order else question  # the other order may well give other days
        if self.answer(question) == plausibility.LEAVE:
            self.layout = ""
            return []
        tells = self._in_their_year(tells)
        people = plausibility.names_of_people(tells, self.place)
        if self.answer(people) == plausibility.LEAVE:
            self.layout = ""
            return []
        odd = plausibility.names_that_are_none(tells, self.place)
        if self.answer(odd) == plausibility.LEAVE:
            left = plausibility.odd_names(tells)
            tells = [told for told in tells if same_name(told.activity) not in left]
        tells = self._without_other_numbers(tells)
        if not self.table.across:
            dates, places = [told.date for told in tells], [told.where for told in tells]
            self.answer(
                plausibility.far_from_its_neighbours(dates, places)
                or plausibility.not_in_order(dates, self.place)
            )
        if not tells:
            return tells
        self.answer(plausibility.other_weekdays(self.table, tells, self.place))
        refused = plausibility.too_many_refused(len(tells), self._rejected, self.place)
        if self.answer(refused) == plausibility.LEAVE:
            return []
        return tells

    def _without_other_numbers(self, tells: list[FoundCount]) -> list[FoundCount]:
        """Without lines whose numbers count something else than visitors."""
        large = plausibility.ten_times_the_others(tells, self.place)
        for question in (large, plausibility.same_everywhere(tells, self.place)):
            if question is not None and self.answer(question) == plausibility.LEAVE:
                name = question.key.rsplit(":", 1)[1]
                tells = [told for told in tells if token(told.activity) != name]
        return tells

    def _in_their_year(self, tells: list[FoundCount]) -> list[FoundCount]:
        """The dates in the year that the titles name, when they count from 1904 or go on after December."""
        if (
            self.answer(plausibility.other_year(tells, self.table.period, self.place))
            == plausibility.MOVE
        ):
            return [replace(told, date=told.date + plausibility.EPOCHS_APART) for told in tells]
        yearless = not self.table.across and needs_period(self.table)
        if (
            yearless
            and self.answer(plausibility.over_the_year(tells, self.place)) == plausibility.MOVE
        ):
            turn = plausibility.turn_of_year(tells) or 0
            later = [
                replace(told, date=told.date + relativedelta(years=1)) for told in tells[turn:]
            ]
            return tells[:turn] + later
        return tells


def _number(value: object) -> int | None:
    if isinstance(value, str):
        return int(value) if value.strip().isdecimal() and len(value) < 9 else None  # noqa: PLR2004
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if float(value).is_integer() else None
