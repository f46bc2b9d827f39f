"""Part of the tab Doelen, the base of each: a page, and the summary that the list beside it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from msgspec import Struct
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.gui.tabs.goals.page_layout import PartHead
from buurthuis_app.gui.widgets.act_row import ActRow, with_acts
from buurthuis_app.gui.widgets.controls import ButtonKind
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.lists.master_detail import MasterDetail
from buurthuis_app.gui.widgets.notices import Notice, Remedy
from buurthuis_app.gui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.forms.form_dialog import FormDialog
    from buurthuis_app.gui.papers.paper_button import PaperButton
    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.gui.widgets.lists.card_list import CardList
    from buurthuis_app.gui.widgets.lists.record_table import RecordTable
    from buurthuis_app.services.registry import CentreServices

Record = TypeVar("Record")


class GoalsPart(QWidget):
    """One part of the tab. It is built when it is first shown, and reads its data in `refresh`."""

    has_paper: ClassVar[bool] = False
    topic = "doelen"

    def refresh(self) -> None:
        """Read again what this part shows."""
        raise NotImplementedError

    def show_record(self, key: UUID) -> None:
        """Open the record with this id, after the first refresh was asked for."""

    def print_paper(self) -> None:
        """Make the paper of what is shown; only called when `has_paper`."""


class WritingPart(Page, GoalsPart):
    """A part in which something is changed. What is refused is read again: somebody else may have changed it."""

    has_paper = True

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__()
        self._house, self._shell = house, shell
        self._operations = shell.operations
        self.notice = Notice()

    @override
    def refuse(self, error: AppError) -> None:
        super().refuse(error)
        self.refresh()


class ListPart(WritingPart, Generic[Record]):
    """A list, and the chosen record on a page. Give it what is `listed`, then `lay_out`."""

    halves: MasterDetail[Record]
    paper: PaperButton
    may_change: bool

    @override
    def print_paper(self) -> None:
        self.paper.print_paper()

    def add(self) -> None:
        """Open an empty form."""
        raise NotImplementedError

    def headed(self, title: str, explanation: str, new: str) -> PartHead:
        """The head, with a button to add something for who may."""
        head = PartHead(title, explanation)
        if self.may_change:
            head.button(new, self.add, ButtonKind.PRIMARY, "plus")
        return head

    def empty(
        self, title: str, new: str, explanation: str, icon: str, *first: Remedy
    ) -> EmptyState:
        """The page for when there is nothing to list: what to begin with, for who may."""
        steps = (*first, Remedy(words=new, do=self.add)) if self.may_change else ()
        return EmptyState(title, steps, explanation=explanation, icon_name=icon)

    def open_record(self, form: FormDialog[Any], record: Any, key: str, *, new: bool) -> None:
        """Open the form of a whole record, of which half-written work is kept under `key`; show it when it is saved."""
        form.saved.connect(lambda saved: self.show_record(saved.id))
        draft = f"{key}-new" if new else f"{key}-{record.id}"
        self.show_form(form, record, drafts=self._shell.drafts, key=draft)

    @override
    def show_record(self, key: UUID) -> None:
        self.halves.want(key)
        self.refresh()

    def nothing_yet(self) -> EmptyState:
        """The page for when there is nothing to list; made when it is first needed."""
        raise NotImplementedError

    def lay_out(
        self,
        head: PartHead,
        listed: RecordTable[Record] | CardList[Record],
        page: QWidget,
        *,
        acts: ActRow | None = None,
        above: QWidget | None = None,
        beside: bool = False,
    ) -> None:
        """Head and notice on top, then the list (in `above`) and the page with its acts, which share the room."""
        self.acts = acts
        if acts is not None:
            page = with_acts(page, acts)
        self.halves = MasterDetail(
            listed,
            page,
            nothing=self.nothing_yet,
            master=above,
            head=head,
            beside=beside,
            shares=(2, 3),
        )
        in_column(self.notice, grow(self.halves), on=self)


class Glance(Struct, frozen=True, kw_only=True):
    """What the list says below a part's name, and how full its bar is: shares of the whole (0-1), each over the one
    before."""

    words: str
    bar: tuple[float, ...] = ()


class PartEntry(Struct, frozen=True, kw_only=True):
    """How the tab gets a part. `glance` runs on the database lane."""

    key: str
    title: str
    """It may be broken at a soft hyphen where there is no room."""
    icon: str
    factory: Callable[[CentreServices, Shell], GoalsPart]
    glance: Callable[[CentreServices], Glance]
