"""Candidates for one place: everybody, best first, each with the reasons in words."""

from collections.abc import Iterable

from msgspec import Struct

from buurthuis_app.domain.rosters.hard_rules import Obstacle, distance
from buurthuis_app.domain.rosters.proposal import Question, in_words
from buurthuis_app.domain.rosters.score import experienced_people
from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.rosters.soft_rules import Leaning, leanings
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.i18n import listing


class ShiftCandidate(Struct, frozen=True, kw_only=True):
    """Candidate for one post: the obstacles, and what speaks for and against."""

    person: Person
    post: Post
    obstacles: tuple[Obstacle, ...]
    leanings: tuple[Leaning, ...]

    @property
    def free(self) -> bool:
        """Whether no hard rule forbids the candidate."""
        return not self.obstacles

    @property
    def weight(self) -> int:
        """Weight by the soft rules; less is better."""
        return sum(leaning.weight for leaning in self.leanings)

    @property
    def sentence(self) -> str:
        """The obstacles in a sentence; without any, what speaks for and against."""
        if self.free:
            return in_words(self.post, self.leanings)
        return listing([obstacle.sentence for obstacle in self.obstacles])


def ranked(question: Question, post: Post) -> tuple[ShiftCandidate, ...]:
    """Everybody for this post: first who is free, best first; then who is nearest to possible."""
    people = question.people
    experienced = experienced_people(question)
    hours = {
        candidate.volunteer.id: question.half_hours(candidate.volunteer.id) for candidate in people
    }
    average = sum(hours.values()) / max(len(people), 1)
    candidates = []
    for person in people:
        own = person.volunteer.id
        posts = question.places_of.get(own, ())
        if any(other.id == post.id for other in posts):
            continue
        candidates.append(
            ShiftCandidate(
                person=person,
                post=post,
                obstacles=question.obstacles(person, post, posts),
                leanings=leanings(
                    person,
                    post,
                    past=question.past_of(own),
                    half_hours=hours[own],
                    average=average,
                    everybody=question.places_of,
                    experienced=experienced,
                ),
            )
        )
    return tuple(sorted(candidates, key=_order))


def free_ones(candidates: Iterable[ShiftCandidate]) -> tuple[ShiftCandidate, ...]:
    """Candidates whom no hard rule forbids."""
    return tuple(candidate for candidate in candidates if candidate.free)


def _order(candidate: ShiftCandidate) -> tuple[int, int, str]:
    return (
        distance(candidate.obstacles),
        candidate.weight,
        folded(candidate.person.volunteer.name),
    )
