"""Results of the indicators, put together from what people filled in, what is measured, and what surveys say."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from uuid import UUID

from buurthuis_app.domain.centre import centre
from buurthuis_app.domain.centre.opening_hours import OpeningHours
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.indicators import measures
from buurthuis_app.domain.indicators.indicator import Indicator, IndicatorYear, MeasureKind
from buurthuis_app.domain.indicators.results import (
    Actual,
    IndicatorResult,
    Standing,
    Way,
    YearResult,
)
from buurthuis_app.domain.promises.promise import Promise
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.surveys.results import labels, question_result
from buurthuis_app.domain.surveys.survey import Survey, SurveyQuestion
from buurthuis_app.i18n import _, short_date
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.indicators.years import filled_in_years
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.persistence.queries.surveys import surveys
from buurthuis_app.services.indicators.measuring import Measuring

YEARS_BACK = 5
"""So many years of what is measured are shown, today's included; more where people filled in more."""

_SHORT_LISTS = (
    *(Indicator, TallyKind, centre.Theme, centre.Room, centre.ClosedDay, OpeningHours),
    *(Promise, Survey, centre.Area),
)
"""What indicators and what stands beside them look up in whole, in one journey."""

_NOTHING = Actual(standing=Standing.UNKNOWN)
Polled = tuple[tuple[SurveyQuestion, Survey], ...]


class IndicatorReading:
    """Reads the indicators of a centre as they are today, within one unit of work."""

    def __init__(
        self,
        work: Work,
        centre_id: UUID,
        today: dt.date,
        only: Collection[int] = (),
        until: dt.date | None = None,
    ) -> None:
        """With `only` some years, nothing is measured of the others: that is most of the work.

        Of the year of `until` only what came up to and including that day is measured.
        """
        self._until = until
        self._only_years = frozenset(only)
        self._work = work
        self._centre_id = centre_id
        self._today = today
        self._measuring = Measuring(work, centre_id, today, until)

    def all(self) -> tuple[IndicatorResult, ...]:
        """All indicators in the centre's own order."""
        read_together.of_centre(self._work, self._centre_id, *_SHORT_LISTS)
        indicators = self._work.store(Indicator).find(centre_id=self._centre_id)
        ordered = sorted(
            indicators, key=lambda indicator: (indicator.position, folded(indicator.name))
        )
        return tuple(self.result(indicator) for indicator in ordered)

    def result(self, indicator: Indicator) -> IndicatorResult:
        """The result of one indicator, with all its years."""
        filled_in = self._filled_in.get(indicator.id, {})
        polled = self._polled(indicator)
        actuals: dict[int, Actual] = {}
        if indicator.measured_by is not None:
            actuals = self._measured(indicator, frozenset(filled_in))
        if polled:
            actuals = self._of_surveys(indicator, polled)
        years = sorted({*filled_in, *actuals})
        return IndicatorResult(
            indicator=indicator,
            theme=self._names(centre.Theme).get(indicator.theme_id, ""),
            way=_way(indicator),
            definition=self._definition(indicator, polled),
            years=tuple(
                _year(indicator, year, actuals.get(year, _NOTHING), filled_in.get(year))
                for year in years
            ),
        )

    @cached_property
    def _filled_in(self) -> dict[UUID, dict[int, IndicatorYear]]:
        """What people filled in, by indicator and year."""
        filled_in: dict[UUID, dict[int, IndicatorYear]] = defaultdict(dict)
        for year in filled_in_years(self._work, self._centre_id):
            filled_in[year.indicator_id][year.year] = year
        return filled_in

    def _measured(self, indicator: Indicator, filled_in: frozenset[int]) -> dict[int, Actual]:
        this_year = self._today.year
        years = {*range(this_year - YEARS_BACK + 1, this_year + 1), *filled_in}
        if self._only_years:
            years = set(self._only_years)
        actuals = {}
        for year in sorted(years):
            value = self._measuring.value(indicator, year)
            if value is not None:
                end = self._until if self._until and self._until.year == year else self._today
                # An initiative is of a whole year: it has no day on which it counts.
                whole = year < this_year and indicator.measured_by is MeasureKind.INITIATIVES
                running = not whole and end.year == year and end < dt.date(year, 12, 31)
                standing = Standing.SO_FAR if running else Standing.KNOWN
                actuals[year] = Actual(
                    standing=standing,
                    value=value,
                    way=Way.MEASURED,
                    since=self._measuring.began(indicator.measured_by, year),
                )
        return actuals

    def _polled(self, indicator: Indicator) -> Polled:
        if indicator.question_id is None:
            return ()
        return surveys.asked_again(self._work, indicator.question_id)

    def _of_surveys(self, indicator: Indicator, polled: Polled) -> dict[int, Actual]:
        """By year what the latest survey of that year says."""
        actuals = {}
        counts = surveys.counts_of(self._work, [question.id for question, _survey in polled])
        for question, survey in polled:
            counted = counts[question.id]
            result = question_result(question, counted.answered, counted.numbers)
            value = result.figure(indicator.question_option)
            standing = Standing.TOO_FEW if value is None else Standing.KNOWN
            if value is not None and survey.open_on(self._today):
                standing = Standing.SO_FAR
            if counted.answered:
                actuals[survey.year] = Actual(
                    standing=standing, value=value, survey_id=survey.id, way=Way.SURVEY
                )
        return actuals

    def _definition(self, indicator: Indicator, polled: Polled) -> str:
        parts = [indicator.meaning]
        if indicator.measured_by is not None:
            tally = self._names(TallyKind).get(indicator.tally_kind_id, "")
            parts.append(
                measures.definition(
                    indicator.measured_by,
                    tally=tally if indicator.measured_by is MeasureKind.TALLY else "",
                    only=self._only(indicator),
                )
            )
        if polled:
            question, survey = polled[-1]
            place = 1 if indicator.question_option is None else indicator.question_option
            option = dict(labels(question, (place,))).get(place, "")
            parts.append(
                measures.definition_of_question(question.kind, survey.title, question.words, option)
            )
        return " ".join(part for part in parts if part)

    def _only(self, indicator: Indicator) -> str:
        """The narrowing of a measure, in words."""
        for key, record, words in (
            (indicator.only_theme_id, centre.Theme, _("thema {name}")),
            (indicator.only_area_id, centre.Area, _("gebied {name}")),
            (indicator.only_group_id, centre.TargetGroup, _("doelgroep {name}")),
            (indicator.only_kind_id, centre.ActivityKind, _("soort {name}")),
        ):
            if key is not None:
                return words.format(name=self._names(record).get(key, ""))
        return ""

    def _names(self, record: type["Named"]) -> dict[UUID | None, str]:
        if record not in self._known:
            items = self._work.store(record).find(centre_id=self._centre_id)
            self._known[record] = {item.id: item.name for item in items}
        return self._known[record]

    @cached_property
    def _known(self) -> dict[type, dict[UUID | None, str]]:
        return {}


