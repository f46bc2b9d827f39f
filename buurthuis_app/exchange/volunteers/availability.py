"""Availability in the words of a list: "do-avond, vr", "hele week", "alleen woensdag", "ma t/m do, niet di"."""

import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.volunteer import Wish
from buurthuis_app.exchange.files.text_compare import vocabulary

Part = tuple[Weekday, DayPart]

_DAYS = dict(
    pair
    for day, spellings in zip(
        Weekday,
        (
            "ma maandag maandags maandagen mo mon monday mondays montag",
            "di dinsdag dinsdags dinsdagen tue tues tuesday tuesdays dienstag",
            "wo woe woensdag woensdags woensdagen wed wednesday wednesdays mittwoch",
            "do don donderdag donderdags donderdagen thu thur thurs thursday thursdays donnerstag",
            "vr vrij vrijdag vrijdags vrijdagen fri friday fridays freitag",
            "za zat zaterdag zaterdags zaterdagen sat saturday saturdays samstag",
            "zo zon zondag zondags zondagen sun sunday sundays sonntag",
        ),
        strict=True,
    )
    for pair in ((spelling, day) for spelling in spellings.split())
)
_PARTS = {
    **dict.fromkeys(
        ["ochtend", "ochtends", "ochtenden", "morgen", "morgens", "vm", "morning", "mornings"],
        DayPart.MORNING,
    ),
    **dict.fromkeys(
        ["middag", "middags", "middagen", "nm", "namiddag", "afternoon", "afternoons"],
        DayPart.AFTERNOON,
    ),
    **dict.fromkeys(
        ["avond", "avonds", "avonden", "av", "evening", "evenings", "abend"], DayPart.EVENING
    ),
}
_WHOLE_DAY = {"dag", "dagen", "heledag", "gehele", "hele", "heel"}
_IN_THE_DAY = {"overdag"}
_ALWAYS = vocabulary("altijd week alles iedere elke alle dagelijks volledig ieder always every")
_WEEKEND = {"weekend", "weekends", "weekenden", "weekeinde"}
_WORKDAYS = {"doordeweeks", "werkdagen", "weekdagen", "werkdag"}
_NOT = vocabulary("niet geen behalve uitgezonderd nooit zonder not except never")
_RATHER = {"liefst", "liever", "voorkeur", "graag"}
_UNSURE = {
    "overleg",
    "wisselend",
    "wisselende",
    "flexibel",
    "onregelmatig",
    "oproep",
    "oproepkracht",
}
_FILLING = vocabulary(
    "alleen op de het in s t kan ook en of enkel door maar vast vaste bij only on the and or in at"
)
_TO = {"tm", "tot", "met"}
_SEVERAL: dict[str, list[Weekday]] = {
    **{word: [Weekday.SATURDAY, Weekday.SUNDAY] for word in _WEEKEND},
    **{word: list(Weekday)[:5] for word in _WORKDAYS},
    **{word: list(Weekday) for word in _ALWAYS},
}
_IGNORED = frozenset(_FILLING | _TO | _WHOLE_DAY | {"-", "/", "+", "&", ".", "t/m"})
_BETWEEN_NAMES = frozenset(
    _WHOLE_DAY | {"(", ")", "[", "]", ":", "s", "op", "-", "/", ".", ",", "en", "de"}
)
_COMPOUND = re.compile(
    r"((?:maan|dins|woens|donder|vrij|zater|zon)dag)(ochtend|morgen|middag|avond)"
)
_LONGEST = 400
"""Characters; what is longer is a story and no list of days."""
_TOKEN = re.compile(r"t/m|[^\W\d_]+|[,;+&/\n.-]|\S")
_ALL: frozenset[Part] = frozenset((day, part) for day in Weekday for part in DayPart)


class _Group(Struct):
    """Days and parts of the day that are said together."""

    days: list[Weekday] = field(default_factory=list)
    parts: list[DayPart] = field(default_factory=list)

    def means(self) -> set[Part]:
        """All of these days in all of these parts; nothing said of one is all of it."""
        if not self.days and not self.parts:
            return set()
        return {(day, part) for day in self.days or Weekday for part in self.parts or DayPart}


class Read(Struct, frozen=True, kw_only=True):
    """What the words mean. `understood` is False for words of which a part means nothing to us."""

    wishes: tuple[tuple[Weekday, DayPart, Wish], ...] = ()
    understood: bool = True
    unsure: bool = False
    """Whether they say that it differs: "in overleg"."""


