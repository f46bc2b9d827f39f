"""Incoming forms of a survey: what this file objects to, or else what is written."""

from buurthuis_app.domain.packets.forms_news import FormsNews
from buurthuis_app.domain.packets.undecided import Objected, Objection
from buurthuis_app.domain.surveys.survey import Answer, AnswerSheet, Survey
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.surveys import surveys


class IncomingForms:
    """Takes the forms of one survey in, as far as nobody needs to decide. Each comes once, in whatever order."""

    def __init__(self, work: Work, agreed: frozenset[Objection]) -> None:
        self._work = work
        self._agreed = agreed

    def take(self, news: FormsNews) -> Objected | None:
        """Write the forms; when this file objects nothing is written, and that is returned."""
        survey = self._work.store(Survey).get(news.asked.survey.id)
        if survey is None:
            return Objected(objection=Objection.SURVEY_GONE)
        here = surveys.questionnaire(self._work, survey)
        if not news.fits(here):
            if Objection.SURVEY_CHANGED not in self._agreed:
                return Objected(objection=Objection.SURVEY_CHANGED)
            news = news.fitting(here)
        new = news.without(sheet.id for sheet in surveys.kept_sheets(self._work, survey.id))
        self._work.store(AnswerSheet).add(*new.sheets)
        self._work.store(Answer).add(*new.answers)
        return None
