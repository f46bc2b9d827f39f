"""The first page of a yearly overview: whose it is, three figures, and somebody's own words; and the contents."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Paragraph  # noqa: TID251 - a type; typesetting makes them
from typing_extensions import override

from buurthuis_app.domain.papers.document import Cover, Document, Section
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.figure_places import Spots
from buurthuis_app.reports.kit.flowables import DescribedPhoto, FigureRow, NumberCard, Quote
from buurthuis_app.reports.kit.jpeg import Jpeg
from buurthuis_app.reports.kit.pieces.poster_pieces import HouseRow
from buurthuis_app.reports.kit.tags.tag_tree import artifact, content, element, spoken
from buurthuis_app.reports.kit.typesetting import Typesetter

LOGO_WIDTH, LOGO_HEIGHT = 150, 70
_LOWEST_PHOTO, _HIGHEST_PHOTO = 150.0, 290.0
_FIGURES_AT = 0.46
"""Where on the page, from below, the row of figures ends."""
_QUOTE_AT = 0.34


class LogoImage(Flowable):
    """The centre's logo within a box of its own, never larger than it is."""

    def __init__(self, logo: Picture, centre: str) -> None:
        super().__init__()
        self._content = logo.content
        self._words = _("Logo van {centre}").format(centre=centre)
        scale = min(LOGO_WIDTH / logo.width, LOGO_HEIGHT / logo.height, 1.0)
        self.width, self.height = logo.width * scale, logo.height * scale
        self.spaceAfter = style.GAP
        self.hAlign = "LEFT"

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        picture = Jpeg(self._content)
        said = spoken(self.canv, self._words, (0, 0, self.width, self.height))
        with content(self.canv, "Figure", said):
            self.canv.drawImage(picture, 0, 0, self.width, self.height)


class CoverPhoto(DescribedPhoto):
    """A photo across the page: as much of its middle as there is room for."""

    def __init__(self, photo: Picture, words: str) -> None:
        whole = style.CONTENT_WIDTH * photo.height / photo.width
        super().__init__(photo.content, (style.CONTENT_WIDTH, whole), words)
        self._whole = whole

    def fill(self, room: float) -> "CoverPhoto":
        """The photo, as high as there is room for."""
        self.height = min(self._whole, max(room, _LOWEST_PHOTO), _HIGHEST_PHOTO)
        return self

    @override
    def draw(self) -> None:
        canvas = self.canv
        box = (0, 0, self.width, self.height)
        window = canvas.beginPath()
        window.rect(*box)
        with content(canvas, "Figure", spoken(canvas, self._words, box)):
            canvas.saveState()
            canvas.clipPath(window, stroke=0, fill=0)
            left_out = (self._whole - self.height) / 2
            canvas.drawImage(Jpeg(self._content), 0, -left_out, self.width, self._whole)
            canvas.restoreState()


class CoverPage(Flowable):
    """Cover that fills the first page."""

    def __init__(self, document: Document, cover: Cover, setter: Typesetter, spots: Spots) -> None:
        super().__init__()
        self._logo = LogoImage(document.logo, document.centre) if document.logo else None
        self._name = setter.paragraph(document.centre, style.COVER_CENTRE)
        self._title = setter.paragraph(document.title, style.COVER_TITLE)
        self._lines = [setter.paragraph(line, style.COVER_LINE) for line in document.lines]
        self._figures = FigureRow(
            [
                NumberCard(
                    value=number.cell.shown,
                    name=number.name,
                    notes=number.notes,
                    trace=number.cell.trace,
                )
                for number in cover.numbers
            ],
            setter,
            spots,
        )
        self._photo = CoverPhoto(cover.photo, cover.photo_words) if cover.photo else None
        self._quote = _quote(cover, setter) if cover.quote else None

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, aH - 1
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        top = self.height
        if self._logo is not None:
            top = self._put(self._logo, top) - 2 * style.GAP
        top = self._put(self._name, top)
        top = min(top - 6 * style.GAP, self.height * 0.80)
        top = self._put(self._title, top)
        for line in self._lines:
            top = self._put(line, top - style.GAP)
        top = self._put(self._figures, min(top - 6 * style.GAP, self.height * _FIGURES_AT + 90))
        if self._photo is not None:
            top -= 2 * style.GAP
            below = (
                self._quote.wrap(self.width, self.height)[1] + 4 * style.GAP if self._quote else 0
            )
            top = self._put(self._photo.fill(top - below), top) + 2 * style.GAP
        else:
            HouseRow().drawOn(self.canv, 0, 0)
        if self._quote is not None:
            self._put(self._quote, min(top - 6 * style.GAP, self.height * _QUOTE_AT))

    def _put(self, piece: Flowable, top: float) -> float:
        """Draw a piece with its upper edge at `top`; where its lower edge is."""
        _width, height = piece.wrap(self.width, self.height)
        piece.drawOn(self.canv, 0, top - height)
        return float(top - height)


class Contents(Flowable):
    """A line for each section with the page it begins on, which is known when all are drawn."""

    _LINE = 20.0

    def __init__(self, sections: Sequence[Section], setter: Typesetter) -> None:
        super().__init__()
        self._lines = [
            (section.key, setter.paragraph(section.title, style.CONTENTS)) for section in sections
        ]

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self._LINE * len(self._lines)
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        baseline = self.height
        self.canv.setStrokeColor(style.colour(style.LINE))
        self.canv.setLineWidth(0.5)
        with element(self.canv, "TOC"):
            for key, line in self._lines:
                baseline -= self._LINE
                with (
                    element(self.canv, "TOCI"),
                    element(self.canv, "Reference"),
                    element(self.canv, "Link"),
                ):
                    self._line(key, line, baseline)
                with artifact(self.canv):
                    self.canv.line(0, baseline, style.MEASURE, baseline)

    def _line(self, key: str, line: Paragraph, baseline: float) -> None:
        """The name of a section, the page it begins on, and the link to it over the whole line."""
        canvas: Any = self.canv  # that of `build`
        _width, height = line.wrap(style.MEASURE - 40, self._LINE)
        with content(canvas, ""):
            line.drawOn(canvas, 0, baseline + self._LINE - height - 3.5)
            canvas.saveState()
            canvas.translate(style.MEASURE, baseline + 5.5)
            canvas.reserve_place(key)
            canvas.restoreState()
        box = (0, baseline, style.MEASURE, baseline + self._LINE)
        canvas.link(line.getPlainText(), key, box)


def _quote(cover: Cover, setter: Typesetter) -> Quote:
    parts: list[Flowable] = [*setter.paragraphs(f"‘{cover.quote}’", style.COVER_QUOTE)]
    if cover.by:
        parts.append(setter.paragraph(f"– {cover.by}", style.QUOTED))
    return Quote(parts)
