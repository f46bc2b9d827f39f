"""Choosing the stories of an overview, and saying why."""

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.stories.story import LONGEST_REASON
from buurthuis_app.errors import AppError
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.harvest.story_rows import ToldStory
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import grow, in_column, page, scrolled
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.gui.widgets.plain_text import unlettered
from buurthuis_app.i18n import _
from buurthuis_app.services.stories.choices import Choosing


class _StoryLine(QWidget):
    """Line of one story to tick; ticked, it asks why."""

    def __init__(self, told_story: ToldStory) -> None:
        super().__init__()
        self.story_id = told_story.story.id
        self.tick = QCheckBox(unlettered(told_story.story.heading))
        self.tick.setAccessibleDescription(told_story.belongs_to)
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText(_("Waarom dit verhaal? Dit komt in het overzicht."))
        self.reason.setAccessibleName(_("Waarom dit verhaal"))
        self.reason.hide()
        column = in_column(self.tick, on=self, margins=(0, 0, GRID, GRID), gap=GRID // 2)
        under = QVBoxLayout()  # in line with the words beside the tick
        style = self.tick.style()
        before = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self.tick)
        gap = style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self.tick)
        under.setContentsMargins(before + gap + scaled(GRID // 2, theme().percent), 0, 0, 0)
        under.setSpacing(GRID // 2)
        under.addWidget(label(told_story.belongs_to, Text.QUIET))
        under.addWidget(self.reason)
        column.addLayout(under)
        self.tick.toggled.connect(self.reason.setVisible)


class ChoosingDialog(DialogPage):
    """Ticks stories that may be shared; `open_for` reads what was chosen before and opens."""

    topic = "tellen-en-vertellen#de-verhalen"
    tone = Tone.DANGER

    def __init__(
        self, choosing: Choosing, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Verhalen kiezen"), operations, parent, size=(80 * GRID, 72 * GRID))
        self._choosing = choosing
        self._period: Period | None = None
        self._seen: Mapping[UUID, str] = {}
        self.lines: list[_StoryLine] = []
        self._count = label("")
        self._column = QVBoxLayout()
        self.save_button = button(_("Opslaan"), ButtonKind.PRIMARY, do=self.submit)
        self.save_button.setDefault(True)
        self._build()
        self.finished.connect(self.deleteLater)

    def open_for(self, period: Period, stories: Sequence[ToldStory]) -> None:
        """Ask which of these stories the overview of `period` prints; only what may be shared is offered."""
        self._period = period
        offered = [told_story for told_story in stories if told_story.shareable]
        self._operations.run(
            partial(self._choosing.chosen, period), partial(self._show, offered), owner=self
        )

    def choices(self) -> dict[UUID, str]:
        """Ticked stories with their reasons."""
        shown_ids = {line.story_id for line in self.lines}
        hidden = {key: reason for key, reason in self._seen.items() if key not in shown_ids}
        return hidden | {
            line.story_id: line.reason.text().strip()
            for line in self.lines
            if line.tick.isChecked()
        }

    def submit(self) -> None:
        """Write the choice."""
        period, choices, seen = self._period, self.choices(), self._seen
        if period is None:
            return
        self.save_button.setEnabled(False)
        self.write(
            partial(self._choosing.choose, period, choices, seen=seen),
            _("verhalen gekozen"),
            lambda _done: self.accept(),
        )

    def _build(self) -> None:
        self._heading = label("", Text.HEADING)
        explanation = _(
            "Kies de verhalen die het meest zeggen en schrijf erbij waarom. "
            "Kiest u er geen, dan komen alle verhalen erin die gedeeld mogen worden."
        )
        self.lay_out(
            self._heading,
            label(explanation, Text.QUIET),
            self.notice,
            grow(scrolled(page(self._column), framed=True)),
            buttons=(button(_("Annuleren"), do=self.reject), self.save_button),
            beside=grow(self._count),
            gap=GRID,
        )

    def _show(self, offered: Sequence[ToldStory], chosen: dict[UUID, str]) -> None:
        self._seen = chosen
        if self._period is not None:
            words = _("Welke verhalen komen in het overzicht van {period}?")
            self._heading.setText(words.format(period=self._period.name))
        for told_story in offered:
            line = _StoryLine(told_story)
            self._column.addWidget(line)
            line.reason.setText(chosen.get(told_story.story.id, ""))
            line.reason.setCursorPosition(0)
            line.tick.setChecked(told_story.story.id in chosen)
            line.tick.toggled.connect(self._say)
            self.lines.append(line)
        if not offered:
            self._column.addWidget(
                label(_("In deze periode is geen verhaal dat gedeeld mag worden."), Text.QUIET)
            )
        self._column.addStretch(1)
        self._say()
        self.open()

    def _say(self) -> None:
        ticked = sum(line.tick.isChecked() for line in self.lines)
        self._count.setText(_("{n} van {m} gekozen").format(n=ticked, m=len(self.lines)))

    @override
    def refuse(self, error: AppError) -> None:
        self.save_button.setEnabled(True)
        super().refuse(error)
