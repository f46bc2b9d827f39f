"""Counted hours: what to look at when somebody's hours come to count, from a shift or noted by hand."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.periods import year as whole_year
from buurthuis_app.domain.volunteers import allowance
from buurthuis_app.domain.volunteers.allowance import AllowanceYear, Level
from buurthuis_app.domain.volunteers.hours import month_of
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.i18n import _, day_and_month, ngettext, number
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.volunteers import hours as queries

_MOST_SAID = 3
"""Sentences in one remark; of the others it says how many there are."""


def amounts(work: Work, centre_id: UUID) -> tuple[AllowanceYear, ...]:
    """Amounts that may be received, by year; the usual amounts until the centre keeps its own."""
    own = work.store(AllowanceYear).find(centre_id=centre_id)
    return own or allowance.usual_allowances(centre_id)


def warnings(work: Work, centre_id: UUID, counted: Iterable[tuple[UUID, dt.date]]) -> str:
    """Who comes over the maximum of the allowance by hours on these days, and what looks counted twice; "" for nothing.

    `counted` are people with the days on which their hours count now. Nothing here refuses anything.
    """
    by_person: dict[UUID, set[dt.date]] = defaultdict(set)
    for volunteer_id, day in counted:
        by_person[volunteer_id].add(day)
    table = amounts(work, centre_id) if by_person else ()
    sentences = [
        sentence
        for volunteer_id, days in by_person.items()
        if (volunteer := work.store(Volunteer).get(volunteer_id)) and not volunteer.erased
        for sentence in (
            _over_the_most(work, volunteer, days, table),
            counted_twice(work, volunteer, days),
        )
        if sentence
    ]
    left = len(sentences) - _MOST_SAID
    if left > 0:
        more = ngettext("En nog {n} keer zoiets.", "En nog {n} keer zoiets.", left)
        sentences = [*sentences[:_MOST_SAID], more.format(n=number(left))]
    return " ".join(sentences)


def counted_twice(work: Work, volunteer: Volunteer, days: Iterable[dt.date]) -> str:
    """The first of these days with hours of a shift and hours noted by hand, in a sentence; "" when there is none."""
    for day in sorted(days):
        lines = queries.worked(work, volunteer.centre_id, Span(first=day, last=day), volunteer.id)
        if len({line.noted_id is None for line in lines}) > 1:
            words = _(
                "{name} staat op {day} op het rooster en heeft daar ook uren met de hand. "
                "Haal die weg als het dezelfde zijn."
            )
            return words.format(name=volunteer.name, day=day_and_month(day))
    return ""


def _over_the_most(
    work: Work, volunteer: Volunteer, days: Collection[dt.date], table: Sequence[AllowanceYear]
) -> str:
    """The first month from these days on in which the allowance is over its maximum."""
    if not volunteer.allowance:
        return ""
    span = Span(first=whole_year(min(days).year).first, last=whole_year(max(days).year).last)
    lines = queries.worked(work, volunteer.centre_id, span, volunteer.id)
    for use in allowance.uses(volunteer, lines, table):
        if use.month >= month_of(min(days)) and use.level is Level.OVER:
            return f"{volunteer.name}: {allowance.in_words(use)}"
    return ""
