"""Findings in the sheets of one file, gathered from its readers: each activity and date once."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from buurthuis_app.domain.counts.count_sheet import (
    AnsweredQuestion,
    CountFile,
    FoundOccurrence,
    SheetQuestion,
)
from buurthuis_app.domain.counts.sheet_memory import SheetMemory
from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.exchange.counts.cell_count import CellCount
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import same_name, tidy
from buurthuis_app.i18n import _, short_date
from buurthuis_app.records import replace

LONGEST_NAME = 120
"""Characters of an activity's name: more is a sentence, not a name."""
_LONGEST_QUOTE = 80


class FoundCount(Struct, frozen=True, kw_only=True, gc=False):
    """What a sheet tells about one activity on one date, with the words beside the count.

    `part` tells apart what together is one count: the morning and the afternoon, the adults and the children.
    `line` is the row or column of its table in which it stands with others.
    """

    where: str
    activity: str
    date: dt.date
    reading: CellCount
    remark: str = ""
    story: str = ""
    part: str = ""
    line: int = 0
    row: int = -1
    column: int = -1


class Finds:
    """Grows while a file is read; the first spelling of an activity is kept."""

    def __init__(
        self, answers: Mapping[str, str] | None = None, memory: SheetMemory | None = None
    ) -> None:
        self._answers, self._memory = answers or {}, memory
        self._answered: dict[str, AnsweredQuestion] = {}
        self._names: dict[str, str] = {}
        self._found: dict[tuple[str, dt.date], FoundOccurrence] = {}
        self._parts: dict[tuple[str, dt.date], set[str]] = {}
        self._unreadable: list[Unreadable] = []
        self._unused: list[str] = []
        self._of_whom: set[str] = set()
        self._aside: set[str] = set()
        self._questions: dict[str, SheetQuestion] = {}
        self._notes: list[str] = []

    @property
    def empty(self) -> bool:
        """Whether no count or cancellation was found."""
        return not self._found

    @property
    def troubles(self) -> tuple[Unreadable, ...]:
        """What could not be read so far."""
        return tuple(self._unreadable)

    def __len__(self) -> int:
        return len(self._found)

    def knows(self, activity: str) -> bool:
        """Whether this is the name of an activity that was found before."""
        return same_name(activity) in self._names

    def lies_inside(self, kind: str) -> None:
        """Note that a tally kind lies inside the visits."""
        self._of_whom.add(kind)

    def stands_aside(self, kind: str) -> None:
        """Note that a tally kind counts something else than visits."""
        self._aside.add(kind)

    def leave_out(self, what: str) -> None:
        """Note something that is no count and is not used."""
        if what not in self._unused:
            self._unused.append(what)

    def ask(self, question: SheetQuestion) -> None:
        """Note a question that nobody answered yet."""
        self._questions.setdefault(question.key, question)

    def settle(self, question: SheetQuestion) -> str:
        """What was answered, to this question or of an earlier file, else what is proposed; then it stays open."""
        said, earlier = self._answers.get(question.key), False
        if said is None and self._memory is not None:
            said, earlier = self._memory.answer_to(question.lasting), True
        if said not in {choice.key for choice in question.choices}:
            self.ask(question)
            return question.choices[0].key
        answer = AnsweredQuestion(question=question, said=str(said), earlier=earlier)
        self._answered.setdefault(question.key, answer)
        return answer.said

    def is_asked(self, key: str) -> bool:
        """Whether this question is open."""
        return key in self._questions

    def note(self, sentence: str) -> None:
        """Note what was mended while reading."""
        if sentence not in self._notes:
            self._notes.append(sentence)

    @property
    def asks(self) -> bool:
        """Whether anything is or was unclear."""
        return bool(self._questions or self._answered)

    @property
    def found(self) -> tuple[FoundOccurrence, ...]:
        """What was found so far."""
        return tuple(self._found.values())

    def reject(self, where: str, value: Value, why: str) -> None:
        """Note a place that can't be read."""
        text = "" if value is None else tidy(_as_written(value))
        self._unreadable.append(Unreadable(where=where, text=text[:_LONGEST_QUOTE], why=why))

    def contradicts(self, told: FoundCount) -> bool:
        """Whether another count of this activity and date was told, of the same part of the day."""
        key = same_name(told.activity), told.date
        earlier = self._found.get(key)
        if earlier is None or self._says_the_same(earlier, told):
            return False
        return not self._is_another_part(earlier, told)

    def _is_another_part(self, earlier: FoundOccurrence, told: FoundCount) -> bool:
        """Whether it is the afternoon beside the morning, on the same sheet."""
        parts = self._parts[same_name(told.activity), told.date]
        new = bool(told.part and parts and told.part not in parts)
        return new and _sheet(earlier.where) == _sheet(told.where)

    def _says_the_same(self, earlier: FoundOccurrence, told: FoundCount) -> bool:
        """The same count on another sheet, as in an export with several tables, adds nothing to it."""
        if _sheet(earlier.where) == _sheet(told.where):
            return False
        held = earlier.cancelled_because is None and told.reading.cancelled_because is None
        beside = self._of_whom | self._aside
        before = sum(number for kind, number in earlier.numbers if kind not in beside)
        now = sum(number for kind, number in told.reading.numbers if kind not in beside)
        return held and before == now and bool(earlier.numbers)

    def tell(self, told: FoundCount, *, add: bool = False) -> None:
        """Note a count or cancellation; a second one for the same activity and date is not guessed at.

        With `add` it is added to the first one: people said that they belong together.
        """
        name = tidy(told.activity)
        key = same_name(name), told.date
        self._names.setdefault(key[0], name)
        earlier = self._found.get(key)
        if earlier is None:
            self._found[key] = self._occurrence(told)
            self._parts[key] = {told.part} if told.part else set()
        elif add or self._is_another_part(earlier, told):
            self._parts[key].add(told.part)
            self._found[key] = _together(earlier, self._occurrence(told))
        elif self._says_the_same(earlier, told):
            return
        else:
            sentence = _(
                "{activity} op {date} staat twee keer in het bestand, ook bij {place}. Laat er één staan."
            ).format(activity=name, date=short_date(told.date), place=earlier.where)
            self.reject(told.where, _number_text(told.reading), sentence)

    def _occurrence(self, told: FoundCount) -> FoundOccurrence:
        return FoundOccurrence(
            where=told.where,
            activity=self._names[same_name(told.activity)],
            date=told.date,
            numbers=told.reading.numbers,
            total=told.reading.whole,
            estimated=told.reading.estimated,
            cancelled_because=told.reading.cancelled_because,
            remark=told.remark,
            story=told.story,
        )

    def as_file(self, layout: str) -> CountFile:
        """All that was found, in the order of the file."""
        return CountFile(
            layout=layout,
            found=tuple(self._found.values()),
            unreadable=tuple(self._unreadable),
            of_whom=frozenset(self._of_whom),
            aside=frozenset(self._aside),
            unused=tuple(self._unused),
            unclear=tuple(self._questions.values()),
            answered=tuple(self._answered.values()),
            notes=tuple(self._notes),
        )


def _sheet(where: str) -> str:
    """The sheet of a place; nothing for a text file."""
    return where.rpartition("!")[0]


def _together(first: FoundOccurrence, second: FoundOccurrence) -> FoundOccurrence:
    """The parts of one day: an activity has one count a date, so they are added up."""
    numbers = dict(first.numbers)
    for kind, number in second.numbers:
        numbers[kind] = numbers.get(kind, 0) + number
    held = [part for part in (first, second) if part.cancelled_because is None]
    return replace(
        first,
        numbers=tuple(numbers.items()),
        total=_sum(first.total, second.total),
        estimated=first.estimated or second.estimated,
        cancelled_because=None if held else first.cancelled_because,
        remark="\n".join(part.remark for part in (first, second) if part.remark),
        story="\n".join(part.story for part in (first, second) if part.story),
    )


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _number_text(reading: CellCount) -> str:
    if reading.cancelled_because is not None:
        return reading.cancelled_because or "x"
    return " + ".join(str(number) for _kind, number in reading.numbers)


def _as_written(value: Value) -> str:
    return short_date(value) if isinstance(value, dt.date) else str(value)
