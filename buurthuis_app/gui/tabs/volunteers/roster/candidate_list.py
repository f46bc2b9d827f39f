"""Candidates for a place, best first: the name, and below it why, or which rule forbids it."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from buurthuis_app.domain.rosters.candidates import ShiftCandidate
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.tabs.volunteers.roster.grid_view import PERSON
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import TIGHT, CardLine, ListCard
from buurthuis_app.gui.widgets.unrolled import Unrolled
from buurthuis_app.i18n import _


class CandidateList(CardList[ShiftCandidate]):
    """Arrow keys and Enter, a double click, or dragging a name to the grid."""

    def __init__(self) -> None:
        super().__init__(
            _card,
            lambda candidate: candidate.person.volunteer.id,
            name=_("Wie kan, de beste bovenaan"),
            look=TIGHT,
            drag=_dragged,
        )
        Unrolled(self)

    def show_candidates(self, candidates: Sequence[ShiftCandidate]) -> None:
        """Show these, the first one current."""
        self.show_records(candidates)
        if candidates:
            self.choose(candidates[0].person.volunteer.id)


def _card(candidate: ShiftCandidate) -> ListCard:
    free, name = candidate.free, candidate.person.volunteer.name
    reason = CardLine(
        words=candidate.sentence if free else f"⚠ {candidate.sentence}",
        ink=Ink.QUIET if free else Ink.WARNING,
        wraps=True,
        small=True,
    )
    phone = candidate.person.volunteer.phone if free else ""
    number = (CardLine(words=phone, small=True),) if phone else ()
    return ListCard(
        title=name,
        ink=Ink.INK if free else Ink.QUIET,
        bold=free,
        lines=(*number, reason),
        spoken=", ".join(words for words in (f"{name}: {candidate.sentence}", phone) if words),
    )


def _dragged(candidate: ShiftCandidate) -> QMimeData:
    data = QMimeData()
    data.setData(PERSON, candidate.person.volunteer.id.bytes)
    return data
