"""Residents' initiatives: keeping them, moving them from state to state, and what a year of them came to."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.initiatives.budget import Budget, Grant, Payment
from buurthuis_app.domain.initiatives.figures import (
    InitiativeYear,
    Money,
    MoneyLine,
    MoneyRow,
    RowKey,
    YearMoney,
    year_of,
)
from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    InitiativeStep,
    Scale,
    problems,
    problems_of_step,
    scale_names,
    state_names,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import folded, tidied
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.initiatives import initiatives as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared import answers
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_there

_CHANGES = frozenset({Topic.GOALS})
_WITH_LINKS = _CHANGES | {Topic.ACTIVITIES, Topic.STORIES}


class InitiativeCard(Struct, frozen=True, kw_only=True):
    """An initiative as it stands on the board and in the list."""

    initiative: Initiative
    money: Money
    themes: str
    areas: str


class GrantedMoney(Struct, frozen=True, kw_only=True):
    """A grant with the budget it comes from, the name of the part, and what was paid of it."""

    grant: Grant
    budget: Budget
    part: str
    payments: tuple[Payment, ...]

    @property
    def paid(self) -> int:
        """Money paid in euro cents, less what came back."""
        return sum(payment.paid for payment in self.payments)


class InitiativePage(Struct, frozen=True, kw_only=True):
    """All that is known of one initiative. `names` are those of themes, target groups and areas."""

    initiative: Initiative
    steps: tuple[InitiativeStep, ...]
    granted: tuple[GrantedMoney, ...]
    activities: tuple[Activity, ...]
    stories: tuple[Story, ...]
    names: Mapping[UUID, str]

    @property
    def money(self) -> Money:
        """What it was granted and paid, over all years."""
        return Money(
            granted=sum(granted.grant.amount for granted in self.granted),
            paid=sum(granted.paid for granted in self.granted),
        )


class Initiatives(Service):
    """The coordinator keeps them; the board reads along."""

    def blank(self) -> Initiative:
        """An empty initiative to fill in. Nothing is kept yet."""
        return Initiative(
            id=new_id(),
            centre_id=self._centre_id,
            title="",
            good_for="",
            since=self._clock.today(),
        )

    def blank_step(self, initiative: Initiative, state: InitiativeState) -> InitiativeStep:
        """A step of today into this state, to fill in. Nothing is kept yet."""
        return self._step(initiative, self._clock.today(), state)

    def cards(self) -> tuple[InitiativeCard, ...]:
        """Cards of all initiatives, the newest step first."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            books = queries.books(work, self._centre_id)
            names = queries.names(work, self._centre_id)

        def named(keys: tuple[UUID, ...]) -> str:
            return ", ".join(sorted(names[key] for key in keys))

        cards = [
            InitiativeCard(
                initiative=self._seen(initiative),
                money=books.money_of(initiative.id),
                themes=named(initiative.theme_ids),
                areas=named(initiative.area_ids),
            )
            for initiative in books.initiatives
        ]
        return tuple(sorted(cards, key=lambda card: card.initiative.since, reverse=True))

    def page(self, initiative_id: UUID) -> InitiativePage:
        """All of one initiative. Raises Conflict when it was removed."""
        with self._database.read() as work:
            return self.page_in(work, initiative_id)

    def page_in(self, work: Work, initiative_id: UUID) -> InitiativePage:
        """The same, within a unit of work."""
        self._actor.demand(Permission.READ_FIGURES)
        initiative = still_there(work, Initiative, initiative_id)
        steps = queries.steps_of(work, initiative_id)
        books = queries.books(work, self._centre_id)
        names = queries.names(work, self._centre_id)
        activities, stories = queries.belonging(work, initiative_id)
        budgets = {budget.id: budget for budget in books.budgets}
        parts = {part.id: part.area_id or part.theme_id for part in books.parts}
        granted = tuple(
            GrantedMoney(
                grant=grant,
                budget=budgets[grant.budget_id],
                part=names.get(parts[grant.part_id] or grant.part_id, "") if grant.part_id else "",
                payments=tuple(
                    sorted(
                        (paid for paid in books.payments if paid.grant_id == grant.id),
                        key=lambda paid: (paid.date, paid.id),
                    )
                ),
            )
            for grant in books.grants
            if grant.initiative_id == initiative_id
        )
        return InitiativePage(
            initiative=self._seen(initiative),
            steps=steps,
            granted=granted,
            activities=activities,
            stories=stories,
            names=names,
        )

    def keep(self, initiative: Initiative, *, new: bool) -> Done[Initiative]:
        """Keep a new initiative, as an idea, or changed words of one; its state only changes by `move`.

        Raises Invalid for what is missing, Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.SET_GOALS)
        initiative = _tidied(initiative)
        refuse(problems(initiative))
        with self._database.begin() as work:
            if new:
                stored = replace(initiative, state=InitiativeState.IDEA)
                work.store(Initiative).add(stored)
                work.store(InitiativeStep).add(self._step(stored, stored.since))
            else:
                former = still_there(work, Initiative, initiative.id)
                changed = replace(initiative, state=former.state, since=former.since)
                stored = kept(work, changed, new=False)
        return self._done(work, stored, _CHANGES)

    def move(
        self,
        initiative: Initiative,
        state: InitiativeState,
        date: dt.date,
        because: str = "",
    ) -> Done[Initiative]:
        """Bring it into another state. `initiative` may carry a new `outcome` and `differs`; what else it says is kept.

        Back from granted to submitted also takes its grants away. Raises Invalid for a path that is not there, for what
        is still missing, and when a grant that would go was paid already; Conflict when somebody else changed it.
        """
        self._actor.demand(Permission.SET_GOALS)
        initiative = _tidied(initiative)
        with self._database.begin() as work:
            former = still_there(work, Initiative, initiative.id)
            grants = work.store(Grant).find(initiative_id=former.id)
            current = replace(initiative, state=former.state, since=former.since)
            step = self._step(current, date, state, because)
            refuse(problems_of_step(current, step, today=self._clock.today(), granted=bool(grants)))
            refuse(problems(current))
            stored = work.store(Initiative).replace(replace(current, state=state, since=date))
            work.store(InitiativeStep).add(step)
            if (former.state, state) == (InitiativeState.GRANTED, InitiativeState.SUBMITTED):
                work.store(Grant).remove(_unpaid(work, grants))
        return self._done(work, stored, _CHANGES)

    def remove(self, initiative: Initiative) -> Done[Initiative]:
        """Take it away with its history; activities and stories stay, without it.

        Raises Invalid when it got money, or when it is the answer to what people said.
        """
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            current = still_there(work, Initiative, initiative.id)
            if work.store(Grant).find(initiative_id=current.id):
                sentence = _(
                    "Aan dit initiatief is geld toegekend, en dat blijft bewaard. "
                    "Zet het eerst terug naar 'ingediend', of zet het op 'verantwoord'."
                )
                raise Invalid(sentence)
            answers.refuse_given(work, initiative_id=current.id)
            activities, stories = queries.belonging(work, current.id)
            work.store(Activity).replace_all(
                [replace(activity, initiative_id=None) for activity in activities]
            )
            work.store(Story).replace_all([replace(story, initiative_id=None) for story in stories])
            work.store(InitiativeStep).remove(queries.steps_of(work, current.id))
            work.store(Initiative).remove([current])
        return self._done(work, current, _WITH_LINKS)

    def belongs(
        self, initiative_id: UUID, activity_id: UUID, *, belongs: bool = True
    ) -> Done[Activity]:
        """Let an activity belong to this initiative, or to none any more."""
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            still_there(work, Initiative, initiative_id)
            former = still_there(work, Activity, activity_id)
            changed = replace(former, initiative_id=initiative_id if belongs else None)
            stored = work.store(Activity).replace(changed)
        return self._done(work, stored, _WITH_LINKS)

    def free_activities(self) -> tuple[Activity, ...]:
        """The activities that belong to no initiative, by title."""
        with self._database.read() as work:
            activities = work.store(Activity).find(centre_id=self._centre_id, initiative_id=None)
        return tuple(sorted(activities, key=lambda activity: folded(activity.title)))

    def years(self) -> tuple[YearMoney, ...]:
        """Every year of which there is a budget or an initiative, newest first."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            books = queries.books(work, self._centre_id)
        return tuple(books.year_money(year) for year in books.years())

    def year(self, year: int) -> InitiativeYear:
        """The initiatives of a year with their budget; `initiative_figures.definitions` says what its words mean."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            books = queries.books(work, self._centre_id)
            return year_of(books, year, queries.names(work, self._centre_id))

    def split(self, year: int, line: MoneyLine) -> tuple[tuple[str, MoneyRow], ...]:
        """The money of a year along a line, each row with its name; "" for what belongs to none."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            books = queries.books(work, self._centre_id)
            names = queries.names(work, self._centre_id)
        names = names | {budget.id: budget.name for budget in books.budgets}
        named = [(_row_name(row.key, names), row) for row in books.split(year, line)]
        return tuple(sorted(named, key=lambda pair: (not pair[0], folded(pair[0]))))

    def _seen(self, initiative: Initiative) -> Initiative:
        """Without who started it, for who may not read that."""
        if self.may(Permission.READ_PEOPLE):
            return initiative
        return replace(initiative, started_by="", contact="")

    def _step(
        self,
        initiative: Initiative,
        date: dt.date,
        state: InitiativeState = InitiativeState.IDEA,
        because: str = "",
    ) -> InitiativeStep:
        return InitiativeStep(
            id=new_id(),
            initiative_id=initiative.id,
            state=state,
            date=date,
            because=because.strip(),
            recorded_by=self._actor.profile,
        )


def _row_name(key: RowKey, names: Mapping[UUID, str]) -> str:
    if isinstance(key, Scale):
        return scale_names()[key]
    if isinstance(key, InitiativeState):
        return state_names()[key]
    return names[key] if key is not None else ""


def _unpaid(work: Work, grants: tuple[Grant, ...]) -> tuple[Grant, ...]:
    if any(work.store(Payment).find(grant_id=grant.id) for grant in grants):
        sentence = _("Er is al geld betaald, dus dit kan niet terug. Haal eerst de betalingen weg.")
        raise Invalid(sentence)
    return grants


def _tidied(initiative: Initiative) -> Initiative:
    """Without spaces around its words, with what it is tied to in order."""
    tied = ("theme_ids", "group_ids", "area_ids")
    in_order: dict[str, Any] = {
        name: tuple(sorted(set(getattr(initiative, name)))) for name in tied
    }
    return replace(tidied(initiative), **in_order)
