"""The list of all initiatives, to sort and to copy."""

from buurthuis_app.domain.initiatives.initiative import state_names
from buurthuis_app.gui.widgets.lists.columns import day_column, euro_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _
from buurthuis_app.services.initiatives.initiatives import InitiativeCard


def initiative_table() -> RecordTable[InitiativeCard]:
    """Table with one initiative a row."""
    return RecordTable(
        (
            Column(title=_("Initiatief"), value=lambda card: card.initiative.title, stretch=True),
            Column(title=_("Hoe ver"), value=lambda card: state_names()[card.initiative.state]),
            day_column(_("Sinds"), lambda card: card.initiative.since),
            euro_column(_("Gevraagd"), lambda card: card.initiative.asked),
            euro_column(_("Toegekend"), lambda card: card.money.granted),
            euro_column(_("Betaald"), lambda card: card.money.paid),
            Column(title=_("Gebieden"), value=lambda card: card.areas),
        ),
        lambda card: card.initiative.id,
        name=_("Bewonersinitiatieven"),
        empty=_("Nog geen initiatieven."),
    )
