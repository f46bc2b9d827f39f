"""The sealed register as a whole."""

from uuid import UUID

from sqlalchemy import delete, func, select

from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work

_KEY, _MESSAGE = schema.confidant_key, schema.sealed_message
_RECORD, _RECORD_KEY = schema.sealed_record, schema.sealed_record_key


def throw_away(work: Work, centre_id: UUID) -> int:
    """Remove every key, message and record; how many messages and records there were."""
    keys = select(_KEY.c.id).where(_KEY.c.centre_id == centre_id)
    messages = select(func.count(_MESSAGE.c.message_id.distinct())).where(
        _MESSAGE.c.key_id.in_(keys)
    )
    records = select(func.count()).select_from(_RECORD).where(_RECORD.c.centre_id == centre_id)
    lost = sum(work.connection.execute(emptying).scalar_one() for emptying in (messages, records))
    for statement in (
        delete(_MESSAGE).where(_MESSAGE.c.key_id.in_(keys)),
        delete(_RECORD_KEY).where(_RECORD_KEY.c.key_id.in_(keys)),
        delete(_RECORD).where(_RECORD.c.centre_id == centre_id),
        delete(_KEY).where(_KEY.c.centre_id == centre_id),
    ):
        work.connection.execute(statement)
    return lost
