"""Proposal for the roster: its question and its answer. Pure values: the solver knows nothing else."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.rosters.hard_rules import NO_GAP, Obstacle, obstacles
from buurthuis_app.domain.rosters.shift_slot import NOTHING, Past, Post, Stand
from buurthuis_app.domain.rosters.soft_rules import Leaning
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.i18n import _, listing, number


class Question(Struct, frozen=True, kw_only=True, dict=True):
    """Question to the solver: the open places, the people, and what is fixed already.

    `posts` have at least one open place. `standing` are the assignments that stay put, from a month before `first` to
    a month after `last`. `past` tells what each person did in the eight weeks before `first`. `declined` are pairs of
    a person and a shift for which she or he gave word not to come. Between two posts a person needs `gap`.
    """

    first: dt.date
    last: dt.date
    people: tuple[Person, ...]
    posts: tuple[Post, ...]
    standing: tuple[Stand, ...] = ()
    past: Mapping[UUID, Past] = field(default_factory=dict)
    declined: frozenset[tuple[UUID, UUID]] = frozenset()
    gap: dt.timedelta = NO_GAP

    @cached_property
    def places_of(self) -> Mapping[UUID, tuple[Post, ...]]:
        """Places that each person has already, by the person's id."""
        posts_of: dict[UUID, list[Post]] = {}
        for stand in self.standing:
            posts_of.setdefault(stand.person_id, []).append(stand.post)
        return {person: tuple(posts) for person, posts in posts_of.items()}

    def past_of(self, person_id: UUID) -> Past:
        """Former posts of this person."""
        return self.past.get(person_id, NOTHING)

    def half_hours(self, person_id: UUID) -> int:
        """Half hours of this person before anything new: the past, and the present roster."""
        posts = self.places_of.get(person_id, ())
        inside = sum(post.half_hours for post in posts if self.first <= post.date <= self.last)
        return self.past_of(person_id).half_hours + inside

    def obstacles(
        self, person: Person, post: Post, others: tuple[Post, ...]
    ) -> tuple[Obstacle, ...]:
        """Obstacles of this person at this post, standing at `others` as well."""
        said_no = (person.volunteer.id, post.id) in self.declined
        return obstacles(person, post, others, declined=said_no, gap=self.gap)


class Proposed(Struct, frozen=True, kw_only=True):
    """Proposed person for a place, with the reasons."""

    person: Person
    post: Post
    leanings: tuple[Leaning, ...]

    @property
    def reason(self) -> str:
        """The reason in one sentence part: "vrij, doet bar, 3 weken geleden voor het laatst"."""
        return in_words(self.post, self.leanings)


class Nearest(Struct, frozen=True, kw_only=True):
    """Candidate who nearly could, with the obstacles."""

    person: Person
    obstacles: tuple[Obstacle, ...]

    @property
    def sentence(self) -> str:
        """ "Ria staat die week al 2 keer, en wil niet vaker"."""
        words = [obstacle.sentence for obstacle in self.obstacles]
        return f"{self.person.volunteer.name} {listing(words)}"


class LeftOpen(Struct, frozen=True, kw_only=True):
    """Places of one post that nobody could be found for, and who came nearest."""

    post: Post
    missing: int
    nearest: tuple[Nearest, ...]

    @property
    def reason(self) -> str:
        """Reason of the proposal, in a sentence."""
        if not self.nearest:
            return _("Er zijn nog geen vrijwilligers.")
        return _("{who}.").format(who="; ".join(candidate.sentence for candidate in self.nearest))


class Proposal(Struct, frozen=True, kw_only=True):
    """Proposal for the open places. `cost` is its weight, `bound` the least of any roster; `proven`: they are equal."""

    question: Question
    proposed: tuple[Proposed, ...]
    left_open: tuple[LeftOpen, ...]
    cost: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether it is proven that no better roster exists."""
        return self.cost <= self.bound

    @property
    def places(self) -> int:
        """Number of places that were asked for."""
        return sum(post.open for post in self.question.posts)

    @property
    def verdict(self) -> str:
        """Verdict on the proposal, in a sentence."""
        if self.proven:
            return _("Beter kan niet: alle mogelijkheden zijn nagegaan.")
        share = (self.cost - self.bound) / max(self.cost, 1) * 100
        return _("Dit is het beste dat gevonden is; het kan hoogstens {n}% beter.").format(
            n=number(max(share, 0.1), 1)
        )


def in_words(post: Post, leanings: tuple[Leaning, ...]) -> str:
    """Reasons for somebody at a post and, after them, those against."""
    good = [leaning.sentence for leaning in leanings if leaning.sentence and leaning.good]
    worse = [leaning.sentence for leaning in leanings if leaning.sentence and not leaning.good]
    words = ", ".join([_("vrij"), _("doet {duty}").format(duty=post.duty.name.lower()), *good])
    return f"{words}; {_('wel: {what}').format(what=listing(worse))}" if worse else words
