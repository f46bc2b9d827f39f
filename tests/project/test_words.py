"""Every text of the door is there in each language of the door, and every text of the program in English.

A translation has the same places to fill in, tags, underlined letters and lines as the Dutch, and is compiled.
"""

import io
import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
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
    *(
        "services/activities/plan_extension",
        "services/stories/stories",
        "services/shared/own_photo",
    ),
    *(
        "services/confidant/messages",
        "services/confidant/key_holders",
        "services/surveys/surveys.py",
    ),
    *("persistence/database", "persistence/server/troubles", "persistence/store"),
    *("domain/shared/permissions", "domain/counts/"),
    *("reports/counts/quick_card", "gui/widgets/search_field"),
    *("gui/participants/form.py", "gui/participants/presence_dialog"),
    *("services/participants/presence", "services/participants/choice"),
    *("domain/participants/participant", "domain/shared/problems"),
    *("domain/stories/", "domain/confidant/behaviours", "domain/confidant/case.py"),
    *("domain/surveys/survey.py", "domain/surveys/results.py"),
    "i18n.py",
)
"""The beginnings of the files whose texts the door can show."""
ONE_WORD = {
    r"\b[Ww]ijken\b(?!, dorpen)": "gebieden",
    r"\b[Dd]e ruimtes\b|\b[Ee]en ruimte\b|\b[Dd]eze ruimte\b|^Ruimtes?$": "zaal",
    r"bijgeschat": "misschien erbij",
    r"^Toch niet$": "Annuleren",
    r"^Bewaren (zet|vult|en)\b|^Niet bewaren$": "Opslaan",
    r"^Toevoegen$|^Aanpassen$|^Bewerken$": "Nieuw, Erbij or Wijzigen",
}
"""Words that meant the same as another, by which everything is called now."""


def catalogue(code: str) -> Path:
    """Where the texts of one language are."""
    return ROOT / "resources" / "locale" / code / "LC_MESSAGES" / "buurthuis.po"


@pytest.fixture(scope="module", params=DOOR_LANGUAGES)
def words(request: pytest.FixtureRequest) -> Catalog:
    with catalogue(request.param).open("rb") as file:
        return read_po(file, locale=request.param)


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id or ())


def texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def places(text: str) -> set[str]:
    """What is filled in: {n}, {title}."""
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name}


def signs(text: str) -> tuple[list[str], int, int]:
    """Its tags, how many letters are underlined, and how many lines it has."""
    return re.findall(r"</?[a-z]\w*", text), len(re.findall(r"&(?=\w)", text)), text.count("\n")


def missing(words: Catalog, asked: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The texts that are asked for, each with its file, and that this language does not say."""
    known = {ids(message)[0]: all(texts(message)) for message in words if message.id}
    return [(file, text) for file, text in asked if not known.get(text)]


def differing(words: Catalog) -> list[str]:
    """The Dutch of each translation that has other places to fill in, tags, underlined letters or lines.

    One for a single number may have the places of the Dutch for one, or those of the Dutch for more.
    """
    return [
        ids(message)[0]
        for message in words
        for text in texts(message)
        if message.id
        and text
        and (
            places(text) not in [places(dutch) for dutch in ids(message)]
            or signs(text) != signs(ids(message)[-1])
        )
    ]


def test_every_text_has_one_in_each_language_that_can_show_it(
    words: Catalog, all_texts: list[tuple[str, list[str]]]
) -> None:
    asked = [(file, forms[0]) for file, forms in all_texts]
    at_the_door = [(file, text) for file, text in asked if file.startswith(AT_THE_DOOR)]
    assert 150 < len(at_the_door) < len(asked) / 4
    assert not missing(words, asked if str(words.locale) in WHOLE else at_the_door)


def test_translations_have_the_same_places_tags_underlined_letters_and_lines(
    words: Catalog,
) -> None:
    assert not differing(words)


@pytest.mark.parametrize(
    ("dutch", "text"),
    [
        ("{n} keer", "{m} times"),
        ("Zie <b>hier</b>", "See here"),
        ("&Bestand", "File"),
        ("Koffie & thee", "Coffee &tea"),
        ("Eerst\n\ndan", "First, then"),
        (("{n} dag", "{n} dagen"), ("one day", "{n} days")),
    ],
)
def test_a_planted_fault_is_found(
    dutch: str | tuple[str, str], text: str | tuple[str, str]
) -> None:
    planted = Catalog(locale="en")
    planted.add(dutch, text)
    (message,) = (message for message in planted if message.id)
    assert differing(planted) == [ids(message)[0]]
    planted.add("Nieuw", "")
    asked = [("a.py", ids(message)[0]), ("a.py", "Nieuw"), ("b.py", "Onbekend")]
    assert missing(planted, asked) == asked[1:]


def test_there_is_a_form_for_each_number_that_the_language_tells_apart(words: Catalog) -> None:
    forms = {"en": 2, "tr": 1, "ar": 6, "uk": 3, "pl": 3}[str(words.locale)]
    assert words.num_plurals == forms
    assert not [
        ids(message)[0]
        for message in words
        if message.pluralizable and len(texts(message)) != forms
    ]


def test_one_thing_has_one_name() -> None:
    with catalogue("en").open("rb") as file:
        said = [text for message in read_po(file) for text in ids(message)]
    assert len(said) > 5000
    found = [
        (text, word) for text in said for old, word in ONE_WORD.items() if re.search(old, text)
    ]
    assert found == []


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
