"""Page of the chosen survey: each question with its bars, groups, and open answers to tell on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QWidget

from buurthuis_app.domain.surveys.paper import said_response, said_result
from buurthuis_app.domain.surveys.results import (
    GroupRow,
    OpenAnswer,
    QuestionResult,
    SurveyResult,
)
from buurthuis_app.domain.surveys.survey import QuestionKind, SurveyQuestion
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.goals.page_layout import PageColumn
from buurthuis_app.gui.widgets.chart_view import ChartView
from buurthuis_app.gui.widgets.controls import NOT_THERE, ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, number, percent, short_date


class SurveyPage(PageColumn):
    """Shows one survey's outcome; what people want done is told by signals."""

    follow_asked = Signal(object)  # SurveyQuestion: follow it as an indicator
    story_asked = Signal(object)  # OpenAnswer
    matter_asked = Signal(object)  # OpenAnswer
    groups_asked = Signal(object, object)  # SurveyQuestion, and by which other one

    def __init__(self, *, may_change: bool) -> None:
        super().__init__()
        self._may_change = may_change
        self.title = label("", Text.HEADING)
        self.days = label("", Text.QUIET)
        self.introduction = label("")
        self.blocks: list[QuestionBlock] = []
        self._answers = in_column(gap=2 * GRID)
        self.add(self.title)
        self.add(self.days)
        self.add(self.introduction)
        self.column.addLayout(self._answers)
        self.finish()

    def show_result(
        self, outcome: SurveyResult, written: dict[object, tuple[OpenAnswer, ...]]
    ) -> None:
        """Be about this survey; `written` are the open answers by question."""
        survey = outcome.questionnaire.survey
        self.title.setText(survey.title)
        days = _("{first} tot en met {last}").format(
            first=short_date(survey.first), last=short_date(survey.last)
        )
        self.days.setText(f"{days} · {said_response(outcome)}")
        self.introduction.setText(survey.introduction)
        self.introduction.setVisible(bool(survey.introduction))
        for former in self.blocks:
            self._answers.removeWidget(former)
            former.hide()
            former.deleteLater()
        questions = outcome.questionnaire.questions
        self.blocks = []
        for place, result in enumerate(outcome.results, start=1):
            earlier = (outcome.former or {}).get(result.question.id)
            block = QuestionBlock(
                place,
                result,
                earlier,
                written.get(result.question.id, ()),
                tuple(question for question in questions if question.id != result.question.id),
                may_change=self._may_change,
            )
            block.follow_asked.connect(self.follow_asked)
            block.story_asked.connect(self.story_asked)
            block.matter_asked.connect(self.matter_asked)
            block.groups_asked.connect(self.groups_asked)
            self.blocks.append(block)
            self._answers.addWidget(block)

    def show_groups(
        self, question: SurveyQuestion, by: SurveyQuestion, rows: tuple[GroupRow, ...]
    ) -> None:
        """Show a question's answers by group, below it."""
        for block in self.blocks:
            if block.result.question.id == question.id:
                block.show_groups(by, rows)


