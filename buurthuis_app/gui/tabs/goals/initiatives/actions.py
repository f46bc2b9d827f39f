"""Actions on initiatives and their money: the forms that open, and the writes that follow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    state_names,
)
from buurthuis_app.gui.papers.output import PaperOutput
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.widgets.notices import Remedy, Tone
from buurthuis_app.gui.widgets.page import done_to
from buurthuis_app.gui.widgets.plain_text import unlettered
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.domain.activities.activity import Activity
    from buurthuis_app.domain.initiatives.budget import Budget, Payment
    from buurthuis_app.domain.stories.story import Story
    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.gui.tabs.goals.part import WritingPart
    from buurthuis_app.services.initiatives.budgets import BudgetPage
    from buurthuis_app.services.initiatives.initiatives import GrantedMoney, InitiativePage
    from buurthuis_app.services.registry import CentreServices
    from buurthuis_app.services.shared.done import Done


class InitiativeActions(QObject):
    """Works on the initiative whose `page` is open; `page` gives None when none is."""

    def __init__(
        self,
        house: CentreServices,
        shell: Shell,
        parent: WritingPart,
        *,
        page: Callable[[], InitiativePage | None],
        may_change: bool,
    ) -> None:
        super().__init__(parent)
        self._house, self._shell, self._parent = house, shell, parent
        self._read_page, self._may_change = page, may_change
        self.output = PaperOutput(shell.operations, parent.notice, lambda: house.naming)

    @property
    def _page(self) -> InitiativePage:
        page = self._read_page()
        if page is None:
            raise LookupError("no initiative is open")
        return page

    def add(self) -> None:
        """Open an empty form for an initiative."""
        self._ask_choices(
            lambda choices: self._form(self._house.initiatives.blank(), choices, new=True)
        )

    def change(self) -> None:
        """Open the form of the initiative that is shown."""
        initiative = self._page.initiative
        self._ask_choices(lambda choices: self._form(initiative, choices, new=False))

    def remove(self) -> None:
        """Take it away; it can be undone."""
        initiatives, initiative = self._house.initiatives, self._page.initiative
        self._parent.write(
            lambda: initiatives.remove(initiative), done_to(initiative, _("initiatief verwijderd"))
        )

    def step_page(self, state: InitiativeState) -> None:
        """Bring the initiative that is shown to this state."""
        self.step(self._page.initiative, state)

    def step(self, initiative: Initiative, state: InitiativeState) -> None:
        """Ask what a step needs: nothing for a plain one, a form for a grant, an account or a rejection."""
        self._parent.notice.hide()
        if state is InitiativeState.GRANTED and initiative.state is InitiativeState.SUBMITTED:
            self._grant(initiative, None)
            return
        asking = {InitiativeState.ACCOUNTED, InitiativeState.REJECTED}
        if state in asking:
            self._step_form(initiative, state)
            return
        initiatives, today = self._house.initiatives, self._house.clock.today()
        words = _("initiatief naar '{state}'").format(state=state_names()[state])
        self._parent.write(lambda: initiatives.move(initiative, state, today), words)

    def grant(self, granted: GrantedMoney | None) -> None:
        """One more grant for the initiative that is shown, or change one."""
        if self._may_change:
            self._grant(self._page.initiative, granted)

    def pay(self, payment: Payment | None) -> None:
        """Note a payment, or change one."""
        from buurthuis_app.gui.tabs.goals.initiatives.step_dialogs import PaymentDialog

        grants, today = self._page.granted, self._house.clock.today()
        if not grants or not self._may_change:
            return
        budgets, new = self._house.budgets, payment is None
        dialog = PaymentDialog(
            grants,
            lambda record: budgets.pay(record, new=new),
            today=today,
            new=new,
            **self._parent.where,
        )
        self._parent.show_form(dialog, payment or budgets.blank_payment(grants[-1].grant.id))

    def remove_payment(self, payment: Payment) -> None:
        """Take a payment away; it can be undone."""
        budgets = self._house.budgets
        self._parent.write(lambda: budgets.remove_payment(payment), _("betaling verwijderd"))

    def add_activity(self, button: QWidget) -> None:
        """Offer the activities that belong to no initiative, in a menu under `button`."""
        self._shell.operations.run(
            self._house.initiatives.free_activities,
            partial(self._offer_activities, button),
            owner=self,
        )

    def loosen_activity(self, activity: Activity) -> None:
        """The activity does not belong to it any more."""
        self._tie(activity, belongs=False)

    def go_to_activity(self, activity: Activity) -> None:
        """Show the activity where it is kept."""
        self._shell.navigator.go(Destination(tab="activities", record=activity.id))

    def tell(self) -> None:
        """Open an empty story about the initiative."""
        initiative = self._page.initiative
        self._stories().tell(initiative_id=initiative.id, about=initiative.title)

    def open_story(self, story: Story) -> None:
        """Open a story of the initiative."""
        self._stories().change(story)

    def add_budget(self) -> None:
        """Open an empty form for a budget of this year."""
        self._budget(self._house.budgets.blank(self._house.clock.today().year), (), new=True)

    def change_budget(self, page: BudgetPage) -> None:
        """Open the form of a budget."""
        parts = tuple(part.part for part in page.parts if part.part is not None)
        self._budget(page.budget, parts, new=False)

    def merge_budgets(self, formers: tuple[Budget, ...]) -> None:
        """Open a budget for the next year that continues these; several are merged into it."""
        year = max(former.year for former in formers) + 1
        self._budget(self._house.budgets.blank(year, formers), (), new=True)

    def remove_budget(self, budget: Budget) -> None:
        """Take a budget away; it can be undone."""
        budgets = self._house.budgets
        self._parent.write(lambda: budgets.remove(budget), done_to(budget, _("budget verwijderd")))

    def export(self) -> None:
        """Ask where, and write initiatives, budgets and payments as a table."""
        write, centre = self._house.goal_exports.write, self._house.centre.name
        self.output.save(_("initiatieven"), centre, (".xlsx", ".csv"), write)

    def _form(self, initiative: Initiative, choices: Any, *, new: bool) -> None:
        from buurthuis_app.gui.tabs.goals.initiatives.form import InitiativeDialog

        initiatives = self._house.initiatives
        dialog = InitiativeDialog(
            choices, lambda record: initiatives.keep(record, new=new), new=new, **self._parent.where
        )
        key = "initiative-new" if new else f"initiative-{initiative.id}"
        self._parent.show_form(dialog, initiative, drafts=self._shell.drafts, key=key)

    def _step_form(self, initiative: Initiative, state: InitiativeState) -> None:
        from buurthuis_app.gui.tabs.goals.initiatives.step_dialogs import StepDialog, Stepping

        initiatives, today = self._house.initiatives, self._house.clock.today()

        def save(filled_in: Stepping) -> Done[Any]:
            return initiatives.move(
                filled_in.initiative, state, filled_in.step.date, filled_in.step.because
            )

        step = initiatives.blank_step(initiative, state)
        stepping = Stepping(initiative=initiative, step=step)
        dialog = StepDialog(stepping, save, today=today, **self._parent.where)
        self._parent.show_form(dialog, stepping)

    def _grant(self, initiative: Initiative, granted: GrantedMoney | None) -> None:
        budgets = self._house.budgets
        self._shell.operations.run(
            lambda: (budgets.pages(), budgets.books()),
            lambda choices: self._grant_form(initiative, granted, *choices),
            owner=self,
        )

    def _grant_form(
        self, initiative: Initiative, granted: GrantedMoney | None, pages: Any, books: Any
    ) -> None:
        from buurthuis_app.gui.tabs.goals.initiatives.step_dialogs import GrantDialog

        if not pages:
            self._parent.notice.show_sentence(
                _("Er is nog geen budget om uit toe te kennen."),
                remedy=Remedy(words=_("Nieuw budget"), do=self.add_budget),
            )
            return
        budgets, today = self._house.budgets, self._house.clock.today()
        dialog = GrantDialog(
            initiative.title,
            pages,
            books,
            lambda grant: budgets.grant(grant, new=granted is None),
            today=today,
            **self._parent.where,
        )
        self._parent.show_form(
            dialog, granted.grant if granted else budgets.blank_grant(initiative, pages)
        )

    def _budget(self, budget: Budget, parts: tuple[Any, ...], *, new: bool) -> None:
        from buurthuis_app.domain.centre.centre import Area, Theme

        lists, budgets = self._house.lists, self._house.budgets
        self._shell.operations.run(
            lambda: (lists.all(Area), lists.all(Theme), budgets.pages()),
            lambda choices: self._budget_form(budget, parts, choices, new=new),
            owner=self,
        )

    def _budget_form(
        self, budget: Budget, parts: tuple[Any, ...], choices: tuple[Any, Any, Any], *, new: bool
    ) -> None:
        from buurthuis_app.gui.tabs.goals.initiatives.budget_dialog import BudgetDialog, Divided

        areas, themes, pages = choices
        budgets = self._house.budgets
        earlier = [page.budget for page in pages if page.budget.year < budget.year]
        dialog = BudgetDialog(
            areas,
            themes,
            earlier,
            budgets.blank_part,
            lambda record: budgets.keep(record.budget, record.parts, new=new),
            new=new,
            **self._parent.where,
        )
        self._parent.show_form(dialog, Divided(budget=budget, parts=parts))

    def _offer_activities(self, button: QWidget, activities: tuple[Activity, ...]) -> None:
        if not activities:
            self._parent.notice.show_sentence(
                _("Alle activiteiten horen al bij een initiatief."), Tone.CALM
            )
            return
        menu = QMenu(self._parent)
        for activity in activities:
            menu.addAction(unlettered(activity.title), partial(self._tie, activity, belongs=True))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        self.menu = menu

    def _tie(self, activity: Activity, *, belongs: bool) -> None:
        initiatives, key = self._house.initiatives, self._page.initiative.id
        words = _("activiteit bij initiatief") if belongs else _("activiteit los van initiatief")
        self._parent.write(lambda: initiatives.belongs(key, activity.id, belongs=belongs), words)

    def _stories(self) -> Any:
        from buurthuis_app.gui.stories.dialog import StoryDialog

        dialog = StoryDialog(
            self._house.telling,
            operations=self._shell.operations,
            drafts=self._shell.drafts,
            parent=self._parent,
        )
        self._parent.dialog = dialog
        return dialog

    def _ask_choices(self, then: Callable[[Any], None]) -> None:
        from buurthuis_app.domain.centre.centre import Area, TargetGroup, Theme
        from buurthuis_app.gui.tabs.goals.initiatives.form import InitiativeChoices

        lists = self._house.lists

        def read() -> InitiativeChoices:
            return InitiativeChoices(
                themes=lists.all(Theme), groups=lists.all(TargetGroup), areas=lists.all(Area)
            )

        self._shell.operations.run(read, then, owner=self)
