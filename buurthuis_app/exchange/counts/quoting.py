"""Quotes in questions: a question shows no word of a file but the headings that the program knows itself.

What else stands in a file may be a person's name, and questions come on the screen, on the command line and in what is
remembered; the place says as well what is meant.
"""

import hashlib

from buurthuis_app.exchange.counts.column_headings import is_own_words
from buurthuis_app.exchange.files.sheet_grid import SheetGrid
from buurthuis_app.exchange.files.text_compare import same_name, tidy


def quoted(sheet: SheetGrid, row: int, column: int) -> str:
    """The heading in this place when its words are the program's own, "Bezoekers"; else the place."""
    value = sheet.at(row, column)
    if isinstance(value, str) and is_own_words(value):
        return tidy(value)
    return sheet.cell_place(max(row, 0), column)


def token(name: str) -> str:
    """A name within the key of a question: the same for the same name, without telling it."""
    return hashlib.blake2b(same_name(name).encode(), digest_size=6).hexdigest()
