"""A survey on paper, to fill in by hand: big boxes, numbers before the answers so that typing them in is fast."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer
from typing_extensions import override

from buurthuis_app.domain.surveys.paper import SurveySheet
from buurthuis_app.domain.surveys.results import labels, numbered_answers
from buurthuis_app.domain.surveys.survey import QuestionKind, SurveyQuestion
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _, short_date
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.page import Masthead, build
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tags.tag_tree import artifact, content
from buurthuis_app.reports.kit.tags.tagged_table import LineTable, ListTable
from buurthuis_app.reports.kit.typesetting import Typesetter

_BOX = 5 * mm
_LINES, _LINE = 4, 9 * mm
_PAD = 4


class _AnswerBox(Flowable):
    """An empty square to tick; with a number in it for a mark."""

    def __init__(self, side: float = _BOX, words: str = "") -> None:
        super().__init__()
        self._side, self._words = side, words

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self._side, self._side

    def draw(self) -> None:
        with artifact(self.canv):
            self.canv.setStrokeColor(style.colour(style.OUTLINE))
            self.canv.setLineWidth(0.9)
            self.canv.roundRect(0, 0, self._side, self._side, 2, stroke=1, fill=0)
        if self._words:
            with content(self.canv):
                self.canv.setFillColor(style.colour(style.INK))
                self.canv.setFont(fonts.REGULAR, style.BASE)
                self.canv.drawCentredString(self._side / 2, self._side / 2 - 3.6, self._words)


class _WritingLines(Flowable):
    """Lines to write on."""

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        return aW, _LINES * _LINE

    def draw(self) -> None:
        self.canv.setStrokeColor(style.colour(style.LINE))
        with artifact(self.canv):
            for line in range(_LINES):
                y = line * _LINE + 1
                self.canv.line(0, y, self.width, y)


def write_survey_form(sheet: SurveySheet, target: BinaryIO) -> Notes:
    """Draw the empty form as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    setter = Typesetter()
    survey = sheet.asked.survey
    story: list[Flowable] = [
        setter.paragraph(sheet.centre, style.CENTRE_NAME),
        setter.paragraph(survey.title, style.TITLE),
        *setter.paragraphs(survey.introduction, style.BODY),
        setter.paragraph(
            _("U hoeft uw naam niet te noemen. Lever het blad in tot en met {day}.").format(
                day=short_date(survey.last)
            ),
            style.NOTE,
        ),
        Spacer(0, 2 * style.GAP),
    ]
    for number, question in enumerate(sheet.asked.questions, start=1):
        story.append(KeepTogether(list(_question(number, question, setter))))
    masthead = Masthead(
        centre=setter.line(sheet.centre),
        title=setter.line(survey.title),
        printed_on=sheet.printed_on,
    )
    content, pages = build(story, masthead)
    with speaking_of_files():
        target.write(content)
        target.flush()
    return Notes(pages=pages, missing_letters=setter.missing)


def _question(number: int, question: SurveyQuestion, setter: Typesetter) -> Iterator[Flowable]:
    yield setter.paragraph(f"{number}. {question.words}", style.SUBHEADING)
    yield Spacer(0, style.GAP)
    if question.kind is QuestionKind.OPEN:
        yield setter.paragraph(_("Schrijf geen namen."), style.NOTE)
        yield _WritingLines()
    elif question.kind is QuestionKind.MARK:
        boxes = [_AnswerBox(9 * mm, words) for _value, words in labels(question)]
        yield LineTable([boxes], [12.5 * mm] * len(boxes), hAlign="LEFT", style=_PLAIN)
        yield setter.paragraph(_("1 is heel slecht, 10 is heel goed."), style.NOTE)
    else:
        if question.kind is QuestionKind.CHOICES:
            yield setter.paragraph(_("U mag er meer kiezen."), style.NOTE)
        rows = [
            [_AnswerBox(), str(number), setter.paragraph(words, style.BODY)]
            for number, words in numbered_answers(question)
        ]
        widths = [10 * mm, 7 * mm, style.CONTENT_WIDTH - 17 * mm]
        yield ListTable(rows, widths, hAlign="LEFT", style=_PLAIN)


_PLAIN: list[Any] = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
    ("TOPPADDING", (0, 0), (-1, -1), _PAD),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("FONT", (0, 0), (-1, -1), fonts.REGULAR, style.BASE),
    ("TEXTCOLOR", (0, 0), (-1, -1), style.colour(style.QUIET)),
]
