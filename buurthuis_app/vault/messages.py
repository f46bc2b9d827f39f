"""A message for the confidant, sealed with her public key alone: whoever left it cannot open it again."""

from uuid import UUID

from buurthuis_app.sealing.public_key import opened, sealed
from buurthuis_app.vault.header import EnvelopeKind, emptied, filled, heading, parted
from buurthuis_app.vault.keys import KeyPair

MOST_BYTES = 16 * 1024
"""Of one padded message, with what it is tied to."""

NOT_FOR_YOU = b'{"what":"not for you"}'
"""What stands in a message for another reader alone, so that the file does not tell for whom it is."""
CHAFF = b'{"what":"chaff"}'
"""What stands in a message that the program left, so that the file does not tell when somebody did."""


def sealed_message(content: bytes, message_id: UUID, key_id: UUID, public_key: bytes) -> bytes:
    """The message in one of two sizes. Its own id is sealed inside, so that it cannot stand for another.

    Raises Oversized when it is longer than 16 KiB.
    """
    inside = heading(EnvelopeKind.MESSAGE, message_id, key_id) + content
    return heading(EnvelopeKind.MESSAGE, key_id) + sealed(filled(inside, MOST_BYTES), public_key)


def as_long_as(nothing: bytes, content: bytes) -> bytes:
    """`nothing` with room behind it, so that it is sealed in the size of this content."""
    return nothing.ljust(len(content))


def says(content: bytes, nothing: bytes) -> bool:
    """Whether a message holds only this."""
    return content.rstrip(b" ") == nothing


def opened_message(envelope: bytes, message_id: UUID, pair: KeyPair) -> bytes:
    """The content. Raises Unopenable for another key, altered bytes, and a message put in another's place."""
    box = parted(envelope, heading(EnvelopeKind.MESSAGE, pair.id))
    inside = emptied(opened(box, pair.public_key, pair.secret))
    return parted(inside, heading(EnvelopeKind.MESSAGE, message_id, pair.id))
