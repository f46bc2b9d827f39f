"""Opening hours of the rooms, and the centre's region for the school holidays."""

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.domain.centre.centre import Centre, Weekday, region_names
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.errors import Invalid
from buurthuis_app.gui.forms.basic_fields import choose_value
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.tabs.activities.time_fields import TimeField
from buurthuis_app.gui.widgets.chips_field import ChipsField
from buurthuis_app.i18n import _, weekday_name
from buurthuis_app.records import replace
from buurthuis_app.services.centre.lists import Lists


class OpeningDialog(FormDialog[Centre]):
    """The region decides which school holidays count; the hours are what the occupancy is measured against."""

    def __init__(self, lists: Lists, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Regio en openingstijden"),
            operations=operations,
            save=lists.keep_centre,
            label=_("regio of openingstijden gewijzigd"),
            parent=parent,
        )
        self._base: Centre | None = None
        self.region = QComboBox()
        for region, words in region_names().items():
            self.region.addItem(words, region)
        self.opens, self.closes = TimeField(), TimeField()
        self.days = ChipsField([(day, weekday_name(number)) for number, day in enumerate(Weekday)])
        form = self.form
        form.row(
            "region",
            _("Regio voor de schoolvakanties"),
            self.region,
            _("Reeksen die de schoolvakantie overslaan, volgen deze regio."),
        )
        form.beside(("opens", _("Open van"), self.opens), ("closes", _("Tot"), self.closes))
        form.row("open_on", _("Open op"), self.days)

    @override
    def fill(self, record: Centre) -> None:
        self._base = record
        choose_value(self.region, record.region)
        self.opens.show_time(record.opens)
        self.closes.show_time(record.closes)
        self.days.show_chosen(record.open_on)

    @override
    def record(self) -> Centre:
        if self._base is None:
            raise RuntimeError("fill() comes first")
        return replace(
            self._base,
            region=self.region.currentData(),
            opens=self.opens.time() or self._base.opens,
            closes=self.closes.time() or self._base.closes,
            open_on=frozenset(self.days.chosen()),
        )

    @override
    def problems(self) -> tuple[Problem, ...]:
        faults = []
        for name, field in (("opens", self.opens), ("closes", self.closes)):
            try:
                field.time()
            except Invalid as error:
                faults.append(Problem(field=name, sentence=error.sentence))
        return tuple(faults) or rules.problems(self.record())
