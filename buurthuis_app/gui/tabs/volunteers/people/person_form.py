"""Form of a volunteer, new or changed: who it is, what for, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.volunteers.volunteer import Person, Volunteer, usual_renewal
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.tabs.volunteers.people.person_fields import PersonFields
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _, listing
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.domain.volunteers.volunteer import Duty
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.registry import CentreServices

_BIRTH = {"birth_year", "birth_date"}


class PersonForm(FormDialog[Person]):
    """Says at once when somebody of this name, address or phone number is there already."""

    def __init__(
        self,
        house: CentreServices,
        operations: Operations,
        duties: Sequence[Duty],
        others: Sequence[Volunteer],
        *,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Nieuwe vrijwilliger") if new else _("Vrijwilliger wijzigen"),
            operations=operations,
            save=lambda person: house.volunteers.keep(person, new=new),
            label=_("vrijwilliger erbij") if new else _("vrijwilliger gewijzigd"),
            parent=parent,
        )
        self._house = house
        self._base: Person | None = None
        self.fields = PersonFields(duties, others)
        self.fields.lay_out(self.form)
        for name in ("name", "email", "phone"):
            self.fields.texts[name].editingFinished.connect(self._look_for_twins)
        self.fields.days["vog_seen_on"].editingFinished.connect(self._propose_renewal)

    @override
    def fill(self, record: Person) -> None:
        self._base, volunteer, fields = record, record.volunteer, self.fields
        for name, line in fields.texts.items():
            line.setText(getattr(volunteer, name))
        for name, lines in fields.long.items():
            lines.setPlainText(getattr(volunteer, name))
        for name, day in fields.days.items():
            day.show_day(getattr(volunteer, name))
        for name, tick in fields.ticks.items():
            tick.setChecked(getattr(volunteer, name))
        for name, limit in fields.limits.items():
            limit.setValue(getattr(volunteer, name) or 0)
        fields.kind.setCurrentIndex(
            next(n for n in range(fields.kind.count()) if fields.kind.itemData(n) is volunteer.kind)
        )
        fields.birth.show_birth(volunteer.birth_year, volunteer.birth_date)
        fields.duties.show_chosen(volunteer.duty_ids)
        fields.week.show_wishes(record.availability)
        fields.together.show_people(volunteer.together_with)
        self._summarise(record)

    @override
    def record(self) -> Person:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        fields, base = self.fields, self._base.volunteer
        year, day = fields.birth.birth()
        values: dict[str, Any] = {name: line.text() for name, line in fields.texts.items()}
        values |= {name: lines.toPlainText() for name, lines in fields.long.items()}
        values |= {name: day_.day() for name, day_ in fields.days.items()}
        values |= {name: tick.isChecked() for name, tick in fields.ticks.items()}
        values |= {name: limit.value() or None for name, limit in fields.limits.items()}
        volunteer = replace(
            base,
            kind=fields.kind.currentData(),
            birth_year=year,
            birth_date=day,
            duty_ids=tuple(sorted(fields.duties.chosen())),
            together_with=fields.together.people(),
            **values,
        )
        former_wishes = {(wish.weekday, wish.day_part): wish for wish in self._base.availability}
        wishes = fields.week.wishes(base.id)
        same = set(wishes) == set(former_wishes.values())
        return replace(
            self._base,
            volunteer=volunteer,
            availability=self._base.availability if same else wishes,
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        fields = self.fields
        reading: tuple[tuple[str, Callable[[], object]], ...] = (
            *((name, day.day) for name, day in fields.days.items()),
            ("birth", fields.birth.birth),
        )
        faults = []
        for name, read in reading:
            try:
                read()
            except Invalid as error:
                faults.append(Problem(field=name, sentence=error.sentence))
        if faults:
            return tuple(faults)
        return tuple(
            replace(problem, field="birth") if problem.field in _BIRTH else problem
            for problem in self._house.volunteers.problems(self.record())
        )

    def _propose_renewal(self) -> None:
        """Three years after it was seen, as is the custom; what stands there already stays."""
        days = self.fields.days
        try:
            seen = days["vog_seen_on"].day()
        except Invalid:
            return
        if seen is not None and not days["vog_renew_by"].text():
            days["vog_renew_by"].show_day(usual_renewal(seen))

    def _look_for_twins(self) -> None:
        if self._base is None:
            return
        texts: dict[str, Any] = {
            name: self.fields.texts[name].text() for name in ("name", "email", "phone")
        }
        typed = replace(self._base.volunteer, **texts)
        if typed == self._base.volunteer or not typed.name.strip():
            return
        volunteers = self._house.volunteers
        self._operations.run(lambda: volunteers.alike(typed), self._tell_twins, owner=self)

    def _tell_twins(self, twins: tuple[Volunteer, ...]) -> None:
        if twins:
            names = listing([volunteer.name for volunteer in twins])
            self.notice.show_sentence(
                _("Misschien staat deze persoon er al: {names}.").format(names=names), Tone.WARNING
            )

    def _summarise(self, person: Person) -> None:
        """Say beside each heading what is filled in behind it."""
        volunteer, fields = person.volunteer, self.fields
        fields.when.summarise(_("ingevuld") if person.availability else "")
        able = (volunteer.talents, volunteer.wants_to_learn, volunteer.languages)
        fields.able.summarise(", ".join(" ".join(text.split()) for text in able if text))
        agreed = (
            (volunteer.agreement_on, _("getekend")),
            (volunteer.vog_seen_on, _("VOG gezien")),
            (volunteer.allowance, _("vergoeding")),
            (volunteer.remark, _("opmerking")),
        )
        fields.agreed.summarise(", ".join(words for known, words in agreed if known))
        private = (
            volunteer.address,
            volunteer.emergency_contact,
            volunteer.birth_year or volunteer.birth_date,
        )
        fields.private.summarise(_("ingevuld") if any(private) else "")
