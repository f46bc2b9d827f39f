"""Memory of count sheets: what people pointed at and answered, for the next file of the same shape.

It holds fingerprints and places, no word of any sheet.
"""

import hashlib
from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.counts.pointing import Pointing
from buurthuis_app.records import replace


class SheetMemory(Struct, frozen=True, kw_only=True):
    """`shapes` leads from the shape of a sheet to its tables, none for a sheet that is not read; `answers` from the
    fingerprint of a lasting question to the key of its answer. `centre_id` keys the fingerprints."""

    centre_id: UUID
    shapes: Mapping[str, tuple[Pointing, ...]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    def answer_to(self, lasting: str) -> str | None:
        """What was answered to this question of an earlier file; None when nothing was, or it does not last."""
        return self.answers.get(fingerprint(lasting, self.centre_id)) if lasting else None

    def with_more(
        self, shapes: Mapping[str, tuple[Pointing, ...]], answers: Mapping[str, str]
    ) -> "SheetMemory":
        """With what was said of another file; `answers` is by lasting question."""
        marked = {fingerprint(lasting, self.centre_id): said for lasting, said in answers.items()}
        return replace(self, shapes={**self.shapes, **shapes}, answers={**self.answers, **marked})


class Directions(Struct, frozen=True, kw_only=True):
    """What people say about how a file is read: `answers` by the key of a question, what they point at by the place
    of the sheet in the file, and what is remembered of earlier files."""

    answers: Mapping[str, str] = field(default_factory=dict)
    pointed: Mapping[int, tuple[Pointing, ...]] = field(default_factory=dict)
    memory: SheetMemory | None = None


def fingerprint(text: str, centre_id: UUID) -> str:
    """A text as it is remembered: it may hold a person's name, so it is not kept itself."""
    return hashlib.blake2b(text.encode(), key=centre_id.bytes, digest_size=16).hexdigest()
