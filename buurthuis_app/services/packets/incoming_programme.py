"""Incoming programme: what the office planned takes the place of what this door knew of the plan, and of that alone."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Occurrence, Slot
from buurthuis_app.domain.packets.packet import PacketContent
from buurthuis_app.domain.packets.programme import Programme
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.surveys.survey import Questionnaire, Survey
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.centre import references
from buurthuis_app.persistence.queries.surveys import surveys
from buurthuis_app.records import replace
from buurthuis_app.services.surveys import storage

_Slots = dict[tuple[UUID, Slot | None], Occurrence]
"""The occurrence at each place in the plan of an activity; what an extra stands under is not looked at."""


class UnderWay(Struct, frozen=True, kw_only=True):
    """What this door told that was not in the office's file when it made its programme."""

    cancelled: frozenset[UUID] = frozenset()
    """Occurrences that were called off here, or resumed."""
    extras: frozenset[UUID] = frozenset()
    sign_ups: frozenset[UUID] = frozenset()


def under_way(packets: Sequence[PacketContent]) -> UnderWay:
    """What is in these packets."""
    occurrences = [news for packet in packets for news in packet.occurrences]
    return UnderWay(
        cancelled=frozenset(news.about for news in occurrences if news.was != news.now),
        extras=frozenset(news.about for news in occurrences if news.first),
        sign_ups=frozenset(news.about for packet in packets for news in packet.sign_ups),
    )


class IncomingProgramme:
    """Writes a programme into a door file. What was counted and told here stays, whatever became of the plan."""

    def __init__(self, work: Work, told: UnderWay) -> None:
        self._work = work
        self._told = told

    def take(self, programme: Programme) -> None:
        """Write all of it. What is gone at the office goes here, unless something of this door belongs to it."""
        for kind, records in programme.lists.items():
            self._put(kind, records)
        same = self._put_occurrences(programme)
        for asked in programme.surveys:
            self._put_survey(asked)
        if programme.sign_ups is not None:
            self._put_sign_ups(programme, same)
        self._drop_surveys({asked.survey.id for asked in programme.surveys})
        for kind, records in reversed(programme.lists.items()):
            self._drop_unused(kind, {record.id for record in records})

    def _put(self, kind: type[Any], records: Iterable[Any]) -> None:
        """Add what is new and change what is otherwise, each at the version that it has here."""
        store = self._work.store(kind)
        here = {record.id: record for record in store.find()}
        store.add(*(replace(record, version=1) for record in records if record.id not in here))
        known = [
            (here[record.id], replace(record, version=here[record.id].version))
            for record in records
            if record.id in here
        ]
        store.replace_all([after for before, after in known if after != before])

    def _drop_unused(self, kind: type[Any], staying: set[UUID]) -> None:
        store = self._work.store(kind)
        gone = [record for record in store.find() if record.id not in staying]
        if gone:
            used = references.used(self._work, kind)
            store.remove(record for record in gone if record.id not in used)

    def _put_occurrences(self, programme: Programme) -> dict[UUID, UUID]:
        """The occurrences of these days; the id here of each, which is another when this door had planned it itself."""
        store = self._work.store(Occurrence)
        here = {occurrence.id: occurrence for occurrence in store.find()}
        slots: _Slots = {(each.activity_id, each.slot): each for each in here.values()}
        used = references.used(self._work, Occurrence)
        same, new, gone = {}, [], []
        for planned in programme.occurrences:
            former = here.get(planned.id)
            if former is None and planned.slot:
                former = slots.get((planned.activity_id, planned.slot))
            if former is not None and former.id != planned.id and former.id not in used:
                gone.append(former)
                former = None
            if former is None:
                new.append(replace(planned, version=1))
            same[planned.id] = planned.id if former is None else former.id
        staying = {*same.values(), *self._told.extras, *used}
        going_on = {activity.id for activity in programme.activities}
        gone += [
            each
            for each in here.values()
            if programme.tells_of(each.date) or each.activity_id not in going_on
            if each.id not in staying and each not in gone
        ]
        store.remove(gone)
        store.add(*new)
        known = [
            (here[own], self._as_planned(planned, here[own], slots))
            for planned, own in zip(programme.occurrences, same.values(), strict=True)
            if own in here
        ]
        store.replace_all([after for before, after in known if after != before])
        return same

    def _as_planned(self, planned: Occurrence, here: Occurrence, slots: _Slots) -> Occurrence:
        """As the office has it, but for what it has not heard: whether it goes on, as this door said last.

        One that came in the place of another, at which this door counted, is an extra here.
        """
        other = slots.get((planned.activity_id, planned.slot), here)
        if other.id != here.id and self._work.store(Occurrence).get(other.id) is not None:
            planned = replace(planned, planned_for=None)
        because = planned.cancelled_because
        if here.id in self._told.cancelled or (because == "" and here.cancelled):
            because = here.cancelled_because
        return replace(planned, id=here.id, version=here.version, cancelled_because=because)

    def _put_survey(self, asked: Questionnaire) -> None:
        survey = self._work.store(Survey).get(asked.survey.id)
        if survey is not None:
            here = surveys.questionnaire(self._work, survey)
            if _unversioned(here) == asked:
                return
            storage.remove(self._work, here)
        storage.add(self._work, asked)

    def _drop_surveys(self, staying: set[UUID]) -> None:
        """Their forms went with a packet."""
        for survey in self._work.store(Survey).find():
            if survey.id not in staying:
                storage.remove(self._work, surveys.questionnaire(self._work, survey))

    def _put_sign_ups(self, programme: Programme, same: dict[UUID, UUID]) -> None:
        """The list as the office has it, but for whom it has not heard of yet."""
        store = self._work.store(SignUp)
        told = self._told.sign_ups
        listed = [
            replace(
                sign_up,
                occurrence_id=same.get(sign_up.occurrence_id) if sign_up.occurrence_id else None,
                present_at=tuple(sorted(same[at] for at in sign_up.present_at)),
            )
            for sign_up in programme.sign_ups or ()
            if sign_up.id not in told
        ]
        staying = {sign_up.id for sign_up in listed} | told
        store.remove(sign_up for sign_up in store.find() if sign_up.id not in staying)
        self._put(SignUp, listed)


def _unversioned(asked: Questionnaire) -> Questionnaire:
    return replace(
        asked,
        survey=replace(asked.survey, version=1),
        questions=tuple(replace(question, version=1) for question in asked.questions),
    )
