"""Packets that were taken in a while ago."""

import datetime as dt

from sqlalchemy import and_, or_, select

from buurthuis_app.domain.packets.paired_door import ArrivalState, ArrivedPacket
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work


def old_packets(
    work: Work, full_before: dt.datetime, known_before: dt.datetime
) -> tuple[ArrivedPacket, ...]:
    """Those taken in that still have their content since before the one moment, or came before the other."""
    table = schema.arrived_packet
    old = or_(
        and_(table.c.packet != b"", table.c.arrived_at < full_before),
        table.c.arrived_at < known_before,
    )
    statement = select(table).where(table.c.state == ArrivalState.TAKEN, old)
    return work.store(ArrivedPacket).select(statement)
