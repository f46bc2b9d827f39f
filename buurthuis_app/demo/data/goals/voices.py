"""Voices of the demo as data: what people said, and what its centre answered."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.voices.matter import MatterKind, Reaction
from buurthuis_app.domain.voices.voice import VoiceSource


class VoiceData(Data, frozen=True, kw_only=True):
    """Something that was said."""

    days_ago: int
    words: str
    source: VoiceSource
    times: int = 1


class NoteData(Data, frozen=True, kw_only=True):
    """How it stood."""

    days_ago: int
    words: str


class MatterData(Data, frozen=True, kw_only=True):
    """A matter with its answer; what is still to come is a negative number of days ago."""

    title: str
    days_ago: int
    kind: MatterKind = MatterKind.MATTER
    adviser: str = ""
    reaction: Reaction = Reaction.NONE_YET
    reacted_days_ago: int | None = None
    words: str = ""
    promise: str = ""
    initiative: str = ""
    due_days_ago: int | None = None
    done_days_ago: int | None = None
    voices: tuple[VoiceData, ...]
    notes: tuple[NoteData, ...] = ()


class VoicesData(Data, frozen=True, kw_only=True):
    """All matters."""

    matters: tuple[MatterData, ...]


@cache
def voices_data() -> VoicesData:
    """The file `voices`."""
    return read("voices", VoicesData)
