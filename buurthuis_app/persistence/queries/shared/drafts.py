"""Half-written forms by the key of their form."""

import datetime as dt

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_DRAFT = schema.draft


def keep(work: Work, key: str, content: str, saved_at: dt.datetime) -> None:
    """Keep the text of a form, in place of what was kept under the same key."""
    fresh = insert(_DRAFT).values(key=key, content=content, saved_at=saved_at)
    again = {"content": fresh.excluded.content, "saved_at": fresh.excluded.saved_at}
    work.connection.execute(fresh.on_conflict_do_update(index_elements=["key"], set_=again))


def get(work: Work, key: str) -> str:
    """The text kept under this key; empty when there is none."""
    content = work.connection.execute(select(_DRAFT.c.content).where(_DRAFT.c.key == key)).scalar()
    return content or ""


def drop(work: Work, key: str) -> None:
    """Delete a draft."""
    work.connection.execute(delete(_DRAFT).where(_DRAFT.c.key == key))
