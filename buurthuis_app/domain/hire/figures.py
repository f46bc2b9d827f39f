"""Figures of a year of room hire: times and hours let, and what was asked for it, by kind of hirer."""

from collections.abc import Sequence

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Definition, explained
from buurthuis_app.domain.hire.hirer import HirerKind
from buurthuis_app.domain.hire.price_list import HiredTime
from buurthuis_app.i18n import _


class HiredOfKind(Struct, frozen=True, kw_only=True):
    """Times let to a kind of hirer, and what was invoiced to it in euro cents."""

    kind: HirerKind
    times: int
    cents: int


class HireYear(Struct, frozen=True, kw_only=True):
    """A year, or as much of it as is over. `minutes` are of the times of which the hours are known.

    `cents` are of the invoices of these days, credit notes taken off. `kinds` holds those with either.
    """

    times: int = 0
    minutes: int = 0
    cents: int = 0
    kinds: tuple[HiredOfKind, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The figures as JSON, for scripts."""
        return {
            "times": self.times,
            "minutes": self.minutes,
            "cents": self.cents,
            "kinds": {each.kind.value: [each.times, each.cents] for each in self.kinds},
        }


def hire_year(
    hired: Sequence[tuple[HirerKind, HiredTime]], invoiced: Sequence[tuple[HirerKind, int]]
) -> HireYear:
    """The figures of these times and these amounts, each with the kind of its hirer."""
    kinds = (
        HiredOfKind(
            kind=kind,
            times=sum(of is kind for of, _time in hired),
            cents=sum(cents for of, cents in invoiced if of is kind),
        )
        for kind in HirerKind
    )
    return HireYear(
        times=len(hired),
        minutes=sum(time.minutes or 0 for _kind, time in hired),
        cents=sum(cents for _kind, cents in invoiced),
        kinds=tuple(each for each in kinds if each.times or each.cents),
    )


def hire_definitions() -> tuple[Definition, ...]:
    """What the words under the table of room hire mean."""
    return explained(
        {
            _("keren verhuurd"): _(
                "hoe vaak een afgesproken verhuur in de periode doorging. "
                "Wat bij Activiteiten als huurder staat zonder afspraak bij Verhuur, telt hier niet."
            ),
            _("uren verhuurd"): _(
                "de uren van die keren, van begin tot einde. Zonder begin of einde tellen ze niet."
            ),
            _("gefactureerd"): _(
                "de facturen van de periode met de btw die erin zit, en de creditnota's eraf. "
                "Of er al is betaald, staat bij Verhuur."
            ),
        }
    )
