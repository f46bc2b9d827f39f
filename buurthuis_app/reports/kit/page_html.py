"""The same document as one HTML page for who reads with a screen reader, large letters or a telephone.

Headings, real tables with their heads, charts with their numbers in a table. Nothing is fetched from elsewhere.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing

from buurthuis_app.domain.figures.figures import Definition
from buurthuis_app.domain.papers.document import (
    AnswerChart,
    Block,
    Chart,
    Document,
    Glossary,
    Labelled,
    LargeNumber,
    Numbers,
    PaperStory,
    Quotation,
    Row,
    Section,
    Sheet,
    Subheading,
    TimesChart,
    Words,
    YearChart,
)
from buurthuis_app.domain.papers.sheets import evened, with_even_columns
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.i18n import _, short_date
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.charts import bar_charts, times_chart, visits_chart
from buurthuis_app.reports.kit.typesetting import cleaned

_CHART_SIZE = (640.0, 220.0)
_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

_LOOK = f"""
:root {{ color-scheme: light; }}
body {{ margin: 0 auto; max-width: 52rem; padding: 1.5rem; color: {style.INK}; background: #fff;
  font: 1.06rem/1.55 "Segoe UI", system-ui, "Noto Sans", sans-serif; }}
h1 {{ font-size: 2.2rem; line-height: 1.15; margin: .2rem 0 .6rem; }}
h2 {{ font-size: 1.5rem; margin: 2.6rem 0 .8rem; border-top: 3px solid {style.ACCENT}; padding-top: .8rem; }}
h3 {{ font-size: 1.2rem; margin: 1.8rem 0 .3rem; }}
h4, h5 {{ font-size: 1.02rem; margin: 1.2rem 0 .1rem; }}
a {{ color: {style.ACCENT}; }}
.centre {{ color: {style.ACCENT}; font-weight: 700; margin: 0; }}
.quiet, caption, figcaption, footer, .note {{ color: {style.QUIET}; font-size: .92rem; }}
.scroll {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; margin: .8rem 0; }}
caption {{ text-align: left; padding: .2rem 0; }}
th, td {{ text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid {style.LINE}; }}
thead th {{ border-bottom: 2px solid {style.ACCENT}; }}
tbody th {{ font-weight: 400; }}
tr.strong > * {{ font-weight: 700; background: {style.WASH}; }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }}
.numbers {{ display: flex; flex-wrap: wrap; gap: 1.6rem; padding: 0; list-style: none; }}
.numbers li {{ border-top: 3px solid {style.ACCENT}; min-width: 8.5rem; flex: 1; }}
.numbers b {{ display: block; font-size: 2rem; line-height: 1.3; }}
blockquote {{ margin: 1rem 0; padding-left: 1rem; border-left: 4px solid {style.ACCENT}; font-size: 1.15rem; }}
figure {{ margin: 1rem 0; }}
img, svg {{ max-width: 100%; height: auto; }}
dt {{ font-weight: 700; }}
dd {{ margin: 0 0 .5rem; }}
@media print {{ h2, h3 {{ break-after: avoid; }} tr, blockquote, figure {{ break-inside: avoid; }} }}
"""


def page(document: Document) -> str:
    """The whole page; everything that people typed is escaped."""
    return "\n".join(_page(document)) + "\n"


_ALLOWED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What a browser may do for the page: show its own pictures and look, and nothing from elsewhere."""


def _page(document: Document) -> Iterator[str]:
    title, centre = _text(document.title), _text(document.centre)
    yield "<!DOCTYPE html>"
    yield '<html lang="nl">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title} – {centre}</title><style>{_LOOK}</style></head><body>"
    yield "<header>"
    if document.logo is not None:
        yield _image(document.logo, _("Logo van {centre}").format(centre=document.centre))
    yield f'<p class="centre">{centre}</p><h1>{title}</h1>'
    yield from (f'<p class="quiet">{_text(line)}</p>' for line in document.lines)
    yield "</header>"
    yield from _contents(document.sections)
    yield "<main>"
    if document.cover is not None and document.cover.quote:
        yield from _quote(f"‘{document.cover.quote}’", document.cover.by)
    explained: set[str] = set()
    for number, section in enumerate(document.sections):
        yield from _section(section, number, explained)
    yield "</main><footer>"
    printed = _("Gemaakt op {date}").format(date=short_date(document.printed_on))
    yield f"<p>{_text(printed)}</p>"
    if document.closing:
        yield f"<p>{_text(document.closing)}</p>"
    yield "</footer></body></html>"


