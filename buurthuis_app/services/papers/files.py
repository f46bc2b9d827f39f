"""Files of papers: each kind that a paper or a table can be written as, whole or not at all."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from buurthuis_app.domain.papers.document import Document, Section, Sheet
from buurthuis_app.domain.papers.document_json import as_json
from buurthuis_app.domain.papers.names_on_paper import refuse_undecided
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Invalid
from buurthuis_app.files import written_whole
from buurthuis_app.i18n import _, in_dutch
from buurthuis_app.services.papers.paper import Paper, drawn

PICTURE = (".pdf",)
TABLES = (".xlsx", ".csv")
DOCUMENT = (".pdf", ".html", ".xlsx", ".csv", ".json")
"""Endings of the files that a picture, a table and a document can be written as."""


def endings_of(paper: Document | Paper) -> tuple[str, ...]:
    """Endings of the files that this paper can be written as."""
    return DOCUMENT if isinstance(paper, Document) or paper.document is not None else PICTURE


def check_ending(target: Path, endings: Sequence[str] = TABLES) -> str:
    """The ending of a file name. Raises Invalid when it is none of these."""
    ending = target.suffix.casefold()
    if ending not in endings:
        *others, last = endings
        words = _("{others} of {last}").format(others=", ".join(others), last=last)
        raise Invalid(
            _("Kies een bestandsnaam die op {endings} eindigt.").format(
                endings=words if others else last
            )
        )
    return ending


def write(paper: Document | Paper, target: Path, progress: Progress | None = None) -> None:
    """Write a paper as the ending of `target` says.

    Raises Invalid for another ending and for a name about which nobody decided yet, DiskFull or ReadOnly.
    """
    ending = check_ending(target, endings_of(paper))
    refuse_undecided(paper.questions if isinstance(paper, Paper) else ())
    content = content_of(paper, ending, progress)
    with written_whole(target) as file:
        file.write(content)


@in_dutch()
def content_of(paper: Document | Paper, ending: str, progress: Progress | None = None) -> bytes:
    """A paper as the content of a file with this ending."""
    document = paper if isinstance(paper, Document) else paper.document
    if ending == ".pdf" or document is None:
        return (drawn(paper, progress) if isinstance(paper, Document) else paper).content
    if ending == ".html":
        from buurthuis_app.reports.kit.page_html import page

        return page(document).encode("utf-8")
    if ending == ".json":
        return json.dumps(_plain(document), ensure_ascii=False, indent=1).encode("utf-8")
    from buurthuis_app.services.papers.document_tables import tables

    return as_file(tables(document), ending)


def as_file(tables: Sequence[Sheet], ending: str) -> bytes:
    """These tables as the content of a file that ends on .xlsx or .csv."""
    content = BytesIO()
    _put(tables, content, ending, None)
    return content.getvalue()


@in_dutch()
def write_tables(tables: Sequence[Sheet], target: Path, progress: Progress | None = None) -> None:
    """Write tables to `target`. Raises Invalid for another ending than .xlsx or .csv, DiskFull or ReadOnly."""
    ending = check_ending(target)
    with written_whole(target) as file:
        _put(tables, file, ending, progress)


def _put(tables: Sequence[Sheet], file: BinaryIO, ending: str, progress: Progress | None) -> None:
    from buurthuis_app.exchange.files import table_writing

    put = table_writing.write_text if ending == ".csv" else table_writing.write_workbook
    put(tables, file, progress)


def _plain(document: Document) -> dict[str, object]:
    """For scripts: the data under stable keys and the blocks; without such data each part under its title."""
    if document.facts is not None:
        return document.facts.as_json() | {"document": as_json(document)}
    return {
        "centre": document.centre,
        "title": document.title,
        "lines": list(document.lines),
        **{section.title or section.key: _part(section) for section in document.sections},
    }


def _part(section: Section) -> object:
    """A section of one table as its rows; a table without words above its columns is of names and values."""
    table = section.blocks[0] if len(section.blocks) == 1 else None
    if not isinstance(table, Sheet):
        return as_json(section.blocks)
    titles = [heading.title for heading in table.headings]
    rows = [[as_json(cell.value) for cell in row.cells] for row in table.rows]
    if not any(titles):
        return {str(name): value for name, value, *_more in rows}
    return [dict(zip(titles, row, strict=True)) for row in rows]
