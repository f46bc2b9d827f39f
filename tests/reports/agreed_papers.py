"""Every paper of the list, and the sheets beside it, filled with the same invented house each time."""

import datetime as dt
import io
from collections.abc import Callable
from functools import partial
from uuid import UUID

from buurthuis_app.domain.activities.week_programme import (
    ProgrammeDay,
    ProgrammeItem,
    WeekProgramme,
)
from buurthuis_app.domain.counts.count import Source
from buurthuis_app.domain.figures.breakdown import OccurrencesBehind, Only
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.volunteers.letter import Letter, addressed
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.records import replace
from buurthuis_app.reports.activities.week_programme import write_week_programme
from buurthuis_app.reports.confidant.cards import write_cards
from buurthuis_app.reports.confidant.poster import write_poster
from buurthuis_app.reports.confidant.recovery_sheet import drawn_sheet
from buurthuis_app.reports.counts.quick_card import write_quick_card
from buurthuis_app.reports.goals.application_form import write_application_form
from buurthuis_app.reports.kit.document_pdf import draw
from buurthuis_app.reports.overviews import council
from buurthuis_app.reports.overviews.overview import document
from buurthuis_app.reports.signups.attendance_list import write_attendance
from buurthuis_app.reports.surveys.survey_form import write_survey_form
from buurthuis_app.reports.volunteers.letters import Mailing, write_letters
from tests.reports.confidant.test_cards import MARIJKE, a_poster
from tests.reports.confidant.test_recovery_sheet import SHEET
from tests.reports.examples import a_rich_overview, an_overview
from tests.reports.plain_papers import a_survey, an_application_form, documents
from tests.reports.signups.test_attendance_list import a_sheet, people
from tests.reports.whole_year import whole

MONDAY = dt.date(2026, 11, 16)


def papers() -> dict[str, Callable[[], bytes]]:
    """Who draws each paper, by its key."""
    return {
        "year": lambda: _overview(whole("Samen de tuin in")),
        "council": lambda: draw(council.document(whole("Samen de tuin in"))).content,
        "quarter": lambda: _overview(a_rich_overview(periods.quarter(2025, 1), weekly=True)),
        "month": lambda: _overview(a_rich_overview(periods.month(2025, 3), weekly=True)),
        "school-year": lambda: _overview(a_rich_overview(periods.school_year(2024))),
        "own-period": lambda: _overview(
            a_rich_overview(periods.own(dt.date(2025, 2, 10), dt.date(2025, 3, 9)), weekly=True)
        ),
        "empty-month": lambda: _overview(an_overview(period=periods.month(2025, 2))),
        "theme": lambda: _overview(_of_a_theme()),
        "activity": lambda: _overview(of_an_activity()),
        "week": lambda: _written(write_week_programme, a_week()),
        "quick-card": lambda: _written(write_quick_card, "Buurthuis De Schakel"),
        "quick-card-ar": lambda: _written(partial(write_quick_card, language="ar"), "De Schakel"),
        "letters": lambda: _written(write_letters, mailing()),
        "roster": lambda: _written(write_week_programme, _roster()),
        "attendance": lambda: _written(write_attendance, a_sheet(*people(12, waiting=2))),
        "confidant": lambda: _written(write_poster, a_poster(MARIJKE)),
        "cards": lambda: _written(write_cards, a_poster(MARIJKE)),
        "recovery": lambda: drawn_sheet(SHEET),
        "application": lambda: _written(write_application_form, an_application_form()),
        "survey-form": lambda: _written(write_survey_form, a_survey()),
        **{key: partial(_drawn, made) for key, made in documents().items()},
    }


def _overview(overview: Overview) -> bytes:
    return draw(document(overview)).content


def _drawn(made: Document) -> bytes:
    return draw(made).content


def _written(write: Callable[..., object], said: object) -> bytes:
    content = io.BytesIO()
    write(said, content)
    return content.getvalue()


def mailing() -> Mailing:
    """Letters to two people; the second has no address."""
    letter = Letter(
        subject="Dank u wel, {voornaam}",
        text="Beste {voornaam},\n\nOp vrijdag 18 december danken wij iedereen die hielp.\n\nKomt u ook?",
    )
    homes = (("Ria de Groot", "Kerkstraat 1, 1234 AB Rivierenstad"), ("Bo Nijs", ""))
    people = (
        Volunteer(id=UUID(int=n), centre_id=UUID(int=9), name=name, address=home)
        for n, (name, home) in enumerate(homes)
    )
    return Mailing(
        centre="Buurthuis De Schakel",
        town="Rivierenstad",
        day=MONDAY,
        letters=addressed(letter, people),
    )


def _of_a_theme() -> Overview:
    rich = a_rich_overview()
    return replace(
        rich, activities=rich.activities[:3], categories=(), subject="Eenzaamheid", beside=Beside()
    )


def of_an_activity() -> Overview:
    """One activity, date by date: counted, estimated, cancelled, forgotten and still to come."""
    rich = a_rich_overview()
    row = rich.activities[0]
    times = tuple(
        OccurrencesBehind(
            occurrence_id=row.activity_id,
            activity_id=row.activity_id,
            date=dt.date(2025, 1, 7) + dt.timedelta(weeks=week),
            starts=dt.time(10),
            title=row.title,
            cancelled=week % 10 == 4,
            held=week < 46 and week % 10 != 4,
            visits=8 + week % 5 if week < 46 and week % 10 not in {4, 7} else None,
            sources=(Source.ESTIMATED,) if week % 6 == 5 else (Source.COUNTED,),
        )
        for week in range(50)
    )
    return replace(
        rich,
        activities=(row,),
        categories=(),
        stories=rich.stories[:1],
        figures=row.figures,
        only=Only(activity_id=row.activity_id),
        subject=row.title,
        beside=Beside(times=times),
    )


def a_week() -> WeekProgramme:
    coffee = ProgrammeItem(
        title="Koffie-inloop", starts=dt.time(10), ends=dt.time(12), place="Grote zaal · gratis"
    )
    cancelled = replace(
        coffee, title="Naaiatelier", cancelled=True, starts=dt.time(13, 30), ends=None
    )
    meal = ProgrammeItem(
        title="Buurteettafel met de wijkverpleegkundige",
        starts=dt.time(17, 30),
        ends=dt.time(19, 30),
        place="Grote zaal · € 4,50 · aanmelden",
    )
    days = ((coffee,), (coffee, meal), (), (coffee, cancelled, meal), (coffee,), (), ())
    return _week(days)


def _roster() -> WeekProgramme:
    bar = ProgrammeItem(
        title="Ria Smit en Şükran Yıldız (gevraagd)",
        starts=dt.time(9, 30),
        ends=dt.time(12, 30),
        place="Gastheer of gastvrouw · Koffie-inloop",
    )
    open_place = replace(bar, title="2 plaatsen open", place="Koken", starts=dt.time(16))
    week = _week(((bar,), (bar, open_place), (bar,), (bar, open_place), (bar,), (), ()))
    return replace(week, heading="Rooster week {n}", nothing="geen diensten")


def _week(days: tuple[tuple[ProgrammeItem, ...], ...]) -> WeekProgramme:
    return WeekProgramme(
        centre="Buurthuis De Schakel",
        printed_on=MONDAY,
        days=tuple(
            ProgrammeDay(date=MONDAY + dt.timedelta(days=n), items=items)
            for n, items in enumerate(days)
        ),
    )
