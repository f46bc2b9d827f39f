"""The recovery sheet: the one paper that opens the register when the passphrase is forgotten. It is printed once."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from buurthuis_app.domain.confidant.recovery_sheet import RecoverySheet
from buurthuis_app.i18n import _, long_date
from buurthuis_app.reports.kit import fonts, style
from buurthuis_app.reports.kit.blank_sheet import blank_sheet
from buurthuis_app.reports.kit.qr import draw_qr
from buurthuis_app.reports.kit.tags.tag_tree import artifact, content, element
from buurthuis_app.reports.kit.typesetting import Typesetter

_QR = 46 * mm
_GROUPS_A_LINE = 3
_KEY_SIZE = 25


def drawn_sheet(sheet: RecoverySheet) -> bytes:
    """The sheet as a PDF, in memory only: it is never written to a file."""
    setter = Typesetter()
    content = io.BytesIO()
    canvas = blank_sheet(content, A4, title=_("Herstelblad"), author=setter.line(sheet.centre))
    y = A4[1] - style.MARGIN
    y = _text(canvas, setter, sheet.centre, style.CENTRE_NAME, y)
    y = _text(canvas, setter, _("Herstelblad"), style.TITLE, y - 4)
    whose = _("van de vertrouwenspersoon {name}").format(name=sheet.name)
    date = _("gemaakt op {date}").format(date=long_date(sheet.made_on))
    subtitle = f"{whose} · {date}"
    y = _text(canvas, setter, subtitle, style.SUBTITLE, y)
    y = _key(canvas, sheet.key, y - 24)
    y = _text(canvas, setter, _("Wat u ermee doet"), style.HEADING, y - 18)
    with element(canvas, "L"):
        for number, sentence in enumerate(_advice(), 1):
            with element(canvas, "LI"), element(canvas, "LBody"):
                y = _text(canvas, setter, f"{number}. {sentence}", style.BODY, y - 5)
    y = _text(canvas, setter, _("Controlewoorden van de sleutel"), style.HEADING, y - 16)
    y = _text(canvas, setter, sheet.words, _WORDS, y - 4)
    explained = _(
        "Dezelfde woorden staan op de affiche en op de pagina. Zij veranderen als iemand stopt of "
        "een nieuwe sleutel neemt: schrijf de nieuwe hier dan bij. Zijn zij veranderd zonder dat u "
        "het weet? Dan is de brievenbus verwisseld: gebruik het register niet en bel."
    )
    _text(canvas, setter, explained, style.BODY, y - 6)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def _key(canvas: Canvas, key: str, top: float) -> float:
    """The key in large groups to type over, with a code that a telephone can read beside it."""
    height = _QR + 12 * mm
    with artifact(canvas):
        canvas.setFillColor(style.colour(style.WASH))
        canvas.roundRect(
            style.MARGIN, top - height, style.CONTENT_WIDTH, height, 10, stroke=0, fill=1
        )
    canvas.setFillColor(style.colour(style.INK))
    canvas.setFont(fonts.BOLD, _KEY_SIZE)
    groups = key.split("-")
    lines = [groups[at : at + _GROUPS_A_LINE] for at in range(0, len(groups), _GROUPS_A_LINE)]
    step = _KEY_SIZE * 1.55
    y = top - (height - step * len(lines)) / 2 - _KEY_SIZE
    with content(canvas):
        for line in lines:
            for place, group in enumerate(line):
                canvas.drawString(style.MARGIN + 16 + place * _KEY_SIZE * 3.5, y, group)
            y -= step
    corner = (style.MARGIN + style.CONTENT_WIDTH - _QR - 6 * mm, top - height + 6 * mm)
    draw_qr(canvas, key, corner, _QR, said=_("Code die een telefoon leest: dezelfde sleutel."))
    return top - height


def _advice() -> tuple[str, ...]:
    return (
        _("Vergeet u de wachtzin? Dan opent deze herstelsleutel het register."),
        _("Leg dit blad in een dichte envelop, thuis of in een kluis. Niet in het buurthuis."),
        _("Maak er geen foto van, mail het niet en bewaar het niet op een computer."),
        _(
            "Wie dit blad heeft, kan alles lezen. Kan iemand het gezien hebben? Neem dan in het "
            "register een nieuwe sleutel, op de pagina Sleutel."
        ),
        _(
            "Bent u de wachtzin én dit blad kwijt? Dan kan niemand het register nog openen. "
            "Ook de makers van dit programma niet."
        ),
    )


def _text(
    canvas: Canvas, setter: Typesetter, words: str, look: ParagraphStyle, top: float
) -> float:
    """Set words from `top`; where they end."""
    text = setter.paragraph(words, look)
    _wide, high = text.wrap(style.CONTENT_WIDTH, A4[1])
    text.drawOn(canvas, style.MARGIN, top - high)
    return top - high


_WORDS = ParagraphStyle(
    "words", parent=style.BODY, fontName=fonts.BOLD, fontSize=14, leading=20, rightIndent=0
)
