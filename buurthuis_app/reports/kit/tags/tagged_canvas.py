"""The canvas of every paper: it keeps the tree of what is drawn on it, and writes the PDF with that tree inside.

ReportLab writes each object in full beside the others; a tree of thousands of small ones would make a paper four times
as large. Those are packed together (ISO 32000-1, 7.5.7), and the list of where everything is too (7.5.8).
"""

import struct
import zlib
from collections.abc import Iterator
from html import escape
from itertools import accumulate
from typing import Any

from reportlab.pdfbase import pdfdoc
from typing_extensions import override

from buurthuis_app.reports.kit.plain_canvas import PlainCanvas
from buurthuis_app.reports.kit.tags.tag_tree import Element, Tags, quoted

_PDF = (1, 7)
_FIRST_LINK = 100_000
"""Pages and links have one row of numbers in the tree; no paper has so many pages."""
_LEVEL = 5
"""Of compressing the tree: half the time of what is usual, for less than a hundredth more."""
_PAGE_KEYS = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")


class TaggedCanvas(PlainCanvas):
    """A canvas with the tags of what is drawn on it. It writes to an open file."""

    # What ReportLab has, and its type stubs leave out.
    _absRect: Any  # noqa: N815
    _addAnnotation: Any  # noqa: N815
    _bookmarkReference: Any  # noqa: N815
    _code: list[str]
    _doc: Any
    _filename: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "pdfVersion": _PDF})
        self.tags = Tags(lambda: self._code)

    @override
    def showPage(self) -> None:
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = _PAGE_KEYS
        page.StructParents = len(self.tags.marks) - 1
        page.Tabs = "/S"
        self.tags.next_page()

    def link(self, words: str, key: str, box: tuple[float, float, float, float]) -> None:
        """A link from a box (two corners) to a bookmark, in the open element."""
        number = _FIRST_LINK + len(self.tags.links)
        name = f"link-{number}"
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": pdfdoc.PDFArray(self._absRect(box, 1)),
                "Border": "[0 0 0]",
                "Contents": quoted(words),
                "Dest": self._bookmarkReference(key),
                "F": 4,
                "StructParent": number,
            }
        )
        self._addAnnotation(annotation, name)
        self.tags.link(self._doc.annotationName(name))

    @override
    def save(self) -> None:
        if self._code:
            self.showPage()
        self._filename.write(_Writer(self, self._doc).whole())