def _contents(sections: Iterable[Section]) -> Iterator[str]:
    titled = [section for section in sections if section.title]
    if not titled:
        return
    yield f'<nav aria-label="{_text(_("Inhoud"))}"><ol>'
    yield from (
        f'<li><a href="#{section.key}">{_text(section.title)}</a></li>' for section in titled
    )
    yield "</ol></nav>"


def _section(section: Section, number: int, explained: set[str]) -> Iterator[str]:
    title = section.title or (_("In het kort") if isinstance(section.blocks[0], Numbers) else "")
    named = f' aria-labelledby="{section.key}"><h2 id="{section.key}">{_text(title)}</h2>'
    yield f"<section{named if title else '>'}"
    below = any(isinstance(block, Subheading) for block in section.blocks)
    for place, block in enumerate(section.blocks):
        yield from _block(block, f"{number}-{place}", 4 if below else 3, explained)
    yield "</section>"


def _block(block: Block, key: str, level: int, explained: set[str]) -> Iterator[str]:
    match block:
        case Sheet():
            yield from _sheet(block, explained)
        case Words():
            look = ' class="quiet"' if block.quiet else ""
            yield from (f"<p{look}>{_text(line)}</p>" for line in _lines(block.text))
        case Subheading():
            yield f"<h3>{_text(block.text)}</h3>"
        case Labelled():
            yield from _labelled(block.label, block.text, level)
        case Quotation():
            yield from _quote(block.text, block.by)
        case Numbers():
            yield from _numbers(block.numbers)
        case Chart() | YearChart() | AnswerChart() | TimesChart():
            yield from _chart(block, key)
            yield from _sheet(block.sheet, explained)
        case PaperStory():
            yield from _story(block, level)
        case Glossary():
            yield f"<h3>{_text(_('Wat de woorden betekenen'))}</h3>"
            yield from _terms(block.terms)


def _numbers(numbers: Sequence[LargeNumber]) -> Iterator[str]:
    yield '<ul class="numbers">'
    even = evened([number.cell for number in numbers])
    for number, cell in zip(numbers, even, strict=True):
        notes = "".join(f'<br><span class="quiet">{_text(note)}</span>' for note in number.notes)
        yield f"<li><b>{_text(cell.shown)}</b> {_text(number.name)}{notes}</li>"
    yield "</ul>"


def _sheet(sheet: Sheet, explained: set[str]) -> Iterator[str]:
    """The table; a term is explained under the first one that uses it."""
    named = _text(_("Tabel: {title}").format(title=sheet.title))
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="{named}">'
    yield f"<table><caption>{_text(sheet.title)}</caption>"
    if any(heading.title for heading in sheet.headings):
        heads = "".join(
            f'<th scope="col"{_number(heading.number)}>{_text(heading.title)}</th>'
            for heading in sheet.headings
        )
        yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in with_even_columns(sheet).rows:
        yield _row(row, [heading.number for heading in sheet.headings])
    yield "</tbody></table></div>"
    if sheet.note:
        yield f'<p class="note">{_text(sheet.note)}</p>'
    meant = [term for term in sheet.terms if term.term not in explained]
    if meant:
        explained.update(term.term for term in meant)
        words = " ".join(f"<b>{_text(term.term)}</b>: {_text(term.meaning)}" for term in meant)
        yield f'<p class="note">{words}</p>'


def _row(row: Row, numbers: list[bool]) -> str:
    first, *others = row.cells
    cells = "".join(
        f"<td{_number(number)}>{_text(cell.shown)}</td>"
        for cell, number in zip(others, numbers[1:], strict=True)
    )
    look = ' class="strong"' if row.strong else ""
    return f'<tr{look}><th scope="row">{_text(first.shown)}</th>{cells}</tr>'


