"""All use cases of one opened centre. Each is made, and its code loaded, when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from buurthuis_app import paths
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.permissions import Actor
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.shared.clock import Clock

if TYPE_CHECKING:
    from buurthuis_app.services.activities.calendar_files import Calendars
    from buurthuis_app.services.activities.merging import Merging
    from buurthuis_app.services.activities.planning import Planning
    from buurthuis_app.services.activities.week_programme import Programmes
    from buurthuis_app.services.centre.areas import Neighbourhoods
    from buurthuis_app.services.centre.lists import Lists
    from buurthuis_app.services.confidant.messages import Confiding
    from buurthuis_app.services.confidant.page import Confidants
    from buurthuis_app.services.confidant.papers import ConfidantPapers
    from buurthuis_app.services.confidant.register import ConfidantRegister
    from buurthuis_app.services.confidant.released_figures import ConfidantFigures
    from buurthuis_app.services.counts.counting import Counting
    from buurthuis_app.services.counts.door_code import DoorCode
    from buurthuis_app.services.counts.sheet_import import Importing
    from buurthuis_app.services.figures.export import Exporting
    from buurthuis_app.services.figures.harvest import Harvest
    from buurthuis_app.services.goals.papers import GoalPapers
    from buurthuis_app.services.goals.report import GoalsReport
    from buurthuis_app.services.indicators.indicators import Indicators
    from buurthuis_app.services.initiatives.budgets import Budgets
    from buurthuis_app.services.initiatives.export import GoalExports
    from buurthuis_app.services.initiatives.initiatives import Initiatives
    from buurthuis_app.services.overviews.adoption import Adopting
    from buurthuis_app.services.overviews.aims import Aiming
    from buurthuis_app.services.overviews.gathering import Gathering
    from buurthuis_app.services.overviews.overviews import Overviews
    from buurthuis_app.services.overviews.presentation import Presenting
    from buurthuis_app.services.privacy.maintenance import Keeping
    from buurthuis_app.services.promises.promises import Promises
    from buurthuis_app.services.rosters.assigning import Rostering
    from buurthuis_app.services.rosters.papers import RosterPapers
    from buurthuis_app.services.rosters.proposing import RosterProposing
    from buurthuis_app.services.rosters.shifts import ShiftPlanning
    from buurthuis_app.services.search.search import Finding
    from buurthuis_app.services.shared.drafts import Drafting
    from buurthuis_app.services.signups.attendance import Attendance
    from buurthuis_app.services.signups.retention import SignUpTerms
    from buurthuis_app.services.signups.sign_ups import Signing
    from buurthuis_app.services.stories.choices import Choosing
    from buurthuis_app.services.stories.stories import Telling
    from buurthuis_app.services.surveys.outcomes import SurveyOutcomes
    from buurthuis_app.services.surveys.papers import SurveyPapers
    from buurthuis_app.services.surveys.surveys import Surveys
    from buurthuis_app.services.volunteers.brought_files import BroughtFiles
    from buurthuis_app.services.volunteers.figures import VolunteersCounted
    from buurthuis_app.services.volunteers.hours import Hours
    from buurthuis_app.services.volunteers.importing import PeopleImporting
    from buurthuis_app.services.volunteers.papers import PeoplePapers
    from buurthuis_app.services.volunteers.retention import VolunteerTerms
    from buurthuis_app.services.volunteers.vacancies import Vacancies
    from buurthuis_app.services.volunteers.volunteers import Volunteers
    from buurthuis_app.vault.key_wrapping import Cost


class House:
    """What a window or a command works with."""

    def __init__(self, database: Database, clock: Clock, actor: Actor, centre: Centre) -> None:
        self.database = database
        self.clock = clock
        self.actor = actor
        self.centre = centre
        self.passphrase_cost: Cost | None = None
        """What a new passphrase of the confidant costs to guess; None for the usual. Tests ask less."""

    @cached_property
    def counting(self) -> "Counting":
        """Counting at the door."""
        from buurthuis_app.services.counts.counting import Counting

        return Counting(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def door_code(self) -> "DoorCode":
        """The code that leads from the door back to the office."""
        from buurthuis_app.services.counts.door_code import DoorCode

        return DoorCode(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def planning(self) -> "Planning":
        """Making and changing activities."""
        from buurthuis_app.services.activities.planning import Planning

        return Planning(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def signing(self) -> "Signing":
        """Who signed up for what."""
        from buurthuis_app.services.signups.sign_ups import Signing

        return Signing(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def sign_up_terms(self) -> "SignUpTerms":
        """How long the names of a list are kept."""
        from buurthuis_app.services.signups.retention import SignUpTerms

        return SignUpTerms(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def attendance(self) -> "Attendance":
        """Who was there."""
        from buurthuis_app.services.signups.attendance import Attendance

        return Attendance(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def lists(self) -> "Lists":
        """Rooms, kinds, themes and what else the centre keeps in lists."""
        from buurthuis_app.services.centre.lists import Lists

        return Lists(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def telling(self) -> "Telling":
        """Keeping stories."""
        from buurthuis_app.services.stories.stories import Telling

        return Telling(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def choosing(self) -> "Choosing":
        """Choosing stories for an overview."""
        from buurthuis_app.services.stories.choices import Choosing

        return Choosing(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def harvest(self) -> "Harvest":
        """The figures of a period."""
        from buurthuis_app.services.figures.harvest import Harvest

        return Harvest(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def merging(self) -> "Merging":
        """Putting two activities together."""
        from buurthuis_app.services.activities.merging import Merging

        return Merging(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def overviews(self) -> "Overviews":
        """The harvest on paper."""
        from buurthuis_app.services.overviews.overviews import Overviews

        return Overviews(self.gathering, self.presenting)

    @cached_property
    def presenting(self) -> "Presenting":
        """How the centre's papers look."""
        from buurthuis_app.services.overviews.presentation import Presenting

        return Presenting(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def aiming(self) -> "Aiming":
        """What was aimed at in a year."""
        from buurthuis_app.services.overviews.aims import Aiming

        return Aiming(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def adopting(self) -> "Adopting":
        """Overviews as the board adopted them."""
        from buurthuis_app.services.overviews.adoption import Adopting

        return Adopting(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def gathering(self) -> "Gathering":
        """All that a paper says of a period."""
        from buurthuis_app.services.overviews.gathering import Gathering

        return Gathering(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def importing(self) -> "Importing":
        """Taking in count sheets."""
        from buurthuis_app.services.counts.sheet_import import Importing

        return Importing(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def exporting(self) -> "Exporting":
        """Counts and stories, out to spreadsheets."""
        from buurthuis_app.services.figures.export import Exporting

        return Exporting(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def brought_files(self) -> "BroughtFiles":
        """What a file is about that somebody brings."""
        from buurthuis_app.services.volunteers.brought_files import BroughtFiles

        return BroughtFiles(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def calendars(self) -> "Calendars":
        """Calendar files, out and in."""
        from buurthuis_app.services.activities.calendar_files import Calendars

        return Calendars(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def finding(self) -> "Finding":
        """Finding anything from anywhere."""
        from buurthuis_app.services.search.search import Finding

        return Finding(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def programmes(self) -> "Programmes":
        """The week's programme on a poster."""
        from buurthuis_app.services.activities.week_programme import Programmes

        return Programmes(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def initiatives(self) -> "Initiatives":
        """Residents' initiatives."""
        from buurthuis_app.services.initiatives.initiatives import Initiatives

        return Initiatives(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def budgets(self) -> "Budgets":
        """The money for initiatives."""
        from buurthuis_app.services.initiatives.budgets import Budgets

        return Budgets(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def promises(self) -> "Promises":
        """What the centre promises."""
        from buurthuis_app.services.promises.promises import Promises

        return Promises(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def neighbourhoods(self) -> "Neighbourhoods":
        """What the areas are like, and what happens there."""
        from buurthuis_app.services.centre.areas import Neighbourhoods

        return Neighbourhoods(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def confiding(self) -> "Confiding":
        """Leaving the confidant a message."""
        from buurthuis_app.services.confidant.messages import Confiding

        return Confiding(
            self.database, self.clock, self.actor, self.centre.id, paths.computer_folder()
        )

    @cached_property
    def confidant_register(self) -> "ConfidantRegister":
        """The way into the confidant's sealed register. What it opens is never kept here."""
        from buurthuis_app.services.confidant.register import ConfidantRegister
        from buurthuis_app.vault.key_wrapping import STANDARD

        return ConfidantRegister(
            *(self.database, self.clock, self.actor, self.centre.id),
            folder=paths.computer_folder(),
            cost=self.passphrase_cost or STANDARD,
        )

    @cached_property
    def confidant_figures(self) -> "ConfidantFigures":
        """What the confidant released of her yearly figures."""
        from buurthuis_app.services.confidant.released_figures import ConfidantFigures

        return ConfidantFigures(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def confidants(self) -> "Confidants":
        """The page of the confidant, for everybody."""
        from buurthuis_app.services.confidant.page import Confidants

        return Confidants(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def confidant_papers(self) -> "ConfidantPapers":
        """Her posters and cards."""
        from buurthuis_app.services.confidant.papers import ConfidantPapers

        return ConfidantPapers(self.confidants, self.confiding)

    @cached_property
    def indicators(self) -> "Indicators":
        """What town and centre follow from year to year."""
        from buurthuis_app.services.indicators.indicators import Indicators

        return Indicators(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def goals_report(self) -> "GoalsReport":
        """What was aimed at and what came of it, on paper and for scripts."""
        from buurthuis_app.services.goals.report import GoalsReport

        return GoalsReport(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def surveys(self) -> "Surveys":
        """Asking people, without their names."""
        from buurthuis_app.services.surveys.surveys import Surveys

        return Surveys(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def survey_papers(self) -> "SurveyPapers":
        """The form to fill in by hand, and what came of it."""
        from buurthuis_app.services.surveys.papers import SurveyPapers

        return SurveyPapers(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def survey_outcomes(self) -> "SurveyOutcomes":
        """What they answered."""
        from buurthuis_app.services.surveys.outcomes import SurveyOutcomes

        return SurveyOutcomes(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def volunteers(self) -> "Volunteers":
        """The people who make the house run."""
        from buurthuis_app.services.volunteers.volunteers import Volunteers

        return Volunteers(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def goal_exports(self) -> "GoalExports":
        """Initiatives and their money, out to spreadsheets."""
        from buurthuis_app.services.initiatives.export import GoalExports

        return GoalExports(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def volunteer_terms(self) -> "VolunteerTerms":
        """How long the data of volunteers is kept."""
        from buurthuis_app.services.volunteers.retention import VolunteerTerms

        return VolunteerTerms(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def people_importing(self) -> "PeopleImporting":
        """Taking in lists of volunteers."""
        from buurthuis_app.services.volunteers.importing import PeopleImporting

        return PeopleImporting(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def people_papers(self) -> "PeoplePapers":
        """Lists of names, and what is kept about one of them."""
        from buurthuis_app.services.volunteers.papers import PeoplePapers

        return PeoplePapers(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def hours(self) -> "Hours":
        """What volunteers worked, and may receive."""
        from buurthuis_app.services.volunteers.hours import Hours

        return Hours(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def volunteer_figures(self) -> "VolunteersCounted":
        """How many volunteers and hours, for overviews."""
        from buurthuis_app.services.volunteers.figures import VolunteersCounted

        return VolunteersCounted(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def vacancies(self) -> "Vacancies":
        """Whom the house looks for."""
        from buurthuis_app.services.volunteers.vacancies import Vacancies

        return Vacancies(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def goal_papers(self) -> "GoalPapers":
        """The papers of the tab Doelen."""
        from buurthuis_app.services.goals.papers import GoalPapers

        return GoalPapers(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def rostering(self) -> "Rostering":
        """Who stands where."""
        from buurthuis_app.services.rosters.assigning import Rostering

        return Rostering(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def shift_planning(self) -> "ShiftPlanning":
        """When somebody is needed."""
        from buurthuis_app.services.rosters.shifts import ShiftPlanning

        return ShiftPlanning(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def roster_proposing(self) -> "RosterProposing":
        """A proposal for the open places."""
        from buurthuis_app.services.rosters.proposing import RosterProposing

        return RosterProposing(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def roster_papers(self) -> "RosterPapers":
        """The roster on paper and for other calendars."""
        from buurthuis_app.services.rosters.papers import RosterPapers

        return RosterPapers(self.database, self.clock, self.actor, self.centre.id)

    @cached_property
    def keeping(self) -> "Keeping":
        """Backups, checks and erasing."""
        from buurthuis_app.services.privacy.maintenance import Keeping

        return Keeping(self.database, self.clock, self.actor)

    @cached_property
    def drafting(self) -> "Drafting":
        """Half-written forms."""
        from buurthuis_app.services.shared.drafts import Drafting

        return Drafting(self.database, self.clock, self.actor)
