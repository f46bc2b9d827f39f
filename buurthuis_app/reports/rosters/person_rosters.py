"""A list for each person of when she or he is on duty, to hand out or to send."""

from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from buurthuis_app.domain.rosters.person_rosters import OwnRoster, OwnShift, RosterLists
from buurthuis_app.domain.rosters.shift import hours_in_figures
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _, listing, long_date, ngettext, number, short_date
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.page import Bookmark, Masthead, Progress, build
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.tables import PaperColumn, PaperRow, table
from buurthuis_app.reports.kit.typesetting import Typesetter

_DATE, _TIME, _STATE = 52 * mm, 27 * mm, 25 * mm
_TOGETHER = 45 * mm
"""So much room there must be for a name with its first lines; otherwise it begins on the next page."""


def write_roster_lists(
    lists: RosterLists, target: BinaryIO, progress: Progress | None = None
) -> Notes:
    """Draw the lists as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    setter = Typesetter()
    masthead = Masthead(
        centre=setter.line(lists.centre), title=_title(lists), printed_on=lists.printed_on
    )
    story: list[Flowable] = [
        setter.paragraph(lists.centre, style.CENTRE_NAME),
        setter.paragraph(_("Rooster per persoon"), style.TITLE),
        setter.paragraph(_span(lists), style.SUBTITLE),
        Spacer(0, 2 * style.GAP),
    ]
    if not lists.people:
        story.append(
            setter.paragraph(_("In deze weken staat nog niemand op het rooster."), style.BODY)
        )
    for place, person in enumerate(lists.people):
        story += _person(person, place, setter)
    content, pages = build(story, masthead, progress)
    with speaking_of_files():
        target.write(content)
        target.flush()
    return Notes(pages=pages, missing_letters=setter.missing)


def _title(lists: RosterLists) -> str:
    return _("Rooster {span}").format(span=_span(lists))


def _span(lists: RosterLists) -> str:
    return _("{first} tot en met {last}").format(
        first=short_date(lists.first), last=short_date(lists.last)
    )


def _person(person: OwnRoster, place: int, setter: Typesetter) -> list[Flowable]:
    sentence = ngettext("{n} dienst", "{n} diensten", len(person.shifts)).format(
        n=number(len(person.shifts))
    )
    hours = _("{n} uur").format(n=hours_in_figures(person.hours))
    rest = style.CONTENT_WIDTH - _DATE - _TIME - _STATE
    columns = (
        PaperColumn(title=_("dag"), width=_DATE),
        PaperColumn(title=_("tijd"), width=_TIME),
        PaperColumn(title=_("taak"), width=rest),
        PaperColumn(title="", width=_STATE),
    )
    return [
        CondPageBreak(_TOGETHER),
        Bookmark(person.name, f"person-{place}"),
        setter.paragraph(person.name, style.SUBHEADING),
        setter.paragraph(f"{sentence}, {hours}", style.NOTE),
        Spacer(0, style.GAP / 2),
        table(columns, [_row(shift) for shift in person.shifts], setter),
    ]


def _row(own_shift: OwnShift) -> PaperRow:
    shift = own_shift.shift.shift
    parts = [own_shift.shift.duty.name, own_shift.shift.activity, shift.remark]
    if own_shift.beside:
        parts.append(_("met {names}").format(names=listing(own_shift.beside)))
    return PaperRow(
        texts=(
            long_date(shift.date),
            shift.times,
            " · ".join(part for part in parts if part),
            own_shift.state.words,
        )
    )
