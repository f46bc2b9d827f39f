"""Finding anything from anywhere, as somebody types. Nothing of what was typed is kept.

The texts are read and compared anew each time (docs/decisions/0010): what was erased a moment ago is not found.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from buurthuis_app.domain.activities import recurrence
from buurthuis_app.domain.initiatives.initiative import state_names
from buurthuis_app.domain.search import search as domain
from buurthuis_app.domain.search.search import Hit, HitKind, SearchHits, SearchQuery, score
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.stories.story import LONGEST_TITLE
from buurthuis_app.i18n import _, clock, day_and_month, short_date
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.search import search
from buurthuis_app.persistence.queries.search.search import (
    ActivityText,
    OccurrenceText,
    PersonText,
    StoryText,
)
from buurthuis_app.services.shared.service import Service

MOST_OF_A_KIND = 6
"""Hits that are shown of each kind; a longer list is no help to somebody who types."""
_ACTIVITIES_WITH_DATES = 3
_SHORTEST_IN_TEXT = 2
"""A single letter is looked for in titles only."""
_QUOTED = 60
_STOPPED = 5
"""Weight that an activity loses when it is over."""
_NAMED = 1000
"""The weight of what stands on a day that was typed: more than any word."""

Ranked = tuple[int, Hit]

_TITLED: dict[HitKind, tuple[Permission, tuple[str, ...]]] = {
    HitKind.SURVEY: (Permission.READ_FIGURES, ("survey", "title", "introduction")),
    HitKind.PROMISE: (Permission.READ_FIGURES, ("promise", "sentence", "norm")),
    HitKind.VACANCY: (Permission.READ_PEOPLE, ("vacancy", "title", "text")),
    HitKind.THING: (Permission.MANAGE_PEOPLE, ("thing", "name")),
    HitKind.INCIDENT: (Permission.MANAGE_PEOPLE, ("incident", "done", "place")),
    HitKind.HIRER: (Permission.MANAGE_PEOPLE, ("hirer", "name", "contact_name")),
}
"""What is found by a title: who may see it, and its table, its title and where else is looked."""


class Finding(Service):
    """Looks through activities, their dates, rooms, stories, goals and, for the coordinator, people and things."""

    def find(self, text: str) -> SearchHits:
        """The best hits for what was typed, by kind; nothing for nothing."""
        question = domain.asked(text, self._clock.today())
        if question.nothing:
            return SearchHits()
        with self._database.read() as work:
            ranked = self._activities(work, question)
            hits = {HitKind.ACTIVITY: ranked}
            hits[HitKind.OCCURRENCE] = list(self._occurrences(work, question, ranked))
            hits[HitKind.ROOM] = list(self._rooms(work, question))
            if self.may(Permission.READ_FIGURES):
                hits[HitKind.STORY] = list(self._stories(work, question))
                hits[HitKind.MATTER] = list(self._matters(work, question))
                hits[HitKind.INITIATIVE] = list(self._initiatives(work, question))
            for kind, (permission, columns) in _TITLED.items():
                if self.may(permission):
                    hits[kind] = list(self._titled(work, question, kind, columns))
            if self.may(Permission.MANAGE_PEOPLE):
                hits[HitKind.VOLUNTEER] = list(self._volunteers(work, question))
            if self.may(Permission.PLAN):
                hits[HitKind.PERSON] = list(self._people(work, question))
        return _best(hits)

    def _activities(self, work: Work, question: SearchQuery) -> list[Ranked]:
        today, ranked = self._clock.today(), []
        for row in search.activities(work, self._centre_id):
            host = row.led_by if self.may(Permission.PLAN) else ""
            around = (row.room or "", row.kind or "", row.place, host, row.description)
            fits = score(question.words, row.title, *around)
            if fits:
                over = row.until is not None and row.until < today
                hit = Hit(
                    kind=HitKind.ACTIVITY,
                    record_id=row.id,
                    title=row.title,
                    detail=_about(row, over=over),
                )
                ranked.append((max(2 * fits - over * _STOPPED, 1), hit))
        return sorted(ranked, key=lambda pair: (-pair[0], folded(pair[1].title)))

    def _occurrences(
        self, work: Work, question: SearchQuery, activities: Sequence[Ranked]
    ) -> Iterator[Ranked]:
        """What stands on the day that was named; else when the activities that were found are next and were last."""
        today = self._clock.today()
        if question.days:
            for row in search.on_days(work, self._centre_id, question.days):
                if score(question.beside, row.title, row.room or "") or not question.beside:
                    yield _NAMED - question.days.index(row.date), self._date(row)
            return
        best = {hit.record_id: fits for fits, hit in activities[:_ACTIVITIES_WITH_DATES]}
        order = list(best)
        rows = search.around(work, self._centre_id, best, today) if best else ()
        for row in sorted(rows, key=lambda row: (order.index(row.activity_id), row.date < today)):
            yield best[row.activity_id], self._date(row)

    def _date(self, row: OccurrenceText) -> Hit:
        cancelled = row.cancelled_because is not None
        parts = [_day(row.date, self._clock.today())]
        parts += [clock(row.starts)] if row.starts else []
        parts += [row.room] if row.room else []
        parts += [
            _("niet doorgegaan") if row.date < self._clock.today() else _("gaat niet door")
        ] * cancelled
        return Hit(
            kind=HitKind.OCCURRENCE,
            record_id=row.id,
            title=row.title,
            detail=" · ".join(parts),
            day=row.date,
            activity_id=row.activity_id,
            cancelled=cancelled,
        )

    def _rooms(self, work: Work, question: SearchQuery) -> Iterator[Ranked]:
        for room_id, name in search.rooms(work, self._centre_id):
            fits = score(question.words, name)
            if fits:
                yield 2 * fits, Hit(kind=HitKind.ROOM, record_id=room_id, title=name)

    def _stories(self, work: Work, question: SearchQuery) -> Iterator[Ranked]:
        """Newest first among those that fit as well."""
        words = question.words
        if max(len(word) for word in words) < _SHORTEST_IN_TEXT:
            return
        rows = sorted(search.stories(work, self._centre_id), key=lambda row: row.date, reverse=True)
        for row in rows:
            fits = score(words, row.title, *row[3:])
            if fits:
                yield 2 * fits, _story(row)

    def _initiatives(self, work: Work, question: SearchQuery) -> Iterator[Ranked]:
        for row in search.initiatives(work, self._centre_id):
            fits = score(question.words, row.title, row.what, row.good_for)
            if fits:
                hit = Hit(
                    kind=HitKind.INITIATIVE,
                    record_id=row.id,
                    title=row.title,
                    detail=f"{state_names()[row.state]} · {short_date(row.since)}",
                    day=row.since,
                )
                yield 2 * fits, hit

    def _titled(
        self, work: Work, question: SearchQuery, kind: HitKind, columns: Sequence[str]
    ) -> Iterator[Ranked]:
        name, title, *further = columns
        for row in search.titled(work, self._centre_id, name, title, *further):
            fits = score(question.words, row.title, *row.rest)
            if fits:
                yield 2 * fits, Hit(kind=kind, record_id=row.id, title=row.title)

    def _matters(self, work: Work, question: SearchQuery) -> Iterator[Ranked]:
        for row in search.matters(work, self._centre_id):
            fits = score(question.words, row.title, row.words)
            if fits:
                hit = Hit(
                    kind=HitKind.MATTER,
                    record_id=row.id,
                    title=row.title,
                    detail=short_date(row.since),
                    day=row.since,
                )
                yield 2 * fits, hit

    def _volunteers(self, work: Work, question: SearchQuery) -> Iterator[Ranked]:
        """By name, duty or any text that is searched; who left weighs less."""
        today = self._clock.today()
        for row in search.volunteers(work, self._centre_id):
            fits = score(question.words, row.name, *row.duties, *row.texts)
            if fits:
                left = row.until is not None and row.until < today
                about = [_("gestopt")] if left else list(row.duties)
                hit = Hit(
                    kind=HitKind.VOLUNTEER,
                    record_id=row.id,
                    title=row.name,
                    detail=", ".join(about),
                )
                yield max(2 * fits - left * _STOPPED, 1), hit

    def _people(self, work: Work, question: SearchQuery) -> Iterator[Ranked]:
        for row in search.people(work, self._centre_id):
            fits = score(question.words, row.name)
            if fits:
                yield 2 * fits, _person(row)


def _about(row: ActivityText, *, over: bool) -> str:
    rule = _("gestopt") if over else recurrence.sentence(row.rule)
    return " · ".join(part for part in (rule, row.room or row.place) if part)


def _story(row: StoryText) -> Hit:
    title = " ".join((row.title or row.happened).split())
    longest = LONGEST_TITLE if row.title else _QUOTED
    if len(title) > longest:
        title = title[: longest - 1].rstrip() + "…"
    return Hit(
        kind=HitKind.STORY,
        record_id=row.id,
        title=title,
        detail=short_date(row.date),
        day=row.date,
    )


def _person(row: PersonText) -> Hit:
    when = [short_date(row.date)] if row.date else []
    return Hit(
        kind=HitKind.PERSON,
        record_id=row.id,
        title=row.name,
        detail=" · ".join([_("aangemeld voor {title}").format(title=row.title), *when]),
        day=row.date,
        activity_id=row.activity_id,
    )


def _day(date: dt.date, today: dt.date) -> str:
    return day_and_month(date) if date.year == today.year else f"{day_and_month(date)} {date.year}"


def _best(hits_by_kind: dict[HitKind, list[Ranked]]) -> SearchHits:
    hits: list[Hit] = []
    more: list[tuple[HitKind, int]] = []
    for kind in sorted(
        hits_by_kind, key=lambda kind: -max((fits for fits, _hit in hits_by_kind[kind]), default=0)
    ):
        ranked = _in_order(hits_by_kind[kind])
        hits += ranked[:MOST_OF_A_KIND]
        if len(ranked) > MOST_OF_A_KIND:
            more.append((kind, len(ranked) - MOST_OF_A_KIND))
    return SearchHits(hits=tuple(hits), more=tuple(more))


def _in_order(ranked: Iterable[Ranked]) -> list[Hit]:
    """Best first; what fits as well stays in the order in which it was found."""
    return [hit for _score, hit in sorted(ranked, key=lambda pair: -pair[0])]
