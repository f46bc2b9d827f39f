"""The foreword of a year's overview: typed once, kept with the year."""

from typing import Unpack

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.settings import LONGEST_FOREWORD
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.i18n import _
from buurthuis_app.services.overviews.presentation import Presenting

ROWS = 14


class ForewordDialog(FormDialog[str]):
    """One field. Its text is printed after the cover."""

    topic = "overzichten#het-jaaroverzicht-helemaal-van-u"

    def __init__(
        self, presenting: Presenting, period: Period, seen: str, **where: Unpack[Where]
    ) -> None:
        super().__init__(
            _("Voorwoord {year}").format(year=period.name),
            Field(
                "text",
                _("Voorwoord"),
                kinds.lines(ROWS),
                _("Wat wilt u de lezer zeggen? Een lege regel begint een nieuwe alinea."),
                longest=LONGEST_FOREWORD,
            ),
            save=lambda text: presenting.write_foreword(period, text, seen=seen),
            label=_("voorwoord gewijzigd"),
            **where,
        )
