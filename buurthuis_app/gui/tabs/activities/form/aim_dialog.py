"""Aims of an activity: how often it is to be held, and for how many visits, this year and the next."""

from collections.abc import Sequence
from typing import Unpack

from typing_extensions import override

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.overviews.aims import Aim, Aimed
from buurthuis_app.gui.forms.aim_field import AimField
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done

Aims = tuple[Aim, ...]


class AimDialog(FormDialog[Aims]):
    """Two fields a year. The sentence why it went otherwise is written with the yearly overview."""

    topic = "activiteiten#de-gekozen-activiteit"

    def __init__(
        self,
        house: CentreServices,
        activity: Activity,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("Doel van {title}").format(title=activity.title),
            label(
                _(
                    "Laat leeg waar geen doel voor is. Scheelt het meer dan 10%, "
                    "dan vraagt het jaaroverzicht waarom."
                ),
                Text.QUIET,
            ),
            save=self._keep,
            label=_("doel van {title}").format(title=activity.title),
            **where,
        )
        self._aiming, self._drafting, self._activity = house.aiming, house.drafting, activity
        this_year = house.clock.today().year
        self._years = (this_year, this_year + 1)
        self.fields: dict[int, tuple[AimField, AimField]] = {}

    def ask(self) -> None:
        """Read what was aimed at and what came of it, and open."""
        aiming, activity, years = self._aiming, self._activity, self._years
        self._operations.run(
            lambda: [aiming.of_activity(activity, year) for year in years], self._show, owner=self
        )

    @override
    def fill(self, record: Aims) -> None:
        for aim in record:
            times, visits = self.fields[aim.year]
            times.show_aim(aim.times)
            visits.show_aim(aim.visits)

    @override
    def record(self) -> Aims:
        return tuple(
            replace(aim, times=times.aim(), visits=visits.aim())
            for aim, (times, visits) in zip(self.base, self.fields.values(), strict=True)
        )

    @override
    def submit(self) -> None:
        if self.changed:
            super().submit()
        else:
            self.reject()

    def _show(self, aimed_years: Sequence[Aimed]) -> None:
        for year, aimed in zip(self._years, aimed_years, strict=True):
            self._add_year(year, aimed)
        known = tuple(
            self._aiming.blank(aimed, year)
            for year, aimed in zip(self._years, aimed_years, strict=True)
        )
        self.edit(known, drafts=self._drafting, key=f"aim-{self._activity.id}")

    def _add_year(self, year: int, aimed: Aimed) -> None:
        self.fields[year] = times, visits = AimField(), AimField()
        self.form.part(str(year))
        self.form.beside(
            (f"times_{year}", _("Beoogde keren"), times),
            (f"visits_{year}", _("Beoogde bezoeken"), visits),
        )
        self.form.plain(label(_so_far(aimed.figures), Text.QUIET))
        named = _("{what} van {title} in {year}")
        for field, what in ((times, _("Beoogde keren")), (visits, _("Beoogde bezoeken"))):
            field.setAccessibleName(named.format(what=what, title=aimed.title, year=year))

    def _keep(self, aims: Aims) -> Done[Aims]:
        pairs = zip(self.base, aims, strict=True)
        return self._aiming.keep_all([aim for known, aim in pairs if aim != known])


def _so_far(figures: Figures) -> str:
    """What stands in the plan, and what came of it as far as it is over."""
    planned = figures.planned + figures.extra
    if not planned:
        return _("Er staat nog niets in het plan.")
    parts = [ngettext("{n} keer in het plan", "{n} keer in het plan", planned)]
    numbers = [planned]
    if figures.held:
        parts.append(ngettext("{n} keer gehouden", "{n} keer gehouden", figures.held))
        numbers.append(figures.held)
    if figures.counted:
        parts.append(ngettext("{n} bezoek", "{n} bezoeken", figures.visits))
        numbers.append(figures.visits)
    return " · ".join(part.format(n=number(n)) for part, n in zip(parts, numbers, strict=True))
