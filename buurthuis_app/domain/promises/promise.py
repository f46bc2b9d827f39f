"""Promises of the centre to its visitors (het Kwaliteitshandvest), with a norm that is measured."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, longer_than, too_long
from buurthuis_app.i18n import _

LONGEST_SENTENCE = 300
LONGEST_TEXT = 1000
LONGEST_WORDS = 120
_LONGEST = {
    "sentence": LONGEST_SENTENCE,
    "norm": LONGEST_SENTENCE,
    "measured_how": LONGEST_TEXT,
    "looked_after_by": LONGEST_WORDS,
    "unit": LONGEST_WORDS,
}
HIGHEST = 1_000_000.0


class Promise(Struct, frozen=True, kw_only=True):
    """One promise in a sentence ("U krijgt snel antwoord"), with its norm in words ("95 % binnen 2 werkdagen").

    `threshold` is the number of the norm, in `unit` ("%"); a measured number at or above it keeps the promise, or at or
    below it when `at_most`. Without one, who measures says whether it was kept. It holds from `since` up to and
    including `until`, None for as long as nobody ends it. `looked_after_by` is a role or a first name.
    """

    id: UUID
    centre_id: UUID
    sentence: str
    norm: str
    since: dt.date
    until: dt.date | None = None
    threshold: float | None = None
    at_most: bool = False
    unit: str = ""
    measured_how: str = ""
    looked_after_by: str = ""
    position: int = 0
    version: int = 1

    def kept_by(self, value: float | None) -> bool | None:
        """Whether this number keeps the promise; None when the norm or the measurement has no number."""
        if value is None or self.threshold is None:
            return None
        return value <= self.threshold if self.at_most else value >= self.threshold


class Measurement(Struct, frozen=True, kw_only=True):
    """What came out when a promise was looked at on one day. `kept` is what was said where there is no number."""

    id: UUID
    promise_id: UUID
    date: dt.date
    value: float | None = None
    kept: bool | None = None
    remark: str = ""
    version: int = 1


@gathered
def problems(promise: Promise) -> Iterator[Problem]:
    """Everything a person must still mend before the promise can be kept."""
    if not promise.sentence.strip():
        yield Problem("sentence", _("Schrijf in een zin wat u belooft."))
    if not promise.norm.strip():
        sentence = _("Schrijf wanneer de belofte is gehouden, zoals '95 % binnen 2 werkdagen'.")
        yield Problem("norm", sentence)
    if promise.until is not None and promise.until < promise.since:
        sentence = _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
        yield Problem("until", sentence)
    if promise.threshold is not None and not 0 <= promise.threshold <= HIGHEST:
        yield Problem("threshold", _("Kies een getal tussen 0 en een miljoen, of laat het leeg."))
    yield from too_long(promise, _LONGEST)


@gathered
def problems_of_measurement(
    measurement: Measurement, promise: Promise, today: dt.date
) -> Iterator[Problem]:
    """What must be mended in a measurement of this promise."""
    if measurement.date > today:
        yield Problem("date", _("Deze dag moet nog komen. Kies een eerdere dag."))
    if promise.threshold is not None and measurement.value is None:
        yield Problem("value", _("Vul in welk getal u hebt gemeten."))
    if measurement.value is not None and not 0 <= measurement.value <= HIGHEST:
        yield Problem("value", _("Kies een getal tussen 0 en een miljoen."))
    if promise.threshold is None and measurement.kept is None:
        yield Problem("kept", _("Kies of de belofte is gehouden."))
    yield from longer_than(LONGEST_TEXT, "remark", measurement.remark)
