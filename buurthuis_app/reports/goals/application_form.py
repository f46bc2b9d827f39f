"""An empty form for who has an idea for the neighbourhood, to fill in by hand."""

from collections.abc import Sequence
from typing import BinaryIO

from reportlab.platypus import Flowable, Spacer
from typing_extensions import override

from buurthuis_app.domain.goals.papers import ApplicationForm
from buurthuis_app.domain.initiatives.initiative import part_names, scale_names
from buurthuis_app.i18n import _
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.one_page import PageRoom, write_one_page
from buurthuis_app.reports.kit.page import Masthead
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tags.tag_tree import artifact, content, element
from buurthuis_app.reports.kit.typesetting import Typesetter

_LINE = 19
_BOX = 10
_GUTTER = 14


class _FormLines(Flowable):
    """Empty lines to write on; each may begin with a word."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = words

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, _LINE * len(self._words)
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(style.colour(style.OUTLINE))
        self.canv.setFillColor(style.colour(style.QUIET))
        self.canv.setFont(fonts.REGULAR, style.SMALL)
        self.canv.setLineWidth(0.6)
        for place, word in enumerate(self._words, 1):
            y = self.height - place * _LINE + 3
            if word:
                with content(self.canv):
                    self.canv.drawString(0, y + 2, word)
            begin = self.canv.stringWidth(word, fonts.REGULAR, style.SMALL) + 6 if word else 0
            with artifact(self.canv):
                self.canv.line(begin, y, self.width, y)


class _Boxes(Flowable):
    """Words with a box to tick before each, over as many lines as they need."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = words
        self._placed: list[tuple[float, float, str]] = []

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        self._placed = []
        left, line = 0.0, 1
        for word in self._words:
            width = _BOX + 5 + stringWidth(word, fonts.REGULAR, style.BASE)
            if left and left + width > aW:
                left, line = 0.0, line + 1
            self._placed.append((left, line * _LINE, word))
            left += width + _GUTTER
        self.width, self.height = aW, line * _LINE
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(style.colour(style.OUTLINE))
        self.canv.setFillColor(style.colour(style.INK))
        self.canv.setFont(fonts.REGULAR, style.BASE)
        self.canv.setLineWidth(0.9)
        with element(self.canv, "L"):
            for left, down, word in self._placed:
                y = self.height - down + 5
                with artifact(self.canv):
                    self.canv.roundRect(left, y - 1, _BOX, _BOX, 1.5, stroke=1, fill=0)
                with element(self.canv, "LI"), content(self.canv, "LBody"):
                    self.canv.drawString(left + _BOX + 5, y, word)


def write_application_form(form: ApplicationForm, target: BinaryIO) -> Notes:
    """Draw it as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    title = _("Een idee voor de buurt")
    masthead = Masthead(centre=form.centre, title=title, printed_on=form.printed_on)

    def draw(setter: Typesetter, room: PageRoom) -> list[Flowable]:
        few = max(room.rows - 2, 2)
        lines = min(few // 3 + 1, 4)
        return [
            setter.paragraph(form.centre, style.CENTRE_NAME),
            setter.paragraph(title, style.TITLE),
            setter.paragraph(_intended_for(), style.SUBTITLE),
            *_asked(setter, _("Hoe heet uw idee?"), _FormLines([""])),
            *_asked(setter, _("Wat wilt u doen, en waarom?"), _FormLines([""] * lines)),
            *_asked(
                setter,
                _("Voor wie is het goed? Het moet meer mensen helpen dan uzelf."),
                _FormLines([""] * 2),
            ),
            *_asked(
                setter,
                _("Hoe groot is het?"),
                _Boxes(tuple(scale_names().values())),
            ),
            *_ticked(setter, _("Waar is het?"), form.areas[: room.rows]),
            *_ticked(setter, _("Waar gaat het over?"), form.themes[: room.rows]),
            *_asked(setter, _("Wat kost het? Schrijf op waarvoor."), _FormLines(_costs(lines))),
            *_asked(setter, _("Wat vraagt u van ons?"), _Boxes(tuple(part_names().values()))),
            *_asked(
                setter,
                _("Wie bent u?"),
                _FormLines([_("Naam"), _("Telefoon of e-mail"), _("Datum en handtekening")]),
            ),
            _Boxes([_("Ik ben bewoner en vraag dit niet namens een organisatie.")]),
            Spacer(0, style.GAP),
            setter.paragraph(_about_names(), style.NOTE),
        ]

    return write_one_page(draw, masthead, target)


def _asked(setter: Typesetter, question: str, answer: Flowable) -> list[Flowable]:
    return [Spacer(0, 1.3 * style.GAP), setter.paragraph(question, style.QUESTION), answer]


def _ticked(setter: Typesetter, question: str, words: Sequence[str]) -> list[Flowable]:
    if not words:
        return []
    return _asked(setter, question, _Boxes([setter.line(word)[:60] for word in words]))


def _costs(lines: int) -> list[str]:
    return [*[""] * (lines - 1), _("Samen €")]


def _intended_for() -> str:
    return _("Voor bewoners. U hoeft niet alles te weten: wij denken graag mee.")


def _about_names() -> str:
    return _(
        "Uw naam en hoe wij u bereiken gebruiken wij alleen voor dit idee. "
        "Een jaar nadat het klaar is, wissen wij ze."
    )
