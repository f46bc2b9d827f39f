"""Hard rules of the roster: what forbids a person at a post, each as a sentence."""

import datetime as dt
from collections.abc import Iterable
from enum import Enum

from msgspec import Struct

from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.volunteers.volunteer import Person, Wish
from buurthuis_app.i18n import _, day_and_month, ngettext, number, short_date

NO_GAP = dt.timedelta()


class HardRule(Enum):
    """The hard rules, from what is furthest away to what is nearest to possible."""

    NOT_HERE = "not_here"
    DUTY = "duty"
    AGE = "age"
    VOG = "vog"
    ABSENT = "absent"
    CANNOT = "cannot"
    DECLINED = "declined"
    OVERLAP = "overlap"
    MOST_A_WEEK = "most_a_week"
    MOST_HOURS = "most_hours"


class Obstacle(Struct, frozen=True, kw_only=True):
    """One rule that is broken, in words that follow a name: "is die dag afwezig"."""

    rule: HardRule
    sentence: str


_FAR = {rule: len(HardRule) - number for number, rule in enumerate(HardRule)}


def distance(hindrances: Iterable[Obstacle]) -> int:
    """Distance from possible; 0 when nothing forbids it."""
    return sum(_FAR[obstacle.rule] for obstacle in hindrances)


def gone() -> Obstacle:
    """Obstacle of somebody who left, or whose name was erased."""
    return Obstacle(rule=HardRule.NOT_HERE, sentence=_("is er dan niet meer bij"))


def obstacles(
    person: Person,
    post: Post,
    others: Iterable[Post] = (),
    *,
    declined: bool = False,
    gap: dt.timedelta = NO_GAP,
) -> tuple[Obstacle, ...]:
    """Obstacles of a person at a post; none when the person may stand there.

    `others` are the posts where this person stands already, this one left out. `declined` says that she or he gave
    word not to come. Between two posts there must be a `gap`.
    """
    return (*lasting(person, post, declined=declined), *passing(person, post, others, gap=gap))


def lasting(person: Person, post: Post, *, declined: bool = False) -> tuple[Obstacle, ...]:
    """Obstacles that hold whatever else is on the roster."""
    volunteer, day, hindrances = person.volunteer, post.date, []
    if not volunteer.serves_on(day):
        since = volunteer.since
        if since is not None and day < since:
            words = _("begint pas op {day}").format(day=short_date(since))
            hindrances.append(Obstacle(rule=HardRule.NOT_HERE, sentence=words))
        else:
            hindrances.append(gone())
    if post.duty.id not in volunteer.duty_ids:
        words = _("doet deze taak niet ({duty})").format(duty=post.duty.name)
        hindrances.append(Obstacle(rule=HardRule.DUTY, sentence=words))
    hindrances.extend(_of_duty(person, post))
    if person.absent_on(day) is not None:
        hindrances.append(Obstacle(rule=HardRule.ABSENT, sentence=_("is die dag afwezig")))
    if post.wish_of(person) is Wish.CANNOT:
        hindrances.append(
            Obstacle(rule=HardRule.CANNOT, sentence=_("kan niet op dit deel van de week"))
        )
    if declined:
        hindrances.append(
            Obstacle(rule=HardRule.DECLINED, sentence=_("heeft voor deze dienst afgezegd"))
        )
    return tuple(hindrances)


def passing(
    person: Person, post: Post, others: Iterable[Post], *, gap: dt.timedelta = NO_GAP
) -> tuple[Obstacle, ...]:
    """Obstacles by the person's other posts."""
    volunteer, others, hindrances = person.volunteer, tuple(others), []
    overlapping = [other for other in others if post.overlaps(other, gap)]
    for other in sorted(overlapping, key=lambda other_post: (other_post.when.begin, other_post.id)):
        words = _("staat dan al bij {duty}, {day} {times}").format(
            duty=other.duty.name, day=day_and_month(other.date), times=other.shift.times
        )
        hindrances.append(Obstacle(rule=HardRule.OVERLAP, sentence=words))
    most = volunteer.max_per_week
    if most is not None and sum(other.week == post.week for other in others) >= most:
        words = ngettext(
            "staat die week al {n} keer, en wil niet vaker",
            "staat die week al {n} keer, en wil niet vaker",
            most,
        ).format(n=number(most))
        hindrances.append(Obstacle(rule=HardRule.MOST_A_WEEK, sentence=words))
    hours = volunteer.max_hours_per_month
    if hours is not None:
        half_hours = sum(other.half_hours for other in others if other.month == post.month)
        if half_hours + post.half_hours > 2 * hours:
            words = _("komt die maand boven {n} uur").format(n=number(hours))
            hindrances.append(Obstacle(rule=HardRule.MOST_HOURS, sentence=words))
    return tuple(hindrances)


def _of_duty(person: Person, post: Post) -> Iterable[Obstacle]:
    """Obstacles from the duty's requirements."""
    volunteer, duty, day = person.volunteer, post.duty, post.date
    if duty.minimum_age is not None:
        age = volunteer.age_on(day)
        if age is None:
            words = _("van wie de leeftijd niet bekend is (vanaf {n} jaar)")
            yield Obstacle(rule=HardRule.AGE, sentence=words.format(n=duty.minimum_age))
        elif age < duty.minimum_age:
            words = _("is nog geen {n} jaar").format(n=duty.minimum_age)
            yield Obstacle(rule=HardRule.AGE, sentence=words)
    if duty.needs_vog and not volunteer.vog_holds_on(day):
        words = _("heeft geen VOG laten zien")
        if volunteer.vog_seen_on is not None:
            words = _("heeft een VOG die dan vernieuwd moet zijn")
        yield Obstacle(rule=HardRule.VOG, sentence=words)
