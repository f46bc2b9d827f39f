"""U zei, wij deden of the demo's centre: matters with voices, answers of every kind, and how they stood."""

import datetime as dt

from buurthuis_app.demo.data.goals.voices import MatterData, voices_data
from buurthuis_app.demo.steps.centre import House
from buurthuis_app.demo.steps.goals.initiatives import InitiativeRecords
from buurthuis_app.demo.steps.goals.promises import PromiseRecords
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.voices.matter import Matter, MatterNote
from buurthuis_app.domain.voices.voice import Voice

MatterRecords = tuple[Matter, tuple[Voice, ...], tuple[MatterNote, ...]]
"""A matter with what was said and noted of it."""


def build(
    house: House, timeline: Timeline, promises: PromiseRecords, initiatives: InitiativeRecords
) -> tuple[MatterRecords, ...]:
    """All matters; an answer that the demo does not have leaves its matter out."""
    promised = {promise.sentence: promise.id for promise in promises.promises}
    begun = {initiative.title: initiative.id for initiative in initiatives.initiatives}
    records = []
    for data in voices_data().matters:
        matter = Matter(
            id=new_id(),
            centre_id=house.centre.id,
            title=data.title,
            since=_ago(timeline, data.days_ago),
            kind=data.kind,
            adviser=data.adviser,
            reaction=data.reaction,
            reacted_on=_day(timeline, data.reacted_days_ago),
            words=data.words,
            promise_id=promised[data.promise] if data.promise else None,
            initiative_id=begun[data.initiative] if data.initiative else None,
            due_on=_day(timeline, data.due_days_ago),
            done_on=_day(timeline, data.done_days_ago),
        )
        records.append((matter, _voices(timeline, data, matter), _notes(timeline, data, matter)))
    return tuple(records)


def _voices(timeline: Timeline, data: MatterData, matter: Matter) -> tuple[Voice, ...]:
    return tuple(
        Voice(
            id=new_id(),
            matter_id=matter.id,
            date=_ago(timeline, said.days_ago),
            words=said.words,
            source=said.source,
            times=said.times,
        )
        for said in data.voices
    )


def _notes(timeline: Timeline, data: MatterData, matter: Matter) -> tuple[MatterNote, ...]:
    return tuple(
        MatterNote(
            id=new_id(), matter_id=matter.id, date=_ago(timeline, noted.days_ago), words=noted.words
        )
        for noted in data.notes
    )


def _ago(timeline: Timeline, days: int) -> dt.date:
    return timeline.today - dt.timedelta(days=days)


def _day(timeline: Timeline, days: int | None) -> dt.date | None:
    return None if days is None else _ago(timeline, days)
