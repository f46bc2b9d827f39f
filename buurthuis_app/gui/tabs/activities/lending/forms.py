"""Forms of lending: a thing, a loan, and what was brought to be mended."""

import datetime as dt
from collections.abc import Sequence
from typing import Unpack

from typing_extensions import override

from buurthuis_app.domain.lending.loan import Loan, problems_of_loan
from buurthuis_app.domain.lending.repair import (
    Repair,
    kind_names,
    problems_of_repair,
    result_names,
)
from buurthuis_app.domain.lending.thing import (
    Thing,
    ThingPhoto,
    ThingState,
    problems_of_thing,
    state_names,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.draft_keeper import Drafts
from buurthuis_app.gui.forms.field import Field, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.lending.lending import Lending
from buurthuis_app.services.shared.done import Done


class ThingForm(FormDialog[Thing]):
    """Something that can be borrowed."""

    topic = "uitleen#spullen"

    def __init__(self, lending: Lending, *, new: bool, **where: Unpack[Where]) -> None:
        self._lending = lending
        self._photo: ThingPhoto | None = None
        picture = kinds.photo(_("De foto ervan"), lending.read_photo, where["operations"])

        def keep(thing: Thing) -> Done[Thing]:
            shown: ThingPhoto | None = self.widget("photo_id").photo
            return lending.keep_thing(thing, new=new, photo=None if shown == self._photo else shown)

        super().__init__(
            _("Nieuw om uit te lenen") if new else _("Wijzigen wat u uitleent"),
            Field("name", _("Hoe heet het?"), kinds.text(_("bijv. Partytent"))),
            beside(
                Field("state", _("Staat"), kinds.choice(list(state_names().items()))),
                Field("deposit", _("Borg in euro's"), kinds.money(_("bijv. 25"))),
            ),
            Field(
                "photo_id",
                _("Foto"),
                picture,
                _("Van het ding zelf, niet van mensen. Mag leeg blijven."),
                free=True,
            ),
            save=keep,
            check=problems_of_thing,
            label=_("ding erbij") if new else _("ding gewijzigd"),
            **where,
        )

    @override
    def edit(self, record: Thing, *, drafts: Drafts | None = None, key: str = "") -> None:
        def begin(photo: ThingPhoto | None) -> None:
            self._photo = photo
            edit(record, drafts=drafts, key=key)

        edit = super().edit
        if record.photo_id is None:
            begin(None)
        else:
            self._operations.run(lambda: self._lending.photo_of(record), begin, owner=self)

    @override
    def fill(self, record: Thing) -> None:
        super().fill(record)
        self.widget("photo_id").show_photo(self._photo)

    @override
    def record(self) -> Thing:
        photo: ThingPhoto | None = self.widget("photo_id").photo
        return replace(super().record(), photo_id=photo.id if photo else None)


class LoanForm(FormDialog[Loan]):
    """Who has a thing, or waits for it."""

    topic = "uitleen#uitlenen"

    def __init__(
        self,
        things: Sequence[Thing],
        save: Save[Loan],
        *,
        today: dt.date,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        offered = [
            (thing.id, thing.name)
            for thing in things
            if not new or thing.state is not ThingState.RETIRED
        ]
        super().__init__(
            _("Uitlenen") if new else _("Uitlening"),
            Field("thing_id", _("Wat?"), kinds.choice([(None, _("kies…")), *offered])),
            beside(
                Field("name", _("Aan wie?"), kinds.text(), _("Een voornaam is genoeg.")),
                Field("phone", _("Telefoonnummer"), kinds.text()),
            ),
            beside(
                Field(
                    "out_on",
                    _("Meegegeven op"),
                    kinds.day(),
                    _("Laat dit leeg voor wie nog wacht."),
                ),
                Field("due_on", _("Terug op"), kinds.day()),
            ),
            None if new else Field("returned_on", _("Teruggebracht op"), kinds.day()),
            save=save,
            check=lambda loan: problems_of_loan(loan, today),
            label=_("uitlening erbij") if new else _("uitlening gewijzigd"),
            **where,
        )


class RepairForm(FormDialog[Repair]):
    """What was brought, and what came of it."""

    topic = "uitleen#reparaties"

    def __init__(
        self, save: Save[Repair], *, today: dt.date, new: bool, **where: Unpack[Where]
    ) -> None:
        super().__init__(
            _("Reparatie noteren") if new else _("Reparatie"),
            Field("date", _("Op welke dag?"), kinds.date()),
            beside(
                Field("thing", _("Wat?"), kinds.text(_("bijv. Broodrooster"))),
                Field("kind", _("Soort"), kinds.choice(list(kind_names().items()))),
            ),
            beside(
                Field(
                    "owner", _("Van wie?"), kinds.text(), _("Alleen een voornaam; leeg mag ook.")
                ),
                Field(
                    "grams",
                    _("Gewicht in kilo"),
                    kinds.thousandths(_("bijv. 2,5")),
                    _("Voor hoeveel er is behouden; leeg mag ook."),
                ),
            ),
            Field("result", _("Wat kwam ervan?"), kinds.choice(list(result_names().items()))),
            save=save,
            check=lambda repair: problems_of_repair(repair, today),
            label=_("reparatie erbij") if new else _("reparatie gewijzigd"),
            **where,
        )
