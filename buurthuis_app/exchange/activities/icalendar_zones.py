"""Time zones that a calendar file describes itself, as far as they are soon worked out."""

import datetime as dt
import re
from collections.abc import Sequence

from icalendar import Timezone
from icalendar.timezone import tzp

from buurthuis_app.domain.activities.rule_dates import dates_of, parts_of
from buurthuis_app.records import replace

_MOST_ZONES = 100
_MOST_RULES = 200
_LONGEST_ZONE = 200_000
"""Characters; no zone changed its clock so often."""


def know_timezones(texts: Sequence[str]) -> None:
    """Time zones that the file describes itself; a broken one is left out, and said at the events that use it."""
    for text in texts[:_MOST_ZONES]:
        try:
            if not _is_soon_known(text):
                continue
            tzp.cache_timezone_component(Timezone.from_ical(text))
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
            continue


def _is_soon_known(zone: str) -> bool:
    """Whether a zone changes by rules once a year; icalendar works each of them out to its end."""
    rules = re.findall(r"^RRULE[^:\r\n]*:([^\r\n]+)", zone, re.MULTILINE | re.IGNORECASE)
    if len(rules) > _MOST_RULES or len(zone) > _LONGEST_ZONE:
        return False
    begin, end = dt.date(2020, 1, 1), dt.date(2030, 1, 1)
    return all(
        "FREQ=YEARLY" in rule.upper()
        and next(dates_of(replace(parts_of(rule, begin), until=None), begin, end), None)
        for rule in rules
    )
