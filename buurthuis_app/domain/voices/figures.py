"""Figures of a year of voices: what was brought up and answered, and what of it was kept; the chain of each matter."""

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Definition, explained
from buurthuis_app.domain.voices.matter import (
    BecameOf,
    Matter,
    MatterKind,
    MatterNote,
    MatterStanding,
    Reaction,
    over_on,
    standing,
)
from buurthuis_app.domain.voices.voice import Voice
from buurthuis_app.i18n import _


class MatterRow(Struct, frozen=True, kw_only=True):
    """One matter in a year: what was said, what was answered, and how it stood on the last day.

    `note` is the last thing that was noted of it in that year; "" when nothing was.
    """

    matter: Matter
    voices: tuple[Voice, ...]
    became: BecameOf
    standing: MatterStanding
    note: str = ""

    @property
    def heard(self) -> int:
        """How many voices there are about it."""
        return sum(voice.times for voice in self.voices)

    def as_json(self) -> dict[str, object]:
        """The chain as JSON, for scripts; what is not answered yet has no answer."""
        matter, answered = self.matter, self.standing is not MatterStanding.OPEN
        return {
            "title": matter.title,
            "kind": matter.kind.value,
            "since": matter.since.isoformat(),
            "voices": self.heard,
            "reaction": (matter.reaction if answered else Reaction.NONE_YET).value,
            "became": self.became.name if answered else "",
            "words": matter.words if answered else "",
            "due_on": matter.due_on.isoformat() if answered and matter.due_on else None,
            "standing": self.standing.value,
            "note": self.note,
        }


class VoicesYear(Struct, frozen=True, kw_only=True):
    """The matters of a year, the earliest first, as they stood at its end or so far."""

    year: int
    rows: tuple[MatterRow, ...] = ()

    @property
    def heard(self) -> int:
        """Voices of this year."""
        voices = (voice for row in self.rows for voice in row.voices)
        return sum(voice.times for voice in voices if voice.date.year == self.year)

    @property
    def brought_up(self) -> int:
        """Matters that came this year."""
        return sum(row.matter.since.year == self.year for row in self.rows)

    @property
    def answered(self) -> int:
        """Matters that got their answer this year."""
        return sum(
            row.standing is not MatterStanding.OPEN
            and row.matter.reacted_on is not None
            and row.matter.reacted_on.year == self.year
            for row in self.rows
        )

    @property
    def advice(self) -> int:
        """How many of what came this year is advice."""
        return sum(
            row.matter.since.year == self.year and row.matter.kind is not MatterKind.MATTER
            for row in self.rows
        )

    def standing_so(self, wanted: MatterStanding) -> int:
        """How many matters stand so."""
        return sum(row.standing is wanted for row in self.rows)

    def as_json(self) -> dict[str, object]:
        """The figures and each matter as JSON, for scripts."""
        return {
            "voices": self.heard,
            "brought_up": self.brought_up,
            "advice": self.advice,
            "answered": self.answered,
            **{each.value: self.standing_so(each) for each in MatterStanding},
            "matters": [row.as_json() for row in self.rows],
        }


def year_of(
    matters: Iterable[Matter],
    voices: Iterable[Voice],
    notes: Iterable[MatterNote],
    became: Mapping[UUID, BecameOf],
    year: int,
    today: dt.date,
) -> VoicesYear:
    """The matters of a year. `became` says by matter how its promise or initiative stood at the end of it.

    What was over before the year began is not in it, unless somebody spoke of it again; nor is what came after.
    """
    first, last = dt.date(year, 1, 1), min(dt.date(year, 12, 31), today)
    said = [voice for voice in voices if voice.date <= last]
    noted = [note for note in notes if first <= note.date <= last]
    rows = []
    for matter in sorted(matters, key=lambda matter: (matter.since, matter.id)):
        of = became.get(matter.id, BecameOf())
        own = [voice for voice in said if voice.matter_id == matter.id]
        heard = any(voice.date >= first for voice in own)
        over = over_on(matter, of)
        past = over is not None and over < first and not heard
        if last < first or matter.since > last or past:
            continue
        stood = [note for note in noted if note.matter_id == matter.id]
        latest = max(stood, key=lambda note: (note.date, note.id), default=None)
        rows.append(
            MatterRow(
                matter=matter,
                voices=tuple(sorted(own, key=lambda voice: (voice.date, voice.id))),
                became=of,
                standing=standing(matter, of, last),
                note=latest.words if latest else "",
            )
        )
    return VoicesYear(year=year, rows=tuple(rows))


def definitions() -> tuple[Definition, ...]:
    """What the words of 'U zei, wij deden' mean."""
    return explained(
        {
            _("stemmen"): _(
                "hoeveel mensen in het jaar iets zeiden over een onderwerp, voor zover dat is genoteerd. "
                "Wie twee keer iets zei, telt twee keer."
            ),
            _("ingebracht"): _("onderwerpen en adviezen die in het jaar binnenkwamen."),
            _("beantwoord"): _(
                "onderwerpen die in het jaar een antwoord kregen: een belofte, een plan, een initiatief, of nee met "
                "de reden. Ook wat eerder is ingebracht."
            ),
            _("gedaan"): _(
                "het plan is uitgevoerd, de belofte is bij de laatste meting gehouden, "
                "of het initiatief is verantwoord."
            ),
            _("later dan gezegd"): _("de dag van het plan is voorbij en het is nog niet gedaan."),
        }
    )
