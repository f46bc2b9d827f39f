"""Absence of a volunteer: from, to, each year, and why when people want to say so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Unpack

from buurthuis_app.domain.volunteers.volunteer import Absence, problems_of_absence
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.widgets.controls import button
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from buurthuis_app.services.volunteers.volunteers import Volunteers


class AbsenceForm(FormDialog[Absence]):
    """Makes or changes one absence."""

    topic = "vrijwilligers#iemand-is-er-een-tijd-niet"

    def __init__(
        self,
        volunteers: Volunteers,
        *,
        removing: Callable[[], None] | None = None,
        **where: Unpack[Where],
    ) -> None:
        """`removing` is what "weghalen" does with one that is there already."""
        super().__init__(
            _("Afwezig"),
            beside(
                Field("first", _("Van"), kinds.date()),
                Field("last", _("Tot en met"), kinds.date()),
            ),
            Field("yearly", _("Elk jaar in deze dagen"), kinds.tick()),
            Field(
                "reason",
                _("Waarom"),
                kinds.text(),
                _("Dit hoeft niet. Schrijf hier niets over iemands gezondheid."),
            ),
            save=volunteers.keep_absence,
            check=problems_of_absence,
            label=_("afwezigheid"),
            **where,
        )
        if removing is not None:
            self.remove_button = button(_("Weghalen"), do=partial(self._remove, removing))
            self.form.plain(self.remove_button)
        self.widget("first").dateChanged.connect(self._follow)

    def _remove(self, removing: Callable[[], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        removing()
        self.done(0)

    def _follow(self) -> None:
        """The last day is not before the first one."""
        first, last = self.widget("first"), self.widget("last")
        last.setDate(max(first.date(), last.date()))
