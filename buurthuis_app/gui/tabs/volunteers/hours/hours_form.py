"""Noting hours: who, when, how many, and what for; over the most of the allowance it asks why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Unpack

from typing_extensions import override

from buurthuis_app.domain.volunteers.allowance import AllowanceUse, Level, in_words
from buurthuis_app.domain.volunteers.hours import HOUR, NotedHours
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, Kind, beside, named
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _, in_hours

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from buurthuis_app.domain.volunteers.volunteer import Volunteer
    from buurthuis_app.services.registry import CentreServices

_DECIMAL = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_HUNDRED = 100
Entries = list[tuple["UUID", str]]
"""Entries of a list: id and words."""


def minutes_of(text: str) -> int:
    """2,5 or 2:30 or 2 uur; 0 for nothing. Raises Invalid for what is no number of hours."""
    text = text.casefold().replace("uur", "").replace("u", "").strip()
    if not text:
        return 0
    if hours_match := _CLOCK.fullmatch(text):
        return int(hours_match[1]) * HOUR + int(hours_match[2])
    if hours_match := _DECIMAL.fullmatch(text):
        part = (hours_match[2] or "0").ljust(2, "0")
        return int(hours_match[1]) * HOUR + round(int(part) * HOUR / _HUNDRED)
    raise Invalid(_("Dit is geen aantal uren. Schrijf bijvoorbeeld 2,5 of 2:30."))


class HoursForm(FormDialog[NotedHours]):
    """Says while it is filled in how near the allowance comes to its most."""

    topic = "uren#uren-noteren"

    def __init__(
        self,
        house: CentreServices,
        people: Sequence[Volunteer],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("Uren noteren") if new else _("Uren wijzigen"),
            Field("volunteer_id", _("Wie"), kinds.choice(named(people))),
            beside(
                Field("date", _("Dag"), kinds.day(), required=_("Vul de dag in.")),
                Field("minutes", _("Uren"), _hours()),
            ),
            Field("duty_id", _("Taak"), kinds.choice(())),
            Field("activity_id", _("Activiteit"), kinds.choice(())),
            Field(
                "remark", _("Opmerking"), kinds.text(), _("Schrijf hier geen namen van anderen.")
            ),
            Field("overruled_because", _("Waarom het toch mag"), kinds.text()),
            save=lambda noted: house.hours.keep(noted, new=new),
            check=house.hours.problems,
            label=_("uren genoteerd") if new else _("uren gewijzigd"),
            **where,
        )
        self._house = house
        self._offer()
        for name in ("minutes", "date"):
            self.widget(name).editingFinished.connect(self._look)
        self.widget("volunteer_id").currentIndexChanged.connect(self._look)

    @override
    def fill(self, record: NotedHours) -> None:
        super().fill(record)
        self._show_because(shown=bool(record.overruled_because))

    def _offer(self) -> None:
        """The duties and activities to choose from, as soon as they are read."""
        volunteers, telling = self._house.volunteers, self._house.telling

        def read() -> tuple[Entries, Entries]:
            duties = [(duty.id, duty.name) for duty in volunteers.duties() if not duty.archived]
            return duties, [(activity.id, activity.title) for activity in telling.activities()]

        self._operations.run(read, self._offered, owner=self)

    def _offered(self, read: tuple[Entries, Entries]) -> None:
        duties, activities = read
        kinds.offer(self.widget("duty_id"), [(None, _("geen of anders")), *duties])
        kinds.offer(self.widget("activity_id"), [(None, _("geen")), *activities])

    def _look(self) -> None:
        """How near the allowance is to its most with these hours."""
        if self._original is None or self.problems():
            return
        noted, hours = self.record(), self._house.hours
        self._operations.run(lambda: hours.use_with(noted), self._tell_use, owner=self)

    def _tell_use(self, use: AllowanceUse | None) -> None:
        if use is None or use.level is Level.FINE:
            self.notice.hide()
            return
        over = use.level is Level.OVER
        self._show_because(shown=over or bool(self.widget("overruled_because").text()))
        words = in_words(use)
        if over:
            words = _("{use} Schrijf op waarom het toch mag.").format(use=words)
        self.notice.show_sentence(words, Tone.WARNING)

    def _show_because(self, *, shown: bool) -> None:
        self.form.show_row("overruled_because", visible=shown)


def _hours() -> Kind:
    usual = kinds.text(_("bijv. 2,5"))
    return Kind(
        usual.make,
        lambda line, minutes: line.setText(in_hours(minutes) if minutes else ""),
        lambda line: minutes_of(line.text()),
    )
