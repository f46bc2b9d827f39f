"""Commands for calendar files: give the plan out, take a plan in."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import asdict

from buurthuis_app import bootstrap
from buurthuis_app.cli.arguments import by_name
from buurthuis_app.cli.output import GOOD, house_of, say
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.services.papers.files import check_ending
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.domain.activities.calendar_file import CalendarMerge


def ics(options: argparse.Namespace, folder: Path) -> int:
    """Give the plan out as a calendar file: all of it, one room or one activity."""
    check_ending(options.output, (".ics",))
    with bootstrap.opened(folder) as database:
        house = house_of(database)
        room_id = None if options.room is None else _room(house, options.room)
        activity_id = None if options.activity is None else _activity(house, options.activity)
        events = house.calendars.write(options.output, room_id=room_id, activity_id=activity_id)
    words = ngettext("{n} afspraak geschreven.", "{n} afspraken geschreven.", events)
    say(words.format(n=number(events)))
    say(str(options.output))
    return GOOD


def import_ics(options: argparse.Namespace, folder: Path) -> int:
    """Take in a calendar file as activities, or tell what that would do."""
    with bootstrap.opened(folder) as database:
        calendars = house_of(database).calendars
        file = calendars.read(options.file)
        merge = calendars.preview(file) if options.dry_run else calendars.keep(file).value
    if options.json:
        say(json.dumps(_as_json(merge), ensure_ascii=False, indent=1))
        return GOOD
    _tell(merge, dry_run=options.dry_run)
    return GOOD


def _room(house: CentreServices, name: str) -> UUID:
    rooms = {room.name: room.id for room in house.plan.rooms()}
    return by_name(name, rooms, _("Deze ruimte is er niet: {name}. Wel: {others}."))


def _activity(house: CentreServices, title: str) -> UUID:
    titles = {activity.activity.title: activity.activity.id for activity in house.plan.activities()}
    return by_name(title, titles, _("Deze activiteit is er niet: {name}. Wel: {others}."))


def _as_json(merge: "CalendarMerge") -> dict[str, object]:
    return {
        "kind": "icalendar",
        "activities": [
            {
                "title": activity.activity.title,
                "rule": activity.activity.rule,
                "occurrences": len(activity.occurrences),
                "first": min(occurrence.date for occurrence in activity.occurrences).isoformat(),
                "last": max(occurrence.date for occurrence in activity.occurrences).isoformat(),
                "notes": list(activity.notes),
            }
            for activity in merge.activities
        ],
        "added": len(merge.occurrences),
        "known": merge.known,
        "unreadable": [asdict(place) for place in merge.unreadable],
    }


def _tell(merge: "CalendarMerge", *, dry_run: bool) -> None:
    for activity in merge.activities:
        many = _("{title}: {n} keer").format(
            title=activity.activity.title, n=number(len(activity.occurrences))
        )
        say(" ".join((f"{many}.", *activity.notes)))
    for place in merge.unreadable:
        say(_("Niet gelezen: {where}: {why}").format(where=place.where, why=place.why))
    if dry_run:
        say(_("Dit was een proef: er is niets bewaard."))
    elif merge.nothing_new:
        say(_("Er was niets nieuws om te bewaren."))
    else:
        say(
            _("Bewaard: {n} keer nieuw, {m} al bekend.").format(
                n=number(len(merge.occurrences)), m=number(merge.known)
            )
        )
