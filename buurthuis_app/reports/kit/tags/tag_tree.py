"""Tags of a PDF while it is drawn: what each piece is, in reading order, for who has it read aloud.

Every piece of the kit says itself what it is. What is content stands in the tree exactly once; what is decoration, or
repeated on each page, is an artifact, which is not read.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlab.pdfgen.canvas import Canvas

COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"
ROW_HEAD = "/A<</O/Table/Scope/Row>>"
_TAKING = frozenset({"TD", "TH", "Lbl", "LBody", "Caption", "P"})
"""Elements that hold a paragraph's content themselves: a P in each would only make the file larger."""
_SECTION = 2
"""The rank of a heading that begins a section of its own."""
_DEEPEST = 6


class Element:
    """A node of the tree; its children are elements, marked content (page, number) and names of links."""

    __slots__ = ("children", "more", "number", "page", "parent", "role")

    def __init__(self, number: int, role: str, parent: Element | None, more: str = "") -> None:
        self.number, self.role, self.parent, self.more = number, role, parent, more
        self.page: int | None = None
        self.children: list[Element | tuple[int, int] | str] = []


class Whole:
    """What is shared by the pieces of something that was split over pages: they are one element."""

    __slots__ = ("element",)

    def __init__(self) -> None:
        self.element: Element | None = None


class Tags:
    """The tree of one PDF. Inside a piece that is marked already, and inside an artifact, nothing more is marked."""

    def __init__(self, code: Callable[[], list[str]]) -> None:
        self._code = code
        """What is drawn on the page, or in the form, of the moment."""
        root = Element(0, "Document", None)
        self.elements = [root]
        self.marks: list[list[Element]] = [[]]
        """The element of each marked content, page by page."""
        self.links: list[Element] = []
        self._open = [root]
        self._ranks: list[int] = []
        self._inside = 0
        self.titled = False
        """Whether the title was there."""

    def add(self, role: str, more: str = "") -> Element:
        """A new element at the end of the open one."""
        parent = self._open[-1]
        element = Element(len(self.elements), role, parent, more)
        self.elements.append(element)
        parent.children.append(element)
        return element

    def open(self, role: str, more: str = "") -> None:
        """What follows until `close` belongs to a new element."""
        self.resume(self._open[-1] if self._inside else self.add(role, more))

    def resume(self, element: Element) -> None:
        """What follows until `close` belongs to this element."""
        self._open.append(element)

    def close(self) -> None:
        """Back to the element around."""
        self._open.pop()

    def begin(self, role: str, more: str = "", whole: Whole | None = None) -> None:
        """What is drawn until `end` is the content of an element: a new one, the open one, or that of `whole`."""
        self._inside += 1
        if self._inside > 1:
            return
        element = whole.element if whole else None
        if element is None:
            taken = not more and role == "P" and self._open[-1].role in _TAKING
            element = self._open[-1] if taken or not role else self.add(role, more)
            if whole is not None:
                whole.element = element
        page, numbered = len(self.marks) - 1, self.marks[-1]
        if element.page is None:
            element.page = page
        element.children.append((page, len(numbered)))
        self._code().append(f"/{element.role}<</MCID {len(numbered)}>>BDC")
        numbered.append(element)

    def begin_artifact(self, kind: str = "") -> None:
        """What is drawn until `end` is not read."""
        self._inside += 1
        if self._inside == 1:
            self._code().append(f"/Artifact{kind}BDC" if kind else "/Artifact BMC")

    def end(self) -> None:
        """The end of content or artifact."""
        self._inside -= 1
        if self._inside:
            return
        code = self._code()
        if code[-1] == "/Artifact BMC":  # nothing was drawn
            code.pop()
        else:
            code.append("EMC")

    def begin_heading(self, rank: int, whole: Whole | None = None) -> None:
        """A heading: 1 is the paper's title. Its level is one below that of the heading around, so none is skipped."""
        if self._inside or (whole and whole.element):
            self.begin("", whole=whole)
            return
        self.titled = True  # no heading comes before it
        while self._ranks and self._ranks[-1] >= rank:
            self._ranks.pop()
        self._ranks.append(rank)
        if rank <= _SECTION and self._open[-1].role in {"Document", "Sect"}:
            del self._open[1:]
            if rank == _SECTION:
                self.open("Sect")
        self.begin(f"H{min(len(self._ranks), _DEEPEST)}", whole=whole)

    def begin_item(self, whole: Whole | None = None) -> None:
        """An item of a list in running text: it goes on with the list that ended just before."""
        if self._inside or (whole and whole.element):
            self.begin("", whole=whole)
            return
        before = self._open[-1].children[-1:]
        last = before[0] if before else None
        self.resume(last if isinstance(last, Element) and last.role == "L" else self.add("L"))
        self._open[-1] = self.add("LI")
        self.begin("LBody", whole=whole)
        self.close()

    def next_page(self) -> None:
        """The page is full."""
        self.marks.append([])

    def link(self, name: str) -> None:
        """The annotation with this name belongs to the open element."""
        self.links.append(self._open[-1])
        self._open[-1].children.append(name)


