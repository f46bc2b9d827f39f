"""Looks whether what was read can be true, before anything is kept; what looks odd becomes a question."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import mean, median

from buurthuis_app.domain.counts.count_sheet import FoundOccurrence, SheetAnswer, SheetQuestion
from buurthuis_app.exchange.counts.column_headings import CountRole, heading_of
from buurthuis_app.exchange.counts.findings import FoundCount
from buurthuis_app.exchange.counts.people.names import is_person, share_of_people
from buurthuis_app.exchange.counts.quoting import token
from buurthuis_app.exchange.counts.sheet_view import width_between
from buurthuis_app.exchange.counts.table import CountTable
from buurthuis_app.exchange.dates.dates import (
    SheetPeriod,
    is_weekday,
    month_of,
    weekday_of,
    written_day,
)
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import same_name, vocabulary, words
from buurthuis_app.i18n import _, ngettext, number, short_date

LEAVE, KEEP, MOVE = "leave", "keep", "move"
EPOCHS_APART = dt.timedelta(days=1462)
"""Between 1900 and 1904, from which Excel counts its days."""
_HALF_A_YEAR = 150
_FEWEST = 3
_A_THIRD = 1 / 3
_TEN_TIMES = 10
_LARGE = 100
_FEWEST_LARGE = 3
_FEWEST_SAME = 6
_FAR = 60
_PART_OF_ORDER = 0.1
_SAMPLE, _QUARTER = 120, 0.25
_LIKE_PEOPLE = 0.5
_NO_VISITORS = vocabulary(
    "euro kas kassa omzet opbrengst kosten bedrag entree inkomsten uitgaven temperatuur graden weer regen zon prijs",
    "bijdrage contributie fooi donatie donaties huur saldo max maximum maximaal capaciteit doel doelstelling",
    "streefgetal norm begroot verwacht verwachting prognose target vorig vorige",
)


def kept_or_left(
    key: str, where: str, sentence: str, *, keep: str, leave: str, propose: str
) -> SheetQuestion:
    """A question whether to take something in; `propose` is the key of what is done meanwhile."""
    choices = (SheetAnswer(key=KEEP, words=keep), SheetAnswer(key=LEAVE, words=leave))
    return SheetQuestion(
        key=key,
        where=where,
        sentence=sentence,
        choices=choices if propose == KEEP else choices[::-1],
    )


def one_day_a_month(
    tells: Sequence[FoundCount], place: str, *, months_only: bool
) -> SheetQuestion | None:
    """Counts on the same day of each month, most of all its first or last, may be totals of the month."""
    dates = {told.date for told in tells}
    months = {(date.year, date.month) for date in dates}
    if not dates or len(dates) != len(months):
        return None
    last = all((date + dt.timedelta(days=1)).day == 1 for date in dates)
    same = len({date.day for date in dates}) == 1 or last
    if not (months_only or (same and len(months) >= _FEWEST)):
        return None
    totals = months_only or last or all(date.day == 1 for date in dates)
    return kept_or_left(
        f"months:{place}",
        place,
        _(
            "Bij elke maand staat één getal. Zijn dit de bezoekers van die ene dag, of van de hele maand?"
        ),
        keep=_("Van die ene dag: lees ze in."),
        leave=_("Van de hele maand: lees ze niet in."),
        propose=LEAVE if totals else KEEP,
    )


def too_many_refused(told: int, rejected: int, place: str) -> SheetQuestion | None:
    """When much can't be read, what could be read is perhaps misunderstood too."""
    if rejected < _FEWEST or rejected < _A_THIRD * (told + rejected):
        return None
    return kept_or_left(
        f"refused:{place}",
        place,
        _("{n} van de {m} plaatsen zijn niet gelezen. Klopt de rest dan wel?").format(
            n=number(rejected), m=number(told + rejected)
        ),
        keep=_("Ja: neem wat wel gelezen is."),
        leave=_("Nee: lees dit deel niet in."),
        propose=KEEP,
    )


