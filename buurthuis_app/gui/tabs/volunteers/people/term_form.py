"""Term in months after which the data of volunteers who left is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.widgets.controls import label
from buurthuis_app.i18n import _
from buurthuis_app.services.volunteers.retention import FEWEST, MOST

if TYPE_CHECKING:
    from buurthuis_app.services.volunteers.retention import VolunteerTerms


class TermForm(FormDialog[int]):
    """One number, and what it does."""

    topic = "vrijwilligers#iemand-stopt-of-komt-terug"

    def __init__(self, terms: VolunteerTerms, **where: Unpack[Where]) -> None:
        super().__init__(
            _("Bewaartermijn"),
            label(
                _(
                    "Van wie gestopt is, worden naam, contact en afspraken na deze tijd vanzelf gewist. "
                    "Dat kan niet ongedaan worden gemaakt. De uren blijven als aantal staan."
                )
            ),
            Field("months", _("Maanden na de laatste dag"), kinds.number(FEWEST, MOST)),
            save=terms.choose,
            label=_("bewaartermijn van vrijwilligers"),
            **where,
        )
