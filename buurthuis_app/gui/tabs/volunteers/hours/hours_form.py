"""Noting hours: who, when, how many, and what for; over the most of the allowance it asks why."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit
from typing_extensions import override

from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.volunteers.allowance import AllowanceUse, Level
from buurthuis_app.domain.volunteers.hours import HOUR, NotedHours, in_hours
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.day_field import DayField
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.domain.volunteers.volunteer import Volunteer
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.registry import CentreServices

_DECIMAL = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_HUNDRED = 100
Entries = list[tuple[str, "UUID"]]
"""Entries of a list: words and id."""


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

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        people: Sequence[Volunteer],
        *,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Uren noteren") if new else _("Uren wijzigen"),
            operations=operations,
            save=lambda noted: house.hours.keep(noted, new=new),
            label=_("uren genoteerd") if new else _("uren gewijzigd"),
            parent=parent,
        )
        self._house = house
        self._base: NotedHours | None = None
        self.who, self.duty, self.activity = QComboBox(), QComboBox(), QComboBox()
        for person in people:
            self.who.addItem(person.name, person.id)
        self.day, self.hours, self.remark, self.because = (
            DayField(),
            QLineEdit(),
            QLineEdit(),
            QLineEdit(),
        )
        self.hours.setPlaceholderText(_("bijv. 2,5"))
        self.form.row("volunteer_id", _("Wie"), self.who)
        self.form.beside(("date", _("Dag"), self.day), ("minutes", _("Uren"), self.hours))
        self.form.row("duty_id", _("Taak"), self.duty)
        self.form.row("activity_id", _("Activiteit"), self.activity)
        self.form.row(
            "remark", _("Opmerking"), self.remark, _("Schrijf hier geen namen van anderen.")
        )
        self.form.row("overruled_because", _("Waarom het toch mag"), self.because)
        self._show_because(shown=False)
        self._offer()
        for field in (self.hours, self.day):
            field.editingFinished.connect(self._look)
        self.who.currentIndexChanged.connect(self._look)

    @override
    def fill(self, record: NotedHours) -> None:
        self._base = record
        _choose(self.who, record.volunteer_id)
        self.day.show_day(record.date)
        self.hours.setText(in_hours(record.minutes) if record.minutes else "")
        _choose(self.duty, record.duty_id)
        _choose(self.activity, record.activity_id)
        self.remark.setText(record.remark)
        self.because.setText(record.overruled_because)
        self._show_because(shown=bool(record.overruled_because))
        self.hours.setFocus()

    @override
    def record(self) -> NotedHours:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        return replace(
            self._base,
            volunteer_id=self.who.currentData() or self._base.volunteer_id,
            date=self.day.day() or dt.date.max,
            minutes=minutes_of(self.hours.text()),
            duty_id=self.duty.currentData(),
            activity_id=self.activity.currentData(),
            remark=self.remark.text().strip(),
            overruled_because=self.because.text().strip(),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        faults = []
        for name, read in (
            ("date", self.day.day),
            ("minutes", lambda: minutes_of(self.hours.text())),
        ):
            try:
                value = read()
            except Invalid as error:
                faults.append(Problem(field=name, sentence=error.sentence))
                continue
            if name == "date" and value is None:
                faults.append(Problem(field=name, sentence=_("Vul de dag in.")))
        return tuple(faults) or self._house.hours.problems(self.record())

    def _offer(self) -> None:
        """The duties and activities to choose from, as soon as they are read."""
        volunteers, telling = self._house.volunteers, self._house.telling

        def read() -> tuple[Entries, Entries]:
            duties = [(duty.name, duty.id) for duty in volunteers.duties() if not duty.archived]
            return duties, [(activity.title, activity.id) for activity in telling.activities()]

        for box, nothing in ((self.duty, _("geen of anders")), (self.activity, _("geen"))):
            box.addItem(nothing, None)
        self._operations.run(read, self._offered, owner=self)

    def _offered(self, read: tuple[Entries, Entries]) -> None:
        for box, entries in zip((self.duty, self.activity), read, strict=True):
            for words, key in entries:
                box.addItem(words, key)
        if self._base is not None:
            _choose(self.duty, self._base.duty_id)
            _choose(self.activity, self._base.activity_id)

    def _look(self) -> None:
        """How near the allowance is to its most with these hours."""
        try:
            noted = self.record()
        except Invalid:
            return
        if noted.minutes and not self.problems():
            hours = self._house.hours
            self._operations.run(lambda: hours.use_with(noted), self._tell_use, owner=self)

    def _tell_use(self, use: AllowanceUse | None) -> None:
        from buurthuis_app.services.volunteers.hours import use_in_words

        if use is None or use.level is Level.FINE:
            self.notice.hide()
            return
        over = use.level is Level.OVER
        self._show_because(shown=over or bool(self.because.text()))
        words = use_in_words(use)
        if over:
            words = _("{use} Schrijf op waarom het toch mag.").format(use=words)
        self.notice.show_sentence(words, Tone.WARNING)

    def _show_because(self, *, shown: bool) -> None:
        field = self.because.parentWidget()
        if field is not None:
            field.setVisible(shown)


def _choose(box: QComboBox, value: object) -> None:
    places = (place for place in range(box.count()) if box.itemData(place) == value)
    box.setCurrentIndex(next(places, 0))
