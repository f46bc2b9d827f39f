"""Right to left: Arabic as it is drawn, its letters in the shapes in which they join, each line from its end on.

ReportLab draws code after code. Marks above and below a letter are left out: it would put them beside it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

FIRST_SHAPE, LAST_SHAPE = 0xFE80, 0xFEFC  # Unicode, Arabic Presentation Forms-B
SIGNS = "،؛؟"
_LEFT_TO_RIGHT = re.compile(r"([A-Za-zÀ-ɏ0-9]+(?:[ .:+\u00a0-]+[A-Za-zÀ-ɏ0-9]+)*)")
_MIRRORED = str.maketrans("()[]«»", ")(][»«")


def drawn(line: str) -> str:
    """One line in the order and the shapes in which it is drawn; Latin words and numbers in it go on as they are."""
    parts = _LEFT_TO_RIGHT.split("".join(_joined(line)))
    return "".join(
        part if place % 2 else part[::-1].translate(_MIRRORED)
        for place, part in reversed(list(enumerate(parts)))
    )


def lines(text: str, width: Callable[[str], float], room: float) -> Iterator[str]:
    """The lines of `text` as they are drawn, none wider than `room` where a blank lets them be."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width(drawn(longer)) > room:
            yield drawn(line)
            longer = word
        line = longer
    yield drawn(line)


@cache
def shapes() -> dict[str, dict[str, str]]:
    """Of each letter, and of a lam with an alef: how it looks when it joins, by Unicode's own names for that."""
    found: dict[str, dict[str, str]] = {}
    for code in range(FIRST_SHAPE, LAST_SHAPE + 1):
        kind, *letters = unicodedata.decomposition(chr(code)).split()
        found.setdefault("".join(chr(int(each, 16)) for each in letters), {})[kind] = chr(code)
    return found


def _joined(line: str) -> Iterator[str]:
    """Its letters, each joined to those beside it. One that stands alone has its plain code: the font has no other."""
    known = shapes()
    letters: list[str] = []
    for letter in line:
        if unicodedata.combining(letter):
            continue
        if letters and letters[-1] + letter in known:
            letters[-1] += letter
        else:
            letters.append(letter)
    before = False
    for place, letter in enumerate(letters):
        own = known.get(letter, {})
        following = known.get(letters[place + 1], {}) if place + 1 < len(letters) else {}
        after = "<initial>" in own and "<final>" in following
        kind = {
            (True, True): "<medial>",
            (True, False): "<final>",
            (False, True): "<initial>",
            (False, False): "<isolated>",
        }[before and "<final>" in own, after]
        alone = kind == "<isolated>" and len(letter) == 1
        yield letter if alone else own.get(kind, letter)
        before = after
