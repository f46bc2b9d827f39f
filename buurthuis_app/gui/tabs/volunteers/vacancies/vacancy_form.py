"""Form of a vacancy, new or changed: what it is, what is asked, whom to turn to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from typing_extensions import override

from buurthuis_app.domain.volunteers.vacancy import problems_of_vacancy, usual_conditions
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, named, within
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from buurthuis_app.domain.volunteers.vacancy import Condition, Opening
    from buurthuis_app.domain.volunteers.volunteer import Duty
    from buurthuis_app.services.registry import CentreServices

TEXT_LINES, CONDITION_LINES = 6, 4


class VacancyForm(FormDialog["Opening"]):
    """One line a condition; the usual ones are added with a click."""

    topic = "vacatures#een-vacature-maken"

    def __init__(
        self, house: CentreServices, duties: Sequence[Duty], *, new: bool, **where: Unpack[Where]
    ) -> None:
        self._vacancies = house.vacancies
        self._usual = usual_conditions(house.centre.town)
        open_to = named([duty for duty in duties if not duty.archived], _("geen of anders"))
        super().__init__(
            _("Nieuwe vacature") if new else _("Vacature wijzigen"),
            *within(
                "vacancy",
                Field("title", _("Wie zoekt u?"), kinds.text()),
                Field("text", _("Wat is het werk?"), kinds.lines(TEXT_LINES)),
                Field(
                    "hours",
                    _("Hoeveel tijd kost het?"),
                    kinds.text(_("bijv. een paar uur per week")),
                ),
                Field(
                    "conditions",
                    _("Voorwaarden"),
                    kinds.lines(CONDITION_LINES),
                    _("Elke regel is één voorwaarde, waar een kandidaat ja of nee op kan zeggen."),
                    free=True,
                ),
                Field(
                    "usual",
                    _("Vaak gevraagd"),
                    kinds.chips([(text, text) for text in self._usual]),
                    free=True,
                ),
                Field("duty_id", _("Voor welke taak"), kinds.choice(open_to)),
                Field("contact", _("Melden bij"), kinds.text()),
            ),
            save=lambda opening: house.vacancies.keep(opening, new=new),
            check=problems_of_vacancy,
            label=_("vacature erbij") if new else _("vacature gewijzigd"),
            **where,
        )
        self.widget("usual").changed.connect(self._usual_chosen)
        self.widget("conditions").textChanged.connect(self._show_usual)

    @override
    def fill(self, record: Opening) -> None:
        super().fill(record)
        texts = "\n".join(condition.text for condition in record.conditions)
        self.widget("conditions").setPlainText(texts)

    @override
    def record(self) -> Opening:
        return replace(super().record(), conditions=self._read_conditions())

    def _texts(self) -> list[str]:
        lines = (
            " ".join(line.split()) for line in self.widget("conditions").toPlainText().splitlines()
        )
        return list(dict.fromkeys(line for line in lines if line))

    def _read_conditions(self) -> tuple[Condition, ...]:
        """A line that stayed the same, or that is the only one changed, keeps the answers to it."""
        base = self.base
        texts = self._texts()
        known = {condition.text: condition for condition in base.conditions}
        left = [condition for condition in base.conditions if condition.text not in texts]
        new = [text for text in texts if text not in known]
        if len(left) == len(new) == 1:
            known[new[0]] = left[0]
        return tuple(
            replace(known[text], text=text, position=place)
            if text in known
            else self._vacancies.condition(base.vacancy, text, place)
            for place, text in enumerate(texts)
        )

    def _usual_chosen(self) -> None:
        """A chip adds its line, or takes it away."""
        texts, chosen = self._texts(), self.widget("usual").chosen()
        offered = self._usual
        lines = [text for text in texts if text not in offered or text in chosen]
        lines += [text for text in chosen if text not in texts]
        if lines != texts:
            self.widget("conditions").setPlainText("\n".join(lines))

    def _show_usual(self) -> None:
        usual = self.widget("usual")
        usual.blockSignals(True)  # noqa: FBT003 - Qt
        usual.show_chosen(self._texts())
        usual.blockSignals(False)  # noqa: FBT003 - Qt
