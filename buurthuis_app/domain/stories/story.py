"""Stories that people tell: half of the harvest, and only the teller decides how far one may travel."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.shared.problems import Problem, too_long
from buurthuis_app.i18n import _

USUAL_TERM = dt.timedelta(days=365)
"""For which somebody agrees to share a story, counted from its date, unless it is said otherwise."""
LONGEST_TITLE = 120
LONGEST_TEXT = 8000
LONGEST_WORDS = 120
"""Letters of who collected it and of how consent was given."""
LONGEST_REASON = 1000
_LONGEST = {
    "title": LONGEST_TITLE,
    **dict.fromkeys(("happened", "changed", "matters", "quote"), LONGEST_TEXT),
    **dict.fromkeys(("collected_by", "consent_how", "photo_of", "photo_shows"), LONGEST_WORDS),
}


class Consent(Enum):
    """Consent of the teller: how far a story may travel."""

    NONE_YET = "none_yet"
    INSIDE = "inside"
    OUTSIDE_WITHOUT_NAME = "outside_without_name"
    OUTSIDE_WITH_NAME = "outside_with_name"


class PhotoConsent(Enum):
    """Consent of the people on a photo: whether it may go outside with its story."""

    NOT_ASKED = "not_asked"
    INSIDE = "inside"
    AGREED = "agreed"
    NOBODY = "nobody"
    """Nobody can be recognised on it."""


class Story(Struct, frozen=True, kw_only=True):
    """What happened, what it changed and why that matters (after the Most Significant Change method).

    `teller_role` says who tells without a name ("bezoeker", "vrijwilliger"); `collected_by` who wrote it down, a role
    or a first name. `consent_how` says how the teller agreed ("op papier"), `consent_on` since when, `consent_until`
    the last day the consent holds, None for no end; `withdrawn_on` the day it was taken back. `photo_of` says who are
    on the photo and how they agreed, `photo_asked_on` when they were asked.
    """

    id: UUID
    centre_id: UUID
    date: dt.date
    happened: str
    title: str = ""
    changed: str = ""
    matters: str = ""
    quote: str = ""
    teller_role: str = ""
    collected_by: str = ""
    activity_id: UUID | None = None
    occurrence_id: UUID | None = None
    area_id: UUID | None = None
    theme_ids: tuple[UUID, ...] = ()
    photo_id: UUID | None = None
    initiative_id: UUID | None = None
    consent: Consent = Consent.NONE_YET
    consent_how: str = ""
    consent_on: dt.date | None = None
    consent_until: dt.date | None = None
    withdrawn_on: dt.date | None = None
    photo_consent: PhotoConsent = PhotoConsent.NOT_ASKED
    photo_of: str = ""
    photo_shows: str = ""
    """What there is to see on it, for who cannot."""
    photo_asked_on: dt.date | None = None
    version: int = 1

    def shareable(self, today: dt.date) -> bool:
        """Whether it may be printed for the outside on `today`, the day of printing."""
        if self.consent not in {Consent.OUTSIDE_WITHOUT_NAME, Consent.OUTSIDE_WITH_NAME}:
            return False
        if self.withdrawn_on is not None and self.withdrawn_on <= today:
            return False
        return self.consent_until is None or today <= self.consent_until

    @property
    def photo_may_leave(self) -> bool:
        """Whether its photo may stand where the story may: all on it agreed, or nobody can be recognised."""
        return self.photo_consent in {PhotoConsent.AGREED, PhotoConsent.NOBODY}

    @property
    def texts(self) -> tuple[str, ...]:
        """All that was told, in the order in which it is printed."""
        return (self.title, self.happened, self.changed, self.matters, self.quote)

    @property
    def heading(self) -> str:
        """The title, or the beginning of the text when it has none."""
        if self.title.strip():
            return self.title.strip()
        lines = self.happened.strip().splitlines()
        words = lines[0] if lines else ""
        return words if len(words) <= 60 else words[:59].rstrip() + "…"  # noqa: PLR2004


class StoryPhoto(Picture, frozen=True, kw_only=True):
    """A picture with a story. Never changed, only replaced by another."""

    id: UUID


class StoryChoice(Struct, frozen=True, kw_only=True):
    """That a story was chosen for the overview of a period, and why (after the Most Significant Change method).

    `period` is the key of its first and last day, see `period_key`.
    """

    story_id: UUID
    period: str
    reason: str
    chosen_on: dt.date


class RemarkToTell(Struct, frozen=True, kw_only=True):
    """What was noted with a count, which one click makes a story."""

    occurrence_id: UUID
    date: dt.date
    activity: str
    remark: str


def period_key(period: Period) -> str:
    """How a period is written where something is kept for it: its first and last day, "2025-01-01/2025-12-31"."""
    return f"{period.first.isoformat()}/{period.last.isoformat()}"


def problems(story: Story) -> tuple[Problem, ...]:
    """Everything a person must still mend before the story can be kept."""
    faults = []
    if not story.happened.strip():
        faults.append(Problem("happened", _("Vertel in een paar woorden wat er gebeurde.")))
    if story.photo_id and story.photo_consent is PhotoConsent.AGREED and not story.photo_of.strip():
        sentence = _("Vul in wie er op de foto staan en hoe zij het goedvonden.")
        faults.append(Problem("photo_of", sentence))
    return (*faults, *too_long(story, _LONGEST), *_problems_of_consent(story))


def _problems_of_consent(story: Story) -> Iterator[Problem]:
    if story.consent_on and story.consent_until and story.consent_until < story.consent_on:
        sentence = _("De toestemming eindigt voor zij begint. Kies een latere laatste dag.")
        yield Problem("consent_until", sentence)
    if story.consent_until and story.consent is Consent.NONE_YET:
        sentence = _(
            "Er is een einddatum maar nog geen toestemming. Kies waarvoor de verteller toestemming gaf."
        )
        yield Problem("consent", sentence)
