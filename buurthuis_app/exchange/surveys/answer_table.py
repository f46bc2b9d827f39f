"""Reader of filled-in forms in a table: a row a form, a column a question, in whatever order of columns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.domain.surveys.answer_file import FileReply, SurveyFile, UnknownOption
from buurthuis_app.domain.surveys.survey import (
    HIGHEST_MARK,
    LONGEST_ANSWER,
    LOWEST_MARK,
    QuestionKind,
    Questionnaire,
    Reply,
    SurveyQuestion,
)
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.files.open_book import open_book
from buurthuis_app.exchange.files.sheet_grid import SheetGrid, Value
from buurthuis_app.exchange.files.text_compare import plain, same_name, tidy, vocabulary
from buurthuis_app.i18n import _

MOST_FORMS = 20_000
_YES = vocabulary("ja j yes y waar true 1 x")
_NO = vocabulary("nee n no onwaar false 0")
_BETWEEN = (";", "\n", "|")
"""What stands between several choices in one cell; a comma may be part of an option."""


def read_survey(path: Path, questionnaire: Questionnaire) -> SurveyFile:
    """What the first sheet with a column for a question says. Raises Invalid when there is none."""
    book = open_book(path)
    for sheet in book.sheets:
        found = _columns(sheet, questionnaire)
        if found:
            head, columns = found
            return _Reader(sheet, head, columns, questionnaire, path.name).read()
    raise Invalid(
        _(
            "Dit bestand hoort niet bij deze peiling. Zet boven elke kolom de vraag, "
            "of 1, 2, 3 als nummer van de vraag."
        )
    )


def _columns(
    sheet: SheetGrid, questionnaire: Questionnaire
) -> tuple[int, dict[int, SurveyQuestion]] | None:
    """The row of headings, and which column is about which question."""
    names: dict[str, SurveyQuestion] = {}
    for number, question in enumerate(questionnaire.questions, start=1):
        said = [
            one.words for one in questionnaire.question_wordings if one.question_id == question.id
        ]
        for words in (question.words, *said):
            names[plain(words)] = question
            names[plain(f"{number} {words}")] = question
        for words in (str(number), f"vraag {number}", f"v{number}", f"q{number}"):
            names.setdefault(words, question)
    for row in range(min(len(sheet.rows), 10)):
        headings = [_text(value) for value in sheet.rows[row]]
        found: dict[int, SurveyQuestion] = {}
        for column, heading in enumerate(headings):
            asked = names.get(plain(heading))
            if asked is not None and asked not in found.values():
                found[column] = asked
        if found and (row == 0 or not _all_numbers(headings, found)):
            return row, found
    return None


def _all_numbers(headings: Sequence[str], found: dict[int, SurveyQuestion]) -> bool:
    """A later row of bare numbers is a form, not a head."""
    return all(headings[column].isdigit() for column in found)


class _Reader(Struct):
    sheet: SheetGrid
    head: int
    columns: dict[int, SurveyQuestion]
    questionnaire: Questionnaire
    name: str
    unreadable: list[Unreadable] = field(default_factory=list)
    unknown: Counter[tuple[UUID, str]] = field(default_factory=Counter)

    def read(self) -> SurveyFile:
        first, last = self.head + 1, len(self.sheet.rows)
        if last - first > MOST_FORMS:
            raise Invalid(
                _("Dit zijn meer dan {n} formulieren. Verdeel het bestand.").format(n=MOST_FORMS)
            )
        sheets = tuple(found for row in range(first, last) if (found := tuple(self._form(row))))
        asked = {question.id for question in self.columns.values()}
        headings = enumerate(self.sheet.rows[self.head])
        return SurveyFile(
            survey_id=self.questionnaire.survey.id,
            name=self.name,
            sheets=sheets,
            unknown=tuple(
                UnknownOption(question_id=key, words=words, times=times)
                for (key, words), times in self.unknown.items()
            ),
            unreadable=tuple(self.unreadable),
            unused=tuple(
                _text(value) for place, value in headings if place not in self.columns and value
            ),
            missing=tuple(one.words for one in self.questionnaire.questions if one.id not in asked),
        )

    def _form(self, row: int) -> Iterator[FileReply]:
        for column, question in self.columns.items():
            value = self.sheet.at(row, column)
            if value is None or not _text(value):
                continue
            found = self._reply(question, value, row, column)
            if found is not None:
                yield found

    def _reply(
        self, question: SurveyQuestion, value: Value, row: int, column: int
    ) -> FileReply | None:
        words = _text(value)
        if question.kind is QuestionKind.OPEN:
            return FileReply(reply=Reply(question_id=question.id, words=words[:LONGEST_ANSWER]))
        if question.kind.has_options:
            return self._chosen(question, words)
        number = _mark(words) if question.kind is QuestionKind.MARK else _yes_or_no(words)
        if number is None:
            why = (
                _("Dit is geen cijfer van 1 tot 10.")
                if question.kind is QuestionKind.MARK
                else _("Dit is geen ja of nee.")
            )
            where = self.sheet.cell_place(row, column)
            self.unreadable.append(Unreadable(where=where, text=words, why=why))
            return None
        return FileReply(reply=Reply(question_id=question.id, values=(number,)))

    def _chosen(self, question: SurveyQuestion, words: str) -> FileReply:
        known = self._options(question)
        parts = [words]
        if question.kind is QuestionKind.CHOICES and same_name(words) not in known:
            parts = _parted(words, known)
        values = tuple(known[same_name(part)] for part in parts if same_name(part) in known)
        unknown = tuple(
            self._first_seen(question, part) for part in parts if same_name(part) not in known
        )
        self.unknown.update((question.id, option) for option in unknown)
        return FileReply(reply=Reply(question_id=question.id, values=values), unknown=unknown)

    def _first_seen(self, question: SurveyQuestion, part: str) -> str:
        """The same option is named as it was first written, whatever its capitals."""
        same = (
            words
            for key, words in self.unknown
            if key == question.id and same_name(words) == same_name(part)
        )
        return next(same, tidy(part))

    def _options(self, question: SurveyQuestion) -> dict[str, int]:
        """The place of each option by its name, in every language, and by its number."""
        found = {str(place + 1): place for place in range(len(question.options))}
        wordings = [
            one.options
            for one in self.questionnaire.question_wordings
            if one.question_id == question.id
        ]
        for options in (*wordings, question.options):
            found |= {same_name(option): place for place, option in enumerate(options)}
        return found


def _parted(words: str, known: dict[str, int]) -> list[str]:
    """Several choices in one cell; a comma parts them only when that gives options."""
    for sign in _BETWEEN:
        if sign in words:
            return [part for part in words.split(sign) if part.strip()]
    parts = [part for part in words.split(",") if part.strip()]
    return parts if any(same_name(part) in known for part in parts) else [words]


def _mark(words: str) -> int | None:
    plain_number = words.replace(",", ".").removesuffix(".0")
    if not (plain_number.isascii() and plain_number.isdigit() and len(plain_number) <= 2):  # noqa: PLR2004
        return None
    mark = int(plain_number)
    return mark if LOWEST_MARK <= mark <= HIGHEST_MARK else None


def _yes_or_no(words: str) -> int | None:
    said = plain(words)
    if said in _YES:
        return 1
    return 0 if said in _NO else None


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
