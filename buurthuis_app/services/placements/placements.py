"""Work-experience places: what is on offer, who is there, what was talked about, and what came of it."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.placements.offer import PlacementOffer, problems_of_offer
from buurthuis_app.domain.placements.placement import (
    USUAL_TERM,
    Placement,
    PlacementStanding,
    PlacementTalk,
    problems_of_placement,
    problems_of_room,
    problems_of_talk,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import folded, tidied
from buurthuis_app.domain.volunteers.vacancy import Vacancy
from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.placements import placements as queries
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_there

_CHANGES = frozenset({Topic.VOLUNTEERS})


class OfferLine(Struct, frozen=True, kw_only=True):
    """A place on offer with the name of its mentor, and how many of its places are taken today."""

    offer: PlacementOffer
    mentor: str
    taken: int


class PlacementLine(Struct, frozen=True, kw_only=True):
    """A placement with who and where it is, how it stands, and the last talk."""

    placement: Placement
    person: str
    offer: str
    standing: PlacementStanding
    talk: PlacementTalk | None


class TalkLine(Struct, frozen=True, kw_only=True):
    """A talk with who and where it was about."""

    talk: PlacementTalk
    person: str
    offer: str


class PlacementLists(Struct, frozen=True, kw_only=True):
    """All that the window shows, and what its forms offer."""

    placements: tuple[PlacementLine, ...]
    offers: tuple[OfferLine, ...]
    talks: tuple[TalkLine, ...]
    people: tuple[tuple[UUID, str], ...]
    duties: tuple[tuple[UUID, str], ...]
    vacancies: tuple[tuple[UUID, str], ...]


class Placements(Service):
    """For the coordinator alone: it tells of people who learn."""

    def blank_offer(self) -> PlacementOffer:
        """A place on offer from today. Nothing is kept yet."""
        today = self._clock.today()
        return PlacementOffer(id=new_id(), centre_id=self._centre_id, title="", since=today)

    def blank(self) -> Placement:
        """A placement from today for the usual term. Nothing is kept yet."""
        today = self._clock.today()
        return Placement(
            id=new_id(), offer_id=None, volunteer_id=None, since=today, until=today + USUAL_TERM
        )

    def blank_talk(self) -> PlacementTalk:
        """A talk of today. Nothing is kept yet."""
        return PlacementTalk(
            id=new_id(),
            placement_id=None,
            volunteer_id=None,
            date=self._clock.today(),
            words="",
        )

    def lists(self) -> PlacementLists:
        """Placements that ask for something first; places by name; talks the newest first."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        today, centre = self._clock.today(), {"centre_id": self._centre_id}
        with self._database.read() as work:
            offers, placements, talks = queries.everything(work, self._centre_id)
            people = work.store(Volunteer).find(**centre)
            duties = work.store(Duty).find(**centre)
            vacancies = work.store(Vacancy).find(**centre)
        names = {person.id: person.name or _("iemand die gewist is") for person in people}
        titles = {offer.id: offer.title for offer in offers}
        talks = tuple(sorted(talks, key=lambda each: (each.date, each.id), reverse=True))
        lines = [
            PlacementLine(
                placement=each,
                person=names.get(each.volunteer_id or each.id, ""),
                offer=titles.get(each.offer_id or each.id, ""),
                standing=each.standing(today),
                talk=next((talk for talk in talks if talk.placement_id == each.id), None),
            )
            for each in placements
        ]
        order = list(PlacementStanding)
        lines.sort(key=lambda line: (order.index(line.standing), line.placement.until, line.person))
        of = {line.placement.id: line for line in lines}
        return PlacementLists(
            placements=tuple(lines),
            offers=tuple(
                OfferLine(
                    offer=offer,
                    mentor=names.get(offer.mentor_id, "") if offer.mentor_id else "",
                    taken=sum(
                        line.placement.offer_id == offer.id
                        and line.standing is not PlacementStanding.ENDED
                        for line in lines
                    ),
                )
                for offer in sorted(offers, key=lambda offer: (folded(offer.title), offer.id))
            ),
            talks=tuple(
                TalkLine(
                    talk=talk,
                    person=of[talk.placement_id].person,
                    offer=of[talk.placement_id].offer,
                )
                for talk in talks
                if talk.placement_id in of
            ),
            people=_named((each.id, each.name) for each in people if each.name),
            duties=_named((each.id, each.name) for each in duties),
            vacancies=_named((each.id, each.title) for each in vacancies),
        )

    def keep_offer(self, offer: PlacementOffer, *, new: bool) -> Done[PlacementOffer]:
        """Keep a new or changed place. Raises Invalid for what is missing, Conflict when it was changed since."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        offer = tidied(offer, "title", "hours")
        refuse(problems_of_offer(offer))
        with self._database.begin() as work:
            if offer.mentor_id is not None:
                still_there(work, Volunteer, offer.mentor_id)
            if offer.vacancy_id is not None:
                still_there(work, Vacancy, offer.vacancy_id)
            stored = kept(work, offer, new=new)
        return self._done(work, stored, _CHANGES)

    def remove_offer(self, offer: PlacementOffer) -> Done[PlacementOffer]:
        """Remove a place where nobody ever was. Raises Invalid for another: who was there is in the figures."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            current = still_there(work, PlacementOffer, offer.id)
            if work.store(Placement).find(offer_id=current.id):
                sentence = _(
                    "Op {offer} is iemand geweest, en dat telt mee in de cijfers. Vul bij 'Open tot' een dag in."
                )
                raise Invalid(sentence.format(offer=current.title))
            work.store(PlacementOffer).remove([current])
        return self._done(work, current, _CHANGES)

    def keep(self, placement: Placement, *, new: bool) -> Done[Placement]:
        """Keep a new or changed placement, or its outcome. Raises Invalid for what is missing or without room."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        placement, today = tidied(placement), self._clock.today()
        refuse(problems_of_placement(placement, today))
        with self._database.begin() as work:
            offer = still_there(work, PlacementOffer, placement.offer_id)
            still_there(work, Volunteer, placement.volunteer_id)
            others = [
                other
                for other in work.store(Placement).find(offer_id=offer.id)
                if other.id != placement.id
            ]
            refuse(problems_of_room(placement, offer, others, today))
            stored = kept(work, placement, new=new)
            _follow(work, stored)
        return self._done(work, stored, _CHANGES)

    def remove(self, placement: Placement) -> Done[Placement]:
        """Take a placement that was noted by mistake away, with its talks; undo brings all of it back."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            current = still_there(work, Placement, placement.id)
            talks = work.store(PlacementTalk)
            talks.remove(talks.find(placement_id=current.id))
            work.store(Placement).remove([current])
        return self._done(work, current, _CHANGES)

    def keep_talk(self, talk: PlacementTalk, *, new: bool) -> Done[PlacementTalk]:
        """Keep a talk. Raises Invalid for what is missing, Conflict when it was changed since."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        talk = tidied(talk)
        refuse(problems_of_talk(talk, self._clock.today()))
        with self._database.begin() as work:
            placement = still_there(work, Placement, talk.placement_id)
            stored = kept(work, replace(talk, volunteer_id=placement.volunteer_id), new=new)
        return self._done(work, stored, _CHANGES)

    def remove_talk(self, talk: PlacementTalk) -> Done[PlacementTalk]:
        """Take a talk away."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        return self._removed(talk, _CHANGES)


def _follow(work: Work, placement: Placement) -> None:
    """Let the talks be of the person that the placement is of."""
    talks = work.store(PlacementTalk)
    other = [
        talk
        for talk in talks.find(placement_id=placement.id)
        if talk.volunteer_id != placement.volunteer_id
    ]
    talks.replace_all([replace(talk, volunteer_id=placement.volunteer_id) for talk in other])


def _named(pairs: Any) -> tuple[tuple[UUID, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: folded(pair[1])))
