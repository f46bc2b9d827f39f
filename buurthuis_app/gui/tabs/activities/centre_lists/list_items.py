"""The lists of the centre as data: what each is called, which columns it shows, and which fields an item has."""

from collections.abc import Callable
from typing import Any, Unpack

from msgspec import Struct

from buurthuis_app.domain.centre.centre import (
    MOST_IN_ROOM,
    MOST_SQUARE_METRES,
    ActivityKind,
    Area,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
    Weekday,
)
from buurthuis_app.domain.centre.equipment import MOST, Equipment
from buurthuis_app.domain.centre.opening_hours import OpeningHours
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, Item, Kind, beside, named
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.forms.time_field import typed_time
from buurthuis_app.gui.tabs.activities.centre_lists.kind_colours import ColourField
from buurthuis_app.gui.widgets.lists.columns import day_column, number_column
from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import _, clock, listing, short_date, weekday_name


class ListKind(Struct, frozen=True, kw_only=True):
    """Kind of list of the centre: its name, columns and form."""

    title: str
    one: str
    record: type[Any]
    columns: tuple[Column[Any], ...]
    fields: Callable[[tuple[Room, ...]], tuple[Item, ...]]
    """The fields of an item, from the other rooms of the house."""
    explanation: str
    ordered: bool = False


def list_kinds() -> tuple[ListKind, ...]:
    """All lists, in the order in which they stand on the screen."""
    name = Field("name", _("Naam"), kinds.text())
    by_name = Column[Any](title=_("Naam"), value=lambda item: item.name, stretch=True)

    return (
        _rooms(name, by_name),
        ListKind(
            title=_("Soorten"),
            one=_("soort"),
            record=ActivityKind,
            columns=(
                by_name,
                Column(title=_("Waar"), value=_whereabouts),
            ),
            fields=lambda _rooms: (
                name,
                Field(
                    "colour",
                    _("Kleur"),
                    Kind(ColourField, ColourField.show_place, ColourField.place),
                ),
                Field("outside", _("Buiten het huis (ambulant)"), kinds.tick()),
                Field("rental", _("Dit is verhuur"), kinds.tick()),
                Field("youth", _("Dit is jongerenwerk"), kinds.tick()),
            ),
            explanation=_("Wat voor activiteiten er zijn. Elke soort heeft haar eigen kleur."),
            ordered=True,
        ),
        _tally_kinds(name, by_name),
        ListKind(
            title=_("Thema's"),
            one=_("thema"),
            record=Theme,
            columns=(by_name,),
            fields=lambda _rooms: (name,),
            explanation=_("Waar het werk over gaat. Ook verhalen hebben een thema."),
        ),
        ListKind(
            title=_("Doelgroepen"),
            one=_("doelgroep"),
            record=TargetGroup,
            columns=(by_name,),
            fields=lambda _rooms: (name,),
            explanation=_("Voor wie een activiteit bedoeld is."),
        ),
        ListKind(
            title=_("Gebieden"),
            one=_("gebied"),
            record=Area,
            columns=(by_name,),
            fields=lambda _rooms: (name,),
            explanation=_("Voor welke delen van de plaats het buurthuis werkt."),
        ),
        _closed_days(),
        _opening_hours(),
        _equipment(),
    )


def _rooms(name: Field, by_name: Column[Any]) -> ListKind:
    return ListKind(
        title=_("Zalen"),
        one=_("zaal"),
        record=Room,
        columns=(
            by_name,
            number_column(_("Personen"), lambda room: room.capacity),
            Column(
                title=_("In gebruik"),
                value=lambda room: _("nee") if room.archived else _("ja"),
            ),
        ),
        fields=lambda rooms: (
            name,
            Field(
                "capacity",
                _("Voor hoeveel personen"),
                kinds.number(0, MOST_IN_ROOM, nothing=_("niet bekend")),
            ),
            Field(
                "square_metres",
                _("Vierkante meters"),
                kinds.number(0, MOST_SQUARE_METRES, nothing=_("niet bekend")),
                _(
                    "Voor wat er is verhuurd. Van een zaal die uit andere bestaat tellen die andere."
                ),
            ),
            Field(
                "part_ids",
                _("Bestaat uit deze zalen"),
                kinds.chips(named(rooms), _("Nog geen andere zalen.")),
                _("Voor zalen die samen één grote zaal zijn. Laat het anders leeg."),
            ),
            Field("archived", _("Niet meer in gebruik"), kinds.tick()),
        ),
        explanation=_("Het programma waarschuwt als een zaal twee keer bezet is of te klein is."),
    )


