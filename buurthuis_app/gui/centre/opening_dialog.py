"""Opening hours of the rooms, and the centre's region for the school holidays."""

from typing import Unpack

from buurthuis_app.domain.activities.days_off import school_holidays_known_until
from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.domain.centre.centre import Centre, Region, Weekday, region_names
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, Item, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.forms.time_field import typed_time
from buurthuis_app.i18n import _, short_date, weekday_name
from buurthuis_app.services.centre.lists import Lists


class OpeningDialog(FormDialog[Centre]):
    """The region decides which school holidays count; the hours are what the occupancy is measured against."""

    topic = "beginnen#de-eerste-keer"

    def __init__(self, lists: Lists, **where: Unpack[Where]) -> None:
        super().__init__(
            _("Regio en openingstijden"),
            *opening_fields(),
            save=lists.keep_centre,
            check=rules.problems,
            label=_("regio of openingstijden gewijzigd"),
            **where,
        )


def opening_fields() -> tuple[Item, ...]:
    """The fields of a centre for its region and hours."""
    days = [(day, weekday_name(number)) for number, day in enumerate(Weekday)]
    missing = _("Vul een tijd in.")
    return (
        Field(
            "region",
            _("Regio voor de schoolvakanties"),
            kinds.choice(tuple(region_names().items())),
            _(
                "Reeksen die de schoolvakantie overslaan, volgen deze regio. "
                "De vakanties zijn bekend tot en met {day}."
            ).format(day=short_date(min(map(school_holidays_known_until, Region)))),
        ),
        beside(
            Field("opens", _("Open van"), typed_time(), required=missing),
            Field("closes", _("Tot"), typed_time(), required=missing),
        ),
        Field("open_on", _("Open op"), kinds.chips(days, into=frozenset)),
    )
