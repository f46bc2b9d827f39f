"""Answers to doors in a folder: a receipt of what came, and the programme of what is planned."""

import datetime as dt
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from buurthuis_app.domain.packets.packet import PacketReceipt
from buurthuis_app.domain.packets.paired_door import PairedDoor
from buurthuis_app.domain.packets.programme import Programme
from buurthuis_app.errors import Damaged
from buurthuis_app.exchange.packets import packet_file
from buurthuis_app.files import written_whole
from buurthuis_app.records import replace


def write_receipt(folder: Path, door: PairedDoor, packets: list[UUID]) -> None:
    """Say that these came; once is enough."""
    target = folder / packet_file.receipt_name(door.id)
    receipt = PacketReceipt(door_id=door.id, packets=tuple(packets))
    with suppress(Damaged):
        if packet_file.opened_receipt(packet_file.read(target), door.id, door.secret) == receipt:
            return
    with written_whole(target) as file:
        file.write(packet_file.sealed_receipt(receipt, door.secret))


def write_programme(folder: Path, door: PairedDoor, programme: Programme, now: dt.datetime) -> None:
    """Say what is planned, unless that lies there; under a higher number than any before, whatever folder it was in."""
    target = folder / packet_file.programme_name(door.id)
    number = int(now.timestamp())
    with suppress(Damaged):
        former = packet_file.opened_programme(packet_file.read(target), door.id, door.secret)
        if replace(former, number=0) == programme:
            return
        number = max(number, former.number + 1)
    with written_whole(target) as file:
        file.write(packet_file.sealed_programme(replace(programme, number=number), door.secret))
