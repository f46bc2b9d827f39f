"""Meegebrachte pakketjes innemen: what doors brought, and the questions that it leaves."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QWidget

from buurthuis_app.domain.packets.paired_door import PairedDoor
from buurthuis_app.domain.packets.undecided import DecisionAsked
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import SPRING, Part, clear, grow, in_column, in_row, scrolled
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _
from buurthuis_app.services.packets.door_files import PacketPlaces
from buurthuis_app.services.packets.packet_words import taken_words
from buurthuis_app.services.packets.taking_in import PacketsTaken, ToDecide
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done


class TakeInDialog(DialogPage):
    """Takes in the packets of a folder, says what came of it, and asks what must be decided."""

    topic = "samen#een-deurbestand-en-pakketjes"

    def __init__(
        self, house: CentreServices, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Meegebrachte pakketjes innemen"), operations, parent, size=(100 * GRID, 80 * GRID)
        )
        self._house = house
        self._folder: Path | None = None
        self.place = label("", Text.QUIET)
        self.outcome = label("")
        self.outcome.hide()
        self.by_itself = QCheckBox(_("Elke minuut vanzelf in deze map kijken"))
        self.by_itself.setEnabled(False)
        self.by_itself.toggled.connect(self._choose_by_itself)
        self.choose_button = button(
            _("Map of stick kiezen…"), ButtonKind.PRIMARY, "import", do=self.choose
        )
        self.questions = in_column(gap=2 * GRID)
        self.heading = label(_("Te beslissen"), Text.HEADING)
        content = in_column(
            label(
                _(
                    "Kies de map of de stick waarop een deur haar pakketjes zette. Wat hier al was, komt er niet nog "
                    "eens bij. Wat hier intussen is veranderd, wordt eerst gevraagd."
                )
            ),
            in_row(self.choose_button, SPRING),
            self.by_itself,
            self.place,
            self.notice,
            self.outcome,
            self.heading,
            self.questions,
            SPRING,
            gap=2 * GRID,
        )
        close = button(_("Sluiten"), do=self.accept)
        self.lay_out(grow(scrolled(content)), buttons=(close,))
        self._operations.run(house.door_files.places, self._show_places, owner=self)
        self.read()

    def choose(self) -> None:
        """Ask for the folder, and take in what is there."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("Map met pakketjes"), str(self._folder or Path.home())
        )
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, folder: Path) -> None:
        """Take in what is there; that can be undone as a whole."""
        self._folder = folder
        self.notice.hide()
        self.choose_button.setEnabled(False)

        def end(then: Callable[..., None], *came: Any) -> None:
            self.choose_button.setEnabled(True)
            then(*came)

        do_long(
            partial(self._house.taking_in.take_in, folder),
            _("De pakketjes worden ingenomen…"),
            self.notice,
            self._operations,
            on_done=partial(end, self._taken),
            on_error=partial(end, self.refuse),
            on_stop=partial(end, self.read),
            label=_("pakketjes ingenomen"),
        )

    def take_again(self, door: PairedDoor) -> None:
        """Take in what somebody undid."""
        self.write(
            partial(self._house.taking_in.take_again, door), _("pakketjes ingenomen"), self._taken
        )

    def decide(self, question: DecisionAsked, *, agree: bool) -> None:
        """Answer a question; that can be undone."""
        answer = question.agree if agree else question.decline
        self.write(
            partial(self._house.taking_in.decide, question.id, agree=agree),
            _("pakketje: {answer}").format(answer=answer.lower()),
            lambda _done: self.read(),
        )

    def read(self) -> None:
        """Show what is to be decided."""
        self._operations.run(self._house.taking_in.to_decide, self._show, owner=self)

    def _show_places(self, places: PacketPlaces) -> None:
        if places.folder is not None:
            self._folder = places.folder
            self._say_folder(chosen=True)

    def _say_folder(self, *, chosen: bool) -> None:
        self.by_itself.setEnabled(True)
        self.by_itself.blockSignals(True)  # noqa: FBT003 - Qt
        self.by_itself.setChecked(chosen)
        self.by_itself.blockSignals(False)  # noqa: FBT003 - Qt
        self.place.setText(_("Laatst gekozen: {folder}").format(folder=self._folder))

    def _choose_by_itself(self) -> None:
        folder = self._folder if self.by_itself.isChecked() else None
        self._operations.run(
            partial(self._house.door_files.use_folder, folder), on_error=self.refuse, owner=self
        )

    def _taken(self, done: Done[PacketsTaken]) -> None:
        taken = done.value
        self.outcome.setText(taken_words(taken))
        self.outcome.show()
        self._say_folder(chosen=self.by_itself.isChecked())
        if taken.refused:
            sentences = [f"{refused.name}: {refused.sentence}" for refused in taken.refused]
            self.notice.show_sentence("\n".join(sentences), Tone.WARNING)
        self.read()

    def _show(self, to_decide: ToDecide) -> None:
        clear(self.questions)
        frames = [
            *(self._to_take(door, _undone(), _("Opnieuw innemen")) for door in to_decide.set_aside),
            *(self._to_take(door, _missing(), _("Toch innemen")) for door in to_decide.missing),
        ]
        frames += [self._question(question) for question in to_decide.questions]
        self.heading.setVisible(bool(frames))
        for frame in frames:
            self.questions.addWidget(frame)

    def _question(self, question: DecisionAsked) -> QWidget:
        agree = button(question.agree, do=partial(self.decide, question, agree=True))
        decline = button(
            question.decline, ButtonKind.QUIET, do=partial(self.decide, question, agree=False)
        )
        return _framed(label(question.sentence), in_row(SPRING, decline, agree))

    def _to_take(self, door: PairedDoor, words: str, act: str) -> QWidget:
        take = button(act, do=partial(self.take_again, door))
        return _framed(label(words.format(name=door.name)), in_row(SPRING, take))


def _undone() -> str:
    return _(
        "U draaide het innemen van {name} terug. Die pakketjes liggen hier nog, en ook wat daarna komt, wacht."
    )


def _missing() -> str:
    return _(
        "Van {name} ontbreekt een eerder pakketje. De deur schrijft het opnieuw weg zolang kantoor het niet heeft. "
        "Komt het niet meer, zoals na het terugzetten van een reservekopie, neem dan de rest in."
    )


def _framed(*parts: Part) -> QWidget:
    frame = QFrame()
    frame.setFrameShape(QFrame.Shape.StyledPanel)
    in_column(*parts, on=frame, margins=GRID)
    return frame