def tags(canvas: Canvas) -> Tags:
    """The tree of what is drawn on this canvas."""
    tree: Tags = canvas.tags  # type: ignore[attr-defined] # every canvas of the kit has one
    return tree


@contextmanager
def element(canvas: Canvas, role: str, more: str = "") -> Iterator[None]:
    """What is drawn inside belongs to an element of this role, and marks itself."""
    tree = tags(canvas)
    tree.open(role, more)
    yield
    tree.close()


@contextmanager
def content(canvas: Canvas, role: str = "P", more: str = "") -> Iterator[None]:
    """What is drawn inside is read as one piece; "" for content of the open element itself."""
    tree = tags(canvas)
    tree.begin(role, more)
    yield
    tree.end()


@contextmanager
def title(canvas: Canvas) -> Iterator[None]:
    """What is drawn inside is the title: of a paper of several sheets or letters it is read once."""
    tree = tags(canvas)
    if tree.titled:
        tree.begin_artifact()
    else:
        tree.begin_heading(1)
    yield
    tree.end()


@contextmanager
def heading(canvas: Canvas, rank: int) -> Iterator[None]:
    """What is drawn inside is a heading below the title."""
    tree = tags(canvas)
    tree.begin_heading(rank)
    yield
    tree.end()


@contextmanager
def artifact(canvas: Canvas, kind: str = "") -> Iterator[None]:
    """What is drawn inside is decoration, or said elsewhere."""
    tree = tags(canvas)
    tree.begin_artifact(kind)
    yield
    tree.end()


def running(place: str) -> str:
    """The kind of what stands on every page: `place` is Header or Footer."""
    return f"<</Type/Pagination/Subtype/{place}>>"


def spoken(canvas: Canvas, words: str, box: tuple[float, float, float, float]) -> str:
    """What a picture has besides: the words instead of it, and its place (left, bottom, width, height)."""
    left, bottom, width, height = box
    ends = (
        canvas.absolutePosition(left, bottom),
        canvas.absolutePosition(left + width, bottom + height),
    )
    places = " ".join(f"{place:.1f}" for end in ends for place in end)
    return f"/Alt{quoted(words)}/A<</O/Layout/Placement/Block/BBox[{places}]>>"


def language(code: str) -> str:
    """What an element has besides when it is in another language than the paper."""
    return f"/Lang({code})"


def instead(words: str) -> str:
    """What an element has besides when its letters are drawn in another order than they are read in."""
    return f"/ActualText{quoted(words)}"


def quoted(text: str) -> str:
    """`text` as PDF writes it."""
    if text.isascii() and text.isprintable() and not set("()\\") & set(text):
        return f"({text})"
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"
