"""Explanations of a proposal, asked from the rules: why somebody is at a place, and why a place stays open."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from buurthuis_app.domain.rosters.hard_rules import distance
from buurthuis_app.domain.rosters.proposal import LeftOpen, Nearest, Proposed, Question
from buurthuis_app.domain.rosters.score import experienced_people
from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.rosters.soft_rules import leanings
from buurthuis_app.domain.volunteers.volunteer import Person

SHOWN = 3
"""So many of those who came nearest are named."""

Chosen = Sequence[tuple[Person, Post]]


def explained(
    question: Question, chosen: Chosen
) -> tuple[tuple[Proposed, ...], tuple[LeftOpen, ...]]:
    """The chosen with their reasons, in order of time; and what stays open with who came nearest."""
    everybody = _everybody(question, chosen)
    experienced = experienced_people(question)
    new: dict[UUID, int] = {}
    for person, post in chosen:
        new[person.volunteer.id] = new.get(person.volunteer.id, 0) + post.half_hours
    before = {
        candidate.volunteer.id: question.half_hours(candidate.volunteer.id)
        for candidate in question.people
    }
    average = (sum(before.values()) + sum(new.values())) / max(len(question.people), 1)
    proposed = []
    taken: dict[UUID, int] = {}
    for person, post in sorted(
        chosen, key=lambda pair: (pair[1].when.begin, pair[1].duty.position)
    ):
        own = person.volunteer.id
        taken[post.id] = taken.get(post.id, 0) + 1
        others = [other for other in everybody[own] if other is not post]
        person_leanings = leanings(
            person,
            post,
            past=question.past_of(own),
            half_hours=before[own] + new[own] - post.half_hours,
            average=average,
            everybody={**everybody, own: others},
            experienced=experienced,
        )
        proposed.append(Proposed(person=person, post=post, leanings=person_leanings))
    left = [
        LeftOpen(post=post, missing=missing, nearest=nearest(question, post, everybody))
        for post in question.posts
        if (missing := post.open - taken.get(post.id, 0))
    ]
    return tuple(proposed), tuple(sorted(left, key=lambda open_place: open_place.post.when.begin))


def nearest(
    question: Question, post: Post, everybody: Mapping[UUID, Sequence[Post]]
) -> tuple[Nearest, ...]:
    """Who came nearest to standing here, with everything that stood in the way."""
    nearest_people = []
    for person in question.people:
        posts = everybody.get(person.volunteer.id, ())
        if any(other.id == post.id for other in posts):
            continue
        ways = question.obstacles(person, post, tuple(posts))
        nearest_people.append(Nearest(person=person, obstacles=ways))
    nearest_people.sort(
        key=lambda candidate: (distance(candidate.obstacles), candidate.person.volunteer.name)
    )
    return tuple(nearest_people[:SHOWN])


def filled_up(question: Question, chosen: Chosen) -> list[tuple[Person, Post]]:
    """The same with every place taken that somebody may still take: a search that was cut short leaves some."""
    filled = list(chosen)
    everybody = _everybody(question, chosen)
    taken: dict[UUID, int] = {}
    for _person, post in chosen:
        taken[post.id] = taken.get(post.id, 0) + 1
    for post in question.posts:
        for person in question.people:
            posts = everybody.setdefault(person.volunteer.id, [])
            if taken.get(post.id, 0) >= post.open:
                break
            if any(other.id == post.id for other in posts):
                continue
            if not question.obstacles(person, post, tuple(posts)):
                posts.append(post)
                filled.append((person, post))
                taken[post.id] = taken.get(post.id, 0) + 1
    return filled


def _everybody(question: Question, chosen: Chosen) -> dict[UUID, list[Post]]:
    """Where everybody stands with what is chosen."""
    everybody = {person: list(posts) for person, posts in question.places_of.items()}
    for person, post in chosen:
        everybody.setdefault(person.volunteer.id, []).append(post)
    return everybody
