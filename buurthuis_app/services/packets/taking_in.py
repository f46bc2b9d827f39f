"""Taking in: what doors brought, each packet once, in the order of its door; what is unclear waits for a decision."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from msgspec import Struct, field

from buurthuis_app.domain.packets.forms_news import FormsNews
from buurthuis_app.domain.packets.packet import (
    News,
    PacketContent,
    StoryNews,
    encoded,
    joined,
)
from buurthuis_app.domain.packets.paired_door import (
    KEPT_TO_UNDO,
    REMEMBERED,
    ArrivalState,
    ArrivedPacket,
    PairedDoor,
)
from buurthuis_app.domain.packets.sign_up_news import SignUpNews
from buurthuis_app.domain.packets.undecided import (
    DecisionAsked,
    Objected,
    Objection,
    UndecidedNews,
    asked,
    news_in,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.personal_data import PrivacyRequest
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.exchange.packets import packet_file
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.erasure.erasure_ledger import ErasedRows
from buurthuis_app.persistence.queries.packets.door_programmes import programme_of
from buurthuis_app.persistence.queries.packets.old_packets import old_packets
from buurthuis_app.persistence.queries.papers import named_texts
from buurthuis_app.persistence.store import Written
from buurthuis_app.records import replace
from buurthuis_app.services.packets.answering import write_programme, write_receipt
from buurthuis_app.services.packets.incoming_forms import IncomingForms
from buurthuis_app.services.packets.incoming_occurrence import IncomingOccurrence
from buurthuis_app.services.packets.incoming_sign_up import IncomingSignUp
from buurthuis_app.services.packets.incoming_story import IncomingStory
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there

_CHANGES = frozenset(
    {
        *(Topic.COUNTS, Topic.STORIES, Topic.OCCURRENCES, Topic.ACTIVITIES, Topic.PACKETS),
        *(Topic.SIGN_UPS, Topic.GOALS),
    }
)


class RefusedPacket(Struct, frozen=True, kw_only=True):
    """A file that was not taken in, and why."""

    name: str
    sentence: str


class PacketsTaken(Struct, kw_only=True):
    """What came of taking in: numbers of packets, of what is in them, and of new questions."""

    packets: int = 0
    occurrences: int = 0
    stories: int = 0
    sign_ups: int = 0
    forms: int = 0
    questions: int = 0
    known: int = 0
    """Packets that were here already."""
    waiting: int = 0
    """Packets of which an earlier one must come first."""
    refused: list[RefusedPacket] = field(default_factory=list)
    erased: bool = False
    """Whether somebody was erased at a door, and so here: then taking it in cannot be undone."""
    unanswered: str = ""
    """Why no receipt could be left: the door will send again what is here, which adds nothing."""


class ToDecide(Struct, frozen=True, kw_only=True):
    """What waits for people: questions, and doors of which somebody undid the taking in or a packet is missing."""

    questions: tuple[DecisionAsked, ...]
    set_aside: tuple[PairedDoor, ...]
    missing: tuple[PairedDoor, ...]


class TakingIn(Service):
    """What the office does with packets."""

    def to_decide(self) -> ToDecide:
        """The open questions, the oldest first, and the doors with packets that were not taken in."""
        with self._database.read() as work:
            doors = {door.id: door for door in work.store(PairedDoor).find()}
            undecided = work.store(UndecidedNews).find(centre_id=self._centre_id)
            arrived = work.store(ArrivedPacket)
            aside = {packet.door_id for packet in arrived.find(state=ArrivalState.SET_ASIDE)}
            waiting = {packet.door_id for packet in arrived.find(state=ArrivalState.WAITING)}
        questions = (asked(news, doors[news.door_id].name) for news in undecided)
        return ToDecide(
            questions=tuple(question for question in questions if question is not None),
            set_aside=tuple(door for key, door in doors.items() if key in aside),
            missing=tuple(door for key, door in doors.items() if key in waiting - aside),
        )

    def take_in(self, folder: Path, progress: Progress = silently) -> Done[PacketsTaken]:
        """Take in every packet of a folder that was not yet, and leave a receipt and the programme there for each door.

        Raises Invalid when there is no such folder.
        """
        self._actor.demand(Permission.IMPORT)
        files = [(path, packet_file.read(path)) for path in packet_file.packets_in(folder)]
        outcome = PacketsTaken()
        with self._database.begin() as work:
            self._forget_old(work)
            receipts: dict[UUID, list[UUID]] = defaultdict(list)
            for done, (path, packet) in enumerate(files):
                progress(done, len(files))
                try:
                    arrived = self._arrive(work, packet, outcome)
                except AppError as error:
                    outcome.refused.append(RefusedPacket(name=path.name, sentence=error.sentence))
                else:
                    receipts[arrived.door_id].append(arrived.id)
            doors = work.store(PairedDoor).find(centre_id=self._centre_id, here=False)
            for door in doors:
                progress(len(files), len(files))
                self._follow(work, door, outcome)
            doors = work.store(PairedDoor).find(centre_id=self._centre_id, here=False)
            today = self._clock.today()
            programmes = [programme_of(work, door, today) for door in doors]
        try:
            for door, programme in zip(doors, programmes, strict=True):
                if door.id in receipts:
                    write_receipt(folder, door, receipts[door.id])
                write_programme(folder, door, programme, self._clock.now())
        except AppError as error:
            outcome.unanswered = error.sentence
        return self._taken(work, outcome)

    def take_again(self, door: PairedDoor) -> Done[PacketsTaken]:
        """Take in what was set aside when somebody undid the taking in, and what waits for a packet that is missing.

        A missing one is still taken in when it comes after all.
        """
        self._actor.demand(Permission.IMPORT)
        outcome = PacketsTaken()
        with self._database.begin() as work:
            store = work.store(ArrivedPacket)
            aside = store.find(door_id=door.id, state=ArrivalState.SET_ASIDE)
            store.replace_all([replace(packet, state=ArrivalState.WAITING) for packet in aside])
            self._follow(work, _skipping(work, still_there(work, PairedDoor, door.id)), outcome)
        return self._taken(work, outcome)

    def _taken(self, work: Work, outcome: PacketsTaken) -> Done[PacketsTaken]:
        if outcome.erased:
            return Done(value=outcome, changes=_CHANGES)
        return self._done(work, outcome, _CHANGES, _set_aside)

    def decide(self, question_id: UUID, *, agree: bool) -> Done[DecisionAsked | None]:
        """Answer a question: go on all the same, or leave out what it is about. The value is what is asked next."""
        self._actor.demand(Permission.IMPORT)
        with self._database.begin() as work:
            undecided = still_there(work, UndecidedNews, question_id)
            door = still_there(work, PairedDoor, undecided.door_id)
            following = None
            if agree and undecided.content:
                agreed = undecided.agreed | {undecided.objection}
                following = self._ask_on(work, replace(undecided, agreed=agreed))
            else:
                work.store(UndecidedNews).remove([undecided])
        question = None if following is None else asked(following, door.name)
        return self._done(work, question, _CHANGES)

    def _arrive(self, work: Work, packet: bytes, outcome: PacketsTaken) -> ArrivedPacket:
        """Keep a packet that is whole and of a door of ours. Raises an AppError for any other."""
        header = packet_file.header_of(packet)
        door = work.store(PairedDoor).get(header.door_id)
        if door is None or door.centre_id != self._centre_id or door.here:
            raise Invalid(
                _(
                    "Dit pakketje is van een ander buurthuis, of van een deur die hier niet meer bekend is. "
                    "Maak voor die deur een nieuw deurbestand."
                )
            )
        packet_file.opened(packet, door.secret)
        store = work.store(ArrivedPacket)
        known = store.find(door_id=door.id, sequence=header.sequence)
        if any(other.id == header.packet_id for other in known):
            outcome.known += 1
            return known[0]
        if known or (header.sequence <= door.taken and header.sequence not in door.skipped):
            raise Invalid(
                _(
                    "Onder dit nummer kwam er al een ander pakketje van deze deur: het deurbestand is daar "
                    "teruggezet naar een eerdere dag. Maak voor die deur een nieuw deurbestand."
                )
            )
        arrived = ArrivedPacket(
            id=header.packet_id,
            door_id=door.id,
            sequence=header.sequence,
            state=ArrivalState.WAITING,
            arrived_at=self._clock.now(),
            packet=packet,
        )
        store.add(arrived)
        return arrived

    def _follow(self, work: Work, door: PairedDoor, outcome: PacketsTaken) -> None:
        """Take in the packets of a door that follow on what was taken in, in their order, and those that come late."""
        store = work.store(ArrivedPacket)
        arrived = {packet.sequence: packet for packet in store.find(door_id=door.id)}
        skipped, taken, erased = door.skipped, door.taken, False
        for sequence in sorted(arrived):
            packet = arrived[sequence]
            follows = sequence == taken + 1 or sequence in skipped
            if not follows or packet.state is not ArrivalState.WAITING:
                continue
            content = packet_file.opened(packet.packet, door.secret)
            self._take(work, door, content, outcome)
            erased |= content.erases
            store.replace(replace(packet, state=ArrivalState.TAKEN))
            outcome.packets += 1
            taken = max(taken, sequence)
            skipped = tuple(number for number in skipped if number != sequence)
        if erased:  # what was taken in before can tell who it was, and is not undone any more
            outcome.erased = True
            told = store.find(door_id=door.id, state=ArrivalState.TAKEN)
            store.replace_all([replace(packet, packet=b"") for packet in told if packet.packet])
        outcome.waiting += sum(sequence > taken for sequence in arrived)
        if (taken, skipped) != (door.taken, door.skipped):
            work.store(PairedDoor).replace(replace(door, taken=taken, skipped=skipped))

    def _take(
        self, work: Work, door: PairedDoor, content: PacketContent, outcome: PacketsTaken
    ) -> None:
        self._erase(work, content)
        for news in content.news:
            about_id = news.about
            found = work.store(UndecidedNews).find(door_id=door.id, about_id=about_id)
            outcome.questions += self._take_or_ask(work, door, news, next(iter(found), None))
        outcome.occurrences += len(content.occurrences)
        outcome.stories += len(content.stories)
        outcome.sign_ups += len(content.sign_ups)
        outcome.forms += sum(len(forms.sheets) for forms in content.forms)

    def _erase(self, work: Work, content: PacketContent) -> None:
        """Follow the requests that were done at the door: by rule, for people were asked about each find there."""
        requests = work.store(PrivacyRequest)
        requests.add(*(each for each in content.requests if requests.get(each.id) is None))
        if content.erased:
            texts = erasure_ledger.in_lines(content.erased)
            erasure_ledger.follow(work, self._database.path, texts)
            named_texts.drop_stale(work)

    def _take_or_ask(
        self, work: Work, door: PairedDoor, news: News, former: UndecidedNews | None
    ) -> int:
        """Take the news in, or keep it as a question; 1 for a new question.

        With an open question about the same thing it joins that.
        """
        if former is not None:
            if news_in(former) is not None:
                news = joined(former.content, news)
            self._ask_on(work, replace(former, content=encoded(news)))
            return 0
        objected = self._attempt(work, news, frozenset())
        if objected is None:
            return 0
        work.store(UndecidedNews).add(
            UndecidedNews(
                id=new_id(),
                centre_id=self._centre_id,
                door_id=door.id,
                about_id=news.about,
                objection=objected.objection,
                here=objected.here,
                content=encoded(news),
                arrived_at=self._clock.now(),
            )
        )
        return 1

    def _ask_on(self, work: Work, undecided: UndecidedNews) -> UndecidedNews | None:
        """Try again with what was agreed: the question goes, or asks what stands in the way next."""
        news = news_in(undecided)
        objected = None if news is None else self._attempt(work, news, undecided.agreed)
        store = work.store(UndecidedNews)
        if objected is None:
            store.remove([undecided])
            return None
        return store.replace(replace(undecided, objection=objected.objection, here=objected.here))

    def _attempt(self, work: Work, news: News, agreed: frozenset[Objection]) -> Objected | None:
        erased = ErasedRows(self._database.path)
        if isinstance(news, StoryNews):
            return IncomingStory(work, self._centre_id, agreed, erased).take(news)
        if isinstance(news, SignUpNews):
            today = self._clock.today()
            return IncomingSignUp(work, today, self._centre_id, agreed, erased).take(news)
        if isinstance(news, FormsNews):
            return IncomingForms(work, agreed).take(news)
        return IncomingOccurrence(work, self._clock, self._centre_id, agreed).take(news)

    def _forget_old(self, work: Work) -> None:
        """The content of what can't be undone any more, and the numbers of what no door sends again."""
        store, now = work.store(ArrivedPacket), self._clock.now()
        for packet in old_packets(work, now - KEPT_TO_UNDO, now - REMEMBERED):
            if packet.arrived_at < now - REMEMBERED:
                store.remove([packet])
            else:
                store.replace(replace(packet, packet=b""))


def _skipping(work: Work, door: PairedDoor) -> PairedDoor:
    """The door without the packets that are missing before the first that is here."""
    waiting = work.store(ArrivedPacket).find(door_id=door.id, state=ArrivalState.WAITING)
    first = min((packet.sequence for packet in waiting), default=0)
    missing = tuple(range(door.taken + 1, first))
    if not missing:
        return door
    skipping = replace(door, taken=first - 1, skipped=(*door.skipped, *missing))
    return work.store(PairedDoor).replace(skipping)


@contextmanager
def _set_aside(work: Work, written: Sequence[Written]) -> Iterator[Sequence[Written]]:
    """What an undo makes untaken stays here, for the door may have thrown its packet away."""
    yield written
    store = work.store(ArrivedPacket)
    afters = (after for changes in written for _before, after in changes)
    for taken in [after for after in afters if isinstance(after, ArrivedPacket)]:
        if taken.state is ArrivalState.TAKEN and taken.packet:
            current, aside = store.get(taken.id), replace(taken, state=ArrivalState.SET_ASIDE)
            if current is None:
                store.add(aside)
            else:
                store.replace(aside)
