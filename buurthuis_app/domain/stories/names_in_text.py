"""Names in a text: whether a story seems to name somebody, by capitals and known names. A hint, never a wall."""

import re
from collections.abc import Iterable

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?"
_PARTICLES = r"(?:(?:van|de|der|den|ten|ter|el|al|'t)\s+){0,3}"
_ADDRESSED = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]eneer|[Mm]evr\.?|[Mm]w\.?|[Dd]hr\.?|[Dd]e\s+heer)\s+"
    rf"({_PARTICLES}{_CAPITAL}(?:\s+{_PARTICLES}{_CAPITAL})?)"
)
_WORD = re.compile(r"[^\W\d_]\w*(?:-\w+)*")  # of "Ria's" the name alone
_SHORTEST = 3  # letters; shorter words are particles and initials
_NO_NAMES = frozenset({"Van", "Der", "Den", "Ten", "Ter", "Het", "Een", "Met", "Voor", "Team"})


def known_words(names: Iterable[str]) -> frozenset[str]:
    """The words of these people's names that one can know them by."""
    return frozenset(
        word
        for name in names
        for word in _WORD.findall(name)
        if len(word) >= _SHORTEST and word[0].isupper() and word not in _NO_NAMES
    )


def names_in(texts: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    """What looks like a name in these texts, each once, in the order of the text.

    That is what follows "mevrouw", "dhr." and the like with a capital, and every word that is one of `known`.
    """
    names: dict[str, None] = {}
    for text in texts:
        addressed = [(match.start(1), match[1].rstrip(".,")) for match in _ADDRESSED.finditer(text)]
        words = [(match.start(), match[0]) for match in _WORD.finditer(text) if match[0] in known]
        for _place, name in sorted([*addressed, *words], key=lambda at: (at[0], -len(at[1]))):
            if not any(name in longer.split() for longer in names):
                names[name] = None
    return tuple(names)
