"""Plain document: texts, and tables under their titles, as lists of names and of all that is kept about somebody."""

import datetime as dt
from collections.abc import Sequence

from buurthuis_app.domain.papers.document import Document, Section, Sheet, Words
from buurthuis_app.i18n import _


def plain_document(
    centre: str,
    title: str,
    tables: Sequence[Sheet],
    *,
    printed_on: dt.date,
    subtitle: str = "",
    text: str = "",
    warning: str = "",
) -> Document:
    """A section for each table that holds something; those that don't are named together at the end."""
    filled = [table for table in tables if table.rows]
    empty = [table.title for table in tables if not table.rows]
    nothing = _("Hierover is niets bewaard: {what}.").format(what="; ".join(empty))
    words = [Words(text=text)] if text else []
    words += [Words(text=warning, quiet=True)] if warning else []
    return Document(
        centre=centre,
        title=title,
        lines=(subtitle,) if subtitle else (),
        printed_on=printed_on,
        sections=(
            *((Section(key="about", title="", blocks=tuple(words)),) if words else ()),
            *(
                Section(
                    key=f"part-{place}",
                    title=table.title if len(tables) > 1 else "",
                    blocks=(table,),
                )
                for place, table in enumerate(filled)
            ),
            *((Section(key="nothing", title="", blocks=(Words(text=nothing),)),) if empty else ()),
        ),
    )
