"""Voices: what must be said to note one."""

import datetime as dt

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.voices.voice import (
    Voice,
    VoiceSource,
    problems_of_voice,
    source_names,
)
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
VOICE = Voice(id=new_id(), matter_id=new_id(), date=TODAY, words="Het is donker.")


def test_each_fault_is_said_beside_its_field() -> None:
    assert problems_of_voice(VOICE, TODAY) == ()
    faulty = replace(VOICE, words=" ", date=TODAY + dt.timedelta(days=1), times=0)
    assert {each.field for each in problems_of_voice(faulty, TODAY)} == {"words", "date", "times"}
    assert problems_of_voice(replace(VOICE, words="x" * 601), TODAY)


def test_every_source_has_a_name() -> None:
    assert source_names().keys() == set(VoiceSource)
