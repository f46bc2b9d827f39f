"""Model of an activity: what a next one like it begins with, without its days and without anybody's name."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import LONGEST_TITLE, Activity, Sitting
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import Problem, too_long
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

MODELS = "activity_models"
"""The key of the setting with the models of a centre."""


class ActivityModel(Struct, frozen=True, kw_only=True):
    """A saved activity form; `tallies` are the names of its own tally kinds."""

    id: UUID
    name: str
    activity: Activity
    tallies: tuple[str, ...] = ()

    def begun(self, today: dt.date) -> Activity:
        """A new activity like this, from today on."""
        return replace(self.activity, id=new_id(), title=self.name, first=today)

    def with_known(self, known: Callable[[UUID | None], bool]) -> "ActivityModel":
        """The same without rooms, themes and the like that are no more."""
        activity = self.activity

        def kept(key: UUID | None) -> UUID | None:
            return key if known(key) else None

        def still(sitting: Sitting) -> Sitting:
            return replace(sitting, room_id=kept(sitting.room_id))

        return replace(
            self,
            activity=replace(
                activity,
                room_id=kept(activity.room_id),
                area_id=kept(activity.area_id),
                kind_id=kept(activity.kind_id),
                theme_ids=tuple(filter(known, activity.theme_ids)),
                group_ids=tuple(filter(known, activity.group_ids)),
                further=tuple(map(still, activity.further)),
            ),
        )


def model_of(activity: Activity, tallies: tuple[str, ...]) -> ActivityModel:
    """What of an activity holds for a next one: who leads it or hires the room is asked again."""
    left = replace(
        activity.copied(activity.first),
        title="",
        led_by="",
        led_by_id=None,
        organised_by="",
        initiative_id=None,
    )
    return ActivityModel(id=new_id(), name=activity.title, activity=left, tallies=tallies)


def problems_of_model(model: ActivityModel) -> tuple[Problem, ...]:
    """Faults that a person must mend before the model can be kept."""
    if not model.name.strip():
        return (Problem("name", _("Geef het model een naam.")),)
    return too_long(model, {"name": LONGEST_TITLE})
