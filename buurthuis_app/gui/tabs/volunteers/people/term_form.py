"""Term in months after which the data of volunteers who left is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from buurthuis_app.gui.forms.basic_fields import number_field
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.widgets.controls import label
from buurthuis_app.i18n import _
from buurthuis_app.services.volunteers.retention import FEWEST, MOST

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from buurthuis_app.domain.shared.problems import Problem
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.volunteers.retention import VolunteerTerms


class TermForm(FormDialog[int]):
    """One number, and what it does."""

    def __init__(
        self, terms: VolunteerTerms, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Bewaartermijn"),
            operations=operations,
            save=terms.choose,
            label=_("bewaartermijn van vrijwilligers"),
            parent=parent,
        )
        self.months = number_field(FEWEST, MOST)
        self.form.plain(
            label(
                _(
                    "Van wie gestopt is, worden naam, contact en afspraken na deze tijd vanzelf gewist. "
                    "Dat kan niet ongedaan worden gemaakt. De uren blijven als aantal staan."
                )
            )
        )
        self.form.row("months", _("Maanden na de laatste dag"), self.months)

    @override
    def fill(self, record: int) -> None:
        self.months.setValue(record)

    @override
    def record(self) -> int:
        return self.months.value()

    @override
    def problems(self) -> tuple[Problem, ...]:
        return ()
