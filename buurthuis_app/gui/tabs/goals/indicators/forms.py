"""The form of an indicator: what is followed, where it began, and where its figures come from."""

from typing import Any, Unpack
from uuid import UUID

from msgspec import Struct
from typing_extensions import override

from buurthuis_app.domain.centre.centre import ActivityKind, Area, TargetGroup, Theme
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.indicators import measures
from buurthuis_app.domain.indicators.indicator import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    MOST_YEARS_BETWEEN,
    Direction,
    Indicator,
    MeasureKind,
    problems,
)
from buurthuis_app.domain.surveys.results import labels
from buurthuis_app.domain.surveys.survey import QuestionKind, SurveyQuestion
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside, named
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

WORDS = 24  # characters of a choice that always fit

Way = tuple[MeasureKind | None, UUID | None, UUID | None, int | None]
"""Where figures come from: what is measured, of which tally kind, or which question, and which of its options."""
_WAY = ("measured_by", "tally_kind_id", "question_id", "question_option")
_ONLY = ("only_theme_id", "only_area_id", "only_group_id", "only_kind_id")
_NOTHING = (None, None, None, None)


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

    topic = "doelen#kengetallen"

    def __init__(
        self,
        save: Save[Indicator],
        choices: IndicatorChoices,
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        better = [(Direction.HIGHER, _("hoger is beter")), (Direction.LOWER, _("lager is beter"))]
        super().__init__(
            _("Nieuw kengetal") if new else _("Kengetal"),
            Field(
                "name",
                _("Hoe heet het kengetal?"),
                kinds.text(_("bijv. Oordeel burger als partner")),
            ),
            Field("meaning", _("Wat betekent het?"), kinds.lines()),
            beside(
                Field("unit", _("Eenheid"), kinds.text(_("bijv. %, uur"))),
                Field("direction", _("Wat is beter?"), kinds.choice(better)),
                Field("theme_id", _("Thema"), kinds.choice(named(choices.themes, _("geen thema")))),
            ),
            Field(
                "way",
                _("Waar komt de uitkomst vandaan?"),
                kinds.choice([(_NOTHING, _("wij vullen het zelf in")), *_ways(choices)], WORDS),
                binds=_WAY,
            ),
            Field("only", _("Alleen voor"), kinds.choice(_only(choices), WORDS), binds=_ONLY),
            beside(
                Field("baseline", _("Waar begon het?"), kinds.decimal()),
                Field(
                    "baseline_year",
                    _("In welk jaar was dat?"),
                    kinds.year(EARLIEST_YEAR, LATEST_YEAR, nothing=_("kies…")),
                ),
            ),
            Field("source", _("Bron"), kinds.text(_("bijv. waarstaatjegemeente.nl"))),
            Field(
                "every",
                _("Om de hoeveel jaar wordt het gemeten?"),
                kinds.number(
                    0, MOST_YEARS_BETWEEN, nothing=_("onbekend"), empty=0, unit=_(" jaar")
                ),
            ),
            save=save,
            check=lambda indicator: problems(indicator, ()),
            label=_("kengetal erbij") if new else _("kengetal gewijzigd"),
            **where,
        )
        self.widget("way").currentIndexChanged.connect(self._way_chosen)
        self._way_chosen()

    def _way_chosen(self) -> None:
        kind: MeasureKind | None = self.widget("way").currentData()[0]
        typed = self.widget("way").currentIndex() == 0
        self.widget("only").setEnabled(kind is not None and kind.narrowed)
        for name in ("source", "every"):
            self.widget(name).setEnabled(typed)

    @override
    def record(self) -> Indicator:
        record = super().record()
        if self.widget("only").isEnabled():
            return record
        nothing: dict[str, Any] = dict.fromkeys(_ONLY)
        return replace(record, **nothing)


def _only(choices: IndicatorChoices) -> list[tuple[object, str]]:
    """What the figures can be narrowed to: one theme, area, group or kind."""
    entries: list[tuple[object, str]] = [(_NOTHING, _("alles"))]
    for place, words, listed in (
        (0, _("thema {name}"), choices.themes),
        (1, _("gebied {name}"), choices.areas),
        (2, _("doelgroep {name}"), choices.groups),
        (3, _("soort {name}"), choices.activity_kinds),
    ):
        for item in listed:
            held = tuple(item.id if place == n else None for n in range(4))
            entries.append((held, words.format(name=item.name)))
    return entries


def _ways(choices: IndicatorChoices) -> list[tuple[Way, str]]:
    """Everything that figures can be taken from, in words."""
    names = measures.names()
    ways: list[tuple[Way, str]] = []
    for kind in choices.kinds:
        words = _("het programma telt: {what}")
        if kind is MeasureKind.TALLY:
            ways += [
                ((kind, tally.id, None, None), words.format(what=tally.name))
                for tally in choices.tallies
            ]
        else:
            ways.append(((kind, None, None, None), words.format(what=names[kind])))
    for survey, question in choices.questions:
        where = _("peiling {survey}: {question}").format(survey=survey, question=question.words)
        if question.kind is QuestionKind.MARK:
            ways.append(((None, None, question.id, None), where))
        elif question.kind is QuestionKind.YES_NO:
            words = _("{question} (procent ja)").format(question=where)
            ways.append(((None, None, question.id, None), words))
        else:
            ways += [
                ((None, None, question.id, place), f"{where} ({label})")
                for place, label in labels(question)
            ]
    return ways
