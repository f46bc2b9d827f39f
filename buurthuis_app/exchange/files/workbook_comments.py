"""The comments in a sheet of a workbook: stories often hide there."""

import re
import zipfile
from typing import TYPE_CHECKING, Any

from buurthuis_app.exchange.files.sheet_grid import Position

if TYPE_CHECKING:
    from openpyxl.comments.comments import Comment

_THREADED = re.compile(r"^\[Threaded comment\].*?(?:Comment|Opmerking):\s*", re.DOTALL)


def notes_of(archive: zipfile.ZipFile, part: str) -> dict[Position, str]:
    """The comments of the sheet that is kept in `part`, by their places."""
    from openpyxl.comments.comment_sheet import CommentSheet
    from openpyxl.packaging.relationship import get_dependents, get_rels_path
    from openpyxl.utils.cell import coordinate_to_tuple
    from openpyxl.xml.constants import COMMENTS_NS
    from openpyxl.xml.functions import fromstring

    relations = get_rels_path(part)  # type: ignore[no-untyped-call]
    if relations not in archive.namelist():
        return {}
    notes: dict[Position, str] = {}
    for relation in get_dependents(archive, relations).find(COMMENTS_NS):
        sheet: Any = CommentSheet
        for place, comment in sheet.from_tree(fromstring(archive.read(relation.target))).comments:
            row, column = coordinate_to_tuple(place)
            notes[row - 1, column - 1] = _text(comment)
    return notes


def _text(comment: "Comment") -> str:
    """Excel puts the writer's name above a note, and a notice above a threaded one; both are left out."""
    text = _THREADED.sub("", str(comment.text or "")).strip()
    author = str(comment.author or "").strip()
    if author and text.startswith(f"{author}:"):
        text = text[len(author) + 1 :].strip()
    return text
