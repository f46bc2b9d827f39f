"""The question as columns and rows. Each rule is one method; what it weighs stands in domain/rosters/soft_rules.py.

A column for each person who is allowed at a post; a row for each post says that its places are taken or open. What
cannot go together for one person is one row for each largest group of posts that overlap, which is tighter than a
row for each pair. Hours are cut into blocks that weigh more and more, so that whole numbers are only needed for who
stands where.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from buurthuis_app.domain.rosters import soft_rules
from buurthuis_app.domain.rosters.hard_rules import lasting, passing
from buurthuis_app.domain.rosters.proposal import Question
from buurthuis_app.domain.rosters.score import experienced_people
from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.volunteers.volunteer import Person
from buurthuis_app.solver.linear_model import Rows

_A_DAY = dt.timedelta(days=1)


class Model:
    """Built once for a question. `chosen` names the person and the post behind a column."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.rows = Rows()
        self.chosen: list[tuple[Person, Post]] = []
        self._of_post: dict[UUID, dict[UUID, int]] = {post.id: {} for post in question.posts}
        self._of_person: dict[UUID, list[tuple[Post, int]]] = {}
        self._near = _together(question.posts)
        self._experienced = experienced_people(question)
        for person in question.people:
            self._candidates(person)
        for post in question.posts:
            self._places(post)
        for person in question.people:
            own = self._of_person[person.volunteer.id]
            self._days(person, own)
            if own:
                self._overlaps(own)
                self._limits(person, own)
                self._hours(person, own)
        for person in question.people:
            self._company(person)

    def _candidates(self, person: Person) -> None:
        """A column for each post where this person is allowed."""
        question, own = self.question, person.volunteer.id
        posts = question.places_of.get(own, ())
        past = question.past_of(own)
        columns = self._of_person.setdefault(own, [])
        for post in question.posts:
            said_no = (own, post.id) in question.declined
            if lasting(person, post, declined=said_no):
                continue
            if posts and passing(person, post, posts, gap=question.gap):
                continue
            weight = soft_rules.wish_weight(person, post) + soft_rules.recent_weight(past, post)
            column = self.rows.add(weight, whole=True)
            self.chosen.append((person, post))
            self._of_post[post.id][own] = column
            columns.append((post, column))

    def _places(self, post: Post) -> None:
        """Each place is taken or open; one more open place on the same post weighs more than the one before."""
        terms = [(column, 1.0) for column in self._of_post[post.id].values()]
        for missing in range(1, post.open + 1):
            cost = soft_rules.open_weight(missing) - soft_rules.open_weight(missing - 1)
            terms.append((self.rows.add(cost), 1.0))
        self.rows.row(terms, lower=post.open, upper=post.open)

    def _overlaps(self, own: Sequence[tuple[Post, int]]) -> None:
        """At most one post of each largest group of which all overlap."""
        for group in _cliques(own, self.question.gap):
            self.rows.row(((column, 1.0) for column in group), upper=1)

    def _limits(self, person: Person, own: Sequence[tuple[Post, int]]) -> None:
        """At most so many times a week and so many hours a month."""
        posts = self.question.places_of.get(person.volunteer.id, ())
        most, hours = person.volunteer.max_per_week, person.volunteer.max_hours_per_month
        if most is not None:
            weeks: dict[tuple[int, int], list[int]] = defaultdict(list)
            for post, column in own:
                weeks[post.week].append(column)
            for week, columns in weeks.items():
                left = most - sum(post.week == week for post in posts)
                if len(columns) > left:
                    self.rows.row(((column, 1.0) for column in columns), upper=left)
        if hours is not None:
            months: dict[tuple[int, int], list[tuple[int, float]]] = defaultdict(list)
            for post, column in own:
                months[post.month].append((column, float(post.half_hours)))
            for month, terms in months.items():
                left = 2 * hours - sum(p.half_hours for p in posts if p.month == month)
                if sum(value for _column, value in terms) > left:
                    self.rows.row(terms, upper=left)

    def _hours(self, person: Person, own: Sequence[tuple[Post, int]]) -> None:
        """The person's hours fill blocks that weigh more and more."""
        half_hours = self.question.half_hours(person.volunteer.id)
        most = sum(post.half_hours for post, _column in own)
        terms = [(column, float(post.half_hours)) for post, column in own]
        block = min(max(half_hours - 1, 0) // soft_rules.BLOCK, soft_rules.STEEPEST)
        left = soft_rules.BLOCK * (block + 1) - half_hours
        while most > 0:
            width = most if block == soft_rules.STEEPEST else min(left, most)
            terms.append((self.rows.add(block, upper=width), -1.0))
            most -= width
            block, left = block + 1, soft_rules.BLOCK
        self.rows.row(terms, lower=0, upper=0)

    def _days(self, person: Person, own: Sequence[tuple[Post, int]]) -> None:
        """Two days running weigh something for who does not like them."""
        if not person.volunteer.not_two_days_running:
            return
        posts = self.question.places_of.get(person.volunteer.id, ())
        # What stands already weighs too, also of who can take nothing more.
        self.rows.offset += soft_rules.TWO_DAYS * soft_rules.beside_each_other(posts)
        fixed = {post.date for post in posts}
        days: dict[dt.date, int] = {}
        for post, column in own:
            if post.date not in fixed:
                if post.date not in days:
                    days[post.date] = self.rows.add()
                self.rows.row([(days[post.date], 1.0), (column, -1.0)], lower=0)
        for day, used in days.items():
            for other in (day - _A_DAY, day + _A_DAY):
                if other in fixed:
                    self.rows.costs[used] += soft_rules.TWO_DAYS
            if (after := days.get(day + _A_DAY)) is not None:
                both = self.rows.add(soft_rules.TWO_DAYS)
                self.rows.row([(both, 1.0), (used, -1.0), (after, -1.0)], lower=-1)

    def _company(self, person: Person) -> None:
        """Who wants a certain person beside, and who is new and needs an experienced one."""
        own = person.volunteer.id
        past = self.question.past_of(own)
        for post, column in self._of_person[own]:
            if person.volunteer.together_with:
                self._beside(own, post, column, person.volunteer.together_with, soft_rules.ALONE)
            if soft_rules.is_new(person, past, post.date):
                self._beside(own, post, column, self._experienced, soft_rules.NEW)

    def _beside(
        self, own: UUID, post: Post, column: int, others: frozenset[UUID], weight: int
    ) -> None:
        """`weight` when the person stands here and none of the `wanted` is there at that time."""
        for other, posts in self.question.places_of.items():
            if other in others - {own} and any(post.together(near) for near in posts):
                return
        beside = [
            place_column
            for near in self._near[post.id]
            for other, place_column in self._of_post[near.id].items()
            if other in others and other != own
        ]
        if not beside:
            self.rows.costs[column] += weight
            return
        alone = self.rows.add(weight)
        terms = [(alone, 1.0), (column, -1.0), *((place_column, 1.0) for place_column in beside)]
        self.rows.row(terms, lower=0)


def _cliques(own: Iterable[tuple[Post, int]], gap: dt.timedelta) -> list[list[int]]:
    """The largest groups of posts that all overlap, of two or more: found by walking along the time."""
    ordered = sorted(own, key=lambda placed: placed[0].when.begin)
    groups: list[list[int]] = []
    going: list[tuple[Post, int]] = []
    grown = False
    for post, column in ordered:
        still = [placed for placed in going if placed[0].overlaps(post, gap)]
        if len(still) < len(going) and grown and len(going) > 1:
            groups.append([slot for _post, slot in going])
            grown = False
        going = [*still, (post, column)]
        grown = True
    if len(going) > 1:
        groups.append([slot for _post, slot in going])
    return groups


def _together(posts: Sequence[Post]) -> dict[UUID, list[Post]]:
    """By post the posts at the same time, itself as well."""
    days: dict[dt.date, list[Post]] = defaultdict(list)
    for post in posts:
        days[post.date].append(post)
    return {
        post.id: [
            other
            for day in (post.date - _A_DAY, post.date, post.date + _A_DAY)
            for other in days.get(day, ())
            if post.together(other)
        ]
        for post in posts
    }
