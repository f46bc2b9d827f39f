"""The left side: which paper, about which period or subject, and what can be done with it."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QSizePolicy, QWidget

from buurthuis_app.domain.shared.periods import Period, PeriodKind
from buurthuis_app.gui.forms.period_chooser import PeriodChooser
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.papers.paper_offer import add_file_kinds
from buurthuis_app.gui.tabs.overviews.paper_finder import PaperFinder
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.halves import Halves
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row, sheet
from buurthuis_app.i18n import _
from buurthuis_app.services.paper_list import PaperKind
from buurthuis_app.services.papers.files import DOCUMENT
from buurthuis_app.services.papers.wish import Option


class PaperChoices(QWidget):
    """Choices of a paper, its period and its subject; a signal for each change."""

    paper_chosen = Signal(object)  # PaperKind
    period_chosen = Signal(object)  # Period
    option_chosen = Signal(object)  # the key of an Option
    print_asked = Signal()
    save_asked = Signal()
    file_asked = Signal(str)  # ending
    sections_asked = Signal()
    foreword_asked = Signal()
    asking_asked = Signal()
    aims_asked = Signal()
    adopt_asked = Signal()

    def __init__(
        self,
        chooser: PeriodChooser,
        kinds: Sequence[PaperKind],
        parent: QWidget | None = None,
        *,
        may_change: bool = True,
    ) -> None:
        super().__init__(parent)
        self.chooser = chooser
        self._may_change = may_change
        self.print_button = button(_("Afdrukken"), ButtonKind.PRIMARY, "print")
        self.save_button = button(_("Opslaan als PDF…"), icon_name="save")
        self.other_button = button(_("Ander bestand"), icon_name="export")
        self.other_button.setToolTip(
            _("Een webpagina voor een schermlezer of telefoon, of tabellen voor Excel.")
        )
        menu = QMenu(self.other_button)
        add_file_kinds(menu, DOCUMENT[1:], self.file_asked.emit)
        self.other_button.setMenu(menu)
        self.sections_button = button(_("Onderdelen…"), ButtonKind.QUIET, "settings")
        self.foreword_button = button(_("Voorwoord…"), ButtonKind.QUIET, "edit")
        self.asking_button = button(_("Wat u de raad vraagt…"), ButtonKind.QUIET, "edit")
        self.aims_button = button(_("Beoogd en waarom anders…"), ButtonKind.QUIET, "edit")
        self.adopt_button = button(_("Vaststellen…"), ButtonKind.QUIET, "check")
        self.papers = PaperFinder(kinds)
        self.always = QWidget()
        """What people come for: it stands below the choices, and does not scroll with them."""
        self._when = label(_("Over welke tijd?"), Text.HEADING)
        self.setObjectName("page")
        self._build()
        self._wire()

    @cached_property
    def option_box(self) -> QComboBox:
        """What the paper is about, for those that ask; made for the first of them."""
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.activated.connect(lambda row: self.option_chosen.emit(box.itemData(row)))
        self._subject.addWidget(self._which)
        self._subject.addWidget(box)
        QWidget.setTabOrder(self.chooser.later, box)
        return box

    @cached_property
    def _which(self) -> QLabel:
        return label("", Text.HEADING)

    def show_choice(self, paper: PaperKind, period: Period) -> None:
        """Show these as chosen, without telling anybody."""
        self.papers.show_choice(paper.key)
        timed = paper.period is not None
        self._when.setVisible(timed)
        self.chooser.setVisible(timed)
        if paper.period is not None:
            self.chooser.allow((paper.period,))
            self.chooser.show_period(period)
        if paper.ask is not None or "option_box" in vars(self):
            self.option_box.setVisible(paper.ask is not None)
            self._which.setVisible(paper.ask is not None)
        if paper.ask is not None:
            self._which.setText(paper.ask())
            self.option_box.setAccessibleName(paper.ask())
        written = self._may_change and paper.overview
        asking = self._may_change and paper.asking
        yearly = written and paper.period is PeriodKind.YEAR
        for control, visible in (
            (self.other_button, not paper.picture),
            (self.sections_button, written),
            (self.adopt_button, written),
            (self.foreword_button, yearly),
            (self.aims_button, yearly or asking),
            (self.asking_button, asking),
        ):
            control.setVisible(visible)

    def show_options(self, options: Sequence[Option], chosen: object) -> None:
        """Offer these, with one of them chosen, without telling anybody."""
        if not options and "option_box" not in vars(self):
            return
        self.option_box.blockSignals(True)  # noqa: FBT003 - Qt
        self.option_box.clear()
        for option in options:
            self.option_box.addItem(option.words, option.key)
            if option.key == chosen:
                self.option_box.setCurrentIndex(self.option_box.count() - 1)
        self.option_box.setEnabled(bool(options))
        self.option_box.blockSignals(False)  # noqa: FBT003 - Qt

    def show_adopted(self, *, adopted: bool) -> None:
        """Offer to adopt the overview, or to take that back."""
        words = _("Vaststelling intrekken") if adopted else _("Vaststellen…")
        self.adopt_button.setText(words)

    def _build(self) -> None:
        self._subject = in_column()
        pair = in_row(self.sections_button, self.foreword_button, SPRING, gap=0)
        others = (self.asking_button, self.aims_button, self.adopt_button)
        acts = in_column(pair, *(in_row(other, SPRING) for other in others), gap=0)
        chosen = in_column(
            self._when,
            self.chooser,
            self._subject,
            self.other_button,
            acts,
        )
        self.more = in_column()
        """Room for what else belongs to the choices."""
        self.halves = Halves((_("Papier"), _("Keuzes")))
        split = self.halves.split
        split.addWidget(sheet(in_column(label(_("Welk papier?"), Text.HEADING), grow(self.papers))))
        choices = sheet(in_column(chosen, self.more, SPRING))
        choices.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        split.addWidget(choices)
        in_column(self.halves.choice, grow(self.halves), on=self, margins=(0, 0, GRID, 0))
        in_column(self.print_button, self.save_button, on=self.always, margins=(0, GRID, GRID, 0))

    def _wire(self) -> None:
        self.chooser.chosen.connect(self.period_chosen)
        self.papers.chosen.connect(self.paper_chosen)
        for push_button, asked in (
            (self.print_button, self.print_asked),
            (self.save_button, self.save_asked),
            (self.sections_button, self.sections_asked),
            (self.foreword_button, self.foreword_asked),
            (self.asking_button, self.asking_asked),
            (self.aims_button, self.aims_asked),
            (self.adopt_button, self.adopt_asked),
        ):
            push_button.clicked.connect(asked)
