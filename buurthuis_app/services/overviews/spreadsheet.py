"""The tables of a paper as sheets for a spreadsheet program: the values themselves, not the words that show them."""

from buurthuis_app.domain.papers import spreadsheet
from buurthuis_app.domain.papers.document import (
    Document,
    LargeNumber,
    Numbers,
    PaperStory,
    Sheet,
    blocks,
    sheets,
)
from buurthuis_app.i18n import _

_NUMBER_WIDTH, _WORDS_WIDTH = 14, 30
_LONGEST_TITLE = 31
"""Longest name of a sheet in Excel, in letters."""


def tables(document: Document) -> tuple[spreadsheet.Table, ...]:
    """A first sheet with the large figures, then one for each table, then the stories."""
    tables_of_paper = [_figures(document)]
    tables_of_paper += [_table(sheet) for sheet in sheets(document)]
    tables_of_paper.append(_stories(document))
    return _named_apart([table for table in tables_of_paper if table.rows])


def _figures(document: Document) -> spreadsheet.Table:
    large = [
        number
        for block in blocks(document)
        if isinstance(block, Numbers)
        for number in block.numbers
    ]
    about: list[tuple[spreadsheet.Cell, ...]] = [
        (_("buurthuis"), document.centre, ""),
        (_("overzicht"), document.title, ""),
        (_("gemaakt op"), document.printed_on, ""),
    ]
    return spreadsheet.Table(
        title=_("Overzicht"),
        headings=(
            spreadsheet.TableHeading(title=_("cijfer"), width=34),
            spreadsheet.TableHeading(title=_("waarde"), width=22),
            spreadsheet.TableHeading(title=_("uitleg"), width=44),
        ),
        rows=(*about, *(_line(number) for number in large)),
    )


def _line(number: LargeNumber) -> tuple[spreadsheet.Cell, ...]:
    return (number.name, number.cell.value, "; ".join(number.notes))


def _table(sheet: Sheet) -> spreadsheet.Table:
    return spreadsheet.Table(
        title=sheet.title,
        headings=tuple(
            spreadsheet.TableHeading(
                title=heading.title,
                width=_NUMBER_WIDTH
                if heading.number
                else round(_WORDS_WIDTH * max(heading.share / 2, 0.5)),
            )
            for heading in sheet.headings
        ),
        rows=tuple(tuple(cell.value for cell in row.cells) for row in sheet.rows),
    )


def _stories(document: Document) -> spreadsheet.Table:
    paper_stories = [block for block in blocks(document) if isinstance(block, PaperStory)]
    return spreadsheet.Table(
        title=_("Verhalen"),
        headings=(
            spreadsheet.TableHeading(title=_("titel"), width=30),
            spreadsheet.TableHeading(title=_("waar en wanneer"), width=34),
            spreadsheet.TableHeading(title=_("verhaal"), width=80),
            spreadsheet.TableHeading(title=_("citaat"), width=44),
            spreadsheet.TableHeading(title=_("verteld door"), width=18),
            spreadsheet.TableHeading(title=_("waarom gekozen"), width=44),
        ),
        rows=tuple(
            (
                *(story.title, story.origin),
                "\n".join(f"{label}: {text}" for label, text in story.labelled),
                *(story.quote, story.by, story.because),
            )
            for story in paper_stories
        ),
    )


def _named_apart(tables: list[spreadsheet.Table]) -> tuple[spreadsheet.Table, ...]:
    """Each with a name of its own that Excel takes."""
    named: dict[str, spreadsheet.Table] = {}
    for table in tables:
        name, number = table.title[:_LONGEST_TITLE], 2
        while name.casefold() in named:
            name, number = f"{table.title[: _LONGEST_TITLE - 4]} ({number})", number + 1
        named[name.casefold()] = spreadsheet.Table(
            title=name, headings=table.headings, rows=table.rows
        )
    return tuple(named.values())
