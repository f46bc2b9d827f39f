"""Quick card for the door, with the name of the centre on it, in a language of the door."""

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.i18n import DUTCH, OWN_NAMES, _
from buurthuis_app.services.papers.paper import Paper, picture
from buurthuis_app.services.shared.service import Service, still_there


class QuickCard(Service):
    """Makes the card."""

    def paper(self, language: str = DUTCH) -> Paper:
        """One sheet: how to count, undo and tell a story, and room for whom to ask."""
        from buurthuis_app.reports.counts.quick_card import write_quick_card

        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
        title = _("Snelkaart voor de deur")
        return picture(
            title if language == DUTCH else f"{title}, {OWN_NAMES[language]}",
            centre.name,
            lambda out: write_quick_card(centre.name, out, language),
        )
