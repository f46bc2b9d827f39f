"""Carried backup: a copy for outside the building, sealed under words that stand on paper and nowhere else.

The file is a head of 32 bytes (who made it, and a salt) and pieces: the length of each, and the piece sealed with
XChaCha20-Poly1305, tied to the head, to its place and to whether it is the last. So nothing can be altered, left out,
or put in another order without being seen.
"""

import secrets
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from buurthuis_app.domain.shared.progress import Progress, at, silently, stretch
from buurthuis_app.errors import Damaged, Invalid
from buurthuis_app.files import speaking_of_files, unfinished_beside, written_whole
from buurthuis_app.i18n import _, listing
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.integrity import checksum
from buurthuis_app.sealing.digests import derived_key, digest
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.memory import wipe
from buurthuis_app.sealing.secret_key import NONCE_BYTES, TAG_BYTES, locked, unlocked
from buurthuis_app.sealing.words import drawn, words

ENDING = ".verzegeld"
WORDS = 12
"""144 bits: nobody can try them all, so they need not be made costly."""
_MARK = b"BUURTHUIS KOPIE1"
_SALT_BYTES = 16
_PIECE = 1024 * 1024
_LENGTH = struct.Struct(">I")
_PLACE = struct.Struct(">Q?")


def new_key() -> tuple[str, ...]:
    """Twelve words drawn by chance."""
    return drawn(WORDS)


def key_from(typed: str) -> tuple[str, ...]:
    """The words as somebody typed them over, with or without numbers. Raises Invalid, which says what is amiss."""
    parts = [part.strip(".,;:") for part in typed.casefold().split()]
    found = tuple(part for part in parts if part and not part.isdigit())
    known = words()
    strange = [word for word in found if word not in known]
    if strange:
        near = [(word, get_close_matches(word, known, n=1)) for word in strange]
        told = [f"“{word}” ({close[0]}?)" if close else f"“{word}”" for word, close in near]
        raise Invalid(
            _("Deze woorden staan niet op een sleutelblad: {words}.").format(words=listing(told))
        )
    if len(found) != WORDS:
        raise Invalid(
            _("De sleutel is {n} woorden; hier staan er {m}.").format(n=WORDS, m=len(found))
        )
    return found


def is_carried(path: Path) -> bool:
    """Whether this file is such a copy."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_MARK)) == _MARK
    return False


def make(database: Path, target: Path, key: tuple[str, ...], progress: Progress = silently) -> Path:
    """Copy the data to `target`, sealed, and read it back. The open copy never leaves the folder of the data.

    Raises DiskFull, ReadOnly, Invalid or Damaged; an existing target is only replaced by a whole copy.
    """
    plain = unfinished_beside(database)
    try:
        backup.make(database, plain, progress=stretch(progress, 0, 70))
        with speaking_of_files(), plain.open("rb") as source, written_whole(target) as file:
            _seal(source, file, key, at(progress, 70))
        with speaking_of_files(), target.open("rb") as sealed, plain.open("rb") as source:
            if any(piece != source.read(len(piece)) for piece in _pieces(sealed, key)):
                raise Damaged(_("De kopie is niet goed overgekomen. Probeer een andere stick."))
    finally:
        _drop(plain)
    return target


def unseal(
    carried: Path, target: Path, key: tuple[str, ...], progress: Progress = silently
) -> Path:
    """Open a sealed copy into `target`, verified. Raises Invalid for other words or another kind of file, Damaged."""
    with speaking_of_files():
        if not carried.is_file() or not is_carried(carried):
            raise Invalid(_("Dit is geen verzegelde kopie van Buurthuis."))
        with carried.open("rb") as sealed, written_whole(target) as file:
            size, read = carried.stat().st_size, 0
            for piece in _pieces(sealed, key):
                progress(read, size)
                file.write(piece)
                read += len(piece)
    return target


def _drop(plain: Path) -> None:
    backup.drop(plain)
    backup.drop(checksum.note_beside(plain))


def _seal(
    source: BinaryIO, target: BinaryIO, key: tuple[str, ...], ask: Callable[[], None]
) -> None:
    head = _MARK + secrets.token_bytes(_SALT_BYTES)
    target.write(head)
    secret = _secret(key, head)
    try:
        piece, place = source.read(_PIECE), 0
        while True:
            ask()
            following = source.read(_PIECE)
            sealed = locked(piece, head + _PLACE.pack(place, not following), secret)
            target.write(_LENGTH.pack(len(sealed)) + sealed)
            if not following:
                return
            piece, place = following, place + 1
    finally:
        wipe(secret)


def _pieces(sealed: BinaryIO, key: tuple[str, ...]) -> Iterator[bytes]:
    """The pieces, opened in their order to the last. Raises Invalid when the first will not open, else Damaged."""
    head = sealed.read(len(_MARK) + _SALT_BYTES)
    secret = _secret(key, head)
    try:
        place, last = 0, False
        while not last:
            length = sealed.read(_LENGTH.size)
            size = _LENGTH.unpack(length)[0] if len(length) == _LENGTH.size else 0
            piece = sealed.read(min(size, _PIECE + NONCE_BYTES + TAG_BYTES))
            opened, last = _opened(piece, head, place, secret)
            yield opened
            place += 1
        if sealed.read(1):
            raise _broken()
    finally:
        wipe(secret)


def _opened(piece: bytes, head: bytes, place: int, secret: bytearray) -> tuple[bytes, bool]:
    for last in (False, True):
        with suppress(Unopenable):
            return unlocked(piece, head + _PLACE.pack(place, last), secret), last
    if place == 0:
        raise Invalid(
            _(
                "Met deze woorden gaat deze kopie niet open. Kijk of u het juiste sleutelblad hebt, en of de woorden "
                "in de goede volgorde staan. Klopt alles, dan is de kopie beschadigd."
            )
        )
    raise _broken()


def _broken() -> Damaged:
    return Damaged(
        _("Deze verzegelde kopie is beschadigd. Neem een andere; er is niets veranderd.")
    )


def _secret(key: tuple[str, ...], head: bytes) -> bytearray:
    content = digest(" ".join(key).encode("ascii"), 32, "bh carried words")
    return derived_key(content, head[len(_MARK) :], "bh carried copy")
