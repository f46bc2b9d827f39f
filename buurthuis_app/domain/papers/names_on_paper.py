"""Names on paper: what was decided of each name in a text that goes outside, and the text as it may then be printed.

A decision is tied to the record and to the exact text that it was taken about, by a sum of it: a text that changes is
asked about again. It holds a place in the text, never the name.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.papers.texts_in_data import texts_in, with_texts
from buurthuis_app.domain.shared.personal_data import Certainty
from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.domain.stories.known_people import KnownPeople
from buurthuis_app.domain.stories.names_in_text import NamedHere, blurred, named_here
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.records import Confidential, replace

LONGEST_WORDS = 120
HIDDEN_NAME = "[naam]"
"""What stands in the place of a name about which nobody decided yet. Dutch, for it is part of people's own texts."""
_AROUND = 45
"""So many letters are shown before and after a name."""

T = TypeVar("T")


class NameAnswer(Enum):
    """What becomes of a name on paper."""

    BLURRED = "blurred"
    """Other words stand in its place: "een bezoekster"."""
    ALLOWED = "allowed"
    """The person agreed to be named."""
    NOBODY = "nobody"
    """It is no name, or that of somebody else who may be named."""
    LEFT_OUT = "left_out"
    """The text stays out; of a story, the whole story."""


class NameDecision(Struct, frozen=True, kw_only=True):
    """Decision about the name from `begin` to `end` in the text with this sum, of a record in `of_table`.

    `words` stand in its place when it is blurred. `how` and `decided_on` say how and when the person agreed, `until`
    the last day on which that holds, None for no end.
    """

    record_id: UUID
    digest: str
    begin: int
    end: int
    of_table: str
    answer: NameAnswer
    words: str = ""
    how: str = ""
    decided_on: dt.date
    until: dt.date | None = None

    def holds(self, today: dt.date) -> bool:
        """Whether it still holds on `today`, the day of printing."""
        return self.until is None or today <= self.until


class NamedText(Confidential, frozen=True, kw_only=True):
    """A text that is kept, and the record that it stands in; `about` is what people call that.

    In what is `meant` to name somebody, such as whom to turn to, nothing is to be decided.
    """

    of_table: str
    record_id: UUID
    about: str
    text: str
    meant: bool = False


class NamePlace(Struct, frozen=True, kw_only=True):
    """Where a name stands in a text that is kept."""

    record_id: UUID
    digest: str
    begin: int
    end: int
    of_table: str


class NameQuestion(Confidential, frozen=True, kw_only=True):
    """One name in one record: the places where it stands, and what was decided; None when nobody did yet."""

    name: str
    about: str
    excerpt: str
    certainty: Certainty
    places: tuple[NamePlace, ...]
    decision: NameDecision | None = None


class Answered(Confidential, frozen=True, kw_only=True):
    """What somebody decides about a question. `answer` None is that it is asked again."""

    question: NameQuestion
    answer: NameAnswer | None
    words: str = ""
    how: str = ""
    until: dt.date | None = None


@gathered
def problems(answered: Answered) -> Iterator[Problem]:
    """Everything a person must still mend before this can be kept."""
    yield from too_long(answered, dict.fromkeys(("words", "how"), LONGEST_WORDS))
    if answered.answer is NameAnswer.BLURRED and not answered.words.strip():
        sentence = _("Vul in wat er in plaats van de naam komt, bijvoorbeeld “een bezoekster”.")
        yield Problem("words", sentence)
    if answered.answer is NameAnswer.ALLOWED and not answered.how.strip():
        yield Problem("how", _("Vul in hoe het gevraagd is, bijvoorbeeld “gezegd bij de koffie”."))


class NamesUndecided(Invalid):
    """A paper has names about which nobody decided yet. Its sentence has none of them."""

    topic = "overzichten#namen-op-papier"

    def __init__(self, questions: tuple[NameQuestion, ...]) -> None:
        super().__init__(
            ngettext(
                "Er staat {n} naam in waarover nog niet beslist is. Kies bij Overzichten voor “Namen…”.",
                "Er staan {n} namen in waarover nog niet beslist is. Kies bij Overzichten voor “Namen…”.",
                len(questions),
            ).format(n=number(len(questions)))
        )
        self.questions = questions


def undecided(questions: Iterable[NameQuestion]) -> tuple[NameQuestion, ...]:
    """Those about which nobody decided yet."""
    return tuple(question for question in questions if question.decision is None)


def refuse_undecided(questions: Iterable[NameQuestion]) -> None:
    """Raise NamesUndecided when nobody decided yet about one of these names."""
    if left := undecided(questions):
        raise NamesUndecided(left)


def digest_of(text: str) -> str:
    """The sum by which a text is known again: SHA-256 of it without blanks at its ends, in hexadecimal."""
    return hashlib.sha256(text.strip().encode("utf-8")).hexdigest()


