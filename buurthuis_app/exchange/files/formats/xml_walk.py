"""Walk through an XML file that is a spreadsheet of its own, element by element, whatever prefixes it uses."""

from collections.abc import Callable, Mapping
from typing import IO, Protocol
from xml.parsers import expat

from buurthuis_app.exchange.files.workbook_limits import MOST_CELLS, UnsafeXml

_CHUNK = 64 * 1024
_MOST_ELEMENTS = 10 * MOST_CELLS

Attributes = Mapping[str, str]


class Walker(Protocol):
    """Takes the elements of a file; a name is "namespace local", as `name_in` makes it."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """It ends."""

    def text(self, text: str) -> None:
        """A piece of the text between."""


def name_in(namespace: str) -> Callable[[str], str]:
    """Names of elements and attributes of one namespace."""
    return lambda local: f"{namespace} {local}"


def walk(stream: IO[bytes], walker: Walker, told: Callable[[int], None]) -> None:
    """Hand everything to the walker; `told` hears how many bytes were read.

    Raises UnsafeXml for entities or too many elements, ExpatError when it is not XML.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_entities
    elements = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal elements
        elements += 1
        if elements > _MOST_ELEMENTS:
            raise UnsafeXml("elements")
        walker.start(name, attributes)

    parser.StartElementHandler = start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
        told(len(chunk))
    parser.Parse(b"", True)  # noqa: FBT003


def _refuse_entities(*_parts: object) -> None:
    raise UnsafeXml("entities")
