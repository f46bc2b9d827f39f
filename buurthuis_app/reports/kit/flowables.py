"""The larger pieces a paper is built from: the row of figures, the chart and the quote."""

from collections.abc import Sequence

from msgspec import Struct
from reportlab.graphics.shapes import Drawing
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable
from typing_extensions import override

from buurthuis_app.domain.papers.document import AnswerChart, Chart, Row, Sheet, TimesChart, Trace
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.cells import NOT_COUNTED
from buurthuis_app.reports.kit.charts import bar_charts, times_chart, visits_chart
from buurthuis_app.reports.kit.figure_places import Spots
from buurthuis_app.reports.kit.jpeg import Jpeg
from buurthuis_app.reports.kit.page_room import (
    ANSWER_HEIGHT,
    CHART_HEIGHT,
    MONTH_HEIGHT,
    months_height,
)
from buurthuis_app.reports.kit.tags.tag_tree import artifact, content, element, spoken
from buurthuis_app.reports.kit.typesetting import Typesetter, one_line

_NUMBER_HEIGHT = 30
_GUTTER = 14


class NumberCard(Struct, frozen=True, kw_only=True):
    """One large number with its name and what there is to know about it."""

    value: str
    name: str
    notes: tuple[str, ...] = ()
    trace: Trace | None = None


class FigureRow(Flowable):
    """Large figures side by side, each under a bar in the accent colour."""

    def __init__(
        self, figures: Sequence[NumberCard], setter: Typesetter, spots: Spots | None = None
    ) -> None:
        super().__init__()
        self._traces = [figure.trace for figure in figures]
        self._spots = spots
        self.spaceBefore, self.spaceAfter = 3 * style.GAP, 2 * style.GAP
        self._values = [setter.line(figure.value) for figure in figures]
        self._texts = [
            [setter.paragraph(figure.name, style.FIGURE_NAME)]
            + [setter.paragraph(note, style.FIGURE_NOTE) for note in figure.notes]
            for figure in figures
        ]
        self._column = 0.0

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        count = len(self._values)
        self._column = (aW - _GUTTER * (count - 1)) / count
        heights = [sum(text.wrap(self._column, aH)[1] for text in texts) for texts in self._texts]
        self.width, self.height = aW, max(heights) + _NUMBER_HEIGHT + style.GAP
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        with element(self.canv, "L"):
            for index in range(len(self._values)):
                with element(self.canv, "LI"), element(self.canv, "LBody"):
                    self._figure(index, index * (self._column + _GUTTER))

    def _figure(self, index: int, left: float) -> None:
        with artifact(self.canv):
            self.canv.setFillColor(style.colour(style.ACCENT))
            self.canv.rect(left, self.height - 2, self._column, 2, stroke=0, fill=1)
        value = self._values[index]
        width = stringWidth(value, fonts.BOLD, style.FIGURE_SIZE) or 1.0
        y = self.height - _NUMBER_HEIGHT
        with content(self.canv):
            self.canv.setFillColor(style.colour(style.INK))
            self.canv.setFont(fonts.BOLD, style.FIGURE_SIZE * min(1.0, self._column / width))
            self.canv.drawString(left, y, value)
        self._note(index, left)
        y -= style.GAP
        for text in self._texts[index]:
            y -= text.height
            text.drawOn(self.canv, left, y)

    def _note(self, index: int, left: float) -> None:
        """Where this figure stands, when something is behind it."""
        trace = self._traces[index]
        if self._spots is not None and trace is not None:
            self._spots.note(self.canv, (left, 0), (self._column, self.height), trace)


class ChartPicture(Flowable):
    """A chart as one picture, with its numbers as the words instead of it."""

    def __init__(self, drawing: Drawing, sheet: Sheet) -> None:
        super().__init__()
        self._drawing, self._words = drawing, chart_words(sheet)
        self.width, self.height = drawing.width, drawing.height

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        box = (0, 0, self.width, self.height)
        with content(self.canv, "Figure", spoken(self.canv, self._words, box)):
            self._drawing.drawOn(self.canv, 0, 0)


def chart_words(sheet: Sheet) -> str:
    """What a chart shows, in a sentence: the table of its numbers row by row, without what is not known."""
    about, *names = [heading.title for heading in sheet.headings]
    rows = []
    for row in sheet.rows:
        first, *rest = [cell.shown for cell in row.cells]
        known = [
            f"{name} {shown}"
            for name, shown in zip(names, rest, strict=True)
            if shown not in {"", NOT_COUNTED}
        ]
        rows.append(f"{f'{about} {first}' if first.isdigit() else first}: {', '.join(known)}")
    return one_line(
        _("Staafdiagram ‘{title}’. {rows}.").format(title=sheet.title, rows="; ".join(rows))
    )


