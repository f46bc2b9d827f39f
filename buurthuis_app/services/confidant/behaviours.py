"""The kinds of unwanted behaviour that a new centre begins with."""

from buurthuis_app.domain.centre import Centre
from buurthuis_app.domain.confidant import UnwantedBehaviour
from buurthuis_app.domain.ids import new_id
from buurthuis_app.i18n import _


def usual_behaviours(centre: Centre) -> tuple[UnwantedBehaviour, ...]:
    """The four kinds of unwanted behaviour that a centre's page explains; they are its own to change."""
    begin = (
        (
            _("seksuele intimidatie"),
            _(
                "Opmerkingen, blikken of aanrakingen die met seks te maken hebben en die u niet wilt."
            ),
        ),
        (
            _("agressie en geweld"),
            _("Schelden, dreigen, duwen, slaan, of iets kapotmaken om iemand bang te maken."),
        ),
        (
            _("pesten"),
            _("Steeds weer iemand buitensluiten, belachelijk maken of over iemand roddelen."),
        ),
        (
            _("discriminatie"),
            _(
                "Iemand anders behandelen om afkomst, geloof, leeftijd, beperking of van wie hij of zij houdt."
            ),
        ),
    )
    return tuple(
        UnwantedBehaviour(
            id=new_id(),
            centre_id=centre.id,
            name=name,
            explanation=explanation,
            position=position,
        )
        for position, (name, explanation) in enumerate(begin)
    )
