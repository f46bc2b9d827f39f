"""Score of a whole roster by the soft rules, computed from the roster alone and not by the solver's model."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from buurthuis_app.domain.rosters import soft_rules
from buurthuis_app.domain.rosters.proposal import Question
from buurthuis_app.domain.rosters.shift_slot import Post, Stand


def weight(question: Question, new: Iterable[Stand]) -> int:
    """The weight of the roster with the `new` stands added to what stands already; less is better."""
    new = tuple(new)
    everybody: dict[UUID, list[Post]] = {
        person: list(posts) for person, posts in question.places_of.items()
    }
    for stand in new:
        everybody.setdefault(stand.person_id, []).append(stand.post)
    taken: dict[UUID, int] = {}
    for stand in new:
        taken[stand.post.id] = taken.get(stand.post.id, 0) + 1
    total = sum(soft_rules.open_weight(p.open - taken.get(p.id, 0)) for p in question.posts)
    experienced = experienced_people(question)
    for person in question.people:
        own = person.volunteer.id
        mine = [stand.post for stand in new if stand.person_id == own]
        half_hours = question.half_hours(own)
        total += soft_rules.hours_weight(half_hours + sum(post.half_hours for post in mine))
        total -= soft_rules.hours_weight(half_hours)
        past = question.past_of(own)
        for post in mine:
            total += soft_rules.wish_weight(person, post) + soft_rules.recent_weight(past, post)
            total += _company(question, person.volunteer.id, post, everybody, experienced)
        if person.volunteer.not_two_days_running:
            total += soft_rules.TWO_DAYS * soft_rules.beside_each_other(everybody.get(own, ()))
    return total


def experienced_people(question: Question) -> frozenset[UUID]:
    """Ids of the people who are not new at the first day of the question."""
    return frozenset(
        person.volunteer.id
        for person in question.people
        if not soft_rules.is_new(person, question.past_of(person.volunteer.id), question.first)
    )


def _company(
    question: Question,
    own: UUID,
    post: Post,
    everybody: Mapping[UUID, Collection[Post]],
    experienced: frozenset[UUID],
) -> int:
    """Weight of standing without the people who belong beside."""
    person = next(candidate for candidate in question.people if candidate.volunteer.id == own)
    beside = soft_rules.companions(post, everybody, own)
    total = 0
    if person.volunteer.together_with and not person.volunteer.together_with & beside:
        total += soft_rules.ALONE
    if soft_rules.is_new(person, question.past_of(own), post.date) and not experienced & beside:
        total += soft_rules.NEW
    return total
