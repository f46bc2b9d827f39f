"""The board as rows and columns: days across; down the duties, or the people. Nothing of Qt."""

import datetime as dt
import textwrap
from collections.abc import Iterable, Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.rosters.board import Board, BoardShift, PersonOnShift
from buurthuis_app.domain.rosters.shift import AssignmentState, hours_in_figures
from buurthuis_app.i18n import _, form_of, listing, long_date, ngettext, number
from buurthuis_app.records import replace

LONGEST_TITLE = 16
"""Letters in a line of a row's title."""
A_DAY = dt.timedelta(days=1)
_GONE = (AssignmentState.DECLINED, AssignmentState.REPLACED)


class RosterBy(Enum):
    """Kind of rows: duties or people."""

    DUTY = "duty"
    PERSON = "person"


class Look(Enum):
    """How a chip looks: by the state of who it names, or open, or a shift that is called off."""

    PROPOSED = "proposed"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    GONE = "gone"
    ABSENT = "absent"
    OPEN = "open"
    OFF = "off"


_LOOKS = {
    AssignmentState.PROPOSED: (Look.PROPOSED, "…"),
    AssignmentState.ASKED: (Look.ASKED, "?"),
    AssignmentState.CONFIRMED: (Look.CONFIRMED, "✓"),
    AssignmentState.DECLINED: (Look.GONE, ""),
    AssignmentState.REPLACED: (Look.GONE, ""),
    AssignmentState.ABSENT: (Look.ABSENT, "✗"),
}


class Chip(Struct, frozen=True, kw_only=True):
    """One line in a cell; `warned` when a rule was set aside for it."""

    words: str
    look: Look
    placed: PersonOnShift | None = None
    warned: bool = False
    short: str = ""
    """The same for a narrow column: a first name."""


class RosterCell(Struct, frozen=True, kw_only=True):
    """One shift on one day; in the view by person it is also about one of its people."""

    shift: BoardShift
    chips: tuple[Chip, ...]
    placed: PersonOnShift | None = None

    @property
    def key(self) -> tuple[UUID, UUID | None]:
        """Which cell it is, before and after a refresh."""
        return self.shift.shift.id, self.placed.assignment.id if self.placed else None

    @property
    def sentence(self) -> str:
        """All of it in words, for a tooltip and for a screen reader."""
        shift = self.shift.shift
        parts = [f"{self.shift.duty.name}, {long_date(shift.date)}, {shift.times}"]
        if self.shift.activity:
            parts.append(self.shift.activity)
        if self.shift.called_off:
            parts.append(_("de activiteit gaat niet door"))
        shown = self.shift.placed if self.placed is None else (self.placed,)
        parts += [f"{placed.name or _('gewist')}: {placed.state.words}" for placed in shown]
        parts += [in_the_way(placed) for placed in shown if placed.obstacles]
        if self.shift.open:
            parts.append(open_words(self.shift.open))
        if shift.remark:
            parts.append(shift.remark)
        return "\n".join(parts)


class RosterRow(Struct, frozen=True, kw_only=True):
    """One row. Only the first of several rows of one duty or person has a title."""

    title: str
    cells: tuple[RosterCell | None, ...]
    first: bool = True

    @property
    def tallest(self) -> int:
        """The most chips in one of its cells."""
        return max((len(cell.chips) for cell in self.cells if cell is not None), default=0)


class RosterSheet(Struct, frozen=True, kw_only=True):
    """Sheet of the roster: its rows, and the days across."""

    board: Board
    days: tuple[dt.date, ...]
    lanes: tuple[RosterRow, ...]

    def find(self, key: tuple[UUID, UUID | None]) -> tuple[int, int] | None:
        """Row and column of a cell; of another person of the same shift when that one is gone."""
        near = None
        for row, lane in enumerate(self.lanes):
            for column, cell in enumerate(lane.cells):
                if cell is not None and cell.key == key:
                    return row, column
                if cell is not None and near is None and cell.key[0] == key[0]:
                    near = row, column
        return near


def sheet(board: Board, by: RosterBy) -> RosterSheet:
    """The board's days across, and down what is asked."""
    days = tuple(board.first + n * A_DAY for n in range((board.last - board.first).days + 1))
    lanes = _by_duty(board, days) if by is RosterBy.DUTY else _by_person(board, days)
    return RosterSheet(board=board, days=days, lanes=tuple(lanes))