def read_availability(text: str) -> Read:
    """What these words say; of words that are not all understood, nothing is guessed.

    "In overleg" is understood and says nothing. What is not said to be possible is not possible, unless the words
    only tell what somebody would rather do.
    """
    if len(text) > _LONGEST:
        return Read(understood=False)
    plainer = _COMPOUND.sub(r"\1 \2", text.casefold().replace("'", " "))
    tokens = _TOKEN.findall(plainer)
    if set(tokens) & _UNSURE:
        return Read(understood=set(tokens) <= _UNSURE | _FILLING, unsure=True)
    words = _Words(tokens)
    if not words.read():
        return Read(understood=not text.strip())
    if words.rather and not words.denied:
        return Read(wishes=in_week_order(dict.fromkeys(words.possible, Wish.RATHER)))
    possible = (words.possible or set(_ALL)) - words.denied
    return Read(wishes=in_week_order(dict.fromkeys(_ALL - possible, Wish.CANNOT)))


def parts_named(heading: str) -> frozenset[Part] | None:
    """The days and parts of the day that a heading names and nothing else: "ma", "Dinsdag (middag)", "ochtend"."""
    if len(heading) > _LONGEST:
        return None
    words = _Words(_TOKEN.findall(_COMPOUND.sub(r"\1 \2", heading.casefold().replace("'", " "))))
    words.take_only_names()
    if not words.read() or words.rather or words.denied:
        return None
    return frozenset(words.possible)


def wishes_of(
    possible: Iterable[Part], *, rather: Iterable[Part] = ()
) -> tuple[tuple[Weekday, DayPart, Wish], ...]:
    """What can't be, when these can; and what somebody would rather do."""
    can, liked = set(possible), set(rather)
    cannot = dict.fromkeys(_ALL - can - liked, Wish.CANNOT)
    return in_week_order(cannot | dict.fromkeys(liked, Wish.RATHER))


ALL_PARTS = _ALL
"""Every part of every day."""


def in_week_order(wishes: Mapping[Part, Wish]) -> tuple[tuple[Weekday, DayPart, Wish], ...]:
    """The wishes in the order of the week."""
    return tuple(
        (day, part, wishes[day, part])
        for day in Weekday
        for part in DayPart
        if (day, part) in wishes
    )


class _Words:
    """Walks through the words once."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._group = _Group()
        self._denying = False
        self.possible: set[Part] = set()
        self.denied: set[Part] = set()
        self.rather = False
        self._ignored: frozenset[str] = _IGNORED

    def take_only_names(self) -> None:
        """Understand no words between the names of days: they make it a sentence about something else."""
        self._ignored = _BETWEEN_NAMES

    def read(self) -> bool:
        """Whether everything was understood, and something was said."""
        for place, token in enumerate(self._tokens):
            if not self._take(token, self._tokens[place - 1] if place else ""):
                return False
        self._close()
        return bool(self.possible or self.denied)

    def _take(self, word: str, before: str) -> bool:
        """Whether this word was understood, after what stands before it."""
        if word in _DAYS:
            self._day(_DAYS[word], before)
        elif word in _PARTS:
            self._part(_PARTS[word], before)
        elif word in _SEVERAL:
            self._days(_SEVERAL[word])
        elif word in _MEANS:
            _MEANS[word](self)
        else:
            return word in self._ignored
        return True

    def overdag(self) -> None:
        """Morning and afternoon."""
        self._group.parts += [DayPart.MORNING, DayPart.AFTERNOON]

    def deny(self) -> None:
        """What comes next is not possible."""
        self._close()
        self._denying = True

    def prefer(self) -> None:
        """What is said is what somebody would rather do."""
        self.rather = True

    def part_here(self) -> None:
        """A comma parts groups once a part of the day was said."""
        if self._group.parts:
            self._close()

    def _day(self, day: Weekday, before: str) -> None:
        if self._group.parts:
            self._close()
        days = self._group.days
        week = list(Weekday)
        joined = before == "t/m" or before in _TO or before == "-"
        if joined and days and (before != "-" or len(self._tokens) == _A_SPAN):
            first, last = week.index(days[-1]), week.index(day)
            between = week[first + 1 : last] if first < last else week[first + 1 :] + week[:last]
            days.extend(between)
        days.append(day)

    def _days(self, days: list[Weekday]) -> None:
        if self._group.parts:
            self._close()
        self._group.days += days

    def _part(self, part: DayPart, before: str) -> None:
        """A part that is tied to a day by a hyphen is of that day alone."""
        days = self._group.days
        if before == "-" and len(days) > 1:
            last = days.pop()
            self._close()
            self._group.days = [last]
        self._group.parts.append(part)

    def _close(self) -> None:
        (self.denied if self._denying else self.possible).update(self._group.means())
        self._group = _Group()


_MEANS: dict[str, Callable[[_Words], None]] = {
    **dict.fromkeys(_IN_THE_DAY, _Words.overdag),
    **dict.fromkeys(_NOT, _Words.deny),
    **dict.fromkeys(_RATHER, _Words.prefer),
    **dict.fromkeys((",", ";", "\n"), _Words.part_here),
}
"""What single words and signs do."""

_A_SPAN = 3
"""Tokens of "ma-vr", which means all days between; "ma-wo-vr" means those three."""