def in_the_future(found: Iterable[FoundOccurrence], today: dt.date | None) -> SheetQuestion | None:
    """Days that must still come can't have been counted: perhaps the year is wrong."""
    later = [
        each for each in found if today is not None and each.date > today and not each.cancelled
    ]
    if not later:
        return None
    sentence = ngettext(
        "{n} keer staat er een aantal op een dag die nog moet komen, zoals {date}. Klopt het jaar?",
        "{n} keer staat er een aantal op een dag die nog moet komen, zoals {date}. Klopt het jaar?",
        len(later),
    )
    return SheetQuestion(
        key="future",
        where=later[0].where,
        sentence=sentence.format(n=number(len(later)), date=short_date(later[0].date)),
        choices=(SheetAnswer(key=LEAVE, words=_("Lees die dagen niet in.")),),
    )


def other_weekdays(
    table: CountTable, tells: Sequence[FoundCount], place: str
) -> SheetQuestion | None:
    """Weekdays that stand beside the dates and contradict them: mostly because the year is another one."""
    sheet = table.sheet
    told = wrong = 0
    columns = (table.dates.date, *_beside(table))
    for each in tells[:_SAMPLE]:
        if table.across:
            column = each.column
            beside = [
                sheet.at(row, column) for row in range(max(table.header - 1, 0), table.header + 2)
            ]
        else:
            beside = [sheet.at(each.row, c) for c in columns if c is not None]
        weekday = next((day for value in beside if (day := _weekday(value))), None)
        if weekday is not None:
            told += 1
            wrong += weekday != each.date.isoweekday()
    if wrong < _FEWEST or wrong < _QUARTER * told:
        return None
    return SheetQuestion(
        key=f"weekday:{place}",
        where=place,
        sentence=_("De dagen van de week passen niet bij de datums. Klopt het jaar?"),
        choices=(SheetAnswer(key=KEEP, words=_("Ja, de datums kloppen.")),),
    )


def _beside(table: CountTable) -> list[int]:
    """The columns in which a word such as "zon" is a day of the week, not the weather."""
    sheet = table.sheet
    width = width_between(sheet, table.header, table.bottom)
    heads = {c: sheet.at(table.header, c) for c in range(width)} if table.header >= 0 else {}
    roles = {c: heading_of(head) for c, head in heads.items() if isinstance(head, str)}
    days = {CountRole.WEEKDAY, CountRole.DAY, CountRole.DATE}
    return [c for c in range(width) if (h := roles.get(c)) is None or h.role in days]


def _weekday(value: Value) -> int | None:
    if is_weekday(value):
        return weekday_of(value)
    return weekday_of(value) if isinstance(value, str) and written_day(value) is not None else None


def other_year(
    tells: Sequence[FoundCount], period: SheetPeriod, place: str
) -> SheetQuestion | None:
    """Dates of which none lies in the one year that the titles name; 1462 days off, they count from 1904."""
    if len(period.years) != 1 or len(tells) < _FEWEST:
        return None
    year = period.years[0]
    if any(told.date.year == year for told in tells):
        return None
    moved = all((told.date + EPOCHS_APART).year == year for told in tells)
    keep = SheetAnswer(key=KEEP, words=_("Ja, de datums kloppen."))
    move = SheetAnswer(
        key=MOVE, words=_("Nee: Excel telde vanaf 1904. Schuif ze vier jaar en een dag op.")
    )
    sentence = _(
        "In de titel of de naam staat {year}, maar de datums zijn uit {other}. Kloppen de datums?"
    )
    return SheetQuestion(
        key=f"epoch:{place}",
        where=place,
        sentence=sentence.format(year=year, other=tells[0].date.year),
        choices=(move, keep) if moved else (keep,),
    )


