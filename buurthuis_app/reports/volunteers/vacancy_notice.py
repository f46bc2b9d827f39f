"""Vacancy as a notice to hang up, in letters that are read from a distance: no candidates on it."""

import datetime as dt

from buurthuis_app.domain.papers.document import Document, ScanCode, Section, Words
from buurthuis_app.domain.shared.contact_details import link_in
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.volunteers.vacancy import Opening
from buurthuis_app.i18n import _


def document(
    opening: Opening, centre: str, printed_on: dt.date, logo: Picture | None = None
) -> Document:
    """What is asked, how much time it takes, and where to say so."""
    vacancy = opening.vacancy
    facts = ((_("Hoeveel tijd"), vacancy.hours), (_("Meld je bij"), vacancy.contact))
    parts = (
        ("about", "", [vacancy.text] if vacancy.text else []),
        ("asked", _("Wat wij vragen"), [f"•  {asked.text}" for asked in opening.conditions]),
        ("facts", _("Goed om te weten"), [f"{name}: {value}" for name, value in facts if value]),
    )
    sections = [
        Section(key=key, title=title, blocks=(Words(text="\n".join(lines)),))
        for key, title, lines in parts
        if lines
    ]
    link = link_in(vacancy.contact)
    if link:
        words = _("Scan en meld je aan.")
        sections.append(Section(key="scan", title="", blocks=(ScanCode(link=link, words=words),)))
    return Document(
        centre=centre,
        title=vacancy.title,
        lines=(_("Wij zoeken een vrijwilliger"),),
        printed_on=printed_on,
        sections=tuple(sections),
        logo=logo,
        poster=True,
    )
