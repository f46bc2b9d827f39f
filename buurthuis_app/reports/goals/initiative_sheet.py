"""Initiative of residents on one page: its plan, target groups, state, cost and result."""

from collections.abc import Iterator
from typing import BinaryIO

from reportlab.platypus import Flowable, Spacer

from buurthuis_app.domain.goals.papers import InitiativeSheet
from buurthuis_app.domain.initiatives.initiative import part_names, scale_names, state_names
from buurthuis_app.i18n import _, euros, listing, short_date
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.flowables import FigureRow, NumberCard, Quote
from buurthuis_app.reports.kit.one_page import PageRoom, more, write_one_page
from buurthuis_app.reports.kit.page import Masthead
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tables import PaperColumn, PaperRow, table
from buurthuis_app.reports.kit.typesetting import Typesetter

_DAY, _STATE, _AMOUNT = 72, 92, 92


def write_initiative_sheet(sheet: InitiativeSheet, target: BinaryIO) -> Notes:
    """Draw it as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    masthead = Masthead(
        centre=sheet.centre, title=sheet.initiative.title, printed_on=sheet.printed_on
    )

    def draw(setter: Typesetter, room: PageRoom) -> list[Flowable]:
        return [
            *_head(sheet, setter),
            *_words(sheet, setter, room),
            *_steps(sheet, setter, room),
            *_payments(sheet, setter, room),
            *_stories(sheet, setter, room),
        ]

    return write_one_page(draw, masthead, target)


def _head(sheet: InitiativeSheet, setter: Typesetter) -> list[Flowable]:
    initiative = sheet.initiative
    scale = scale_names()[initiative.scale] if initiative.scale else ""
    about = [_("Bewonersinitiatief"), state_names()[initiative.state], scale, sheet.areas]
    asked = NumberCard(
        value="–" if initiative.asked is None else euros(initiative.asked), name=_("gevraagd")
    )
    money = sheet.money
    figures = [asked, NumberCard(value=euros(money.granted), name=_("toegekend"))]
    figures.append(NumberCard(value=euros(money.paid), name=_("betaald")))
    return [
        setter.paragraph(sheet.centre, style.CENTRE_NAME),
        setter.paragraph(initiative.title, style.TITLE),
        setter.paragraph(" · ".join(part for part in about if part), style.SUBTITLE),
        FigureRow(figures, setter),
        Spacer(0, 2 * style.GAP),
    ]


def _words(sheet: InitiativeSheet, setter: Typesetter, room: PageRoom) -> list[Flowable]:
    initiative = sheet.initiative
    parts = listing(sorted(part_names()[part] for part in initiative.our_parts))
    drawn: list[Flowable] = []
    for heading, text in (
        (_("Wat"), initiative.what),
        (_("Waarom"), initiative.why),
        (_("Voor wie het goed is"), initiative.good_for),
        (_("Thema’s"), sheet.themes),
        (_("Doelgroepen"), sheet.groups),
        (_("Wat wij doen"), parts),
        (_("Activiteiten"), listing(sheet.activities) if sheet.activities else ""),
        (_("Wat ervan kwam"), initiative.outcome),
        (_("Wat anders ging, en waarom"), initiative.differs),
    ):
        if text.strip():
            drawn.append(setter.paragraph(heading, style.LABEL))
            drawn += setter.paragraphs(room.cut(text), style.BODY)
    return drawn


def _steps(sheet: InitiativeSheet, setter: Typesetter, room: PageRoom) -> list[Flowable]:
    shown, names = sheet.steps[-room.rows :], state_names()
    why = any(step.because for step in shown)
    columns = (
        PaperColumn(title=_("Dag"), width=_DAY),
        PaperColumn(title=_("Stap"), width=_STATE),
        PaperColumn(title=_("Waarom") if why else "", width=style.CONTENT_WIDTH - _DAY - _STATE),
    )
    rows = [
        PaperRow(texts=(short_date(step.date), names[step.state], room.cut(step.because)))
        for step in shown
    ]
    return [Spacer(0, style.GAP), table(columns, rows, setter)] if rows else []


def _payments(sheet: InitiativeSheet, setter: Typesetter, room: PageRoom) -> list[Flowable]:
    if not sheet.payments:
        return []
    columns = (
        PaperColumn(title=_("Betaald op"), width=_DAY),
        PaperColumn(title=_("Waarvoor"), width=style.CONTENT_WIDTH - _DAY - _AMOUNT),
        PaperColumn(title=_("Bedrag"), width=_AMOUNT, number=True),
    )
    shown = sheet.payments[-room.rows :]
    rows = [
        PaperRow(texts=(short_date(payment.date), room.cut(payment.text), euros(payment.paid)))
        for payment in shown
    ]
    rows.append(PaperRow(texts=("", _("Samen betaald"), euros(sheet.money.paid)), strong=True))
    note = more(len(sheet.payments) - len(shown))
    return [Spacer(0, 2 * style.GAP), table(columns, rows, setter, note=note)]


def _stories(sheet: InitiativeSheet, setter: Typesetter, room: PageRoom) -> Iterator[Flowable]:
    for story in sheet.stories[: room.stories]:
        words = story.quote or story.happened
        lines = setter.paragraphs(room.cut(words), style.QUOTE)
        if story.teller_role:
            lines.append(setter.paragraph(story.teller_role, style.QUOTED))
        yield Spacer(0, style.GAP)
        yield Quote(lines)
