"""U zei, wij deden: matters that people bring up, with what was said, the answer, and how it stands."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.voices.matter import (
    Matter,
    MatterKind,
    MatterNote,
    Reaction,
    kind_names,
    reaction_names,
    standing_names,
)
from buurthuis_app.domain.voices.voice import Voice, source_names
from buurthuis_app.gui.papers.paper_button import PaperButton
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals.page_layout import Facts, PageColumn
from buurthuis_app.gui.tabs.goals.part import ListPart
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import NOT_THERE, Text, button, label
from buurthuis_app.gui.widgets.hints.empty_state import EmptyState
from buurthuis_app.gui.widgets.lists.columns import choice_column, day_column, number_column
from buurthuis_app.gui.widgets.lists.record_table import Column, RecordTable
from buurthuis_app.i18n import _, short_date
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.voices.voices import MatterChoices, MatterPage


class VoicesPart(ListPart[MatterPage]):
    """Above the matters, below the chosen one with its voices and notes."""

    topic = "u-zei-wij-deden"

    def __init__(self, house: CentreServices, shell: Shell) -> None:
        super().__init__(house, shell)
        self.voices = house.voices
        self.may_change = house.voices.may(Permission.SET_GOALS)
        self.table = RecordTable(
            _columns(),
            lambda page: page.matter.id,
            name=_("Onderwerpen"),
            empty=_("Nog geen onderwerpen."),
        )
        self.said: RecordTable[Voice] = RecordTable(
            _voice_columns(),
            lambda voice: voice.id,
            name=_("Stemmen"),
            empty=_("Nog niets genoteerd."),
        )
        self.stood: RecordTable[MatterNote] = RecordTable(
            (
                day_column(_("Dag"), lambda note: note.date),
                Column(title=_("Hoe het stond"), value=lambda note: note.words, stretch=True),
            ),
            lambda note: note.id,
            name=_("Stand"),
            empty=_("Nog niets genoteerd."),
        )
        self.page, self.facts = PageColumn(), Facts()
        self._build()

    @property
    def matter(self) -> Matter | None:
        """The chosen matter."""
        page = self.table.current()
        return page.matter if page else None

    @override
    def refresh(self) -> None:
        self._operations.run(self.voices.pages, self._show, owner=self)

    @override
    def add(self) -> None:
        self._operations.run(self.voices.blank, partial(self._open, new=True), owner=self)

    def change(self) -> None:
        """Open the chosen matter."""
        if self.matter is not None and self.may_change:
            self._open(self.matter, new=False)

    def remove(self) -> None:
        """Take the chosen matter away; it can be undone."""
        self.write_chosen(self.matter, self.voices.remove, _("onderwerp verwijderd"))

    def answer(self, reaction: Reaction) -> None:
        """Open the form of this kind of answer to the chosen matter."""
        if (matter := self.matter) is not None:
            show = partial(self._open_answer, matter, reaction)
            self._operations.run(self.voices.choices, show, owner=self)

    def finish(self) -> None:
        """The plan for the chosen matter is carried out today."""
        self.write_chosen(self.matter, self.voices.finish, _("plan gedaan"))

    def hear(self, voice: Voice | None = None) -> None:
        """Note what was said about the chosen matter, or change what was noted."""
        if (matter := self.matter) is not None and self.may_change:
            show = partial(self._open_voice, matter, voice)
            self._operations.run(self.voices.choices, show, owner=self)

    def note(self, note: MatterNote | None = None) -> None:
        """Note how the chosen matter stands, or change what was noted."""
        if self.matter is None or not self.may_change:
            return
        from buurthuis_app.gui.tabs.goals.voices.forms import MatterNoteForm

        form = MatterNoteForm(
            partial(self.voices.keep_note, new=note is None), **self._asking(new=note is None)
        )
        self.show_form(form, note or self.voices.blank_note(self.matter))

    def remove_voice(self) -> None:
        """Take the chosen voice away."""
        self.write_chosen(self.said.current(), self.voices.remove_voice, _("stem verwijderd"))

    def remove_note(self) -> None:
        """Take the chosen note away."""
        self.write_chosen(self.stood.current(), self.voices.remove_note, _("stand verwijderd"))

    def _asking(self, **more: bool) -> Any:
        """What every form here is given."""
        today, operations = self._house.clock.today(), self._operations
        return {"today": today, "operations": operations, "parent": self, **more}

    def _open(self, matter: Matter, *, new: bool) -> None:
        from buurthuis_app.gui.tabs.goals.voices.forms import MatterForm

        form = MatterForm(partial(self.voices.keep, new=new), **self._asking(new=new))
        self.open_record(form, matter, "matter", new=new)

    def _open_answer(self, matter: Matter, reaction: Reaction, choices: MatterChoices) -> None:
        from buurthuis_app.gui.tabs.goals.voices.forms import ReactionForm

        form = ReactionForm(
            reaction, choices, partial(self.voices.keep, new=False), **self._asking()
        )
        day = matter.reacted_on or self._house.clock.today()
        self.show_form(form, replace(matter, reaction=reaction, reacted_on=day))

    def _open_voice(self, matter: Matter, voice: Voice | None, choices: MatterChoices) -> None:
        from buurthuis_app.gui.tabs.goals.voices.forms import VoiceForm

        new = voice is None
        form = VoiceForm(choices, partial(self.voices.keep_voice, new=new), **self._asking(new=new))
        self.show_form(form, voice or self.voices.blank_voice(matter))

    def _show(self, pages: tuple[MatterPage, ...]) -> None:
        self.halves.show_records(pages)
        self._show_chosen()

    def _show_chosen(self, _page: object = None) -> None:
        page = self.table.current()
        if page is None:
            return
        matter = page.matter
        self._title.setText(matter.title)
        advice = "" if matter.kind is MatterKind.MATTER else kind_names()[matter.kind]
        self.facts.show_facts(
            (
                (_("Soort"), " · ".join(part for part in (advice, matter.adviser) if part)),
                (_("Antwoord"), _answer(page)),
                (_("Toelichting"), matter.words),
                (_("Klaar op"), short_date(matter.due_on) if matter.due_on else ""),
                (_("Gedaan op"), short_date(matter.done_on) if matter.done_on else ""),
                (_("Hoe het staat"), standing_names()[page.standing]),
            )
        )
        self.said.show_records(page.voices)
        self.said.fit_rows()
        self.stood.show_records(page.notes)
        self.stood.fit_rows()
        if self.may_change:
            plan = matter.reaction is Reaction.PLAN and matter.done_on is None
            self._finish.setEnabled(plan)

    @override
    def nothing_yet(self) -> EmptyState:
        return self.empty(
            _("Nog geen onderwerpen"),
            _("Nieuw onderwerp"),
            _(
                "Wat hoort u vaker op bijeenkomsten, in peilingen of verhalen? Schrijf het op en geef antwoord."
            ),
            "story",
        )

    def _build(self) -> None:
        head = self.headed(
            _("U zei, wij deden"),
            _("Wat mensen zeggen, wat u daarop antwoordt, en of u dat ook doet."),
            _("Nieuw onderwerp"),
        )
        self.paper = PaperButton(
            _("U zei, wij deden"), "voices", self._house, self._operations, self.notice
        )
        head.buttons.addWidget(self.paper)
        self.lay_out(
            head, self.table, self._details(), acts=self._acts() if self.may_change else None
        )
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _page: self.change())
        self.said.opened.connect(self.hear)
        self.stood.opened.connect(self.note)

    def _details(self) -> QWidget:
        self._title = label("", Text.HEADING)
        self.page.add(self._title)
        self.page.add(self.facts)
        self.page.heading(_("Wat er is gezegd"))
        self.page.add(self.said)
        self.page.heading(_("Hoe het stond"))
        self.page.add(self.stood)
        self.page.finish()
        return self.page

    def _acts(self) -> ActRow:
        answers = button(_("Antwoorden"), icon_name="check")
        menu = QMenu(answers)
        for reaction, words in reaction_names().items():
            if reaction is not Reaction.NONE_YET:
                menu.addAction(f"{words[:1].upper()}{words[1:]}…", partial(self.answer, reaction))
        answers.setMenu(menu)
        acts = ActRow(button(_("Stem noteren"), icon_name="plus", do=self.hear), answers)
        self._finish = acts.act(_("Plan gedaan"), self.finish)
        acts.act(_("Stand noteren…"), self.note)
        acts.act(_("Wijzigen…"), self.change)
        acts.removing(_("Stem verwijderen"), self.remove_voice)
        acts.removing(_("Stand verwijderen"), self.remove_note)
        acts.removing(_("Verwijderen"), self.remove)
        return acts


def _answer(page: MatterPage) -> str:
    matter = page.matter
    if matter.reacted_on is None:
        return ""
    words = [reaction_names()[matter.reaction], page.became.name, short_date(matter.reacted_on)]
    return " · ".join(part for part in words if part)


def _columns() -> tuple[Column[MatterPage], ...]:
    return (
        Column(title=_("Onderwerp"), value=lambda page: page.matter.title, stretch=True),
        number_column(_("Stemmen"), lambda page: page.heard),
        Column(title=_("Antwoord"), value=lambda page: reaction_names()[page.matter.reaction]),
        choice_column(_("Hoe het staat"), lambda page: page.standing, standing_names()),
        day_column(_("Sinds"), lambda page: page.matter.since),
    )


def _voice_columns() -> tuple[Column[Voice], ...]:
    return (
        day_column(_("Dag"), lambda voice: voice.date),
        Column(title=_("Gezegd"), value=lambda voice: voice.words or NOT_THERE, stretch=True),
        Column(title=_("Waar"), value=lambda voice: source_names()[voice.source]),
        number_column(_("Mensen"), lambda voice: voice.times),
    )
