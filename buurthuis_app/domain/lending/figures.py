"""Figures of a year of lending and repairs: times lent, what was brought, and what of it was mended."""

from collections.abc import Sequence

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Definition, explained
from buurthuis_app.domain.lending.repair import Repair, RepairKind, RepairResult
from buurthuis_app.i18n import _


class RepairedOfKind(Struct, frozen=True, kw_only=True):
    """How many of a kind were brought, and how many of those were mended."""

    kind: RepairKind
    brought: int
    repaired: int


class LendingYear(Struct, frozen=True, kw_only=True):
    """A year, or as much of it as is over. `kinds` holds those that were brought."""

    lent: int = 0
    brought: int = 0
    repaired: int = 0
    advice: int = 0
    grams: int = 0
    """Weight of what was mended, as far as it was weighed; `weighed` is how many that were."""
    weighed: int = 0
    kinds: tuple[RepairedOfKind, ...] = ()

    @property
    def not_possible(self) -> int:
        """How many could not be mended."""
        return self.brought - self.repaired - self.advice

    @property
    def share(self) -> float | None:
        """The part that was mended; None when nothing was brought."""
        return self.repaired / self.brought if self.brought else None

    def as_json(self) -> dict[str, object]:
        """The figures as JSON, for scripts."""
        return {
            "lent": self.lent,
            "brought": self.brought,
            "repaired": self.repaired,
            "advice": self.advice,
            "not_possible": self.not_possible,
            "grams": self.grams,
            "weighed": self.weighed,
            "kinds": {each.kind.value: [each.brought, each.repaired] for each in self.kinds},
        }


def year_of(lent: int, repairs: Sequence[Repair]) -> LendingYear:
    """The figures of so many times lent and these repairs."""
    by_kind = {
        kind: [repair.result for repair in repairs if repair.kind is kind] for kind in RepairKind
    }
    results = [repair.result for repair in repairs]
    weights = [
        repair.grams
        for repair in repairs
        if repair.result is RepairResult.REPAIRED and repair.grams is not None
    ]
    return LendingYear(
        lent=lent,
        brought=len(results),
        repaired=results.count(RepairResult.REPAIRED),
        advice=results.count(RepairResult.ADVICE),
        grams=sum(weights),
        weighed=len(weights),
        kinds=tuple(
            RepairedOfKind(kind=kind, brought=len(own), repaired=own.count(RepairResult.REPAIRED))
            for kind, own in by_kind.items()
            if own
        ),
    )


def lending_definitions() -> tuple[Definition, ...]:
    """What the words under the tables of lending and repairs mean."""
    return explained(
        {
            _("keren uitgeleend"): _(
                "hoe vaak in het jaar iets is meegegeven. De dag van meegeven telt. Wie nog wacht, telt niet mee."
            ),
            _("aangeboden voor reparatie"): _(
                "hoeveel spullen in het jaar zijn gebracht, wat er ook van kwam."
            ),
            _("gerepareerd"): _(
                "wat weer werkt of heel is. Advies en wat niet te maken was, tellen hier niet."
            ),
            _("aandeel gerepareerd"): _(
                "gerepareerd, als deel van alles wat is aangeboden voor reparatie."
            ),
            _("kilo behouden"): _(
                "wat er is gerepareerd samen woog. Wat niet is gewogen, telt hier niet."
            ),
        }
    )
