"""Texts of the program's source, which take seconds to find."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from tests.conftest import MadeOnce
from tests.project.test_words import PACKAGE


def found_texts() -> Iterator[tuple[str, list[str]]]:
    """Of each text its file, and how it is for a single number and for more."""
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "_(" in source or "ngettext(" in source:
            file = path.relative_to(PACKAGE).as_posix()
            for _line, found, _comments, _context in extract_from_file("python", path):
                forms = [found] if isinstance(found, str) else found
                yield file, [form for form in forms if form]


@pytest.fixture(scope="session")
def all_texts(made_once: MadeOnce) -> list[tuple[str, list[str]]]:
    """Every text that the program can show: its file and its forms."""

    def find(path: Path) -> None:
        path.write_text(json.dumps(list(found_texts())), encoding="utf-8")

    found = json.loads(made_once("texts.json", find).read_text(encoding="utf-8"))
    return [(file, forms) for file, forms in found]
