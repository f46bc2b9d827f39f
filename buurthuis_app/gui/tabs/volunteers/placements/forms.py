"""Forms of work-experience places: a place, a placement, its end, and a talk."""

import datetime as dt
from typing import Unpack

from buurthuis_app.domain.placements.offer import (
    MOST_PLACES,
    PlacementOffer,
    problems_of_offer,
)
from buurthuis_app.domain.placements.placement import (
    Placement,
    PlacementTalk,
    outcome_names,
    problems_of_placement,
    problems_of_talk,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, beside
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.i18n import _
from buurthuis_app.services.placements.placements import PlacementLists

_LETTERS = 18


class OfferForm(FormDialog[PlacementOffer]):
    """A place to gain experience."""

    topic = "werkervaring#plekken"

    def __init__(
        self,
        lists: PlacementLists,
        save: Save[PlacementOffer],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("Nieuwe werkervaringsplaats") if new else _("Werkervaringsplaats"),
            Field("title", _("Hoe heet deze plek?"), kinds.text(_("bijv. Gastheer in de hal"))),
            Field("learns", _("Wat kan iemand hier leren?"), kinds.lines()),
            beside(
                Field("hours", _("Hoeveel tijd?"), kinds.text(_("bijv. 12 uur per week"))),
                Field("places", _("Voor hoeveel mensen"), kinds.number(1, MOST_PLACES)),
            ),
            Field(
                "mentor_id",
                _("Wie begeleidt?"),
                kinds.choice([(None, _("nog niet bekend")), *lists.people]),
            ),
            beside(
                Field(
                    "duty_id",
                    _("Hoort bij taak"),
                    kinds.choice([(None, _("geen")), *lists.duties], letters=_LETTERS),
                ),
                Field(
                    "vacancy_id",
                    _("Hoort bij vacature"),
                    kinds.choice([(None, _("geen")), *lists.vacancies], letters=_LETTERS),
                ),
            ),
            beside(
                Field("since", _("Open vanaf"), kinds.date()),
                Field("closed_on", _("Open tot en met"), kinds.day(), _("Leeg zolang die er is.")),
            ),
            save=save,
            check=problems_of_offer,
            label=_("werkervaringsplaats erbij") if new else _("werkervaringsplaats gewijzigd"),
            **where,
        )


class PlacementForm(FormDialog[Placement]):
    """Who gains experience where, with which goals and for how long."""

    topic = "werkervaring#trajecten"

    def __init__(
        self,
        lists: PlacementLists,
        save: Save[Placement],
        *,
        today: dt.date,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        offers = [(line.offer.id, line.offer.title) for line in lists.offers]
        super().__init__(
            _("Nieuw traject") if new else _("Traject"),
            beside(
                Field("volunteer_id", _("Wie?"), kinds.choice([(None, _("kies…")), *lists.people])),
                Field("offer_id", _("Welke plek?"), kinds.choice([(None, _("kies…")), *offers])),
            ),
            Field(
                "goals",
                _("Wat wil zij of hij leren?"),
                kinds.lines(),
                _("Spreek dit samen af. Schrijf niets over gezondheid."),
            ),
            beside(
                Field("since", _("Vanaf"), kinds.date()),
                Field("until", _("Afgesproken tot en met"), kinds.date()),
            ),
            save=save,
            check=lambda placement: problems_of_placement(placement, today),
            label=_("traject erbij") if new else _("traject gewijzigd"),
            **where,
        )


class PlacementEndForm(FormDialog[Placement]):
    """When it was over, and what came of it."""

    topic = "werkervaring#afronden"

    def __init__(self, save: Save[Placement], *, today: dt.date, **where: Unpack[Where]) -> None:
        super().__init__(
            _("Traject afronden"),
            beside(
                Field("ended_on", _("Laatste dag"), kinds.day()),
                Field(
                    "outcome",
                    _("Wat kwam ervan?"),
                    kinds.choice([(None, _("kies…")), *outcome_names().items()]),
                ),
            ),
            Field(
                "remark",
                _("Hoe ging het?"),
                kinds.lines(),
                _("Alleen voor u en wie het leest bij inzage. Schrijf niets over gezondheid."),
            ),
            save=save,
            check=lambda placement: problems_of_placement(placement, today),
            label=_("traject afgerond"),
            **where,
        )


class TalkForm(FormDialog[PlacementTalk]):
    """What was talked about and agreed."""

    topic = "werkervaring#gesprekken"

    def __init__(
        self,
        lists: PlacementLists,
        save: Save[PlacementTalk],
        *,
        today: dt.date,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        of = [(line.placement.id, f"{line.person}: {line.offer}") for line in lists.placements]
        super().__init__(
            _("Gesprek noteren") if new else _("Gesprek"),
            beside(
                Field("placement_id", _("Met wie?"), kinds.choice([(None, _("kies…")), *of])),
                Field("date", _("Op welke dag?"), kinds.date()),
            ),
            Field(
                "words",
                _("Wat is er afgesproken?"),
                kinds.lines(5),
                _("Schrijf niets over gezondheid. Wie dit aangaat, mag het lezen."),
            ),
            save=save,
            check=lambda talk: problems_of_talk(talk, today),
            label=_("gesprek erbij") if new else _("gesprek gewijzigd"),
            **where,
        )
