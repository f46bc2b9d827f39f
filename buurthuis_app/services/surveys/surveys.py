"""Surveys: make them, let people answer without a name, and say what they answered."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import folded, tidied
from buurthuis_app.domain.surveys import survey as rules
from buurthuis_app.domain.surveys.survey import (
    AnsweredBy,
    QuestionKind,
    Questionnaire,
    Reply,
    Survey,
    SurveyQuestion,
)
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.centre import references
from buurthuis_app.persistence.queries.surveys import surveys as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared import answers
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there
from buurthuis_app.services.surveys import storage
from buurthuis_app.services.surveys.repeated_options import set_apart

CHANGES = frozenset({Topic.GOALS})


class SurveyLine(Struct, frozen=True, kw_only=True):
    """A survey in the list, and how many forms were filled in."""

    survey: Survey
    sheets: int


class Surveys(Service):
    """The door sees what is asked today, and adds to it; it never sees what others answered."""

    def all(self) -> tuple[SurveyLine, ...]:
        """Every survey, the newest first."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            surveys = work.store(Survey).find(centre_id=self._centre_id)
            sheets = queries.sheets(work, self._centre_id)
        newest = sorted(
            surveys, key=lambda survey: (survey.last, folded(survey.title)), reverse=True
        )
        return tuple(
            SurveyLine(survey=survey, sheets=sheets.get(survey.id, 0)) for survey in newest
        )

    def questionnaire(self, survey_id: UUID) -> Questionnaire:
        """A survey with its questions. Raises Conflict when it was removed."""
        self._actor.demand(Permission.COUNT)
        with self._database.read() as work:
            return queries.questionnaire(work, still_there(work, Survey, survey_id))

    def at_door(self) -> tuple[Questionnaire, ...]:
        """What visitors can fill in at the door today."""
        self._actor.demand(Permission.COUNT)
        today = self._clock.today()
        with self._database.read() as work:
            asked = work.store(Survey).find(centre_id=self._centre_id, at_door=True)
            return tuple(
                queries.questionnaire(work, survey) for survey in asked if survey.open_on(today)
            )

    def blank(self) -> Questionnaire:
        """An empty survey for the coming weeks. Nothing is kept yet."""
        today = self._clock.today()
        return Questionnaire(
            survey=Survey(
                id=new_id(),
                centre_id=self._centre_id,
                title="",
                first=today,
                last=today + rules.USUAL_LENGTH,
            )
        )

    def blank_question(self, survey_id: UUID, position: int) -> SurveyQuestion:
        """A question to fill in, answered with a mark. Nothing is kept yet."""
        return SurveyQuestion(
            id=new_id(),
            survey_id=survey_id,
            position=position,
            kind=QuestionKind.MARK,
            words="",
        )

    def again(self, survey_id: UUID) -> Questionnaire:
        """The same questions once more, for the coming weeks, to be compared with this time. Nothing is kept yet."""
        former = self.questionnaire(survey_id)
        today = self._clock.today()
        survey = replace(
            former.survey,
            id=new_id(),
            first=today,
            last=today + (former.survey.last - former.survey.first),
            handed_out=None,
            repeats_id=former.survey.id,
            version=1,
        )
        new = {question.id: new_id() for question in former.questions}
        return Questionnaire(
            survey=survey,
            questions=tuple(
                replace(
                    question,
                    id=new[question.id],
                    survey_id=survey.id,
                    repeats_id=question.id,
                    version=1,
                )
                for question in former.questions
            ),
            survey_wordings=tuple(
                replace(wording, survey_id=survey.id) for wording in former.survey_wordings
            ),
            question_wordings=tuple(
                replace(wording, question_id=new[wording.question_id])
                for wording in former.question_wordings
            ),
        )

    def keep(self, questionnaire: Questionnaire, *, new: bool) -> Done[Questionnaire]:
        """Keep a new or changed survey with its questions.

        Raises Invalid, also for a change of what people have answered already, or Conflict.
        """
        self._actor.demand(Permission.SET_GOALS)
        questionnaire = _tidied(questionnaire)
        refuse(rules.problems(questionnaire))
        with self._database.begin() as work:
            if new:
                stored = storage.add(work, set_apart(work, None, questionnaire))
            else:
                former = self._former(work, questionnaire)
                stored = storage.change(work, former, set_apart(work, former, questionnaire))
        return self._done(work, stored, CHANGES, storage.answered(stored.survey.id))

    def remove(self, survey: Survey) -> Done[Survey]:
        """Take a survey away with all its answers; undo brings back all of it.

        Raises Invalid while an indicator or a later survey uses it.
        """
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            current = queries.questionnaire(work, still_there(work, Survey, survey.id))
            _refuse_used(work, current)
            storage.kept_forms(work, survey.id).forget(work)
            answers.let_go(work, survey_id=survey.id)
            storage.remove(work, current)
        return self._done(work, survey, CHANGES)

    def fill_in(
        self, survey_id: UUID, replies: Sequence[Reply], answered_by: AnsweredBy
    ) -> Done[int]:
        """Keep one filled-in form; the value is how many there are now.

        Raises Invalid when it is empty or does not fit the questions, or when the door asks outside its days.
        """
        self._actor.demand(Permission.COUNT)
        with self._database.begin() as work:
            survey = still_there(work, Survey, survey_id)
            if answered_by is AnsweredBy.DOOR and not survey.open_on(self._clock.today()):
                raise Invalid(_("Deze peiling is voorbij. Dank u wel."))
            questions = queries.questionnaire(work, survey).questions
            refuse(rules.problems_of_replies(questions, replies))
            storage.new_forms(survey_id, [replies], answered_by).keep(work)
            number = queries.sheets_of(work, survey_id)
        return self._done(work, number, CHANGES)

    def _former(self, work: Work, new: Questionnaire) -> Questionnaire:
        former = queries.questionnaire(work, still_there(work, Survey, new.survey.id))
        if queries.sheets_of(work, new.survey.id):
            refuse(rules.problems_of_change(former, new))
        kept_ids = {question.id for question in new.questions}
        for gone in (question for question in former.questions if question.id not in kept_ids):
            if references.uses(work, SurveyQuestion, gone.id).keys() & {
                "indicator",
                "survey_question",
            }:
                raise Invalid(
                    _("Een kengetal of een latere peiling gebruikt deze vraag: {question}").format(
                        question=gone.words
                    )
                )
        return former