Named = centre.Theme | centre.Area | centre.TargetGroup | centre.ActivityKind | TallyKind


def _way(indicator: Indicator) -> Way:
    if indicator.measured_by is not None:
        return Way.MEASURED
    return Way.TYPED if indicator.question_id is None else Way.SURVEY


def _year(
    indicator: Indicator, year: int, actual: Actual, filled_in: IndicatorYear | None
) -> YearResult:
    """What was found goes before what was typed; typed figures remain for years that nothing was found of."""
    if actual.standing is Standing.UNKNOWN and filled_in is not None:
        if filled_in.no_poll:
            actual = Actual(standing=Standing.NO_POLL, next_poll=filled_in.next_poll)
        elif filled_in.actual is not None:
            actual = Actual(standing=Standing.KNOWN, value=filled_in.actual)
    source = filled_in.source if filled_in is not None else ""
    if not source and actual.value is not None:
        source = {
            Way.MEASURED: _counted_here(actual.since),
            Way.SURVEY: _("eigen peiling"),
            Way.TYPED: indicator.source,
        }[actual.way]
    return YearResult(
        year=year,
        actual=actual,
        target=filled_in.target if filled_in else None,
        forecast=filled_in.forecast if filled_in else None,
        source=source,
        explanation=filled_in.explanation if filled_in else "",
        kept=filled_in,
    )


def _counted_here(since: dt.date | None) -> str:
    if since is None:
        return _("geteld in het buurthuis")
    return _("geteld in het buurthuis, vanaf {day}").format(day=short_date(since))
