"""Menu of a card (three dots): not held, estimated, a remark and its story, more kinds of counting."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.gui.tabs.today import wording
from buurthuis_app.gui.tabs.today.card_state import State
from buurthuis_app.gui.tabs.today.card_view import CardView
from buurthuis_app.gui.tabs.today.card_writes import Door
from buurthuis_app.gui.widgets.plain_text import unlettered
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog


class CardMenu(QObject):
    """Makes the menu when it is asked for, and carries out what is chosen."""

    def __init__(self, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self.menu: QMenu | None = None
        self.dialog: ReasonDialog | None = None

    def open(self, view: CardView) -> None:
        """Show what can be done with this card, below its three dots."""
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu = QMenu(view)
        occurrence = view.card.occurrence
        if not occurrence.cancelled:
            menu.addAction(_("Niet doorgegaan…")).triggered.connect(partial(self._cancel, view))
        if view.state is State.COUNTING:
            estimated = menu.addAction(_("Het aantal is geschat"))
            estimated.setCheckable(True)
            estimated.setChecked(view.card.estimated)
            estimated.triggered.connect(lambda on: self._estimate(view, estimated=on))
        if self._door.sees_people:
            words = _("Opmerking veranderen…") if occurrence.remark else _("Opmerking erbij…")
            menu.addAction(words).triggered.connect(partial(self._remark, view))
            if occurrence.remark and self._door.may_tell:
                words = _("Maak een verhaal van de opmerking")
                menu.addAction(words).triggered.connect(partial(self._tell, view))
        if view.state is State.COUNTING:
            self._offer_kinds(menu, view)
        menu.popup(view.more.mapToGlobal(QPoint(0, view.more.height())))

    def _offer_kinds(self, menu: QMenu, view: CardView) -> None:
        others = [kind for kind in view.day.kinds_beside(view.card) if kind.id not in view.rows]
        if not others:
            return
        part = menu.addMenu(_("Ook tellen"))
        for kind in others:
            action = part.addAction(unlettered(wording.name_of_kind(kind)))
            action.triggered.connect(partial(self._add_kind, view, kind))

    def _cancel(self, view: CardView) -> None:
        from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog

        card = view.card
        self.dialog = ReasonDialog(
            _("Waarom ging {title} niet door?").format(title=card.name),
            lambda: (
                *(_("Feestdag"), _("Vakantie"), _("Ziekte")),
                *(_("Te weinig mensen"), _("Te weinig vrijwilligers")),
                _("Ruimte niet beschikbaar"),
            ),
            unknown=True,
            parent=view.window(),
        )
        self.dialog.chosen.connect(
            lambda reason: self._door.cancel(card.occurrence, card.name, reason, view.refused)
        )
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _estimate(self, view: CardView, *, estimated: bool) -> None:
        card = view.card
        self._door.estimate(card.occurrence, card.name, view.refused, estimated=estimated)

    def _remark(self, view: CardView) -> None:
        from buurthuis_app.gui.tabs.today.remark_dialogs import RemarkDialog

        occurrence, counting = view.card.occurrence, self._door.counting
        dialog = RemarkDialog(
            view.card.name,
            operations=self._door.operations,
            save=lambda text: counting.remark(occurrence.id, text),
            parent=view.window(),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.edit(occurrence.remark)
        dialog.form.fields["remark"].setFocus()

    def _tell(self, view: CardView) -> None:
        self._door.tell_remark(view.card.occurrence, view.card.name, view.refused)

    @staticmethod
    def _add_kind(view: CardView, kind: TallyKind) -> None:
        view.add_row(kind).field.setFocus()
