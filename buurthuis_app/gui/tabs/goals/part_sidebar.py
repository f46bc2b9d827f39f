"""The list of parts at the left: each with its name, what there is to know at a glance, and perhaps a bar."""

from collections.abc import Sequence

from buurthuis_app.gui.tabs.goals.part import Glance, PartEntry
from buurthuis_app.gui.widgets.lists.card_list import CardList
from buurthuis_app.gui.widgets.lists.card_painting import ROUND, CardLine, ListCard
from buurthuis_app.i18n import _

_SOFT_HYPHEN = "\xad"
_TITLE_LINES = 3


class PartList(CardList[PartEntry]):
    """Walk it with the arrow keys."""

    def __init__(self, entries: Sequence[PartEntry]) -> None:
        self._glances: dict[str, Glance] = {}
        self._compact = False
        super().__init__(
            self._card, lambda entry: entry.key, name=_("Onderdelen van Doelen"), look=ROUND
        )
        self.show_records(entries)

    def show_glances(self, glances: dict[str, Glance]) -> None:
        """Say these below the names, by key."""
        self._glances = glances
        self.render_again()

    def show_compact(self, *, compact: bool) -> None:
        """Show the names alone, or what there is to know below them too."""
        if compact is not self._compact:
            self._compact = compact
            self.render_again()

    def words_of(self, key: str) -> str:
        """Summary below the name of a part."""
        return self._glances.get(key, Glance(words="")).words

    def _card(self, entry: PartEntry) -> ListCard:
        glance = self._glances.get(entry.key, Glance(words=""))
        title = entry.title.replace(_SOFT_HYPHEN, "")
        return ListCard(
            title=entry.title,
            title_lines=_TITLE_LINES,
            icon=entry.icon,
            lines=() if self._compact else (CardLine(words=glance.words),),
            bar=() if self._compact else glance.bar,
            spoken=", ".join(part for part in (title, glance.words) if part),
            tip=glance.words,
        )
