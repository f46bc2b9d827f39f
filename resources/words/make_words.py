"""List of Dutch words for passphrases and control words: common, short, kind, and none the beginning of another.

Needs OpenTaal's list as Debian packages it (wdutch) and the package wordfreq, which ranks words by how often they are
met. Run: python resources/words/make_words.py, then read what changed: no list of unwanted kinds is ever whole.
"""

import re
from pathlib import Path

from wordfreq import zipf_frequency  # type: ignore[import-not-found]

HERE = Path(__file__).parent
OPENTAAL = Path("/usr/share/dict/dutch")
NUMBER = 4_096
"""Two to the twelfth: a word is twelve bits."""
SHORTEST = 3
"""A beginning of fewer letters is no word."""
RAREST = 2.2
"""Zipf's scale: once in six million words."""

ENDINGS = (
    *(("en", ("", "e")), ("s", ("",)), ("e", ("",)), ("t", ("",)), ("de", ("",)), ("te", ("",))),
    *(("den", ("",)), ("ten", ("",)), ("je", ("",)), ("jes", ("",)), ("tje", ("",)), ("er", ("",))),
    *(("ere", ("",)), ("st", ("",)), ("ste", ("",)), ("end", ("en",)), ("ende", ("en",))),
)
"""What is added to a word to bend it, and what then stands in its place."""

PAIRS = (
    *(("ale", "aal"), ("ele", "eel"), ("iele", "ieel"), ("ute", "uut"), ("ene", "een")),
    *(("ive", "ief"), ("ame", "aam"), ("ose", "oos"), ("oze", "oos"), ("euze", "eus")),
    *(("ore", "oor"), ("ure", "uur"), ("are", "aar"), ("ane", "aan"), ("ade", "aad")),
    *(("rde", "rd"), ("nde", "nd"), ("ste", "st"), ("che", "ch"), ("ige", "ig")),
    *(("ke", "k"), ("le", "l"), ("ne", "n"), ("te", "t"), ("me", "m")),
)
"""Two forms of one word, of which the longer is left out."""

ODD = re.compile(r"q|x|y$|ww|http|(iaans|achtig|loze?|ieke|elijke|baar)$")


def bent(word: str, known: set[str]) -> bool:
    """Whether the word is a form of another one."""
    for ending, instead in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST and any(stem + end in known for end in instead):
            return True
    if word.startswith("ge") and {word[2:-1] + "en", word[2:] + "en", word[2:-2] + "en"} & known:
        return True
    doubled = re.fullmatch(r"(.*?)([^aeiou])\2en", word)
    long = re.fullmatch(r"(.*?)([aeou])([^aeiou])en", word)
    stems = {doubled[1] + doubled[2]} if doubled else set()
    if long:
        hard = {"v": "f", "z": "s"}.get(long[3], long[3])
        stems |= {long[1] + long[2] * 2 + hard, long[1] + long[2] + hard}
    return bool(stems & known)


def unwanted() -> re.Pattern[str]:
    """The words of `unwanted.txt`; a star stands for any ending."""
    kinds = (HERE / "unwanted.txt").read_text(encoding="utf-8").splitlines()
    words = (word for kind in kinds for word in kind.partition(":")[2].split())
    return re.compile("|".join(word.replace("*", ".*") for word in words))


def chosen(known: set[str]) -> list[str]:
    """The words in the order of how often they are met."""
    ranked = [
        (-often, word)
        for word in known
        if re.fullmatch(r"[a-z]{4,8}", word)
        and (often := zipf_frequency(word, "nl", wordlist="large")) >= RAREST
        and zipf_frequency(word, "en", wordlist="large") <= often + 0.3
        and not {word.capitalize(), word.upper()} & known
        and not ODD.search(word)
        and not bent(word, known)
    ]
    free: list[str] = []
    beginnings: set[str] = set()
    for _often, word in sorted(ranked):
        if word in beginnings or any(word[:size] in free for size in range(SHORTEST, len(word))):
            continue
        free.append(word)
        beginnings |= {word[:size] for size in range(SHORTEST, len(word))}
    bad = unwanted()
    kind = [word for word in free if not bad.fullmatch(word)]
    return [
        word
        for word in kind
        if not any(
            word.endswith(end) and word.removesuffix(end) + base in kind for end, base in PAIRS
        )
    ]


if __name__ == "__main__":
    words = chosen(set(OPENTAAL.read_text(encoding="utf-8").split()))[:NUMBER]
    (HERE / "nl.txt").write_text("\n".join(sorted(words)) + "\n", encoding="ascii")
