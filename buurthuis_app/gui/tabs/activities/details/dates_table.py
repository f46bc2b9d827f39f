"""The dates of an activity around today, with those that are skipped and why."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.days_off import Skipped
from buurthuis_app.domain.activities.planned import PlannedOccurrence
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, day_and_month, hours, ngettext, number


class DateRow(Struct, frozen=True, kw_only=True):
    """One line: an occurrence, or a date that is skipped."""

    date: dt.date
    state: str
    planned: PlannedOccurrence | None = None
    time: str = ""
    """When it begins, where the day has more than one."""

    @property
    def visits(self) -> int | None:
        """Number of visits, when it was counted."""
        return self.planned.visits if self.planned else None


def dates_table() -> RecordTable[DateRow]:
    """The table, empty."""
    return RecordTable(
        (
            Column(
                title=_("Datum"),
                value=lambda row: row.date,
                display=lambda row: " ".join(filter(None, (day_and_month(row.date), row.time))),
            ),
            Column(title=_("Hoe het ging"), value=lambda row: row.state, stretch=True),
        ),
        lambda row: (row.date, row.planned.occurrence.id if row.planned else None),
        name=_("Keren van acht weken terug tot acht weken vooruit"),
        empty=_("In deze weken staat er geen keer."),
    )


def rows(
    activity: Activity,
    dates: Sequence[PlannedOccurrence],
    skipped: Sequence[Skipped],
    today: dt.date,
) -> list[DateRow]:
    """Rows of the table, in the order of their dates."""
    a_day = Counter(date.occurrence.date for date in dates)
    date_rows = [
        DateRow(
            date=date.occurrence.date,
            state=" · ".join(
                filter(None, (state(date, today), _otherwise(date.occurrence, activity)))
            ),
            planned=date,
            time=hours(date.occurrence.starts, None) if a_day[date.occurrence.date] > 1 else "",
        )
        for date in dates
    ]
    planned_dates = {date.occurrence.planned_for for date in dates}
    date_rows += [
        DateRow(
            date=skipped_date.date,
            state=_("overgeslagen: {reason}").format(reason=skipped_date.reason),
        )
        for skipped_date in skipped
        if skipped_date.date not in planned_dates
    ]
    return sorted(date_rows, key=lambda row: row.date)


def _otherwise(occurrence: Occurrence, activity: Activity) -> str:
    """Place and leader of this time, where they are not those of its activity."""
    place = occurrence.place if occurrence.place != activity.place else ""
    leader = occurrence.led_by if occurrence.led_by != activity.led_by else ""
    host = _("met {name}").format(name=leader) if leader else ""
    return " · ".join(filter(None, (place, host)))


def state(planned: PlannedOccurrence, today: dt.date) -> str:
    """State of an occurrence, in words."""
    occurrence = planned.occurrence
    if occurrence.cancelled:
        reason = occurrence.cancelled_because or _("reden onbekend")
        return _("niet doorgegaan: {reason}").format(reason=reason)
    if planned.visits is not None:
        words = ngettext("{n} bezoek", "{n} bezoeken", planned.visits)
        return words.format(n=number(planned.visits))
    if occurrence.date < today:
        return _("niet geteld")
    return _("niet gepland, extra") if not occurrence.planned else _("gepland")
