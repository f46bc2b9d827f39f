"""Choice of a centre to keep participants, with what it asks of them and how long it keeps them."""

from collections.abc import Iterable
from uuid import UUID

from buurthuis_app.domain.participants.participant import Fact, RegisterChoice
from buurthuis_app.domain.shared.personal_data import Retention
from buurthuis_app.domain.shared.settings import PARTICIPANTS, PARTICIPANTS_KEPT, Setting
from buurthuis_app.persistence import retention
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.shared.service import keep_setting

_NOTHING_ASKED = "name"
"""What stands in the setting for a register of names alone: an empty one is no setting."""


def choice(work: Work, centre_id: UUID) -> RegisterChoice:
    """What the centre chose; the months are the shortest that any centre in the file chose."""
    setting = work.store(Setting).get(centre_id, PARTICIPANTS)
    asked = setting.value.split(",") if setting else ()
    return RegisterChoice(
        kept=setting is not None,
        asks=frozenset(fact for fact in Fact if fact.value in asked),
        months=retention.months(work, Retention.AFTER_LAST_VISIT),
    )


def keep_choice(work: Work, centre_id: UUID, chosen: RegisterChoice) -> None:
    """Let this hold from now on."""
    months = str(chosen.months)
    if chosen.months != choice(work, centre_id).months:
        keep_setting(work, centre_id, PARTICIPANTS_KEPT, months)
    keep_setting(work, centre_id, PARTICIPANTS, _asked(chosen.asks) if chosen.kept else "")


def _asked(facts: Iterable[Fact]) -> str:
    return ",".join([_NOTHING_ASKED, *sorted(fact.value for fact in facts)])
