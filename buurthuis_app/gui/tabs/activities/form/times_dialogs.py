"""Times of an activity: forms for one time only, and for days that come beside those that are planned."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Unpack

from msgspec import Struct
from PySide6.QtWidgets import QComboBox

from buurthuis_app.domain.activities.activity import Activity, Occurrence, problems_of_occurrence
from buurthuis_app.domain.activities.loose_days import LooseDay, drafts
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.shared.texts import single
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, Item, Kind, beside, within
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.forms.time_field import typed_time
from buurthuis_app.gui.tabs.activities.form.days_field import days_kind
from buurthuis_app.gui.tabs.activities.form.form_fields import rooms_box
from buurthuis_app.i18n import _


class OneTime(Struct, frozen=True, kw_only=True):
    """An occurrence with the name of its room, which may be new."""

    occurrence: Occurrence
    room: str = ""


class MoreDays(Struct, frozen=True, kw_only=True):
    """Days to come beside those that are planned; `like` is the activity as it is on these days."""

    like: Activity
    room: str = ""
    days: tuple[LooseDay, ...] = ()


class TimeDialog(FormDialog[OneTime]):
    """What is different this time."""

    topic = "activiteiten#de-gekozen-activiteit"

    def __init__(
        self, rooms: Sequence[Room], *, save: Save[OneTime], **where: Unpack[Where]
    ) -> None:
        super().__init__(
            _("Alleen deze keer"),
            *within("occurrence", Field("date", _("Op welke dag?"), kinds.date())),
            *_how("occurrence", rooms),
            save=save,
            check=lambda changed: problems_of_occurrence(changed.occurrence),
            label=_("keer gewijzigd"),
            **where,
        )


class DaysDialog(FormDialog[MoreDays]):
    """One or more days, each at the hours that are typed with it or else at those below."""

    topic = "activiteiten#iets-plannen"

    def __init__(
        self,
        rooms: Sequence[Room],
        today: dt.date,
        *,
        save: Save[MoreDays],
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("Dag toevoegen"),
            Field(
                "days", _("Welke dagen?"), days_kind(today), required=_("Kies minstens één dag.")
            ),
            *_how("like", rooms),
            save=save,
            check=lambda more: (
                fault
                for draft in drafts(more.days, more.like)
                for fault in problems_of_occurrence(draft)
            ),
            label=_("dagen erbij"),
            **where,
        )


def _how(part: str, rooms: Sequence[Room]) -> tuple[Item, ...]:
    """When, where and by whom."""
    room = Kind(
        partial(rooms_box, rooms),
        QComboBox.setCurrentText,
        lambda box: single(box.currentText()),
    )
    hours = beside(Field("starts", _("Van"), typed_time()), Field("ends", _("Tot"), typed_time()))
    place = Field("place", _("Andere plek"), kinds.text(_("bijv. in het park")))
    leader = Field("led_by", _("Gastvrouw of gastheer"), kinds.text())
    return (
        *within(part, hours),
        Field("room", _("Zaal"), room),
        *within(part, beside(place, leader)),
    )
