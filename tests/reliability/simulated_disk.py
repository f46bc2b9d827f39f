"""Simulated disk: what could be on it at any moment of a recorded run, when the power went, or the program was killed.

What was not synced when the power goes is dropped, kept or torn at 512 bytes, in any order; of the names in a folder
those that were not synced stand or do not. When a program is killed, all that it wrote is there and nothing more.
"""

import os
import random
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

_SECTOR = 512


class Act(Struct, frozen=True):
    """One thing that the program did: write, Truncate, Sync, Create, Unlink, Rename, or Acknowledge on its output."""

    kind: str
    path: str
    number: int
    data: bytes


def recorded(log: Path) -> Iterator[Act]:
    """What the recorder noted, in order; a record that a kill tore is left out."""
    content, at = log.read_bytes(), 0
    while at + 5 <= len(content):
        kind = chr(content[at])
        (length,) = struct.unpack_from("<I", content, at + 1)
        at += 5
        path = content[at : at + length].decode()
        at += length
        if at + 16 > len(content):
            return
        number, size = struct.unpack_from("<qq", content, at)
        at += 16
        yield Act(kind, path, number, content[at : at + size])
        at += size


class _File:
    def __init__(self, content: bytes = b"") -> None:
        self.synced, self.written = bytearray(content), bytearray(content)
        self.waiting: list[tuple[int | None, int, bytes]] = []
        """(where, size, data) since the last sync; where is None for a truncation to that size."""


class SimulatedDisk:
    """Files by their path. `waiting` are the changes of names that are not synced yet."""

    def __init__(self, start: Mapping[str, bytes]) -> None:
        self._now = {path: _File(content) for path, content in start.items()}
        self._synced = dict(self._now)
        self._waiting: list[tuple[str, str, object]] = []
        self.told = b""
        """What the program acknowledged so far."""

    def apply(self, act: Act) -> None:
        """One more thing was done."""
        found = self._now.get(act.path)
        if act.kind == "A":
            self.told += act.data
        elif act.kind == "C" and found is None:
            self._now[act.path] = made = _File()
            self._waiting.append(("C", act.path, made))
        elif act.kind == "S" and found is None:  # of a folder
            self._synced, self._waiting = dict(self._now), []
        elif found is None:
            return
        elif act.kind == "W":
            _put(found.written, act.number, act.data)
            found.waiting.append((act.number, 0, act.data))
        elif act.kind == "T":
            _cut(found.written, act.number)
            found.waiting.append((None, act.number, b""))
        elif act.kind == "S":
            found.synced, found.waiting = bytearray(found.written), []
        elif act.kind == "U":
            del self._now[act.path]
            self._waiting.append(("U", act.path, None))
        elif act.kind == "R":
            self._now[act.data.decode()] = self._now.pop(act.path)
            self._waiting.append(("R", act.path, act.data.decode()))

    def after_kill(self) -> dict[str, bytes]:
        """What is there when the program is killed now."""
        return {path: bytes(file.written) for path, file in self._now.items()}

    def after_power_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What can be there when the power goes now."""
        names = dict(self._synced)
        sticks = chance.choice([0, len(self._waiting), chance.randint(0, len(self._waiting))])
        for kind, path, other in self._waiting[:sticks]:
            if kind == "C" and isinstance(other, _File):
                names[path] = other
            elif kind == "U":
                names.pop(path, None)
            elif isinstance(other, str) and path in names:
                names[other] = names.pop(path)
        torn = chance.random() < 2 / 3
        return {
            path: _left(file, chance) if torn else bytes(file.synced)
            for path, file in names.items()
        }


def _left(file: _File, chance: random.Random) -> bytes:
    content, kept = bytearray(file.synced), chance.choice([0.1, 0.5, 0.9])
    for where, size, data in file.waiting:
        if where is None:
            if chance.random() < kept:
                _cut(content, size)
            continue
        for at in range(0, len(data), _SECTOR):
            if chance.random() < kept:
                gap = where + at - len(content)
                if gap > 0:
                    content += os.urandom(gap) if chance.random() < kept else bytes(gap)
                _put(content, where + at, data[at : at + _SECTOR])
    return bytes(content)


def _put(content: bytearray, where: int, data: bytes) -> None:
    if where > len(content):
        content += bytes(where - len(content))
    content[where : where + len(data)] = data


def _cut(content: bytearray, size: int) -> None:
    if size < len(content):
        del content[size:]
    else:
        content += bytes(size - len(content))
