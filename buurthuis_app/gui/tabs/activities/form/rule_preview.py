"""Preview of a rule: one Dutch sentence, and its first dates with what is skipped and why."""

import datetime as dt
from collections.abc import Collection, Sequence

from msgspec import Struct

from buurthuis_app.domain.activities import days_off, recurrence
from buurthuis_app.domain.activities.activity import Activity, Sitting, Skip
from buurthuis_app.domain.activities.days_off import Skipped
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.centre.centre import ClosedDay, Region
from buurthuis_app.i18n import _, clock, day_and_month, listing, long_date, short_date

FIRST_DATES = 5


class Outlook(Struct, frozen=True, kw_only=True):
    """The first dates of a plan, and those that are passed over before the last of them."""

    dates: tuple[dt.date, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    holidays_until: dt.date | None = None
    """The last day whose school holidays are known, of a rule that passes them over; later ones it does not skip."""

    @property
    def words(self) -> str:
        """Eerste keren: di 24 nov, di 1 dec …"""
        if not self.dates:
            return _("Er is geen enkele keer. Kijk naar de dagen en de laatste dag.")
        days = ", ".join(day_and_month(day) for day in self.dates)
        more = " …" if len(self.dates) == FIRST_DATES else ""
        return _("Eerste keren: {days}{more}").format(days=days, more=more)

    @property
    def skipped_words(self) -> str:
        """Overgeslagen: di 29 dec (kerstvakantie). And until when the school holidays are known, when they matter."""
        days = ", ".join(
            f"{day_and_month(skipped_date.date)} ({skipped_date.reason})"
            for skipped_date in self.skipped
        )
        known = self.holidays_until
        return " ".join(
            part
            for part in (
                _("Overgeslagen: {days}.").format(days=days) if days else "",
                _("Schoolvakanties zijn bekend tot en met {day}.").format(day=short_date(known))
                if known
                else "",
            )
            if part
        )


def look_ahead(
    activity: Activity, begin: dt.date, region: Region, closed: Sequence[ClosedDay]
) -> Outlook:
    """The first dates from `begin` on. The first use loads the holidays, so call it off the window's thread."""
    if not activity.rule:
        return Outlook()
    begin = max(begin, activity.first)
    last = min(activity.until or dt.date.max, begin + recurrence.LOOK_AHEAD)
    dates: list[dt.date] = []
    skipped: list[Skipped] = []
    for day in recurrence.dates(activity.rule, activity.first, begin, last):
        reason = days_off.reason(day, activity.skips, region, closed)
        if reason is None or activity.rule == ONCE:
            dates.append(day)
        else:
            skipped.append(Skipped(date=day, reason=reason))
        if len(dates) == FIRST_DATES:
            break
    shown = tuple(
        skipped_date for skipped_date in skipped if not dates or skipped_date.date < dates[-1]
    )[:FIRST_DATES]
    heeds = Skip.SCHOOL_HOLIDAYS in activity.skips and activity.rule != ONCE
    known = days_off.school_holidays_known_until(region) if heeds else None
    return Outlook(dates=tuple(dates), skipped=shown, holidays_until=known)


def in_words(activity: Activity) -> str:
    """The whole rule: elke 2 weken op dinsdag van 10.00 tot 12.00, tot en met 30-6-2027, niet op feestdagen."""
    if activity.rule == ONCE:
        words = _("één keer, op {day}").format(day=long_date(activity.first))
    else:
        words = recurrence.sentence(activity.rule)
    parts = [" ".join(part for part in (words, times_in_words(activity)) if part)]
    if activity.until is not None and activity.rule != ONCE:
        parts.append(_("tot en met {day}").format(day=short_date(activity.until)))
    if activity.rule and activity.rule != ONCE and (skipped := skips_in_words(activity.skips)):
        parts.append(skipped)
    return ", ".join(parts)


def times_in_words(activity: Activity) -> str:
    """Van 10.00 tot 12.00 en van 17.30 tot 19.00; an end before the start is on the next day, and says so."""
    return listing([words for each in activity.sittings if (words := _sitting_in_words(each))])


def _sitting_in_words(sitting: Sitting) -> str:
    starts, ends = sitting.starts, sitting.ends
    if starts is None:
        return ""
    if ends is None:
        return _("om {begin}").format(begin=clock(starts))
    words = _("van {begin} tot {end}").format(begin=clock(starts), end=clock(ends))
    return _("{hours} de volgende dag").format(hours=words) if ends < starts else words


def skips_in_words(skips: Collection[Skip]) -> str:
    """Niet op feestdagen, in de schoolvakantie en op gesloten dagen."""
    names = {
        Skip.PUBLIC_HOLIDAYS: _("op feestdagen"),
        Skip.SCHOOL_HOLIDAYS: _("in de schoolvakantie"),
        Skip.CLOSED_DAYS: _("op gesloten dagen"),
    }
    parts = [words for skip, words in names.items() if skip in skips]
    return _("niet {days}").format(days=listing(parts)) if parts else ""
