"""Answers to what people said, and where it was said: what becomes of both when the record they point to goes."""

from typing import Any
from uuid import UUID

from buurthuis_app.domain.voices.matter import Matter
from buurthuis_app.domain.voices.voice import Voice
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace


def refuse_given(work: Work, **record: UUID) -> None:
    """Raise Invalid when this promise or initiative is the answer to a matter."""
    for matter in work.store(Matter).find(**record):
        sentence = _(
            "Dit is het antwoord op '{title}' bij U zei, wij deden. Kies daar eerst een ander antwoord."
        )
        raise Invalid(sentence.format(title=matter.title), topic="u-zei-wij-deden#antwoorden")


def let_go(work: Work, **record: UUID) -> None:
    """Let no voice point to this meeting or survey any more; that something was said there stays."""
    voices = work.store(Voice)
    loose: dict[str, Any] = dict.fromkeys(record)
    voices.replace_all([replace(voice, **loose) for voice in voices.find(**record)])
