"""The sheet itself: margins, running head and foot, bookmarks, and what the PDF says of itself."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate
from typing_extensions import override

from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.i18n import _, short_date
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.tags.tag_tree import artifact, running
from buurthuis_app.reports.kit.tags.tagged_canvas import TaggedCanvas
from buurthuis_app.reports.kit.typesetting import one_line, shortened

rl_config.useA85 = 0
"""A PDF need not be plain ASCII: without it files are a fifth smaller and sooner made."""


_FOOT = style.EDGE
_HEAD = style.PAGE_HEIGHT - style.EDGE - style.SMALL
_LONGEST_BOOKMARK = 80


class Masthead(Struct, frozen=True, kw_only=True):
    """What stands on every page and in the file's properties."""

    centre: str
    title: str
    printed_on: dt.date
    covered: bool = False
    """Whether the first page is a cover, without a foot."""


class Bookmark(Flowable):
    """An entry in the list of contents beside the pages; takes no room."""

    _ZEROSIZE = True
    _SPACETRANSFER = True

    def __init__(self, title: str, key: str, level: int = 0) -> None:
        super().__init__()
        self._title, self._key, self._level = title, key, level

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        self.canv.bookmarkHorizontal(self._key, 0, 0)
        self.canv.note_place(self._key)  # type: ignore[attr-defined] # the canvas of `build`
        title = self._title
        if len(title) > _LONGEST_BOOKMARK:
            title = title[: _LONGEST_BOOKMARK - 1].rstrip() + "…"
        self.canv.addOutlineEntry(title, self._key, self._level, closed=True)


class _CountingCanvas(TaggedCanvas):
    """Writes "pagina x van y" when the last page is known: each page refers to a form that is filled in then.

    A list of contents is filled in the same way.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places: dict[str, int] = {}
        self._listed: list[str] = []

    def note_place(self, key: str) -> None:
        """The bookmark with this key is on the page of the moment."""
        self._places[key] = self.getPageNumber()

    def reserve_place(self, key: str) -> None:
        """Draw here, when it is known, on which page the bookmark with this key is: right-aligned at 0, 0."""
        self._listed.append(key)
        self.doForm(f"place-{key}")

    def reserve_page_number(self) -> None:
        self.doForm(self._form(self.getPageNumber()))

    @override
    def save(self) -> None:
        # The document template has closed its last page; the canvas stands on the empty one after it.
        last = self.getPageNumber() - 1
        for page in range(1, last + 1):
            self.beginForm(self._form(page))
            _use_small(self)
            text = _("pagina {page} van {last}").format(page=page, last=last)
            self.drawRightString(style.PAGE_WIDTH - style.MARGIN, _FOOT, text)
            self.endForm()
        for key in self._listed:
            self.beginForm(f"place-{key}", -30, -4, 2, 12)
            self.setFont(fonts.REGULAR, style.BASE)
            self.setFillColor(style.colour(style.INK))
            self.drawRightString(0, 0, str(self._places.get(key, "")))
            self.endForm()
        super().save()

    @staticmethod
    def _form(page: int) -> str:
        return f"number-{page}"


def build(
    flowables: list[Flowable], masthead: Masthead, progress: Progress | None = None
) -> tuple[bytes, int]:
    """The PDF and its number of pages. The first page has no running head: its title stands there."""
    written = io.BytesIO()
    shown_title = one_line(masthead.title)
    centre = one_line(masthead.centre)
    document = BaseDocTemplate(
        written,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        title=f"{shown_title} – {centre}" if centre else shown_title,
        author=centre,
        subject=shown_title,
        creator="Buurthuis",
        producer="Buurthuis",
        lang="nl-NL",
        initialFontName=fonts.REGULAR,
    )
    first = PageTemplate("first", [_frame()], onPage=_on_first_page(masthead))
    later = PageTemplate("later", [_frame()], onPage=_on_later_page(masthead))
    document.addPageTemplates([first, later])
    if progress is not None:
        document.setProgressCallBack(_reporting(progress))
    document.build([NextPageTemplate("later"), *flowables], canvasmaker=_CountingCanvas)
    return written.getvalue(), document.page


def _frame() -> Frame:
    return Frame(
        style.MARGIN,
        style.MARGIN,
        style.CONTENT_WIDTH,
        style.PAGE_HEIGHT - 2 * style.MARGIN,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _on_first_page(masthead: Masthead) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, _document: Any) -> None:
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if not masthead.covered:
            _foot(canvas, masthead)

    return draw


def _on_later_page(masthead: Masthead) -> Callable[[Any, Any], None]:
    half = style.CONTENT_WIDTH / 2 - style.GAP
    centre = shortened(masthead.centre, fonts.BOLD, style.SMALL, half)
    title = shortened(masthead.title, fonts.REGULAR, style.SMALL, half)

    def draw(canvas: Any, _document: Any) -> None:
        with artifact(canvas, running("Header")):
            _use_small(canvas)
            canvas.drawRightString(style.PAGE_WIDTH - style.MARGIN, _HEAD, title)
            canvas.setFont(fonts.BOLD, style.SMALL)
            canvas.setFillColor(style.colour(style.ACCENT))
            canvas.drawString(style.MARGIN, _HEAD, centre)
            _rule(canvas, _HEAD - style.GAP)
        _foot(canvas, masthead)

    return draw


def _foot(canvas: Any, masthead: Masthead) -> None:
    printed = _("Afgedrukt op {date}").format(date=short_date(masthead.printed_on))
    with artifact(canvas, running("Footer")):
        _use_small(canvas)
        canvas.drawString(style.MARGIN, _FOOT, printed)
        canvas.reserve_page_number()


def _use_small(canvas: Any) -> None:
    canvas.setFont(fonts.REGULAR, style.SMALL)
    canvas.setFillColor(style.colour(style.QUIET))


def _rule(canvas: Any, y: float) -> None:
    canvas.setStrokeColor(style.colour(style.LINE))
    canvas.setLineWidth(0.6)
    canvas.line(style.MARGIN, y, style.PAGE_WIDTH - style.MARGIN, y)


def _reporting(progress: Progress) -> Callable[[str, int], None]:
    """ReportLab's progress events as (done, all), never going back."""
    size = 1

    def report(kind: str, value: int) -> None:
        nonlocal size
        if kind == "SIZE_EST":
            size = max(1, value)
            progress(0, size)
        elif kind == "PROGRESS":
            progress(min(max(0, value), size - 1), size)
        elif kind == "FINISHED":
            progress(size, size)

    return report
