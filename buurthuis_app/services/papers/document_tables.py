"""The tables of a paper for a spreadsheet program: the values themselves, not the words that show them."""

from buurthuis_app.domain.papers.document import (
    Document,
    Numbers,
    PaperStory,
    Sheet,
    blocks,
    sheets,
)
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

_LONGEST_TITLE = 31
"""Longest name of a sheet in Excel, in letters."""
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def tables(document: Document) -> tuple[Sheet, ...]:
    """A first sheet with the large figures, then one for each table, then the stories."""
    if document.tables:
        return _named_apart(document.tables)
    of_paper = (_figures(document), *sheets(document), _stories(document))
    return _named_apart(tuple(table for table in of_paper if table.rows))


def _figures(document: Document) -> Sheet:
    large = [
        number
        for block in blocks(document)
        if isinstance(block, Numbers)
        for number in block.numbers
    ]
    return sheet(
        _("Overzicht"),
        (_("cijfer"), _("waarde"), _("uitleg")),
        (
            (_("buurthuis"), document.centre, ""),
            (_("overzicht"), document.title, ""),
            (_("gemaakt op"), document.printed_on, ""),
            *((number.name, number.cell, "; ".join(number.notes)) for number in large),
        ),
    )


def _stories(document: Document) -> Sheet:
    return sheet(
        _("Verhalen"),
        (
            *(_("titel"), _("waar en wanneer"), _("verhaal"), _("citaat")),
            *(_("verteld door"), _("waarom gekozen")),
        ),
        (
            (
                *(story.title, story.origin),
                "\n".join(f"{label}: {text}" for label, text in story.labelled),
                *(story.quote, story.by, story.because),
            )
            for story in blocks(document)
            if isinstance(story, PaperStory)
        ),
    )


def _named_apart(tables: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """Each with a name of its own that Excel takes."""
    named: dict[str, Sheet] = {}
    for table in tables:
        title = " ".join(table.title.translate(_NOT_IN_TITLES).split()).strip("'") or _("Tabel")
        name, number = title[:_LONGEST_TITLE], 2
        while name.casefold() in named:
            name, number = f"{title[: _LONGEST_TITLE - 4]} ({number})", number + 1
        named[name.casefold()] = replace(table, title=name)
    return tuple(named.values())
