"""Window of work-experience places: who learns where, the places themselves, and the talks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from buurthuis_app.domain.placements.placement import outcome_names, standing_names
from buurthuis_app.gui.forms.list_window import ListWindow, RecordAct, RecordKind, removing
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.tabs.volunteers.placements.forms import (
    OfferForm,
    PlacementEndForm,
    PlacementForm,
    TalkForm,
)
from buurthuis_app.gui.widgets.controls import NOT_THERE
from buurthuis_app.gui.widgets.lists.columns import day_column
from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.placements.placements import (
    OfferLine,
    PlacementLine,
    PlacementLists,
    TalkLine,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.domain.placements.placement import Placement
    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices

_SIZE = (140 * GRID, 72 * GRID)


class PlacementWindow(ListWindow):
    """The lists are read together: what one form offers stands in another list."""

    topic = "werkervaring"

    def __init__(self, house: CentreServices, shell: Shell, parent: QWidget | None = None) -> None:
        self._placements, self._today = house.placements, house.clock.today
        self._lists: PlacementLists | None = None
        super().__init__(
            _("Werkervaringsplaatsen"),
            (self._trajectories(), self._offers(), self._talks()),
            shell.operations,
            shell.undo,
            size=_SIZE,
            parent=parent,
        )

    @property
    def _known(self) -> PlacementLists:
        if self._lists is None:
            raise RuntimeError("nothing was read yet")
        return self._lists

    def _read_placements(self) -> Sequence[PlacementLine]:
        self._lists = self._placements.lists()
        return self._lists.placements

    def _trajectories(self) -> RecordKind:
        names, outcomes = standing_names(), outcome_names()
        order = list(names)

        def ending(line: PlacementLine) -> Placement:
            placement = line.placement
            return replace(placement, ended_on=placement.ended_on or self._today())

        return RecordKind(
            title=_("Trajecten"),
            explanation=_(
                "Wie ervaring opdoet. Doelen en gesprekken verdwijnen vanzelf, "
                "een tijd na de laatste dag als vrijwilliger."
            ),
            columns=(
                Column(title=_("Wie"), value=lambda line: line.person, stretch=True),
                Column(title=_("Plek"), value=lambda line: line.offer),
                Column(
                    title=_("Hoe staat het"),
                    value=lambda line: order.index(line.standing),
                    display=lambda line: (
                        outcomes[line.placement.outcome]
                        if line.placement.outcome
                        else names[line.standing]
                    ),
                ),
                day_column(
                    _("Tot en met"), lambda line: line.placement.ended_on or line.placement.until
                ),
                day_column(
                    _("Laatste gesprek"), lambda line: line.talk.date if line.talk else None
                ),
            ),
            read=self._read_placements,
            blank=self._placements.blank,
            form=lambda _line, window, *, new: PlacementForm(
                self._known,
                partial(self._placements.keep, new=new),
                today=self._today(),
                new=new,
                **window.where,
            ),
            fill=lambda line: line.placement if isinstance(line, PlacementLine) else line,
            key=lambda line: line.placement.id,
            acts=(
                RecordAct(
                    words=_("Afronden…"),
                    label=_("traject afgerond"),
                    form=lambda _line, window, *, new: PlacementEndForm(
                        partial(self._placements.keep, new=new), today=self._today(), **window.where
                    ),
                    fill=ending,
                ),
                removing(
                    _("traject verwijderd"), lambda line: self._placements.remove(line.placement)
                ),
            ),
            empty=_("Er is nog geen traject. Maak eerst bij Plekken een plek."),
        )

    def _offers(self) -> RecordKind:
        return RecordKind(
            title=_("Plekken"),
            explanation=_("Waar iemand ervaring kan opdoen, en wie daar begeleidt."),
            columns=(
                Column(title=_("Plek"), value=lambda line: line.offer.title, stretch=True),
                Column(title=_("Wat iemand leert"), value=lambda line: line.offer.learns),
                Column(title=_("Begeleider"), value=lambda line: line.mentor or NOT_THERE),
                Column(
                    title=_("Bezet"),
                    value=lambda line: line.taken,
                    display=lambda line: _("{taken} van {places}").format(
                        taken=line.taken, places=line.offer.places
                    ),
                    align=Align.RIGHT,
                ),
            ),
            read=lambda: self._known.offers,
            blank=self._placements.blank_offer,
            form=lambda _line, window, *, new: OfferForm(
                self._known, partial(self._placements.keep_offer, new=new), new=new, **window.where
            ),
            fill=lambda line: line.offer if isinstance(line, OfferLine) else line,
            key=lambda line: line.offer.id,
            acts=(
                removing(
                    _("werkervaringsplaats verwijderd"),
                    lambda line: self._placements.remove_offer(line.offer),
                ),
            ),
        )

    def _talks(self) -> RecordKind:
        return RecordKind(
            title=_("Gesprekken"),
            explanation=_(
                "Hoe het gaat, en wat er is afgesproken. Wie het aangaat, mag het lezen."
            ),
            columns=(
                day_column(_("Dag"), lambda line: line.talk.date),
                Column(title=_("Met wie"), value=lambda line: line.person),
                Column(title=_("Afgesproken"), value=lambda line: line.talk.words, stretch=True),
            ),
            read=lambda: self._known.talks,
            blank=self._placements.blank_talk,
            form=lambda _line, window, *, new: TalkForm(
                self._known,
                partial(self._placements.keep_talk, new=new),
                today=self._today(),
                new=new,
                **window.where,
            ),
            fill=lambda line: line.talk if isinstance(line, TalkLine) else line,
            key=lambda line: line.talk.id,
            acts=(
                removing(
                    _("gesprek verwijderd"),
                    lambda line: self._placements.remove_talk(line.talk),
                ),
            ),
        )
