"""The chosen person: how to reach her or him, what for, when, and what there is to look after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.volunteers.fields import FieldKind, VolunteerField, volunteer_fields
from buurthuis_app.domain.volunteers.stays import stays_in_words
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.tabs.volunteers.people.week_picture import WeekPicture, signs
from buurthuis_app.gui.widgets.act_row import ActRow
from buurthuis_app.gui.widgets.controls import ShortButton, Text, button, card, label, say_as
from buurthuis_app.gui.widgets.layout import SPRING, grow, in_column, scrolled
from buurthuis_app.i18n import (
    _,
    day_and_month,
    form_of,
    in_hours,
    listing,
    ngettext,
    number,
    short_date,
)
from buurthuis_app.services.volunteers.wording import absence_in_words, kind_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from buurthuis_app.domain.volunteers.volunteer import Volunteer
    from buurthuis_app.services.volunteers.list_rows import PersonLine

WIDTH = 420
NARROWEST = 380
MOST_DAYS = 6
_ELSEWHERE = (
    *("name", "kind", "since", "until", "vog_needed", "vog_seen_on", "vog_renew_by"),
    *("rather", "rather_not", "max_hours_per_month", "not_two_days_running"),
)
"""What stands above the facts, in the picture of the week or in the line of the limits."""


class PersonDetails(QWidget):
    """Empty until somebody is chosen."""

    change_asked = Signal()
    hours_asked = Signal()
    absence_asked = Signal(object)  # Absence | None for a new one
    all_asked = Signal()
    return_asked = Signal()
    remove_asked = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.line: PersonLine | None = None
        self._build()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH, theme().percent), 200)

    def show_line(
        self, line: PersonLine | None, duties: Mapping[UUID, str], names: Mapping[UUID, str]
    ) -> None:
        """Show this person; `duties` and `names` are what the ids are called."""
        self.line = line
        self._around.setVisible(line is not None)
        self.acts.setVisible(line is not None)
        self._nothing.setVisible(line is None)
        if line is None:
            return
        self.name.setText(line.person.volunteer.name)
        self.standing.setText(self._standing(line))
        until = line.person.volunteer.until
        self.return_action.setVisible(until is not None and until < self._today)
        self.facts.setText("\n".join(self._facts(line, duties, names)))
        words, text = self._vog(line)
        say_as(self.vog, words, text)
        self.vog.setVisible(bool(words))
        self.week.show_wishes(line.person.availability)
        self.signs.setText(
            signs(line.person.availability) or _("Kan altijd, of heeft dat nog niet gezegd.")
        )
        self.week.setVisible(bool(line.person.availability))
        self._show_absences(line)

    def _standing(self, line: PersonLine) -> str:
        """Vrijwilliger, sinds 1-3-2020, tot en met 31-12-2026."""
        volunteer = line.person.volunteer
        parts = [kind_words(volunteer.kind)]
        if volunteer.since:
            parts.append(_("sinds {day}").format(day=short_date(volunteer.since)))
        if volunteer.until:
            parts.append(_("tot en met {day}").format(day=short_date(volunteer.until)))
        return ", ".join(parts).capitalize()

    def _facts(
        self, line: PersonLine, duties: Mapping[UUID, str], names: Mapping[UUID, str]
    ) -> Iterator[str]:
        volunteer = line.person.volunteer
        done = [name for key, name in duties.items() if key in volunteer.duty_ids]
        age = volunteer.age_on(self._today) if volunteer.birth_date else None
        together = [names[key] for key in volunteer.together_with if key in names]
        earlier = stays_in_words(volunteer.earlier_stays)
        odd = dict.fromkeys(_ELSEWHERE, "") | {
            "birth": _("Leeftijd: {n}").format(n=age) if age is not None else "",
            "duty_ids": _("Taken: {what}").format(what=listing(done))
            if done
            else _("Nog geen taken"),
            "availability": "\n".join(filter(None, (self._hours(line), self._coming(line)))),
            "max_per_week": self._limits(line),
            "together_with": together
            and _("Alleen samen met {names}").format(names=listing(together)),
            "earlier_stays": earlier and _("Eerdere periodes: {what}").format(what=earlier),
            "remark": volunteer.remark,
        }
        told = (
            odd.get(field.name) if field.name in odd else _plain(field, volunteer)
            for field in volunteer_fields()
        )
        return (words for words in told if words)

    @staticmethod
    def _hours(line: PersonLine) -> str:
        minutes = line.minutes_this_year
        year = ngettext("Dit jaar {n} uur", "Dit jaar {n} uur", form_of(minutes / 60)).format(
            n=in_hours(minutes)
        )
        last = line.last_worked
        words = _("{year}, voor het laatst op {day}")
        return words.format(year=year, day=short_date(last)) if last else _("Nog geen uren")

    def _coming(self, line: PersonLine) -> str:
        days = [day for day in line.duty_days if day >= self._today][:MOST_DAYS]
        return (
            _("Komt op {days}").format(days=listing([day_and_month(d) for d in days]))
            if days
            else ""
        )

    @staticmethod
    def _limits(line: PersonLine) -> str:
        volunteer, parts = line.person.volunteer, []
        if volunteer.max_per_week:
            words = ngettext("{n} keer per week", "{n} keer per week", volunteer.max_per_week)
            parts.append(words.format(n=number(volunteer.max_per_week)))
        if volunteer.max_hours_per_month:
            most = volunteer.max_hours_per_month
            words = ngettext("{n} uur per maand", "{n} uur per maand", most)
            parts.append(words.format(n=number(most)))
        if volunteer.not_two_days_running:
            parts.append(_("liever niet twee dagen achter elkaar"))
        return _("Hoogstens {what}").format(what=listing(parts)) if parts else ""

    def _vog(self, line: PersonLine) -> tuple[str, Text]:
        volunteer = line.person.volunteer
        if volunteer.vog_seen_on is None:
            missing = _("VOG nodig, nog niet gezien")
            return (missing, Text.WARNING) if line.vog_needed else ("", Text.QUIET)
        words = _("VOG gezien op {day}").format(day=short_date(volunteer.vog_seen_on))
        if volunteer.vog_renew_by:
            words = _("{seen}, vernieuwen voor {day}").format(
                seen=words, day=short_date(volunteer.vog_renew_by)
            )
        return words, Text.WARNING if line.vog_to_do(self._today) else Text.QUIET

    def _show_absences(self, line: PersonLine) -> None:
        for shown in self._away.findChildren(
            ShortButton, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            self._away_column.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        coming = [
            planned
            for planned in line.person.absences
            if planned.yearly or planned.last >= self._today
        ]
        for absence in coming:
            absence_button = ShortButton(partial(self.absence_asked.emit, absence))
            absence_button.say(_("Afwezig {when}").format(when=absence_in_words(absence)))
            self._away_column.addWidget(absence_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._away.setVisible(bool(coming))

    def _build(self) -> None:
        sheet = card()
        self.name, self.standing = label("", Text.HEADING), label("", Text.QUIET)
        self.facts, self.vog = label(""), label("")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.week = WeekPicture()
        self.signs = label("", Text.QUIET)
        self._away = QWidget()
        self._away_column = in_column(on=self._away, gap=0)
        in_column(
            self.name,
            self.standing,
            self.vog,
            self.facts,
            self.week,
            self.signs,
            self._away,
            SPRING,
            on=sheet,
            margins=2 * GRID,
        )
        self._around = scrolled(sheet, stop=False)
        self._nothing = label(_("Kies iemand om te zien wat erbij hoort."), Text.QUIET)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        in_column(
            grow(self._around), self._acts(), grow(self._nothing), on=self, margins=(GRID, 0, 0, 0)
        )
        self._around.hide()
        self.acts.hide()
        self.setMinimumWidth(scaled(NARROWEST, theme().percent))

    def _acts(self) -> ActRow:
        self.change_button = button(_("Wijzigen"), icon_name="edit", do=self.change_asked.emit)
        self.hours_button = button(_("Uren noteren…"), do=self.hours_asked.emit)
        self.acts = acts = ActRow(self.change_button, self.hours_button)
        self.absence_action = acts.act(_("Afwezig…"), lambda: self.absence_asked.emit(None))
        acts.act(_("Inzage en wissen…"), self.all_asked.emit)
        self.return_action = acts.act(_("Komt terug…"), self.return_asked.emit)
        acts.removing(_("Verwijderen"), self.remove_asked.emit)
        return acts


def _plain(field: VolunteerField, volunteer: Volunteer) -> str:
    """What a field says whose kind alone tells how."""
    value = field.value_in(volunteer)
    if not value or field.kind is FieldKind.TICK:
        return field.words if value else ""
    text = short_date(value) if field.kind is FieldKind.DAY else value
    return _("{what}: {text}").format(what=field.words, text=text)
