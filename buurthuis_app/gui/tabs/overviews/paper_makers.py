"""Makers of papers, and the choices that each offers."""

from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.breakdown import BreakdownRow, Only
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.i18n import _, clock, day_and_month, short_date
from buurthuis_app.services.overviews.overviews import Paper, Progress
from buurthuis_app.services.registry import CentreServices


class Option(Struct, frozen=True, kw_only=True):
    """One choice: what it stands for, and its words."""

    key: object
    words: str


class PaperWish(Struct, frozen=True, kw_only=True):
    """Which paper people want: about which period, and what they chose beside it."""

    period: Period
    option: object = None


def overview(house: CentreServices, wish: PaperWish, progress: Progress) -> Paper:
    """The overview of a month, quarter or year."""
    return house.overviews.paper(wish.period, progress)


def theme_sheet(house: CentreServices, wish: PaperWish, progress: Progress) -> Paper:
    """Sheet of one theme in a year."""
    return house.overviews.subject_paper(wish.period, Only(theme_id=_id(wish.option)), progress)


def activity_sheet(house: CentreServices, wish: PaperWish, progress: Progress) -> Paper:
    """Sheet of one activity in a year."""
    return house.overviews.subject_paper(wish.period, Only(activity_id=_id(wish.option)), progress)


def week_programme(house: CentreServices, wish: PaperWish, _progress: Progress) -> Paper:
    """The week's programme as a poster."""
    week_paper = house.programmes.week_programme(wish.period.first)
    return Paper(
        heading=_("Weekprogramma {week}").format(week=wish.period.name),
        centre=week_paper.programme.centre,
        content=week_paper.content,
        notes=week_paper.notes,
    )


def roster(house: CentreServices, wish: PaperWish, _progress: Progress) -> Paper:
    """The week's roster as a poster."""
    from buurthuis_app.services.rosters.papers import Wanted

    poster = house.roster_papers.poster(Wanted(day=wish.period.first))
    return Paper(
        heading=_("Rooster {week}").format(week=wish.period.name),
        centre=house.centre.name,
        content=poster.content,
        notes=poster.notes,
    )


def attendance(house: CentreServices, wish: PaperWish, progress: Progress) -> Paper:
    """The list to tick on the table."""
    occurrence = house.plan.occurrence(_id(wish.option))
    list_paper = house.attendance.paper(occurrence.activity_id, occurrence.id, progress)
    return Paper(
        heading=_("Presentielijst {title} {date}").format(
            title=list_paper.sheet.title, date=short_date(occurrence.date)
        ),
        centre=list_paper.sheet.centre,
        content=list_paper.content,
        notes=list_paper.notes,
    )


def confidant_poster(house: CentreServices, wish: PaperWish, _progress: Progress) -> Paper:
    """Poster of the confidant."""
    from buurthuis_app.domain.confidant.poster import PosterSize

    poster = house.confidant_papers.poster(size=PosterSize(wish.option))
    return Paper(
        heading=_("Affiche vertrouwenspersoon"),
        centre=house.centre.name,
        content=poster.content,
        notes=poster.notes,
    )


def themes(house: CentreServices) -> tuple[Option, ...]:
    """Themes to choose from, by name."""
    return _options(house.harvest.choices()[0])


def activities(house: CentreServices) -> tuple[Option, ...]:
    """Every activity, by title."""
    return _options(house.harvest.choices()[1])


def times_with_sign_up(house: CentreServices) -> tuple[Option, ...]:
    """What is to come in the next weeks and asks for sign-up, soonest first."""
    from buurthuis_app.domain.signups.sign_up import LISTS_AHEAD

    today = house.clock.today()
    return tuple(
        Option(
            key=item.occurrence.id,
            words=" · ".join(
                part
                for part in (
                    day_and_month(item.occurrence.date),
                    clock(item.occurrence.starts) if item.occurrence.starts else "",
                    item.title,
                )
                if part
            ),
        )
        for item in house.plan.agenda(today, today + LISTS_AHEAD)
        if item.sign_up and not item.occurrence.cancelled
    )


def poster_sizes(_house: CentreServices) -> tuple[Option, ...]:
    """The sheets it can be printed on."""
    from buurthuis_app.domain.confidant.poster import PosterSize

    return tuple(Option(key=size.value, words=size.value) for size in PosterSize)


def _options(rows: tuple[BreakdownRow, ...]) -> tuple[Option, ...]:
    return tuple(Option(key=row.key, words=row.name) for row in rows)


def _id(option: object) -> UUID:
    if not isinstance(option, UUID):
        raise TypeError("nothing was chosen")
    return option
