"""The fields of the form of a volunteer, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from buurthuis_app.domain.volunteers.volunteer import MOST_A_WEEK, MOST_HOURS, VolunteerKind
from buurthuis_app.gui.forms.basic_fields import number_field
from buurthuis_app.gui.forms.day_field import BirthField, DayField
from buurthuis_app.gui.tabs.volunteers.people.people_field import PeopleField
from buurthuis_app.gui.tabs.volunteers.people.week_field import WeekField
from buurthuis_app.gui.widgets.chips_field import ChipsField
from buurthuis_app.i18n import _
from buurthuis_app.services.volunteers.wording import kind_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer
    from buurthuis_app.gui.forms.form import Form

FEW_LINES = 3


class PersonFields:
    """Widgets of the form, by name."""

    def __init__(self, duties: Sequence[Duty], others: Iterable[Volunteer]) -> None:
        self.texts = {
            name: QLineEdit()
            for name in ("name", "phone", "email", "address", "emergency_contact", "languages")
        }
        self.long = {name: _few_lines() for name in ("talents", "wants_to_learn", "remark")}
        self.days = {
            name: DayField()
            for name in ("since", "until", "agreement_on", "vog_seen_on", "vog_renew_by")
        }
        self.ticks = {
            "vog_needed": QCheckBox(_("Een VOG is nodig")),
            "allowance": QCheckBox(_("Krijgt een vrijwilligersvergoeding")),
            "not_two_days_running": QCheckBox(_("Liever niet twee dagen achter elkaar")),
        }
        self.limits = {
            "max_per_week": number_field(0, MOST_A_WEEK),
            "max_hours_per_month": number_field(0, MOST_HOURS),
        }
        for limit in self.limits.values():
            limit.setSpecialValueText(_("geen grens"))
        self.kind = QComboBox()
        for kind in VolunteerKind:
            self.kind.addItem(kind_words(kind), kind)
        self.birth = BirthField()
        self.duties = ChipsField(
            [(duty.id, duty.name) for duty in duties],
            empty=_("Er zijn nog geen taken. Maak ze bij 'Taken'."),
        )
        self.week = WeekField()
        self.together = PeopleField(others)

    def lay_out(self, form: Form) -> None:
        """Put them in the form: what everybody needs first, the rest behind headings."""
        texts, days = self.texts, self.days
        form.row("name", _("Naam"), texts["name"])
        form.beside(
            ("phone", _("Telefoon"), texts["phone"]), ("email", _("E-mail"), texts["email"])
        )
        form.row("duty_ids", _("Taken"), self.duties, _("Wat deze persoon mag doen."))
        form.beside(
            ("kind", _("Soort"), self.kind),
            ("since", _("Sinds"), days["since"]),
            ("until", _("Laatste dag"), days["until"]),
        )
        self.when = form.section(_("Wanneer"))
        form.row(
            "availability",
            _("Vaste week"),
            self.week,
            _(
                "Klik of druk op de spatiebalk: leeg = kan, + liever wel, − liever niet, × kan niet."
            ),
        )
        form.beside(
            ("max_per_week", _("Hoogstens zo vaak per week"), self.limits["max_per_week"]),
            (
                "max_hours_per_month",
                _("Hoogstens zo veel uur per maand"),
                self.limits["max_hours_per_month"],
            ),
        )
        self._tick(form, "not_two_days_running")
        form.row("together_with", _("Alleen samen met een van deze mensen"), self.together)
        self.able = form.section(_("Talenten en talen"))
        form.row("talents", _("Talenten"), self.long["talents"])
        form.row("wants_to_learn", _("Wil leren"), self.long["wants_to_learn"])
        form.row("languages", _("Talen"), texts["languages"])
        self.agreed = form.section(_("Afspraken"))
        form.row("agreement_on", _("Overeenkomst getekend op"), days["agreement_on"])
        self._tick(form, "vog_needed")
        form.beside(
            ("vog_seen_on", _("VOG gezien op"), days["vog_seen_on"]),
            ("vog_renew_by", _("Vernieuwen voor"), days["vog_renew_by"]),
        )
        self._tick(form, "allowance")
        form.row("remark", _("Opmerking"), self.long["remark"])
        self.private = form.section(_("Adres en noodgeval"))
        form.row("address", _("Adres"), texts["address"])
        form.row("emergency_contact", _("Bellen als er iets is"), texts["emergency_contact"])
        form.row(
            "birth",
            _("Geboortejaar of geboortedatum"),
            self.birth,
            _("Alleen als het nodig is, bijvoorbeeld voor een taak met een leeftijdsgrens."),
        )

    def _tick(self, form: Form, name: str) -> None:
        form.row(name, self.ticks[name].text(), self.ticks[name])


def _few_lines() -> QPlainTextEdit:
    text_edit = QPlainTextEdit()
    text_edit.setTabChangesFocus(True)
    text_edit.setFixedHeight(text_edit.fontMetrics().lineSpacing() * FEW_LINES + 20)
    return text_edit
