"""Filling of a fresh database with the demo centre, step by step and all at once."""

import datetime as dt

from buurthuis_app.demo.days_off import days_off
from buurthuis_app.demo.records import write
from buurthuis_app.demo.steps import (
    activities,
    areas,
    centre,
    confidant,
    counts,
    hire,
    hours,
    incidents,
    joint,
    lending,
    outreach,
    overviews,
    participants,
    photos,
    placements,
    rosters,
    signups,
    stories,
    vacancies,
    volunteers,
)
from buurthuis_app.demo.steps.goals import indicators, initiatives, promises, surveys, voices
from buurthuis_app.demo.timeline import Timeline, beginning
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database

_STEPS = 10


def fill(
    database: Database,
    *,
    years: int,
    today: dt.date,
    seed: int = 2026,
    progress: Progress = silently,
    guests: bool = False,
) -> Centre:
    """Make the demo centre with `years` of history up to `today`, and the plan a year ahead.

    The same seed, years and day make the same centre, apart from its ids. With `guests` other centres stand beside it.
    Raises Invalid when there is a centre in the database already, or when `years` is not at least 1.
    """
    if years < 1:
        raise Invalid(_("Kies 1 jaar of meer voor het voorbeeld."))
    timeline = _timeline(years, today, seed)
    with database.begin() as work:
        if work.store(Centre).find():
            raise Invalid(_("Hier staat al een buurthuis. Kies een lege map voor het voorbeeld."))
        house = centre.build(timeline)
        centre.keep(work, house)
        progress(1, _STEPS)
        plan = activities.build(house, timeline)
        activities.keep(work, plan)
        progress(2, _STEPS)
        counted = counts.build(house, timeline, plan)
        write(work, counted)
        known = participants.build(house, timeline, plan, counted)
        participants.keep(work, house, known)
        progress(3, _STEPS)
        pictured = photos.build(timeline, stories.build(house, timeline, plan))
        photos.keep(work, house.centre, pictured.photos)
        write(work, pictured.stories)
        write(work, overviews.build(house, timeline, plan, pictured.stories))
        progress(4, _STEPS)
        write(work, signups.build(house, timeline, plan))
        progress(5, _STEPS)
        team = volunteers.build(house.centre, timeline)
        volunteers.keep(work, team)
        write(work, hours.build(house.centre, timeline, team))
        wanted = vacancies.build(house.centre, timeline, team)
        write(work, wanted)
        write(work, placements.build(house.centre, timeline, team, wanted))
        write(work, rosters.build(house, team, plan, timeline))
        progress(6, _STEPS)
        initiatives.keep(work, begun := initiatives.build(house, timeline, plan), plan)
        progress(7, _STEPS)
        write(work, promised := promises.build(house, timeline))
        write(work, voices.build(house, timeline, promised, begun))
        write(work, lending.build(house, timeline, plan))
        write(work, hire.build(house, timeline, plan))
        for subject in (outreach, incidents):
            write(work, subject.build(house, timeline))
        areas.keep(work, areas.build(house))
        progress(8, _STEPS)
        surveys.keep(work, polled := surveys.build(house, timeline))
        write(work, indicators.build(house, timeline, polled))
        if guests:
            joint.keep(work, house.centre, joint.build(house.centre, today))
        progress(9, _STEPS)
    confidant.keep(database, house.centre, timeline)
    progress(10, _STEPS)
    return house.centre


def _timeline(years: int, today: dt.date, seed: int) -> Timeline:
    # One calendar year more at each end: the plan reaches a year ahead, and breaks cross New Year.
    calendar_years = range(beginning(today, years).year - 1, today.year + 2)
    return Timeline(years=years, today=today, seed=seed, days_off=days_off(calendar_years))
