"""The confidant's register as the file holds it: sealed bytes beside random ids, and nothing that can be read."""

import datetime as dt
from uuid import UUID

from msgspec import Struct


class ConfidantKey(Struct, frozen=True, kw_only=True):
    """One confidant's public key, and her secret key wrapped twice: under her passphrase and her recovery key.

    It counts as far as the signed list of readers names it; what the list says of a key is what is used.

    Its id is derived from the public key, so that one cannot be changed without the other.
    """

    id: UUID
    centre_id: UUID
    confidant_id: UUID
    """Id of the confidant on the public page whose register it is."""
    public_key: bytes
    by_passphrase: bytes
    by_recovery_key: bytes
    active_from: dt.date
    version: int = 1


class SealedMessage(Struct, frozen=True, kw_only=True):
    """A message as one confidant can open it, or word that it is for another."""

    message_id: UUID
    key_id: UUID
    sealed: bytes


class SealedRecord(Struct, frozen=True, kw_only=True):
    """A case, encrypted under a key of its own; its version is a number by chance, that goes into the seal."""

    id: UUID
    centre_id: UUID
    body: bytes
    version: int = 1


class SealedRecordKey(Struct, frozen=True, kw_only=True):
    """The key of one case, sealed for one confidant, or word that it is for another."""

    record_id: UUID
    key_id: UUID
    sealed: bytes


class SignedReaders(Struct, frozen=True, kw_only=True):
    """One list of who may open the register, and the signature under it; see `vault.readers`."""

    centre_id: UUID
    number: int
    content: bytes
    signature: bytes


class SealedContents(Struct, frozen=True, kw_only=True):
    """What one confidant last saw in the register, sealed for herself."""

    key_id: UUID
    sealed: bytes
