"""Fill a fresh database with the demo centre, step by step and all at once."""

import datetime as dt
from collections.abc import Callable

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.demo import (
    confided,
    counted,
    followed,
    helping,
    house,
    initiated,
    invited,
    noted,
    planned,
    polled,
    presented,
    promised,
    rostered,
    signed_up,
    told,
)
from buurthuis_app.services.demo.closings import closings
from buurthuis_app.services.demo.setting import Setting, beginning

Progress = Callable[[int, int], None]
"""Called with (done, all)."""

_STEPS = 10


def fill(
    database: Database,
    *,
    years: int,
    today: dt.date,
    seed: int = 2026,
    progress: Progress | None = None,
) -> Centre:
    """Make the demo centre with `years` of history up to `today`, and the plan a year ahead.

    The same seed, years and day make the same centre, apart from its ids. Raises Invalid when there is a
    centre in the database already, or when `years` is not at least 1.
    """
    if years < 1:
        raise Invalid(_("Kies 1 jaar of meer voor het voorbeeld."))
    report = progress or (lambda _done, _all: None)
    setting = _setting(years, today, seed)
    with database.begin() as work:
        if work.store(Centre).find():
            raise Invalid(_("Hier staat al een buurthuis. Kies een lege map voor het voorbeeld."))
        made = house.built(setting)
        house.keep(work, made)
        report(1, _STEPS)
        plan = planned.planned(made, setting)
        planned.keep(work, plan)
        report(2, _STEPS)
        counted.keep(work, counted.counted(made, setting, plan))
        report(3, _STEPS)
        stories = told.told(made, setting, plan)
        told.keep(work, stories)
        presented.keep(work, presented.presented(made, setting, plan, stories))
        report(4, _STEPS)
        signed_up.keep(work, signed_up.signed_up(setting, plan))
        invited.keep(work, invited.invited(made, setting, plan))
        report(5, _STEPS)
        help_ = helping.helping(made.centre, setting)
        helping.keep(work, help_)
        noted.keep(work, made.centre, setting, help_)
        rostered.keep(work, rostered.rostered(made, help_, plan, setting))
        report(6, _STEPS)
        initiated.keep(work, initiated.initiated(made, setting, plan), plan)
        report(7, _STEPS)
        promised.keep(work, promised.promised(made, setting))
        report(8, _STEPS)
        surveys = polled.polled(made, setting)
        polled.keep(work, surveys)
        followed.keep(work, followed.followed(made, setting, surveys))
        report(9, _STEPS)
    confided.keep(database, made.centre, setting)
    report(10, _STEPS)
    return made.centre


def _setting(years: int, today: dt.date, seed: int) -> Setting:
    # One calendar year more at each end: the plan reaches a year ahead, and breaks cross New Year.
    calendar_years = range(beginning(today, years).year - 1, today.year + 2)
    return Setting(years=years, today=today, seed=seed, closings=closings(calendar_years))
