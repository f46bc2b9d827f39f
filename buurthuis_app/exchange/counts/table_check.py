"""Check of one table that was read: sums are taken out, presence is counted, doubts become questions."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet

from dateutil.relativedelta import relativedelta

from buurthuis_app.domain.counts.count_sheet import SheetAnswer, SheetQuestion
from buurthuis_app.exchange.counts import plausibility
from buurthuis_app.exchange.counts.asker import Asker
from buurthuis_app.exchange.counts.findings import Finds, FoundCount
from buurthuis_app.exchange.counts.layout.column_roles import PEOPLE
from buurthuis_app.exchange.counts.layout.down_tables import Found, WordsAround, needs_period
from buurthuis_app.exchange.counts.line_sums import Sums, lines_of, sums_in
from buurthuis_app.exchange.counts.presence import Presence, presence_in, sign_ins
from buurthuis_app.exchange.counts.reading.table_readers import reader_of
from buurthuis_app.exchange.counts.table import ONE_ROW_A_COUNT, PRESENCE
from buurthuis_app.exchange.counts.table_choices import TableChoices
from buurthuis_app.exchange.counts.unused_columns import name_unused
from buurthuis_app.exchange.files.sheet_grid import Progress
from buurthuis_app.exchange.files.text_compare import same_name, tidy
from buurthuis_app.i18n import _, number
from buurthuis_app.records import replace

Answers = Mapping[str, str]
_FEWEST_ROWS = 3
_FEWEST_TWICE = 2


class TableCheck:
    """Reads one table into `finds`; `layout` says what it turned out to be, "" when nothing was kept of it."""

    def __init__(self, found: Found, finds: Finds, around: WordsAround, answers: Answers) -> None:
        self.found, self.table = found, found.table
        self.legend, self.finds = around.legend, finds
        self._asker = Asker(finds, answers)
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
        choices = TableChoices(self.found, self.finds, self._asker, self.place)
        choices.of_time()
        self.table = choices.table
        self._presence = self._visitors()
        if self._presence is None:
            choices.of_counts()
            self.table, self.layout = choices.table, choices.table.layout
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
        name_unused(self.table, self.legend, self.finds)
        add = self._meets_others()
        for told in self.tells:
            self.finds.tell(told, add=add)

    def _meets_others(self) -> bool:
        """Whether counts that stand elsewhere in the file too are added up: two places, or the same twice."""
        seen: set[Hashable] = set()
        meeting = []
        for told in self.tells:
            key = (same_name(told.activity), told.date, told.part)
            if key in seen or self.finds.contradicts(told):
                meeting.append(told)
            seen.add(key)
        if len(meeting) < _FEWEST_ROWS or len(meeting) < len(self.tells) / 3:
            return False
        question = SheetQuestion(
            key=f"twice:{self.place}",
            where=self.place,
            sentence=_(
                "{n} keer staat er voor dezelfde activiteit en dag ook elders in het bestand een ander aantal. "
                "Horen die bij elkaar?"
            ).format(n=number(len(meeting))),
            choices=(
                SheetAnswer(key="first", words=_("Nee: houd het eerste aantal.")),
                SheetAnswer(key="add", words=_("Ja: tel ze bij elkaar op.")),
            ),
        )
        return self._asker.answer(question) == "add"

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
        if self._asker.answer(question) == plausibility.LEAVE:
            self.layout = ""
            return
        self.layout = PRESENCE
        if presence.rejected:
            why = _("{n} keer was niet te zien op welke dag of bij welke activiteit iemand er was.")
            self.finds.reject(self.place, None, why.format(n=presence.rejected))
        if any(not told.activity for told in presence.tells):
            self.finds.reject(
                self.place, None, _("De naam van de activiteit ontbreekt of is te lang.")
            )
            return
        for told in presence.tells:
            self.finds.tell(told)

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
                self.sums.perhaps if not known else frozenset(),
                _("'{name}' is vaak de som van de andere, maar niet altijd. Is het een totaal?"),
            ),
            (
                self.sums.rising - known,
                _(
                    "De getallen bij '{name}' lopen alleen maar op. Is het een teller die doorloopt?"
                ),
            ),
        )
        for keys, sentence in sentences:
            for key in sorted(keys, key=str):
                told = first[key]
                question = plausibility.kept_or_left(
                    f"sum:{self.place}:{same_name(told.activity)}",
                    told.where,
                    sentence.format(name=told.activity),
                    keep=_("Nee: het zijn bezoekers, lees ze in."),
                    leave=_("Ja: lees deze aantallen niet in."),
                    propose=plausibility.LEAVE,
                )
                if self._asker.answer(question) == plausibility.LEAVE:
                    left.add(key)
        return left

    def _plausible(self, tells: list[FoundCount]) -> list[FoundCount]:
        choice = self.found.choice
        months_only = choice is not None and choice.months_only
        open_order = choice is not None and self.finds.is_asked(f"order:{self.place}")
        question = plausibility.one_day_a_month(tells, self.place, months_only=months_only)
        question = None if open_order else question  # the other order may well give other days
        if self._asker.answer(question) == plausibility.LEAVE:
            self.layout = ""
            return []
        tells = self._in_their_year(tells)
        people = plausibility.names_of_people(tells, self.place)
        if self._asker.answer(people) == plausibility.LEAVE:
            self.layout = ""
            return []
        tells = self._without_other_things(tells)
        if not self.table.across:
            dates, places = [told.date for told in tells], [told.where for told in tells]
            self._asker.answer(
                plausibility.far_from_its_neighbours(dates, places)
                or plausibility.not_in_order(dates, self.place)
            )
        if not tells:
            return tells
        self._asker.answer(plausibility.other_weekdays(self.table, tells, self.place))
        refused = plausibility.too_many_refused(len(tells), self._rejected, self.place)
        if self._asker.answer(refused) == plausibility.LEAVE:
            return []
        return tells

    def _without_other_things(self, tells: list[FoundCount]) -> list[FoundCount]:
        """Without lines that count something else than visitors: by their names, or by their numbers."""
        odd = plausibility.names_that_are_none(tells, self.place)
        if self._asker.answer(odd) == plausibility.LEAVE:
            left = plausibility.odd_names(tells)
            tells = [told for told in tells if same_name(told.activity) not in left]
        numbers: dict[str, list[int]] = defaultdict(list)
        for told in tells:
            if told.reading.numbers:
                numbers[told.activity].append(told.reading.total)
        large = plausibility.ten_times_the_others(numbers, self.place)
        for question in (large, plausibility.same_everywhere(numbers, self.place)):
            if question is not None and self._asker.answer(question) == plausibility.LEAVE:
                name = question.key.rsplit(":", 1)[1]
                tells = [told for told in tells if same_name(told.activity) != name]
        return tells

    def _in_their_year(self, tells: list[FoundCount]) -> list[FoundCount]:
        """The dates in the year that the titles name, when they count from 1904 or go on after December."""
        if (
            self._asker.answer(plausibility.other_year(tells, self.table.period, self.place))
            == plausibility.MOVE
        ):
            return [replace(told, date=told.date + plausibility.EPOCHS_APART) for told in tells]
        yearless = not self.table.across and needs_period(self.table)
        if (
            yearless
            and self._asker.answer(plausibility.over_the_year(tells, self.place))
            == plausibility.MOVE
        ):
            turn = plausibility.turn_of_year(tells) or 0
            later = [
                replace(told, date=told.date + relativedelta(years=1)) for told in tells[turn:]
            ]
            return tells[:turn] + later
        return tells