def _tally_kinds(name: Field, by_name: Column[Any]) -> ListKind:
    roles = (
        (TallyRole.VISITS, _("telt mee bij de bezoeken")),
        (TallyRole.OF_WHOM, _("waarvan: een deel van de bezoeken")),
        (TallyRole.ASIDE, _("apart: iets anders dan bezoeken")),
        (TallyRole.REPAIRED, _("vult zichzelf: wat op die dag is gerepareerd")),
    )
    short = {
        TallyRole.VISITS: _("telt mee"),
        TallyRole.OF_WHOM: _("waarvan"),
        TallyRole.ASIDE: _("apart"),
        TallyRole.REPAIRED: _("uit reparaties"),
    }
    return ListKind(
        title=_("Telsoorten"),
        one=_("telsoort"),
        record=TallyKind,
        columns=(
            by_name,
            Column(title=_("Hoe telt het"), value=lambda kind: short[kind.role]),
            Column(title=_("Op elke kaart"), value=_on_card),
        ),
        fields=lambda _rooms: (
            name,
            Field(
                "role",
                _("Hoe telt het"),
                kinds.choice(roles),
                _("Dit ligt vast zodra er iets is geteld: anders veranderen cijfers van vroeger."),
            ),
            Field("on_card", _("Staat op elke kaart"), kinds.tick()),
            Field("archived", _("Niet meer tellen"), kinds.tick()),
        ),
        explanation=_("Wat u telt: op elke kaart van Vandaag, of alleen waar u het erbij kiest."),
        ordered=True,
    )


def _on_card(kind: TallyKind) -> str:
    if kind.archived:
        return _("niet meer")
    if kind.activity_id is not None:
        return _("bij één activiteit")
    return _("ja") if kind.on_card else _("nee")


def _closed_days() -> ListKind:
    return ListKind(
        title=_("Gesloten dagen"),
        one=_("gesloten dagen"),
        record=ClosedDay,
        columns=(
            Column(
                title=_("Reden"),
                value=lambda closed_day: closed_day.reason or _("gesloten"),
                stretch=True,
            ),
            day_column(_("Eerste dag"), lambda o: o.first),
            day_column(_("Laatste dag"), lambda o: o.last),
        ),
        fields=lambda _rooms: (
            Field("first", _("Eerste dag"), kinds.date()),
            Field("last", _("Laatste dag"), kinds.date()),
            Field("reason", _("Reden"), kinds.text()),
        ),
        explanation=_("Reeksen die gesloten dagen overslaan, gaan op deze dagen niet door."),
    )


def _opening_hours() -> ListKind:
    missing = _("Vul een tijd in.")
    days = [(day, weekday_name(number)[:2]) for number, day in enumerate(Weekday)]
    return ListKind(
        title=_("Andere openingstijden"),
        one=_("openingstijd"),
        record=OpeningHours,
        columns=(
            Column(title=_("Dagen"), value=_days_open, stretch=True),
            Column(
                title=_("Open"),
                value=lambda hours: f"{clock(hours.opens)}–{clock(hours.closes)}",
            ),
            Column(title=_("Wanneer"), value=_weeks_open),
        ),
        fields=lambda _rooms: (
            Field("weekdays", _("Op deze dagen"), kinds.chips(days, into=frozenset)),
            beside(
                Field("opens", _("Open van"), typed_time(), required=missing),
                Field("closes", _("Tot"), typed_time(), required=missing),
            ),
            Field("adapted", _("Alleen in een paar weken"), kinds.tick(), free=True),
            Field("first", _("Eerste dag"), kinds.date(), while_on="adapted"),
            Field("last", _("Laatste dag"), kinds.date(), while_on="adapted"),
        ),
        explanation=_(
            "Dagen waarop het huis op andere tijden open is dan gewoon. Is het op een dag twee keer "
            "open? Maak dan twee regels."
        ),
    )


def _equipment() -> ListKind:
    return ListKind(
        title=_("Inventaris"),
        one=_("inventaris"),
        record=Equipment,
        columns=(
            Column(title=_("Wat"), value=lambda each: each.what, stretch=True),
            Column(title=_("Aantal"), value=lambda each: each.number, align=Align.RIGHT),
            day_column(_("Nagekeken op"), lambda each: each.checked_on),
        ),
        fields=lambda rooms: (
            Field("room_id", _("Zaal"), kinds.choice(named(rooms, _("kies…")))),
            beside(
                Field("what", _("Wat staat er?"), kinds.text(_("bijv. Klapstoelen"))),
                Field("number", _("Hoeveel"), kinds.number(1, MOST)),
            ),
            Field("checked_on", _("Nagekeken op"), kinds.day()),
            Field("remark", _("Opmerking"), kinds.lines(2)),
        ),
        explanation=_(
            "Wat er in de zalen staat. Het lijstje om af te vinken staat bij Overzichten."
        ),
    )


def _days_open(hours: OpeningHours) -> str:
    return listing([weekday_name(n)[:2] for n, day in enumerate(Weekday) if day in hours.weekdays])


def _weeks_open(hours: OpeningHours) -> str:
    if hours.first is None or hours.last is None:
        return _("altijd")
    return f"{short_date(hours.first)} – {short_date(hours.last)}"


class ItemDialog(FormDialog[Any]):
    """Makes or changes one item of a list."""

    topic = "activiteiten#lijsten-en-bezetting"

    def __init__(
        self,
        kind: ListKind,
        rooms: tuple[Room, ...],
        *,
        new: bool,
        save: Save[Any],
        **where: Unpack[Where],
    ) -> None:
        words = (_("{what} erbij") if new else _("{what} gewijzigd")).format(what=kind.one)
        super().__init__(
            words[0].upper() + words[1:], *kind.fields(rooms), save=save, label=words, **where
        )


def _whereabouts(kind: ActivityKind) -> str:
    if kind.rental:
        return _("verhuur")
    return _("buiten het huis") if kind.outside else _("in huis")
