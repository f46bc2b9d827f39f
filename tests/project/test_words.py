"""Every text of the door is there in English, with the same places to fill in, and compiled."""

import io
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "buurthuis_app"
CATALOGUE = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / "buurthuis.po"
AT_THE_DOOR = (
    *("gui/tabs/today/", "gui/door/", "gui/stories/", "gui/surveys/"),
    *(f"gui/tabs/confidant/public/{file}" for file in ("public_", "explanations", "queries")),
    *("gui/forms/form.py", "gui/forms/form_dialog", "gui/forms/draft_keeper", "gui/forms/kinds"),
    *("gui/widgets/reason_dialog", "gui/widgets/notices"),
    *("gui/shell/status_line", "gui/operations/undo_stack"),
    *("services/shared/service.py", "services/counts/counting", "services/counts/door_code"),
    *("services/activities/plan_extension", "services/stories/stories"),
    *(
        "services/confidant/messages",
        "services/confidant/key_holders",
        "services/surveys/surveys.py",
    ),
    *("persistence/database", "persistence/server/troubles", "persistence/store"),
    *("domain/shared/permissions", "domain/counts/"),
    *("gui/participants/form.py", "gui/participants/presence_dialog"),
    *("services/participants/presence", "services/participants/choice"),
    *("domain/participants/participant", "domain/shared/problems"),
    *("domain/stories/", "domain/confidant/behaviours", "domain/confidant/case.py"),
    *("domain/surveys/survey.py", "domain/surveys/results.py"),
    "i18n.py",
)
"""The beginnings of the files whose texts the door can show."""


@pytest.fixture(scope="module")
def english() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id or ())


def texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def places(text: str) -> set[str]:
    """What is filled in: {n}, {title}."""
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name}


def door_texts() -> Iterator[tuple[str, str]]:
    for path in PACKAGE.rglob("*.py"):
        file = path.relative_to(PACKAGE).as_posix()
        if file.startswith(AT_THE_DOOR):
            for _line, found, _comments, _context in extract_from_file("python", path):
                yield file, found if isinstance(found, str) else found[0]


def test_every_text_of_the_door_has_an_english_one(english: Catalog) -> None:
    known = {ids(message)[0]: all(texts(message)) for message in english if message.id}
    wanted = list(door_texts())
    assert len(wanted) > 150
    assert not [(file, text) for file, text in wanted if not known.get(text)]


def test_the_english_texts_have_the_same_places_to_fill_in(english: Catalog) -> None:
    wrong = [
        ids(message)[0]
        for message in english
        for text in texts(message)
        if message.id and text and places(text) != places(ids(message)[-1])
    ]
    assert not wrong


def test_what_is_compiled_is_what_is_written(english: Catalog) -> None:
    made = io.BytesIO()
    write_mo(made, english)
    assert CATALOGUE.with_suffix(".mo").read_bytes() == made.getvalue(), "run: make words"
