"""Choice of a centre to keep participants, with what it asks of them and how long it keeps them."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from buurthuis_app.domain.participants.participant import (
    AskedFact,
    Participant,
    RegisterChoice,
    as_kept,
    problems,
)
from buurthuis_app.domain.shared.personal_data import Retention
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.settings import PARTICIPANTS, PARTICIPANTS_KEPT
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.erasure import retention
from buurthuis_app.records import replace
from buurthuis_app.services.shared.service import keep_setting, setting_of

_NOTHING_ASKED = "name"
"""What stands in the setting for a register of names alone: an empty one is no setting."""


def choice(work: Work, centre_id: UUID) -> RegisterChoice:
    """What the centre chose; the months are the shortest that any centre in the file chose."""
    asked = setting_of(work, centre_id, PARTICIPANTS)
    return RegisterChoice(
        kept=bool(asked),
        asks=frozenset(fact for fact in AskedFact if fact.value in asked.split(",")),
        months=retention.months(work, Retention.AFTER_LAST_VISIT),
    )


def keep_choice(work: Work, centre_id: UUID, chosen: RegisterChoice) -> None:
    """Let this hold from now on."""
    months = str(chosen.months)
    if chosen.months != choice(work, centre_id).months:
        keep_setting(work, centre_id, PARTICIPANTS_KEPT, months)
    keep_setting(work, centre_id, PARTICIPANTS, _asked(chosen.asks) if chosen.kept else "")


def demand_register(work: Work, centre_id: UUID) -> RegisterChoice:
    """What the centre chose. Raises Invalid when it keeps no participants."""
    chosen = choice(work, centre_id)
    if not chosen.kept:
        raise Invalid(
            _("Dit buurthuis houdt geen deelnemers bij. Zet dat eerst aan bij Instellingen.")
        )
    return chosen


def sound_participant(work: Work, participant: Participant, today: dt.date) -> Participant:
    """The participant as it can be kept, with a short name. Raises Refused for what is amiss."""
    others = work.store(Participant).find(centre_id=participant.centre_id)
    refuse(problems(participant, others, today))
    return replace(participant, name=as_kept(participant.name))


def _asked(facts: Iterable[AskedFact]) -> str:
    return ",".join([_NOTHING_ASKED, *sorted(fact.value for fact in facts)])
