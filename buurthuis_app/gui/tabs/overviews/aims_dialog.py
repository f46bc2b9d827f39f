"""Aims of a year for each activity, with the result and the reason of the difference."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QWidget,
)

from buurthuis_app.domain.overviews.aims import LONGEST_WHY, Aim, Aimed
from buurthuis_app.gui.forms.aim_field import AimField
from buurthuis_app.gui.look.icons import Ink
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import NOT_THERE, Sign, Text, button, label
from buurthuis_app.gui.widgets.dialog_page import DialogPage
from buurthuis_app.gui.widgets.layout import grow, in_row, page, scrolled
from buurthuis_app.gui.widgets.lists.table_model import head_of
from buurthuis_app.i18n import _, number
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.aims import Aiming


class AimLine:
    """The fields of one activity. What is typed is kept when its field is left."""

    def __init__(self, aimed: Aimed, aim: Aim) -> None:
        self.one, self.aim = aimed, aim
        self.times, self.visits = AimField(), AimField()
        self.times.setAccessibleName(_("Beoogde keren van {title}").format(title=aimed.title))
        self.visits.setAccessibleName(_("Beoogde bezoeken van {title}").format(title=aimed.title))
        self.why = QLineEdit(maxLength=LONGEST_WHY)
        self.why.setAccessibleName(_("Waarom {title} anders ging").format(title=aimed.title))
        self.sign = Sign("warning", Ink.WARNING)
        self.sign.setToolTip(_("Meer dan 10% anders dan beoogd: schrijf op waarom."))
        self.below = QWidget()
        in_row(self.sign, grow(self.why), on=self.below, margins=(2 * GRID, 0, 0, GRID))
        self.show_aim(aim)

    def show_aim(self, aim: Aim) -> None:
        """Show the stored aim."""
        self.aim = aim
        self.times.show_aim(aim.times)
        self.visits.show_aim(aim.visits)
        self.why.setText(aim.why_different)
        self.why.setCursorPosition(0)
        shown = replace(self.one, aim=aim)
        self.sign.setVisible(shown.unexplained)
        self.why.setPlaceholderText(_("Waarom ging het anders?"))
        self.below.setVisible(shown.differs or bool(aim.why_different))

    def typed(self) -> Aim:
        """The aim as the fields give it."""
        return replace(
            self.aim,
            times=self.times.aim(),
            visits=self.visits.aim(),
            why_different=self.why.text().strip(),
        )


class AimsDialog(DialogPage):
    """A line for each activity of the year; each is kept by itself."""

    topic = "overzichten#het-jaaroverzicht-helemaal-van-u"

    def __init__(
        self, aiming: Aiming, operations: Operations, year: int, parent: QWidget | None = None
    ) -> None:
        title = _("Beoogd en waarom anders, {year}").format(year=year)
        super().__init__(title, operations, parent, size=(760, 620))
        self._aiming, self._year = aiming, year
        self.lines: list[AimLine] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(0, 1)
        self._build()
        self.finished.connect(self.deleteLater)

    def ask(self) -> None:
        """Read the activities of the year, and open."""
        self._operations.run(lambda: self._aiming.of_year(self._year), self._show, owner=self)

    def _build(self) -> None:
        heading = _("Wat was het doel voor {year}, en wat kwam ervan?").format(year=self._year)
        explanation = _(
            "Scheelt het meer dan 10%? Dan vraagt de gemeente waarom. "
            "Laat leeg waar geen doel voor was. Alles wordt meteen bewaard."
        )
        self.lay_out(
            label(heading, Text.HEADING),
            label(explanation, Text.QUIET),
            self.notice,
            grow(scrolled(page(self._grid), framed=True)),
            buttons=(button(_("Sluiten"), do=self.accept),),
            gap=GRID,
        )

    def _show(self, aimed_activities: Sequence[Aimed]) -> None:
        if not aimed_activities:
            words = _("In {year} waren er geen activiteiten.").format(year=self._year)
            self._grid.addWidget(label(words), 0, 0)
        else:
            titles = (
                *(_("activiteit"), _("beoogde keren"), _("gehouden")),
                *(_("beoogde bezoeken"), _("bezoeken")),
            )
            for column, words in enumerate(titles):
                self._grid.addWidget(label(head_of(words), Text.LABEL), 0, column)
        for place, aimed in enumerate(aimed_activities):
            self._add(1 + 2 * place, AimLine(aimed, self._aiming.blank(aimed, self._year)))
        self._grid.setRowStretch(1 + 2 * len(aimed_activities), 1)
        self.open()

    def _add(self, row: int, line: AimLine) -> None:
        visits = line.one.figures.visits if line.one.figures.counted else None
        held, came = number(line.one.figures.held), NOT_THERE if visits is None else number(visits)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, widget in enumerate(
            (label(line.one.title), line.times, label(held), line.visits, label(came))
        ):
            self._grid.addWidget(widget, row, column)
        self._grid.addWidget(line.below, row + 1, 0, 1, 5)
        for column in (2, 4):
            item = self._grid.itemAtPosition(row, column)
            if item is not None:
                item.setAlignment(right)
        self.lines.append(line)
        line.times.editingFinished.connect(partial(self._keep, line))
        line.visits.editingFinished.connect(partial(self._keep, line))
        line.why.editingFinished.connect(partial(self._keep, line))

    def _keep(self, line: AimLine) -> None:
        aim = line.typed()
        if aim == line.aim:
            return
        line.aim = aim  # a second field left before the answer is there must not keep it twice
        words = _("doel van {title}").format(title=line.one.title)
        self.write(partial(self._aiming.keep, aim), words, lambda done: line.show_aim(done.value))
