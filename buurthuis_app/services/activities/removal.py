"""Removal of an activity that should never have been there: what forbids it, what goes along, and the way back."""

import datetime as dt

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.planned import RosteredPerson, standing_in_words
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.hire.hire import Hire
from buurthuis_app.domain.indicators.indicator import Indicator
from buurthuis_app.domain.overviews.aims import Aim
from buurthuis_app.domain.rosters.shift import ShiftPattern
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, listing, ngettext, number
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.persistence.queries.rosters import rosters
from buurthuis_app.services.shared import answers
from buurthuis_app.services.shared.duties import Duties
from buurthuis_app.services.shared.service import still_there

_TOPIC = "activiteiten#de-gekozen-activiteit"


class Removal(Struct, frozen=True, kw_only=True):
    """What goes with an activity beside its dates: aims by year, duties planned at it, and who stands there."""

    activity: Activity
    aims: tuple[int, ...]
    patterns: int
    standing: tuple[RosteredPerson, ...]

    @property
    def words(self) -> str:
        """What else goes, in sentences; "" when nobody has to be asked."""
        said = []
        if self.aims:
            years = listing([str(year) for year in self.aims])
            said.append(_("Het beoogde aantal van {years} vervalt.").format(years=years))
        if self.patterns:
            n = self.patterns
            said.append(
                ngettext(
                    "Er wordt {n} taak bij deze activiteit ingeroosterd. Dat stopt.",
                    "Er worden {n} taken bij deze activiteit ingeroosterd. Dat stopt.",
                    n,
                ).format(n=number(n))
            )
        if self.standing:
            said.append(standing_in_words(self.standing))
            said.append(_("Die diensten vervallen. Laat het hun weten."))
        return " ".join(said)


def looked_at(work: Work, activity: Activity, today: dt.date) -> Removal:
    """What `carried_out` would take away. Raises Invalid as it would."""
    kept = still_there(work, Activity, activity.id)
    _refuse(work, kept, today)
    occurrences = work.store(Occurrence).find(activity_id=kept.id)
    return Removal(
        activity=kept,
        aims=tuple(sorted(aim.year for aim in work.store(Aim).find(activity_id=kept.id))),
        patterns=len(work.store(ShiftPattern).find(activity_id=kept.id)),
        standing=rosters.standing_at(work, [occurrence.id for occurrence in occurrences], today),
    )


def carried_out(work: Work, kept: Activity, today: dt.date, duties: Duties) -> None:
    """Remove the activity with all that is its own. Raises Invalid when something was left with it that stays."""
    _refuse(work, kept, today)
    occurrences = work.store(Occurrence).find(activity_id=kept.id)
    duties.remove_with(kept, occurrences)
    work.store(Aim).remove(work.store(Aim).find(activity_id=kept.id))
    work.store(TallyKind).remove(work.store(TallyKind).find(activity_id=kept.id))
    answers.let_go(work, activity_id=kept.id)
    work.store(Occurrence).remove(occurrences)
    work.store(Activity).remove([kept])


def _refuse(work: Work, activity: Activity, today: dt.date) -> None:
    if work.store(Hire).find(activity_id=activity.id):
        raise Invalid(
            _("Dit is een afspraak bij Verhuur. Kies daar 'Afgezegd' als de huurder niet komt."),
            topic="verhuur#afgezegd",
        )
    end = _("Kies 'Laten eindigen' om de activiteit te stoppen.")
    if plan.touched(work, activity.id) or work.store(Story).find(activity_id=activity.id):
        said = _("Hier is al geteld of verteld, en dat blijft bewaard.")
        raise Invalid(f"{said} {end}", topic=_TOPIC)
    if plan.awaited(work, activity.id):
        said = _("Hier hebben mensen zich voor aangemeld, en dat blijft bewaard.")
        raise Invalid(f"{said} {end}", topic=_TOPIC)
    worked = plan.worked_before(work, activity.id, today)
    if worked or work.store(NotedHours).find(activity_id=activity.id):
        said = _("Hier staan uren van vrijwilligers bij, en die blijven bewaard.")
        raise Invalid(f"{said} {end}", topic=_TOPIC)
    for kind in work.store(TallyKind).find(activity_id=activity.id):
        for indicator in work.store(Indicator).find(tally_kind_id=kind.id):
            raise Invalid(
                _(
                    "Het kengetal {indicator} telt wat u hier bijhoudt onder {kind}. "
                    "Kies daar eerst iets anders, of kies 'Laten eindigen'."
                ).format(indicator=indicator.name, kind=kind.name),
                topic=_TOPIC,
            )
