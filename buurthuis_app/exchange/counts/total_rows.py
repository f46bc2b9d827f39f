"""Totals in a sheet: rows and columns that hold no activity but totals, averages, the weather, remarks of the month."""

from functools import lru_cache

from buurthuis_app.exchange.dates.dates import MONTHS
from buurthuis_app.exchange.files.text_compare import plain, vocabulary, words

_TOTALS = vocabulary(
    "totaal totalen tot subtotaal eindtotaal maandtotaal jaartotaal weektotaal dagtotaal",
    "som total sum gemiddeld gemiddelde average gem cumulatief",
)
_NO_SUMS = vocabulary("gemiddeld gemiddelde average gem cumulatief")
_BESIDE_TOTALS = vocabulary(
    "bezoekers bezoeken bezoek deelnemers aantal aantallen keer keren per dag week wk maand",
    "jaar kwartaal periode alle activiteiten activiteit generaal algemeen de het van in",
    "deze dit tm t m en of op aanwezigen personen mensen q",
)
_NO_ACTIVITY = vocabulary(
    "vrijwilligers opmerking opmerkingen bijzonderheden toelichting notities weer week",
    "weeknr weeknummer gastvrouw gastheer gastvrouwen beheerder bardienst aantal keren",
)
HEADER_WORDS = vocabulary(
    "activiteit activiteiten activity datum dag dagen date maand groep groepen naam",
    "onderdeel programma soort nr bezoekers bezoekersaantallen aantal week omschrijving wat",
)


@lru_cache(maxsize=4096)
def is_total(label: str) -> bool:
    """Whether a row or column with this label adds up others: "Totaal", "Totaal januari", "Gem. per dag"."""
    found = set(words(label))
    return bool(found & _TOTALS) and found <= _TOTALS | _BESIDE_TOTALS | MONTHS.keys()


def adds_up(label: str) -> bool:
    """Whether a total with this label is the sum of its siblings: not an average, nor what runs on."""
    return is_total(label) and not set(words(label)) & _NO_SUMS


@lru_cache(maxsize=4096)
def total_of(label: str) -> str:
    """What is added up: "Totaal Koffie-inloop" -> "Koffie-inloop"; "" when the label begins otherwise."""
    first, _space, rest = label.strip().partition(" ")
    return rest.strip(" :") if plain(first) in _TOTALS else ""


def is_no_activity(label: str) -> bool:
    """Whether a row with this label tells about the day instead of an activity."""
    found = {"vrijwilligers" if word.startswith("vrijw") else word for word in words(label)}
    return bool(found) and found <= _NO_ACTIVITY | _BESIDE_TOTALS and bool(found & _NO_ACTIVITY)


def is_header_word(label: str) -> bool:
    """Whether this can stand left of the days in the header of a matrix."""
    found = set(words(label))
    if not found:
        return not any(letter.isdecimal() for letter in label)
    return found <= HEADER_WORDS | MONTHS.keys() | _BESIDE_TOTALS
