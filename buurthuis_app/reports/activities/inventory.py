"""Inventory of the rooms on paper, with a column to write down what is there now."""

import datetime as dt
from collections.abc import Sequence

from buurthuis_app.domain.centre.equipment import Equipment
from buurthuis_app.domain.papers.document import Document, Section, Words
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.i18n import _


def document(
    centre: str, rooms: Sequence[tuple[str, Sequence[Equipment]]], printed_on: dt.date
) -> Document:
    """A table for each of the rooms in which something stands."""
    filled = [(name, things) for name, things in rooms if things]
    nothing = Words(
        text=_("Er staat nog niets in de lijst. Vul haar in bij Activiteiten, Lijsten.")
    )
    return Document(
        centre=centre,
        title=_("Inventaris van de zalen"),
        lines=(),
        printed_on=printed_on,
        sections=tuple(
            Section(
                key=f"room-{place}",
                title=name,
                blocks=(
                    sheet(
                        name,
                        (
                            *((_("wat"), 34), (_("aantal"), 10), (_("nagekeken op"), 16)),
                            *((_("opmerking"), 28), (_("nu"), 12)),
                        ),
                        [
                            (each.what, each.number, each.checked_on, each.remark, None)
                            for each in things
                        ],
                    ),
                ),
            )
            for place, (name, things) in enumerate(filled)
        )
        or (Section(key="nothing", title="", blocks=(nothing,)),),
    )
