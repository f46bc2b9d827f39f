"""A survey on paper: the form to fill in, and what came of it."""

from uuid import UUID

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.domain.surveys.paper import SurveySheet
from buurthuis_app.domain.surveys.results import SurveyResult
from buurthuis_app.domain.surveys.survey import QuestionKind, Survey
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.persistence.queries.surveys import surveys as queries
from buurthuis_app.services.papers.naming import Naming
from buurthuis_app.services.papers.paper import Paper, picture
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.surveys.outcomes import SurveyOutcomes


class SurveyPapers(Service):
    """Service of survey papers. Who may read figures may print them."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        actor: Actor,
        centre_id: UUID,
        outcomes: SurveyOutcomes,
        naming: Naming,
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._outcomes = outcomes
        self._naming = naming

    def form(self, survey_id: UUID, language: str = "nl") -> Paper:
        """The empty form in a language."""
        from buurthuis_app.reports.surveys.survey_form import write_survey_form

        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            questionnaire = queries.questionnaire(work, still_there(work, Survey, survey_id))
            centre = still_there(work, Centre, self._centre_id)
            asked = questionnaire.spoken(language)
            whole = SurveySheet(centre=centre.name, printed_on=self._clock.today(), asked=asked)
            reviewed = self._naming.reviewed_in(work, whole)
        sheet = reviewed.value
        heading = _("Formulier {title}").format(title=sheet.asked.survey.title)
        return picture(
            heading,
            sheet.centre,
            lambda out: write_survey_form(sheet, out),
            reviewed.questions,
        )

    def outcome(self, survey_id: UUID) -> Document:
        """What people answered; what they wrote themselves only where it became a story that may go outside today."""
        from buurthuis_app.reports.surveys.survey_outcome import document

        with self._database.read() as work:
            outcome = self._outcomes.result_in(work, survey_id)
            centre = still_there(work, Centre, self._centre_id)
            told = self._told(work, outcome)
        return document(
            SurveySheet(
                centre=centre.name,
                printed_on=self._clock.today(),
                asked=outcome.questionnaire,
                outcome=outcome,
                stories=told,
            )
        )

    def _told(self, work: Work, outcome: SurveyResult) -> dict[UUID, tuple[tuple[str, str], ...]]:
        """By question; none of a survey that so few people filled in that their words would tell who they are."""
        if outcome.sheets < SMALLEST_GROUP:
            return {}
        today = self._clock.today()
        return {
            question.id: tuple(
                (story.happened, story.teller_role)
                for story in queries.stories_of(work, question.id)
                if story.shareable(today)
            )
            for question in outcome.questionnaire.questions
            if question.kind is QuestionKind.OPEN
        }
