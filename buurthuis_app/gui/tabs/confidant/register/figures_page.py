"""The figures of a year: what was counted for her eyes, what would be printed, and releasing that."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.confidant.case import CaseKind, kind_name
from buurthuis_app.domain.confidant.released_figures import (
    EARLIEST_YEAR,
    FigureAbout,
    ReleasedFigures,
    about_name,
    definition,
    problems_of_release,
    taken_over,
)
from buurthuis_app.errors import AppError
from buurthuis_app.gui.forms.basic_fields import number_field
from buurthuis_app.gui.forms.form import Form
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.confidant.destroy_dialog import RegisterPage
from buurthuis_app.gui.tabs.confidant.register.release_dialog import ReleaseDialog
from buurthuis_app.gui.widgets.controls import NOT_THERE, ButtonKind, Text, button, label, label_of
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, in_row
from buurthuis_app.gui.widgets.lists.columns import number_column
from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.gui.widgets.notices import Notice, Remedy, Tone
from buurthuis_app.i18n import _, ngettext, number, short_date
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.confidant.yearly_figures import DraftLine, FiguresDraft
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done


class FiguresPage(RegisterPage, QScrollArea):
    """`released` when figures went to the ordinary part of the program."""

    topic = "vertrouwenspersoon-register#jaarcijfers"
    released = Signal()
    cleared = Signal()
    tone = Tone.WARNING

    def __init__(
        self, register: UnlockedRegister, house: CentreServices, operations: Operations
    ) -> None:
        super().__init__()
        self._register, self._operations = register, operations
        today = house.clock.today()
        self.notice, self.uncounted = Notice(), Notice()
        self.year = number_field(EARLIEST_YEAR, today.year, today.year)
        self.year.setGroupSeparatorShown(False)
        self.zeros = QCheckBox(_("Waar niets was, een 0 drukken"))
        self.table: RecordTable[DraftLine] = RecordTable(
            _columns(), _key, name=_("Cijfers van het jaar"), empty=_("Nog geen cijfers.")
        )
        self.form = Form()
        self.prevention, self.recommendations = QPlainTextEdit(), QPlainTextEdit()
        self.former = label("", Text.QUIET)
        self.release_button = button(
            _("Vrijgeven…"), ButtonKind.PRIMARY, "export", do=self.ask_release
        )
        self._lay_out()
        self.year.valueChanged.connect(self.refresh)
        self.zeros.toggled.connect(self.refresh)

    def refresh(self) -> None:
        """Count again."""
        register, year, zeros = self._register, self.year.value(), self.zeros.isChecked()
        self.look_up(partial(register.yearly.draft, year, zeros=zeros), self._show)

    def ask_release(self) -> None:
        """Say once more what will be seen by others, and release it."""
        texts = self.prevention.toPlainText(), self.recommendations.toPlainText()
        self.form.show_problems(found := problems_of_release(*texts))
        if found:
            return
        dialog = ReleaseDialog(self.year.value(), parent=self)
        dialog.accepted.connect(self.release)
        self.open_dialog(dialog)

    def release(self) -> None:
        """Put what is shown, with small numbers hidden, where the yearly overview reads it."""
        register, year, zeros = self._register, self.year.value(), self.zeros.isChecked()
        prevention = self.prevention.toPlainText()
        recommendations = self.recommendations.toPlainText()
        self.look_up(
            lambda: register.yearly.release(
                year, zeros=zeros, prevention=prevention, recommendations=recommendations
            ),
            self._was_released,
        )

    def _was_released(self, _done: Done[ReleasedFigures]) -> None:
        self.refresh()
        self.notice.show_sentence(
            _(
                "Vrijgegeven. Het jaaroverzicht drukt deze cijfers nu, met de kleine "
                "getallen verborgen."
            ),
            Tone.CALM,
        )
        self.released.emit()

    def _show(self, draft: FiguresDraft) -> None:
        self.table.show_records(tuple(_in_order(draft)))
        former = draft.former
        remarks = " ".join(part for part in (_about_trials(draft), _about_former(draft)) if part)
        self.former.setText(remarks)
        self.former.setVisible(bool(remarks))
        self._tell_damaged(draft.damaged)
        if former and not self.prevention.toPlainText() and not self.recommendations.toPlainText():
            self.prevention.setPlainText(former.release.prevention)
            self.recommendations.setPlainText(former.release.recommendations)
        self.release_button.setEnabled(True)

    def _tell_damaged(self, damaged: int) -> None:
        """Who makes records unreadable makes figures lower: that must not be silent."""
        self.uncounted.hide()
        if damaged:
            self.uncounted.show_sentence(
                ngettext(
                    "{n} zaak is buiten het programma om veranderd en telt niet mee.",
                    "{n} zaken zijn buiten het programma om veranderd en tellen niet mee.",
                    damaged,
                ).format(n=number(damaged)),
                Tone.WARNING,
                Remedy(words=_("Opruimen…"), do=self._clear),
            )

    def _clear(self) -> None:
        self.ask_to_clear(self.cleared.emit)

    @override
    def refuse(self, error: AppError) -> None:
        super().refuse(error)
        self.release_button.setEnabled(False)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name = label_of(self.year, _("Jaar"), Text.LABEL)
        self.year.setAccessibleName(_("Jaar"))
        top = in_row(name, self.year, self.zeros, SPRING, gap=2 * GRID)
        for text in (self.prevention, self.recommendations):
            text.setTabChangesFocus(True)
            text.setFixedHeight(text.fontMetrics().lineSpacing() * 5)
        self.form.row(
            "prevention",
            _("Wat u deed om het te voorkomen"),
            self.prevention,
            _("Voorlichting, een training, gesprekken. Staat letterlijk in het jaaroverzicht."),
        )
        self.form.row("recommendations", _("Wat u het buurthuis aanraadt"), self.recommendations)
        self.table.setMinimumHeight(self.table.fontMetrics().height() * 16)
        page = QWidget()
        in_column(
            self.notice,
            self.uncounted,
            top,
            grow(self.table),
            label(definition(), Text.QUIET),
            self.form,
            self.former,
            in_row(self.release_button, SPRING),
            on=page,
            margins=(0, 2 * GRID, GRID, 2 * GRID),
            gap=2 * GRID,
        )
        self.setWidget(page)


def _about_trials(draft: FiguresDraft) -> str:
    """What was made to try the program out, and is left out."""
    if not draft.trials:
        return ""
    return ngettext(
        "{n} zaak was alleen om te proberen en telt niet mee.",
        "{n} zaken waren alleen om te proberen en tellen niet mee.",
        draft.trials,
    ).format(n=number(draft.trials))


def _about_former(draft: FiguresDraft) -> str:
    """What a release does to the one before it, and what it cannot print yet."""
    if draft.former is None:
        return ""
    sentences = [
        _("Dit jaar is al vrijgegeven op {date}. Opnieuw vrijgeven vervangt die cijfers.").format(
            date=short_date(draft.former.release.released_on)
        )
    ]
    if draft.as_of:
        sentences.append(
            _(
                "Nieuwere cijfers zouden naast die uitgave een klein getal verraden, of missen wat intussen is "
                "vernietigd. Er komt te staan:"
            )
        )
        sentences += [taken_over(kind, as_of) for kind, as_of in draft.as_of.items()]
    return " ".join(sentences)


def _columns() -> tuple[Column[DraftLine], ...]:
    return (
        Column(title=_("Wat"), value=lambda drafted: kind_name(drafted.line.kind)),
        Column(title=_("Verdeeld"), value=lambda drafted: about_name(drafted.line.about)),
        Column(title=_("Naam"), value=lambda drafted: drafted.line.name, stretch=True),
        number_column(_("Geteld (alleen u ziet dit)"), lambda drafted: drafted.count),
        Column(
            title=_("Wordt gedrukt"),
            value=lambda drafted: drafted.line.position,
            display=lambda drafted: drafted.line.text,
            align=Align.RIGHT,
        ),
        Column(
            title=_("Het jaar ervoor"),
            value=lambda drafted: drafted.year_before.text if drafted.year_before else NOT_THERE,
            align=Align.RIGHT,
            help=_("Zoals u het toen hebt vrijgegeven. Dit staat ernaast in het jaaroverzicht."),
        ),
    )


def _key(drafted: DraftLine) -> tuple[CaseKind, FigureAbout, str]:
    return (drafted.line.kind, drafted.line.about, drafted.line.name)


def _in_order(draft: FiguresDraft) -> Iterator[DraftLine]:
    for kind in CaseKind:
        for about in FigureAbout:
            yield from draft.list_of(kind, about)
