"""Who can take one place: everybody, best first, each with the reasons in words."""

from collections.abc import Iterable

from msgspec import Struct

from buurthuis_app.domain.rosters.hard_rules import Obstacle, distance
from buurthuis_app.domain.rosters.proposal import Question, in_words
from buurthuis_app.domain.rosters.score import experienced_people
from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.rosters.soft_rules import Leaning, leanings
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.i18n import listing


class ShiftCandidate(Struct, frozen=True, kw_only=True):
    """One person for one post: what stands in the way, and what speaks for and against."""

    person: Person
    post: Post
    obstacles: tuple[Obstacle, ...]
    leanings: tuple[Leaning, ...]

    @property
    def free(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.obstacles

    @property
    def weight(self) -> int:
        """The less, the better."""
        return sum(leaning.weight for leaning in self.leanings)

    @property
    def sentence(self) -> str:
        """What stands in the way; of who is free, what speaks for and against."""
        if self.free:
            return in_words(self.post, self.leanings)
        return listing([obstacle.sentence for obstacle in self.obstacles])


def ranked(question: Question, post: Post) -> tuple[ShiftCandidate, ...]:
    """Everybody for this post: first who is free, best first; then who is nearest to possible."""
    people = question.people
    experienced = experienced_people(question)
    hours = {each.volunteer.id: question.half_hours(each.volunteer.id) for each in people}
    average = sum(hours.values()) / max(len(people), 1)
    found = []
    for person in people:
        own = person.volunteer.id
        there = question.places_of.get(own, ())
        if any(other.id == post.id for other in there):
            continue
        found.append(
            ShiftCandidate(
                person=person,
                post=post,
                obstacles=question.obstacles(person, post, there),
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
    return tuple(sorted(found, key=_order))


def free_ones(candidates: Iterable[ShiftCandidate]) -> tuple[ShiftCandidate, ...]:
    """Those in whose way nothing stands."""
    return tuple(one for one in candidates if one.free)


def _order(one: ShiftCandidate) -> tuple[int, int, str]:
    return distance(one.obstacles), one.weight, one.person.volunteer.name.casefold()
