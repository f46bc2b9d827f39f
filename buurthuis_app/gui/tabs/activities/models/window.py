"""Window of models of activities: what they are, another name, and a new activity from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurthuis_app.domain.activities.activity_model import ActivityModel, problems_of_model
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.forms.list_window import (
    ONE_LIST,
    FormOf,
    ListWindow,
    RecordAct,
    RecordKind,
    removing,
)
from buurthuis_app.gui.widgets.lists.record_table import Column
from buurthuis_app.i18n import _, hours

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Unpack

    from PySide6.QtWidgets import QWidget

    from buurthuis_app.gui.forms.form_dialog import Save, Where
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.gui.operations.undo_stack import UndoStack
    from buurthuis_app.services.activities.activity_models import ActivityModels


class ModelForm(FormDialog[ActivityModel]):
    """The name of a model; the rest is that of the activity it was made from."""

    topic = "activiteiten#modellen"

    def __init__(self, save: Save[ActivityModel], **where: Unpack[Where]) -> None:
        super().__init__(
            _("Model"),
            Field("name", _("Naam"), kinds.text()),
            save=save,
            check=problems_of_model,
            label=_("model gewijzigd"),
            **where,
        )


def models_window(
    models: ActivityModels,
    form: FormOf,
    begun: Callable[[ActivityModel], Any],
    operations: Operations,
    undo: UndoStack | None,
    parent: QWidget | None,
) -> ListWindow:
    """The window; `form` is that of the new activity, which `begun` fills from a model."""

    def name_form(_model: Any, window: ListWindow, **_new: bool) -> ModelForm:
        return ModelForm(models.rename, operations=operations, parent=window)

    kind = RecordKind(
        title=_("Modellen van activiteiten"),
        explanation=_("Kies waarmee u begint. De dagen en wie het doet, vult u zelf in."),
        columns=(
            Column(title=_("Naam"), value=lambda model: model.name, stretch=True),
            Column(
                title=_("Tijd"),
                value=lambda model: hours(model.activity.starts, model.activity.ends),
            ),
        ),
        read=models.all,
        blank=None,
        form=form,
        fill=begun,
        acts=(
            RecordAct(words=_("Naam wijzigen…"), label="", form=name_form),
            removing(_("model verwijderd"), models.remove),
        ),
        empty=_("Nog geen modellen. Kies een activiteit, en dan Meer, Als model bewaren."),
        change_words=_("Activiteit maken…"),
    )
    return ListWindow(
        kind.title,
        [kind],
        operations,
        undo,
        size=ONE_LIST,
        topic=ModelForm.topic,
        parent=parent,
    )
