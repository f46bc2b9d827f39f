"""Form of a volunteer, new or changed: who it is, what for, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from typing_extensions import override

from buurthuis_app.domain.volunteers.volunteer import Person, usual_renewal
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.tabs.volunteers.people.person_fields import person_fields
from buurthuis_app.gui.widgets.notices import Tone
from buurthuis_app.i18n import _, listing
from buurthuis_app.records import replace
from buurthuis_app.services.volunteers.wording import lost_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from buurthuis_app.domain.rosters.shift import Shift
    from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer
    from buurthuis_app.services.registry import CentreServices


class PersonForm(FormDialog[Person]):
    """Says at once when somebody of this name, address or phone number is there already."""

    topic = "vrijwilligers#iemand-erbij-zetten"

    def __init__(
        self,
        house: CentreServices,
        duties: Sequence[Duty],
        others: Sequence[Volunteer],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("Nieuwe vrijwilliger") if new else _("Vrijwilliger wijzigen"),
            *person_fields(duties, others),
            save=lambda person: house.volunteers.keep(person, new=new),
            check=house.volunteers.problems,
            label=_("vrijwilliger erbij") if new else _("vrijwilliger gewijzigd"),
            **where,
        )
        self._house = house
        for name in ("name", "email", "phone"):
            self.widget(name).editingFinished.connect(self._look_for_twins)
        for name in ("since", "until", "earlier_stays"):
            self.widget(name).editingFinished.connect(self._look_ahead)
        self.widget("vog_seen_on").editingFinished.connect(self._propose_renewal)

    @override
    def fill(self, record: Person) -> None:
        super().fill(record)
        self.widget("availability").show_wishes(record.availability)

    @override
    def record(self) -> Person:
        person, former = super().record(), self.base.availability
        wishes = self.widget("availability").wishes(person.volunteer.id)
        return person if set(wishes) == set(former) else replace(person, availability=wishes)

    def _propose_renewal(self) -> None:
        """Three years after it was seen, as is the custom; what stands there already stays."""
        renew_by = self.widget("vog_renew_by")
        try:
            seen = self.widget("vog_seen_on").day()
        except Invalid:
            return
        if seen is not None and not renew_by.text():
            renew_by.show_day(usual_renewal(seen))

    def _look_ahead(self) -> None:
        """Say before it is kept which duties come after the last day, and which years' figures change."""
        try:
            volunteer = self.record().volunteer
        except Invalid:
            return
        volunteers = self._house.volunteers
        self._operations.run(
            lambda: (volunteers.years_changed(volunteer), volunteers.duties_lost(volunteer)),
            self._tell_consequences,
            owner=self,
        )

    def _tell_consequences(self, found: tuple[tuple[int, ...], Sequence[Shift]]) -> None:
        years, lost = found
        said = []
        if years:
            words = _("Hierdoor veranderen de cijfers van {years}.")
            said.append(words.format(years=listing([str(year) for year in years])))
        if lost:
            said.append(_("Na deze laatste dag staan er nog diensten op het rooster."))
            said.append(lost_in_words(lost))
        if said:
            self.notice.show_sentence(" ".join(said), Tone.WARNING)

    def _look_for_twins(self) -> None:
        texts: dict[str, Any] = {
            name: self.widget(name).text() for name in ("name", "email", "phone")
        }
        typed = replace(self.base.volunteer, **texts)
        if typed == self.base.volunteer or not typed.name.strip():
            return
        volunteers = self._house.volunteers
        self._operations.run(lambda: volunteers.alike(typed), self._tell_twins, owner=self)

    def _tell_twins(self, twins: tuple[Volunteer, ...]) -> None:
        if twins:
            names = listing([volunteer.name for volunteer in twins])
            self.notice.show_sentence(
                _("Misschien staat deze persoon er al: {names}.").format(names=names), Tone.WARNING
            )
