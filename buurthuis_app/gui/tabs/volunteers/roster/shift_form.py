"""Form of one shift, new or changed, for one day only."""

import datetime as dt
from collections.abc import Sequence
from typing import Unpack

from typing_extensions import override

from buurthuis_app.domain.rosters import shift as rosters
from buurthuis_app.domain.rosters.shift import MOST_NEEDED, Shift
from buurthuis_app.domain.volunteers.volunteer import Duty
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside, named
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.i18n import _
from buurthuis_app.services.rosters.shifts import ShiftPlanning


class ShiftForm(FormDialog[Shift]):
    """A shift of an activity keeps the activity's day and times."""

    topic = "rooster#iemand-op-een-dienst-zetten"

    def __init__(
        self, planning: ShiftPlanning, duties: Sequence[Duty], *, new: bool, **where: Unpack[Where]
    ) -> None:
        follows = _("De dag en de tijden volgen de activiteit. Verander ze bij Activiteiten.")
        self.follows = label(follows, Text.QUIET)
        super().__init__(
            _("Losse dienst") if new else _("Dienst wijzigen"),
            Field("duty_id", _("Taak"), kinds.choice(named(duties))),
            self.follows,
            beside(
                Field("date", _("Dag"), kinds.date()),
                Field("starts", _("Begin"), kinds.time()),
                Field("ends", _("Einde"), kinds.time(dt.time(12))),
            ),
            Field("needed", _("Hoeveel mensen"), kinds.number(1, MOST_NEEDED)),
            Field(
                "remark",
                _("Opmerking"),
                kinds.lines(),
                _("Komt ook op de lijst van wie er dienst heeft."),
            ),
            save=lambda shift: planning.keep_shift(shift, new=new),
            check=rosters.problems,
            label=_("dienst gemaakt") if new else _("dienst gewijzigd"),
            **where,
        )

    @override
    def fill(self, record: Shift) -> None:
        super().fill(record)
        tied = record.occurrence_id is not None
        self.follows.setVisible(tied)
        for name in ("date", "starts", "ends"):
            self.widget(name).setEnabled(not tied)
