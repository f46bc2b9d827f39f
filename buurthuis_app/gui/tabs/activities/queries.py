"""Queries of the tab: the occurrences of a stretch of days, the choices, and all about one activity."""

import datetime as dt

from msgspec import Struct

from buurthuis_app.domain.activities import days_off
from buurthuis_app.domain.activities.planned import AgendaItem, PlannedActivity
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.gui.tabs.activities.details.details import About
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
from buurthuis_app.gui.tabs.activities.week.item import DAY_MINUTES, Item
from buurthuis_app.services.registry import CentreServices

WEEKS_AROUND = 8


class ShownDays(Struct, frozen=True, kw_only=True):
    """The items of some days, and why the house is closed or has a holiday on which of them."""

    first: dt.date
    last: dt.date
    items: tuple[Item, ...]
    closed: dict[dt.date, str]


class ShownProgramme(Struct, frozen=True, kw_only=True):
    """Programme that the tab shows."""

    rows: tuple[PlannedActivity, ...]
    choices: FormChoices
    stretch: ShownDays


def programme(house: CentreServices, first: dt.date, last: dt.date) -> ShownProgramme:
    """Read it all; on the database lane."""
    known_choices = choices(house)
    return ShownProgramme(
        rows=house.plan.activities(),
        choices=known_choices,
        stretch=stretch(house, known_choices, first, last),
    )


def stretch(house: CentreServices, chosen: FormChoices, first: dt.date, last: dt.date) -> ShownDays:
    """What takes place from `first` to `last`; what began the evening before goes on after midnight."""
    agenda = house.plan.agenda(first - dt.timedelta(days=1), last)
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    reasons = ((day, _reason(day, chosen)) for day in days)
    return ShownDays(
        first=first,
        last=last,
        items=tuple(
            item
            for item in map(_item, agenda)
            if item.date >= first or (item.end or 0) > DAY_MINUTES
        ),
        closed={day: reason for day, reason in reasons if reason},
    )


def choices(house: CentreServices) -> FormChoices:
    """The lists of the centre."""
    plan = house.plan
    return FormChoices(
        centre=house.centre,
        rooms=tuple(room for room in plan.rooms() if not room.archived),
        themes=plan.themes(),
        groups=plan.groups(),
        kinds=plan.kinds(),
        areas=plan.areas(),
        initiatives=plan.initiatives(),
        closed=plan.closed_days(),
        tallies=house.lists.all(TallyKind),
        leaders=plan.leaders(),
    )


def about(house: CentreServices, row: PlannedActivity) -> About:
    """Details of one activity."""
    plan, today = house.plan, house.clock.today()
    around = dt.timedelta(weeks=WEEKS_AROUND)
    return About(
        row=row,
        dates=plan.occurrences(row.activity.id, WEEKS_AROUND),
        skipped=plan.skipped(row.activity, today, today + around),
        aimed=house.aiming.of_activity(row.activity, today.year),
    )


def _reason(day: dt.date, chosen: FormChoices) -> str:
    own = days_off.closed_because(day, chosen.closed)
    return own or days_off.public_holiday(day) or ""


def _item(agenda_item: AgendaItem) -> Item:
    occurrence = agenda_item.occurrence
    return Item(
        id=occurrence.id,
        activity_id=occurrence.activity_id,
        title=agenda_item.title,
        date=occurrence.date,
        starts=occurrence.starts,
        ends=occurrence.ends,
        room_id=occurrence.room_id,
        room=agenda_item.room or agenda_item.place,
        kind_id=agenda_item.kind_id,
        kind=agenda_item.kind,
        colour=agenda_item.colour,
        host=agenda_item.host,
        cancelled_because=occurrence.cancelled_because,
        visits=agenda_item.visits,
        series=agenda_item.series,
        occurrence=occurrence,
    )
