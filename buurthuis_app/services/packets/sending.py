"""Sending: what happened at this door, into packets in a folder, each until the office says that it came."""

from contextlib import suppress
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.packets.door_state import DoorState, news_of
from buurthuis_app.domain.packets.forms_news import FormsNews
from buurthuis_app.domain.packets.packet import (
    OccurrenceNews,
    PacketContent,
    StoryNews,
    decoded,
    digest_of,
    encoded,
)
from buurthuis_app.domain.packets.paired_door import OutgoingPacket, PairedDoor, ToldState
from buurthuis_app.domain.packets.sign_up_news import SignUpNews, SignUpState, news_of_sign_up
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.personal_data import PrivacyRequest, RequestKind
from buurthuis_app.domain.stories.story import Story, StoryPhoto
from buurthuis_app.domain.surveys.survey import Answer, AnswerSheet, Survey
from buurthuis_app.errors import Damaged, Invalid, TooNew
from buurthuis_app.exchange.packets import packet_file
from buurthuis_app.files import speaking_of_files, written_whole
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.erasure.erasure_ledger import ErasedRows
from buurthuis_app.persistence.queries.packets.door_states import door_states, sign_up_states
from buurthuis_app.persistence.queries.surveys import surveys
from buurthuis_app.records import replace
from buurthuis_app.services.packets.incoming_programme import IncomingProgramme, under_way
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service

_ASKED = "!"
"""What is told of a request to erase: that it was done."""
_PLANNED = frozenset(
    {
        *(Topic.CENTRE, Topic.ACTIVITIES, Topic.OCCURRENCES, Topic.COUNTS, Topic.STORIES),
        *(Topic.SIGN_UPS, Topic.GOALS),
    }
)


class Sent(Struct, frozen=True, kw_only=True):
    """Numbers of packets: made just now, said to have come since, and still to come."""

    made: int
    received: int
    waiting: int
    planned: bool = False
    """Whether the office had another programme."""


class Sending(Service):
    """What a door file does for the office."""

    def send(self, folder: Path) -> Done[Sent]:
        """Put all that the office has not said to have in `folder`, take away what it has, and follow its programme.

        Raises Invalid when there is no such folder or this is no door file, DiskFull or ReadOnly.
        """
        files = packet_file.packets_in(folder)
        with self._database.begin() as work:
            door = self._door(work)
            known = _known_to_office(door, folder)
            received = [packet for packet in _outgoing(work, door) if packet.id in known]
            work.store(OutgoingPacket).remove(received)
            packed = self._pack(work, door)
            outgoing = _outgoing(work, door)
            planned = _followed(work, packed, folder, outgoing)
        _write(folder, outgoing)
        _clear(files, door, known)
        value = Sent(
            made=packed.sent - door.sent,
            received=len(received),
            waiting=len(outgoing),
            planned=planned,
        )
        return Done(value=value, changes=_PLANNED if planned else frozenset(), by_itself=True)

    def _door(self, work: Work) -> PairedDoor:
        for door in work.store(PairedDoor).find(centre_id=self._centre_id, here=True):
            return door
        raise Invalid(_("Dit is geen deurbestand. Op kantoor neemt u pakketjes in."))

    def _pack(self, work: Work, door: PairedDoor) -> PairedDoor:
        """One more packet, when anything happened since the last."""
        told = {state.id: state for state in work.store(ToldState).find()}
        occurrences, states = _happened(work, self._centre_id, told)
        stories, digests = _told_stories(work, self._centre_id, told)
        erased = ErasedRows(self._database.path)
        sign_ups, people = _signed_up(work, self._centre_id, told, erased)
        forms = _filled_in(work, self._centre_id)
        requests, texts = self._asked_to_erase(work, told)
        _note_told(work, told, people)
        if not (occurrences or stories or sign_ups or forms or requests):
            return door
        content = PacketContent(
            id=new_id(),
            door_id=door.id,
            sequence=door.sent + 1,
            occurrences=occurrences,
            stories=stories,
            sign_ups=sign_ups,
            forms=forms,
            requests=requests,
            erased=texts,
        )
        asked = {request.id: _ASKED for request in requests}
        _note_told(work, told, {**states, **digests, **asked})
        work.store(OutgoingPacket).add(
            OutgoingPacket(
                id=content.id,
                door_id=door.id,
                sequence=content.sequence,
                packet=packet_file.sealed(content, door.secret),
            )
        )
        return work.store(PairedDoor).replace(replace(door, sent=content.sequence))

    def _asked_to_erase(
        self, work: Work, told: dict[UUID, ToldState]
    ) -> tuple[tuple[PrivacyRequest, ...], tuple[str, ...]]:
        """The requests to erase that the office has not heard of, and the lines of their texts in the ledger."""
        done = work.store(PrivacyRequest).find(kind=RequestKind.ERASURE)
        requests = tuple(request for request in done if request.id not in told)
        new = {request.id.hex for request in requests}
        known = erasure_ledger.entries(self._database.path) if new else ()
        return requests, tuple(each.line for each in known if each.request in new)


def _happened(
    work: Work, centre_id: UUID, told: dict[UUID, ToldState]
) -> tuple[tuple[OccurrenceNews, ...], dict[UUID, str]]:
    """News of occurrences, and what is told of each from now on; "" for nothing more."""
    now = door_states(work, centre_id)
    before = {
        key: decoded(state.state, DoorState)
        for key, state in told.items()
        if state.state.startswith("{")
    }
    news = [
        found
        for key in {**before, **now}
        if (found := news_of(key, before.get(key), now.get(key))) is not None
    ]
    states = {
        found.occurrence_id: encoded(now[found.occurrence_id]) if found.occurrence_id in now else ""
        for found in news
    }
    return tuple(news), states


