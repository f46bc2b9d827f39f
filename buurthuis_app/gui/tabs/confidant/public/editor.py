"""Editor of the public page, in three lists: the confidants, the kinds of behaviour, and the numbers to call."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.confidant.behaviours import HelpLine, UnwantedBehaviour
from buurthuis_app.domain.confidant.page import Confidant, ConfidantPage
from buurthuis_app.gui.forms.list_window import ListWindow, RecordKind, removing, shifting
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.operations.undo_stack import UndoStack
from buurthuis_app.gui.tabs.confidant.public.behaviour_dialog import EntryDialog
from buurthuis_app.gui.tabs.confidant.public.confidant_dialog import ConfidantDialog
from buurthuis_app.gui.widgets.lists.record_table import Column
from buurthuis_app.i18n import _, short_date
from buurthuis_app.services.confidant.page import Confidants
from buurthuis_app.services.shared.done import Done


class PageDialog(ListWindow):
    """What stands on the page, list by list."""

    topic = "vertrouwenspersoon#de-pagina-vullen"

    def __init__(
        self,
        confidants: Confidants,
        operations: Operations,
        undo: UndoStack | None = None,
        *,
        parent: QWidget,
    ) -> None:
        self._confidants = confidants
        self._page_read: ConfidantPage | None = None
        moving = shifting(self._moved)
        super().__init__(
            _("Pagina wijzigen"),
            (self._people(moving), self._behaviours(moving), self._help_lines(moving)),
            operations,
            undo,
            parent=parent,
        )

    @override
    def read(self) -> None:
        self._operations.run(self._confidants.page, self._keep_page, owner=self)
        super().read()

    def _keep_page(self, page: ConfidantPage) -> None:
        self._page_read = page

    def _moved(self, record: Any, records: Sequence[Any], *, steps: int) -> Done[Any]:
        ordered = [other for other in records if other is not record]
        ordered.insert(records.index(record) + steps, record)
        return self._confidants.arrange(ordered)

    def _confidant_form(
        self, confidant: Confidant, window: ListWindow, *, new: bool
    ) -> ConfidantDialog:
        photo = self._page_read.photo_of(confidant) if self._page_read else None
        return ConfidantDialog(
            self._confidants, new=new, photo=photo, operations=self._operations, parent=window
        )

    def _entry_form(self, entry: Any, window: ListWindow, *, new: bool) -> EntryDialog[Any]:
        keep = partial(self._confidants.keep_entry, new=new)
        return EntryDialog(type(entry), keep, new=new, operations=self._operations, parent=window)

    def _people(self, moving: tuple[Any, ...]) -> RecordKind:
        confidants = self._confidants

        def read() -> tuple[Confidant, ...]:
            page = confidants.page()
            return (*page.confidants, *page.earlier)

        return RecordKind(
            title=_("Vertrouwenspersonen"),
            explanation=_("Wie er luistert, en hoe mensen haar bereiken. Iedereen kan dit lezen."),
            columns=(
                Column(title=_("Naam"), value=lambda confidant: confidant.name, stretch=True),
                Column(title=_("Telefoon"), value=lambda confidant: confidant.phone),
                Column(
                    title=_("Laatste dag"),
                    value=lambda confidant: confidant.until,
                    display=lambda confidant: (
                        short_date(confidant.until) if confidant.until else ""
                    ),
                ),
            ),
            read=read,
            blank=confidants.blank,
            form=self._confidant_form,
            acts=(
                removing(
                    _("vertrouwenspersoon van de pagina gehaald"),
                    confidants.remove,
                    _("Van de pagina halen"),
                ),
                *moving,
            ),
        )

    def _behaviours(self, moving: tuple[Any, ...]) -> RecordKind:
        confidants = self._confidants
        return RecordKind(
            title=_("Ongewenst gedrag"),
            explanation=_(
                "Wat niemand hoeft te accepteren. Wat niet meer geldt, haalt u met Wijzigen van de "
                "pagina: wat de vertrouwenspersoon noteerde, kan ernaar verwijzen."
            ),
            columns=(
                Column(title=_("Naam"), value=lambda behaviour: behaviour.heading, stretch=True),
                Column(
                    title=_("Op de pagina"),
                    value=lambda behaviour: _("nee") if behaviour.archived else _("ja"),
                ),
            ),
            read=confidants.behaviours,
            blank=partial(confidants.blank_entry, UnwantedBehaviour),
            form=self._entry_form,
            acts=moving,
        )

    def _help_lines(self, moving: tuple[Any, ...]) -> RecordKind:
        confidants = self._confidants
        return RecordKind(
            title=_("Nummers om te bellen"),
            explanation=_("Voor als het niet kan wachten. Het bovenste valt het meest op."),
            columns=(
                Column(title=_("Naam"), value=lambda line: line.heading, stretch=True),
                Column(title=_("Nummer"), value=lambda line: line.dial),
            ),
            read=lambda: confidants.page().help_lines,
            blank=partial(confidants.blank_entry, HelpLine),
            form=self._entry_form,
            acts=(
                removing(
                    _("nummer van de pagina gehaald"),
                    confidants.remove_line,
                    _("Van de pagina halen"),
                ),
                *moving,
            ),
        )
