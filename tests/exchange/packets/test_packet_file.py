"""A packet as a file: sealed whole, or refused."""

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest

from buurthuis_app.domain.packets.packet import OccurrenceNews, PacketContent, PacketReceipt
from buurthuis_app.errors import AppError, Damaged, Invalid
from buurthuis_app.exchange.packets import packet_file
from buurthuis_app.records import replace

SECRET, DOOR = bytes(range(32)), UUID(int=1)
CONTENT = PacketContent(
    id=UUID(int=2),
    door_id=DOOR,
    sequence=4,
)
SOUP = OccurrenceNews(
    occurrence_id=UUID(int=5), activity_id=UUID(int=6), activity="Soep", date=dt.date(2026, 3, 3)
)


def test_what_was_sealed_opens_with_the_same_secret_alone() -> None:
    packet = packet_file.sealed(CONTENT, SECRET)
    assert packet_file.opened(packet, SECRET) == CONTENT
    with pytest.raises(Damaged):
        packet_file.opened(packet, SECRET[::-1])


def test_every_flipped_bit_and_every_shorter_file_is_refused() -> None:
    packet = packet_file.sealed(CONTENT, SECRET)
    altered = [
        packet[:place] + bytes([packet[place] ^ 1 << bit]) + packet[place + 1 :]
        for place in range(len(packet))
        for bit in (range(8) if place < 80 else (place % 8,))
    ]
    for wrong in (*altered, *(packet[:length] for length in range(len(packet)))):
        with pytest.raises(AppError):
            packet_file.opened(wrong, SECRET)


def test_a_packet_does_not_tell_its_words_or_how_many_there_are() -> None:
    told = replace(CONTENT, occurrences=(replace(SOUP, now="zieke vrijwilliger"),))
    packet, other = (packet_file.sealed(each, SECRET) for each in (told, CONTENT))
    assert b"Soep" not in packet
    assert b"ziek" not in packet
    assert (len(packet) - len(other)) % 256 == 0
    assert packet_file.sealed(CONTENT, SECRET) != other


def test_a_receipt_is_for_one_door_and_no_packet_is_one() -> None:
    receipt = PacketReceipt(door_id=DOOR, packets=(UUID(int=2),))
    file = packet_file.sealed_receipt(receipt, SECRET)
    assert packet_file.opened_receipt(file, DOOR, SECRET) == receipt
    for wrong, door in ((file, UUID(int=7)), (packet_file.sealed(CONTENT, SECRET), DOOR)):
        with pytest.raises(Damaged):
            packet_file.opened_receipt(wrong, door, SECRET)


def test_a_folder_gives_packets_alone_and_a_file_that_is_too_large_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = packet_file.header_of(packet_file.sealed(CONTENT, SECRET)).name
    for each in (name, "STICK.PAKKETJE", "foto.jpg", packet_file.receipt_name(DOOR)):
        (tmp_path / each).write_bytes(b"12345")
    assert set(packet_file.packets_in(tmp_path)) == {tmp_path / name, tmp_path / "STICK.PAKKETJE"}
    assert packet_file.read(tmp_path / name) == b"12345"
    monkeypatch.setattr(packet_file, "_LARGEST", 4)
    assert packet_file.read(tmp_path / name) == b""
    assert packet_file.read(tmp_path / "weg") == b""
    with pytest.raises(Invalid):
        packet_file.packets_in(tmp_path / name)
