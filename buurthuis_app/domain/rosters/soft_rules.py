"""Soft rules of the roster: what speaks for or against a person at a post, and its weight.

All weights are whole numbers, 0 is best, and each says what the rule is worth beside the others. A place left open
weighs more than all else together, so a place stays open only when nobody is allowed to take it.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.rosters.shift_slot import Past, Post
from buurthuis_app.domain.volunteers.volunteer import Person, Wish
from buurthuis_app.i18n import _, form_of, ngettext, number

OPEN = 10_000
"""Weight of a place without anybody."""
EMPTIER = 40
"""Each further place without anybody on the same shift: rather one short on two shifts than two on one."""
BLOCK = 16
"""Half hours over which an hour weighs the same; each further block of eight hours weighs one more per half hour."""
STEEPEST = 24
"""Blocks after which hours do not weigh heavier any more."""
WISHES = {Wish.CANNOT: 60, Wish.RATHER_NOT: 30, Wish.CAN: 5, Wish.RATHER: 0}
RECENT_WEEKS = 4
RECENT = 3
"""Weight for each week less than four since the last time."""
TWO_DAYS = 25
ALONE = 40
NEW = 25
NEW_TIMES = 3
NEW_FOR = dt.timedelta(days=90)
FAIR_WEEKS = 8


class Leaning(Struct, frozen=True, kw_only=True):
    """Leaning for (`good`) or against a person at a post; without a sentence it is not worth telling."""

    weight: int
    sentence: str = ""
    good: bool = True


def hours_weight(half_hours: int) -> int:
    """Weight of somebody's hours: convex, so that the next hour is best given to who has the fewest."""
    weight, slope = 0, 0
    while half_hours > BLOCK and slope < STEEPEST:
        weight += slope * BLOCK
        half_hours -= BLOCK
        slope += 1
    return weight + slope * half_hours


def open_weight(missing: int) -> int:
    """Weight of so many places without anybody on one shift."""
    return missing * OPEN + EMPTIER * missing * (missing - 1) // 2


def wish_weight(person: Person, post: Post) -> int:
    """Weight of the person's wish for this part of the week."""
    return WISHES[post.wish_of(person)]


def recent_weight(past: Past, post: Post) -> int:
    """Weight of having been on duty a short while before."""
    if past.last is None:
        return 0
    return RECENT * max(RECENT_WEEKS - max((post.date - past.last).days, 0) // 7, 0)


def is_new(person: Person, past: Past, day: dt.date) -> bool:
    """Whether the person came less than three months ago and was on duty less than three times."""
    since, back = person.volunteer.since, person.volunteer.earlier_stays
    return (
        not back
        and since is not None
        and day - since < NEW_FOR
        and sum(past.times.values()) < NEW_TIMES
    )


def beside_each_other(posts: Iterable[Post]) -> int:
    """Number of pairs of days running in these posts."""
    days = {post.date for post in posts}
    return sum(day + dt.timedelta(days=1) in days for day in days)


def companions(
    post: Post, others: Mapping[UUID, Collection[Post]], without: UUID
) -> frozenset[UUID]:
    """Ids of the others who are there at the time of this post."""
    return frozenset(
        person
        for person, posts in others.items()
        if person != without and any(post.together(other) for other in posts)
    )


def leanings(
    person: Person,
    post: Post,
    *,
    past: Past,
    half_hours: int,
    average: float,
    everybody: Mapping[UUID, Collection[Post]],
    experienced: Collection[UUID],
) -> tuple[Leaning, ...]:
    """Leanings for and against this person here, this post not yet among the person's own.

    `half_hours` are the person's own so far, `average` is that of all. `everybody` says who stands where,
    `experienced` who is not new.
    """
    own = everybody.get(person.volunteer.id, ())
    beside = companions(post, everybody, person.volunteer.id)
    reasons = [
        _wish(person, post),
        _recent(past, own, post),
        _hours(half_hours, post, average),
        *_days(person, own, post),
    ]
    partners = person.volunteer.together_with
    if partners:
        if partners & beside:
            reasons.append(Leaning(weight=0, sentence=_("samen met wie erbij hoort")))
        else:
            words = _("staat er zonder wie erbij hoort")
            reasons.append(Leaning(weight=ALONE, sentence=words, good=False))
    if is_new(person, past, post.date):
        if beside & frozenset(experienced):
            reasons.append(Leaning(weight=0, sentence=_("nieuw, naast iemand met ervaring")))
        else:
            words = _("nieuw, en er staat niemand met ervaring naast")
            reasons.append(Leaning(weight=NEW, sentence=words, good=False))
    return tuple(reasons)


def _wish(person: Person, post: Post) -> Leaning:
    wish = post.wish_of(person)
    words = {Wish.RATHER: _("staat hier graag"), Wish.RATHER_NOT: _("liever niet op dit moment")}
    return Leaning(
        weight=WISHES[wish], sentence=words.get(wish, ""), good=wish is not Wish.RATHER_NOT
    )


def _recent(past: Past, own: Collection[Post], post: Post) -> Leaning:
    before = [other.date for other in own if other.date < post.date]
    last = max([*before, *([past.last] if past.last is not None else [])], default=None)
    weight = recent_weight(past, post)
    if last is None:
        return Leaning(weight=weight, sentence=_("nog niet eerder aan de beurt"))
    days = (post.date - last).days
    if days >= 14:  # noqa: PLR2004 - two weeks
        words = ngettext(
            "{n} week geleden voor het laatst", "{n} weken geleden voor het laatst", days // 7
        ).format(n=number(days // 7))
    elif days <= 0:
        words = _("die dag al aan de beurt")
    else:
        words = ngettext(
            "{n} dag geleden nog aan de beurt", "{n} dagen geleden nog aan de beurt", days
        ).format(n=number(days))
    return Leaning(weight=weight, sentence=words, good=days >= 7)  # noqa: PLR2004 - a week


def _hours(half_hours: int, post: Post, average: float) -> Leaning:
    weight = hours_weight(half_hours + post.half_hours) - hours_weight(half_hours)
    few = half_hours <= average
    sentence = ngettext(
        "{n} uur in {weeks} weken, gemiddeld {average}",
        "{n} uur in {weeks} weken, gemiddeld {average}",
        form_of(half_hours / 2),
    ).format(n=number(half_hours / 2), weeks=FAIR_WEEKS, average=number(average / 2))
    return Leaning(weight=weight, sentence=sentence, good=few)


def _days(person: Person, own: Collection[Post], post: Post) -> Iterable[Leaning]:
    if not person.volunteer.not_two_days_running:
        return
    more = beside_each_other([*own, post]) - beside_each_other(own)
    if more:
        sentence = _("liever geen twee dagen achter elkaar")
        yield Leaning(weight=TWO_DAYS * more, sentence=sentence, good=False)
