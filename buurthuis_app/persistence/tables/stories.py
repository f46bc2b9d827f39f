"""Stories, their photos, and what they were chosen for."""

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, String, Table

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.domain.stories.story import Consent, PhotoConsent
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    links,
    metadata,
    refers,
    refers_as_key,
    text,
    version,
)
from buurthuis_app.persistence.types import value_of

_STORY = Personal(
    purpose="het verhaal zelf, om te laten zien wat het werk oplevert",
    retention=Retention.UNSHARED_STORY,
)

story_photo = Table(
    "story_photo",
    metadata,
    identity(),
    Column(
        "content",
        LargeBinary,
        nullable=False,
        info={
            "personal": Personal(
                purpose="een foto bij een verhaal, zonder gegevens over camera of plaats",
                retention=Retention.UNSHARED_STORY,
            )
        },
    ),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
)

story = Table(
    "story",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    Column("date", Date, nullable=False),
    text("happened", _STORY),
    text("title", _STORY),
    text("changed", _STORY),
    text("matters", _STORY),
    text("quote", _STORY),
    text("teller_role", MAY_NAME),
    text(
        "collected_by",
        Personal(
            purpose="wie het verhaal optekende, een rol of een voornaam",
            retention=Retention.UNSHARED_STORY,
        ),
    ),
    refers("activity_id", "activity", nullable=True, index=True),
    refers("occurrence_id", "occurrence", nullable=True, index=True),
    refers("area_id", "area", nullable=True),
    refers("photo_id", "story_photo", nullable=True, index=True),
    refers("initiative_id", "initiative", nullable=True, index=True),
    Column("consent", value_of(Consent), nullable=False),
    text(
        "consent_how",
        Personal(
            purpose="hoe de verteller toestemming gaf, in eigen woorden",
            retention=Retention.UNSHARED_STORY,
        ),
    ),
    Column("consent_on", Date),
    Column("consent_until", Date),
    Column("withdrawn_on", Date),
    Column("photo_consent", value_of(PhotoConsent), nullable=False),
    text(
        "photo_of",
        Personal(
            purpose="wie op de foto bij een verhaal staan en hoe zij het goedvonden",
            retention=Retention.UNSHARED_STORY,
        ),
    ),
    text("photo_shows", _STORY),
    Column("photo_asked_on", Date),
    version(),
    Index(None, "centre_id", "date"),
)

story_theme = links("story_theme", story, "theme_ids", "theme")

story_choice = Table(
    "story_choice",
    metadata,
    refers_as_key("story_id", "story"),
    Column("period", String(30), primary_key=True),
    text(
        "reason",
        Personal(
            purpose="waarom een verhaal in een overzicht is gekozen, in eigen woorden",
            retention=Retention.UNSHARED_STORY,
        ),
    ),
    Column("chosen_on", Date, nullable=False),
    sqlite_with_rowid=False,
)
