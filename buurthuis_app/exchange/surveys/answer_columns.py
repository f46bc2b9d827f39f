"""Columns of a table of answers: which question each is about, and which option of it where it has one to itself.

Forms give a question a column, or each of its options one: "Waar komt u voor? [Koffie]", or the question once with its
options in a second row of headings, under which other words ("Response") say that a column is the answer itself.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from buurthuis_app.domain.surveys.survey import Questionnaire, SurveyQuestion
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value, column_letters
from buurthuis_app.exchange.files.text_compare import plain, same_name
from buurthuis_app.i18n import _

_HEADER_WITHIN = 10
_OF_QUESTION = re.compile(r"(.+?)\s*\[([^\[\]]+)\]\s*", re.DOTALL)
_THE_ANSWER = {
    *("response", "open ended response", "antwoord", "reactie", "reponse", "antwort"),
    *("open antwoord", "answer"),
}
"""What a second row of headings says above a column that holds the whole answer."""


class AnswerColumn(Struct, frozen=True, kw_only=True):
    """What one column tells: a question, or only whether `option` of it was chosen."""

    question: SurveyQuestion
    option: str = ""


class AnswerColumns(Struct, frozen=True, kw_only=True):
    """The columns of a sheet; the forms begin in `first_row`. `headings` are those that belong to no question."""

    columns: Mapping[int, AnswerColumn]
    first_row: int
    unused: tuple[str, ...]


def find_answer_columns(sheet: SheetGrid, questionnaire: Questionnaire) -> AnswerColumns | None:
    """The row of headings that names questions; None when there is none."""
    names = _names(questionnaire)
    for row in range(min(len(sheet.rows), _HEADER_WITHIN)):
        headings = [as_text(value) for value in sheet.rows[row]]
        found = _of_headings(headings, names)
        if found and (row == 0 or not all(headings[column].isdigit() for column in found)):
            return _completed(sheet, row, found, questionnaire)
    return None


def option_names(questionnaire: Questionnaire, question: SurveyQuestion) -> dict[str, int]:
    """The place of each option by its name, in every language, and by its number."""
    found = {str(place + 1): place for place in range(len(question.options))}
    wordings = [
        wording.options
        for wording in questionnaire.question_wordings
        if wording.question_id == question.id
    ]
    for options in (*wordings, question.options):
        found |= {same_name(option): place for place, option in enumerate(options)}
    return found


def as_text(value: Value) -> str:
    """A cell as somebody would have typed it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _names(questionnaire: Questionnaire) -> dict[str, SurveyQuestion]:
    names: dict[str, SurveyQuestion] = {}
    for number, question in enumerate(questionnaire.questions, start=1):
        said = [
            wording.words
            for wording in questionnaire.question_wordings
            if wording.question_id == question.id
        ]
        for words in (question.words, *said):
            names[plain(words)] = question
            names[plain(f"{number} {words}")] = question
        for words in (str(number), f"vraag {number}", f"v{number}", f"q{number}"):
            names.setdefault(words, question)
    return names


def _of_headings(
    headings: list[str], names: Mapping[str, SurveyQuestion]
) -> dict[int, AnswerColumn]:
    found: dict[int, AnswerColumn] = {}
    whole = set()
    for column, heading in enumerate(headings):
        question = names.get(plain(heading))
        of_option = _OF_QUESTION.fullmatch(heading)
        if question is not None and (question.id not in whole or question.kind.has_options):
            whole.add(question.id)
            found[column] = AnswerColumn(question=question)
        elif question is None and of_option:
            asked = names.get(plain(of_option[1]))
            if asked is not None and asked.kind.has_options:
                found[column] = AnswerColumn(question=asked, option=of_option[2].strip())
    return found


def _completed(
    sheet: SheetGrid, row: int, found: dict[int, AnswerColumn], questionnaire: Questionnaire
) -> AnswerColumns:
    """With the options of a second row of headings, and the columns without heading that follow a question."""
    below = {
        column: as_text(sheet.at(row + 1, column))
        for column in range(sheet.width)
        if sheet.at(row + 1, column) is not None
    }
    reach = _reach(sheet, row, found)
    options = {column: below[column] for column in reach if column in below}
    if not _is_second_row(below, options, reach, found, questionnaire):
        columns, first = found, row + 1
    else:
        columns, first = {}, row + 2
        for column, question in reach.items():
            words = options.get(column, "")
            alone = plain(words) in _THE_ANSWER or not words or not question.kind.has_options
            if column in found or words:
                option = "" if alone else words
                columns[column] = AnswerColumn(question=question, option=option)
    return AnswerColumns(
        columns=columns, first_row=first, unused=_unused(sheet, row, first, columns)
    )


def _reach(
    sheet: SheetGrid, row: int, found: Mapping[int, AnswerColumn]
) -> dict[int, SurveyQuestion]:
    """The question of each column: a heading holds for those after it that have none."""
    reach: dict[int, SurveyQuestion] = {}
    asked: SurveyQuestion | None = None
    for column in range(sheet.width):
        if column in found:
            asked = found[column].question
        elif sheet.at(row, column) is not None:
            asked = None
        if asked is not None:
            reach[column] = asked
    return reach


def _is_second_row(
    below: Mapping[int, str],
    options: Mapping[int, str],
    reach: Mapping[int, SurveyQuestion],
    found: Mapping[int, AnswerColumn],
    questionnaire: Questionnaire,
) -> bool:
    """Whether the row below only names options and says "Response": then it is no form."""
    if not options or set(below) - set(options):
        return False
    known = [
        column
        for column, words in options.items()
        if plain(words) in _THE_ANSWER
        or same_name(words) in option_names(questionnaire, reach[column])
    ]
    says_so = any(plain(words) in _THE_ANSWER for words in options.values())
    spreads = any(column not in found for column in options)
    return (says_so or spreads) and 2 * len(known) >= len(options)


def _unused(
    sheet: SheetGrid, row: int, first: int, columns: Mapping[int, AnswerColumn]
) -> tuple[str, ...]:
    """The headings of columns that belong to no question, and those without one that hold something."""
    unused = []
    for column in range(sheet.width):
        heading = as_text(sheet.at(row, column))
        if column in columns:
            continue
        if heading:
            unused.append(heading)
        elif any(value is not None for value in sheet.column(column, first)):
            unused.append(_("Kolom {letter} (zonder kop)").format(letter=column_letters(column)))
    return tuple(unused)