def _told_stories(
    work: Work, centre_id: UUID, told: dict[UUID, ToldState]
) -> tuple[tuple[StoryNews, ...], dict[UUID, str]]:
    """News of stories, and the digest that is told of each from now on; "" for one that is gone."""
    now = {story.id: story for story in work.store(Story).find(centre_id=centre_id)}
    before = {key: state.state for key, state in told.items() if state.state[0] not in "{[!"}
    digests = {key: digest_of(now.get(key)) for key in {**before, **now}}
    changed = {key: told_ for key, told_ in digests.items() if before.get(key, "") != told_}
    news = tuple(_story_news(work, now.get(key), key, before.get(key, "")) for key in changed)
    return news, changed


def _story_news(work: Work, story: Story | None, key: UUID, was: str) -> StoryNews:
    photo = work.store(StoryPhoto).get(story.photo_id) if story and story.photo_id else None
    activity = work.store(Activity).get(story.activity_id) if story and story.activity_id else None
    return StoryNews(
        story_id=key, story=story, activity=activity.title if activity else "", was=was, photo=photo
    )


def _signed_up(
    work: Work, centre_id: UUID, told: dict[UUID, ToldState], erased: ErasedRows
) -> tuple[tuple[SignUpNews, ...], dict[UUID, str]]:
    """News of sign-ups, and what is told of each from now on; "" for one that is gone."""
    now = sign_up_states(work, centre_id)
    before = {
        key: decoded(state.state, SignUpState)
        for key, state in told.items()
        if state.state.startswith("[")
    }
    changed = [key for key in {**before, **now} if before.get(key) != now.get(key)]
    found = (
        news_of_sign_up(key, before.get(key), now.get(key), erased=erased.holds("sign_up", key))
        for key in changed
    )
    news = tuple(each for each in found if each is not None)
    return news, {key: encoded(now[key]) if key in now else "" for key in changed}


def _filled_in(work: Work, centre_id: UUID) -> tuple[FormsNews, ...]:
    """The forms that were filled in. They leave the door with the packet: nobody looks at them there."""
    news = []
    for survey in work.store(Survey).find(centre_id=centre_id):
        sheets, answers = (
            surveys.kept_sheets(work, survey.id),
            surveys.kept_answers(work, survey.id),
        )
        if sheets:
            work.store(Answer).remove(answers)
            work.store(AnswerSheet).remove(sheets)
            asked = surveys.questionnaire(work, survey)
            news.append(FormsNews(asked=asked, sheets=sheets, answers=answers))
    return tuple(news)


def _note_told(work: Work, told: dict[UUID, ToldState], states: dict[UUID, str]) -> None:
    store = work.store(ToldState)
    for key, state in states.items():
        if key not in told:
            store.add(*([ToldState(id=key, state=state)] if state else []))
        elif state:
            store.replace(replace(told[key], state=state))
        else:
            store.remove([told[key]])


def _followed(
    work: Work, door: PairedDoor, folder: Path, outgoing: tuple[OutgoingPacket, ...]
) -> bool:
    """Follow the programme in the folder, when it is newer than the last; one that is not whole says nothing."""
    file = packet_file.read(folder / packet_file.programme_name(door.id))
    try:
        programme = packet_file.opened_programme(file, door.id, door.secret)
    except Damaged:
        return False
    if programme.number <= door.programme:
        return False
    later = [packet for packet in outgoing if packet.sequence > programme.taken]
    told = under_way([packet_file.opened(packet.packet, door.secret) for packet in later])
    IncomingProgramme(work, told).take(programme)
    _know_all(work, door.centre_id)
    work.store(PairedDoor).replace(replace(door, programme=programme.number))
    return True


def _know_all(work: Work, centre_id: UUID) -> None:
    """What there is now is no news: it came from the office, or was packed just before."""
    now = {**door_states(work, centre_id), **sign_up_states(work, centre_id)}
    told = {state.id: state for state in work.store(ToldState).find() if state.state[0] in "{["}
    _note_told(work, told, {key: encoded(now[key]) if key in now else "" for key in told | now})


def _outgoing(work: Work, door: PairedDoor) -> tuple[OutgoingPacket, ...]:
    return work.store(OutgoingPacket).find(door_id=door.id)


def _known_to_office(door: PairedDoor, folder: Path) -> frozenset[UUID]:
    """The packets that the office says to have. A receipt that is not whole says nothing."""
    try:
        file = packet_file.read(folder / packet_file.receipt_name(door.id))
        return frozenset(packet_file.opened_receipt(file, door.id, door.secret).packets)
    except Damaged:
        return frozenset()


def _write(folder: Path, outgoing: tuple[OutgoingPacket, ...]) -> None:
    """Each packet that is not there, or is not there as it was made."""
    for packet in outgoing:
        target = folder / packet_file.header_of(packet.packet).name
        with suppress(OSError):
            if target.read_bytes() == packet.packet:
                continue
        with written_whole(target) as file:
            file.write(packet.packet)


def _clear(files: tuple[Path, ...], door: PairedDoor, known: frozenset[UUID]) -> None:
    """Take away this door's own files that the office has."""
    for path in files:
        with suppress(Damaged, TooNew):
            header = packet_file.header_of(packet_file.read(path))
            if header.door_id == door.id and header.packet_id in known:
                with speaking_of_files():
                    path.unlink(missing_ok=True)
