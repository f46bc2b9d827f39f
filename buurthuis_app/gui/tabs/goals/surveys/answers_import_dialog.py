"""Taking in answers from a table: what was understood, and a decision about each unknown answer."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QGridLayout, QMessageBox, QVBoxLayout, QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.domain.surveys.answer_file import (
    ADD,
    LEAVE_OUT,
    FormsKnown,
    Repeated,
    SurveyFile,
)
from buurthuis_app.domain.surveys.survey import Questionnaire
from buurthuis_app.errors import AppError
from buurthuis_app.gui.imports.file_import_dialog import (
    SPREADSHEETS,
    FileImportDialog,
    FindingsSheet,
    ImportWords,
)
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.i18n import _, listing, ngettext, number
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

MOST_SHOWN = 12


class AnswersImportDialog(FileImportDialog):
    """Takes in filled-in forms; `kept` brings a Done[int]."""

    topic = "doelen#peilingen"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        asked: Questionnaire,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_words(), operations, parent)
        self._house, self._asked = house, asked
        self.findings: AnswersFound | None = None
        self._decisions: dict[tuple[UUID, str], int] = {}
        self._repeated: Repeated | None = None
        self.question: QMessageBox | None = None

    @override
    def _read(self, path: Path, progress: Progress) -> SurveyFile:
        progress(0, 0)
        return self._house.survey_outcomes.read(self._asked.survey.id, path)

    @override
    def _preview(self, file: SurveyFile, progress: Progress) -> SurveyFile:
        return file

    @override
    def _keep(self, file: SurveyFile, progress: Progress) -> Done[int]:
        return self._house.survey_outcomes.keep(file, dict(self._decisions), self._repeated)

    @override
    def _understood_as(self, name: str, file: SurveyFile, merge: SurveyFile) -> "AnswersFound":
        self._decisions, self._repeated = {}, None
        self.findings = AnswersFound(name, merge, self._asked, self._decisions)
        return self.findings

    @override
    def _not_kept(self, error: AppError) -> None:
        super()._not_kept(error)
        if isinstance(error, FormsKnown):
            self.notice.hide()
            self._ask(error)

    def _ask(self, forms_known: FormsKnown) -> None:
        """Whether what seems to be there already comes in once more."""
        asking = self.question = QuestionBox(self, _("Al ingelezen?"), forms_known.sentence)
        role = QMessageBox.ButtonRole
        words = _("Alles erbij zetten") if forms_known.new else _("Toch nog eens erbij zetten")
        asking.offers(words, partial(self._keep_so, Repeated.ADD), role.ActionRole)
        if forms_known.new:
            words = ngettext("Alleen {n} nieuw formulier", "Alleen {n} nieuwe", forms_known.new)
            words = words.format(n=number(forms_known.new))
            only_new = asking.offers(words, partial(self._keep_so, Repeated.LEAVE_OUT))
            asking.setDefaultButton(only_new)
        asking.open()

    def _keep_so(self, repeated: Repeated) -> None:
        self._repeated = repeated
        self.keep()


class AnswersFound(FindingsSheet):
    """What was read, what could not be, and what asks for a decision."""

    def __init__(
        self,
        name: str,
        file: SurveyFile,
        asked: Questionnaire,
        decisions: dict[tuple[UUID, str], int],
    ) -> None:
        super().__init__()
        self._file, self._decisions = file, decisions
        self.choices: list[QComboBox] = []
        forms = len(file.sheets)
        words = ngettext("{n} formulier", "{n} formulieren", forms).format(n=number(forms))
        self.outcome = label(_("Opslaan zet erbij: {what}.").format(what=words), Text.LABEL)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(label(name, Text.HEADING))
        column.addWidget(self.outcome)
        if file.missing:
            sentence = _("Geen kolom voor: {questions}.").format(
                questions=listing(list(file.missing))
            )
            column.addWidget(label(sentence, Text.QUIET))
        if file.unused:
            sentence = _("Niet gebruikt: {columns}.").format(columns=listing(list(file.unused)))
            column.addWidget(label(sentence, Text.QUIET))
        if file.unknown:
            column.addWidget(label(_("Deze antwoorden kent de peiling niet"), Text.HEADING))
            column.addLayout(self._unknown(asked))
        if file.unreadable:
            column.addWidget(label(_("Niet gelezen"), Text.HEADING))
            for place in file.unreadable[:MOST_SHOWN]:
                column.addWidget(label(f"{place.where}: {place.text}. {place.why}", Text.QUIET))
            more = len(file.unreadable) - MOST_SHOWN
            if more > 0:
                column.addWidget(label(_("en nog {n} meer").format(n=number(more)), Text.QUIET))
        column.addStretch(1)

    @property
    @override
    def nothing_new(self) -> bool:
        return not self._file.sheets

    def _unknown(self, asked: Questionnaire) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        questions = {known_question.id: known_question for known_question in asked.questions}
        for row, unknown in enumerate(self._file.unknown):
            times = ngettext("{n} keer", "{n} keer", unknown.times).format(n=number(unknown.times))
            question = questions[unknown.question_id]
            choice = QComboBox()
            choice.setAccessibleName(_("Wat moet er met '{answer}'?").format(answer=unknown.words))
            choice.addItem(_("kies…"), None)
            choice.addItem(_("weglaten"), LEAVE_OUT)
            choice.addItem(_("toevoegen aan de peiling"), ADD)
            for place, option in question.offered:
                choice.addItem(_("is hetzelfde als: {option}").format(option=option), place)
            key = (unknown.question_id, unknown.words)
            choice.currentIndexChanged.connect(partial(self._decide, key, choice))
            self.choices.append(choice)
            grid.addWidget(label(f"{unknown.words} ({times})"), row, 0)
            grid.addWidget(label(question.words, Text.QUIET), row, 1)
            grid.addWidget(choice, row, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _decide(self, key: tuple[UUID, str], choice: QComboBox, _index: int) -> None:
        decided: int | None = choice.currentData()
        if decided is None:
            self._decisions.pop(key, None)
        else:
            self._decisions[key] = decided


def _words() -> ImportWords:
    return ImportWords(
        title=_("Antwoorden uit Excel halen"),
        choose=_("Kies een bestand met antwoorden"),
        drop=_("Sleep het bestand met antwoorden hierheen"),
        explanation=_(
            "Een Excel- of CSV-bestand met een rij per formulier en boven elke kolom de vraag of haar "
            "nummer. Namen en tijden worden niet gelezen."
        ),
        kind=_("Tabellen"),
        files=SPREADSHEETS,
        label=_("antwoorden ingelezen"),
    )
