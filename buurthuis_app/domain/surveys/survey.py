"""Surveys (peilingen): at most ten questions, in more languages, answered by people without a name."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

USUAL_LENGTH = dt.timedelta(weeks=4)
"""For which a new survey can be filled in."""
MOST_QUESTIONS = 10
MOST_OPTIONS = 12
LONGEST_TITLE = 120
LONGEST_QUESTION = 300
LONGEST_OPTION = 120
LONGEST_INTRODUCTION = 1000
LONGEST_ANSWER = 4000
LOWEST_MARK, HIGHEST_MARK = 1, 10
MOST_HANDED_OUT = 99_999


class QuestionKind(Enum):
    """Kind of question."""

    MARK = "mark"
    """Mark from 1 to 10."""
    CHOICE = "choice"
    """Choice of one option."""
    CHOICES = "choices"
    """Any number of the options."""
    YES_NO = "yes_no"
    OPEN = "open"
    """Answer in one's own words."""

    @property
    def has_options(self) -> bool:
        """Whether the kind of question has options."""
        return self in {QuestionKind.CHOICE, QuestionKind.CHOICES}


class AnsweredBy(Enum):
    """How a filled-in form came into the program."""

    DOOR = "door"
    PAPER = "paper"
    FILE = "file"


class Survey(Struct, frozen=True, kw_only=True):
    """A round of questions, open from `first` to `last`, both included.

    `at_door` lets visitors fill it in at the door. `handed_out` is how many people were asked, None when nobody knows.
    `repeats_id` is the earlier survey that this one asks again.
    """

    id: UUID
    centre_id: UUID
    title: str
    introduction: str = ""
    first: dt.date
    last: dt.date
    at_door: bool = False
    handed_out: int | None = None
    theme_id: UUID | None = None
    repeats_id: UUID | None = None
    version: int = 1

    def open_on(self, day: dt.date) -> bool:
        """Whether the survey runs on this day."""
        return self.first <= day <= self.last

    @property
    def year(self) -> int:
        """The year that its outcome is of: that of its last day."""
        return self.last.year


class SurveyQuestion(Struct, frozen=True, kw_only=True):
    """One question.

    `options` are all that could ever be chosen; their places are what answers name, so none ever moves or goes.
    `asked` are the places of those that are asked, in the order in which people see them; nothing stands for all of
    them as they are. An option that is not asked any more has ended (*vervallen*).
    """

    id: UUID
    survey_id: UUID
    position: int
    kind: QuestionKind
    words: str
    options: tuple[str, ...] = ()
    asked: tuple[int, ...] = ()
    repeats_id: UUID | None = None
    version: int = 1

    @property
    def offered(self) -> tuple[tuple[int, str], ...]:
        """What people can choose, in the order in which they see it: the place of each option and its words."""
        places = self.asked or range(len(self.options))
        return tuple((place, self.options[place]) for place in places)

    @property
    def ended(self) -> tuple[tuple[int, str], ...]:
        """The options that are not asked any more."""
        asked = {place for place, _words in self.offered}
        return tuple(
            (place, words) for place, words in enumerate(self.options) if place not in asked
        )

    def offering(self, lines: Iterable[tuple[int | None, str]]) -> "SurveyQuestion":
        """The same question with these options, in this order: the place of each known one, None for a new one.

        What is left out has ended. A new one with the words of an ended one is that one again.
        """
        lines = tuple(lines)
        options, asked = list(self.options), []
        kept = {place for place, _words in lines}
        again = {
            name_key(words): place for place, words in enumerate(self.options) if place not in kept
        }
        for known, words in lines:
            place = again.pop(name_key(words), None) if known is None else known
            if place is None:
                place = len(options)
                options.append(words)
            options[place] = words
            asked.append(place)
        plain = asked == list(range(len(options)))
        return replace(self, options=tuple(options), asked=() if plain else tuple(asked))


class SurveyWording(Struct, frozen=True, kw_only=True):
    """Title and introduction in another language."""

    survey_id: UUID
    language: str
    title: str
    introduction: str = ""


class QuestionWording(Struct, frozen=True, kw_only=True):
    """A question in another language; its options in the same order."""

    question_id: UUID
    language: str
    words: str
    options: tuple[str, ...] = ()


class AnswerSheet(Struct, frozen=True, kw_only=True):
    """One filled-in form: of nobody, at no time. Its id is drawn by chance, so that no order or moment is in it."""

    id: UUID
    survey_id: UUID
    answered_by: AnsweredBy


