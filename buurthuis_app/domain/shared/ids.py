"""Identifiers made by the program itself, in order of time (UUIDv7, RFC 9562)."""

import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A UUIDv7 that sorts after every earlier one of this process, so that new rows land at the end of an index.

    48 bits of milliseconds, then a 74-bit field that starts random and counts up within a millisecond.
    """
    global _last  # noqa: PLW0603 - the order must hold over the whole process
    with _lock:
        now = time.time_ns() // 1_000_000
        _last = now << 74 | secrets.randbits(73) if now > _last >> 74 else _last + 1
        milliseconds, rest = _last >> 74, _last & ((1 << 74) - 1)
    high, low = rest >> 62, rest & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
