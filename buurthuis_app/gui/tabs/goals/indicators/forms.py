"""The form of an indicator: what is followed, where it began, and where its figures come from."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.centre.centre import ActivityKind, Area, TargetGroup, Theme
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.indicators import measures
from buurthuis_app.domain.indicators.indicator import (
    MOST_YEARS_BETWEEN,
    Direction,
    Indicator,
    MeasureKind,
    problems,
)
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.surveys.results import labels
from buurthuis_app.domain.surveys.survey import QuestionKind, SurveyQuestion
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.basic_fields import choose_value, number_field
from buurthuis_app.gui.forms.decimal_field import DecimalField
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.goals.indicators.year_dialog import chosen_year, text_field, year_field
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done

WORDS = 24  # characters of a choice that always fit

Way = tuple[MeasureKind | None, UUID | None, UUID | None, int | None]
"""Where figures come from: what is measured, of which tally kind, or which question, and which of its options."""


class IndicatorChoices(Struct, frozen=True, kw_only=True):
    """What can be chosen in the form of an indicator."""

    kinds: tuple[MeasureKind, ...]
    tallies: tuple[TallyKind, ...]
    themes: tuple[Theme, ...]
    areas: tuple[Area, ...]
    groups: tuple[TargetGroup, ...]
    activity_kinds: tuple[ActivityKind, ...]
    questions: tuple[tuple[str, SurveyQuestion], ...]
    """Questions of surveys that give a figure, each with the name of its survey."""


class IndicatorDialog(FormDialog[Indicator]):
    """What is followed, where it began, and where its figures come from."""

    def __init__(
        self,
        save: Callable[[Indicator], Done[Any]],
        choices: IndicatorChoices,
        *,
        new: bool,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuw kengetal") if new else _("Kengetal"),
            operations=operations,
            save=save,
            label=_("kengetal erbij") if new else _("kengetal gewijzigd"),
            parent=parent,
        )
        self._base: Indicator | None = None
        self.name, self.unit, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.meaning = text_field()
        self.theme, self.direction = QComboBox(), QComboBox()
        self.baseline = DecimalField()
        self.baseline_year, self.every = year_field(), number_field(0, MOST_YEARS_BETWEEN)
        self.way, self.only = QComboBox(), QComboBox()
        for box in (self.way, self.only):
            # As wide as the form is: one long question must not widen all of it.
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(WORDS)
        self._offer(choices)
        self._lay_out()
        self.way.currentIndexChanged.connect(self._way_chosen)
        self._way_chosen()

    def _offer(self, choices: IndicatorChoices) -> None:
        self.theme.addItem(_("geen thema"), None)
        for theme in choices.themes:
            self.theme.addItem(theme.name, theme.id)
        self.direction.addItem(_("hoger is beter"), Direction.HIGHER)
        self.direction.addItem(_("lager is beter"), Direction.LOWER)
        nothing: Way = (None, None, None, None)
        self.way.addItem(_("wij vullen het zelf in"), nothing)
        for words, way in _ways(choices):
            self.way.addItem(words, way)
        self.only.addItem(_("alles"), (None, None, None, None))
        for place, words, listed in (
            (0, _("thema {name}"), choices.themes),
            (1, _("gebied {name}"), choices.areas),
            (2, _("doelgroep {name}"), choices.groups),
            (3, _("soort {name}"), choices.activity_kinds),
        ):
            for item in listed:
                held = tuple(item.id if place == n else None for n in range(4))
                self.only.addItem(words.format(name=item.name), held)

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(_("bijv. Oordeel burger als partner"))
        self.unit.setPlaceholderText(_("bijv. %, uur; mag leeg"))
        self.source.setPlaceholderText(_("bijv. waarstaatjegemeente.nl"))
        self.every.setSpecialValueText(_("onbekend"))
        self.every.setSuffix(_(" jaar"))
        form = self.form
        form.row("name", _("Hoe heet het kengetal?"), self.name)
        form.row("meaning", _("Wat betekent het?"), self.meaning)
        form.beside(
            ("unit", _("Eenheid"), self.unit),
            ("direction", _("Wat is beter?"), self.direction),
            ("theme_id", _("Thema"), self.theme),
        )
        form.row("measured_by", _("Waar komt de uitkomst vandaan?"), self.way)
        form.row("only", _("Alleen voor"), self.only)
        form.beside(
            ("baseline", _("Waar begon het?"), self.baseline),
            ("baseline_year", _("In welk jaar was dat?"), self.baseline_year),
        )
        form.row("source", _("Bron"), self.source)
        form.row("every", _("Om de hoeveel jaar wordt het gemeten?"), self.every)

    def _way_chosen(self) -> None:
        kind: MeasureKind | None = self.way.currentData()[0]
        typed = self.way.currentIndex() == 0
        self.only.setEnabled(kind is not None and kind.narrowed)
        for field in (self.source, self.every):
            field.setEnabled(typed)

    @override
    def fill(self, record: Indicator) -> None:
        self._base = record
        self.name.setText(record.name)
        self.unit.setText(record.unit)
        self.meaning.setPlainText(record.meaning)
        self.source.setText(record.source)
        choose_value(self.theme, record.theme_id)
        choose_value(self.direction, record.direction)
        self.baseline.show_number(record.baseline)
        self.baseline_year.setValue(record.baseline_year or self.baseline_year.minimum())
        self.every.setValue(record.every)
        way: Way = (
            record.measured_by,
            record.tally_kind_id,
            record.question_id,
            record.question_option,
        )
        if way not in (self.way.itemData(place) for place in range(self.way.count())):
            self.way.addItem(_("zoals het was"), way)
        choose_value(self.way, way)
        only = (
            record.only_theme_id,
            record.only_area_id,
            record.only_group_id,
            record.only_kind_id,
        )
        choose_value(self.only, only)

    @override
    def record(self) -> Indicator:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        kind, tally, question, option = self.way.currentData()
        theme, area, group, activity_kind = (
            self.only.currentData() if self.only.isEnabled() else (None, None, None, None)
        )
        return replace(
            self._base,
            name=self.name.text().strip(),
            unit=self.unit.text().strip(),
            meaning=self.meaning.toPlainText().strip(),
            source=self.source.text().strip(),
            theme_id=self.theme.currentData(),
            direction=self.direction.currentData(),
            baseline=self.baseline.number(),
            baseline_year=chosen_year(self.baseline_year) or None,
            every=self.every.value(),
            measured_by=kind,
            tally_kind_id=tally,
            question_id=question,
            question_option=option,
            only_theme_id=theme,
            only_area_id=area,
            only_group_id=group,
            only_kind_id=activity_kind,
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        try:
            return problems(self.record(), ())
        except Invalid as error:
            return (Problem(field="baseline", sentence=error.sentence),)


def _ways(choices: IndicatorChoices) -> list[tuple[str, Way]]:
    """Everything that figures can be taken from, in words."""
    names = measures.names()
    ways: list[tuple[str, Way]] = []
    for kind in choices.kinds:
        words = _("het programma telt: {what}")
        if kind is MeasureKind.TALLY:
            ways += [
                (words.format(what=tally.name), (kind, tally.id, None, None))
                for tally in choices.tallies
            ]
        else:
            ways.append((words.format(what=names[kind]), (kind, None, None, None)))
    for survey, question in choices.questions:
        where = _("peiling {survey}: {question}").format(survey=survey, question=question.words)
        if question.kind is QuestionKind.MARK:
            ways.append((where, (None, None, question.id, None)))
        elif question.kind is QuestionKind.YES_NO:
            words = _("{question} (procent ja)").format(question=where)
            ways.append((words, (None, None, question.id, None)))
        else:
            ways += [
                (f"{where} ({label})", (None, None, question.id, place))
                for place, label in labels(question)
            ]
    return ways
