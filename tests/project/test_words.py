"""Every text of the door is there in each language of the door, with the same places to fill in, and compiled."""

import io
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from buurthuis_app.i18n import NOT_PROOFREAD, OWN_NAMES

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "buurthuis_app"
DOOR_LANGUAGES = [code for code in OWN_NAMES if code != "nl"]
WHOLE = {"en"}
"""Languages whose catalogue holds the office as well."""
AT_THE_DOOR = (
    *("gui/tabs/today/", "gui/door/", "gui/stories/", "gui/surveys/"),
    *(f"gui/tabs/confidant/public/{file}" for file in ("public_", "explanations", "queries")),
    *("gui/forms/form.py", "gui/forms/form_dialog", "gui/forms/draft_keeper", "gui/forms/kinds"),
    *("gui/widgets/hints/reason_dialog", "gui/widgets/notices", "gui/forms/photo_field"),
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


def catalogue(code: str) -> Path:
    """Where the texts of one language are."""
    return ROOT / "resources" / "locale" / code / "LC_MESSAGES" / "buurthuis.po"


@pytest.fixture(scope="module", params=DOOR_LANGUAGES)
def words(request: pytest.FixtureRequest) -> Catalog:
    with catalogue(request.param).open("rb") as file:
        return read_po(file, locale=request.param)


@pytest.fixture(scope="module")
def door_words() -> list[tuple[str, str]]:
    return list(door_texts())


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


def test_every_text_of_the_door_has_one_in_each_language(
    words: Catalog, door_words: list[tuple[str, str]]
) -> None:
    known = {ids(message)[0]: all(texts(message)) for message in words if message.id}
    assert len(door_words) > 150
    assert not [(file, text) for file, text in door_words if not known.get(text)]


def test_translations_have_the_same_places_to_fill_in(words: Catalog) -> None:
    wrong = [
        ids(message)[0]
        for message in words
        for text in texts(message)
        if message.id and text and places(text) != places(ids(message)[-1])
    ]
    assert not wrong


def test_there_is_a_form_for_each_number_that_the_language_tells_apart(words: Catalog) -> None:
    forms = {"en": 2, "tr": 1, "ar": 6, "uk": 3, "pl": 3}[str(words.locale)]
    assert words.num_plurals == forms
    assert not [
        ids(message)[0]
        for message in words
        if message.pluralizable and len(texts(message)) != forms
    ]


def test_each_short_name_of_a_day_and_a_month_is_one_word(words: Catalog) -> None:
    for dutch in ("ma di wo do vr za zo", "jan feb mrt apr mei jun jul aug sep okt nov dec"):
        message = words[dutch]
        assert message is not None
        assert len(str(message.string).split()) == len(dutch.split())


def test_what_is_compiled_is_what_is_written(words: Catalog) -> None:
    made = io.BytesIO()
    write_mo(made, words)
    compiled = catalogue(str(words.locale)).with_suffix(".mo")
    assert compiled.read_bytes() == made.getvalue(), "run: make words"


def test_what_no_native_speaker_has_read_is_on_the_list_of_what_is_to_be_tried() -> None:
    to_try = (ROOT / "docs" / "to-try.md").read_text(encoding="utf-8")
    asked = {code for code, name in OWN_NAMES.items() if f"- [ ] {name}" in to_try}
    assert asked == NOT_PROOFREAD
