"""Known register of this computer: kept outside the data, so that a swapped key is found out here."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec import Struct

from buurthuis_app.errors import AppError
from buurthuis_app.files import hour_untold, written_whole
from buurthuis_app.records import replace

FILE_NAME = "sleutels.json"
_log = logging.getLogger(__name__)


class Known(Struct, frozen=True, kw_only=True):
    """What was accepted here last. A file that cannot be read knows something that fits no register.

    `readers` is the sum of the list of readers, `words` what stood on the poster then, `marks` how far each reader's
    contents were, sealed for herself. `keys` are those of a register of before there were lists. `expected` is the sum
    of a list that was about to be kept here: when it is there, it is known.
    """

    readers: bytes = b""
    words: str = ""
    marks: Mapping[UUID, bytes] = {}
    keys: frozenset[UUID] = frozenset()
    expected: bytes = b""

    @property
    def only_expects(self) -> bool:
        """Whether nothing was known before what is expected."""
        return bool(self.expected) and not (self.readers or self.keys)


class Pins:
    """Reads and writes it for one centre; nothing is written that stands there already."""

    def __init__(self, folder: Path, centre_id: UUID) -> None:
        self._path = folder / FILE_NAME
        self._centre = str(centre_id)

    def known(self) -> Known | None:
        """What was accepted here; None when this computer never saw the register."""
        try:
            kept = self._read().get(self._centre, [])
            return None if kept == [] else _known(kept)
        except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
            _log.warning("known keys not readable: %s", type(error).__name__)
            return Known()

    def accept(self, readers: bytes, words: str) -> None:
        """This list counts here from now on."""
        former = self.known() or Known()
        self._write(Known(readers=readers, words=words, marks=former.marks))

    def expect(self, readers: bytes) -> None:
        """This list is about to be kept: it counts here when it is, also when the program is ended in between."""
        self._write(replace(self.known() or Known(), expected=readers))

    def accept_keys(self, keys: frozenset[UUID]) -> None:
        """These keys of a register without lists count here from now on."""
        self._write(Known(keys=keys))

    def mark(self, key_id: UUID, sealed: bytes) -> None:
        """Remember how far this reader's contents were, when this computer knows the register."""
        former = self.known()
        if former is not None and former.readers:
            marks = {**former.marks, key_id: sealed}
            self._write(Known(readers=former.readers, words=former.words, marks=marks))

    def _write(self, known: Known) -> None:
        """When the disk refuses, the next start knows less, and says so."""
        try:
            every = self._read()
        except (OSError, ValueError, TypeError, AttributeError):
            every = {}
        kept = _kept(known)
        if every.get(self._centre) == kept:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with hour_untold(self._path, self._path.parent), written_whole(self._path) as file:
                file.write(json.dumps({**every, self._centre: kept}, indent=1).encode("ascii"))
        except (OSError, AppError) as error:
            _log.warning("keys not remembered: %s", type(error).__name__)

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="ascii"))
        except FileNotFoundError:
            return {}
        return dict(found.items())


def _known(kept: Any) -> Known:
    if isinstance(kept, list):  # as it was kept before there were lists
        return Known(keys=frozenset(UUID(key) for key in kept))
    return Known(
        keys=frozenset(UUID(key) for key in kept.get("keys", ())),
        expected=bytes.fromhex(kept.get("expected", "")),
        readers=bytes.fromhex(kept["readers"]),
        words=str(kept["words"]),
        marks={UUID(key): bytes.fromhex(mark) for key, mark in kept["marks"].items()},
    )


def _kept(known: Known) -> Any:
    keys = sorted(str(key) for key in known.keys)
    if keys and not known.expected:
        return keys
    expecting = {"expected": known.expected.hex(), "keys": keys} if known.expected else {}
    return {
        **expecting,
        "readers": known.readers.hex(),
        "words": known.words,
        "marks": {str(key): mark.hex() for key, mark in known.marks.items()},
    }
