"""The fields of the activity form: four to fill, the rest behind headings that say what is in them."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from buurthuis_app.domain.activities.activity import (
    MOST_PEOPLE,
    AskedField,
    LedBy,
    Organiser,
    Skip,
)
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import (
    Field,
    FieldSection,
    Item,
    Kind,
    beside,
    named,
    section,
    within,
)
from buurthuis_app.gui.forms.time_field import typed_time
from buurthuis_app.gui.tabs.activities.form.days_field import DaysField
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
from buurthuis_app.gui.tabs.activities.form.further_times import further_times
from buurthuis_app.gui.tabs.activities.form.leader_field import leader_field
from buurthuis_app.gui.tabs.activities.form.repeat_field import EndField, RepeatField
from buurthuis_app.gui.widgets.controls import Text, label
from buurthuis_app.i18n import _

SHORTEST = 8  # letters of an initiative that are always in view
Find = Callable[[str], Any]
"""Gives the widget of a field."""


def activity_fields(
    choices: FormChoices, advice: tuple[QWidget, ...], find: Find, today: dt.date
) -> list[Item]:
    """The four fields first, then the advice on what they come down to, then the rest."""
    items = within(
        "activity",
        Field("title", _("Naam"), kinds.text()),
        Field("repeat", _("Hoe vaak"), Kind(RepeatField), free=True),
        Field("first", _("Eerste keer vanaf"), kinds.date()),
        Field("days", _("Welke dagen?"), Kind(partial(DaysField, today)), free=True),
        beside(Field("starts", _("Van"), typed_time()), Field("ends", _("Tot"), typed_time())),
        Field("further", _("Andere tijden op dezelfde dag"), further_times(choices.rooms)),
        beside(
            Field("room", _("Zaal"), Kind(lambda: rooms_box(choices.rooms)), free=True),
            Field("kind_id", _("Soort"), kinds.choice(named(choices.kinds, _("geen soort")))),
        ),
        *advice,
        _when(find),
        _whom(choices, find),
        _who(choices, find),
        _places(find),
    )
    return list(items)


def rooms_box(known: Iterable[Room]) -> QComboBox:
    """A room of the list, or a new name."""
    rooms = QComboBox(editable=True)
    rooms.addItems(["", *(room.name for room in known)])
    if (typed := rooms.lineEdit()) is not None:
        typed.setPlaceholderText(_("geen zaal"))
    return rooms


def _when(find: Find) -> FieldSection:
    skips = (
        (Skip.PUBLIC_HOLIDAYS, _("feestdagen")),
        (Skip.SCHOOL_HOLIDAYS, _("schoolvakantie")),
        (Skip.CLOSED_DAYS, _("eigen gesloten dagen")),
    )
    return section(
        _("Einde en vrije dagen"),
        Field("until", _("Tot wanneer"), Kind(EndField), free=True),
        Field("skips", _("Gaat niet door op"), kinds.chips(skips, into=frozenset)),
        summary=lambda _plan: _joined(find("until").words(), find("skips").words()),
    )


def _whom(choices: FormChoices, find: Find) -> FieldSection:
    none, step = _("Nog geen."), _("Lijsten…")

    def summary(_plan: object) -> str:
        area = find("area_id")
        return _joined(
            find("theme_ids").words(),
            find("group_ids").words(),
            area.currentText() if area.currentData() else "",
            find("place").text().strip(),
        )

    return section(
        _("Waarover, voor wie en waar"),
        Field("theme_ids", _("Thema's"), kinds.chips(named(choices.themes), none, step=step)),
        Field("group_ids", _("Doelgroepen"), kinds.chips(named(choices.groups), none, step=step)),
        beside(
            Field("area_id", _("Gebied"), kinds.choice(named(choices.areas, _("geen gebied")))),
            Field("place", _("Andere plek"), kinds.text(_("bijv. in het park"))),
        ),
        Field("description", _("Omschrijving"), kinds.lines(9)),
        summary=summary,
    )


def _who(choices: FormChoices, find: Find) -> FieldSection:
    leaders = (
        (LedBy.VOLUNTEER, _("een vrijwilliger")),
        (LedBy.PROFESSIONAL, _("een beroepskracht")),
    )
    organisers = (
        (Organiser.CENTRE, _("het buurthuis")),
        (Organiser.RESIDENTS, _("bewoners")),
        (Organiser.TENANT, _("een huurder")),
    )

    def summary(_plan: object) -> str:
        initiative = find("initiative_id") if choices.initiatives else None
        return _joined(
            find("led_by").currentText().strip(),
            find("organiser").currentText(),
            initiative.currentText() if initiative and initiative.currentData() else "",
        )

    return section(
        _("Wie het doet"),
        beside(
            leader_field(choices.leaders),
            Field("leader", _("Dat is"), kinds.choice(leaders)),
        ),
        label(
            _("Kies een vrijwilliger, of typ een naam. Hij staat op de kaart in het kantoor."),
            Text.QUIET,
        ),
        beside(
            Field("organiser", _("Georganiseerd door"), kinds.choice(organisers)),
            Field("organised_by", _("Naam van de groep of huurder"), kinds.text()),
        ),
        Field("initiative_id", _("Hoort bij bewonersinitiatief"), kinds.choice((), SHORTEST))
        if choices.initiatives
        else None,
        summary=summary,
    )


def _places(find: Find) -> FieldSection:
    asked = (
        (AskedField.EMAIL, _("e-mailadres")),
        (AskedField.PHONE, _("telefoonnummer")),
        (AskedField.REMARK, _("opmerking")),
        (AskedField.MEAL, _("maaltijdwens")),
    )

    def summary(_plan: object) -> str:
        capacity, cost = find("capacity"), find("cost").text()
        return _joined(
            capacity.text() if capacity.value() else "",
            _("€ {amount}").format(amount=cost) if cost else "",
            _("met aanmelden") if find("sign_up").isChecked() else "",
            find("tallies").text().strip(),
        )

    return section(
        _("Plaatsen, kosten, aanmelden en tellen"),
        beside(
            Field("capacity", _("Plaatsen"), kinds.number(0, MOST_PEOPLE, nothing=_("onbeperkt"))),
            Field("cost", _("Kosten per keer (€)"), kinds.money(empty=0)),
        ),
        Field("sign_up", _("Mensen melden zich aan"), kinds.tick()),
        Field(
            "asks",
            _("Vraag naast de naam ook"),
            kinds.chips(asked, into=frozenset),
            _("Vraag zo weinig mogelijk: wat u niet hebt, kan niet uitlekken."),
            while_on="sign_up",
        ),
        Field(
            "tallies",
            _("Telt u nog iets anders dan bezoeken?"),
            kinds.text(_("bijv. maaltijden, gerepareerde spullen")),
            _("Zet een komma tussen twee dingen. Ze komen bij Vandaag op de kaart."),
            free=True,
        ),
        summary=summary,
    )


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words)).strip(", ")
