"""Count in one cell of a sheet: a number, an estimate, parts, or that it did not go on."""

import datetime as dt
import math
import re
from functools import lru_cache

from msgspec import Struct

from buurthuis_app.domain.counts.count import LARGEST_NUMBER, problems
from buurthuis_app.exchange.counts.legend import Legend, MarkMeaning, reason_in
from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import same_name, tidy, vocabulary
from buurthuis_app.i18n import _

USUAL_PARTS = ("volwassenen", "kinderen")
"""The parts of 12+3 when the sheet does not explain them."""

_NOT_HELD_TEXTS = frozenset(
    (
        *vocabulary(
            "x xx - – — -- / vervallen vervalt verviel verv afgelast afgezegd geannuleerd",
            "uitgevallen",
        ),
        *vocabulary("geen nvt n.v.t nd canceled cancelled"),
        *("niet doorgegaan", "ging niet door", "gaat niet door", "niet door", "niet gehouden"),
        *("geen activiteit", "geen inloop", "geen bijeenkomst"),
    )
)
_REASONS = (
    "dicht",
    "gesloten",
    "vakantie",
    "feestdag",
    "ziek",
    "ziekte",
    "storm",
    "vrij",
    "kerst",
    "pasen",
)
_REASONS_WITH_MORE = re.compile(
    r"(?:zomer|kerst|herfst|mei|voorjaars|school|bouw)?vakantie|(?:dicht|gesloten|feestdag|ziek|ziekte)\b.*|"
    r"(?:(?:eerste|tweede|1e|2e) )?(?:kerst|paas|pinkster|hemelvaarts|konings|bevrijdings|nieuwjaars)dag"
)
_CANCELLED_WITH_MORE = re.compile(
    r"(?:x|vervallen|vervalt|verviel|afgelast|afgezegd|geannuleerd|uitgevallen|niet doorgegaan|ging niet door|"
    r"gaat niet door|niet gehouden)(?=[\s:;,(–-])[\s:;,(–-]*(?=[^\W\d])(.+)"
)
_MARK_BEFORE = re.compile(
    r"(?:±|\+\s*/\s*-|\+-|~|≈|≃|c\.?a\.?(?![a-z])|circa|cca\.?|ongeveer|ong\.?(?![a-z])|plm\.?|rond(?: de)?|zo'n|"
    r"geschat:?|een stuk of|naar schatting|schatting:?|bijna|about)\s*"
)
_MARK_AFTER = re.compile(
    r"\s*(?:\?+|\(\?\)|±|~|\(?\b(?:geschat|ongeveer|schatting|circa|ca\.?)\)?)$"
)
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+"
_PART = re.compile(rf"({_NUMBER})(?:[.,]0+)?\s*\(?([a-zà-ÿ.'’\s]*)\)?")
_NEGATIVE = re.compile(r"[-−–]\s*[0-9]+.*")
_FRACTION = re.compile(r"[0-9]*\s*(?:[.,/][0-9]+|[½¼¾])")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
"""Letters without width, that come along when somebody copies from a web page."""
_TYPED_SUM = re.compile(r"=\s*[0-9]+(?:\s*\+\s*[0-9]+)*\s*")
_PEOPLE = vocabulary("personen persoon pers p mensen bezoekers bezoeken deelnemers aanwezig man")
_UNITS = {
    "volwassenen": ("v", "volw", "volwassen", "volwassene", "volwassenen"),
    "kinderen": ("k", "kind", "kids", "kinderen"),
    "jongeren": ("j", "jongeren", "jeugd"),
}
_KIND_OF_UNIT = {unit: kind for kind, units in _UNITS.items() for unit in units}


class CellCount(Struct, frozen=True, kw_only=True, gc=False):
    """What a cell says. `trouble` is a sentence when it can't be used; then the rest is empty."""

    numbers: tuple[tuple[str, int], ...] = ()
    whole: int | None = None
    """The total that stands beside its parts."""
    estimated: bool = False
    cancelled_because: str | None = None
    trouble: str = ""

    @property
    def total(self) -> int:
        """All parts together."""
        numbers = self.numbers
        return numbers[0][1] if len(numbers) == 1 else sum(number for _kind, number in numbers)


def read_count(value: Value, legend: Legend, *, formula: str = "") -> CellCount | None:
    """Read one cell; None when it says nothing: not counted.

    `formula` is the computation behind the value, if there is one: only a sum of typed numbers is a count.
    """
    if formula:
        return _read_formula(formula)
    if value is None:
        return None
    if isinstance(value, bool):
        return CellCount(trouble=_no_number())
    if isinstance(value, int | float):
        return _read_number(value)
    if isinstance(value, dt.date | dt.time):
        return CellCount(trouble=_("Hier staat een datum of tijd. Typ het aantal opnieuw."))
    return _read_text(tidy(_UNSEEN.sub("", value)), legend)


def _no_number() -> str:
    return _("Hier staat geen aantal. Vul een getal in.")