class _Writer:
    """Writes one PDF: ReportLab's objects as they are, the tree packed, and where each of them is."""

    def __init__(self, canvas: TaggedCanvas, document: Any) -> None:
        self._canvas, self._document = canvas, document
        self._tags = canvas.tags
        self._parts: list[bytes] = []
        self._places: list[tuple[int, int, int]] = [(0, 0, 65535)]
        """How each object is kept, by number: (1, where, 0), or (2, in which pack, at which place)."""
        self._length = 0

    def whole(self) -> bytes:
        """The bytes of the file."""
        document = self._document
        self._add(b"%%PDF-%d.%d\n%%\x93\x8c\x8b\x9e\n" % _PDF)
        self._prepare()
        root = pdfdoc.PDFDictionary({})
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        document.Catalog.Metadata = _metadata(document)
        tree = self._number(document.Reference(root).name)
        number = 1
        while number in document.numberToId:  # while they are written, more come to it
            named = document.idToObject[document.numberToId[number]]
            if named is root:
                self._places.append((0, 0, 0))
            else:
                self._object(number, pdfdoc.format(named, document, toplevel=1))
            number += 1
        self._places[tree] = (2, number + len(self._tags.elements), 0)
        self._pack(tree, number, [self._root(number), *self._elements(tree, number)])
        return self._with_places()

    def _prepare(self) -> None:
        """What ReportLab does before it writes."""
        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        document.info.invariant = document.invariant
        document.info.digest(document.signature)
        document.Reference(document.Catalog)
        document.Reference(document.info)
        document.Outlines.prepare(document, self._canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        document.encrypt.prepare(document)

    def _add(self, written: bytes) -> None:
        self._parts.append(written)
        self._length += len(written)

    def _object(self, number: int, written: bytes) -> None:
        self._places.append((1, self._length, 0))
        self._add(b"%d 0 obj\n%s\nendobj\n" % (number, written))

    def _number(self, name: str) -> int:
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        return number

    def _root(self, first: int) -> str:
        """The root of the tree, and which element each marked content and each link belongs to."""
        pages = (
            f"{page}[{' '.join(f'{first + element.number} 0 R' for element in marks)}]"
            for page, marks in enumerate(self._tags.marks)
        )
        links = (
            f"{_FIRST_LINK + number} {first + element.number} 0 R"
            for number, element in enumerate(self._tags.links)
        )
        upper = _FIRST_LINK + len(self._tags.links)
        return (
            f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree<</Nums[{''.join(pages)}"
            f" {' '.join(links)}]>>/ParentTreeNextKey {upper}>>"
        )

    def _elements(self, tree: int, first: int) -> Iterator[str]:
        names = [self._number(f"Page{page}") for page in range(1, len(self._tags.marks))]
        pages = [f"/Pg {name} 0 R" for name in names]
        for element in self._tags.elements:
            parent = first + element.parent.number if element.parent else tree
            page = "" if element.page is None else pages[element.page]
            told = " ".join(
                [self._child(child, element, first, pages) for child in element.children]
            )
            if len(element.children) != 1:
                told = f"[{told}]"
            yield f"<</Type/StructElem/S/{element.role}/P {parent} 0 R{page}{element.more}/K {told}>>"

    def _child(
        self, child: Element | tuple[int, int] | str, element: Element, first: int, pages: list[str]
    ) -> str:
        if isinstance(child, Element):
            return f"{first + child.number} 0 R"
        if isinstance(child, str):
            return f"<</Type/OBJR/Obj {self._number(child)} 0 R>>"
        page, mark = child
        return str(mark) if page == element.page else f"<</Type/MCR{pages[page]}/MCID {mark}>>"

    def _pack(self, tree: int, first: int, packed: list[str]) -> None:
        """The tree and its elements in one object, which gets the number after them."""
        number = first + len(packed) - 1
        begins = accumulate([len(written) + 1 for written in packed], initial=0)
        names = [tree, *range(first, number)]
        heads = [f"{mine} {at}" for mine, at in zip(names, begins, strict=False)]
        self._places += [(2, number, place) for place in range(1, len(packed))]
        head = " ".join(heads) + "\n"
        body = zlib.compress((head + "\n".join(packed)).encode("ascii"), _LEVEL)
        said = (
            f"/Type/ObjStm/N {len(packed)}/First {len(head)}/Filter/FlateDecode/Length {len(body)}"
        )
        self._object(number, b"<<%s>>\nstream\n%s\nendstream" % (said.encode(), body))

    def _with_places(self) -> bytes:
        """The file with, at its end, where everything in it is."""
        document, start, number = self._document, self._length, len(self._places)
        self._places.append((1, start, 0))
        pack = struct.Struct(">BIH").pack
        rows = [pack(*place) for place in self._places]
        written = zlib.compress(_differences(rows))
        catalog = document.Reference(document.Catalog).format(document).decode()
        info = document.Reference(document.info).format(document).decode()
        said = (
            f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {catalog}/Info {info}/Filter/FlateDecode"
            f"/DecodeParms<</Predictor 12/Columns 7>>/Length {len(written)}/ID"
        )
        self._add(b"%d 0 obj\n<<%s%s>>\n" % (number, said.encode(), document.ID()))
        self._add(b"stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (written, start))
        return b"".join(self._parts)


def _differences(rows: list[bytes]) -> bytes:
    """Each row as its difference with the row before, byte by byte: nearly all of them are alike then.

    All bytes at once, as one large number; without its highest bit no byte borrows from its neighbour.
    """
    here = b"".join(b"\2" + row for row in rows)
    mine = int.from_bytes(here, "big")
    above = int.from_bytes(b"".join(b"\0" + row for row in rows[:-1]), "big")
    high = int.from_bytes(b"\x80" * len(here), "big")
    apart = ((mine | high) - (above & ~high)) ^ ((mine ^ ~above) & high)
    return apart.to_bytes(len(here), "big")


def _metadata(document: Any) -> Any:
    """The title where programs that check accessibility look for it. That it is PDF/UA is not said."""
    title = escape(str(document.info.title), quote=False)
    written = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
"""
    return pdfdoc.XMP(creator=lambda _document: written.encode())
