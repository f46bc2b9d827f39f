"""Forms of room hire: a hirer, a price, a request, and the word that it is agreed."""

from collections.abc import Sequence
from typing import Unpack

from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.hire.hire import Agreeing, Hire, HireRow, problems_of_hire
from buurthuis_app.domain.hire.hirer import Hirer, hirer_kind_names, problems_of_hirer
from buurthuis_app.domain.hire.price_list import (
    HireRate,
    part_names,
    problems_of_rate,
    unit_names,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside, named, section
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.widgets.controls import label
from buurthuis_app.i18n import _, hours, long_date


class HirerForm(FormDialog[Hirer]):
    """Who hires, and where the invoice goes."""

    topic = "verhuur#huurders"

    def __init__(self, save: Save[Hirer], *, new: bool, **where: Unpack[Where]) -> None:
        super().__init__(
            _("Nieuwe huurder") if new else _("Huurder"),
            beside(
                Field("name", _("Wie huurt er?"), kinds.text(_("bijv. Koor De Merel"))),
                Field("kind", _("Soort"), kinds.choice(list(hirer_kind_names().items()))),
            ),
            Field("contact_name", _("Contactpersoon"), kinds.text()),
            beside(
                Field("email", _("E-mailadres"), kinds.text()),
                Field("phone", _("Telefoonnummer"), kinds.text()),
            ),
            Field(
                "address",
                _("Adres voor de factuur"),
                kinds.lines(),
                _("Straat en nummer, en daaronder postcode en plaats."),
            ),
            save=save,
            check=problems_of_hirer,
            label=_("huurder erbij") if new else _("huurder gewijzigd"),
            **where,
        )


class RateForm(FormDialog[HireRate]):
    """What a room costs for a kind of hirer."""

    topic = "verhuur#prijzen"

    def __init__(
        self, rooms: Sequence[Room], save: Save[HireRate], *, new: bool, **where: Unpack[Where]
    ) -> None:
        super().__init__(
            _("Prijs erbij") if new else _("Prijs"),
            beside(
                Field("room_id", _("Zaal"), kinds.choice(named(rooms, _("kies…")))),
                Field("kind", _("Voor wie?"), kinds.choice(list(hirer_kind_names().items()))),
            ),
            Field(
                "part",
                _("Als het begint in de"),
                kinds.choice(list(part_names().items())),
                _("Een prijs voor een deel van de dag gaat voor die van de hele dag."),
            ),
            beside(
                Field("cents", _("Prijs in euro's"), kinds.money(_("bijv. 20"), empty=0)),
                Field("unit", _("Waarvoor"), kinds.choice(list(unit_names().items()))),
            ),
            save=save,
            check=lambda rate: problems_of_rate(rate, ()),
            label=_("prijs erbij") if new else _("prijs gewijzigd"),
            **where,
        )


class HireForm(FormDialog[Hire]):
    """Who asks for which room, and when."""

    topic = "verhuur#aanvragen"

    def __init__(
        self,
        hirers: Sequence[Hirer],
        rooms: Sequence[Room],
        save: Save[Hire],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("Aanvraag voor een zaal") if new else _("Verhuur"),
            beside(
                Field("hirer_id", _("Wie huurt er?"), kinds.choice(named(hirers, _("kies…")))),
                Field("room_id", _("Zaal"), kinds.choice(named(rooms, _("kies…")))),
            ),
            Field("purpose", _("Waarvoor?"), kinds.text(_("bijv. Repetitie"))),
            beside(
                Field("date", _("Dag"), kinds.date()),
                Field("starts", _("Van"), kinds.time()),
                Field("ends", _("Tot"), kinds.time()),
            ),
            beside(
                Field("weekly", _("Elke week op deze dag"), kinds.tick()),
                Field("until", _("Tot en met"), kinds.day(), _("Leeg is: zonder einde.")),
            ),
            section(
                _("Prijs en opmerking"),
                Field(
                    "price",
                    _("Afgesproken prijs per keer"),
                    kinds.money(_("bijv. 35")),
                    _("Laat dit leeg als de prijslijst geldt. 0 is gratis."),
                ),
                Field("remark", _("Opmerking"), kinds.lines(2)),
            ),
            save=save,
            check=problems_of_hire,
            label=_("aanvraag erbij") if new else _("verhuur gewijzigd"),
            **where,
        )


class AgreeForm(FormDialog[Agreeing]):
    """The last look before a request comes into the programme: what stands in its way."""

    topic = "verhuur#afspreken"

    def __init__(self, row: HireRow, save: Save[Agreeing], **where: Unpack[Where]) -> None:
        hire = row.hire
        said = [f"{row.title}: {row.room}, {long_date(hire.date)} {hours(hire.starts, hire.ends)}"]
        said += [_("Daarna elke week op deze dag.")] if hire.weekly else []
        said += [
            *row.in_the_way,
            "" if row.in_the_way else _("De zaal is dan vrij. Het komt in het programma."),
        ]
        super().__init__(
            _("Afspreken met {who}").format(who=row.hirer.name),
            label("\n".join(line for line in said if line)),
            Field("anyway", _("Toch afspreken, dit is geen bezwaar"), kinds.tick())
            if row.in_the_way
            else None,
            save=save,
            label=_("verhuur afgesproken"),
            **where,
        )
