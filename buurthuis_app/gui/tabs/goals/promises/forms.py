"""The forms of a promise and of a measurement."""

import datetime as dt
from typing import Unpack

from buurthuis_app.domain.promises.promise import (
    Measurement,
    Promise,
    problems,
    problems_of_measurement,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.i18n import _


class PromiseDialog(FormDialog[Promise]):
    """A promise in a sentence, with its norm."""

    topic = "doelen#beloften"

    def __init__(self, save: Save[Promise], *, new: bool, **where: Unpack[Where]) -> None:
        super().__init__(
            _("Nieuwe belofte") if new else _("Belofte"),
            Field(
                "sentence",
                _("Wat beloven wij?"),
                kinds.text(_("bijv. U krijgt snel antwoord op een vraag.")),
            ),
            Field(
                "norm",
                _("Wanneer is de belofte gehouden?"),
                kinds.text(_("bijv. 95 % binnen 2 werkdagen")),
            ),
            beside(
                Field(
                    "at_most",
                    _("Het getal daarvan is"),
                    kinds.choice([(False, _("minstens")), (True, _("hoogstens"))]),
                ),
                Field("threshold", _("Getal"), kinds.decimal(_("bijv. 95"))),
                Field("unit", _("Eenheid"), kinds.text(_("bijv. %"))),
            ),
            Field("measured_how", _("Hoe meten wij het?"), kinds.lines()),
            Field(
                "looked_after_by",
                _("Wie let erop?"),
                kinds.text(),
                _("Een rol of een voornaam is genoeg."),
            ),
            Field("ended", _("Deze belofte houdt op"), kinds.tick(), free=True),
            beside(
                Field("since", _("Geldt vanaf"), kinds.date()),
                Field("until", _("Tot en met"), kinds.date(), while_on="ended"),
            ),
            save=save,
            check=problems,
            label=_("belofte erbij") if new else _("belofte gewijzigd"),
            **where,
        )


class MeasurementDialog(FormDialog[Measurement]):
    """What came out on one day; a promise without a number asks whether it was kept."""

    topic = "doelen#beloften"

    def __init__(
        self,
        promise: Promise,
        save: Save[Measurement],
        *,
        today: dt.date,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        kept = kinds.choice([(None, _("kies…")), (True, _("ja")), (False, _("nee"))])
        unit = f" ({promise.unit})" if promise.unit else ""
        super().__init__(
            _("Meting noteren") if new else _("Meting"),
            Field("date", _("Op welke dag?"), kinds.date()),
            Field("kept", _("Is de belofte gehouden?"), kept, promise.norm)
            if promise.threshold is None
            else Field(
                "value",
                _("Wat kwam eruit?") + unit,
                kinds.decimal(_("bijv. 94")),
                promise.norm,
            ),
            Field("remark", _("Opmerking"), kinds.text(), _("Schrijf hier geen namen.")),
            save=save,
            check=lambda measurement: problems_of_measurement(measurement, promise, today),
            label=_("meting erbij") if new else _("meting gewijzigd"),
            **where,
        )
