"""Tags of a finished PDF, read back from its bytes: its tree, and what is drawn on its pages outside of it."""

import itertools
import re
import zlib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

_TOKEN = re.compile(
    rb"\s*(<<|>>|\[|\]|/[^\s<>\[\]()/%]*|\((?:\\.|[^\\()])*\)|<[0-9a-fA-F\s]*>|[^\s<>\[\]()/]+)",
    re.DOTALL,
)
_PAINTING = frozenset(
    {
        b"S",
        b"s",
        b"f",
        b"F",
        b"f*",
        b"B",
        b"B*",
        b"b",
        b"b*",
        b"Tj",
        b"TJ",
        b"'",
        b'"',
        b"Do",
        b"sh",
    }
)


class Ref(Struct, frozen=True):
    """A reference to an object."""

    number: int


class Node(Struct, kw_only=True):
    """An element of the tree: its children are nodes, marked content (page, number) and links."""

    role: str
    number: int
    said: dict[str, Any]
    children: list[Any]

    @property
    def attributes(self) -> dict[str, Any]:
        """Its attributes, of a table or of its place."""
        return dict(self.said.get("A", {}))

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def marks(self) -> Iterator[tuple[int, int]]:
        """The marked content of this node and all below it, in reading order."""
        for child in self.children:
            if isinstance(child, Node):
                yield from child.marks()
            elif isinstance(child, tuple):
                yield child

    def find(self, role: str) -> list["Node"]:
        """All nodes of this role."""
        return [node for node in self.walk() if node.role == role]


