"""Form of one participant, for the door and the office."""

from typing import Unpack

from buurthuis_app.domain.participants.participant import (
    OLDEST,
    AskedFact,
    Participant,
    gender_names,
    home_names,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, Item
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.i18n import _


class ParticipantForm(FormDialog[Participant]):
    """A name of a few letters, and what the centre asks besides."""

    topic = "deelnemers#de-lijst"

    def __init__(
        self,
        asks: frozenset[AskedFact],
        save: Save[Participant],
        *,
        new: bool,
        this_year: int,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("Nieuwe deelnemer") if new else _("Deelnemer"),
            Field(
                "name",
                _("Naam of kaartnummer"),
                kinds.text(_("Ans B.")),
                _("Alleen de voornaam en de eerste letter van de achternaam, of een kaartnummer."),
            ),
            *_asked(asks, this_year),
            save=save,
            label=_("deelnemer erbij") if new else _("deelnemer gewijzigd"),
            **where,
        )


def _asked(asks: frozenset[AskedFact], this_year: int) -> tuple[Item, ...]:
    nothing = _("niet bekend")
    years = kinds.year(this_year - OLDEST, this_year, nothing=nothing)
    return (
        Field("birth_year", _("Geboortejaar"), years) if AskedFact.BIRTH_YEAR in asks else None,
        Field(
            "home", _("Waar iemand woont"), kinds.choice([(None, nothing), *home_names().items()])
        )
        if AskedFact.HOME in asks
        else None,
        Field("gender", _("Geslacht"), kinds.choice([(None, nothing), *gender_names().items()]))
        if AskedFact.GENDER in asks
        else None,
    )