def over_the_year(tells: Sequence[FoundCount], place: str) -> SheetQuestion | None:
    """Dates without a year that go on in January: those after the turn belong to the next year."""
    turn = turn_of_year(tells)
    if turn is None:
        return None
    return SheetQuestion(
        key=f"turn:{place}",
        where=tells[turn].where,
        sentence=_(
            "De datums zonder jaar gaan na december verder in januari. Horen die bij het volgende jaar?"
        ),
        choices=(
            SheetAnswer(key=MOVE, words=_("Ja: zet ze in het volgende jaar.")),
            SheetAnswer(key=KEEP, words=_("Nee: het is hetzelfde jaar.")),
        ),
    )


def turn_of_year(tells: Sequence[FoundCount]) -> int | None:
    """Where dates that rise begin again, far back, and only once."""
    falls = [n for n in range(1, len(tells)) if tells[n].date < tells[n - 1].date]
    if len(falls) != 1 or (tells[falls[0] - 1].date - tells[falls[0]].date).days < _HALF_A_YEAR:
        return None
    return falls[0]


def far_from_its_neighbours(
    dates: Sequence[dt.date], places: Sequence[str]
) -> SheetQuestion | None:
    """One date that breaks a rising row is a slip of the pen; many that do are perhaps in another order."""
    different = [
        pair
        for n, pair in enumerate(zip(dates, places, strict=True))
        if n == 0 or pair[0] != dates[n - 1]
    ]
    if len(different) < 4:  # noqa: PLR2004 - too few to have an order
        return None
    ups = sum(a[0] < b[0] for a, b in pairwise(different))
    steps = len(different) - 1
    if ups < steps - ups:
        different.reverse()
        ups = steps - ups
    downs = steps - ups
    if not downs:
        return _alone_and_far(different)
    if downs <= max(1, _PART_OF_ORDER * steps):
        return _slip(different)
    return None


def _alone_and_far(pairs: Sequence[tuple[dt.date, str]]) -> SheetQuestion | None:
    """The last date may be far off without breaking the order."""
    if len(pairs) < 6:  # noqa: PLR2004 - too few to know their usual distance
        return None
    steps = [(b[0] - a[0]).days for a, b in pairwise(pairs)]
    for step, pair in ((steps[-1], pairs[-1]), (steps[0], pairs[0])):
        if step > 300 and step > 20 * median(steps):  # noqa: PLR2004 - about a year
            return _odd_date(pair)
    return None


def _slip(pairs: Sequence[tuple[dt.date, str]]) -> SheetQuestion | None:
    for before, pair, after in zip(pairs, pairs[1:], pairs[2:], strict=False):
        if before[0] <= after[0] and not before[0] <= pair[0] <= after[0]:
            off = min(abs((pair[0] - before[0]).days), abs((pair[0] - after[0]).days))
            if off > _FAR:
                return _odd_date(pair)
    return None


def _odd_date(pair: tuple[dt.date, str]) -> SheetQuestion:
    sentence = _("De datum {date} past niet bij de datums erboven en eronder. Klopt hij?")
    return SheetQuestion(
        key=f"date:{pair[1]}",
        where=pair[1],
        sentence=sentence.format(date=short_date(pair[0])),
        choices=(SheetAnswer(key=KEEP, words=_("Ja, die datum klopt.")),),
    )


def not_in_order(dates: Sequence[dt.date], place: str) -> SheetQuestion | None:
    """Dates that go up and down were perhaps read with day and month exchanged."""
    different = [date for n, date in enumerate(dates) if n == 0 or date != dates[n - 1]]
    if len(different) < 5 or len(different) != len(set(different)):  # noqa: PLR2004 - a list by activity starts again
        return None
    ups = sum(a < b for a, b in pairwise(different))
    part = ups / (len(different) - 1)
    if not _PART_OF_ORDER * 2 < part < 1 - _PART_OF_ORDER * 2:
        return None
    return SheetQuestion(
        key=f"rising:{place}",
        where=place,
        sentence=_("De datums staan niet op volgorde. Kloppen de dag en de maand?"),
        choices=(SheetAnswer(key=KEEP, words=_("Ja, de datums kloppen.")),),
    )