@lru_cache(maxsize=4096)
def _read_number(value: float) -> CellCount:
    if not math.isfinite(value):
        return CellCount(trouble=_no_number())
    if value != int(value):
        return CellCount(trouble=_fraction())
    return _checked((("", int(value)),))


def _fraction() -> str:
    return _("Hier staat een gebroken getal. Vul een heel getal in.")


def _checked(numbers: tuple[tuple[str, int], ...], *, estimated: bool = False) -> CellCount:
    smallest = min(number for _kind, number in numbers)
    found = problems(smallest) or problems(sum(number for _kind, number in numbers))
    if found:
        return CellCount(trouble=found[0].sentence)
    return CellCount(numbers=numbers, estimated=estimated)


def _read_formula(formula: str) -> CellCount:
    if _TYPED_SUM.fullmatch(formula):
        typed = re.findall(r"[0-9]+", formula)
        if all(len(digits) <= len(str(LARGEST_NUMBER)) for digits in typed):
            return _checked((("", sum(int(digits) for digits in typed)),))
    return CellCount(trouble=_("Hier staat een formule. Typ het aantal zelf in de cel."))


def _read_text(text: str, legend: Legend) -> CellCount | None:
    folded = same_name(text)
    if not folded:
        return None
    if folded in legend.marks:
        return _read_mark(*legend.marks[folded])
    if text.isdecimal() and text.isascii() and len(text) <= len(str(LARGEST_NUMBER)):
        return _read_number(int(text))
    if text.startswith("="):
        return _read_formula(text)
    reason = not_held(folded)
    return (
        _read_written_number(folded, legend)
        if reason is None
        else CellCount(cancelled_because=reason)
    )


def _read_mark(meaning: MarkMeaning, reason: str) -> CellCount | None:
    if meaning is MarkMeaning.NOTHING:
        return None
    if meaning is MarkMeaning.CANCELLED:
        return CellCount(cancelled_because=reason)
    return CellCount(trouble=_no_number())


def not_held(text: str) -> str | None:
    """The reason when this text says that it did not go on ("" without one), None when it does not say so."""
    folded = same_name(text).rstrip("!. ")
    if folded in _NOT_HELD_TEXTS:
        return ""
    if folded in _REASONS or _REASONS_WITH_MORE.fullmatch(folded):
        return folded
    match = _CANCELLED_WITH_MORE.fullmatch(folded)
    return reason_in(match[1]) if match else None


def _read_written_number(text: str, legend: Legend) -> CellCount:
    if _NEGATIVE.fullmatch(text):
        return _checked((("", -1),))
    bare, estimated = _without_estimate(text, legend)
    if _FRACTION.fullmatch(bare) and not _PART.fullmatch(bare):
        return CellCount(trouble=_fraction())
    parts = [_without_estimate(part.strip(), legend) for part in bare.split("+")]
    matches = [_PART.fullmatch(part) for part, _marked in parts]
    found = [match for match in matches if match is not None]
    if len(found) < len(matches):
        return CellCount(trouble=_no_number())
    numbers = [_whole(match[1]) for match in found]
    if len(found) == 1:
        unit = _unit(found[0][2])
        if unit is None:
            return CellCount(trouble=_no_number())
        return _checked(((unit, numbers[0]),), estimated=estimated)
    return _parts(
        found, numbers, legend, estimated=estimated or any(marked for _part, marked in parts)
    )


def _parts(
    found: list[re.Match[str]], numbers: list[int], legend: Legend, *, estimated: bool
) -> CellCount:
    """12+3, by the names that stand beside the numbers, else those of the legend, else the usual ones."""
    units = [_unit(match[2]) for match in found]
    if None in units:
        return CellCount(trouble=_no_number())
    names: list[str | None] = [unit for unit in units if unit]
    if not names:
        names = list(legend.parts if len(legend.parts) == len(numbers) else USUAL_PARTS)
    if len(set(names)) != len(numbers):
        return CellCount(
            trouble=_("Het is niet duidelijk wat deze getallen naast elkaar betekenen.")
        )
    pairs = tuple((str(name), number) for name, number in zip(names, numbers, strict=True))
    return _checked(pairs, estimated=estimated)


def _unit(text: str) -> str | None:
    """The tally kind of a word beside a number; "" when it just means people, None when it means something else."""
    word = text.strip(" .")
    if not word or word in _PEOPLE:
        return ""
    return _KIND_OF_UNIT.get(word)


def _whole(digits: str) -> int:
    digits = digits.replace(".", "")
    return int(digits) if len(digits) < len(str(LARGEST_NUMBER)) + 5 else LARGEST_NUMBER + 1


def _without_estimate(text: str, legend: Legend) -> tuple[str, bool]:
    """The text without the marks that say it was estimated, and whether there were any."""
    estimated = False
    while True:
        shorter = _MARK_BEFORE.sub("", text, count=1) if _MARK_BEFORE.match(text) else text
        shorter = _MARK_AFTER.sub("", shorter).strip()
        for mark in legend.estimated:
            shorter = shorter.removeprefix(mark).removesuffix(mark).strip()
        if shorter == text:
            return text, estimated
        text, estimated = shorter, True
