"""Words of the program, gathered into the catalogue of each language and compiled: `make words`.

English holds every text of the program; the other languages of the door hold those that the door can show. A text that
is new stands there without translation: the tests name it when it is one of the door's.
"""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.project.test_words import AT_THE_DOOR, DOOR_LANGUAGES, PACKAGE, WHOLE, catalogue

WIDTH = 110


def gathered(*, door_only: bool) -> Catalog:
    """All texts in the program's source, or those of the door's files."""
    found = Catalog()
    for file, line, text, comments, context in extract_from_dir(PACKAGE):
        if not door_only or file.startswith(AT_THE_DOOR):
            found.add(text, None, [(file, line)], auto_comments=comments, context=context)
    return found


def renew(path: Path, code: str, texts: Catalog) -> None:
    """Put the texts that are new into a catalogue, and take out those that are gone."""
    with path.open("rb") as file:
        kept = read_po(file, locale=code)
    kept.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    written = io.BytesIO()
    write_po(written, kept, width=WIDTH, no_location=True, sort_output=True, ignore_obsolete=True)
    path.write_bytes(written.getvalue())
    with path.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, kept)


if __name__ == "__main__":
    for language in DOOR_LANGUAGES:
        renew(catalogue(language), language, gathered(door_only=language not in WHOLE))
