"""Register of participants: whether there is one, who is in it, and doubles that turn out to be one."""

from uuid import UUID

from buurthuis_app.domain.participants.participant import (
    KnownPerson,
    KnownVisit,
    Participant,
    RegisterChoice,
    problems_of_merging,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.persistence.queries.participants import participants as queries
from buurthuis_app.records import replace
from buurthuis_app.services.participants.choice import (
    choice,
    demand_register,
    keep_choice,
    sound_participant,
)
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, kept, still_as, still_there

FEWEST, MOST = 1, 36
"""Months: who is kept longer is known for nothing that is printed."""
_CHANGES = frozenset({Topic.PARTICIPANTS, Topic.COUNTS})


class ParticipantRegister(Service):
    """For the coordinator; the door taps who is there."""

    def choice(self) -> RegisterChoice:
        """What the centre chose: no register, unless it says so."""
        with self._database.read() as work:
            return choice(work, self._centre_id)

    def choose(self, chosen: RegisterChoice) -> Done[RegisterChoice]:
        """Keep a register like this from now on, or none. Who is in it stays until the end of the term.

        Raises Invalid for fewer than one or more than three years' months.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        if not FEWEST <= chosen.months <= MOST:
            sentence = _("Kies een aantal maanden van {least} tot {most}.")
            raise Invalid(sentence.format(least=FEWEST, most=MOST))
        with self._database.begin() as work:
            keep_choice(work, self._centre_id, chosen)
        return self._done(work, chosen, _CHANGES)

    def people(self) -> tuple[KnownPerson, ...]:
        """Everybody in the register, by name."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.read() as work:
            return queries.register(work, self._centre_id)

    def blank(self) -> Participant:
        """An empty one to fill in."""
        return Participant(id=new_id(), centre_id=self._centre_id, noted_on=self._clock.today())

    def keep(self, participant: Participant, *, new: bool) -> Done[Participant]:
        """Keep a new or changed participant. Raises Refused for a name that is no short one or is there already."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            demand_register(work, self._centre_id)
            sound = sound_participant(work, participant, self._clock.today())
            stored = kept(work, sound, new=new)
        return self._done(work, stored, _CHANGES)

    def merge(self, goes_id: UUID, stays_id: UUID | None) -> Done[Participant]:
        """Two who turn out to be one: the times and what was not known of who stays go along.

        Where both were tapped the number of visits stays as it was counted, and `remark` says so.
        """
        self._actor.demand(Permission.MANAGE_PEOPLE)
        refuse(problems_of_merging(goes_id, stays_id))
        with self._database.begin() as work:
            goes = still_there(work, Participant, goes_id)
            stays = still_there(work, Participant, stays_id)
            visits = work.store(KnownVisit)
            there = {visit.occurrence_id for visit in visits.find(participant_id=stays.id)}
            moving = visits.find(participant_id=goes.id)
            alone = [visit for visit in moving if visit.occurrence_id not in there]
            visits.remove(moving)
            visits.add(*(replace(visit, participant_id=stays.id) for visit in alone))
            work.store(Participant).remove([goes])
            merged = replace(
                stays,
                birth_year=stays.birth_year or goes.birth_year,
                home=stays.home or goes.home,
                gender=stays.gender or goes.gender,
                noted_on=min(stays.noted_on, goes.noted_on),
            )
            stored = work.store(Participant).replace(merged)
        twice = len(moving) - len(alone)
        return self._done(work, stored, _CHANGES, remark=_stood_twice(twice))

    def remove(self, participant: Participant) -> Done[Participant]:
        """Take away somebody who was noted by mistake. Raises Invalid for who was present anywhere."""
        self._actor.demand(Permission.MANAGE_PEOPLE)
        with self._database.begin() as work:
            current = still_as(work, participant)
            if work.store(KnownVisit).find(participant_id=current.id):
                raise Invalid(
                    _(
                        "Deze deelnemer is al eens aangetikt. Kies 'Inzage en wissen' om haar of hem te vergeten, "
                        "of 'Samenvoegen' als dit dezelfde is als een ander."
                    )
                )
            work.store(Participant).remove([current])
        return self._done(work, current, _CHANGES)


def _stood_twice(times: int) -> str:
    if not times:
        return ""
    return ngettext(
        "Bij {n} keer waren beiden aangetikt. Het aantal bezoeken daar blijft zoals het is geteld.",
        "Bij {n} keren waren beiden aangetikt. De aantallen bezoeken daar blijven zoals ze zijn geteld.",
        times,
    ).format(n=number(times))
