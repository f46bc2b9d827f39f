"""Dates that a view shows, and those of a step to the left or the right."""

import datetime as dt

from buurthuis_app.gui.tabs.activities.month.month_layout import Month, next_month
from buurthuis_app.gui.tabs.activities.toolbar import A_WEEK, ProgrammeView


def monday(day: dt.date) -> dt.date:
    """The first day of its week."""
    return day - dt.timedelta(days=day.weekday())


def stretch(view: ProgrammeView, day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day that are shown around `day`: a week, or all weeks that the month is in."""
    if view is ProgrammeView.MONTH:
        month = Month(first=day.replace(day=1), today=day)
        return month.monday, month.sunday
    first = monday(day)
    return first, first + A_WEEK - dt.timedelta(days=1)


def span(view: ProgrammeView, day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of the week or the month itself."""
    if view is ProgrammeView.MONTH:
        first = day.replace(day=1)
        return first, next_month(first) - dt.timedelta(days=1)
    return stretch(view, day)


def stepped(view: ProgrammeView, day: dt.date, steps: int) -> dt.date:
    """So many weeks on; in the month view the next month, or the former one when it is less than 0."""
    if view is not ProgrammeView.MONTH:
        return day + steps * A_WEEK
    first = day.replace(day=1)
    return next_month(first) if steps > 0 else (first - dt.timedelta(days=1)).replace(day=1)
