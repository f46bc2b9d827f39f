"""Comments in a sheet of a workbook: stories often hide there."""

import re
from xml.etree import (
    ElementTree as ET,
)  # only for parts that were streamed and found free of entities

from buurthuis_app.exchange.files.sheet_grid import Position
from buurthuis_app.exchange.files.workbook_limits import column_number
from buurthuis_app.exchange.files.xml_part import unescaped

_THREADED = re.compile(r"^\[Threaded comment\].*?(?:Comment|Opmerking):\s*", re.DOTALL)
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")


def comments_in(part: bytes) -> dict[Position, str]:
    """The comments of one sheet by their places. Raises ParseError, or ValueError at a place that is none."""
    authors: list[str] = []
    found: dict[Position, str] = {}
    for element in ET.fromstring(part).iter():  # noqa: S314 - see the import
        match element.tag.rpartition("}")[2]:
            case "author":
                authors.append((element.text or "").strip())
            case "comment":
                place = _PLACE.fullmatch(element.get("ref", ""))
                if place is None:
                    raise ValueError(element.get("ref"))
                number = element.get("authorId", "")
                known = number.isdecimal() and int(number) < len(authors)
                author = authors[int(number)] if known else ""
                position = int(place[2]) - 1, column_number(place[1]) - 1
                found[position] = _bare(_text(element), author)
    return found


def _text(comment: ET.Element) -> str:
    """Its pieces, without how they are pronounced."""
    spoken = {
        id(piece)
        for element in comment.iter()
        if element.tag.rpartition("}")[2] == "rPh"
        for piece in element.iter()
    }
    pieces = (
        element.text or ""
        for element in comment.iter()
        if element.tag.rpartition("}")[2] == "t" and id(element) not in spoken
    )
    return unescaped("".join(pieces))


def _bare(text: str, author: str) -> str:
    """Excel puts the writer's name above a note, and a notice above a threaded one; both are left out."""
    text = _THREADED.sub("", text).strip()
    if author and text.startswith(f"{author}:"):
        text = text[len(author) + 1 :].strip()
    return text
