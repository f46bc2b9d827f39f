"""Quick card for the door, with the name of the centre on it."""

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.i18n import _
from buurthuis_app.services.papers.paper import Paper, picture
from buurthuis_app.services.shared.service import Service, still_there


class QuickCard(Service):
    """Makes the card."""

    def paper(self) -> Paper:
        """One sheet: how to count, undo and tell a story, and room for whom to ask."""
        from buurthuis_app.reports.counts.quick_card import write_quick_card

        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
        return picture(
            _("Snelkaart voor de deur"),
            centre.name,
            lambda out: write_quick_card(centre.name, out),
        )