def open_words(places: int) -> str:
    """Open places in words: 2 plaatsen open."""
    return ngettext("{n} plaats open", "{n} plaatsen open", places).format(n=number(places))


def in_the_way(placed: PersonOnShift) -> str:
    """Let op: Ria is die dag afwezig."""
    why = listing([obstacle.sentence for obstacle in placed.obstacles])
    return _("Let op: {name} {why}.").format(name=placed.name or _("gewist"), why=why)


def legend() -> str:
    """What the signs before names mean: ✓ bevestigd."""
    signs = [f"{mark} {state.words}" for state, (_look, mark) in _LOOKS.items() if mark]
    gone = _("doorgestreept: {declined} of {replaced}").format(
        declined=AssignmentState.DECLINED.words, replaced=AssignmentState.REPLACED.words
    )
    return "   ".join((*signs, _("⚠ tegen een regel in"), gone))


def _by_duty(board: Board, days: Sequence[dt.date]) -> Iterable[RosterRow]:
    for duty in board.duties:
        own = [shift for shift in board.shifts if shift.duty.id == duty.id]
        if own or not duty.archived:
            cells = [RosterCell(shift=shift, chips=_chips(shift)) for shift in own]
            yield from _stacked("\n".join(textwrap.wrap(duty.name, LONGEST_TITLE)), cells, days)


def _by_person(board: Board, days: Sequence[dt.date]) -> Iterable[RosterRow]:
    own: dict[UUID, list[RosterCell]] = {}
    hours: dict[UUID, float] = {}
    for shift in board.shifts:
        for placed in shift.placed:
            if placed.state in _GONE:
                continue
            who = placed.assignment.volunteer_id
            look, mark = _LOOKS[placed.state]
            chip = _chip(
                f"{mark} {shift.duty.name}", Look.OFF if shift.called_off else look, placed
            )
            own.setdefault(who, []).append(RosterCell(shift=shift, chips=(chip,), placed=placed))
            if shift.goes_on:
                hours[who] = hours.get(who, 0) + shift.shift.hours
    for volunteer in board.volunteers:
        title = "\n".join(textwrap.wrap(volunteer.name, LONGEST_TITLE))
        if hours.get(volunteer.id):
            own_hours = hours[volunteer.id]
            words = ngettext("{name}\n{n} uur", "{name}\n{n} uur", form_of(own_hours))
            title = words.format(name=title, n=hours_in_figures(own_hours))
        yield from _stacked(title, own.get(volunteer.id, []), days)


def _stacked(
    title: str, cells: Iterable[RosterCell], days: Sequence[dt.date]
) -> Iterable[RosterRow]:
    """As many rows as there are cells on the fullest day; each day's cells in order of time."""
    by_day: dict[dt.date, list[RosterCell]] = {}
    for cell in cells:
        by_day.setdefault(cell.shift.shift.date, []).append(cell)
    most = max((len(lines) for lines in by_day.values()), default=0)
    for row in range(max(most, 1)):
        yield RosterRow(
            title="" if row else title,
            first=row == 0,
            cells=tuple(
                lines[row] if row < len(lines := by_day.get(day, [])) else None for day in days
            ),
        )


def _chips(shift: BoardShift) -> tuple[Chip, ...]:
    """Who is on it, then what is open, then who was."""
    chips = []
    for placed in sorted(shift.placed, key=lambda person: person.state in _GONE):
        look, mark = _LOOKS[placed.state]
        name = placed.name or _("gewist")
        chip = _chip(_marked(mark, name), Look.OFF if shift.called_off else look, placed)
        chips.append(replace(chip, short=_marked(mark, name.split()[0])))
    if shift.open:
        taking = len(shift.taking)
        words = _("nog {n} open") if taking else _("{n} open")
        places = number(shift.open)
        opened = Chip(words=words.format(n=places), look=Look.OPEN, short=f"+{places}")
        chips.insert(taking, opened)
    if shift.called_off and not chips:
        chips.append(Chip(words=_("gaat niet door"), look=Look.OFF))
    return tuple(chips)


def _marked(mark: str, words: str) -> str:
    return f"{mark} {words}" if mark else words


def _chip(words: str, look: Look, placed: PersonOnShift) -> Chip:
    return Chip(words=words, look=look, placed=placed, warned=placed.warned)
