"""Changing the name, the town and the logo of the centre."""

from typing import Unpack

from msgspec import Struct

from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.i18n import _
from buurthuis_app.services.overviews.presentation import Presenting


class _NamedCentre(Struct, frozen=True, kw_only=True):
    """The centre and its logo."""

    centre: Centre
    logo: Picture | None


class CentreDialog(FormDialog[_NamedCentre]):
    """The name stands in the window's title and on every paper, the logo on the overviews."""

    topic = "beginnen#de-eerste-keer"

    def __init__(self, presenting: Presenting, **where: Unpack[Where]) -> None:
        picture = kinds.photo(
            _("Het logo van het buurthuis"), presenting.read_logo, where["operations"]
        )
        super().__init__(
            _("Buurthuis"),
            Field("name", _("Naam van het buurthuis"), kinds.text(), of="centre"),
            Field("town", _("Plaats"), kinds.text(), of="centre"),
            Field("logo", _("Logo"), picture, _("Staat op de overzichten. Mag leeg blijven.")),
            save=lambda named: presenting.name(named.centre, named.logo),
            check=lambda named: rules.problems(named.centre),
            label=_("naam en logo gewijzigd"),
            **where,
        )
        self._presenting = presenting

    def ask(self) -> None:
        """Read what is kept, and open."""
        self._operations.run(
            self._presenting.named,
            lambda read: self.edit(_NamedCentre(centre=read[0], logo=read[1])),
            owner=self,
        )
