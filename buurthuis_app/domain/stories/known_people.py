"""Known people: the names by which somebody is known here, as they are looked for in a text."""

import re
from collections.abc import Iterable, Iterator

from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.records import Confidential

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")  # of "Ria's" the name alone
PARTICLES = frozenset(
    ["van", "de", "der", "den", "ten", "ter", "het", "el", "al", "von", "ben", "op", "in", "t", "s"]
)
_NO_PEOPLE = frozenset(
    WORD.findall(
        "bewoners bibliotheek buren buurt buurthuis centrum club commissie gemeente groep kerk kinderen leden moskee "
        "ouders school stichting team vereniging vrijwilligers welzijn werkgroep wijk wijkteam"
    )
)
"""Words of a group or an organisation: a name with one of them is nobody's."""
_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\ben\b|\bmet\b)\s*")
_SHORTEST = 2
_MOST_WORDS = 6
_TITLES = frozenset(["mevrouw", "meneer", "mevr", "mw", "dhr", "heer", "juf", "meester"])


class KnownPeople(Confidential, frozen=True, kw_only=True):
    """Names without capitals and accents.

    `whole` are names of two words and more, in each way they are written: Ria de Smit, Ria Smit, R. Smit. `alone` are
    the first and last names that say by themselves who it is, `places` the words that are also a place of this centre.
    """

    whole: frozenset[tuple[str, ...]] = frozenset()
    alone: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @property
    def longest(self) -> int:
        """So many words has the longest name."""
        return max(map(len, self.whole), default=0)


def known_people(names: Iterable[str], places: Iterable[str] = ()) -> KnownPeople:
    """The people of these names. A text such as "Ria en een groep bewoners" is looked through for the people in it."""
    whole: set[tuple[str, ...]] = set()
    alone: set[str] = set()
    for person in (part for name in names for part in _BETWEEN.split(name)):
        words = [word for word in WORD.findall(person) if folded(word) not in _TITLES]
        if not _is_a_person(words):
            continue
        whole.update(_written(tuple(map(folded, words))))
        alone.update(
            folded(word)
            for word in words
            if word[0].isupper() and len(word) >= _SHORTEST and folded(word) not in PARTICLES
        )
    known_places = frozenset(folded(word) for place in places for word in WORD.findall(place))
    return KnownPeople(whole=frozenset(whole), alone=frozenset(alone), places=known_places)


def _is_a_person(words: list[str]) -> bool:
    """Whether these look like a name: capitals, but for particles, and no word of an organisation."""
    plain = [folded(word) for word in words]
    named = [word for word in words if folded(word) not in PARTICLES]
    return (
        0 < len(named) <= _MOST_WORDS
        and all(word[0].isupper() for word in named)
        and _NO_PEOPLE.isdisjoint(plain)
    )


def _written(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The ways in which a name of several words is written."""
    bare = tuple(word for word in words if word not in PARTICLES)
    if len(bare) == 1:
        return
    for ways in (words, bare):
        yield ways
        yield (ways[0][:1], *ways[1:])
    yield bare[0], bare[-1]
    yield bare[0], bare[-1][:1]  # Ria S.
