"""Surveys of the demo as data: what they ask, in three languages, and what people wrote to them."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.surveys.survey import QuestionKind


class QuestionWordingData(Data, frozen=True, kw_only=True):
    """A question in another language."""

    language: str
    words: str
    options: tuple[str, ...] = ()


class QuestionData(Data, frozen=True, kw_only=True):
    """A question, and how likely each answer is."""

    kind: QuestionKind
    words: str
    options: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()
    answered: float = 0.95
    """The share of the people that answers it."""
    wordings: tuple[QuestionWordingData, ...] = ()


class SurveyWordingData(Data, frozen=True, kw_only=True):
    """Title and introduction in another language."""

    language: str
    title: str
    introduction: str


class SurveyData(Data, frozen=True, kw_only=True):
    """A survey, and what people wrote to its open question."""

    title: str
    introduction: str
    wordings: tuple[SurveyWordingData, ...]
    questions: tuple[QuestionData, ...]
    open_answers: tuple[str, ...]


class SurveysData(Data, frozen=True, kw_only=True):
    """A poll of the town, and the survey that visitors are asked to fill in each year."""

    town_poll: SurveyData
    visitors: SurveyData


@cache
def surveys_data() -> SurveysData:
    """The file `surveys`."""
    return read("surveys", SurveysData)
