"""Guide of the first start: four steps that can each be skipped; nothing is kept before the end."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.shared.problems import Problem, Refused
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.gui.centre.guide_steps import GuideStep, guide_steps
from buurthuis_app.gui.centre.second_place_line import SecondPlaceLine
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.bound_form import BoundForm
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import grow, in_column, in_row
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.gui.widgets.plain_text import MessageBox
from buurthuis_app.i18n import _
from buurthuis_app.services.centre.setting_up import Setup, SetupChoices
from buurthuis_app.services.registry import CentreServices


class GuideDialog(DialogPage):
    """Asks in four steps what a centre is; what is typed stays while people go on and back.

    A step that is skipped changes nothing. Leaving it in between asks whether to keep what is filled in.
    """

    topic = "beginnen#de-eerste-keer"
    example_wanted = Signal()

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        *,
        example: bool,
        parent: QWidget | None = None,
    ) -> None:
        """With `example` there is a button that asks for the invented centre."""
        super().__init__(_("Buurthuis inrichten"), operations, parent, size=(760, 720))
        self._house = house
        self._base: Setup | None = None
        self._skipped: set[int] = set()
        self.forms: list[BoundForm] = []
        self.question: QMessageBox | None = None
        self.progress = label("", Text.QUIET)
        self.pages = QStackedWidget()
        self.example_button = button(_("Bekijk een voorbeeld"), do=self.want_example)
        self.example_button.setVisible(example)
        self.back_button = button(_("Vorige"), do=self.go_back)
        self.skip_button = button(_("Overslaan"), do=self.skip)
        self.next_button = button(_("Verder"), ButtonKind.PRIMARY, do=self.go_on)
        self.next_button.setDefault(True)
        self.lay_out(
            in_row(grow(self.progress), self.example_button),
            self.notice,
            grow(self.pages),
            buttons=(self.back_button, self.skip_button, self.next_button),
        )

    def ask(self) -> None:
        """Read what is kept, and open at the first step."""
        self._operations.run(self._house.setting_up.choices, self._show, owner=self)

    @property
    def step(self) -> int:
        """The step on the screen, from 0."""
        return self.pages.currentIndex()

    def go_on(self) -> None:
        """To the next step when this one is right; after the last one keep everything."""
        if faults := self.forms[self.step].problems():
            self._tell(faults)
            return
        self._skipped.discard(self.step)
        self._leave_step()

    def skip(self) -> None:
        """To the next step; what stands in this one is not kept, unless people come back to it."""
        self._skipped.add(self.step)
        self._leave_step()

    def go_back(self) -> None:
        """To the step before, where everything still stands."""
        self._open(self.step - 1)

    def want_example(self) -> None:
        """Ask for the invented centre; what is typed here stays."""
        sentence = _("Het voorbeeld komt in een venster ernaast. De eerste keer duurt dat even.")
        self.notice.show_sentence(sentence, Tone.CALM)
        self.example_wanted.emit()
        if self.notice.sentence == sentence:  # it has come, or was not waited for
            self.notice.hide()

    def setup(self) -> Setup:
        """What the steps that are not skipped say. Raises Invalid for what cannot be read."""
        if self._base is None:
            raise RuntimeError("ask() comes first")
        setup = self._base
        for number, form in enumerate(self.forms):
            if number not in self._skipped:
                setup = form.record(setup)
        return setup

    def finish(self) -> None:
        """Keep what is filled in, and close."""
        for number, form in enumerate(self.forms):
            faults = form.problems() if number not in self._skipped else ()
            if faults:
                self._tell(faults)
                return
        setup, keep = self.setup(), self._house.setting_up.keep
        self.setEnabled(False)
        self._operations.run(
            lambda: keep(setup),
            lambda _done: self.accept(),
            label=_("buurthuis ingericht"),
            on_error=self._refused,
            owner=self,
        )

    @property
    def changed(self) -> bool:
        """Whether leaving now would lose something."""
        try:
            return self._base is not None and self.setup() != self._base
        except Invalid:
            return True

    @override
    def reject(self) -> None:
        """Esc or the cross: the program works without the guide."""
        if not self.changed:
            super().reject()
            return
        asking = MessageBox(self)
        asking.setIcon(QMessageBox.Icon.Question)
        asking.setWindowTitle(self.windowTitle())
        asking.setText(_("Wilt u opslaan wat u hebt ingevuld?"))
        keep = asking.addButton(_("Opslaan"), QMessageBox.ButtonRole.AcceptRole)
        lose = asking.addButton(_("Niet opslaan"), QMessageBox.ButtonRole.DestructiveRole)
        stay = asking.addButton(_("Verder invullen"), QMessageBox.ButtonRole.RejectRole)
        asking.setDefaultButton(keep)
        asking.setEscapeButton(stay)
        keep.clicked.connect(self.finish)
        lose.clicked.connect(super().reject)
        asking.open()
        self.question = asking

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.isVisible())

    def _show(self, choices: SetupChoices) -> None:
        self._base = choices.now
        logo = kinds.photo(
            _("Het logo van het buurthuis"), self._house.presenting.read_logo, self._operations
        )
        backups = SecondPlaceLine(self._house.keeping.rounds, self._operations, self.notice)
        backups.failed.connect(self._refused)
        for step in guide_steps(choices, logo, backups):
            self._add_page(step)
        self._open(0)
        self.open()

    def _add_page(self, step: GuideStep) -> None:
        form = BoundForm()
        form.lay_out(*step.items)
        form.show_record(self._base)
        page = QWidget()
        page.setObjectName("page")
        in_column(
            label(step.title, Text.TITLE),
            label(step.explanation),
            form,
            on=page,
            margins=(0, 0, GRID, 0),
            gap=2 * GRID,
        ).addStretch(1)
        around = QScrollArea()
        around.setWidget(page)
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setFrameShape(QScrollArea.Shape.NoFrame)
        self.forms.append(form)
        self.pages.addWidget(around)

    def _leave_step(self) -> None:
        self.notice.hide()
        self.forms[self.step].show_problems(())
        if self.step + 1 < len(self.forms):
            self._open(self.step + 1)
        else:
            self.finish()

    def _open(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        last = number + 1 == len(self.forms)
        self.progress.setText(_("Stap {n} van {all}").format(n=number + 1, all=len(self.forms)))
        self.back_button.setEnabled(number > 0)
        self.next_button.setText(_("Klaar") if last else _("Verder"))
        self.skip_button.setVisible(not last)
        self.forms[number].focus_first()

    def _refused(self, error: AppError) -> None:
        self.setEnabled(True)
        if isinstance(error, Refused):
            self._tell(error.problems)
        else:
            self.notice.show_error(error, Tone.DANGER)

    def _tell(self, faults: Iterable[Problem]) -> None:
        """Say each problem beside its field, at the first step that has one."""
        faults = tuple(faults)
        for number, form in enumerate(self.forms):
            own = [fault for fault in faults if fault.field in form.fields]
            if own:
                self._open(number)
                form.show_problems(own)
                return
        self.notice.show_sentence(" ".join(fault.sentence for fault in faults), Tone.DANGER)
