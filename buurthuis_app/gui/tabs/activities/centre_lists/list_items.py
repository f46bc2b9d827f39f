"""The lists of the centre as data: what each is called, which columns it shows, and which fields an item has."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from buurthuis_app.domain.centre.centre import (
    MOST_IN_ROOM,
    ActivityKind,
    Area,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
)
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, date_field, number_field
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.activities.centre_lists.kind_colours import ColourField
from buurthuis_app.gui.widgets.chips_field import ChipsField
from buurthuis_app.gui.widgets.record_table import Align, Column
from buurthuis_app.i18n import _, number, short_date
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done


class ItemField(Struct, frozen=True, kw_only=True):
    """One field of an item: `make` the widget from the house's rooms, `show` a value in it, `read` it back."""

    name: str
    words: str
    make: Callable[[tuple[Room, ...]], QWidget]
    show: Callable[[Any, Any], None]
    read: Callable[[Any], Any]
    help: str = ""


class ListKind(Struct, frozen=True, kw_only=True):
    """Kind of list of the centre: its name, columns and form."""

    title: str
    one: str
    record: type[Any]
    columns: tuple[Column[Any], ...]
    fields: tuple[ItemField, ...]
    explanation: str
    ordered: bool = False


def list_kinds() -> tuple[ListKind, ...]:
    """All lists, in the order in which they stand on the screen."""
    name = _text("name", _("Naam"))
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
            fields=(
                name,
                ItemField(
                    name="colour",
                    words=_("Kleur"),
                    make=lambda _rooms: ColourField(),
                    show=lambda widget, value: widget.show_place(value),
                    read=lambda widget: widget.place(),
                ),
                _tick("outside", _("Buiten het huis (ambulant)")),
                _tick("rental", _("Dit is verhuur")),
                _tick("youth", _("Dit is jongerenwerk")),
            ),
            explanation=_("Wat voor activiteiten er zijn. Elke soort heeft haar eigen kleur."),
            ordered=True,
        ),
        ListKind(
            title=_("Thema's"),
            one=_("thema"),
            record=Theme,
            columns=(by_name,),
            fields=(name,),
            explanation=_("Waar het werk over gaat. Ook verhalen hebben een thema."),
        ),
        ListKind(
            title=_("Doelgroepen"),
            one=_("doelgroep"),
            record=TargetGroup,
            columns=(by_name,),
            fields=(name,),
            explanation=_("Voor wie een activiteit bedoeld is."),
        ),
        ListKind(
            title=_("Wijken"),
            one=_("wijk"),
            record=Area,
            columns=(by_name,),
            fields=(name,),
            explanation=_("Voor welke delen van de plaats het buurthuis werkt."),
        ),
        _closed_days(),
    )


def _rooms(name: ItemField, by_name: Column[Any]) -> ListKind:
    return ListKind(
        title=_("Zalen"),
        one=_("zaal"),
        record=Room,
        columns=(
            by_name,
            Column(
                title=_("Personen"),
                value=lambda room: room.capacity,
                display=lambda room: "–" if room.capacity is None else number(room.capacity),
                align=Align.RIGHT,
            ),
            Column(
                title=_("In gebruik"),
                value=lambda room: _("nee") if room.archived else _("ja"),
            ),
        ),
        fields=(
            name,
            ItemField(
                name="capacity",
                words=_("Voor hoeveel personen"),
                make=lambda _rooms: _unlimited(),
                show=lambda widget, value: widget.setValue(value or 0),
                read=lambda widget: widget.value() or None,
            ),
            ItemField(
                name="part_ids",
                words=_("Bestaat uit deze zalen"),
                make=lambda rooms: ChipsField(
                    [(room.id, room.name) for room in rooms], _("Nog geen andere zalen.")
                ),
                show=lambda widget, value: widget.show_chosen(value),
                read=lambda widget: tuple(sorted(widget.chosen())),
                help=_("Voor zalen die samen één grote zaal zijn. Laat het anders leeg."),
            ),
            _tick("archived", _("Niet meer in gebruik")),
        ),
        explanation=_("Het programma waarschuwt als een zaal twee keer bezet is of te klein is."),
    )


def _closed_days() -> ListKind:
    def days(words: str, name: str) -> ItemField:
        return ItemField(
            name=name,
            words=words,
            make=lambda _rooms: date_field(),
            show=lambda widget, value: widget.setDate(as_qdate(value)),
            read=lambda widget: as_date(widget.date()),
        )

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
            Column(
                title=_("Eerste dag"),
                value=lambda o: o.first,
                display=lambda o: short_date(o.first),
            ),
            Column(
                title=_("Laatste dag"), value=lambda o: o.last, display=lambda o: short_date(o.last)
            ),
        ),
        fields=(
            days(_("Eerste dag"), "first"),
            days(_("Laatste dag"), "last"),
            _text("reason", _("Reden")),
        ),
        explanation=_("Reeksen die gesloten dagen overslaan, gaan op deze dagen niet door."),
    )


class ItemDialog(FormDialog[Any]):
    """Makes or changes one item of a list."""

    def __init__(
        self,
        kind: ListKind,
        rooms: tuple[Room, ...],
        *,
        new: bool,
        save: Callable[[Any], Done[Any]],
        operations: Operations,
        parent: QWidget,
    ) -> None:
        erbij, changed = _("{what} erbij"), _("{what} gewijzigd")
        label = (erbij if new else changed).format(what=kind.one)
        super().__init__(
            label[0].upper() + label[1:],
            operations=operations,
            save=save,
            label=label,
            parent=parent,
        )
        self._kind = kind
        self._base: Any = None
        self.widgets = {field.name: field.make(rooms) for field in kind.fields}
        for field in kind.fields:
            self.form.row(field.name, field.words, self.widgets[field.name], field.help)

    @override
    def fill(self, record: Any) -> None:
        self._base = record
        for field in self._kind.fields:
            field.show(self.widgets[field.name], getattr(record, field.name))

    @override
    def record(self) -> Any:
        values = {f.name: f.read(self.widgets[f.name]) for f in self._kind.fields}
        return replace(self._base, **values)

    @override
    def problems(self) -> tuple[Problem, ...]:
        return ()  # the service looks at the whole list and says it


def _text(name: str, words: str) -> ItemField:
    return ItemField(
        name=name,
        words=words,
        make=lambda _rooms: QLineEdit(),
        show=lambda widget, value: widget.setText(value),
        read=lambda widget: widget.text().strip(),
    )


def _tick(name: str, words: str) -> ItemField:
    return ItemField(
        name=name,
        words=words,
        make=lambda _rooms: QCheckBox(words),
        show=lambda widget, value: widget.setChecked(value),
        read=lambda widget: widget.isChecked(),
    )


def _unlimited() -> QWidget:
    spin_box = number_field(0, MOST_IN_ROOM, 0)
    spin_box.setSpecialValueText(_("niet bekend"))
    return spin_box


def _whereabouts(kind: ActivityKind) -> str:
    if kind.rental:
        return _("verhuur")
    return _("buiten het huis") if kind.outside else _("in huis")
