"""Other centres beside the demo's own, of this year and the one before, to set beside each other."""

import datetime as dt
from collections.abc import Iterable

from dateutil.relativedelta import relativedelta

from buurthuis_app.demo.data.joint import ShareData, SharedCentreData, joint_data
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.figures.figures import Category, Figures
from buurthuis_app.domain.joint.guest_centre import GuestCentre
from buurthuis_app.domain.joint.shared_year import (
    SharedCentre,
    SharedStory,
    SharedTheme,
    SharedYear,
)
from buurthuis_app.exchange.joint.shared_file import text_of
from buurthuis_app.persistence.database import Work

_LAST_YEAR = 0.93
"""How much of this year's numbers there was the year before."""


def build(centre: Centre, today: dt.date) -> tuple[SharedCentre, ...]:
    """What each of them shared today."""
    return tuple(
        SharedCentre(
            centre_id=data.id,
            name=data.name,
            town=centre.town,
            made_at=dt.datetime.combine(today, dt.time(9), tzinfo=dt.UTC),
            years=(
                _year(data, today, today, today.timetuple().tm_yday / 365),
                _year(data, dt.date(today.year - 1, 12, 31), today, _LAST_YEAR),
            ),
        )
        for data in joint_data().centres
    )


def keep(work: Work, centre: Centre, guests: Iterable[SharedCentre]) -> None:
    """Write the guests."""
    kept = (
        GuestCentre(id=guest.centre_id, centre_id=centre.id, shared=text_of(guest))
        for guest in guests
    )
    work.store(GuestCentre).add(*kept)


def _year(data: SharedCentreData, as_of: dt.date, today: dt.date, share: float) -> SharedYear:
    held, counted = round(data.held * share), round(data.counted * share)
    visits = round(data.visits * share)
    stories = tuple(story for story in _stories(data, today) if story.date.year == as_of.year)
    return SharedYear(
        year=as_of.year,
        as_of=as_of,
        figures=Figures(
            planned=held + round(data.cancelled * share),
            cancelled=round(data.cancelled * share),
            held=held,
            counted=counted,
            visits=visits,
            estimated_visits=round(data.estimated * share),
        ),
        kinds=tuple(
            Category(name=kind.name, number=round(visits * kind.share), adds_up=True)
            for kind in data.kinds
        ),
        themes=tuple(_theme(theme, held, counted, visits) for theme in data.themes),
        told=len(stories),
        shareable=len(stories),
        volunteers=data.volunteers,
        volunteer_minutes=round(data.hours * share) * 60,
        days_open=round(data.days_open * share),
        minutes_open=round(data.hours_open * share) * 60,
        initiatives=data.initiatives,
        stories=stories,
    )


def _theme(theme: ShareData, held: int, counted: int, visits: int) -> SharedTheme:
    held, counted, visits = (round(number * theme.share) for number in (held, counted, visits))
    figures = Figures(planned=held, held=held, counted=counted, visits=visits)
    return SharedTheme(name=theme.name, figures=figures)


def _stories(data: SharedCentreData, today: dt.date) -> tuple[SharedStory, ...]:
    return tuple(
        SharedStory(
            date=today - relativedelta(months=story.months_ago),
            title=story.title,
            happened=story.happened,
            changed=story.changed,
            matters=story.matters,
            quote=story.quote,
            teller_role=story.teller_role,
            themes=(story.theme,),
        )
        for story in data.stories
    )