def _number(number: bool) -> str:  # noqa: FBT001 - a column's own property
    return ' class="number"' if number else ""


def _drawing(block: Chart | YearChart | AnswerChart | TimesChart) -> Drawing:
    match block:
        case Chart():
            return visits_chart.visits_chart(
                block.bars, style.PAPER, *_CHART_SIZE, block.former_name
            )
        case YearChart():
            return bar_charts.years_chart(block.bars, style.PAPER, *_CHART_SIZE)
        case TimesChart():
            return times_chart.times_chart(block.bars, style.PAPER, _CHART_SIZE[0])
    return bar_charts.answers_chart(block.bars, style.PAPER, _CHART_SIZE[0])


def _chart(block: Chart | YearChart | AnswerChart | TimesChart, key: str) -> Iterator[str]:
    """The picture is named and described; its numbers follow in a table."""
    if not block.bars:
        return
    drawing = _drawing(block)
    svg = renderSVG.drawToString(drawing)
    svg = svg[svg.index("<svg") :].replace("<title>...</title>", "").replace("<desc>...</desc>", "")
    svg = svg.replace('"clip"', f'"clip-{key}"').replace("#clip)", f"#clip-{key})")
    svg = svg.replace(f"font-family: {fonts.REGULAR}", "font-family: FiraGO, sans-serif")
    svg = svg.replace(f"font-family: {fonts.BOLD}", "font-weight: bold; font-family: sans-serif")
    named = _("Staafdiagram: {title}. Dezelfde getallen staan in de tabel hieronder.").format(
        title=block.sheet.title
    )
    svg = svg.replace("<svg ", f'<svg role="img" aria-label="{_text(named)}" ', 1)
    yield f"<figure>{svg.strip()}"
    if isinstance(block, Chart) and block.note:
        yield f"<figcaption>{_text(block.note)}</figcaption>"
    yield "</figure>"


def _story(story: PaperStory, level: int) -> Iterator[str]:
    yield f"<article><h{level}>{_text(story.title)}</h{level}>"
    yield f'<p class="quiet">{_text(story.origin)}</p>'
    if story.photo is not None:
        yield _image(story.photo, story.photo_words)
    for _label, text in story.labelled:
        yield from (f"<p>{_text(line)}</p>" for line in _lines(text))
    if story.quote:
        yield from _quote(f"‘{story.quote}’", story.by)
    if story.because:
        because = _("Gekozen: {why}").format(why=story.because)
        yield from (f'<p class="quiet">{_text(line)}</p>' for line in _lines(because))
    yield "</article>"


def _labelled(label: str, text: str, level: int) -> Iterator[str]:
    yield f"<h{level + 1}>{_text(label)}</h{level + 1}>"
    yield from (f"<p>{_text(line)}</p>" for line in _lines(text))


def _quote(quote: str, by: str) -> Iterator[str]:
    text = "".join(f"<p>{_text(line)}</p>" for line in _lines(quote))
    who = f'<p class="quiet">– {_text(by)}</p>' if by else ""
    yield f"<blockquote>{text}{who}</blockquote>"


def _terms(terms: Iterable[Definition]) -> Iterator[str]:
    yield "<dl>"
    yield from (f"<dt>{_text(term.term)}</dt><dd>{_text(term.meaning)}</dd>" for term in terms)
    yield "</dl>"


def _image(photo: Picture, alternative: str) -> str:
    """The picture inside the page itself."""
    content = base64.b64encode(photo.content).decode("ascii")
    size = f'width="{photo.width}" height="{photo.height}"'
    source = f"data:image/jpeg;base64,{content}"
    return f'<img src="{source}" alt="{_text(alternative)}" {size}>'


def _lines(text: str) -> list[str]:
    return [line.strip() for line in cleaned(text).split("\n") if line.strip()]


def _text(text: str) -> str:
    """What people typed, as text and nothing else."""
    return escape(_IN_XML.sub("", text))
