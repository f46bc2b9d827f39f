"""Guests: other centres, each as its last file said it."""

from sqlalchemy import Table

from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import identity, metadata, refers, text, version

guest_centre = Table(
    "guest_centre",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text(
        "shared",
        Personal(
            purpose="cijfers van een ander buurthuis, en verhalen die van wie ze vertelde naar buiten mogen",
            retention=Retention.ON_REQUEST,
        ),
    ),
    version(),
)
