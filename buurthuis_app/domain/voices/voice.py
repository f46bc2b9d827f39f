"""Voices: what somebody said, where, and how many said so; never who."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem, gathered, longer_than
from buurthuis_app.i18n import _

LONGEST_WORDS = 600
MOST_TIMES = 10_000


class VoiceSource(Enum):
    """Where something was said."""

    TALK = "talk"
    MEETING = "meeting"
    SURVEY = "survey"
    STORY = "story"


class Voice(Struct, frozen=True, kw_only=True):
    """What was said about a matter. `times` is how many people said so, as far as it was counted.

    The meeting (an activity), survey or story it comes from is known as long as that is kept. The words are erased in
    time; that something was said stays.
    """

    id: UUID
    matter_id: UUID
    date: dt.date
    words: str
    source: VoiceSource = VoiceSource.TALK
    times: int = 1
    activity_id: UUID | None = None
    survey_id: UUID | None = None
    story_id: UUID | None = None
    version: int = 1


def source_names() -> dict[VoiceSource, str]:
    """What people call each source."""
    return {
        VoiceSource.TALK: _("gesprek"),
        VoiceSource.MEETING: _("bijeenkomst"),
        VoiceSource.SURVEY: _("peiling"),
        VoiceSource.STORY: _("verhaal"),
    }


@gathered
def problems_of_voice(voice: Voice, today: dt.date) -> Iterator[Problem]:
    """Everything a person must still mend before the voice can be kept."""
    if not voice.words.strip():
        yield Problem("words", _("Schrijf wat er is gezegd, zonder namen."))
    if voice.date > today:
        yield Problem("date", _("Deze dag moet nog komen. Kies een eerdere dag."))
    if not 1 <= voice.times <= MOST_TIMES:
        yield Problem("times", _("Kies een getal tussen 1 en 10.000."))
    yield from longer_than(LONGEST_WORDS, "words", voice.words)
