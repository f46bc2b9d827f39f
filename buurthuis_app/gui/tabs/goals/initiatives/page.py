"""Page of one initiative: its description, state, money, result, and what can be done next."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.initiatives.budget import Payment
from buurthuis_app.domain.initiatives.initiative import (
    PATHS,
    InitiativeState,
    InitiativeStep,
    part_names,
    scale_names,
    state_names,
)
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.tabs.goals.initiatives.board import step_words
from buurthuis_app.gui.tabs.goals.page_layout import Facts, PageColumn
from buurthuis_app.gui.tabs.goals.story_table import story_table
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import (
    NOT_THERE,
    ButtonKind,
    Text,
    button,
    icon_button,
    label,
    repolish,
)
from buurthuis_app.gui.widgets.flow_row import FlowRow
from buurthuis_app.gui.widgets.layout import grow, in_column
from buurthuis_app.gui.widgets.lists.columns import day_column, euro_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, euros, listing, short_date
from buurthuis_app.services.initiatives.initiatives import GrantedMoney, InitiativePage

if TYPE_CHECKING:
    from buurthuis_app.domain.activities.activity import Activity
    from buurthuis_app.domain.stories.story import Story

MOST_STEPS = 3


class InitiativePanel(QWidget):
    """Shows a page; what people ask of it goes out as signals."""

    back_asked = Signal()
    change_asked = Signal()
    remove_asked = Signal()
    step_asked = Signal(object)  # InitiativeState
    grant_asked = Signal(object)  # GrantedMoney to change, or None for one more
    payment_asked = Signal(object)  # Payment to change, or None for a new one
    payment_removed = Signal(object)  # Payment
    activity_asked = Signal()
    activity_opened = Signal(object)  # Activity
    activity_loosened = Signal(object)  # Activity
    story_asked = Signal()
    story_opened = Signal(object)  # Story

    def __init__(self, paper: PaperButton, *, may_change: bool) -> None:
        super().__init__()
        self.page: InitiativePage | None = None
        self._may_change = may_change
        self.paper = paper
        self.facts, self.money, self.sheet = Facts(), Facts(), PageColumn()
        self._tables()
        self._build()

    def show_page(self, page: InitiativePage) -> None:
        """Show the page of an initiative."""
        self.page = page
        initiative = page.initiative
        self._title.setText(initiative.title)
        since = _("{state} sinds {day}").format(
            state=state_names()[initiative.state], day=short_date(initiative.since)
        )
        self._state.setText(since)
        self._offer_steps(initiative.state)
        self.facts.show_facts(_facts(page))
        asked = NOT_THERE if initiative.asked is None else euros(initiative.asked)
        money = page.money
        granted = euros(money.granted) if page.granted else NOT_THERE
        facts = [(_("Gevraagd"), asked), (_("Toegekend"), granted)]
        if page.granted:
            facts += [(_("Betaald"), euros(money.paid)), (_("Nog te betalen"), euros(money.to_pay))]
        self.money.show_facts(facts)
        self.grants.show_records(page.granted)
        self.payments.show_records([paid for granted in page.granted for paid in granted.payments])
        self.activities.show_records(page.activities)
        self.stories.show_records(page.stories)
        self.history.show_records(page.steps[::-1])
        for table in (self.grants, self.payments, self.activities, self.stories, self.history):
            table.fit_rows()
        for widget in (self.grants, self.payments):
            widget.setVisible(bool(page.granted))
        for asking in (self._payment_button, self._money_acts.more_button):
            asking.setVisible(self._may_change and bool(page.granted))
        another = self._may_change and bool(page.granted) and not initiative.state.over
        self._grant_button.setVisible(another)

    def _offer_steps(self, state: InitiativeState) -> None:
        ways = PATHS[state]
        order = list(InitiativeState)
        forward = order.index(ways[0]) > order.index(state)
        self.step.setProperty("kind", ButtonKind.PRIMARY.value if forward else None)
        repolish(self.step)
        self.step.setText(step_words(state, ways[0]))
        for place, step_action in enumerate(self.other_steps if self._may_change else (), start=1):
            step_action.setVisible(place < len(ways))
            if place < len(ways):
                step_action.setText(step_words(state, ways[place]))

    def _ask_step(self, place: int) -> None:
        if self.page is not None:
            self.step_asked.emit(PATHS[self.page.initiative.state][place])

    def _build(self) -> None:
        self.step = button("", ButtonKind.PRIMARY, do=partial(self._ask_step, 0))
        self._title, self._state = label("", Text.TITLE), label("", Text.QUIET)
        self.back = button(
            _("Alle initiatieven"), ButtonKind.QUIET, "previous", do=self.back_asked.emit
        )
        top = FlowRow(self.back, self._acts() if self._may_change else self.paper)
        sheet = self.sheet
        sheet.add(self._title)
        sheet.add(self._state)
        sheet.add(self.facts, GRID)
        self._grant_button = button(
            _("Nog een toekenning…"), do=partial(self.grant_asked.emit, None)
        )
        self._payment_button = button(
            _("Betaling noteren…"), icon_name="plus", do=partial(self.payment_asked.emit, None)
        )
        self._money_acts = ActRow(self._grant_button, self._payment_button, of=_("geld"))
        self._money_acts.removing(_("Gekozen betaling verwijderen"), self._remove_payment)
        sheet.heading(_("Geld"), *self._beside(self._money_acts))
        for widget in (self.money, self.grants, self.payments):
            sheet.add(widget)
        self.activity_button = button(
            _("Activiteit erbij…"), icon_name="plus", do=self.activity_asked.emit
        )
        loose = icon_button(
            "close", _("Gekozen activiteit hoort er niet meer bij"), do=self._loosen
        )
        sheet.heading(_("Activiteiten"), *self._beside(self.activity_button, loose))
        sheet.add(self.activities)
        tell = button(_("Vertel een verhaal"), icon_name="story", do=self.story_asked.emit)
        sheet.heading(_("Verhalen"), *self._beside(tell))
        sheet.add(self.stories)
        sheet.heading(_("Hoe het ging"))
        sheet.add(self.history)
        sheet.finish()
        in_column(top, grow(sheet), on=self)

    def _acts(self) -> ActRow:
        """The step to take next, and in the menu the other ones."""
        change = button(_("Wijzigen"), icon_name="edit", do=self.change_asked.emit)
        acts = ActRow(self.step, change)
        self.other_steps = [
            acts.act("", partial(self._ask_step, place)) for place in range(1, MOST_STEPS)
        ]
        acts.paper(self.paper)
        acts.removing(_("Verwijderen"), self.remove_asked.emit)
        return acts

    def _beside(self, *widgets: QWidget) -> tuple[QWidget, ...]:
        """Buttons beside a heading, for who may use them."""
        if self._may_change:
            return widgets
        for widget in widgets:
            widget.setParent(self)
            widget.hide()
        return ()

    def _remove_payment(self) -> None:
        if (chosen := self.payments.current()) is not None:
            self.payment_removed.emit(chosen)

    def _loosen(self) -> None:
        if (chosen := self.activities.current()) is not None:
            self.activity_loosened.emit(chosen)

    def _tables(self) -> None:
        self.grants: RecordTable[GrantedMoney] = RecordTable(
            _grant_columns(), lambda granted: granted.grant.id, name=_("Toekenningen"), empty=""
        )
        self.payments: RecordTable[Payment] = RecordTable(
            _payment_columns(),
            lambda activity: activity.id,
            name=_("Betalingen"),
            empty=_("Nog niets betaald."),
        )
        self.activities: RecordTable[Activity] = RecordTable(
            (Column(title=_("Activiteit"), value=lambda activity: activity.title, stretch=True),),
            lambda story: story.id,
            name=_("Activiteiten van dit initiatief"),
            empty=_("Er hoort nog geen activiteit bij."),
        )
        self.stories: RecordTable[Story] = story_table(
            _("Verhalen over dit initiatief"), _("Nog geen verhaal.")
        )
        self.history: RecordTable[InitiativeStep] = RecordTable(
            (
                day_column(_("Dag"), lambda step: step.date),
                Column(title=_("Stap"), value=lambda step: state_names()[step.state]),
                Column(title=_("Waarom"), value=lambda step: step.because, stretch=True),
            ),
            lambda step: step.id,
            name=_("Hoe het ging"),
            empty="",
        )
        self.grants.opened.connect(self.grant_asked)
        self.payments.opened.connect(self.payment_asked)
        self.activities.opened.connect(self.activity_opened)
        self.stories.opened.connect(self.story_opened)


def _facts(page: InitiativePage) -> list[tuple[str, str]]:
    initiative, names = page.initiative, page.names

    def named(keys: tuple[object, ...]) -> str:
        return listing(sorted(name for key, name in names.items() if key in keys))

    return [
        (_("Wat"), initiative.what),
        (_("Waarom"), initiative.why),
        (_("Voor wie het goed is"), initiative.good_for),
        (_("Schaal"), scale_names()[initiative.scale] if initiative.scale else ""),
        (_("Gebieden"), named(initiative.area_ids)),
        (_("Thema's"), named(initiative.theme_ids)),
        (_("Doelgroepen"), named(initiative.group_ids)),
        (_("Wat wij doen"), listing(sorted(part_names()[part] for part in initiative.our_parts))),
        (_("Wie begon het"), initiative.started_by),
        (_("Te bereiken via"), initiative.contact),
        (_("Wat ervan kwam"), initiative.outcome),
        (_("Wat anders ging"), initiative.differs),
    ]


def _grant_columns() -> tuple[Column[GrantedMoney], ...]:
    return (
        day_column(_("Toegekend op"), lambda granted: granted.grant.date),
        Column(
            title=_("Uit"),
            value=lambda granted: " · ".join(
                words
                for words in (str(granted.budget.year), granted.budget.name, granted.part)
                if words
            ),
            stretch=True,
        ),
        Column(title=_("Waarom meer"), value=lambda granted: granted.grant.because),
        euro_column(_("Bedrag"), lambda granted: granted.grant.amount),
    )


def _payment_columns() -> tuple[Column[Payment], ...]:
    return (
        day_column(_("Betaald op"), lambda payment: payment.date),
        Column(title=_("Waarvoor"), value=lambda payment: payment.text, stretch=True),
        Column(title=_("Waarom meer"), value=lambda payment: payment.because),
        euro_column(_("Bedrag"), lambda payment: payment.paid),
    )
