"""Reader of filled-in forms in a table: a row a form, a column a question, in whatever order of columns."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from buurthuis_app.exchange.surveys.answer_columns import (
    AnswerColumns,
    as_text,
    find_answer_columns,
    option_names,
)
from buurthuis_app.i18n import _

MOST_FORMS = 20_000
_YES = vocabulary("ja j yes y waar true 1 x")
_NO = vocabulary("nee n no onwaar false 0")
_NO_SIGNS = {"-", "–", "☐", "✗"}
_YES_SIGNS = {"✓", "✔", "☑", "√", "+"}
_MOST_COMMAS = 8
"""Pieces of one option that has commas in it."""
_BETWEEN = (";", "\n", "|")
"""What stands between several choices in one cell; a comma may be part of an option."""


def read_survey(path: Path, questionnaire: Questionnaire) -> SurveyFile:
    """What the first sheet with a column for a question says. Raises Invalid when there is none."""
    book = open_book(path)
    for number, sheet in enumerate(book.sheets):
        found = find_answer_columns(sheet, questionnaire)
        if found:
            others = (*book.sheets[:number], *book.sheets[number + 1 :])
            left_out = [_("Blad {title}").format(title=each.title) for each in others if each.rows]
            reader = _Reader(sheet, found, questionnaire, path.name)
            return reader.read((*left_out, *book.left_out))
    raise Invalid(
        _(
            "Dit bestand hoort niet bij deze peiling. Zet boven elke kolom de vraag, "
            "of 1, 2, 3 als nummer van de vraag."
        )
    )


class _Reader(Struct):
    sheet: SheetGrid
    found: AnswerColumns
    questionnaire: Questionnaire
    name: str
    unreadable: list[Unreadable] = field(default_factory=list)
    unknown: Counter[tuple[UUID, str]] = field(default_factory=Counter)
    options: dict[UUID, dict[str, int]] = field(default_factory=dict)

    def read(self, left_out: Sequence[str]) -> SurveyFile:
        """All forms; `left_out` names what else the file holds."""
        first, last = self.found.first_row, len(self.sheet.rows)
        if last - first > MOST_FORMS:
            raise Invalid(
                _("Dit zijn meer dan {n} formulieren. Verdeel het bestand.").format(n=MOST_FORMS)
            )
        asked = {column.question.id: column.question for column in self.found.columns.values()}
        self.options = {
            key: option_names(self.questionnaire, question) for key, question in asked.items()
        }
        sheets = tuple(found for row in range(first, last) if (found := tuple(self._form(row))))
        return SurveyFile(
            survey_id=self.questionnaire.survey.id,
            name=self.name,
            sheets=sheets,
            unknown=tuple(
                UnknownOption(question_id=key, words=words, times=times)
                for (key, words), times in self.unknown.items()
            ),
            unreadable=tuple(self.unreadable),
            unused=(*self.found.unused, *left_out),
            missing=tuple(
                question.words
                for question in self.questionnaire.questions
                if question.id not in asked
            ),
        )

    def _form(self, row: int) -> Iterator[FileReply]:
        """One reply a question, whatever number of columns it has."""
        chosen: dict[UUID, list[FileReply]] = {}
        for column, told in self.found.columns.items():
            value = self.sheet.at(row, column)
            if value is None or not as_text(value):
                continue
            question = told.question
            if not question.kind.has_options:
                found = self._reply(question, value, row, column)
                if found is not None:
                    yield found
                continue
            words = as_text(value)
            reply = (
                self._of_option(question, told.option, words)
                if told.option
                else self._chosen(question, words)
            )
            if reply is not None:
                chosen.setdefault(question.id, []).append(reply)
        for key, replies in chosen.items():
            yield self._joined(key, replies)

    def _joined(self, key: UUID, replies: Sequence[FileReply]) -> FileReply:
        """The choices of several columns as one reply."""
        values = dict.fromkeys(value for reply in replies for value in reply.reply.values)
        unknown = tuple(dict.fromkeys(words for reply in replies for words in reply.unknown))
        self.unknown.update((key, option) for option in unknown)
        return FileReply(reply=Reply(question_id=key, values=tuple(values)), unknown=unknown)

    def _of_option(self, question: SurveyQuestion, option: str, words: str) -> FileReply | None:
        """What a cell in the column of one option says: its name or a mark; other words are another answer."""
        known = self.options[question.id]
        said = same_name(words)
        if plain(words) in _NO or said in _NO_SIGNS:
            return None
        marked = said == same_name(option) or plain(words) in _YES or said in _YES_SIGNS
        chosen = option if marked else words
        place = known.get(same_name(chosen)) if not chosen.isdigit() else None
        reply = Reply(question_id=question.id, values=() if place is None else (place,))
        return FileReply(
            reply=reply, unknown=() if place is not None else (self._first_seen(question, chosen),)
        )

    def _reply(
        self, question: SurveyQuestion, value: Value, row: int, column: int
    ) -> FileReply | None:
        words = as_text(value)
        if question.kind is QuestionKind.OPEN:
            return FileReply(reply=Reply(question_id=question.id, words=words[:LONGEST_ANSWER]))
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
        known = self.options[question.id]
        parts = [words]
        if question.kind is QuestionKind.CHOICES and same_name(words) not in known:
            parts = _parted(words, known)
        values = tuple(known[same_name(part)] for part in parts if same_name(part) in known)
        unknown = tuple(
            self._first_seen(question, part) for part in parts if same_name(part) not in known
        )
        return FileReply(reply=Reply(question_id=question.id, values=values), unknown=unknown)

    def _first_seen(self, question: SurveyQuestion, part: str) -> str:
        """The same option is named as it was first written, whatever its capitals."""
        same = (
            words
            for key, words in self.unknown
            if key == question.id and same_name(words) == same_name(part)
        )
        return next(same, tidy(part))


def _parted(words: str, known: Mapping[str, int]) -> list[str]:
    """Several choices in one cell; a comma parts them only when that gives options, and may stand within one."""
    for sign in _BETWEEN:
        if sign in words:
            return [part for part in words.split(sign) if part.strip()]
    pieces = [piece for piece in words.split(",") if piece.strip()]
    parts: list[str] = []
    place = 0
    while place < len(pieces):
        ends = range(min(len(pieces), place + _MOST_COMMAS), place, -1)
        joined = {end: ",".join(pieces[place:end]) for end in ends}
        end = next((end for end in ends if same_name(joined[end]) in known), place + 1)
        parts.append(joined[end])
        place = end
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
