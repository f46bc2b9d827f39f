"""Lists of the centre in one window: rooms, kinds, themes, target groups, areas and closed days."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.centre.centre import Centre, Room
from buurthuis_app.domain.centre.equipment import Equipment
from buurthuis_app.domain.centre.joining import problems_of_joining
from buurthuis_app.domain.counts.count import TallyKind, problems_of_merging
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.gui.centre.opening_dialog import OpeningDialog
from buurthuis_app.gui.forms.join_form import joining
from buurthuis_app.gui.forms.list_window import (
    ListWindow,
    RecordAct,
    RecordKind,
    removing,
    shifting,
)
from buurthuis_app.gui.imports.list_import_dialog import ListImportDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.tabs.activities.centre_lists.list_items import (
    ItemDialog,
    ListKind,
    list_kinds,
)
from buurthuis_app.gui.widgets.controls import NOT_THERE, button
from buurthuis_app.gui.widgets.layout import in_row
from buurthuis_app.gui.widgets.lists.record_table import Column
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from uuid import UUID


class ListsDialog(ListWindow):
    """All lists, and the region and opening hours of the centre."""

    topic = "activiteiten#lijsten-en-bezetting"

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        undo: UndoStack | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._house, self._operations = house, operations
        self._uses: dict[type[Any], dict[UUID, str]] = {}
        super().__init__(
            _("Lijsten"),
            [self._kind(kind) for kind in list_kinds()],
            operations,
            undo,
            size=(1040, 560),
            footer=in_row(button(_("Regio en openingstijden…"), do=self.show_opening)),
            parent=parent,
        )

    def show_opening(self) -> None:
        """Region and opening hours."""
        dialog = OpeningDialog(self._house.lists, **self.where)
        dialog.saved.connect(self._keep_centre)
        self.show_form(dialog, self._house.centre)

    def _keep_centre(self, centre: Centre) -> None:
        self._house.centre = centre

    def _kind(self, kind: ListKind) -> RecordKind:
        lists = self._house.lists
        moving = shifting(lambda item, _all, steps: lists.shift(item, steps))
        return RecordKind(
            title=kind.title,
            explanation=kind.explanation,
            columns=(*self._room(kind), *kind.columns, *self._use(kind)),
            take_in=partial(self._take_in, kind) if kind.record is Equipment else None,
            read=partial(self._read, kind),
            blank=partial(lists.blank, kind.record),
            form=partial(self._form, kind),
            acts=(
                removing(_("{what} verwijderd").format(what=kind.one), lists.remove),
                *(moving if kind.ordered else ()),
                *self._joining(kind),
            ),
        )

    def _take_in(self, kind: ListKind, window: ListWindow) -> ListImportDialog:
        inventory = self._house.inventory
        return ListImportDialog(
            _("Inventaris uit een tabel"),
            _("wat, zaal, aantal, nagekeken, opmerking"),
            (*self._room(kind), *kind.columns),
            inventory.read,
            inventory.keep,
            self._operations,
            window,
        )

    def _read(self, kind: ListKind) -> Sequence[Any]:
        """On the database lane: what is shown comes only after it."""
        lists = self._house.lists
        self._uses[kind.record] = lists.in_use(kind.record)
        return lists.all(kind.record)

    def _room(self, kind: ListKind) -> tuple[Column[Any], ...]:
        """In which room it is, of what stands in one; the rooms themselves are the first list."""
        if "room_id" not in kind.record.__struct_fields__:
            return ()

        def name(item: Any) -> str:
            rooms = self.tables[0].records()
            return next((room.name for room in rooms if room.id == item.room_id), NOT_THERE)

        return (Column[Any](title=_("Zaal"), value=name),)

    def _use(self, kind: ListKind) -> tuple[Column[Any], ...]:
        """Days and hours have no name to be chosen by: nothing uses them."""
        if "name" not in kind.record.__struct_fields__:
            return ()
        use = Column[Any](
            title=_("Gebruikt bij"),
            value=lambda item: self._uses[kind.record].get(item.id, NOT_THERE),
        )
        return (use,)

    def _joining(self, kind: ListKind) -> tuple[RecordAct[Any], ...]:
        """Days and hours have no name that could be given twice."""
        if kind.record is TallyKind:
            explanation = _(
                "Alles wat als {name} is geteld heet daarna zo, ook in cijfers van eerdere jaren. "
                "De totalen blijven gelijk."
            )
            merge = self._house.tally_kinds.merge
            return (joining(merge, _not_merging, self._operations, explanation),)
        if "name" not in kind.record.__struct_fields__:
            return ()
        return (joining(self._house.lists.join, problems_of_joining, self._operations),)

    def _form(self, kind: ListKind, item: Any, window: ListWindow, *, new: bool) -> ItemDialog:
        lists, rooms = self._house.lists, self.tables[0].records()
        return ItemDialog(
            kind,
            tuple(room for room in rooms if isinstance(room, Room) and room.id != item.id),
            new=new,
            save=lambda record: lists.keep(record, new=new),
            operations=self._operations,
            parent=window,
        )


def _not_merging(
    goes: TallyKind, stays: TallyKind | None, _all: Sequence[TallyKind]
) -> tuple[Problem, ...]:
    return problems_of_merging(goes, stays)
