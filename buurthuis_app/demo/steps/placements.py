"""Work-experience places of the demo's centre: one that ended well, one that runs, and one whose term is over."""

import datetime as dt

from buurthuis_app.demo.data.placements import PlacementData, placements_data
from buurthuis_app.demo.records import StepRecords
from buurthuis_app.demo.steps.vacancies import VacancyRecords
from buurthuis_app.demo.steps.volunteers import Team
from buurthuis_app.demo.timeline import Timeline
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import Placement, PlacementTalk
from buurthuis_app.domain.shared.ids import new_id


class PlacementRecords(StepRecords, frozen=True, kw_only=True):
    """Places, placements and talks."""

    offers: tuple[PlacementOffer, ...]
    placements: tuple[Placement, ...]
    talks: tuple[PlacementTalk, ...]


def build(
    centre: Centre, timeline: Timeline, team: Team, wanted: tuple[VacancyRecords, ...]
) -> PlacementRecords:
    """All of it."""
    data = placements_data()
    vacancies = {records.vacancy.title: records.vacancy.id for records in wanted}
    offers = {
        offer.title: PlacementOffer(
            id=new_id(),
            centre_id=centre.id,
            title=offer.title,
            learns=offer.learns,
            hours=offer.hours,
            places=offer.places,
            mentor_id=team.people[offer.mentor].volunteer.id,
            duty_id=team.duties[offer.duty].id,
            vacancy_id=vacancies.get(offer.vacancy),
            since=_ago(timeline, offer.days_ago),
        )
        for offer in data.offers
    }
    placed = [(each, _placement(timeline, team, offers, each)) for each in data.placements]
    return PlacementRecords(
        offers=tuple(offers.values()),
        placements=tuple(placement for _each, placement in placed),
        talks=tuple(
            PlacementTalk(
                id=new_id(),
                placement_id=placement.id,
                volunteer_id=placement.volunteer_id,
                date=_ago(timeline, talk.days_ago),
                words=talk.words,
            )
            for each, placement in placed
            for talk in each.talks
        ),
    )


def _placement(
    timeline: Timeline, team: Team, offers: dict[str, PlacementOffer], data: PlacementData
) -> Placement:
    since = _ago(timeline, data.days_ago)
    ended = data.ended_days_ago
    return Placement(
        id=new_id(),
        offer_id=offers[data.offer].id,
        volunteer_id=team.people[data.person].volunteer.id,
        goals=data.goals,
        since=since,
        until=since + dt.timedelta(days=data.for_days),
        ended_on=None if ended is None else _ago(timeline, ended),
        outcome=data.outcome,
    )


def _ago(timeline: Timeline, days: int) -> dt.date:
    return timeline.today - dt.timedelta(days=days)
