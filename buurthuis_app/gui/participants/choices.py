"""Choices about participants: to keep a register at all, and that two in it are one."""

from collections.abc import Sequence
from typing import Any, Unpack
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.participants.participant import (
    Participant,
    RegisterChoice,
    fact_names,
    problems_of_merging,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, named
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.i18n import _, ngettext
from buurthuis_app.services.participants.register import FEWEST, MOST, ParticipantRegister


class ParticipantMerge(Struct, frozen=True, kw_only=True):
    """The participant that another turns out to be, as it is chosen."""

    into: UUID | None = None


class ParticipantMergeDialog(FormDialog[ParticipantMerge]):
    """Asks who another participant turns out to be, and says what becomes of the figures."""

    topic = "deelnemers#de-lijst"

    def __init__(
        self,
        goes: Participant,
        others: Sequence[Participant],
        register: ParticipantRegister,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("{name} samenvoegen").format(name=goes.name),
            Field(
                "into",
                _("Met wie"),
                kinds.choice(named([other for other in others if other.id != goes.id])),
                _(
                    "Alle keren van {name} worden van de ander, ook in eerdere jaren: die hebben daarna één unieke "
                    "deelnemer minder. Een vastgesteld overzicht laat dat verschil zien. Het aantal bezoeken blijft "
                    "zoals het is geteld."
                ).format(name=goes.name),
            ),
            save=lambda merge: register.merge(goes.id, merge.into),
            check=lambda merge: problems_of_merging(goes.id, merge.into),
            label=_("deelnemers samengevoegd"),
            **where,
        )


class RegisterChoiceForm(FormDialog[RegisterChoice]):
    """Whether participants are kept: off, until somebody reads this and chooses otherwise."""

    topic = "deelnemers#aanzetten"

    def __init__(self, register: ParticipantRegister, **where: Unpack[Where]) -> None:
        super().__init__(
            _("Deelnemers bijhouden"),
            label(
                _(
                    "Met een lijst van deelnemers weet u hoeveel verschillende mensen er komen. Aan de deur tikt u met "
                    "één klik aan wie er is. Staat dit uit, dan telt het programma alleen bezoeken en bewaart het van "
                    "bezoekers niets."
                )
            ),
            Field("kept", _("Dit buurthuis houdt deelnemers bij"), kinds.tick()),
            label(
                _(
                    "Wat er dan wordt bewaard: een voornaam met één letter of een kaartnummer, bij welke keren iemand "
                    "was, en wat u hieronder kiest. Vraag alleen wat u nodig hebt, en vraag mensen of zij het goed "
                    "vinden. Wie dat niet wil, telt gewoon mee in het aantal bezoeken."
                ),
                Text.QUIET,
            ),
            Field(
                "asks",
                _("Wat u ook vraagt"),
                kinds.chips(list(fact_names().items()), into=frozenset),
            ),
            Field(
                "months",
                _("Maanden bewaren na iemands laatste keer"),
                kinds.number(FEWEST, MOST),
                _(
                    "Daarna wist het programma de naam en alle keren van die persoon. Het zegt dat een week van "
                    "tevoren. Hoeveel mensen er in een jaar waren, blijft staan. Zet u het uit, dan ziet de deur geen "
                    "namen meer en blijft wie in de lijst staat tot die tijd, of tot u iemand wist."
                ),
            ),
            save=register.choose,
            label=_("keuze over deelnemers"),
            **where,
        )


def described(chosen: RegisterChoice) -> str:
    """How the choice stands, in a line."""
    if not chosen.kept:
        return _("Staat uit: van bezoekers wordt niets bewaard.")
    facts: Any = [words for fact, words in fact_names().items() if fact in chosen.asks]
    asked = ", ".join([_("naam of kaartnummer"), *facts])
    return ngettext(
        "Staat aan: {what}. Gewist {n} maand na de laatste keer.",
        "Staat aan: {what}. Gewist {n} maanden na de laatste keer.",
        chosen.months,
    ).format(what=asked, n=chosen.months)
