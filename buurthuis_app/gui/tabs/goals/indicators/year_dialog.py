"""The form of one year of an indicator."""

from typing import Unpack

from typing_extensions import override

from buurthuis_app.domain.indicators.indicator import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Indicator,
    IndicatorYear,
    problems_of_year,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.i18n import _
from buurthuis_app.records import replace


class YearDialog(FormDialog[IndicatorYear]):
    """What was aimed at, expected and found for one year."""

    topic = "doelen#kengetallen"

    def __init__(
        self,
        save: Save[IndicatorYear],
        indicator: Indicator,
        others: tuple[IndicatorYear, ...],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        unit = f" ({indicator.unit})" if indicator.unit else ""
        choose = _("kies…")
        super().__init__(
            _("Jaar erbij") if new else _("Jaar"),
            Field(
                "year", _("Jaar"), kinds.year(EARLIEST_YEAR, LATEST_YEAR, nothing=choose, empty=0)
            ),
            beside(
                Field("target", _("Streefgetal") + unit, kinds.decimal()),
                Field("forecast", _("Verwachting") + unit, kinds.decimal()),
            ),
            Field(
                "actual",
                _("Uitkomst") + unit,
                kinds.decimal(),
                "" if indicator.typed else _("Wat het programma vindt, gaat voor."),
            ),
            Field("no_poll", _("Dit jaar was er geen peiling"), kinds.tick()),
            Field(
                "next_poll",
                _("De volgende peiling is in"),
                kinds.year(EARLIEST_YEAR, LATEST_YEAR, nothing=choose),
                while_on="no_poll",
            ),
            Field("source", _("Bron"), kinds.text(), indicator.source),
            Field(
                "explanation",
                _("Toelichting"),
                kinds.lines(),
                _("Waarom kwam het anders uit? Schrijf hier geen namen."),
            ),
            save=save,
            check=lambda year: problems_of_year(year, others),
            label=_("jaar erbij") if new else _("jaar gewijzigd"),
            **where,
        )
        self.widget("no_poll").toggled.connect(self.widget("actual").setDisabled)

    @override
    def record(self) -> IndicatorYear:
        record = super().record()
        return replace(record, actual=None) if record.no_poll else record
