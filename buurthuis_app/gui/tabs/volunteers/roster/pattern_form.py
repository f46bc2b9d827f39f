"""Form of a pattern, new or changed: who is needed, when, and again how often."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Unpack
from uuid import UUID

from msgspec import Struct
from typing_extensions import override

from buurthuis_app.domain.activities.activity import Activity, Skip
from buurthuis_app.domain.activities.recurrence import (
    MonthlyOnWeekday,
    Weekly,
    ordinal,
    read,
    weeks_in_words,
)
from buurthuis_app.domain.rosters import shift
from buurthuis_app.domain.rosters.shift import MOST_MINUTES, MOST_NEEDED, MOST_WEEKS, ShiftPattern
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.basic_fields import as_qdate
from buurthuis_app.gui.forms.field import Field, FieldHeading, Item, beside, within
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.i18n import _, weekday_name
from buurthuis_app.records import replace
from buurthuis_app.services.rosters.shifts import ShiftPlanning

DAYS = 7
STEP = 15  # minutes
_OF_A_WEEK = ("rule", "every", "starts", "ends", "skips")
_BY_NUMBER = {"odd": True, "even": False}
"""What is chosen for the odd or the even weeks; otherwise a number of weeks."""
_OF_A_MONTH = {f"month{nth}": nth for nth in (1, 2, 3, 4, -1)}
"""What is chosen for one of the weeks of each month, the last being -1."""
_OF_AN_ACTIVITY = ("before", "after")


class PatternDraft(Struct, frozen=True, kw_only=True):
    """A pattern as it is filled in: for one moment and as many people of each duty as are needed."""

    pattern: ShiftPattern
    needed: tuple[tuple[UUID, int], ...]


class PatternForm(FormDialog[PatternDraft]):
    """A new one can be for several duties at once; a kept one is for its own."""

    topic = "rooster#eerst-wanneer-zijn-er-mensen-nodig"

    def __init__(
        self,
        planning: ShiftPlanning,
        duties: Sequence[Duty],
        activities: Sequence[Activity],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        self._duties = tuple(duty.id for duty in duties)
        super().__init__(
            _("Nieuw patroon") if new else _("Patroon wijzigen"),
            *within("pattern", *_when(activities)),
            FieldHeading(_("Wie zijn er nodig?")),
            *(
                beside(
                    *(
                        Field(str(duty.id), duty.name, kinds.number(0, MOST_NEEDED), free=True)
                        for duty in duties[at : at + 2]
                    )
                )
                for at in range(0, len(duties), 2)
            ),
            *within("pattern", *_how_long()),
            save=lambda draft: planning.keep_patterns(draft.pattern, draft.needed, new=new),
            check=self._faults,
            label=_("patroon gemaakt") if new else _("patroon gewijzigd"),
            **where,
        )
        for name in _OF_AN_ACTIVITY:
            self.widget(name).setSingleStep(STEP)
        self.widget("activity_id").currentIndexChanged.connect(self._show_what_fits)

    @override
    def fill(self, record: PatternDraft) -> None:
        super().fill(record)
        pattern = record.pattern
        days, every = _shown(pattern.rule)
        self.widget("rule").show_chosen(days)
        kinds.show_choice(self.widget("every"), every)
        self.widget("until").setDate(as_qdate(pattern.until or pattern.first + shift.AHEAD))
        for duty, many in record.needed:
            self.widget(str(duty)).setValue(many)
        self._show_what_fits()

    @override
    def record(self) -> PatternDraft:
        draft, rule_before = super().record(), self.base.pattern.rule
        tied = draft.pattern.activity_id is not None
        days = frozenset(self.widget("rule").chosen())
        rule = _rule(days, self.widget("every").currentData()) if days else ""
        if not days and not _shown(rule_before)[0]:
            rule = rule_before  # a rule from elsewhere stays as it is
        own: dict[str, Any] = {"before": 0, "after": 0, "rule": rule}
        if tied:
            own = {"starts": None, "ends": None, "rule": ""}
        needed = tuple((duty, self.widget(str(duty)).value()) for duty in self._duties)
        return PatternDraft(pattern=replace(draft.pattern, **own), needed=needed)

    def _faults(self, draft: PatternDraft) -> tuple[Problem, ...]:
        faults = shift.problems_of_pattern(replace(draft.pattern, needed=1))
        if self.widget("every").currentData() in _OF_A_MONTH and draft.pattern.rule:
            several = len(self.widget("rule").chosen()) > 1
            sentence = _("Kies voor elke maand één dag. Maak voor een andere dag nog een patroon.")
            faults += (Problem("rule", sentence),) if several else ()
        if any(many for _duty, many in draft.needed):
            return faults
        sentence = _("Kies bij minstens één taak hoeveel mensen er nodig zijn.")
        return (*faults, Problem(str(self._duties[0]), sentence))

    def _show_what_fits(self, _place: int = 0) -> None:
        """An activity has its own days and times."""
        tied = self.widget("activity_id").currentData() is not None
        for name in (*_OF_A_WEEK, *_OF_AN_ACTIVITY):
            self.form.show_row(name, visible=tied is (name in _OF_AN_ACTIVITY))


def _shown(rule: str) -> tuple[frozenset[int], int | str]:
    """The days and how often, as the form has them; a rule from elsewhere shows no days."""
    known = read(rule)
    if isinstance(known, MonthlyOnWeekday) and known.interval == 1:
        return frozenset({known.weekday}), f"month{known.nth}"
    weekly = known if isinstance(known, Weekly) else Weekly(weekdays=frozenset())
    by_number = next((name for name, odd in _BY_NUMBER.items() if odd is weekly.odd), None)
    return weekly.weekdays, by_number or weekly.interval


def _rule(days: frozenset[int], every: Any) -> str:
    """The rule of these days, one of them for a week of each month."""
    if every in _OF_A_MONTH:
        return MonthlyOnWeekday(nth=_OF_A_MONTH[every], weekday=min(days)).text()
    odd = _BY_NUMBER.get(every)
    return Weekly(weekdays=days, interval=1 if odd is not None else every, odd=odd).text()


def _when(activities: Sequence[Activity]) -> tuple[Item, ...]:
    fixed = (None, _("op vaste dagen"))
    with_activity = [
        (activity.id, _("bij {activity}").format(activity=activity.title))
        for activity in activities
    ]
    weekdays = [(day, weekday_name(day)[:2]) for day in range(DAYS)]
    minutes = kinds.number(0, MOST_MINUTES, unit=" " + _("minuten"))
    return (
        Field("activity_id", _("Wanneer"), kinds.choice([fixed, *with_activity])),
        Field("rule", _("Op deze dagen"), kinds.chips(weekdays), free=True),
        Field("every", _("Hoe vaak"), kinds.choice(_how_often()), free=True),
        beside(
            Field("starts", _("Begin"), kinds.time(dt.time(9, 30))),
            Field("ends", _("Einde"), kinds.time(dt.time(13))),
        ),
        beside(
            Field("before", _("Eerder beginnen dan de activiteit"), minutes),
            Field("after", _("Langer blijven dan de activiteit"), minutes),
        ),
    )


def _how_often() -> list[tuple[int | str, str]]:
    several = [(n, _("elke {n} weken").format(n=n)) for n in range(2, MOST_WEEKS + 1)]
    by_number = [
        (name, _("in de {weeks}").format(weeks=weeks_in_words(odd=odd)))
        for name, odd in _BY_NUMBER.items()
    ]
    of_a_month = [
        (name, _("de {nth} van elke maand").format(nth=ordinal(nth)))
        for name, nth in _OF_A_MONTH.items()
    ]
    return [(1, _("elke week")), *several, *by_number, *of_a_month]


def _how_long() -> tuple[Item, ...]:
    skips = (
        (Skip.CLOSED_DAYS, _("dagen dat het huis dicht is")),
        (Skip.PUBLIC_HOLIDAYS, _("feestdagen")),
        (Skip.SCHOOL_HOLIDAYS, _("schoolvakanties")),
    )
    return (
        FieldHeading(_("Hoe lang geldt het?")),
        Field("first", _("Vanaf"), kinds.date()),
        Field("ending", _("Houdt op na een dag"), kinds.tick(), free=True),
        Field("until", _("Laatste dag"), kinds.date(), while_on="ending"),
        Field("skips", _("Geen dienst op"), kinds.chips(skips, into=frozenset)),
    )
