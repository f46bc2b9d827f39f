"""Texts with a number before a noun have words for one and for more: "1 bezoek", and not "1 bezoeken"."""

import re

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.project.test_words import catalogue

NUMBERS = {
    *("n", "m", "hours", "visits", "lost", "items", "weeks", "days", "months", "places", "held"),
    *("counted", "cancelled", "most", "all", "measured", "average", "people", "lines", "rows"),
    *("minutes", "open", "noted", "kept", "left", "oldest", "youngest"),
}
"""Names of places that are filled with a number."""
_NOUN = re.compile(r"\{(\w+)\}\s((?:\w+\s)?\w+)")
_ENGLISH, _DUTCH = re.compile(r"[a-z]+[^su\W]s\b"), re.compile(r"\w+[^aeiou\W](en|s)\b")
_LIMIT = re.compile(
    r"(meer dan|langer dan|minder dan|than|hoogstens|ten hoogste|at most|boven|goes over|\d tot|\d to|tot en met"
    r"|up to and including|vanaf|from|nog geen|is not) $",
    re.IGNORECASE,
)
"""Before a limit, which is a number of its own and never 1."""
_OF_ALL = re.compile(r"\} (van|of)( de| the)? $|^(Van|Of) (de|the) $")
"""Before all there is, of which some: "1 van 1 plaatsen"."""
_NO_NOUNS = {
    *("is", "was", "as", "has", "does", "its", "this"),
    *("open", "iets", "gekozen", "delen", "weghalen", "zetten", "gehouden", "hielden"),
}
NEVER_ONE = {
    "Alle {n} tabbladen geopend.": "the program has more",
    "De sleutel is {n} woorden; hier staan er {m}.": "a key is always as long",
    "De vacature vroeg '{condition}'. Deze vrijwilliger is {n} jaar.": "the age of who works",
    "Deze activiteit is er die dag {n} keer ({times}) en het bestand zegt niet welke keer. Vul het aantal bij Vandaag "
    "in, bij de goede keer.": "only asked of several",
    "Dit bestand heeft {n} bladen. Splits het per jaar en probeer het opnieuw.": "above a limit",
    "Er staan al {n} mensen op deze dienst. Haal er eerst iemand af.": "more than one that is needed",
    "In deze lijst staan {n} verschillende taken. Kijk of de kolom met taken klopt en probeer het "
    "opnieuw.": "above a limit",
    "In dit bestand staan {n} verschillende activiteiten. Waarschijnlijk staat er iets anders in die kolom. Kijk het "
    "bestand na.": "above a limit",
    "Overgebracht en vergeleken: {n} regels.": "every centre has more",
    "In {room} is plaats voor {most}, en er zijn {places} plaatsen. Kies een grotere ruimte of minder "
    "plaatsen.": "more than a room holds",
    "Neem een code van {n} tekens of meer.": "a limit",
    "Neem een wachtzin van {n} tekens of meer. Zes losse woorden zijn goed te onthouden.": "a limit",
    "Vertaal alle {n} antwoorden, elk op een eigen regel.": "there are two at least",
    "elke {n} weken": "one is: elke week",
    "elke {n} weken op {days}": "one is: elke week",
    "elke {n} weken {days}": "one is: elke week",
    "in {n} andere vensters op deze computer": "one has a text of its own",
    "om de {n} jaar": "one is: elk jaar",
    "{n} jaar": "the youngest age for a duty",
    "{n} keren blijven staan zoals ze zijn: daar is geteld, verteld of aangemeld.": "only said of many",
    "{n} verborgen kolommen": "only said of many",
    "{n} verborgen rijen": "only said of many",
    "{where}, {n} mensen": "only said of several",
    "{youngest} jaar en ouder": "an age",
}
"""Texts in which the number is never 1, with why."""
DUTCH_ONLY = ("cli/", "reports/", "services/volunteers/hours_tables")
"""Where texts are shown in Dutch alone: commands and papers."""


def plural(text: str, noun: re.Pattern[str]) -> list[str]:
    """The words after a number in this text that say that there are several."""
    return [
        word
        for found in _NOUN.finditer(text)
        if found[1] in NUMBERS
        and not _LIMIT.search(before := text[: found.start()])
        and not _OF_ALL.search(before)
        for word in found[2].split()
        if word not in _NO_NOUNS and noun.fullmatch(word)
    ]


def without_one(texts: list[tuple[str, list[str]]], english: Catalog) -> set[str]:
    """Texts with a plural after a number, in Dutch or in English, that say nothing else of one."""
    found = set()
    for file, forms in texts:
        message = english.get(forms[0])
        said = str(message.string) if message and isinstance(message.string, str) else ""
        shown = "" if file.startswith(DUTCH_ONLY) else said
        if len(forms) == 1 and (plural(forms[0], _DUTCH) or plural(shown, _ENGLISH)):
            found.add(forms[0])
    return found


def test_what_counts_has_words_for_one(all_texts: list[tuple[str, list[str]]]) -> None:
    with catalogue("en").open("rb") as file:
        found = without_one(all_texts, read_po(file, locale="en"))
    assert found == NEVER_ONE.keys()


def test_what_has_no_words_for_one_is_found() -> None:
    english = Catalog(locale="en")
    english.add("Dit jaar {n} uur", "This year {n} hours")
    one = (["{n} bezoeken"], ["Er zijn {n} open plaatsen."], ["Dit jaar {n} uur"])
    fine = (
        *(["{n} bezoek", "{n} bezoeken"], ["meer dan {n} tekens"], ["{n} van {all} plaatsen"]),
        *(["{name} weghalen"], ["{n} keer"]),
    )
    texts = [("gui/a.py", forms) for forms in (*one, *fine)]
    assert without_one(texts, english) == {forms[0] for forms in one}
    assert not without_one([("reports/a.py", ["Dit jaar {n} uur"])], english)
