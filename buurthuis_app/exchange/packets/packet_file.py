"""Packet as a file: sealed by the secret that door and office share, with only door and number to be seen."""

import zlib
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.packets.packet import PacketContent, PacketReceipt, decoded, encoded
from buurthuis_app.domain.packets.programme import Programme
from buurthuis_app.errors import Damaged, Invalid, TooNew
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _
from buurthuis_app.sealing import padding, secret_key
from buurthuis_app.sealing.digests import derived_key
from buurthuis_app.sealing.errors import Unopenable

S = TypeVar("S", PacketContent, PacketReceipt, Programme)

PACKET_ENDING = ".pakketje"
RECEIPT_ENDING = ".ontvangen"
PROGRAMME_ENDING = ".programma"
_MARK = b"BUURTHUIS-PAKKETJE-"
_VERSION, _EARLIER = b"3\n", (b"1\n", b"2\n")
"""The earlier ones, the first without sign-ups and forms, both without what was erased, are read as well; a program
that knows no other refuses this."""
_HEADER = len(_MARK + _VERSION) + 16 + 16 + 4
_STEP = 256
"""Bytes up to which content is filled, so that its length does not tell how much happened."""
_LARGEST = 64 * 1024 * 1024


class PacketHeader(Struct, frozen=True, kw_only=True):
    """What a packet shows without its secret; what is sealed is tied to it."""

    door_id: UUID
    packet_id: UUID
    sequence: int

    @property
    def mark(self) -> bytes:
        """As it stands in the file."""
        ids = self.door_id.bytes + self.packet_id.bytes
        return _MARK + _VERSION + ids + self.sequence.to_bytes(4, "big")

    @property
    def name(self) -> str:
        """Name of the file: of another packet another name, so that none is written over."""
        number = f"{self.sequence:06d}"
        return f"{self.door_id.hex}-{number}-{self.packet_id.hex[-8:]}{PACKET_ENDING}"


def header_of(packet: bytes) -> PacketHeader:
    """What stands before the seal. Raises Damaged for what is no whole packet, TooNew for one of a newer program."""
    known = [_MARK + version for version in (_VERSION, *_EARLIER)]
    if packet.startswith(_MARK) and not any(mark.startswith(packet[: len(mark)]) for mark in known):
        raise TooNew(
            _(
                "Dit pakketje is gemaakt met een nieuwere versie van Buurthuis. "
                "Werk hier eerst het programma bij."
            )
        )
    if len(packet) < _HEADER or not packet.startswith(_MARK):
        raise _not_whole()
    begin = len(_MARK + _VERSION)
    return PacketHeader(
        door_id=UUID(bytes=packet[begin : begin + 16]),
        packet_id=UUID(bytes=packet[begin + 16 : begin + 32]),
        sequence=int.from_bytes(packet[begin + 32 : _HEADER], "big"),
    )


def sealed(content: PacketContent, secret: bytes) -> bytes:
    """The file of a packet."""
    header = PacketHeader(
        door_id=content.door_id, packet_id=content.id, sequence=content.sequence
    ).mark
    return header + _sealed(content, header, secret)


def opened(packet: bytes, secret: bytes) -> PacketContent:
    """What is in a packet. Raises Damaged when it is not whole or was altered."""
    header = header_of(packet)
    content = _opened(packet[_HEADER:], packet[:_HEADER], secret, PacketContent)
    if (content.door_id, content.id, content.sequence) != (
        *(header.door_id, header.packet_id, header.sequence),
    ):
        raise _not_whole()
    return content


def sealed_receipt(receipt: PacketReceipt, secret: bytes) -> bytes:
    """The file by which the office says what came."""
    return _sealed(receipt, receipt.door_id.bytes, secret)


def opened_receipt(file: bytes, door_id: UUID, secret: bytes) -> PacketReceipt:
    """What the office says that it has. Raises Damaged when it is not whole, or was made by anybody else."""
    return _opened(file, door_id.bytes, secret, PacketReceipt)


def sealed_programme(programme: Programme, secret: bytes) -> bytes:
    """The file by which the office says what is planned."""
    return _sealed(programme, programme.door_id.bytes, secret)


def opened_programme(file: bytes, door_id: UUID, secret: bytes) -> Programme:
    """What the office planned. Raises Damaged when it is not whole, or was made by anybody else."""
    return _opened(file, door_id.bytes, secret, Programme)


def programme_name(door_id: UUID) -> str:
    """Name of the file with the programme for a door."""
    return f"{door_id.hex}{PROGRAMME_ENDING}"


def receipt_name(door_id: UUID) -> str:
    """Name of the file with the receipt for a door."""
    return f"{door_id.hex}{RECEIPT_ENDING}"


def is_packet(path: Path) -> bool:
    """Whether it is called as a packet is: on some sticks every name is in capitals."""
    return path.suffix.casefold() == PACKET_ENDING


def packets_in(folder: Path) -> tuple[Path, ...]:
    """Packets in a folder, in the order of their names. Raises Invalid when it is no folder."""
    if not folder.is_dir():
        raise Invalid(
            _("Deze map is er niet. Sluit de stick aan, of kies de map waar de pakketjes in staan.")
        )
    with speaking_of_files():
        return tuple(sorted(path for path in folder.iterdir() if is_packet(path)))


def read(path: Path) -> bytes:
    """The bytes of a packet or receipt; none when it is not there, is too large or cannot be read."""
    with suppress(OSError):
        if path.stat().st_size <= _LARGEST:
            return path.read_bytes()
    return b""


def _sealed(content: Struct, belongs_to: bytes, secret: bytes) -> bytes:
    key = derived_key(secret, belongs_to[:16], type(content).__name__[:16].lower())
    written = encoded(content).encode()
    packed = zlib.compress(written) if _is_packed(type(content)) else written
    return secret_key.locked(padding.padded(packed, _STEP), belongs_to, key)


def _opened(lock: bytes, belongs_to: bytes, secret: bytes, kind: type[S]) -> S:
    key = derived_key(secret, belongs_to[:16], kind.__name__[:16].lower())
    try:
        written = padding.unpadded(secret_key.unlocked(lock, belongs_to, key), _STEP)
        return decoded(zlib.decompress(written) if _is_packed(kind) else written, kind)
    except (Unopenable, ValueError, zlib.error) as error:
        raise _not_whole() from error


def _is_packed(kind: type[Struct]) -> bool:
    """Whether it is written smaller: a programme says the same words of each time."""
    return kind is Programme


def _not_whole() -> Damaged:
    return Damaged(
        _(
            "Dit pakketje is niet heel: half geschreven, of veranderd. Er is niets van ingenomen. "
            "Laat de deur het opnieuw wegschrijven."
        )
    )
