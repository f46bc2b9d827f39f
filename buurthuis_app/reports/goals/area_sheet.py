"""Area on one page: its description, and its activities, stories and initiatives of a year."""

from collections.abc import Iterator
from typing import BinaryIO

from reportlab.platypus import Flowable, Spacer

from buurthuis_app.domain.goals.papers import AreaSheet
from buurthuis_app.domain.initiatives.initiative import state_names
from buurthuis_app.i18n import _, number
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.flowables import FigureRow, NumberCard, Quote
from buurthuis_app.reports.kit.one_page import PageRoom, more, write_one_page
from buurthuis_app.reports.kit.page import Masthead
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tables import PaperColumn, PaperRow, table
from buurthuis_app.reports.kit.typesetting import Typesetter

_FIGURE, _YEAR, _SOURCE, _NUMBER, _STATE = 92, 44, 150, 72, 110


def write_area_sheet(sheet: AreaSheet, target: BinaryIO) -> Notes:
    """Draw it as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    masthead = Masthead(centre=sheet.centre, title=sheet.area.name, printed_on=sheet.printed_on)

    def draw(setter: Typesetter, room: PageRoom) -> list[Flowable]:
        return [
            *_head(sheet, setter, room),
            *_profile(sheet, setter, room),
            *_activities(sheet, setter, room),
            *_initiatives(sheet, setter, room),
            *_stories(sheet, setter, room),
            Spacer(0, 2 * style.GAP),
            setter.paragraph(_what_counts(), style.NOTE),
        ]

    return write_one_page(draw, masthead, target)


def _head(sheet: AreaSheet, setter: Typesetter, room: PageRoom) -> list[Flowable]:
    visits = sheet.visits
    figures = (
        NumberCard(
            value=number(visits.visits) if visits.counted else "–",
            name=_("bezoeken"),
            notes=(
                _("{counted} van {held} keer geteld").format(
                    counted=number(visits.counted), held=number(visits.held)
                ),
            ),
        ),
        NumberCard(value=number(len(sheet.activities)), name=_("activiteiten")),
        NumberCard(value=number(len(sheet.initiatives)), name=_("bewonersinitiatieven")),
    )
    return [
        setter.paragraph(sheet.centre, style.CENTRE_NAME),
        setter.paragraph(sheet.area.name, style.TITLE),
        setter.paragraph(_("Wat hier gebeurde in {year}").format(year=sheet.year), style.SUBTITLE),
        FigureRow(figures, setter),
        Spacer(0, 2 * style.GAP),
        *setter.paragraphs(room.cut(sheet.area.description), style.BODY),
    ]


def _profile(sheet: AreaSheet, setter: Typesetter, room: PageRoom) -> list[Flowable]:
    if not sheet.profile:
        return []
    columns = (
        PaperColumn(
            title=_("Het gebied in cijfers"),
            width=style.CONTENT_WIDTH - _FIGURE - _YEAR - _SOURCE,
        ),
        PaperColumn(title=_("Cijfer"), width=_FIGURE, number=True),
        PaperColumn(title=_("Jaar"), width=_YEAR),
        PaperColumn(title=_("Bron"), width=_SOURCE),
    )
    shown = sheet.profile[: room.rows]
    rows = [
        PaperRow(texts=(line.name, setter.line(line.figure), str(line.year), line.source))
        for line in shown
    ]
    note = more(len(sheet.profile) - len(shown))
    return [Spacer(0, style.GAP), table(columns, rows, setter, note=note)]


def _activities(sheet: AreaSheet, setter: Typesetter, room: PageRoom) -> list[Flowable]:
    if not sheet.activities:
        return []
    columns = (
        PaperColumn(title=_("Activiteiten"), width=style.CONTENT_WIDTH - 2 * _NUMBER),
        PaperColumn(title=_("Keer gehouden"), width=_NUMBER, number=True),
        PaperColumn(title=_("Bezoeken"), width=_NUMBER, number=True),
    )
    busiest = sorted(sheet.activities, key=lambda row: -row.figures.visits)
    shown = busiest[: room.rows]
    rows = [
        PaperRow(
            texts=(
                row.title,
                number(row.figures.held),
                number(row.figures.visits) if row.figures.counted else "–",
            )
        )
        for row in shown
    ]
    note = more(len(busiest) - len(shown))
    return [Spacer(0, 2 * style.GAP), table(columns, rows, setter, note=note)]


def _initiatives(sheet: AreaSheet, setter: Typesetter, room: PageRoom) -> list[Flowable]:
    if not sheet.initiatives:
        return []
    columns = (
        PaperColumn(title=_("Bewonersinitiatieven"), width=style.CONTENT_WIDTH - _STATE),
        PaperColumn(title=_("Hoe ver"), width=_STATE),
    )
    shown, names = sheet.initiatives[: room.rows], state_names()
    rows = [PaperRow(texts=(initiative.title, names[initiative.state])) for initiative in shown]
    note = more(len(sheet.initiatives) - len(shown))
    return [Spacer(0, 2 * style.GAP), table(columns, rows, setter, note=note)]


def _stories(sheet: AreaSheet, setter: Typesetter, room: PageRoom) -> Iterator[Flowable]:
    for story in sheet.stories[: room.stories]:
        lines = setter.paragraphs(room.cut(story.quote or story.happened), style.QUOTE)
        source = " · ".join(part for part in (story.teller_role, story.activity) if part)
        if source:
            lines.append(setter.paragraph(source, style.QUOTED))
        yield Spacer(0, style.GAP)
        yield Quote(lines)


def _what_counts() -> str:
    return _(
        "Bezoeken: die van de activiteiten in dit gebied. Wie twee keer komt, telt twee keer; "
        "niet getelde keren zitten er niet in."
    )
