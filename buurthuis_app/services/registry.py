"""Registry of all use cases of one opened centre. Each is made, and its code loaded, when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

from buurthuis_app import paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.domain.centre.centre import Centre
    from buurthuis_app.domain.shared.permissions import Actor
    from buurthuis_app.persistence.database import Database
    from buurthuis_app.services.activities.activity_models import ActivityModels
    from buurthuis_app.services.activities.calendar_files import Calendars
    from buurthuis_app.services.activities.loose_days import LooseDays
    from buurthuis_app.services.activities.merging import Merging
    from buurthuis_app.services.activities.plan_extension import Growing
    from buurthuis_app.services.activities.plan_reading import PlanReading
    from buurthuis_app.services.activities.planning import Planning
    from buurthuis_app.services.activities.published_calendar import PublishedCalendar
    from buurthuis_app.services.activities.week_programme import Programmes
    from buurthuis_app.services.centre.areas import Neighbourhoods
    from buurthuis_app.services.centre.inventory import Inventory
    from buurthuis_app.services.centre.lists import Lists
    from buurthuis_app.services.centre.setting_up import SettingUp
    from buurthuis_app.services.confidant.messages import Confiding
    from buurthuis_app.services.confidant.page import Confidants
    from buurthuis_app.services.confidant.papers import ConfidantPapers
    from buurthuis_app.services.confidant.register import ConfidantRegister
    from buurthuis_app.services.confidant.released_figures import ConfidantFigures
    from buurthuis_app.services.counts.counting import Counting
    from buurthuis_app.services.counts.door_code import DoorCode
    from buurthuis_app.services.counts.quick_card import QuickCard
    from buurthuis_app.services.counts.sheet_import import Importing
    from buurthuis_app.services.counts.tally_kinds import TallyKinds
    from buurthuis_app.services.figures.export import Exporting
    from buurthuis_app.services.figures.harvest import Harvest
    from buurthuis_app.services.goals.papers import GoalPapers
    from buurthuis_app.services.goals.report import GoalsReport
    from buurthuis_app.services.hire.hiring import Hiring
    from buurthuis_app.services.hire.invoicing import Invoicing
    from buurthuis_app.services.hire.papers import HirePapers
    from buurthuis_app.services.incidents.incidents import Incidents
    from buurthuis_app.services.indicators.indicators import Indicators
    from buurthuis_app.services.initiatives.budgets import Budgets
    from buurthuis_app.services.initiatives.export import GoalExports
    from buurthuis_app.services.initiatives.initiatives import Initiatives
    from buurthuis_app.services.joint.guests import Guests
    from buurthuis_app.services.joint.joint_overviews import JointOverviews
    from buurthuis_app.services.joint.sharing import Sharing
    from buurthuis_app.services.lending.lending import Lending
    from buurthuis_app.services.outreach.outreach import Outreach
    from buurthuis_app.services.overviews.adoption import Adopting
    from buurthuis_app.services.overviews.aims import Aiming
    from buurthuis_app.services.overviews.day_start import DayStart
    from buurthuis_app.services.overviews.gathering import Gathering
    from buurthuis_app.services.overviews.overviews import Overviews
    from buurthuis_app.services.overviews.presentation import Presenting
    from buurthuis_app.services.packets.door_files import DoorFiles
    from buurthuis_app.services.packets.sending import Sending
    from buurthuis_app.services.packets.taking_in import TakingIn
    from buurthuis_app.services.papers.naming import Naming
    from buurthuis_app.services.participants.presence import KnownVisits
    from buurthuis_app.services.participants.register import ParticipantRegister
    from buurthuis_app.services.placements.placements import Placements
    from buurthuis_app.services.privacy.backups import Backups
    from buurthuis_app.services.privacy.carrying import Carrying
    from buurthuis_app.services.privacy.maintenance import Keeping
    from buurthuis_app.services.privacy.person_requests import PersonRequests
    from buurthuis_app.services.privacy.processing_register import ProcessingRegister
    from buurthuis_app.services.promises.promises import Promises
    from buurthuis_app.services.rosters.assigning import Rostering
    from buurthuis_app.services.rosters.papers import RosterPapers
    from buurthuis_app.services.rosters.proposing import RosterProposing
    from buurthuis_app.services.rosters.reading import RosterLooking
    from buurthuis_app.services.rosters.shifts import ShiftPlanning
    from buurthuis_app.services.search.search import Finding
    from buurthuis_app.services.shared.clock import Clock
    from buurthuis_app.services.shared.drafts import Drafting
    from buurthuis_app.services.shared.service import Service
    from buurthuis_app.services.signups.attendance import Attendance
    from buurthuis_app.services.signups.retention import SignUpTerms
    from buurthuis_app.services.signups.sign_ups import Signing
    from buurthuis_app.services.stories.choices import Choosing
    from buurthuis_app.services.stories.stories import Telling
    from buurthuis_app.services.surveys.outcomes import SurveyOutcomes
    from buurthuis_app.services.surveys.papers import SurveyPapers
    from buurthuis_app.services.surveys.surveys import Surveys
    from buurthuis_app.services.voices.voices import Voices
    from buurthuis_app.services.volunteers.brought_files import BroughtFiles
    from buurthuis_app.services.volunteers.contacting import Contacting
    from buurthuis_app.services.volunteers.figures import VolunteersCounted
    from buurthuis_app.services.volunteers.hours import Hours
    from buurthuis_app.services.volunteers.importing import PeopleImporting
    from buurthuis_app.services.volunteers.papers import PeoplePapers
    from buurthuis_app.services.volunteers.retention import VolunteerTerms
    from buurthuis_app.services.volunteers.subject_access import SubjectAccess
    from buurthuis_app.services.volunteers.vacancies import Vacancies
    from buurthuis_app.services.volunteers.volunteers import Volunteers
    from buurthuis_app.vault.key_wrapping import Cost

S = TypeVar("S", bound="Service")
T = TypeVar("T")


class UseCase(Generic[S]):
    """A use case made of database, clock, actor and centre: `counting: UseCase[Counting] = UseCase("counts.counting")`.

    The annotation names the class, for the type checker and for us; the module is one of `services`. Other use cases
    that it works with are named after that, and given to it.
    It is made once and lies in the registry from then on, as with `cached_property`.
    """

    def __init__(self, module: str, *others: str) -> None:
        self._module = module
        self._others = others

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name
        self._class = owner.__annotations__[name].removeprefix("UseCase[").removesuffix("]")

    @overload
    def __get__(self, services: None, owner: type) -> Self: ...
    @overload
    def __get__(self, services: CentreServices, owner: type) -> S: ...
    def __get__(self, services: CentreServices | None, owner: type) -> Self | S:
        if services is None:
            return self
        surroundings = (services.database, services.clock, services.actor, services.centre.id)
        others = [getattr(services, name) for name in self._others]
        service = vars(services)[self._name] = self.service()(*surroundings, *others)
        return service

    def service(self) -> type[S]:
        """The class of the use case; its module is imported."""
        module = import_module(f"buurthuis_app.services.{self._module}")
        service: type[S] = getattr(module, self._class)
        return service


class CentreServices:
    """Services of a centre, for a window or a command."""

    counting: UseCase[Counting] = UseCase("counts.counting")
    """Counting at the door."""
    tally_kinds: UseCase[TallyKinds] = UseCase("counts.tally_kinds")
    """Tally kinds that turn out to be one."""
    door_code: UseCase[DoorCode] = UseCase("counts.door_code")
    """The code that leads from the door back to the office."""
    door_files: UseCase[DoorFiles] = UseCase("packets.door_files")
    """Files for doors that count on another computer."""
    sending: UseCase[Sending] = UseCase("packets.sending")
    """Packets of this door, for the office."""
    taking_in: UseCase[TakingIn] = UseCase("packets.taking_in")
    """Packets of doors, at the office."""
    plan: UseCase[PlanReading] = UseCase("activities.plan_reading")
    """The plan as it stands."""
    incidents: UseCase[Incidents] = UseCase("incidents.incidents")
    """Incidents in and around the house."""
    lending: UseCase[Lending] = UseCase("lending.lending", "counting")
    """Things that are lent, and repairs."""
    inventory: UseCase[Inventory] = UseCase("centre.inventory")
    """What stands in the rooms, on paper."""
    hiring: UseCase[Hiring] = UseCase("hire.hiring", "plan")
    """Hiring of rooms, and the price list."""
    invoicing: UseCase[Invoicing] = UseCase("hire.invoicing")
    """Invoices of room hire."""
    hire_papers: UseCase[HirePapers] = UseCase("hire.papers", "invoicing")
    """Confirmations and invoices on paper."""
    outreach: UseCase[Outreach] = UseCase("outreach.outreach")
    """Rounds in the street."""
    activity_models: UseCase[ActivityModels] = UseCase("activities.activity_models")
    """What next activities begin with."""
    planning: UseCase[Planning] = UseCase("activities.planning")
    """Making and changing activities."""
    loose_days: UseCase[LooseDays] = UseCase("activities.loose_days")
    """Days of activities that are planned day by day."""
    growing: UseCase[Growing] = UseCase("activities.plan_extension")
    """What is added to the plan without being planned: a year ahead, and extras."""
    signing: UseCase[Signing] = UseCase("signups.sign_ups")
    """Sign-ups of activities."""
    sign_up_terms: UseCase[SignUpTerms] = UseCase("signups.retention")
    """Retention of the names of a list."""
    attendance: UseCase[Attendance] = UseCase("signups.attendance", "signing", "naming")
    """Attendance."""
    participants: UseCase[ParticipantRegister] = UseCase("participants.register")
    """People who are known again, where the centre keeps a register of them."""
    presence: UseCase[KnownVisits] = UseCase("participants.presence")
    """Tapping who is there."""
    setting_up: UseCase[SettingUp] = UseCase("centre.setting_up", "lists")
    """What the guide of the first start asks."""
    lists: UseCase[Lists] = UseCase("centre.lists")
    """Rooms, kinds, themes and what else the centre keeps in lists."""
    telling: UseCase[Telling] = UseCase("stories.stories")
    """Stories."""
    naming: UseCase[Naming] = UseCase("papers.naming")
    """Names of people in what goes outside."""
    choosing: UseCase[Choosing] = UseCase("stories.choices")
    """Choosing stories for an overview."""
    harvest: UseCase[Harvest] = UseCase("figures.harvest")
    """The figures of a period."""
    merging: UseCase[Merging] = UseCase("activities.merging")
    """Putting two activities together."""
    presenting: UseCase[Presenting] = UseCase("overviews.presentation")
    """How the centre's papers look."""
    aiming: UseCase[Aiming] = UseCase("overviews.aims")
    """Aims of a year."""
    adopting: UseCase[Adopting] = UseCase("overviews.adoption", "naming")
    """Overviews as the board adopted them."""
    day_start: UseCase[DayStart] = UseCase("overviews.day_start", "keeping")
    """What waits for the coordinator this morning."""
    gathering: UseCase[Gathering] = UseCase("overviews.gathering")
    """Gathering of all data of a paper about a period."""
    importing: UseCase[Importing] = UseCase("counts.sheet_import")
    """Import of count sheets."""
    exporting: UseCase[Exporting] = UseCase("figures.export", "naming")
    """Counts and stories, out to spreadsheets."""
    sharing: UseCase[Sharing] = UseCase("joint.sharing", "gathering", "naming")
    """The years of this centre, for other centres."""
    guests: UseCase[Guests] = UseCase("joint.guests")
    """Other centres that are looked at here."""
    joint_overviews: UseCase[JointOverviews] = UseCase("joint.joint_overviews", "sharing", "guests")
    """This centre and its guests beside each other."""
    calendars: UseCase[Calendars] = UseCase("activities.calendar_files", "naming")
    """Calendar files, out and in."""
    published_calendar: UseCase[PublishedCalendar] = UseCase(
        "activities.published_calendar", "calendars"
    )
    """The plan at a fixed place for others."""
    finding: UseCase[Finding] = UseCase("search.search")
    """Finding anything from anywhere."""
    programmes: UseCase[Programmes] = UseCase("activities.week_programme", "naming")
    """The week's programme on a poster."""
    quick_card: UseCase[QuickCard] = UseCase("counts.quick_card")
    """How to count, on one sheet for the door."""
    initiatives: UseCase[Initiatives] = UseCase("initiatives.initiatives")
    """Residents' initiatives."""
    budgets: UseCase[Budgets] = UseCase("initiatives.budgets")
    """The money for initiatives."""
    promises: UseCase[Promises] = UseCase("promises.promises")
    """Promises of the centre."""
    voices: UseCase[Voices] = UseCase("voices.voices")
    """What people say, and what is answered."""
    neighbourhoods: UseCase[Neighbourhoods] = UseCase("centre.areas")
    """What the areas are like, and what happens there."""
    confidant_figures: UseCase[ConfidantFigures] = UseCase("confidant.released_figures")
    """What the confidant released of her yearly figures."""
    confidants: UseCase[Confidants] = UseCase("confidant.page")
    """The page of the confidant, for everybody."""
    indicators: UseCase[Indicators] = UseCase("indicators.indicators")
    """What town and centre follow from year to year."""
    goals_report: UseCase[GoalsReport] = UseCase("goals.report")
    """What was aimed at and what came of it, on paper and for scripts."""
    surveys: UseCase[Surveys] = UseCase("surveys.surveys")
    """Asking people, without their names."""
    survey_papers: UseCase[SurveyPapers] = UseCase("surveys.papers", "survey_outcomes", "naming")
    """The form to fill in by hand, and what came of it."""
    survey_outcomes: UseCase[SurveyOutcomes] = UseCase("surveys.outcomes")
    """Outcomes of surveys."""
    volunteers: UseCase[Volunteers] = UseCase("volunteers.volunteers")
    """The people who make the house run."""
    goal_exports: UseCase[GoalExports] = UseCase("initiatives.export", "naming")
    """Initiatives and their money, out to spreadsheets."""
    carrying: UseCase[Carrying] = UseCase("privacy.carrying")
    """Sealed copies for outside."""
    person_requests: UseCase[PersonRequests] = UseCase("privacy.person_requests")
    """What is kept about one person, shown and erased."""
    processing_register: UseCase[ProcessingRegister] = UseCase("privacy.processing_register")
    """What is kept about people, why and how long."""
    volunteer_terms: UseCase[VolunteerTerms] = UseCase("volunteers.retention")
    """Retention of volunteers' data."""
    brought_files: UseCase[BroughtFiles] = UseCase("volunteers.brought_files")
    """What a file is about that somebody brings."""
    people_importing: UseCase[PeopleImporting] = UseCase("volunteers.importing")
    """Taking in lists of volunteers."""
    people_papers: UseCase[PeoplePapers] = UseCase("volunteers.papers")
    """Lists of names."""
    contacting: UseCase[Contacting] = UseCase("volunteers.contacting")
    """Cards for a telephone, and letters."""
    subject_access: UseCase[SubjectAccess] = UseCase("volunteers.subject_access")
    """What is kept about one person, on paper."""
    hours: UseCase[Hours] = UseCase("volunteers.hours")
    """Hours and allowances of volunteers."""
    volunteer_figures: UseCase[VolunteersCounted] = UseCase("volunteers.figures")
    """How many volunteers and hours, for overviews."""
    placements: UseCase[Placements] = UseCase("placements.placements")
    """Work-experience places."""
    vacancies: UseCase[Vacancies] = UseCase("volunteers.vacancies")
    """Vacancies."""
    goal_papers: UseCase[GoalPapers] = UseCase(
        "goals.papers", "initiatives", "neighbourhoods", "naming"
    )
    """The papers of the tab Doelen."""
    roster: UseCase[RosterLooking] = UseCase("rosters.reading")
    """The roster as it stands, with candidates and obstacles."""
    rostering: UseCase[Rostering] = UseCase("rosters.assigning")
    """Assignments in the roster."""
    shift_planning: UseCase[ShiftPlanning] = UseCase("rosters.shifts")
    """Patterns and shifts."""
    roster_proposing: UseCase[RosterProposing] = UseCase("rosters.proposing")
    """A proposal for the open places."""
    roster_papers: UseCase[RosterPapers] = UseCase("rosters.papers")
    """The roster on paper and for other calendars."""

    def __init__(self, database: Database, clock: Clock, actor: Actor, centre: Centre) -> None:
        self.database = database
        self.clock = clock
        self.actor = actor
        self.centre = centre
        self.passphrase_cost: Cost | None = None
        """What a new passphrase of the confidant costs to guess; None for the usual. Tests ask less."""

    def together(self, read: Callable[[], T]) -> T:
        """What `read` gives, which asks several services: one reading, so that nothing is asked twice and all agrees.

        Raises RuntimeError at a write in it.
        """
        with self.database.together():
            return read()

    @cached_property
    def overviews(self) -> Overviews:
        """The harvest on paper."""
        from buurthuis_app.services.overviews.overviews import Overviews

        return Overviews(self.database, self.gathering, self.presenting)

    @cached_property
    def confiding(self) -> Confiding:
        """Leaving the confidant a message."""
        from buurthuis_app.services.confidant.messages import Confiding

        return Confiding(
            self.database, self.clock, self.actor, self.centre.id, paths.computer_folder()
        )

    @cached_property
    def confidant_register(self) -> ConfidantRegister:
        """The way into the confidant's sealed register. What it opens is never kept here."""
        from buurthuis_app.services.confidant.register import ConfidantRegister
        from buurthuis_app.vault.key_wrapping import STANDARD

        return ConfidantRegister(
            *(self.database, self.clock, self.actor, self.centre.id),
            folder=paths.computer_folder(),
            cost=self.passphrase_cost or STANDARD,
        )

    @cached_property
    def confidant_papers(self) -> ConfidantPapers:
        """Posters and cards of the confidant."""
        from buurthuis_app.services.confidant.papers import ConfidantPapers

        return ConfidantPapers(self.database, self.confidants, self.confiding)

    @cached_property
    def keeping(self) -> Keeping:
        """Backups, checks and erasing."""
        from buurthuis_app.services.privacy.maintenance import Keeping

        return Keeping(self.database, self.clock, self.actor)

    @cached_property
    def backups(self) -> Backups:
        """Which backups there are."""
        from buurthuis_app.services.privacy.backups import Backups

        return Backups(self.database.path, self.clock)

    @cached_property
    def drafting(self) -> Drafting:
        """Half-written forms."""
        from buurthuis_app.services.shared.drafts import Drafting

        return Drafting(self.database, self.clock, self.actor)
