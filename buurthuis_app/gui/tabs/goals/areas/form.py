"""The form of an area: its name, what it is like, and figures about it from elsewhere."""

from collections.abc import Callable, Sequence
from typing import Unpack

from msgspec import Struct
from PySide6.QtWidgets import QLineEdit, QWidget

from buurthuis_app.domain.centre.centre import Area, ProfileLine, problems_of_profile
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.basic_fields import number_field
from buurthuis_app.gui.forms.field import Field, Kind, within
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, icon_button, label
from buurthuis_app.gui.widgets.layout import SPRING, in_column, in_row
from buurthuis_app.i18n import _
from buurthuis_app.records import replace


class Described(Struct, frozen=True, kw_only=True):
    """An area with all lines of its profile."""

    area: Area
    profile: tuple[ProfileLine, ...]


class _ProfileLine(QWidget):
    """One line of the profile: what, figure, year, source."""

    def __init__(self, line: ProfileLine, gone: Callable[["_ProfileLine"], None]) -> None:
        super().__init__()
        self._line = line
        self.name, self.figure, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.year = number_field(0, 9999, line.year)
        self.year.setGroupSeparatorShown(False)
        row = in_row(on=self)
        for widget, words, example, text, letters in (
            (self.name, _("Wat"), _("bijv. Inwoners"), line.name, 26),
            (self.figure, _("Cijfer"), _("bijv. 2.340"), line.figure, 10),
            (self.source, _("Bron"), _("bron, bijv. gemeente"), line.source, 22),
        ):
            widget.setText(text)
            widget.setCursorPosition(0)
            widget.setPlaceholderText(example)
            widget.setAccessibleName(words)
            widget.setMinimumWidth(widget.fontMetrics().averageCharWidth() * letters)
            row.addWidget(widget, letters)
        self.year.setAccessibleName(_("Jaar"))
        row.insertWidget(2, self.year)
        remove = icon_button("close", _("Regel weghalen"), do=lambda: gone(self))
        row.addWidget(remove)

    def record(self) -> ProfileLine:
        """The area and its profile as the fields give them."""
        return replace(
            self._line,
            name=self.name.text().strip(),
            figure=self.figure.text().strip(),
            year=self.year.value(),
            source=self.source.text().strip(),
        )

    @property
    def blank(self) -> bool:
        """Whether the line is empty."""
        line = self.record()
        return not (line.name or line.figure or line.source)


class ProfileField(QWidget):
    """The lines of a profile, with a button for one more."""

    def __init__(self, blank: Callable[[], ProfileLine]) -> None:
        super().__init__()
        self._blank = blank
        self.lines: list[_ProfileLine] = []
        self._column = in_column(gap=GRID // 2)
        more = button(_("Regel erbij"), ButtonKind.QUIET, "plus", do=self.add_line)
        in_column(self._column, in_row(more, SPRING), on=self)
        self.setFocusProxy(more)

    def add_line(self) -> None:
        """Add a line, and move the focus to it."""
        self._put(self._blank())
        self.lines[-1].name.setFocus()

    def show_lines(self, lines: Sequence[ProfileLine]) -> None:
        """Show these profile lines."""
        for line in tuple(self.lines):
            self._take_away(line)
        for record in lines:
            self._put(record)

    def records(self) -> tuple[ProfileLine, ...]:
        """Profile lines that are not empty."""
        return tuple(line.record() for line in self.lines if not line.blank)

    def _put(self, record: ProfileLine) -> None:
        line = _ProfileLine(record, self._take_away)
        self.lines.append(line)
        self._column.addWidget(line)

    def _take_away(self, line: _ProfileLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


class AreaDialog(FormDialog[Described]):
    """Name, description and profile."""

    topic = "doelen#gebieden"

    def __init__(
        self,
        save: Save[Described],
        blank_line: Callable[[Area], ProfileLine],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("Nieuw gebied") if new else _("Gebied"),
            *within(
                "area",
                Field("name", _("Naam"), kinds.text()),
                Field("description", _("Hoe is het daar?"), kinds.lines(5)),
            ),
            Field(
                "profile",
                _("Cijfers over dit gebied"),
                Kind(
                    lambda: ProfileField(lambda: blank_line(self.base.area)),
                    ProfileField.show_lines,
                    ProfileField.records,
                ),
                _("Schrijf bij elk cijfer van welk jaar het is en wie het zegt."),
            ),
            label(_("Deze cijfers telt het huis niet zelf."), Text.QUIET),
            save=save,
            # The service looks at all names.
            check=lambda described: problems_of_profile(described.area, described.profile),
            label=_("gebied erbij") if new else _("gebied gewijzigd"),
            **where,
        )
