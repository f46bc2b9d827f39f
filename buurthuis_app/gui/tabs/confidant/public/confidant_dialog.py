"""The form of one confidant, as she stands on the page for everybody."""

from typing import Unpack

from typing_extensions import override

from buurthuis_app.domain.confidant.page import Confidant, ConfidantPhoto, problems
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.page import Confidants
from buurthuis_app.services.shared.done import Done


class ConfidantDialog(FormDialog[Confidant]):
    """Makes or changes one confidant; `photo` is the one she has now."""

    topic = "vertrouwenspersoon#de-pagina-vullen"

    def __init__(
        self,
        confidants: Confidants,
        *,
        new: bool,
        photo: ConfidantPhoto | None = None,
        **where: Unpack[Where],
    ) -> None:
        self._photo = photo
        picture = kinds.photo(_("De foto op de pagina"), confidants.read_photo, where["operations"])

        def keep(record: Confidant) -> Done[Confidant]:
            shown: ConfidantPhoto | None = self.widget("photo_id").photo
            return confidants.keep(record, new=new, photo=None if shown == photo else shown)

        super().__init__(
            _("Nieuwe vertrouwenspersoon") if new else _("Vertrouwenspersoon wijzigen"),
            Field("name", _("Naam"), kinds.text()),
            Field(
                "role",
                _("Functie"),
                kinds.text(),
                _("Bijvoorbeeld: vertrouwenspersoon van de gemeente."),
            ),
            beside(
                Field("phone", _("Telefoon"), kinds.text()),
                Field("email", _("E-mail"), kinds.text()),
            ),
            Field(
                "hours",
                _("Wanneer bereikbaar"),
                kinds.text(),
                _("Bijvoorbeeld: ma t/m do, 9.00–17.00."),
            ),
            Field(
                "office",
                _("Waar u haar kunt spreken"),
                kinds.text(),
                _("Liefst een plek waar niemand ziet wie er binnenkomt."),
            ),
            Field("languages", _("Talen"), kinds.text()),
            Field(
                "about", _("Wie zij is"), kinds.lines(5), _("Een paar zinnen. Mag leeg blijven.")
            ),
            Field("photo_id", _("Foto"), picture, free=True),
            Field("stops", _("Zij stopt op een dag"), kinds.tick(), free=True),
            Field(
                "until",
                _("Laatste dag"),
                kinds.date(),
                _("Daarna staat zij niet meer op de pagina."),
                while_on="stops",
            ),
            save=keep,
            check=problems,
            label=_("vertrouwenspersoon erbij") if new else _("vertrouwenspersoon gewijzigd"),
            **where,
        )

    @override
    def fill(self, record: Confidant) -> None:
        super().fill(record)
        self.widget("photo_id").show_photo(self._photo)

    @override
    def record(self) -> Confidant:
        photo: ConfidantPhoto | None = self.widget("photo_id").photo
        return replace(super().record(), photo_id=photo.id if photo else None)
