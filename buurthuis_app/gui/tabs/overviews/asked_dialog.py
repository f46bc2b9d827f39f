"""Request to the council: typed once, kept with the year, printed at the end of its summary."""

from typing import Unpack

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.settings import LONGEST_FOREWORD
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.i18n import _
from buurthuis_app.services.overviews.presentation import Presenting

_ROWS = 6


class AskedDialog(FormDialog[str]):
    """One field."""

    topic = "overzichten#samenvatting-voor-de-raad"

    def __init__(
        self, presenting: Presenting, period: Period, seen: str, **where: Unpack[Where]
    ) -> None:
        super().__init__(
            _("Wat wij de raad vragen, {year}").format(year=period.name),
            Field(
                "text",
                _("Wat vraagt u?"),
                kinds.lines(_ROWS),
                _("Elke regel wordt een alinea. Kort leest het best: twee of drie vragen."),
                longest=LONGEST_FOREWORD,
            ),
            save=lambda text: presenting.write_asked(period, text, seen=seen),
            label=_("wat wij de raad vragen gewijzigd"),
            **where,
        )
