"""Names on paper: what every way out of the house asks before a text leaves it."""

import datetime as dt
from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from buurthuis_app.domain.papers.names_on_paper import (
    Answered,
    Decisions,
    NameAnswer,
    NameDecision,
    NamedText,
    NameQuestion,
    PaperNames,
    problems,
    refuse_undecided,
)
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.papers import named_texts
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service

T = TypeVar("T")


class Reviewed(Struct, Generic[T], frozen=True, kw_only=True):
    """What may go outside: without names that are not allowed, nor those about which nobody decided yet."""

    value: T
    questions: tuple[NameQuestion, ...] = ()
    """Every name in it, decided or not."""


class Naming(Service):
    """Finds names of people in what goes outside, and keeps what is decided about them."""

    def today(self) -> dt.date:
        """The day on which consent is looked at."""
        return self._clock.today()

    def reviewed(self, value: T) -> Reviewed[T]:
        """A paper, or any other frozen data, as it may go outside today, with the names in it."""
        with self._database.read() as work:
            return self.reviewed_in(work, value)

    def reviewed_in(self, work: Work, value: T) -> Reviewed[T]:
        """The same, within a unit of work."""
        names = PaperNames(value, named_texts.people(work, self._centre_id))
        if not names.written:
            return Reviewed(value=value)
        sources = named_texts.containing(work, names.written)
        nowhere = NamedText(of_table="centre", record_id=self._centre_id, about="", text="")
        placed = names.placed(sources, nowhere)
        decisions = Decisions(named_texts.decided(work, placed.digests), self._clock.today())
        return Reviewed(
            value=placed.cleared(value, decisions), questions=placed.questions(decisions)
        )

    def for_outside_in(self, work: Work, value: T) -> T:
        """The same without questions. Raises NamesUndecided while there is a name about which nobody decided."""
        reviewed = self.reviewed_in(work, value)
        refuse_undecided(reviewed.questions)
        return reviewed.value

    def decide(self, answers: Sequence[Answered]) -> Done[int]:
        """Keep what is decided about names, or that they are asked again; the value is about how many.

        Raises Refused for what must be mended.
        """
        self._actor.demand(Permission.CORRECT)
        for answered in answers:
            refuse(problems(answered))
        with self._database.begin() as work:
            store = work.store(NameDecision)
            places = [place for answered in answers for place in answered.question.places]
            former = (store.get(place.record_id, place.digest, place.begin) for place in places)
            store.remove({decision for decision in former if decision is not None})
            new = [decision for answered in answers for decision in self._decisions(answered)]
            store.add(*{(each.record_id, each.digest, each.begin): each for each in new}.values())
        return self._done(work, len(answers), frozenset({Topic.STORIES}))

    def _decisions(self, answered: Answered) -> list[NameDecision]:
        answer = answered.answer
        if answer is None:
            return []
        return [
            NameDecision(
                record_id=place.record_id,
                digest=place.digest,
                begin=place.begin,
                end=place.end,
                of_table=place.of_table,
                answer=answer,
                words=answered.words.strip() if answer is NameAnswer.BLURRED else "",
                how=answered.how.strip() if answer is NameAnswer.ALLOWED else "",
                decided_on=self._clock.today(),
                until=answered.until if answer is NameAnswer.ALLOWED else None,
            )
            for place in answered.question.places
        ]
