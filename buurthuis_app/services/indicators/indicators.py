"""Indicators: keep them, fill in their years, and say what came of them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.figures.breakdown import OccurrencesBehind
from buurthuis_app.domain.indicators import indicator as rules
from buurthuis_app.domain.indicators.indicator import Indicator, IndicatorYear, MeasureKind
from buurthuis_app.domain.indicators.results import IndicatorResult
from buurthuis_app.domain.indicators.starter_set import Starter, starters
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import folded, name_key
from buurthuis_app.domain.surveys.survey import QuestionKind, SurveyQuestion
from buurthuis_app.persistence.queries.figures import behind
from buurthuis_app.persistence.queries.indicators import measuring
from buurthuis_app.records import replace
from buurthuis_app.services.indicators.measuring import MEASURES, Measuring
from buurthuis_app.services.indicators.results import IndicatorReading
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_as, still_there

_CHANGES = frozenset({Topic.GOALS})


class MeasuredFrom(Struct, frozen=True, kw_only=True):
    """What an indicator can be measured by: the kinds that have a source, and the tally kinds."""

    kinds: tuple[MeasureKind, ...]
    tallies: tuple[TallyKind, ...]


class Indicators(Service):
    """The figures that town and centre follow from year to year."""

    def all(self) -> tuple[IndicatorResult, ...]:
        """Every indicator with what is known of its years, in the centre's own order."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            return IndicatorReading(work, self._centre_id, self._clock.today()).all()

    def judged(self, year: int) -> tuple[bool | None, ...]:
        """Of each indicator whether its target of a year was reached; None where that can't be told."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            results = IndicatorReading(
                work, self._centre_id, self._clock.today(), only=(year,)
            ).all()
        return tuple(result.met(year) for result in results)

    def one(self, indicator_id: UUID) -> IndicatorResult:
        """One of them. Raises Conflict when it was removed."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            indicator = still_there(work, Indicator, indicator_id)
            return IndicatorReading(work, self._centre_id, self._clock.today()).result(indicator)

    def behind(self, indicator_id: UUID, year: int) -> tuple[OccurrencesBehind, ...]:
        """The occurrences that a measured figure is about, in order of date; of a tally kind with its own numbers."""
        self._actor.demand(Permission.READ_FIGURES)
        today, period = self._clock.today(), periods.year(year)
        with self._database.read() as work:
            indicator = still_there(work, Indicator, indicator_id)
            chosen = Measuring(work, self._centre_id, today).chosen(indicator)
            occurrences = tuple(
                occurrence
                for occurrence in behind.occurrences(work, self._centre_id, period, today)
                if chosen is None or occurrence.activity_id in chosen
            )
            if indicator.tally_kind_id is None:
                return occurrences
            numbers = measuring.tally_by_occurrence(
                work, self._centre_id, period, indicator.tally_kind_id
            )
        return tuple(
            replace(occurrence, visits=numbers[occurrence.occurrence_id])
            for occurrence in occurrences
            if occurrence.occurrence_id in numbers
        )

    def measured_from(self) -> MeasuredFrom:
        """Measures and tally kinds that an indicator can use."""
        with self._database.read() as work:
            kinds = work.store(TallyKind).find(centre_id=self._centre_id)
        return MeasuredFrom(
            kinds=tuple(kind for kind in MeasureKind if kind in MEASURES),
            tallies=tuple(sorted(kinds, key=lambda kind: (kind.position, folded(kind.name)))),
        )

    def blank(self) -> Indicator:
        """An empty indicator to fill in. Nothing is kept yet."""
        return Indicator(id=new_id(), centre_id=self._centre_id, name="")

    def blank_year(self, indicator_id: UUID, year: int = 0) -> IndicatorYear:
        """An empty year of an indicator; 0 for a year that is still to be chosen. Nothing is kept yet."""
        return IndicatorYear(id=new_id(), indicator_id=indicator_id, year=year)

    def follow(self, question: SurveyQuestion) -> Done[Indicator]:
        """Follow a question of a survey as an indicator, from the first time it was asked. Otherwise as `keep`."""
        return self.keep(
            replace(
                self.blank(),
                name=question.words[: rules.LONGEST_NAME],
                unit="%" if question.kind is QuestionKind.YES_NO else "",
                every=1,
                question_id=question.id,
            ),
            new=True,
        )

    def keep(self, indicator: Indicator, *, new: bool) -> Done[Indicator]:
        """Keep a new or changed indicator. Raises Invalid, or Conflict when somebody else changed it."""
        self._actor.demand(Permission.SET_GOALS)
        indicator = _tidied(indicator)
        with self._database.begin() as work:
            others = work.store(Indicator).find(centre_id=self._centre_id)
            refuse(rules.problems(indicator, others))
            if new:
                indicator = replace(indicator, position=_next_position(others))
            stored = kept(work, indicator, new=new)
        return self._done(work, stored, _CHANGES)

    def keep_year(self, year: IndicatorYear, *, new: bool) -> Done[IndicatorYear]:
        """Keep what was filled in for a year. Raises Invalid, or Conflict when somebody else changed it."""
        self._actor.demand(Permission.SET_GOALS)
        year = replace(year, source=year.source.strip(), explanation=year.explanation.strip())
        with self._database.begin() as work:
            still_there(work, Indicator, year.indicator_id)
            others = work.store(IndicatorYear).find(indicator_id=year.indicator_id)
            refuse(rules.problems_of_year(year, others))
            stored = kept(work, year, new=new)
        return self._done(work, stored, _CHANGES)

    def remove(self, indicator: Indicator) -> Done[Indicator]:
        """Take an indicator away with all its years; undo brings back all of it."""
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            current = still_as(work, indicator)
            years = work.store(IndicatorYear)
            years.remove(years.find(indicator_id=current.id))
            work.store(Indicator).remove([current])
        return self._done(work, current, _CHANGES)

    def remove_year(self, year: IndicatorYear) -> Done[IndicatorYear]:
        """Take away what was filled in for a year."""
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            work.store(IndicatorYear).remove([still_as(work, year)])
        return self._done(work, year, _CHANGES)

    def starters(self) -> tuple[Starter, ...]:
        """The indicators to begin with that are not there yet; what can't be measured here is to be typed."""
        with self._database.read() as work:
            indicators = work.store(Indicator).find(centre_id=self._centre_id)
        known = {name_key(indicator.name) for indicator in indicators}
        return tuple(
            starter if starter.measured_by in MEASURES else replace(starter, measured_by=None)
            for starter in starters()
            if name_key(starter.name) not in known
        )

    def adopt(self, chosen: Sequence[Starter]) -> Done[tuple[Indicator, ...]]:
        """Take over these; what can't be measured here is typed."""
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            others = work.store(Indicator).find(centre_id=self._centre_id)
            tallies = work.store(TallyKind).find(centre_id=self._centre_id)
            first = _next_position(others)
            added = tuple(
                replace(self._of(starter, tallies), position=first + place)
                for place, starter in enumerate(chosen)
            )
            for indicator in added:
                refuse(rules.problems(indicator, others))
            work.store(Indicator).add(*added)
        return self._done(work, added, _CHANGES)

    def _of(self, starter: Starter, tallies: Iterable[TallyKind]) -> Indicator:
        kind = starter.measured_by if starter.measured_by in MEASURES else None
        tally = next(
            (
                same_kind.id
                for same_kind in tallies
                if name_key(same_kind.name) == name_key(starter.tally)
            ),
            None,
        )
        if kind is MeasureKind.TALLY and tally is None:
            kind = None
        return replace(
            self.blank(),
            name=starter.name,
            unit=starter.unit,
            meaning=starter.meaning,
            direction=starter.direction,
            every=starter.every,
            source=starter.source,
            measured_by=kind,
            tally_kind_id=tally if kind is MeasureKind.TALLY else None,
        )


def _next_position(others: Iterable[Indicator]) -> int:
    return max((other.position for other in others), default=-1) + 1


def _tidied(indicator: Indicator) -> Indicator:
    """Without spaces around its words, and without what belongs to another way of measuring."""
    kind = indicator.measured_by
    narrowed = kind is not None and kind.narrowed
    return replace(
        indicator,
        name=indicator.name.strip(),
        unit=indicator.unit.strip(),
        source=indicator.source.strip(),
        meaning=indicator.meaning.strip(),
        tally_kind_id=indicator.tally_kind_id if kind is MeasureKind.TALLY else None,
        only_theme_id=indicator.only_theme_id if narrowed else None,
        only_area_id=indicator.only_area_id if narrowed else None,
        only_group_id=indicator.only_group_id if narrowed else None,
        only_kind_id=indicator.only_kind_id if narrowed else None,
        question_option=indicator.question_option if indicator.question_id else None,
    )