class TaggedPdf:
    """A PDF that was opened by its list of places, as a reader does."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._objects: dict[int, Any] = {}
        (start,) = re.findall(rb"startxref\n(\d+)", content)[-1:]
        self.trailer, places = self._stream(int(start))
        self._places = _rows(places)
        catalog = self.object(self.trailer["Root"])
        self.catalog = {key: self.object(said) for key, said in catalog.items()}
        self.info = self.object(self.trailer["Info"])
        references = self.object(self.catalog["Pages"]["Kids"])
        self.pages = [self.object(page) for page in references]
        self._page_numbers = {page.number: place for place, page in enumerate(references)}
        self.root = self.catalog["StructTreeRoot"]
        self.document = self._node(self.root["K"], catalog["StructTreeRoot"])

    def object(self, said: Any) -> Any:
        """What a reference stands for; anything else is itself."""
        if not isinstance(said, Ref):
            return said
        if said.number not in self._objects:
            kind, where, _place = self._places[said.number]
            if kind == 1:
                head = re.compile(rb"%d 0 obj\s" % said.number).match(self._content, where)
                assert head, f"object {said.number} is not where the list says"
                self._objects[said.number] = _read(self._content, head.end())[0]
            else:
                self._unpack(where)
        return self._objects[said.number]

    def drawn(self, page: int) -> tuple[list[int], list[str]]:
        """The numbers of the marked content on a page, and what is painted outside of all tags."""
        numbers: list[int] = []
        outside: list[str] = []
        inside = 0
        before: list[bytes] = []
        reference = self.pages[page]["Contents"]
        for token in _TOKEN.findall(self._stream(self._places[reference.number][1])[1]):
            if token in {b"BDC", b"BMC"}:
                inside += 1
                if before[-3:-2] == [b"/MCID"]:
                    numbers.append(int(before[-2]))
                if inside > 1:
                    outside.append("tag within a tag")
            elif token == b"EMC":
                inside -= 1
            elif token in _PAINTING and not inside:
                outside.append(f"{before[-1:]} {token!r}")
            before.append(token)
        return numbers, outside

    def parents(self) -> dict[int, Any]:
        """Which elements the marked content of a page belongs to, and which element a link belongs to."""
        numbers = self.root["ParentTree"]["Nums"]
        return {int(key): found for key, found in zip(numbers[::2], numbers[1::2], strict=True)}

    def annotations(self) -> list[dict[str, Any]]:
        """What can be clicked, on all pages."""
        return [
            self.object(link) for page in self.pages for link in self.object(page.get("Annots", []))
        ]

    def _node(self, reference: Ref, parent: Ref) -> Node:
        said = self.object(reference)
        assert said["P"] == parent, "an element that does not know its parent"
        node = Node(role=said["S"][1:], number=reference.number, said=said, children=[])
        children = said["K"]
        for child in children if isinstance(children, list) else [children]:
            if isinstance(child, Ref):
                node.children.append(self._node(child, reference))
            elif isinstance(child, dict):
                page = child.get("Pg")
                mark = page and (self._page_numbers[page.number], int(child["MCID"]))
                node.children.append(mark or child["Obj"])
            else:
                node.children.append((self._page_numbers[said["Pg"].number], int(child)))
        return node

    def _stream(self, at: int) -> tuple[dict[str, Any], bytes]:
        head = re.compile(rb"\d+ 0 obj\s").match(self._content, at)
        assert head
        said, end = _read(self._content, head.end())
        begin = self._content.index(b"stream", end) + len(b"stream\n")
        packed = self._content[begin : begin + int(said["Length"])]
        return said, zlib.decompress(packed)

    def _unpack(self, number: int) -> None:
        said, content = self._stream(self._places[number][1])
        first = int(said["First"])
        numbers = [int(token) for token in content[:first].split()]
        for mine, at in zip(numbers[::2], numbers[1::2], strict=True):
            self._objects[mine] = _read(content, first + at)[0]


def _rows(content: bytes) -> list[tuple[int, int, int]]:
    """Where each object is: each row is its difference with the row above."""
    above = bytes(7)
    found = []
    for at in range(0, len(content), 8):
        assert content[at] == 2
        above = bytes(
            (one + two) % 256 for one, two in zip(content[at + 1 : at + 8], above, strict=True)
        )
        found.append((above[0], int.from_bytes(above[1:5]), int.from_bytes(above[5:])))
    return found


def _read(content: bytes, at: int) -> tuple[Any, int]:
    """One object from this place, and where it ends."""
    token, at = _token(content, at)
    if token == b"<<":
        said: dict[str, Any] = {}
        while True:
            key, at = _token(content, at)
            if key == b">>":
                return said, at
            said[key[1:].decode()], at = _read(content, at)
    if token == b"[":
        items = []
        while _token(content, at)[0] != b"]":
            item, at = _read(content, at)
            items.append(item)
        return items, _token(content, at)[1]
    if token[:1] == b"(":
        text = re.sub(rb"\\(.)", rb"\1", token[1:-1], flags=re.DOTALL)
        return text.decode("latin-1"), at
    if token[:1] == b"<":
        written = bytes.fromhex(token[1:-1].decode())
        return written.decode("utf-16" if written.startswith(b"\xfe\xff") else "latin-1"), at
    reference = re.compile(rb"\s+0\s+R\b").match(content, at)
    if token.isdigit() and reference:
        return Ref(int(token)), reference.end()
    return token.decode("latin-1"), at


def _token(content: bytes, at: int) -> tuple[bytes, int]:
    match = _TOKEN.match(content, at)
    assert match, content[at : at + 40]
    return match.group(1), match.end()


def faults(content: bytes) -> list[str]:
    """Everything that somebody who has this PDF read aloud would miss, or hear in the wrong place."""
    pdf = TaggedPdf(content)
    found = []
    if pdf.catalog["MarkInfo"]["Marked"] != "true" or not pdf.catalog["Lang"]:
        found.append("not tagged, or in no language")
    if pdf.catalog["ViewerPreferences"]["DisplayDocTitle"] != "true" or not pdf.info["Title"]:
        found.append("no title in the window's bar")
    return [*found, *_of_pages(pdf), *_of_headings(pdf), *_of_tables(pdf), *_of_figures(pdf)]


def _of_pages(pdf: TaggedPdf) -> Iterator[str]:
    """All that is painted is in the tree once, and the way back from page to tree leads to the same place."""
    told: list[tuple[int, int]] = []
    parents = pdf.parents()
    for place, page in enumerate(pdf.pages):
        numbers, outside = pdf.drawn(place)
        yield from (f"page {place + 1}: {fault}" for fault in outside)
        told += [(place, number) for number in numbers]
        if page.get("Tabs") != "/S" or len(parents[int(page["StructParents"])]) != len(numbers):
            yield f"page {place + 1} does not lead to the tree"
    if sorted(pdf.document.marks()) != sorted(told):
        yield "what is drawn is not in the tree exactly once"
    owners = {
        mark: node.number
        for node in pdf.document.walk()
        for mark in node.children
        if isinstance(mark, tuple)
    }
    for (page_number, number), owner in owners.items():
        if parents[page_number][number] != Ref(owner):
            yield f"page {page_number + 1}: {number} leads to another element"
    links = {node.number: node for node in pdf.document.find("Link")}
    for link in pdf.annotations():
        owner = parents[int(link["StructParent"])].number
        if owner not in links or not link["Contents"]:
            yield "a link outside the tree, or without words"


def _of_headings(pdf: TaggedPdf) -> Iterator[str]:
    """The first is the only title, and none is more than one level below the one before."""
    levels = [int(node.role[1]) for node in pdf.document.walk() if re.match(r"H\d", node.role)]
    if levels[:1] != [1]:
        yield "no title"
    elif levels.count(1) > 1:
        yield "several titles"
    for above, level in itertools.pairwise(levels):
        if level > above + 1:
            yield f"H{level} below H{above}"


def _of_tables(pdf: TaggedPdf) -> Iterator[str]:
    """Each table has heads that say which way they count, and rows of one length."""
    for table in pdf.document.find("Table"):
        heads = table.find("TH")
        if not heads or any("Scope" not in head.attributes for head in heads):
            yield "a table without head cells"
        rows = table.find("TR")
        widths = {
            sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.children) for row in rows
        }
        if len(widths) != 1:
            yield f"rows of {sorted(widths)} cells"
        if not all(row.find("TD") for row in rows[1:]):
            yield "a row of heads alone"


def _of_figures(pdf: TaggedPdf) -> Iterator[str]:
    for figure in pdf.document.find("Figure"):
        if not figure.said.get("Alt", "").strip() or "BBox" not in figure.attributes:
            yield "a figure without words or place"
