"""PDF of a document: one loop over its sections and blocks, each kind of block drawn in one way."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from buurthuis_app.domain.papers.document import (
    AnswerChart,
    AnyChart,
    AreaMap,
    Block,
    Chart,
    Document,
    Glossary,
    Labelled,
    LargeNumber,
    Numbers,
    PaperStory,
    Quotation,
    ScanCode,
    Section,
    Sheet,
    SmallYears,
    Spot,
    Subheading,
    TimesChart,
    Words,
    blocks,
)
from buurthuis_app.domain.papers.sheets import evened, with_even_columns
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.charts.bar_charts import years_chart
from buurthuis_app.reports.kit.cover import Contents, CoverPage, LogoImage
from buurthuis_app.reports.kit.figure_places import Spots, Traced
from buurthuis_app.reports.kit.flowables import (
    AnswerBars,
    Bars,
    ChartPicture,
    FigureRow,
    NumberCard,
    Quote,
    SmallMonths,
)
from buurthuis_app.reports.kit.one_page import STEPS, cut
from buurthuis_app.reports.kit.page import Bookmark, Masthead, build
from buurthuis_app.reports.kit.page_room import (
    GLOSSARY_ROOM,
    HEADING_ROOM,
    LABEL_ROOM,
    YEARS_HEIGHT,
    head_of,
    room_for,
    room_of,
)
from buurthuis_app.reports.kit.pieces.poster_pieces import CodeBeside, HouseRow
from buurthuis_app.reports.kit.pieces.side_by_side import HALF, SideBySide, paired
from buurthuis_app.reports.kit.pieces.story_spread import story_pieces
from buurthuis_app.reports.kit.pieces.year_pictures import YearPicture
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tables import PaperColumn, PaperRow, table
from buurthuis_app.reports.kit.typesetting import Typesetter

_FEW_NUMBERS, _NARROW_TABLE = 2, 0.62
"""Of the width, for a table with one or two columns of numbers: they should not stand far from their words."""
_NARROWEST_NUMBER = 40
_YEARS_WIDTH = 300
_TERM_WIDTH = 112.0
_PAD = 2 * style.CELL_PADDING


class Drawn(Struct, frozen=True, kw_only=True):
    """A finished PDF, where its figures stand, and what its maker should know."""

    content: bytes
    spots: tuple[Spot, ...]
    notes: Notes


def draw(document: Document, progress: Progress | None = None) -> Drawn:
    """The PDF of a document. `progress` hears how far it is, and may raise to stop."""
    with _without_collecting():
        if document.poster:
            return _poster(document, progress)
        if not document.most_pages:
            return _drawn(document, progress)
        for room in STEPS:
            drawn = _drawn(cut(document, room), progress)
            if drawn.notes.pages <= document.most_pages:
                break
        return drawn


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Leave garbage for a moment: many small things are made and kept, and looking through all of them takes long."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _poster(document: Document, progress: Progress | None) -> Drawn:
    """In the largest letters with which it stands on one sheet."""
    for body, heading in style.POSTERS:
        drawn = _drawn(document, progress, body, heading)
        if drawn.notes.pages == 1:
            break
    return drawn


def _drawn(
    document: Document,
    progress: Progress | None,
    body: ParagraphStyle = style.BODY,
    heading: ParagraphStyle = style.HEADING,
) -> Drawn:
    setter, spots = Typesetter(), Spots()
    pen = _Pen(setter, spots, body, heading)
    pen.told_elsewhere(document)
    flowables = [*pen.opening(document)]
    for section in document.sections:
        flowables += pen.section(section)
    if document.closing:
        flowables += [Spacer(0, style.GAP), setter.paragraph(document.closing, style.NOTE)]
    masthead = Masthead(
        centre=setter.line(document.centre),
        title=setter.line(document.title),
        printed_on=document.printed_on,
        covered=document.cover is not None,
    )
    content, pages = build(flowables, masthead, progress)
    return Drawn(
        content=content,
        spots=tuple(spots.found),
        notes=Notes(pages=pages, missing_letters=setter.missing),
    )


class _Pen:
    """Turns blocks into what ReportLab lays out."""

    def __init__(
        self, setter: Typesetter, spots: Spots, body: ParagraphStyle, heading: ParagraphStyle
    ) -> None:
        self._setter = setter
        self._spots = spots
        self._body, self._heading = body, heading
        self._explained: set[str] = set()
        self._on_cover: tuple[LargeNumber, ...] = ()
        self._stories = 0

    def told_elsewhere(self, document: Document) -> None:
        """What stands large on the cover, or in the list of words at the end, is not said a second time."""
        if document.cover is not None:
            self._on_cover = document.cover.numbers
        self._explained |= {
            term.term
            for block in blocks(document)
            if document.cover is not None and isinstance(block, Glossary)
            for term in block.terms
        }

    def opening(self, document: Document) -> list[Flowable]:
        """The cover and the contents, or the title above the text."""
        if document.cover is not None:
            return [
                CoverPage(document, document.cover, self._setter, self._spots),
                PageBreak(),
                self._setter.paragraph(_("Inhoud"), style.HEADING),
                Contents(document.sections, self._setter),
                self._setter.paragraph(
                    _("Wat de woorden betekenen, staat op de laatste bladzijden."), style.ASIDE
                ),
            ]
        title, line = style.TITLE, style.SUBTITLE
        if document.poster:
            title, line = style.COVER_TITLE, style.POSTERS[-1][0]
        above: list[Flowable] = [HouseRow()] if document.poster else []
        if document.logo is not None:
            above.append(LogoImage(document.logo, document.centre))
        return [
            *above,
            self._setter.paragraph(document.centre, style.CENTRE_NAME),
            self._setter.paragraph(document.title, title),
            *(self._setter.paragraph(text, line) for text in document.lines),
        ]

    def section(self, section: Section) -> list[Flowable]:
        """A heading with its bookmark, and what stands under it. Without a title there is no heading."""
        drawn: list[Flowable] = []
        if section.title:
            room = HEADING_ROOM + room_for(section.blocks)
            drawn += [
                PageBreak() if section.new_page else CondPageBreak(room),
                Bookmark(self._setter.line(section.title), section.key),
                self._setter.paragraph(section.title, self._heading),
            ]
        elif not isinstance(section.blocks[0], Numbers):  # those bring room of their own
            drawn.append(Spacer(0, 2 * style.GAP))
        shown = [block for block in section.blocks if not self._covered(block)] or section.blocks
        before: Block | None = None
        for place, block in paired(shown, section.title):
            if isinstance(block, tuple):
                drawn += self._side_by_side(*block)
                before = block[-1]
                continue
            if isinstance(block, Subheading):
                drawn.append(CondPageBreak(room_for(shown[place:])))
            drawn += self._block(block, before, section.title)
            before = block
        return drawn

    def _side_by_side(self, *sheets: Sheet) -> list[Flowable]:
        """Two small tables in the room of one; where words must be explained under them, one below the other."""
        if any(term.term not in self._explained for sheet in sheets for term in sheet.terms):
            return [piece for sheet in sheets for piece in self._sheet(sheet, named=True)]
        left, right = (self._sheet(sheet, named=True, width=HALF)[1:] for sheet in sheets)
        return [SideBySide(left, right)]

    def _covered(self, block: Block) -> bool:
        return isinstance(block, Numbers) and block.numbers == self._on_cover

    def _block(self, block: Block, before: Block | None, title: str) -> list[Flowable]:
        drawn: list[Flowable]
        match block:
            case Sheet():
                drawn = self._sheet(block, named=before is not None and block.title != title)
            case Words():
                drawn = self._words(block, before)
            case Subheading():
                look = style.FIRST_SUBHEADING if before is None else style.SUBHEADING
                drawn = [self._setter.paragraph(block.text, look)]
            case Numbers():
                drawn = [self._numbers(block)]
            case PaperStory():
                drawn = self._story(block)
            case Labelled() | Quotation():
                drawn = self._said(block)
            case ScanCode():
                drawn = [CodeBeside(block, self._setter)]
            case Glossary():
                drawn = self._glossary(block)
            case _:
                drawn = self._chart(block)
        return drawn

    def _words(self, block: Words, before: Block | None) -> list[Flowable]:
        if block.figures:
            return [self._setter.told(block, self._body, self._spots)]
        look = style.ASIDE if block.quiet else self._body
        if block.quiet and isinstance(before, Subheading):
            look = style.META
        return [*self._setter.paragraphs(block.text, look)]

    def _numbers(self, block: Numbers) -> Flowable:
        return FigureRow(
            [
                NumberCard(value=cell.shown, name=number.name, notes=number.notes, trace=cell.trace)
                for number, cell in zip(
                    block.numbers, evened([each.cell for each in block.numbers]), strict=True
                )
            ],
            self._setter,
            self._spots,
        )

    def _sheet(self, sheet: Sheet, *, named: bool, width: float = 0) -> list[Flowable]:
        """The table; with its own name above it when that is not the name of the section."""
        drawn: list[Flowable] = [CondPageBreak(room_of(sheet))]
        if named:
            drawn = [
                CondPageBreak(room_of(sheet) + HEADING_ROOM),
                self._setter.paragraph(sheet.title, style.SUBHEADING),
                Spacer(0, style.GAP),
            ]
        sheet = with_even_columns(sheet)
        rows = [
            PaperRow(
                texts=tuple(
                    Traced.of(cell.shown, cell.trace, self._spots) if cell.trace else cell.shown
                    for cell in row.cells
                ),
                strong=row.strong,
            )
            for row in sheet.rows
        ]
        drawn.append(table(_columns(sheet, width), rows, self._setter, note=sheet.note))
        meant = [term for term in sheet.terms if term.term not in self._explained]
        if meant:
            self._explained |= {term.term for term in meant}
            words = " ".join(
                f"{term.term[:1].upper()}{term.term[1:]}: {term.meaning}" for term in meant
            )
            drawn.append(self._setter.paragraph(words, style.GLOSS))
        return drawn

    def _chart(self, block: AnyChart) -> list[Flowable]:
        """The picture; below it its note, or the table of the years."""
        match block:
            case Chart():
                note = [self._setter.paragraph(block.note, style.NOTE)] if block.note else []
                return [Bars(block, self._spots), *note]
            case TimesChart():
                return [CondPageBreak(room_of(block)), SmallMonths(block, self._spots)]
            case SmallYears() | AreaMap():
                return [CondPageBreak(room_of(block)), YearPicture(block, self._spots)]
            case AnswerChart():
                return [CondPageBreak(room_of(block)), AnswerBars(block, self._spots)]
        years = years_chart(block.bars, style.PAPER, _YEARS_WIDTH, YEARS_HEIGHT)
        picture = [ChartPicture(years, block.sheet), Spacer(0, style.GAP)] if block.bars else []
        table = self._sheet(block.sheet, named=False)
        return [CondPageBreak(room_of(block)), *picture, *table]

    def _story(self, story: PaperStory) -> list[Flowable]:
        self._stories += 1
        key = f"story-{self._stories}"
        return [
            CondPageBreak(room_of(story)),
            Bookmark(self._setter.line(story.title), key, level=1),
            *story_pieces(story, self._setter),
        ]

    def _said(self, block: Labelled | Quotation) -> list[Flowable]:
        if isinstance(block, Labelled):
            return self._labelled(block.label, block.text)
        return [self._quoted(block.text, block.by)]

    def _quoted(self, text: str, by: str) -> Flowable:
        who = [self._setter.paragraph(f"– {by}", style.QUOTED)] if by else []
        return Quote([*self._setter.paragraphs(text, style.QUOTE), *who])

    def _labelled(self, label: str, text: str) -> list[Flowable]:
        return [
            CondPageBreak(LABEL_ROOM),
            self._setter.paragraph(label, style.LABEL),
            *self._setter.paragraphs(text, style.BODY),
        ]

    def _glossary(self, glossary: Glossary) -> list[Flowable]:
        columns = [
            PaperColumn(width=_TERM_WIDTH, strong=True),
            PaperColumn(width=style.CONTENT_WIDTH - _TERM_WIDTH),
        ]
        rows = [PaperRow(texts=(term.term, term.meaning)) for term in glossary.terms]
        return [
            CondPageBreak(GLOSSARY_ROOM),
            self._setter.paragraph(_("Wat de woorden betekenen"), style.SUBHEADING),
            Spacer(0, style.GAP),
            table(columns, rows, self._setter),
        ]


def _columns(sheet: Sheet, whole_width: float) -> list[PaperColumn]:
    """Numbers take what they need; the columns of words share the rest of `whole_width`, or else of the page."""
    titles = [head_of(heading) if heading.number else heading.title for heading in sheet.headings]
    widths = [
        _number_width(titles[place], [row.cells[place].shown for row in sheet.rows])
        if heading.number
        else 0.0
        for place, heading in enumerate(sheet.headings)
    ]
    whole = sum(heading.share for heading in sheet.headings if not heading.number)
    few = (
        whole == sheet.headings[0].share
        and sum(heading.number for heading in sheet.headings) <= _FEW_NUMBERS
    )
    left = (whole_width or style.CONTENT_WIDTH * (_NARROW_TABLE if few else 1)) - sum(widths)
    first = True
    columns = []
    for heading, title, width in zip(sheet.headings, titles, widths, strict=True):
        strong = first and not any(titles)
        mine = width if heading.number else left * heading.share / whole
        columns.append(PaperColumn(title=title, width=mine, number=heading.number, strong=strong))
        first = False
    return columns


def _number_width(title: str, texts: Sequence[str]) -> float:
    head, cell = style.CELL_HEAD, style.CELL_STRONG
    longest = max(texts, key=len, default="")
    widths = [
        *(stringWidth(line, head.fontName, head.fontSize) for line in title.split("\n")),
        stringWidth(longest, cell.fontName, cell.fontSize),
    ]
    return max(*widths, _NARROWEST_NUMBER) + _PAD + 2
