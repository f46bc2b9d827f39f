"""The words that passphrases and fingerprints are made of: the EFF's list of 7,776, as dicewarepy carries it."""

import secrets
from functools import lru_cache

LENGTH = 7_776
"""Six to the fifth: one word is five throws of a die, 12.9 bits."""


def words() -> tuple[str, ...]:
    """All of them, in the list's order. Raises ValueError when the list is not the whole one.

    They are read each time: a megabyte to keep, for eight words on a page and six once in a passphrase.
    """
    from dicewarepy.diceware import wordlist

    found = tuple(wordlist("en").values())
    wordlist.cache_clear()
    if len(set(found)) != LENGTH:
        raise ValueError(len(found))
    return found


def drawn(number: int) -> tuple[str, ...]:
    """So many words, each drawn by the system's own source of chance."""
    every = words()
    return tuple(secrets.choice(every) for _ in range(number))


@lru_cache(maxsize=8)
def spelled(value: bytes, number: int) -> tuple[str, ...]:
    """A sum as so many words; it must be much longer than they can tell, so that each word is as likely."""
    rest, every, told = int.from_bytes(value, "big"), words(), []
    for _ in range(number):
        rest, place = divmod(rest, LENGTH)
        told.append(every[place])
    return tuple(told)
