"""What the tab reads: what takes place in a stretch of days, what can be chosen, and all about one activity."""

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
    """All that the tab shows."""

    rows: tuple[PlannedActivity, ...]
    choices: FormChoices
    stretch: ShownDays


def programme(house: CentreServices, first: dt.date, last: dt.date) -> ShownProgramme:
    """Read it all; on the database lane."""
    found = choices(house)
    return ShownProgramme(
        rows=house.planning.activities(),
        choices=found,
        stretch=stretch(house, found, first, last),
    )


def stretch(house: CentreServices, chosen: FormChoices, first: dt.date, last: dt.date) -> ShownDays:
    """What takes place from `first` to `last`; what began the evening before goes on after midnight."""
    found = house.planning.agenda(first - dt.timedelta(days=1), last)
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    reasons = ((day, _reason(day, chosen)) for day in days)
    return ShownDays(
        first=first,
        last=last,
        items=tuple(
            item
            for item in map(_item, found)
            if item.date >= first or (item.end or 0) > DAY_MINUTES
        ),
        closed={day: reason for day, reason in reasons if reason},
    )


def choices(house: CentreServices) -> FormChoices:
    """The lists of the centre."""
    planning = house.planning
    return FormChoices(
        centre=house.centre,
        rooms=tuple(room for room in planning.rooms() if not room.archived),
        themes=planning.themes(),
        groups=planning.groups(),
        kinds=planning.kinds(),
        areas=planning.areas(),
        initiatives=planning.initiatives(),
        closed=planning.closed_days(),
        tallies=house.lists.all(TallyKind),
    )


def about(house: CentreServices, row: PlannedActivity) -> About:
    """Everything of one activity."""
    planning, today = house.planning, house.clock.today()
    around = dt.timedelta(weeks=WEEKS_AROUND)
    return About(
        row=row,
        dates=planning.occurrences(row.activity.id, WEEKS_AROUND),
        skipped=planning.skipped(row.activity, today, today + around),
        aimed=house.aiming.of_activity(row.activity, today.year),
    )


def _reason(day: dt.date, chosen: FormChoices) -> str:
    own = days_off.closed_because(day, chosen.closed)
    return own or days_off.public_holiday(day) or ""


def _item(found: AgendaItem) -> Item:
    one = found.occurrence
    return Item(
        id=one.id,
        activity_id=one.activity_id,
        title=found.title,
        date=one.date,
        starts=one.starts,
        ends=one.ends,
        room_id=one.room_id,
        room=found.room or found.place,
        kind_id=found.kind_id,
        kind=found.kind,
        colour=found.colour,
        host=found.host,
        cancelled_because=one.cancelled_because,
        visits=found.visits,
        series=found.series,
        occurrence=one,
    )
