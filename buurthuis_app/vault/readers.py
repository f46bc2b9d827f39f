"""The list of readers: who may open the register, each list signed by somebody of the list before it.

The words that people compare are a sum of the present term: the key of the reader who began it, and some chance. Its
first list carries her own signature as well. A term ends when somebody stops being a reader or may be known to others:
then the words change, and no earlier list can take the place of a later one unnoticed. Within a term somebody may be
added, or get another passphrase.
"""

import datetime as dt
import secrets
from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
from msgspec import Struct

from buurthuis_app.sealing.digests import digest
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.signing import SIGNATURE_BYTES, is_signed
from buurthuis_app.sealing.words import spelled
from buurthuis_app.vault.keys import FINGERPRINT_WORDS, KeyPair, SwappedKey, demand_own_id

DIGEST_BYTES = 32
_SALT_BYTES = 16


class RegisterTerm(Struct, frozen=True, kw_only=True):
    """What the words are made of: the verify key of the reader who began it, and bytes by chance."""

    root: bytes
    salt: bytes

    @classmethod
    def of(cls, root: KeyPair) -> "RegisterTerm":
        """A new one, begun by this reader."""
        return cls(root=root.verify_key, salt=secrets.token_bytes(_SALT_BYTES))

    @property
    def words(self) -> tuple[str, ...]:
        """By which people know the register, on poster, cards and recovery sheet."""
        return spelled(digest(self.root + self.salt, 64, "buurthuis root"), FINGERPRINT_WORDS)


class Reader(Struct, frozen=True, kw_only=True):
    """One confidant who may open the register, and the sums of what stands beside her key in the file."""

    key_id: UUID
    confidant_id: UUID
    name: bytes
    """A sum of her name on the page when she got the key: who changes names there does not change whose key it is."""
    public_key: bytes
    verify_key: bytes
    """Empty for one of a register of before lists were signed, who did not open it since: she cannot sign yet."""
    by_passphrase: bytes
    by_recovery_key: bytes
    active_from: dt.date


class ReaderList(Struct, frozen=True, kw_only=True):
    """Who may open the register of one centre from now on.

    `writers` read nothing: they stopped by themselves, and what they wrote counts until who stays has sealed it anew.
    Without readers and term the register was thrown away.
    """

    centre_id: UUID
    number: int
    previous: bytes
    """The sum of the list before this one; empty for the first."""
    term: RegisterTerm | None
    made_on: dt.date
    readers: tuple[Reader, ...] = ()
    writers: tuple[Reader, ...] = ()

    def of(self, key_id: UUID) -> Reader | None:
        """The reader with this key."""
        return next((reader for reader in self.readers if reader.key_id == key_id), None)


class SignedList(Struct, frozen=True, kw_only=True):
    """A list as the file holds it: the bytes that were signed, and the signature."""

    content: bytes
    signature: bytes

    @property
    def digest(self) -> bytes:
        """By which a list is known to the next one, to the computers and to the readers' own contents."""
        return digest(self.content, DIGEST_BYTES, "buurthuis list")


class Chain(Struct, frozen=True, kw_only=True):
    """Lists of which each was signed by a reader of the one before, the last one last."""

    lists: tuple[tuple[SignedList, ReaderList], ...]
    anew: bool
    """Whether there was a register before it, that had nothing to do with its founding."""

    @property
    def last(self) -> ReaderList:
        """The list that counts."""
        return self.lists[-1][1]

    @property
    def digest(self) -> bytes:
        """The sum of the list that counts."""
        return self.lists[-1][0].digest

    @property
    def founded_on(self) -> dt.date:
        """The day of the first list."""
        return self.lists[0][1].made_on

    @property
    def words(self) -> tuple[str, ...]:
        """By which people know this register; none when it was thrown away."""
        return self.last.term.words if self.last.term else ()

    def holds(self, digest: bytes) -> bool:
        """Whether a list of this sum is in it: what comes after follows from it."""
        return any(signed.digest == digest for signed, _made in self.lists)


def name_sum(name: str, key_id: UUID) -> bytes:
    """What a list holds of a name."""
    return digest(key_id.bytes + " ".join(name.split()).encode("utf-8"), 16, "buurthuis name")


def envelope_sum(envelope: bytes) -> bytes:
    """What a list holds of an envelope."""
    return digest(envelope, DIGEST_BYTES, "buurthuis wrap")


def signed_by(made: ReaderList, *pairs: KeyPair) -> SignedList:
    """The list with the signatures of these: of a reader of the list before, and then of who begins a term."""
    content = msgspec.json.encode(made)
    return SignedList(
        content=content, signature=b"".join(pair.signature(content) for pair in pairs)
    )


def thrown_away(centre_id: UUID, number: int, previous: bytes, today: dt.date) -> SignedList:
    """The list of nobody, that needs no signature: whoever has the file can throw the register away."""
    made = ReaderList(
        centre_id=centre_id, number=number, previous=previous, term=None, made_on=today
    )
    return SignedList(content=msgspec.json.encode(made), signature=b"")


def read_list(signed: SignedList) -> ReaderList:
    """What stands in it, signed or not. Raises Unopenable for what is no list, and for keys that are not their own."""
    try:
        made = msgspec.json.decode(signed.content, type=ReaderList)
        for reader in (*made.readers, *made.writers):
            demand_own_id(reader.public_key, reader.key_id)
    except (msgspec.MsgspecError, SwappedKey, UnicodeDecodeError):
        raise Unopenable from None
    return made


def chains(kept: Iterable[SignedList], centre_id: UUID) -> tuple[Chain, ...]:
    """What the lists of a centre make together, in the order of their numbers. What is no list of it is left out.

    There is one, unless the register was thrown away, or somebody began another beside it.
    """
    made: list[Chain] = []
    for signed in kept:
        try:
            read = read_list(signed)
        except Unopenable:
            continue
        if read.centre_id != centre_id or _twice(read.readers):
            continue
        if made and read.number <= made[-1].last.number:
            continue  # one of before, put behind the others
        link = (signed, read)
        if made and _follows(made[-1].lists[-1], link):
            made[-1] = Chain(lists=(*made[-1].lists, link), anew=made[-1].anew)
        elif not read.readers or _begun(signed, read):
            made.append(Chain(lists=(link,), anew=bool(made)))
    return tuple(made)


def _follows(former: tuple[SignedList, ReaderList], link: tuple[SignedList, ReaderList]) -> bool:
    (before, last), (signed, made) = former, link
    by = signed.signature[:SIGNATURE_BYTES]
    return (
        made.number == last.number + 1
        and made.previous == before.digest
        and any(is_signed(signed.content, by, reader.verify_key) for reader in last.readers)
        and (made.term == last.term or _begun(signed, made))
    )


def _begun(signed: SignedList, made: ReaderList) -> bool:
    """Whether a reader of this list began its term, and signed for that."""
    by = signed.signature[-SIGNATURE_BYTES:]
    return (
        made.term is not None
        and any(reader.verify_key == made.term.root for reader in made.readers)
        and is_signed(signed.content, by, made.term.root)
    )


def _twice(readers: Sequence[Reader]) -> bool:
    return len({reader.confidant_id for reader in readers}) < len(readers)
