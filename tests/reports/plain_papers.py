"""Papers made of blocks, filled with the same invented house each time."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.centre.centre import Area, Centre, ProfileLine
from buurthuis_app.domain.centre.equipment import Equipment
from buurthuis_app.domain.figures.figures import ActivityFigures, Category, Figures
from buurthuis_app.domain.goals.papers import (
    ApplicationForm,
    AreaSheet,
    InitiativeSheet,
    QualityCharter,
)
from buurthuis_app.domain.initiatives.budget import Payment
from buurthuis_app.domain.initiatives.figures import Money
from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    InitiativeStep,
    OurPart,
    Scale,
)
from buurthuis_app.domain.joint.joint_overview import JointColumn, JointOverview
from buurthuis_app.domain.outreach.figures import OutreachFigures
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.promises.figures import PromiseRow, PromiseYear
from buurthuis_app.domain.rosters.board import BoardShift, PersonOnShift
from buurthuis_app.domain.rosters.person_rosters import RosterLists, own_rosters
from buurthuis_app.domain.rosters.shift import Assignment, Shift
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.small_groups import ShownCount
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.domain.surveys.paper import SurveySheet
from buurthuis_app.domain.surveys.results import SurveyResult, question_result
from buurthuis_app.domain.surveys.survey import QuestionKind, Questionnaire, Survey, SurveyQuestion
from buurthuis_app.domain.volunteers.hours import HoursLine
from buurthuis_app.domain.volunteers.hours_sheet import HoursSheet
from buurthuis_app.domain.volunteers.vacancy import Condition, Opening, Vacancy
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.erasure.retention import KeptColumn
from buurthuis_app.reports.activities import inventory
from buurthuis_app.reports.goals import area_sheet, initiative_sheet, quality_charter, year_report
from buurthuis_app.reports.joint import joint_overview
from buurthuis_app.reports.kit.plain_document import plain_document
from buurthuis_app.reports.outreach import on_the_street
from buurthuis_app.reports.rosters import person_rosters
from buurthuis_app.reports.surveys import survey_outcome
from buurthuis_app.reports.voices import you_said
from buurthuis_app.reports.volunteers import vacancy_notice
from buurthuis_app.services.privacy.processing_register import register_document
from buurthuis_app.services.volunteers.hours_tables import hours_paper
from tests.domain.joint.shared_years import shared
from tests.domain.joint.shared_years import story as shared_story
from tests.reports.goals.goals_example import a_goals_year
from tests.reports.hire.examples import hire_documents
from tests.reports.whole_year import outreach, voices

DAY = dt.date(2026, 11, 22)
CENTRE = "Buurthuis De Schakel"
ONE, OTHER = UUID(int=1), UUID(int=2)
STORY = PrintedStory(
    title="Thuis",
    happened="Zij kwam binnen.",
    changed="",
    matters="",
    quote="Er was nog een stoel, en die was voor mij.",
    teller_role="bezoeker",
    activity="Koffie-inloop",
    theme="meedoen",
    date=DAY,
    chosen_because="",
    story_id=ONE,
)
GARDEN = Initiative(
    id=ONE,
    centre_id=ONE,
    title="Geveltuinen & groen <b>",
    good_for="De hele straat, ook wie geen tuin heeft.",
    since=DAY,
    state=InitiativeState.GRANTED,
    what="Tegels eruit, planten erin. " * 6,
    scale=Scale.NEIGHBOURHOOD,
    our_parts=frozenset(OurPart),
    asked=800_00,
)


def documents() -> dict[str, Document]:
    """Each paper by its key in the list."""
    return {
        "person-rosters": _rosters(),
        "people": _people(),
        "phones": _list("Telefoonlijst", ("naam", "telefoon", "hulp", "taken")),
        "birthdays": _list("Verjaardagen", ("dag", "naam")),
        "processing-register": _register(),
        "hours": _hours(),
        "person": _person(),
        "vacancy": _vacancy(),
        "goals": year_report.document(a_goals_year(), whole=True),
        "indicators": year_report.document(a_goals_year(), whole=False),
        "charter": _charter(),
        "initiative": _initiative(),
        "area": _area(),
        "survey": survey_outcome.document(a_survey()),
        **hire_documents(),
        "inventory": _inventory(),
        "voices": you_said.document(CENTRE, dt.date(2026, 2, 1), voices("Meer licht in de straat")),
        "outreach": on_the_street.document(
            CENTRE, dt.date(2026, 2, 1), periods.year(2025), outreach("Plein"), OutreachFigures()
        ),
        "joint": joint_overview.document(_joint(), CENTRE, None),
    }


def _inventory() -> Document:
    key = UUID(int=1)
    things = [
        Equipment(id=key, centre_id=key, room_id=key, what=what, number=number, checked_on=DAY)
        for what, number in (("Klapstoelen", 40), ("Tafels", 12), ("Beamer", 1))
    ]
    return inventory.document(CENTRE, [("Grote zaal", things), ("Keuken", things[1:])], DAY)


def _joint() -> JointOverview:
    """Four centres, of which one counts badly, one counts otherwise and one is half way."""
    few = Figures(planned=400, held=380, cancelled=20, counted=150, visits=2100)
    guessed = Figures(planned=90, held=80, counted=80, visits=900, estimated_visits=700)
    inside = Category(name="kinderen", number=30, adds_up=False)
    told = shared_story("Een stoel erbij", "meedoen", "eenzaamheid")
    names = (
        "De Schakel",
        "Buurtcentrum De Wijde Wereld van Noord-Beverwijk-Oost",
        "De Brug",
        "Zon",
    )
    years = (
        shared(people=ShownCount(number=214), recognised=80, volunteers=21, stories=(told,)),
        shared(figures=few, people=ShownCount(few=True), stories=(told, shared_story("Los"))),
        shared(figures=guessed, kinds=(inside,), volunteers=8, volunteer_minutes=90),
        shared(as_of=dt.date(2025, 9, 30)),
    )
    columns = (JointColumn(name=name, year=year) for name, year in zip(names, years, strict=True))
    return JointOverview(
        year=2025, printed_on=DAY, columns=tuple(columns), missing=("’t Trefpunt",)
    )


def an_application_form() -> ApplicationForm:
    return ApplicationForm(
        centre=CENTRE,
        printed_on=DAY,
        areas=("Molenwijk", "Kersenhof"),
        themes=("meedoen", "eenzaamheid", "groen"),
    )


def a_survey() -> SurveySheet:
    survey = Survey(
        id=ONE,
        centre_id=ONE,
        title="De stadspas",
        introduction="Wij horen graag wat u ervan vindt.",
        first=dt.date(2026, 10, 1),
        last=DAY,
        handed_out=120,
    )
    kinds = (
        (QuestionKind.CHOICE, "Welke vorm wilt u?", ("een pasje", "een app", "allebei")),
        (QuestionKind.MARK, "Welk cijfer geeft u het buurthuis?", ()),
        (QuestionKind.OPEN, "Wat wilt u nog zeggen?", ()),
    )
    questions = tuple(
        SurveyQuestion(
            id=UUID(int=10 + place),
            survey_id=ONE,
            position=place,
            kind=kind,
            words=words,
            options=options,
        )
        for place, (kind, words, options) in enumerate(kinds)
    )
    asked = Questionnaire(survey=survey, questions=questions)
    counts: tuple[dict[int, int], ...] = ({0: 20, 1: 9, 2: 5}, {6: 4, 7: 10, 8: 15, 9: 5}, {})
    results = tuple(
        question_result(question, 34, count)
        for question, count in zip(questions, counts, strict=True)
    )
    former = {questions[1].id: question_result(questions[1], 20, {6: 10, 7: 10})}
    outcome = SurveyResult(questionnaire=asked, sheets=34, results=results, former=former)
    return SurveySheet(centre=CENTRE, printed_on=DAY, asked=asked, outcome=outcome)


def _initiative() -> Document:
    steps = tuple(
        InitiativeStep(
            id=UUID(int=place),
            initiative_id=ONE,
            state=state,
            date=DAY - dt.timedelta(days=30 - place),
            because=because,
            recorded_by=Profile.COORDINATOR,
        )
        for place, (state, because) in enumerate(
            ((InitiativeState.SUBMITTED, ""), (InitiativeState.GRANTED, "Past bij groen."))
        )
    )
    bill = Payment(id=ONE, grant_id=ONE, date=DAY, amount=12_34, text="bonnen van planten")
    return initiative_sheet.document(
        InitiativeSheet(
            centre=CENTRE,
            printed_on=DAY,
            initiative=GARDEN,
            themes="groen",
            groups="",
            areas="Molenwijk",
            steps=steps,
            money=Money(budget=0, granted=750_00, paid=12_34),
            payments=(bill,),
            activities=("Tuinochtend",),
            stories=(STORY,),
        )
    )


def _area() -> Document:
    figures = Figures(planned=40, held=38, counted=36, visits=412)
    activity = ActivityFigures(activity_id=ONE, title="Koffie-inloop", figures=figures)
    line = ProfileLine(
        id=ONE, area_id=ONE, name="Inwoners", figure="3.110", year=2025, source="gemeente"
    )
    return area_sheet.document(
        AreaSheet(
            centre=CENTRE,
            printed_on=DAY,
            area=Area(id=ONE, centre_id=ONE, name="Molenwijk", description="Dicht bij het water."),
            year=2026,
            profile=(line,),
            visits=figures,
            activities=(activity,),
            initiatives=(GARDEN,),
            stories=(STORY,),
        )
    )


def _charter() -> Document:
    rows = tuple(
        PromiseRow(
            id=UUID(int=place),
            sentence=sentence,
            norm=norm,
            measured_how="Elk half jaar.",
            unit="%",
            measured=kept is not None,
            last_on=DAY if kept is not None else None,
            value=94.0 if kept is not None else None,
            kept=kept,
        )
        for place, (sentence, norm, kept) in enumerate(
            (
                ("U krijgt snel antwoord.", "95 % binnen 2 dagen", False),
                ("U bent welkom.", "altijd", None),
            )
        )
    )
    return quality_charter.document(
        QualityCharter(centre=CENTRE, printed_on=DAY, promises=PromiseYear(year=2026, rows=rows))
    )


def _people() -> Document:
    rows = [
        (f"Vrijwilliger {number}", f"06-0012345{number}", "", "bar, koken") for number in range(9)
    ]
    headings = (("naam", 26), ("telefoon", 18), ("e-mail", 26), ("taken", 30))
    return plain_document(
        CENTRE,
        "Vrijwilligers",
        (sheet("Vrijwilligers", headings, rows),),
        subtitle="9 personen",
        warning="Op dit blad staan namen en telefoonnummers. Laat het niet liggen.",
        printed_on=DAY,
    )


def _list(title: str, headings: tuple[str, ...]) -> Document:
    rows = [[f"{heading} {number}" for heading in headings] for number in range(12)]
    return plain_document(
        CENTRE,
        title,
        (sheet(title, headings, rows),),
        subtitle="12 personen",
        warning="Dit blad is voor binnen. Laat het niet liggen.",
        printed_on=DAY,
    )


def _person() -> Document:
    pair = (("", 3), ("", 7))
    return plain_document(
        CENTRE,
        "Wat wij over u bewaren",
        (
            sheet("Wie u bent", pair, (("Naam", "Ria Smit"), ("Geboortedatum", DAY))),
            sheet("Uw diensten", ("datum", "taak"), ((DAY, "bar"), (DAY, "koken"))),
            sheet("Uren die met de hand zijn genoteerd", ("datum",), ()),
        ),
        subtitle="Ria Smit",
        text="Dit is alles wat in het programma van het buurthuis over u staat.",
        printed_on=DAY,
    )


def _hours() -> Document:
    lines = tuple(
        HoursLine(
            volunteer_id=ONE if number % 2 else OTHER,
            date=dt.date(2026, 1 + number, 5),
            minutes=90 + number,
            noted_id=ONE if number % 3 else None,
        )
        for number in range(8)
    )
    worked = HoursSheet(
        period=periods.year(2026),
        worked=lines,
        people={ONE: "Ria Smit", OTHER: "Şükran Yıldız"},
        duties={},
        activities={},
        uses={},
    )
    return hours_paper(worked, CENTRE, DAY)


def _vacancy() -> Document:
    vacancy = Vacancy(
        id=ONE,
        centre_id=ONE,
        title="Hulp aan de bar",
        text="Elke woensdag schenken wij koffie. Ervaring is niet nodig.",
        hours="woensdagochtend",
        contact="de coördinator, hallo@schakel.example",
        opened_on=DAY,
    )
    asked = Condition(id=ONE, vacancy_id=ONE, position=0, text="ouder dan 15 jaar")
    return vacancy_notice.document(Opening(vacancy=vacancy, conditions=(asked,)), CENTRE, DAY)


def _register() -> Document:
    kept = [
        KeptColumn(
            table="volunteer", column=column.name, personal=column.info["personal"], months=12
        )
        for column in schema.volunteer.columns
        if "personal" in column.info
    ]
    return register_document(Centre(id=ONE, name=CENTRE), kept, (), DAY)


def _rosters() -> Document:
    bar = Duty(id=ONE, centre_id=ONE, name="bar")
    shifts = []
    for number in range(5):
        shift = Shift(
            id=UUID(int=number),
            centre_id=ONE,
            duty_id=ONE,
            date=DAY + dt.timedelta(days=number),
            starts=dt.time(9, 30),
            ends=dt.time(13),
        )
        placed = tuple(
            PersonOnShift(
                assignment=Assignment(
                    id=UUID(int=100 * number + who.int), shift_id=shift.id, volunteer_id=who
                ),
                name=name,
            )
            for who, name in ((ONE, "Ria Smit"), (OTHER, "Şükran Yıldız"))
        )
        shifts.append(BoardShift(shift=shift, duty=bar, placed=placed, activity="Koffie-inloop"))
    return person_rosters.document(
        RosterLists(
            centre=CENTRE,
            first=DAY,
            last=DAY + dt.timedelta(days=13),
            printed_on=DAY,
            people=own_rosters(shifts),
        )
    )
