"""A yearly overview with everything it can hold, and with one word wherever people type."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.activities.activity import Organiser
from buurthuis_app.domain.confidant.case import CaseKind
from buurthuis_app.domain.confidant.released_figures import (
    ConfidantFigure,
    ConfidantRelease,
    FigureAbout,
    ReleasedFigures,
    Shown,
)
from buurthuis_app.domain.figures.breakdown import Along, BreakdownRow
from buurthuis_app.domain.figures.extremes import Extremes
from buurthuis_app.domain.figures.figures import ActivityFigures, Figures
from buurthuis_app.domain.hire.figures import HiredOfKind, HireYear
from buurthuis_app.domain.hire.hirer import HirerKind
from buurthuis_app.domain.incidents.incident import IncidentKind, IncidentYear
from buurthuis_app.domain.indicators.indicator import Indicator
from buurthuis_app.domain.indicators.results import (
    Actual,
    IndicatorResult,
    Standing,
    Way,
    YearResult,
)
from buurthuis_app.domain.initiatives.figures import InitiativeRow, InitiativeYear, Money
from buurthuis_app.domain.initiatives.initiative import InitiativeState
from buurthuis_app.domain.lending.figures import LendingYear, RepairedOfKind
from buurthuis_app.domain.lending.repair import RepairKind
from buurthuis_app.domain.outreach.figures import (
    NamedTotals,
    OutreachFigures,
    RoundTotals,
    Yield,
)
from buurthuis_app.domain.overviews.aims import Aim, Aimed
from buurthuis_app.domain.overviews.extra_figures import (
    CalledOff,
    FiguresSplit,
    HouseUse,
    Meeting,
    RoomHours,
    SplitRow,
    Youth,
)
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.overviews.tenants import Tenants
from buurthuis_app.domain.participants.figures import CountedPart, ParticipantYear
from buurthuis_app.domain.participants.participant import AskedFact
from buurthuis_app.domain.placements.figures import PlacementYear
from buurthuis_app.domain.promises.figures import PromiseRow, PromiseYear
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.small_groups import ShownCount
from buurthuis_app.domain.voices.figures import MatterRow, VoicesYear
from buurthuis_app.domain.voices.matter import (
    BecameOf,
    Matter,
    MatterKind,
    MatterStanding,
    Reaction,
)
from buurthuis_app.domain.voices.voice import Voice
from buurthuis_app.domain.volunteers.ages import AgeBand, AgeRange
from buurthuis_app.domain.volunteers.figures import VolunteerFigures
from buurthuis_app.domain.volunteers.how_often import DutyFigures, HowOften
from buurthuis_app.domain.volunteers.year_figures import (
    QuarterFlow,
    VacancyNumbers,
    VolunteerYear,
)
from buurthuis_app.records import replace
from tests.reports.examples import a_rich_overview

YEAR = 2025
CENTRE, KEY = UUID(int=1), UUID(int=2)
SOME = Figures(planned=10, held=9, cancelled=1, counted=8, visits=96)
LENDING = LendingYear(
    lent=24,
    brought=40,
    repaired=26,
    advice=8,
    grams=41_200,
    weighed=20,
    kinds=(
        RepairedOfKind(kind=RepairKind.ELECTRIC, brought=25, repaired=14),
        RepairedOfKind(kind=RepairKind.TEXTILE, brought=15, repaired=12),
    ),
)
HIRE = HireYear(
    times=40,
    minutes=4830,
    cents=161_000,
    kinds=(
        HiredOfKind(kind=HirerKind.SOCIETY, times=30, cents=91_000),
        HiredOfKind(kind=HirerKind.BUSINESS, times=10, cents=70_000),
    ),
)
LESS = Figures(planned=10, held=9, counted=9, visits=80)


def whole(word: str) -> Overview:
    """Everything there is, with `word` wherever people type."""
    overview = a_rich_overview()
    activity = overview.activities[0]
    beside = Beside(
        splits=tuple(_split(along, word) for along in _LINES),
        youth=Youth(inside=SOME, outside=LESS),
        extremes={
            activity.activity_id: Extremes(
                lowest=0,
                lowest_on=dt.date(YEAR, 3, 4),
                highest=44,
                highest_on=dt.date(YEAR, 10, 7),
            )
        },
        called_off=(
            CalledOff(
                occurrence_id=KEY,
                activity_id=activity.activity_id,
                title=word,
                date=dt.date(YEAR, 3, 3),
                because=word,
            ),
        ),
        aims=(_aimed(activity, word),),
        house=_house(word),
        participants=_participants(84, new=21),
        participants_former=_participants(70, new=None),
        lending=LENDING,
        lending_former=replace(LENDING, lent=19),
        incidents=IncidentYear(kinds={IncidentKind.INJURY: 3, IncidentKind.FIRE: 1}),
        incidents_former=IncidentYear(kinds={IncidentKind.INJURY: 2}),
        hire=HIRE,
        hire_former=replace(HIRE, times=12),
        tenants=Tenants(now=3, won=1, lost=2, structural=2, square_metres=110, unmeasured=1),
        meetings=(
            Meeting(
                activity_id=KEY,
                title=word,
                held=4,
                placed=12,
                waiting=3,
                withdrawn=1,
                attendances=11,
                ticked=2,
            ),
        ),
        volunteers=_volunteers(word),
        initiatives=_initiatives(word),
        indicators=(_indicator(word),),
        promises=PromiseYear(
            year=YEAR,
            rows=(
                PromiseRow(
                    id=KEY, sentence=word, norm=word, measured_how=word, unit="%", measured=0
                ),
            ),
        ),
        voices=voices(word),
        placements=PlacementYear(
            offered=4, began=3, there=2, ended=40, further=20, outcomes=(20, 14, 12, 10, 6)
        ),
        placements_former=PlacementYear(),
        outreach=outreach(word),
        outreach_former=OutreachFigures(),
        confidant=_released(word),
        confidant_former=_released(word, YEAR - 1),
        months={row.activity_id: _months(row.figures) for row in overview.activities},
        foreword=f"{word}\n\n{word}",
        asked=word,
    )
    return replace(overview, beside=beside)


def outreach(word: str) -> OutreachFigures:
    """A year of rounds in two areas."""
    some = RoundTotals(rounds=3, contacts=12, reached=30, new=6, referrals=24)
    named = tuple(NamedTotals(name=name, totals=some) for name in (word, "Zuid"))
    return OutreachFigures(
        totals=some,
        areas=named,
        groups=named,
        parts=(some, *(RoundTotals(),) * 11),
        referred=(12, 12, 0, 0, 0),
        yields=(Yield(date=dt.date(YEAR, 4, 4), place=word, words=word),),
    )


def voices(word: str) -> VoicesYear:
    """One piece of advice, with a plan that is late."""
    day = dt.date(YEAR, 2, 2)
    matter = Matter(
        id=KEY,
        centre_id=CENTRE,
        title=word,
        since=day,
        kind=MatterKind.ASKED,
        adviser=word,
        reaction=Reaction.PLAN,
        reacted_on=day,
        words=word,
        due_on=day,
    )
    row = MatterRow(
        matter=matter,
        voices=(Voice(id=KEY, matter_id=KEY, date=day, words=word),),
        became=BecameOf(),
        standing=MatterStanding.LATE,
        note=word,
    )
    return VoicesYear(year=YEAR, rows=(row,))


def _participants(people: int, *, new: int | None) -> ParticipantYear:
    near = people - 24
    return ParticipantYear(
        kept=True,
        asks=frozenset(AskedFact),
        people=ShownCount(number=people),
        new=None if new is None else ShownCount(number=new),
        times=950,
        visits=1200,
        homes=(
            CountedPart(name="in de wijk", people=ShownCount(number=near), share=near / people),
            CountedPart(name="daarbuiten", people=ShownCount(), share=None),
            CountedPart(name="niet bekend", people=ShownCount(few=True), share=None),
        ),
        ages=(CountedPart(name="67 jaar en ouder", people=ShownCount(number=people), share=1.0),),
        genders=(CountedPart(name="vrouw", people=ShownCount(number=people), share=1.0),),
        average_age=71,
        erased=2,
    )


def _months(figures: Figures) -> tuple[Figures, ...]:
    """Less each month, one of them without a count."""
    held = Figures(planned=3, held=3, counted=3)
    shares = [figures.visits * part // 110 for part in range(16, 5, -1)]
    return (*(replace(held, visits=visits) for visits in shares), replace(held, counted=0))


_LINES = (Along.THEME, Along.GROUP, Along.AREA, Along.KIND)


def _split(along: Along, word: str) -> FiguresSplit:
    row = SplitRow(row=BreakdownRow(key=KEY, name=word, figures=SOME), former=LESS)
    without = SplitRow(row=BreakdownRow(key=None, name="zonder", figures=LESS), former=SOME)
    return FiguresSplit(along=along, rows=(row, without) if along is Along.AREA else (row,))


def _aimed(activity: ActivityFigures, word: str) -> Aimed:
    aim = Aim(
        id=KEY,
        centre_id=CENTRE,
        activity_id=activity.activity_id,
        year=YEAR,
        times=50,
        why_different=word,
    )
    return Aimed(activity_id=activity.activity_id, title=word, aim=aim, figures=activity.figures)


def _house(word: str) -> HouseUse:
    hours = dt.timedelta(hours=90, minutes=30)
    room = RoomHours(
        name=word,
        organisers={Organiser.TENANT: hours},
        booked=hours,
        open=dt.timedelta(hours=2000),
        outside=dt.timedelta(),
    )
    return HouseUse(
        days=365,
        weeks=52,
        weeks_open=50,
        days_open=250,
        hours_open=dt.timedelta(hours=2000),
        rooms=(room,),
    )


def _volunteers(word: str) -> VolunteerYear:
    figures = VolunteerFigures(
        at_end=31,
        average=29.5,
        active=24,
        joined=6,
        left=3,
        minutes=117_600,
        minutes_noted=960,
        minutes_paid=90,
    )
    return VolunteerYear(
        figures=figures,
        former=replace(figures, at_end=28, minutes=98_000),
        at_start=28,
        former_at_start=26,
        flows=tuple(QuarterFlow(number=n, joined=n, left=1) for n in range(1, 5)),
        bands=(
            AgeBand(youngest=45, oldest=66, people=14),
            AgeBand(youngest=67, oldest=None, people=12),
        ),
        ages=AgeRange(below=60, at_least=70),
        without_age=5,
        how_often=HowOften(weekly=9, monthly=10, now_and_then=5),
        former_how_often=HowOften(weekly=8, monthly=9, now_and_then=7),
        by_duty=(
            DutyFigures(duty=word, people=14, minutes=90_000),
            DutyFigures(duty="", people=16, minutes=27_600),
        ),
        vacancies=VacancyNumbers(open_in=4, filled=3, open_at_end=1),
    )


def _initiatives(word: str) -> InitiativeYear:
    row = InitiativeRow(
        id=KEY,
        title=word,
        good_for=word,
        state=InitiativeState.UNDER_WAY,
        themes=word,
        areas=word,
        asked=None,
        granted=125_050,
        paid=100_000,
    )
    money = Money(budget=9_000_000, granted=125_050, paid=100_000)
    return InitiativeYear(year=YEAR, money=money, rows=(row,))


def _indicator(word: str) -> IndicatorResult:
    known = Actual(standing=Standing.KNOWN, value=7.4)
    return IndicatorResult(
        indicator=Indicator(id=KEY, centre_id=CENTRE, name=word, unit="%"),
        theme=word,
        way=Way.TYPED,
        definition=word,
        years=(
            YearResult(year=YEAR - 1, actual=replace(known, value=6.9)),
            YearResult(
                year=YEAR, actual=known, target=7, forecast=7.5, source=word, explanation=word
            ),
        ),
    )


def _released(word: str, year: int = YEAR) -> ReleasedFigures:
    release = ConfidantRelease(
        id=new_id(),
        centre_id=CENTRE,
        year=year,
        edition=1,
        released_on=dt.date(2026, 1, 2),
        zeros=True,
        prevention=word,
        recommendations=word,
    )
    lines = tuple(
        ConfidantFigure(
            release_id=release.id,
            kind=kind,
            about=about,
            position=0,
            name="" if about is FigureAbout.TOTAL else word,
            shown=Shown.FEW,
        )
        for kind in CaseKind
        for about in FigureAbout
        if kind is not CaseKind.OTHER or about is FigureAbout.TOTAL
    )
    return ReleasedFigures(release=release, lines=lines)
