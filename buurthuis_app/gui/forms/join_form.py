"""Join form: asks which item of a list another becomes, and says what that does."""

from collections.abc import Callable, Sequence
from typing import Any, Unpack
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, named
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.forms.list_window import ListWindow, RecordAct
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.i18n import _
from buurthuis_app.services.shared.done import Done

Problems = Callable[[Any, Any, Sequence[Any]], tuple[Problem, ...]]
"""Why one item can't become another, of all items of the list."""


class Joined(Struct, frozen=True, kw_only=True):
    """The item that another becomes, as it is chosen."""

    into: UUID | None = None


class JoinForm(FormDialog[Joined]):
    """Offers the items that fit, and why none does when none does."""

    topic = "activiteiten#lijsten-en-bezetting"

    def __init__(
        self,
        goes: Any,
        items: Sequence[Any],
        *,
        problems: Problems,
        explanation: str,
        save: Callable[[UUID | None], Done[Any]],
        **where: Unpack[Where],
    ) -> None:
        fitting = [item for item in items if not problems(goes, item, items)]
        by_id = {item.id: item for item in fitting}
        super().__init__(
            _("{name} samenvoegen").format(name=goes.name),
            Field(
                "into",
                _("Waarmee"),
                kinds.choice(named(fitting)),
                explanation.format(name=goes.name),
            ),
            save=lambda chosen: save(chosen.into),
            check=lambda chosen: problems(
                goes, None if chosen.into is None else by_id[chosen.into], items
            ),
            label=_("samengevoegd"),
            **where,
        )
        self._save_button.setText(_("Samenvoegen"))


def joining(
    do: Callable[[Any, UUID | None], Done[Any]],
    problems: Problems,
    operations: Operations,
    explanation: str = "",
) -> RecordAct[Any]:
    """Put the chosen record together with another of its list; `{name}` in the explanation is its name."""
    usual = _(
        "Alles waar nu {name} bij staat, krijgt wat u hier kiest, ook in cijfers van eerdere jaren. "
        "{name} verdwijnt uit de lijst."
    )

    def form(goes: Any, window: ListWindow, *, new: bool) -> JoinForm:
        del new
        return JoinForm(
            goes,
            window.table.records(),
            problems=problems,
            explanation=explanation or usual,
            save=lambda into: do(goes, into),
            operations=operations,
            parent=window,
        )

    return RecordAct(
        words=_("Samenvoegen…"), label=_("samengevoegd"), form=form, fill=lambda _goes: Joined()
    )
