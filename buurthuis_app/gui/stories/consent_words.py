"""Consent of a story's teller and of who is on its photo, in the words that people choose from."""

from buurthuis_app.domain.stories.story import Consent, PhotoConsent
from buurthuis_app.i18n import _


def consents() -> tuple[tuple[Consent, str, str], ...]:
    """Each consent with its words and what it means, from the least to the most."""
    return (
        (
            Consent.NONE_YET,
            _("Nog niet gevraagd"),
            _("Het verhaal blijft hier staan en komt niet in een overzicht voor anderen."),
        ),
        (
            Consent.INSIDE,
            _("Alleen in het buurthuis"),
            _("Vrijwilligers en bestuur mogen het lezen. Het gaat de deur niet uit."),
        ),
        (
            Consent.OUTSIDE_WITHOUT_NAME,
            _("Ook buiten, zonder naam"),
            _("Het mag in het jaaroverzicht, zonder dat iemand weet van wie het is."),
        ),
        (
            Consent.OUTSIDE_WITH_NAME,
            _("Ook buiten, met naam"),
            _("Het mag in het jaaroverzicht. De verteller vindt het goed dat de naam erbij staat."),
        ),
    )


def photo_consents() -> tuple[tuple[PhotoConsent, str], ...]:
    """Each consent of the people on a photo, with its words."""
    return (
        (PhotoConsent.NOT_ASKED, _("Nog niet gevraagd: de foto blijft binnen")),
        (PhotoConsent.INSIDE, _("Alleen in het buurthuis")),
        (PhotoConsent.AGREED, _("Ja, wie erop staan vinden het goed")),
        (PhotoConsent.NOBODY, _("Ja, er is niemand herkenbaar")),
    )
