"""The list of all initiatives, to sort and to copy."""

from buurthuis_app.gui.controls import NOT_THERE
from buurthuis_app.gui.tables import Align, Column, RecordTable
from buurthuis_app.i18n import _, euros, short_date
from buurthuis_app.services.initiatives import InitiativeCard


def initiative_table() -> RecordTable[InitiativeCard]:
    """One initiative a row."""
    return RecordTable(
        (
            Column(title=_("Initiatief"), value=lambda card: card.initiative.title, stretch=True),
            Column(title=_("Hoe ver"), value=lambda card: card.initiative.state.value),
            Column(
                title=_("Sinds"),
                value=lambda card: card.initiative.since,
                display=lambda card: short_date(card.initiative.since),
            ),
            Column(
                title=_("Gevraagd"),
                value=lambda card: card.initiative.asked,
                display=lambda card: (
                    NOT_THERE if card.initiative.asked is None else euros(card.initiative.asked)
                ),
                align=Align.RIGHT,
            ),
            Column(
                title=_("Toegekend"),
                value=lambda card: card.money.granted,
                display=lambda card: euros(card.money.granted),
                align=Align.RIGHT,
            ),
            Column(
                title=_("Betaald"),
                value=lambda card: card.money.paid,
                display=lambda card: euros(card.money.paid),
                align=Align.RIGHT,
            ),
            Column(title=_("Gebieden"), value=lambda card: card.areas),
        ),
        lambda card: card.initiative.id,
        name=_("Bewonersinitiatieven"),
        empty=_("Nog geen initiatieven."),
    )