def names_that_are_none(tells: Sequence[FoundCount], place: str) -> SheetQuestion | None:
    """Names that look like dates, money or weather: these are no activities."""
    names = dict.fromkeys(told.activity for told in tells)
    odd = [n for n in names if set(words(n)) & _NO_VISITORS or _is_date(n)]
    if not odd:
        return None
    where = next(told.where for told in tells if told.activity == odd[0])
    return kept_or_left(
        f"name:{place}:{token(odd[0])}",
        where,
        _(
            "De naam hiervan is geen activiteit: hij lijkt een datum, een bedrag of het weer. Zijn dit bezoekers?"
        ),
        keep=_("Ja: lees ze in."),
        leave=_("Nee: lees deze aantallen niet in."),
        propose=LEAVE,
    )


def odd_names(tells: Sequence[FoundCount]) -> set[str]:
    """The folded names that `names_that_are_none` asks about."""
    return {
        same_name(told.activity)
        for told in tells
        if set(words(told.activity)) & _NO_VISITORS or _is_date(told.activity)
    }


def _is_date(name: str) -> bool:
    day = written_day(name)
    return (
        not words(name) or month_of(name) is not None or (day is not None and day.month is not None)
    )


def names_of_people(tells: Sequence[FoundCount], place: str) -> SheetQuestion | None:
    """Names of people as activities: they are not taken in unless somebody says that they are none. None is quoted."""
    names = list(dict.fromkeys(told.activity for told in tells))
    titled = [name for name in names if is_person(name)]
    likely = len(names) >= _FEWEST and share_of_people(names) >= _LIKE_PEOPLE
    if not likely and not (len(names) > 1 and len(titled) == len(names)):
        return None
    return kept_or_left(
        f"people:{place}",
        place,
        _("De namen bij deze aantallen lijken namen van mensen. Zijn het activiteiten?"),
        keep=_("Ja, het zijn activiteiten: lees ze in."),
        leave=_("Nee, het zijn mensen: lees ze niet in."),
        propose=LEAVE,
    )


def ten_times_the_others(tells: Sequence[FoundCount], place: str) -> SheetQuestion | None:
    """A line of numbers far above its siblings counts something else: money, cups, a meter."""
    lines: dict[str, list[int]] = defaultdict(list)
    for told in tells:
        if told.reading.numbers:
            lines[told.activity].append(told.reading.total)
    means = {name: mean(values) for name, values in lines.items() if len(values) >= _FEWEST_LARGE}
    if len(means) < 2:  # noqa: PLR2004 - no sibling
        return None
    name, most = max(means.items(), key=lambda pair: pair[1])
    others = median(value for key, value in means.items() if key != name)
    if most < _LARGE or most < _TEN_TIMES * max(others, 1):
        return None
    return kept_or_left(
        f"large:{place}:{token(name)}",
        next(told.where for told in tells if told.activity == name),
        _("Deze aantallen zijn veel hoger dan de andere. Zijn dit bezoekers?"),
        keep=_("Ja: lees ze in."),
        leave=_("Nee: lees deze aantallen niet in."),
        propose=KEEP,
    )


def same_everywhere(tells: Sequence[FoundCount], place: str) -> SheetQuestion | None:
    """The same number on every day, where those of others differ, is a number of places or an aim."""
    lines: dict[str, list[int]] = defaultdict(list)
    for told in tells:
        if told.reading.numbers:
            lines[told.activity].append(told.reading.total)
    long = {name: values for name, values in lines.items() if len(values) >= _FEWEST_SAME}
    same = [name for name, values in long.items() if len(set(values)) == 1 and values[0] > 1]
    if not same or len(same) == len(long):
        return None
    return kept_or_left(
        f"same:{place}:{token(same[0])}",
        next(told.where for told in tells if told.activity == same[0]),
        _("Hier staat op elke dag hetzelfde aantal. Zijn dit bezoekers?"),
        keep=_("Ja: lees ze in."),
        leave=_("Nee: lees deze aantallen niet in."),
        propose=KEEP,
    )