def _refuse_used(work: Work, questionnaire: Questionnaire) -> None:
    if references.uses(work, Survey, questionnaire.survey.id).keys() & {"survey"}:
        raise Invalid(
            _("Een latere peiling herhaalt deze en vergelijkt ermee. Haal die eerst weg.")
        )
    if any(
        "indicator" in references.uses(work, SurveyQuestion, question.id)
        for question in questionnaire.questions
    ):
        raise Invalid(
            _("Een kengetal gebruikt deze peiling. Kies daar eerst een andere manier van meten.")
        )


def _tidied(questionnaire: Questionnaire) -> Questionnaire:
    """Without spaces around words, with the questions numbered in their order, and no words of what is gone."""
    asked = {question.id for question in questionnaire.questions}
    return Questionnaire(
        survey=tidied(questionnaire.survey),
        questions=tuple(
            replace(
                question,
                position=place,
                words=" ".join(question.words.split()),
                options=tuple(" ".join(option.split()) for option in question.options)
                if question.kind.has_options
                else (),
                asked=question.asked if question.kind.has_options else (),
            )
            for place, question in enumerate(questionnaire.questions)
        ),
        survey_wordings=questionnaire.survey_wordings,
        question_wordings=tuple(
            wording for wording in questionnaire.question_wordings if wording.question_id in asked
        ),
    )
