"""The tables of a paper as sheets for a spreadsheet program: the values themselves, not the words that show them."""

from buurthuis_app.domain import exporting
from buurthuis_app.domain.document import (
    Document,
    LargeNumber,
    Numbers,
    Sheet,
    Told,
    blocks,
    sheets,
)
from buurthuis_app.i18n import _

_NUMBER_WIDTH, _WORDS_WIDTH = 14, 30
_LONGEST_TITLE = 31
"""What Excel takes as the name of a sheet."""


def tables(document: Document) -> tuple[exporting.Table, ...]:
    """A first sheet with the large figures, then one for each table, then the stories."""
    found = [_figures(document)]
    found += [_table(sheet) for sheet in sheets(document)]
    found.append(_stories(document))
    return _named_apart([table for table in found if table.rows])


def _figures(document: Document) -> exporting.Table:
    large = [
        one for block in blocks(document) if isinstance(block, Numbers) for one in block.numbers
    ]
    about: list[tuple[exporting.Cell, ...]] = [
        (_("buurthuis"), document.centre, ""),
        (_("overzicht"), document.title, ""),
        (_("gemaakt op"), document.printed_on, ""),
    ]
    return exporting.Table(
        title=_("Overzicht"),
        headings=(
            exporting.Heading(title=_("cijfer"), width=34),
            exporting.Heading(title=_("waarde"), width=22),
            exporting.Heading(title=_("uitleg"), width=44),
        ),
        rows=(*about, *(_line(one) for one in large)),
    )


def _line(one: LargeNumber) -> tuple[exporting.Cell, ...]:
    return (one.name, one.cell.value, "; ".join(one.notes))


def _table(sheet: Sheet) -> exporting.Table:
    return exporting.Table(
        title=sheet.title,
        headings=tuple(
            exporting.Heading(
                title=heading.title,
                width=_NUMBER_WIDTH
                if heading.number
                else round(_WORDS_WIDTH * max(heading.share / 2, 0.5)),
            )
            for heading in sheet.headings
        ),
        rows=tuple(tuple(cell.value for cell in row.cells) for row in sheet.rows),
    )


def _stories(document: Document) -> exporting.Table:
    told = [block for block in blocks(document) if isinstance(block, Told)]
    return exporting.Table(
        title=_("Verhalen"),
        headings=(
            exporting.Heading(title=_("titel"), width=30),
            exporting.Heading(title=_("waar en wanneer"), width=34),
            exporting.Heading(title=_("verhaal"), width=80),
            exporting.Heading(title=_("citaat"), width=44),
            exporting.Heading(title=_("verteld door"), width=18),
            exporting.Heading(title=_("waarom gekozen"), width=44),
        ),
        rows=tuple(
            (
                *(story.title, story.origin),
                "\n".join(f"{label}: {text}" for label, text in story.labelled),
                *(story.quote, story.by, story.because),
            )
            for story in told
        ),
    )


def _named_apart(tables: list[exporting.Table]) -> tuple[exporting.Table, ...]:
    """Each with a name of its own that Excel takes."""
    found: dict[str, exporting.Table] = {}
    for table in tables:
        name, number = table.title[:_LONGEST_TITLE], 2
        while name.casefold() in found:
            name, number = f"{table.title[: _LONGEST_TITLE - 4]} ({number})", number + 1
        found[name.casefold()] = exporting.Table(
            title=name, headings=table.headings, rows=table.rows
        )
    return tuple(found.values())