class Answer(Struct, frozen=True, kw_only=True):
    """One answer on a form; of several choices there is one for each.

    `value` is the mark, 1 for yes and 0 for no, or the place of the chosen option; 0 beside the `words` of an open
    answer.
    """

    sheet_id: UUID
    question_id: UUID
    value: int
    words: str = ""


class Reply(Struct, frozen=True, kw_only=True):
    """What one person answers to one question, before it is kept."""

    question_id: UUID
    values: tuple[int, ...] = ()
    words: str = ""

    @property
    def given(self) -> bool:
        """Whether the reply holds an answer."""
        return bool(self.values or self.words.strip())


class Questionnaire(Struct, frozen=True, kw_only=True):
    """A survey with its questions in their order, and all of it in other languages."""

    survey: Survey
    questions: tuple[SurveyQuestion, ...] = ()
    survey_wordings: tuple[SurveyWording, ...] = ()
    question_wordings: tuple[QuestionWording, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that all questions are in, Dutch first."""
        asked = {question.id for question in self.questions}
        asked_in: dict[str, set[UUID]] = {}
        for wording in self.question_wordings:
            asked_in.setdefault(wording.language, set()).add(wording.question_id)
        return ("nl", *sorted(code for code, ids in asked_in.items() if asked <= ids))

    def spoken(self, language: str) -> "Questionnaire":
        """The same in another language; what is not translated stays Dutch."""
        words = {
            wording.question_id: wording
            for wording in self.question_wordings
            if wording.language == language
        }
        own = next(
            (wording for wording in self.survey_wordings if wording.language == language), None
        )
        survey = self.survey
        if own is not None:
            survey = replace(survey, title=own.title, introduction=own.introduction)
        questions = tuple(
            replace(question, words=words[question.id].words, options=words[question.id].options)
            if question.id in words
            else question
            for question in self.questions
        )
        return replace(self, survey=survey, questions=questions)


def languages() -> dict[str, str]:
    """The languages that questions can be written in, each by its own name."""
    return {
        "en": "English",
        "tr": "Türkçe",
        "ar": "العربية",
        "uk": "Українська",
        "pl": "Polski",
        "de": "Deutsch",
        "fr": "Français",
        "es": "Español",
    }


@gathered
def problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """All that must still be mended in a survey and its questions."""
    yield from _problems_of_survey(questionnaire.survey)
    if not questionnaire.questions:
        yield Problem("questions", _("Er is nog geen vraag. Maak er ten minste één."))
    if len(questionnaire.questions) > MOST_QUESTIONS:
        sentence = _("Dit zijn meer dan {n} vragen. Een korte lijst wordt vaker ingevuld.")
        yield Problem("questions", sentence.format(n=MOST_QUESTIONS))
    for number, question in enumerate(questionnaire.questions, start=1):
        where = _("Vraag {n}:").format(n=number)
        yield from (
            Problem("questions", f"{where} {sentence}") for sentence in faults_of_question(question)
        )
    yield from _problems_of_wordings(questionnaire)


def _problems_of_survey(survey: Survey) -> Iterator[Problem]:
    if not survey.title.strip():
        yield Problem("title", _("Vul in hoe de peiling heet."))
    yield from too_long(survey, {"title": LONGEST_TITLE, "introduction": LONGEST_INTRODUCTION})
    if survey.last < survey.first:
        yield Problem("last", _("De laatste dag ligt voor de eerste. Kies een latere laatste dag."))
    if survey.handed_out is not None and not 1 <= survey.handed_out <= MOST_HANDED_OUT:
        sentence = _("Kies aan hoeveel mensen het gevraagd is: 1 of meer, of laat het leeg.")
        yield Problem("handed_out", sentence)


def faults_of_question(question: SurveyQuestion) -> tuple[str, ...]:
    """What must still be mended in one question, as sentences."""
    faults = []
    if not question.words.strip():
        faults.append(_("vul de vraag in."))
    if len(question.words.strip()) > LONGEST_QUESTION:
        faults.append(_("de vraag is langer dan {n} tekens.").format(n=LONGEST_QUESTION))
    if question.kind.has_options:
        options = [name_key(words) for _place, words in question.offered]
        if len(options) < 2:  # noqa: PLR2004 - with one there is nothing to choose
            faults.append(_("geef twee of meer antwoorden om uit te kiezen."))
        if len(options) > MOST_OPTIONS:
            faults.append(_("geef ten hoogste {n} antwoorden.").format(n=MOST_OPTIONS))
        if len(set(options)) < len(options) or "" in options:
            faults.append(_("elk antwoord staat er één keer en is niet leeg."))
        if any(len(option) > LONGEST_OPTION for option in options):
            faults.append(_("een antwoord is langer dan {n} tekens.").format(n=LONGEST_OPTION))
    return tuple(faults)


def _problems_of_wordings(questionnaire: Questionnaire) -> Iterator[Problem]:
    options = {question.id: len(question.options) for question in questionnaire.questions}
    for wording in questionnaire.question_wordings:
        name = languages().get(wording.language, wording.language)
        if len(wording.options) != options.get(wording.question_id, len(wording.options)):
            sentence = _("Het aantal antwoorden in het {language} is anders. Vertaal ze alle.")
            yield Problem("questions", sentence.format(language=name))
        if len(wording.words.strip()) > LONGEST_QUESTION or not wording.words.strip():
            sentence = _("Een vraag in het {language} is leeg of te lang.")
            yield Problem("questions", sentence.format(language=name))


def problems_of_change(former: Questionnaire, new: Questionnaire) -> tuple[Problem, ...]:
    """What can't be changed any more once people have answered: a question, its kind, and what an answer says.

    Options may be renamed, moved, added and ended; none may take the words of another, for its votes would go along.
    """
    by_id = {question.id: question for question in new.questions}
    for question in former.questions:
        now = by_id.get(question.id)
        if now is None:
            sentence = _("Op deze vraag is al geantwoord, dus zij blijft staan: {question}")
        elif now.kind is not question.kind:
            sentence = _("Op deze vraag is al geantwoord, dus haar soort blijft: {question}")
        elif len(now.options) < len(question.options):
            sentence = _("Op deze vraag is al geantwoord, dus de antwoorden blijven: {question}")
        elif _trades_words(question, now):
            sentence = _(
                "Op deze vraag is al geantwoord. Zet een antwoord met de pijlen op een andere plaats, "
                "niet door het over te typen: {question}"
            )
        else:
            continue
        return (Problem("questions", sentence.format(question=question.words)),)
    return ()


def _trades_words(question: SurveyQuestion, now: SurveyQuestion) -> bool:
    """Whether an option says what another one said before."""
    former = {name_key(words): place for place, words in enumerate(question.options)}
    return any(
        former.get(name_key(words), place) != place
        for place, words in enumerate(now.options[: len(question.options)])
    )


def problems_of_replies(
    questions: Sequence[SurveyQuestion], replies: Iterable[Reply]
) -> tuple[Problem, ...]:
    """Why a filled-in form can't be kept as it is."""
    replies = tuple(replies)
    by_id = {question.id: question for question in questions}
    if not any(reply.given for reply in replies):
        return (Problem("replies", _("Er is nog niets ingevuld.")),)
    faults = []
    for reply in replies:
        question = by_id.get(reply.question_id)
        if question is None or not all(_allowed(question, value) for value in reply.values):
            faults.append(_("Een antwoord past niet bij de vraag."))
        elif len(reply.values) > 1 and question.kind is not QuestionKind.CHOICES:
            faults.append(_("Kies één antwoord bij: {question}").format(question=question.words))
        if len(reply.words.strip()) > LONGEST_ANSWER:
            sentence = _("Een antwoord is langer dan {n} tekens. Maak het korter.")
            faults.append(sentence.format(n=LONGEST_ANSWER))
    return tuple(Problem("replies", sentence) for sentence in faults)


def _allowed(question: SurveyQuestion, value: int) -> bool:
    if question.kind is QuestionKind.MARK:
        return LOWEST_MARK <= value <= HIGHEST_MARK
    if question.kind is QuestionKind.YES_NO:
        return value in {0, 1}
    return question.kind.has_options and 0 <= value < len(question.options)


def answers_of(sheet_id: UUID, replies: Iterable[Reply]) -> tuple[Answer, ...]:
    """A person's replies as they are kept."""
    answers = []
    for reply in replies:
        words = reply.words.strip()
        if words:
            answers.append(
                Answer(sheet_id=sheet_id, question_id=reply.question_id, value=0, words=words)
            )
        else:
            answers.extend(
                Answer(sheet_id=sheet_id, question_id=reply.question_id, value=value)
                for value in sorted(set(reply.values))
            )
    return tuple(answers)
