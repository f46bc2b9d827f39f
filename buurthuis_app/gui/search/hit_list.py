"""List of search hits: a heading for each kind, and under it a hit on each row."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import Qt

from buurthuis_app.domain.search.search import Hit, HitKind, SearchHits
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.search.hit_places import LOOKS
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import FLAT, ListCard
from buurthuis_app.i18n import _, number


class HitLine(Struct, frozen=True, kw_only=True):
    """One row: a hit, or the heading of a kind with how many more there are."""

    kind: HitKind
    hit: Hit | None = None
    more: int = 0

    @property
    def words(self) -> str:
        """The hit in the words of a screen reader."""
        if self.hit is None:
            return " ".join((self.heading, self.beside)).strip()
        return ", ".join(part for part in (self.hit.title, self.hit.detail) if part)

    @property
    def key(self) -> object:
        """Kind and record of the hit; the kind alone of a heading."""
        return self.kind, self.hit.record_id if self.hit else None

    @property
    def heading(self) -> str:
        """Name of the kind."""
        return LOOKS[self.kind].heading()

    @property
    def beside(self) -> str:
        """Number of hits that are not shown."""
        return _("en nog {n}").format(n=number(self.more)) if self.more else ""


def lines_of(hits: SearchHits) -> Iterator[HitLine]:
    """The rows: each kind's heading before its first hit."""
    more, kind = dict(hits.more), None
    for hit in hits.hits:
        if hit.kind is not kind:
            kind = hit.kind
            yield HitLine(kind=kind, more=more.get(kind, 0))
        yield HitLine(kind=hit.kind, hit=hit)


class HitList(CardList[HitLine]):
    """Shows hits; a click opens too. The field above it moves the choice with `step`."""

    def __init__(self) -> None:
        super().__init__(_card, lambda line: line.key, name=_("Gevonden"), look=FLAT)
        self._moved = False  # whether somebody walked to the chosen hit
        # the field keeps it, the arrow keys reach the list
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._open)

    def show_found(self, hits: SearchHits) -> None:
        """Show these, the first hit chosen; what was walked to stays so when it is still there."""
        self.show_records(tuple(lines_of(hits)))
        rows = self._rows()
        if rows and (not self._moved or self.hit is None):
            self._moved = False
            self._choose(rows[0])
        if rows and self.currentIndex().row() == rows[0]:
            self.scrollToTop()

    @property
    def hit(self) -> Hit | None:
        """The chosen hit."""
        line = self.current()
        return line.hit if line is not None else None

    def step(self, by: int) -> None:
        """Choose the hit so many further (negative: back), as far as there are hits."""
        rows = self._rows()
        if not rows:
            return
        row_before = rows.index(self.currentIndex().row()) if self.hit else 0
        row_after = min(max(row_before + by, 0), len(rows) - 1)
        self._moved = True
        self._choose(rows[row_after])
        if row_after == 0:
            self.scrollToTop()  # with the heading above it

    def _rows(self) -> list[int]:
        return [row for row, line in enumerate(self.records()) if line.hit is not None]

    def _choose(self, row: int) -> None:
        self.choose(self.records()[row].key)
        self.scrollTo(self.currentIndex())


def _card(line: HitLine) -> ListCard:
    if line.hit is None:
        return ListCard(title=line.heading, ink=Ink.QUIET, beside=line.beside, heading=True)
    return ListCard(
        title=line.hit.title,
        bold=False,
        struck=line.hit.cancelled,
        beside=line.hit.detail,
        icon=LOOKS[line.kind].icon,
        spoken=line.words,
    )