class PaperNames:
    """The names in all texts of a paper, or of any frozen data; `known` are the people to look for."""

    def __init__(self, value: object, known: KnownPeople) -> None:
        texts = dict.fromkeys(texts_in(value))
        found = ((text, named_here(text, known)) for text in texts)
        self._named = {text: here for text, here in found if here}

    @property
    def written(self) -> frozenset[str]:
        """The names as they are written in it."""
        named = self._named.items()
        return frozenset(text[here.begin : here.end] for text, heres in named for here in heres)

    def placed(self, sources: Sequence[NamedText], centre: NamedText) -> "PlacedNames":
        """The same with the kept text that each comes from; what comes from none belongs to the `centre`."""
        placed = {
            text: [(here, *_source(text, here, sources, centre)) for here in heres]
            for text, heres in self._named.items()
        }
        return PlacedNames(
            {
                text: tuple(found for found in heres if not found[1].meant)
                for text, heres in placed.items()
            }
        )


class PlacedNames:
    """Names on a paper with the kept text that each comes from."""

    def __init__(
        self, placed: Mapping[str, tuple[tuple[NamedHere, NamedText, NamePlace], ...]]
    ) -> None:
        self._placed = placed

    @property
    def digests(self) -> frozenset[str]:
        """The sums of the texts that they stand in."""
        return frozenset(place.digest for heres in self._placed.values() for *_, place in heres)

    def questions(self, decisions: "Decisions") -> tuple[NameQuestion, ...]:
        """One for each name in each record: first what is still to be decided, and of that the surest."""
        grouped: dict[tuple[str, UUID, str], NameQuestion] = {}
        for text, heres in self._placed.items():
            for here, source, place in heres:
                key = (source.of_table, source.record_id, here.name)
                asked = grouped.get(key)
                decision = decisions.about(place)
                if asked is None:
                    grouped[key] = NameQuestion(
                        name=here.name,
                        about=source.about,
                        excerpt=_excerpt(text, here),
                        certainty=here.certainty,
                        places=(place,),
                        decision=decision,
                    )
                elif place not in asked.places:
                    grouped[key] = replace(
                        asked,
                        places=(*asked.places, place),
                        decision=asked.decision and decision,
                    )
        order = list(Certainty)

        def last(asked: NameQuestion) -> tuple[bool, int]:
            return asked.decision is not None, order.index(asked.certainty)

        return tuple(sorted(grouped.values(), key=last))

    def cleared(self, value: T, decisions: "Decisions") -> T:
        """The paper as it may be printed: without the names that are not allowed, and those still to be decided."""
        texts = {text: self._as_decided(text, decisions) for text in self._placed}
        changed = {text: new for text, new in texts.items() if new != text}
        return with_texts(value, changed) if changed else value

    def _as_decided(self, text: str, decisions: "Decisions") -> str | None:
        """None when it is left out."""
        for here, _source, place in reversed(self._placed[text]):
            decision = decisions.about(place)
            answer = decision.answer if decision else NameAnswer.BLURRED
            if answer is NameAnswer.LEFT_OUT:
                return None
            if answer is NameAnswer.BLURRED:
                words = decision.words if decision else HIDDEN_NAME
                text = blurred(text, [(here.begin, here.end)], words)
        return text


class Decisions:
    """What was decided, of all texts of a paper."""

    def __init__(self, decisions: Iterable[NameDecision], today: dt.date) -> None:
        self._known = {
            (decision.digest, decision.begin): decision
            for decision in decisions
            if decision.holds(today)
        }

    def about(self, place: NamePlace) -> NameDecision | None:
        """What was decided about the name in this place, in this record or in another with the same text."""
        decision = self._known.get((place.digest, place.begin))
        return decision if decision is not None and decision.end >= place.end else None


def _source(
    text: str, here: NamedHere, sources: Sequence[NamedText], centre: NamedText
) -> tuple[NamedText, NamePlace]:
    """The kept text that this part of a printed text comes from: the same, the longest in it, or one it is part of."""
    name = text[here.begin : here.end]
    best, at, worth = replace(centre, text=text), here.begin, (0, 0)
    for source in sources:
        begin = source.text.find(name)
        while begin >= 0:
            found = _worth(text, source.text, name, here.begin - begin)
            if found > worth:
                best, at, worth = source, begin, found
            begin = source.text.find(name, begin + 1)
    place = NamePlace(
        record_id=best.record_id,
        digest=digest_of(best.text),
        begin=at,
        end=at + len(name),
        of_table=best.of_table,
    )
    return best, place


def _worth(text: str, source: str, name: str, offset: int) -> tuple[int, int]:
    """How well a kept text explains a printed one in which it would begin at `offset`; (0, 0) when it does not.

    A text that is only the name says where it comes from behind a label: "Meld je bij: Ans".
    """
    if text == source:
        return 3, len(source)
    if offset >= 0 and text.startswith(source, offset):
        telling = source != name or text.endswith(f": {name}")
        return (2, len(source)) if telling else (0, 0)
    part = offset < 0 and len(text) > len(name) and source.startswith(text, -offset)
    return (1, len(source)) if part else (0, 0)


def _excerpt(text: str, here: NamedHere) -> str:
    """The name with the whole words around it."""
    begin, end = max(here.begin - _AROUND, 0), min(here.end + _AROUND, len(text))
    before, after = text[begin : here.begin], text[here.end : end]
    if begin:
        before = "…" + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join((before + text[here.begin : here.end] + after).split())