class DescribedPhoto(Flowable):
    """A photo, with the words instead of it."""

    def __init__(self, content: bytes, size: tuple[float, float], words: str) -> None:
        super().__init__()
        self._content, self._words = content, one_line(words)
        self.width, self.height = size

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        box = (0, 0, self.width, self.height)
        with content(self.canv, "Figure", spoken(self.canv, self._words, box)):
            self.canv.drawImage(Jpeg(self._content), *box)


class Bars(Flowable):
    """A chart; each of its bars leads to what is behind it."""

    def __init__(self, chart: Chart, spots: Spots) -> None:
        super().__init__()
        self._chart, self._spots = chart, spots
        self.width, self.height = style.CONTENT_WIDTH, float(CHART_HEIGHT)

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        bars, size = self._chart.bars, (self.width, self.height)
        drawing = visits_chart.visits_chart(bars, style.PAPER, *size, self._chart.former_name)
        ChartPicture(drawing, self._chart.sheet).drawOn(self.canv, 0, 0)
        for index, row in enumerate(self._chart.sheet.rows):
            trace = _behind(row)
            if trace is not None:
                left, right = visits_chart.place_of(bars, index, *size)
                self._spots.note(self.canv, (left, 0), (right - left, self.height), trace)


class AnswerBars(Flowable):
    """Answers as bars; each that leads somewhere does so over the whole width."""

    def __init__(self, chart: AnswerChart, spots: Spots) -> None:
        super().__init__()
        self._chart, self._spots = chart, spots
        self.width, self.height = style.CONTENT_WIDTH, float(ANSWER_HEIGHT * len(chart.bars))

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        bars, rows = self._chart.bars, self._chart.sheet.rows
        drawing = bar_charts.answers_chart(bars, style.PAPER, self.width)
        ChartPicture(drawing, self._chart.sheet).drawOn(self.canv, 0, 0)
        for index, row in enumerate(rows):
            trace = _behind(row)
            if trace is not None:
                place = (0, bar_charts.bottom_of_answer(index, len(bars)))
                self._spots.note(self.canv, place, (self.width, float(ANSWER_HEIGHT)), trace)


def _behind(row: Row) -> Trace | None:
    """What is behind the bar that says this row of a table."""
    return next((cell.trace for cell in row.cells if cell.trace), None)


class SmallMonths(Flowable):
    """The months of an activity small beside each other; each leads to its times."""

    def __init__(self, chart: TimesChart, spots: Spots) -> None:
        super().__init__()
        self._chart, self._spots = chart, spots
        self.width, self.height = style.CONTENT_WIDTH, months_height(len(chart.bars))

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        months = self._chart.bars
        drawing = times_chart.times_chart(months, style.PAPER, self.width)
        ChartPicture(drawing, self._chart.sheet).drawOn(self.canv, 0, 0)
        for index, month in enumerate(months):
            if month.visits.trace is not None:
                left, bottom, wide = times_chart.place_of_month(index, len(months), self.width)
                place, size = (left, bottom), (wide, float(MONTH_HEIGHT))
                self._spots.note(self.canv, place, size, month.visits.trace)


class Quote(Flowable):
    """Someone's own words beside a bar, with who said them. Stays whole unless it is taller than a page."""

    def __init__(self, lines: Sequence[Flowable], *, narrow: bool = False) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = 1.5 * style.GAP, 2 * style.GAP
        self._lines, self._narrow = list(lines), narrow

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        inside = self._inside(aW)
        self.width = aW
        self.height = sum(line.wrap(inside, aH)[1] for line in self._lines)
        return self.width, self.height

    @override
    def split(self, aW: float, aH: float) -> list[Flowable]:
        if self.height <= self._page():
            return []
        return self._parted(aW, aH)

    def draw(self) -> None:  # noqa: D102 - ReportLab calls it
        with artifact(self.canv):
            self.canv.setFillColor(style.colour(style.ACCENT))
            self.canv.rect(0, 0, style.QUOTE_BAR, self.height, stroke=0, fill=1)
        y = self.height
        with element(self.canv, "BlockQuote"):
            for line in self._lines:
                y -= line.height
                line.drawOn(self.canv, style.QUOTE_INDENT, y)

    def _inside(self, width: float) -> float:
        """Room for its words: across the page no wider than reads well, in a `narrow` column all of it."""
        ragged = 0 if self._narrow else style.CONTENT_WIDTH - style.MEASURE
        return width - style.QUOTE_INDENT - ragged

    @staticmethod
    def _page() -> float:
        return style.PAGE_HEIGHT - 2 * style.MARGIN

    def _parted(self, width: float, room: float) -> list[Flowable]:
        """What still fits, and the rest: only for a quote that no page can hold."""
        fitting: list[Flowable] = []
        rest = list(self._lines)
        while rest and rest[0].height <= room:
            room -= rest[0].height
            fitting.append(rest.pop(0))
        if rest:
            inside = self._inside(width)
            halves = rest[0].split(inside, room)
            if halves:
                fitting.append(halves[0])
                rest[:1] = halves[1:]
        if not fitting or not rest:
            return []
        return [Quote(part, narrow=self._narrow) for part in (fitting, rest)]
