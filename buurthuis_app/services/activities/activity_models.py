"""Models of activities: kept from an activity, chosen for a new one, with the settings of the centre."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.activities.activity_model import (
    MODELS,
    ActivityModel,
    model_of,
    problems_of_model,
)
from buurthuis_app.domain.centre.centre import ActivityKind, Area, Room, TargetGroup, Theme
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.texts import folded, name_key, tidied
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, keep_setting, setting_of, still_there

_CHANGES = frozenset({Topic.ACTIVITIES})
_POINTED_AT: tuple[type[Any], ...] = (ActivityKind, Area, Room, TargetGroup, Theme)

_Models = dict[object, ActivityModel]


class ActivityModels(Service):
    """A model is no activity: it stands in no programme and no figure."""

    def all(self) -> tuple[ActivityModel, ...]:
        """All models by name, without what was removed from the lists since."""
        self._actor.demand(Permission.PLAN)
        with self._database.read() as work:
            models = self._kept(work)
            known = {
                each.id
                for record in (_POINTED_AT if models else ())
                for each in work.store(record).find(centre_id=self._centre_id)
            }
        by_name = sorted(models.values(), key=lambda model: folded(model.name))
        return tuple(model.with_known(known.__contains__) for model in by_name)

    def make(self, activity: Activity) -> Done[ActivityModel]:
        """Keep a model of this activity, in place of one with the same name."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            activity = still_there(work, Activity, activity.id)
            kinds = work.store(TallyKind).find(activity_id=activity.id)
            model = model_of(activity, tuple(kind.name for kind in kinds if not kind.archived))

            def others(models: _Models) -> Iterable[ActivityModel]:
                named = name_key(model.name)
                return [each for each in models.values() if name_key(each.name) != named]

            self._keep(work, lambda models: [*others(models), model])
        return self._done(work, model, _CHANGES)

    def rename(self, model: ActivityModel) -> Done[ActivityModel]:
        """Keep a model under another name. Raises Conflict when it was removed since."""
        self._actor.demand(Permission.PLAN)
        model = tidied(model, "name")
        refuse(problems_of_model(model))
        with self._database.begin() as work:
            self._keep(work, lambda models: {**_with(models, model), model.id: model}.values())
        return self._done(work, model, _CHANGES)

    def remove(self, model: ActivityModel) -> Done[ActivityModel]:
        """Take a model away. Raises Conflict when that was done already."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            self._keep(
                work,
                lambda models: [
                    each for each in _with(models, model).values() if each.id != model.id
                ],
            )
        return self._done(work, model, _CHANGES)

    def _kept(self, work: Work) -> _Models:
        text = setting_of(work, self._centre_id, MODELS)
        models = msgspec.json.decode(text, type=tuple[ActivityModel, ...]) if text else ()
        return {model.id: model for model in models}

    def _keep(self, work: Work, change: Callable[[_Models], Iterable[ActivityModel]]) -> None:
        models = list(change(self._kept(work)))
        text = msgspec.json.encode(models).decode() if models else ""
        keep_setting(work, self._centre_id, MODELS, text)


def _with(models: _Models, model: ActivityModel) -> _Models:
    if model.id not in models:
        raise Conflict(_("Dit model is er niet meer."))
    return models
