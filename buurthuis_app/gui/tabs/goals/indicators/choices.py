"""Choices of the form of an indicator, read beside the window."""

from buurthuis_app.domain.centre.centre import ActivityKind, Area, TargetGroup, Theme
from buurthuis_app.domain.surveys.survey import QuestionKind
from buurthuis_app.gui.tabs.goals.indicators.forms import IndicatorChoices
from buurthuis_app.services.registry import CentreServices


def choices(house: CentreServices) -> IndicatorChoices:
    """What can be measured here, what it can be narrowed to, and the questions that give a figure.

    A question that was asked again is offered once: its figures are those of all the times together.
    """
    measured = house.indicators.measured_from()
    asked = [house.surveys.questionnaire(line.survey.id) for line in house.surveys.all()]
    return IndicatorChoices(
        kinds=measured.kinds,
        tallies=measured.tallies,
        themes=house.lists.all(Theme),
        areas=house.lists.all(Area),
        groups=house.lists.all(TargetGroup),
        activity_kinds=house.lists.all(ActivityKind),
        questions=tuple(
            (questionnaire.survey.title, question)
            for questionnaire in asked
            for question in questionnaire.questions
            if question.kind is not QuestionKind.OPEN and question.repeats_id is None
        ),
    )
