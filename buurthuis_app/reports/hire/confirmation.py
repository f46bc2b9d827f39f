"""Confirmation of a hire on paper: which room, when, what for and what it costs."""

import datetime as dt
from collections.abc import Sequence

from buurthuis_app.domain.hire.hire import HireRow
from buurthuis_app.domain.hire.price_list import Charge, HiredTime
from buurthuis_app.domain.papers.document import Document, Labelled, Section, Words
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.i18n import _, euros, hours, long_date, ngettext, number, short_date

MOST_TIMES = 12
"""Of a longer series the first ones stand on paper."""


def document(
    row: HireRow,
    times: Sequence[tuple[HiredTime, Charge]],
    sender: str,
    centre: str,
    printed_on: dt.date,
) -> Document:
    """The times as they stand in the programme, from the first that is to come."""
    hirer = row.hirer
    to = "\n".join(part for part in (hirer.name, hirer.contact_name, hirer.address) if part)
    about = _("Zo hebben wij het afgesproken. Klopt er iets niet? Laat het ons weten.")
    left = len(times) - MOST_TIMES
    words = ngettext("Daarna volgt nog {n} keer.", "Daarna volgen nog {n} keer.", left)
    table = sheet(
        _("Wanneer"),
        ((_("dag"), 26), (_("tijd"), 16), (_("zaal"), 26), (_("prijs"), 32)),
        [
            (
                long_date(time.date),
                hours(time.starts, time.ends),
                time.room,
                _price(charge),
            )
            for time, charge in times[:MOST_TIMES]
        ],
        note=words.format(n=number(left)) if left > 0 else "",
    )
    return Document(
        centre=centre,
        title=_("Bevestiging van huur"),
        lines=(short_date(printed_on),),
        printed_on=printed_on,
        sections=(
            Section(key="to", title=_("Aan"), blocks=(Words(text=to or _("naam gewist")),)),
            Section(
                key="what",
                title=row.title,
                blocks=(
                    Words(text=about),
                    table,
                    *([Labelled(label=_("Van"), text=sender)] if sender else []),
                ),
            ),
        ),
    )


def _price(charge: Charge) -> str:
    if charge.why_not:
        return _("in overleg")
    return f"{euros(charge.cents)} ({charge.how})"
