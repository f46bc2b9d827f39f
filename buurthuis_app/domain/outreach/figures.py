"""Figures of outreach in a period: rounds, contacts, people reached, and how many were referred, by area and group."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Definition, explained
from buurthuis_app.domain.outreach.street_round import ReferredTo, StreetRound
from buurthuis_app.domain.shared.periods import Span
from buurthuis_app.domain.shared.small_groups import ShownCount, shown_of
from buurthuis_app.i18n import _


class RoundTotals(Struct, frozen=True, kw_only=True):
    """What some rounds come to."""

    rounds: int = 0
    contacts: int = 0
    reached: int = 0
    new: int = 0
    referrals: int = 0


class NamedTotals(Struct, frozen=True, kw_only=True):
    """The same of one area, group or part of the period, under its name."""

    name: str
    totals: RoundTotals


class Yield(Struct, frozen=True, kw_only=True):
    """What a round yielded, in words, with its day and place."""

    date: dt.date
    place: str
    words: str


class OutreachFigures(Struct, frozen=True, kw_only=True):
    """Outreach in a period, or as much of it as is over. `yields` are the newest that say anything."""

    totals: RoundTotals = RoundTotals()
    areas: tuple[NamedTotals, ...] = ()
    groups: tuple[NamedTotals, ...] = ()
    parts: tuple[RoundTotals, ...] = ()
    """Of each part of the period, in order."""
    referred: tuple[int, ...] = ()
    """By where to, in the order of ReferredTo."""
    yields: tuple[Yield, ...] = ()

    @property
    def shown_referrals(self) -> dict[ReferredTo, ShownCount]:
        """The referrals as they may be printed: a small number could point at somebody."""
        return dict(zip(ReferredTo, shown_of(self.referred), strict=False))

    def as_json(self) -> dict[str, object]:
        """The figures as JSON, for scripts; small numbers stay hidden."""
        totals = self.totals
        return {
            "rounds": totals.rounds,
            "contacts": totals.contacts,
            "reached": totals.reached,
            "new": totals.new,
            "referrals": totals.referrals,
            "referred": {to.value: shown.number for to, shown in self.shown_referrals.items()},
            "areas": {each.name: each.totals.contacts for each in self.areas},
        }


MOST_YIELDS = 5


def totals_of(rounds: Iterable[StreetRound]) -> RoundTotals:
    """These rounds added up."""
    listed = list(rounds)
    return RoundTotals(
        rounds=len(listed),
        contacts=sum(each.contacts for each in listed),
        reached=sum(each.reached for each in listed),
        new=sum(each.new for each in listed),
        referrals=sum(each.referrals for each in listed),
    )


def figures_of(
    rounds: Sequence[StreetRound], names: Mapping[UUID, str], parts: Sequence[Span]
) -> OutreachFigures:
    """The figures of these rounds; `names` are those of areas and groups, `parts` make up the period."""
    told = sorted(
        (each for each in rounds if each.yielded.strip()),
        key=lambda each: (each.date, each.id),
        reverse=True,
    )
    return OutreachFigures(
        totals=totals_of(rounds),
        areas=_named(rounds, lambda each: each.area_id, names),
        groups=_named(rounds, lambda each: each.group_id, names),
        parts=tuple(
            totals_of(each for each in rounds if part.first <= each.date <= part.last)
            for part in parts
        ),
        referred=tuple(sum(each.referred(to) for each in rounds) for to in ReferredTo),
        yields=tuple(
            Yield(
                date=each.date,
                place=each.place or names.get(each.area_id or each.id, ""),
                words=each.yielded,
            )
            for each in told[:MOST_YIELDS]
        ),
    )


def _named(
    rounds: Sequence[StreetRound],
    key: Callable[[StreetRound], UUID | None],
    names: Mapping[UUID, str],
) -> tuple[NamedTotals, ...]:
    """By name, most contacts first; those without one last."""
    keys = {key(each) for each in rounds}
    found = [
        NamedTotals(
            name=_("niet bekend") if of is None else names[of],
            totals=totals_of(each for each in rounds if key(each) == of),
        )
        for of in sorted(keys, key=lambda of: (of is None, names.get(of, "") if of else ""))
    ]
    return tuple(sorted(found, key=lambda each: -each.totals.contacts))


def outreach_definitions() -> tuple[Definition, ...]:
    """What the words under the tables of outreach mean."""
    return explained(
        {
            _("rondes op straat"): _(
                "keren dat iemand van het buurthuis mensen opzocht op straat of op een plein."
            ),
            _("contacten"): _("gesprekken tijdens die rondes, met één mens of met een groep."),
            _("mensen bereikt"): _(
                "mensen met wie is gesproken. Wie in twee rondes is gesproken, telt twee keer. "
                "Wie ook binnenkwam, telt daar als bezoek."
            ),
            _("voor het eerst gesproken"): _(
                "mensen die nog niet eerder waren gesproken, zoals wie de ronde deed het zag."
            ),
            _("verder geholpen"): _(
                "mensen die naar hulp, school, werk, een activiteit of iets anders zijn verwezen. "
                "Kleine aantallen per soort staan er niet bij: zo is niemand te herkennen."
            ),
        }
    )