class QuestionBlock(QWidget):
    """One question with its answers."""

    follow_asked = Signal(object)
    story_asked = Signal(object)
    matter_asked = Signal(object)
    groups_asked = Signal(object, object)

    def __init__(
        self,
        place: int,
        result: QuestionResult,
        former: QuestionResult | None,
        written: Sequence[OpenAnswer],
        others: Sequence[SurveyQuestion],
        *,
        may_change: bool,
    ) -> None:
        super().__init__()
        self.result = result
        self.said = label(said_result(result, former), Text.QUIET)
        self._column = in_column(
            label(f"{place}. {result.question.words}", Text.LABEL),
            self.said,
            on=self,
            margins=(0, GRID, 0, 0),
            gap=GRID // 2,
        )
        if result.tallies:
            self._draw(result, former)
            self._offer(result.question, others, may_change=may_change)
        if result.question.kind is QuestionKind.OPEN:
            self._list(written, may_change=may_change)

    def show_groups(self, by: SurveyQuestion, rows: tuple[GroupRow, ...]) -> None:
        """A row for each group that is large enough to tell."""
        self.groups.show_records(rows)
        self.groups.fit_rows()
        self.groups.setAccessibleName(_("Uitgesplitst naar: {question}").format(question=by.words))
        self.groups.show()

    def _draw(self, result: QuestionResult, former: QuestionResult | None) -> None:
        from buurthuis_app.services.goals.charts import answers_chart

        chart = answers_chart(result, former)
        view = ChartView(height=60, narrowest=240)
        view.set_height(chart.height)
        tallies = "; ".join(f"{tally.label}: {number(tally.number)}" for tally in result.tallies)
        view.show_chart(chart, (), f"{result.question.words}: {tallies}")
        self._column.addWidget(view)
        if former is not None and former.told:
            self._column.addWidget(label(_("De streep is de vorige keer."), Text.QUIET))

    def _offer(
        self, question: SurveyQuestion, others: Sequence[SurveyQuestion], *, may_change: bool
    ) -> None:
        row = FlowRow()
        self.by = QComboBox()
        self.by.setAccessibleName(_("Uitsplitsen naar een andere vraag"))
        self.by.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.by.setMinimumContentsLength(24)
        self.by.addItem(_("niet uitgesplitst"), None)
        for other in others:
            if other.kind is not QuestionKind.OPEN:
                self.by.addItem(_("naar: {question}").format(question=other.words), other)
        self.by.activated.connect(partial(self._ask_groups, question))
        self.by.setVisible(self.by.count() > 1)
        row.addWidget(self.by)
        follows = question.kind in {QuestionKind.MARK, QuestionKind.YES_NO}
        if may_change and follows:
            follow = button(
                _("Volg als kengetal"),
                ButtonKind.QUIET,
                "harvest",
                do=lambda: self.follow_asked.emit(question),
            )
            row.addWidget(follow)
        self._column.addWidget(row)
        self.groups = RecordTable[GroupRow](
            _group_columns(), lambda group: group.label, name=_("Uitgesplitst"), empty=""
        )
        self.groups.hide()
        self._column.addWidget(self.groups)

    def _ask_groups(self, question: SurveyQuestion, _index: int) -> None:
        by = self.by.currentData()
        if by is None:
            self.groups.hide()
        else:
            self.groups_asked.emit(question, by)

    def _list(self, written: Sequence[OpenAnswer], *, may_change: bool) -> None:
        self.answers = RecordTable[OpenAnswer](
            _answer_columns(),
            lambda answer: answer.words,
            name=_("Wat mensen schreven"),
            empty=_("Nog niets, of nog te weinig formulieren om te tonen."),
        )
        self.answers.show_records(written)
        self.answers.fit_rows()
        self._column.addWidget(self.answers)
        if may_change and written:
            self.tell = button(
                _("Maak er een verhaal van"),
                icon_name="story",
                do=partial(self._ask, self.story_asked),
            )
            self.hear = button(
                _("Bij U zei, wij deden…"),
                icon_name="plus",
                do=partial(self._ask, self.matter_asked),
            )
            self.answers.chosen.connect(self._chosen)
            self._chosen(None)
            row = FlowRow()
            row.addWidget(self.tell)
            row.addWidget(self.hear)
            self._column.addWidget(row)

    def _chosen(self, answer: OpenAnswer | None) -> None:
        for ask in (self.tell, self.hear):
            ask.setEnabled(answer is not None and not answer.told)

    def _ask(self, asked: SignalInstance) -> None:
        answer = self.answers.current()
        if answer is not None:
            asked.emit(answer)


def _said_groups(row: GroupRow) -> str:
    result = row.result
    if result is None or not result.told:
        return _("te weinig antwoorden")
    if result.mean is not None:
        return _("gemiddeld {mean}").format(mean=number(result.mean, 1))
    return ", ".join(
        f"{tally.label} {percent(tally.number / result.answered)}"
        for tally in result.tallies
        if tally.number
    )


def _group_columns() -> tuple[Column[GroupRow], ...]:
    return (
        Column(title=_("Wie"), value=lambda group: group.label),
        Column(
            title=_("Antwoorden"),
            value=lambda group: group.result.answered if group.result else None,
            display=lambda group: number(group.result.answered) if group.result else NOT_THERE,
        ),
        Column(title=_("Uitkomst"), value=_said_groups, stretch=True),
    )


def _answer_columns() -> tuple[Column[OpenAnswer], ...]:
    return (
        Column(title=_("Antwoord"), value=lambda answer: answer.words, stretch=True),
        Column(title=_("Verhaal"), value=lambda answer: _("is een verhaal") if answer.told else ""),
    )
