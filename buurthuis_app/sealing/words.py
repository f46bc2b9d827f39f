"""Words that passphrases and control words are made of: Dutch ones, and the English ones of earlier registers."""

import secrets
from enum import Enum
from functools import lru_cache

from buurthuis_app import paths


class WordList(Enum):
    """A list in `resources/words`, and how many words it holds."""

    DUTCH = ("nl", 4_096)
    """Two to the twelfth: a word is twelve bits."""
    ENGLISH = ("en", 7_776)
    """The list of the EFF, 12.9 bits a word: what the control words of registers without signed readers are made of."""


def words(word_list: WordList = WordList.DUTCH) -> tuple[str, ...]:
    """All of them, in the list's order. Raises ValueError when the list is not the whole one.

    They are read each time: a megabyte to keep, for eight words on a page and seven once in a passphrase.
    """
    name, length = word_list.value
    read = tuple((paths.resources() / "words" / f"{name}.txt").read_text("ascii").split())
    if len(set(read)) != length:
        raise ValueError(len(read))
    return read


def drawn(number: int) -> tuple[str, ...]:
    """So many words, each drawn by the system's own source of chance."""
    every = words()
    return tuple(secrets.choice(every) for _ in range(number))


@lru_cache(maxsize=8)
def spelled(value: bytes, number: int, word_list: WordList = WordList.DUTCH) -> tuple[str, ...]:
    """A sum as so many words; it must be much longer than they can tell, so that each word is as likely."""
    rest, every, told = int.from_bytes(value, "big"), words(word_list), []
    for _ in range(number):
        rest, place = divmod(rest, len(every))
        told.append(every[place])
    return tuple(told)
