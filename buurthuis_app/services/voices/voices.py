"""Voices: what people say, which matter it is about, what the centre answers, and what is kept of that."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.initiatives.initiative import Initiative
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.promises.promise import Promise
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import Problem, refuse
from buurthuis_app.domain.shared.texts import folded, tidied
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.surveys.results import OpenAnswer
from buurthuis_app.domain.surveys.survey import Survey, SurveyQuestion
from buurthuis_app.domain.voices.figures import VoicesYear
from buurthuis_app.domain.voices.matter import (
    BecameOf,
    Matter,
    MatterNote,
    MatterStanding,
    coherent,
    problems_of_matter,
    problems_of_note,
    standing,
)
from buurthuis_app.domain.voices.voice import Voice, VoiceSource, problems_of_voice
from buurthuis_app.i18n import short_date
from buurthuis_app.persistence.queries.voices import voices as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_as, still_there

_CHANGES = frozenset({Topic.GOALS})

_QUOTED = 60

Origin = tuple[VoiceSource, UUID | None, UUID | None, UUID | None]
"""Where a voice comes from: `source`, `activity_id`, `survey_id` and `story_id` of its record."""


class MatterPage(Struct, frozen=True, kw_only=True):
    """A matter with what was said of it and how it stood, the newest first."""

    matter: Matter
    voices: tuple[Voice, ...]
    notes: tuple[MatterNote, ...]
    became: BecameOf
    standing: MatterStanding

    @property
    def heard(self) -> int:
        """How many voices there are about it."""
        return sum(voice.times for voice in self.voices)


class HeardAnswer(Struct, frozen=True, kw_only=True):
    """What an open answer says, as a voice about a matter that is known, or about this new one."""

    matter: Matter
    voice: Voice


class MatterChoices(Struct, frozen=True, kw_only=True):
    """What a matter can become, and where a voice can come from, with their words."""

    promises: tuple[tuple[UUID, str], ...]
    initiatives: tuple[tuple[UUID, str], ...]
    origins: tuple[tuple[Origin, str], ...]


class Voices(Service):
    """The coordinator keeps them; the board reads along."""

    def blank(self) -> Matter:
        """A matter of today to fill in. Nothing is kept yet."""
        return Matter(id=new_id(), centre_id=self._centre_id, title="", since=self._clock.today())

    def blank_voice(self, matter: Matter) -> Voice:
        """Something that was said today. Nothing is kept yet."""
        return Voice(id=new_id(), matter_id=matter.id, date=self._clock.today(), words="")

    def blank_heard(self, answer: OpenAnswer) -> tuple[HeardAnswer, tuple[tuple[UUID, str], ...]]:
        """An open answer as a voice about a new matter, and the matters that are known. Nothing is kept yet."""
        self._actor.demand(Permission.READ_PEOPLE)
        with self._database.read() as work:
            question = still_there(work, SurveyQuestion, answer.question_id)
            survey = still_there(work, Survey, question.survey_id)
            matters = work.store(Matter).find(centre_id=self._centre_id)
        matter = self.blank()
        voice = replace(
            self.blank_voice(matter),
            date=min(survey.last, matter.since),
            words=answer.words,
            source=VoiceSource.SURVEY,
            survey_id=survey.id,
        )
        known = sorted(matters, key=lambda each: folded(each.title))
        heard = HeardAnswer(matter=matter, voice=voice)
        return heard, tuple((each.id, each.title) for each in known)

    def blank_note(self, matter: Matter) -> MatterNote:
        """How it stands today, to fill in. Nothing is kept yet."""
        return MatterNote(id=new_id(), matter_id=matter.id, date=self._clock.today(), words="")

    def pages(self) -> tuple[MatterPage, ...]:
        """All matters as they stand today: what asks for work first, then the newest."""
        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            heard = queries.everything(work, self._centre_id)
            became = queries.became_in(work, self._centre_id, heard.matters, today.year)
        pages = [
            MatterPage(
                matter=matter,
                voices=_newest(voice for voice in heard.voices if voice.matter_id == matter.id),
                notes=_newest(note for note in heard.notes if note.matter_id == matter.id),
                became=became.get(matter.id, BecameOf()),
                standing=standing(matter, became.get(matter.id, BecameOf()), today),
            )
            for matter in heard.matters
        ]
        order = list(MatterStanding)
        return tuple(
            sorted(
                pages,
                key=lambda page: (
                    order.index(page.standing),
                    -page.matter.since.toordinal(),
                    page.matter.id,
                ),
            )
        )

    def choices(self) -> MatterChoices:
        """What can be chosen in the forms, by name; meetings, surveys and stories the newest first."""
        self._actor.demand(Permission.SET_GOALS)
        centre = {"centre_id": self._centre_id}
        with self._database.read() as work:
            promises = work.store(Promise).find(**centre)
            initiatives = work.store(Initiative).find(**centre)
            meetings = [each for each in work.store(Activity).find(**centre) if each.sign_up]
            surveys = work.store(Survey).find(**centre)
            stories = work.store(Story).find(**centre)
        return MatterChoices(
            promises=tuple((each.id, each.sentence) for each in promises),
            initiatives=tuple(
                (each.id, each.title)
                for each in sorted(initiatives, key=lambda each: folded(each.title))
            ),
            origins=(
                *_origins(
                    meetings,
                    lambda each: each.first,
                    lambda key: (VoiceSource.MEETING, key, None, None),
                ),
                *_origins(
                    surveys,
                    lambda each: each.last,
                    lambda key: (VoiceSource.SURVEY, None, key, None),
                ),
                *_origins(
                    stories,
                    lambda each: each.date,
                    lambda key: (VoiceSource.STORY, None, None, key),
                ),
            ),
        )

    def keep(self, matter: Matter, *, new: bool) -> Done[Matter]:
        """Keep a new or changed matter with its answer. Raises Invalid for what is missing, Conflict when changed."""
        self._actor.demand(Permission.SET_GOALS)
        matter = coherent(tidied(matter, "title", "adviser"))
        refuse(problems_of_matter(matter, self._clock.today()))
        with self._database.begin() as work:
            if matter.promise_id is not None:
                still_there(work, Promise, matter.promise_id)
            if matter.initiative_id is not None:
                still_there(work, Initiative, matter.initiative_id)
            stored = kept(work, matter, new=new)
        return self._done(work, stored, _CHANGES)

    def finish(self, matter: Matter) -> Done[Matter]:
        """Note that a plan was carried out today. Raises Conflict when the matter was changed since."""
        self._actor.demand(Permission.SET_GOALS)
        done = replace(matter, done_on=self._clock.today())
        refuse(problems_of_matter(done, self._clock.today()))
        with self._database.begin() as work:
            still_as(work, matter)
            stored = kept(work, done, new=False)
        return self._done(work, stored, _CHANGES)

    def remove(self, matter: Matter) -> Done[Matter]:
        """Take a matter away with what was said of it; undo brings all of it back."""
        self._actor.demand(Permission.SET_GOALS)
        with self._database.begin() as work:
            current = still_there(work, Matter, matter.id)
            for record in (Voice, MatterNote):
                store = work.store(record)
                store.remove(store.find(matter_id=current.id))
            work.store(Matter).remove([current])
        return self._done(work, current, _CHANGES)

    def keep_voice(self, voice: Voice, *, new: bool) -> Done[Voice]:
        """Keep what was said. Raises Invalid for what is missing, Conflict when it was changed since."""
        self._actor.demand(Permission.SET_GOALS)
        voice = tidied(voice)
        refuse(problems_of_voice(voice, self._clock.today()))
        with self._database.begin() as work:
            still_there(work, Matter, voice.matter_id)
            stored = kept(work, voice, new=new)
        return self._done(work, stored, _CHANGES)

    def hear(self, heard: HeardAnswer) -> Done[Matter]:
        """Keep what an answer says, with its matter when that is new. Raises Invalid for what is missing."""
        self._actor.demand(Permission.SET_GOALS)
        refuse(problems_of_heard(heard, self._clock.today()))
        matter, voice = tidied(heard.matter, "title"), tidied(heard.voice)
        with self._database.begin() as work:
            if voice.matter_id == matter.id:
                matter = kept(work, matter, new=True)
            else:
                matter = still_there(work, Matter, voice.matter_id)
            kept(work, voice, new=True)
        return self._done(work, matter, _CHANGES)

    def remove_voice(self, voice: Voice) -> Done[Voice]:
        """Take away what was said."""
        self._actor.demand(Permission.SET_GOALS)
        return self._removed(voice, _CHANGES)

    def keep_note(self, note: MatterNote, *, new: bool) -> Done[MatterNote]:
        """Keep how it stood. Raises Invalid for what is missing, Conflict when it was changed since."""
        self._actor.demand(Permission.SET_GOALS)
        note = tidied(note)
        refuse(problems_of_note(note, self._clock.today()))
        with self._database.begin() as work:
            still_there(work, Matter, note.matter_id)
            stored = kept(work, note, new=new)
        return self._done(work, stored, _CHANGES)

    def remove_note(self, note: MatterNote) -> Done[MatterNote]:
        """Take away how it stood."""
        self._actor.demand(Permission.SET_GOALS)
        return self._removed(note, _CHANGES)

    def year(self, year: int) -> VoicesYear:
        """The matters of a year as they may go outside. `domain.voices.figures.definitions` says what is counted."""
        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            return queries.year_in(work, self._centre_id, year, self._clock.today())

    def paper(self, year: int) -> Document:
        """U zei, wij deden: from what was said to what was kept."""
        from buurthuis_app.reports.voices.you_said import document

        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            said = queries.year_in(work, self._centre_id, year, today)
        return document(centre.name, today, said)


def problems_of_heard(heard: HeardAnswer, today: dt.date) -> tuple[Problem, ...]:
    """Everything a person must still mend; of a matter that is known nothing is asked."""
    new = heard.voice.matter_id == heard.matter.id
    of_matter = problems_of_matter(heard.matter, today) if new else ()
    return (*of_matter, *problems_of_voice(heard.voice, today))


def _newest(records: Any) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda each: (each.date, each.id), reverse=True))


def _origins(records: Any, day: Any, origin: Callable[[UUID], Origin]) -> list[tuple[Origin, str]]:
    """Each as a choice, the newest first: what a voice from there has, and what it is called."""
    found = []
    for each in sorted(records, key=lambda each: (day(each) or dt.date.min, each.id), reverse=True):
        called = getattr(each, "title", "") or each.happened[:_QUOTED]
        when = short_date(day(each)) if day(each) else ""
        found.append((origin(each.id), " · ".join(part for part in (called, when) if part)))
    return found
