"""Writes of a card: plain calls of the services, each one write with the words that undo it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.gui.operations.jobs import OnError
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.today import wording
from buurthuis_app.gui.tabs.today.tally_state import Addition, Step
from buurthuis_app.i18n import _
from buurthuis_app.services.counts.counting import Counting
from buurthuis_app.services.shared.done import Done


class Door(Struct, frozen=True, kw_only=True):
    """Sends the wishes of the cards down the database lane."""

    counting: Counting
    operations: Operations
    make_story: Callable[[UUID], Done[Any]]
    """Of what was noted with the count of this occurrence; stories are loaded when the first is told."""

    @property
    def may_count(self) -> bool:
        """Whether this profile may count."""
        return self.counting.may(Permission.COUNT)

    @property
    def sees_people(self) -> bool:
        """Whether this profile sees who leads an activity, and what was noted in free words."""
        return self.counting.may(Permission.READ_PEOPLE)

    @property
    def may_tell(self) -> bool:
        """Whether this profile may note stories."""
        return self.counting.may(Permission.TELL)

    def write(
        self,
        step: Step,
        occurrence_id: UUID,
        kind: TallyKind,
        *,
        title: str,
        because: str,
        on_done: Callable[[Done[Any]], None],
        on_error: OnError,
    ) -> None:
        """Write a step of a tally."""
        counting = self.counting
        if isinstance(step, Addition):
            self.operations.run(
                lambda: counting.add(occurrence_id, kind.id, step.n, because),
                on_done,
                on_error=on_error,
                label=wording.added(title, kind, step.n),
            )
            return
        self.operations.run(
            lambda: counting.set_number(
                occurrence_id, kind.id, step.number, version=step.version, because=because
            ),
            on_done,
            on_error=on_error,
            label=wording.typed(title, kind, step.number),
        )

    def cancel(self, occurrence: Occurrence, title: str, because: str, on_error: OnError) -> None:
        """Cancel the occurrence."""
        self.operations.run(
            lambda: self.counting.cancel(occurrence.id, because),
            label=_("{title}: niet doorgegaan").format(title=title),
            on_error=on_error,
        )

    def resume(self, occurrence: Occurrence, title: str, on_error: OnError) -> None:
        """Undo the cancellation of the occurrence."""
        self.operations.run(
            lambda: self.counting.resume(occurrence.id),
            label=_("{title}: ging toch door").format(title=title),
            on_error=on_error,
        )

    def estimate(
        self, occurrence: Occurrence, title: str, on_error: OnError, *, estimated: bool
    ) -> None:
        """Its numbers are an estimate, or were counted."""
        words = _("{title}: geschat") if estimated else _("{title}: niet geschat maar geteld")
        self.operations.run(
            lambda: self.counting.estimate(occurrence.id, estimated=estimated),
            label=words.format(title=title),
            on_error=on_error,
        )

    def tell_remark(self, occurrence: Occurrence, title: str, on_error: OnError) -> None:
        """What was noted with the count becomes a story."""
        self.operations.run(
            lambda: self.make_story(occurrence.id),
            label=_("{title}: verhaal gemaakt van de opmerking").format(title=title),
            on_error=on_error,
        )
