"""The story dialog: short at the door, with more questions for who has the time. Made for Vandaag and the harvest."""

import datetime as dt
from pathlib import Path
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Area, Theme
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.stories.names_in_text import names_in
from buurthuis_app.domain.stories.story import LONGEST_WORDS, Story, StoryPhoto, problems
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate, choose_value, date_field
from buurthuis_app.gui.forms.draft_keeper import Drafts
from buurthuis_app.gui.forms.form_dialog import FormDialog
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.stories.consent_fields import ConsentFields, below, show_fields
from buurthuis_app.gui.widgets.chips_field import ChipsField
from buurthuis_app.gui.widgets.controls import ButtonKind, Text, button, label
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.gui.widgets.photo_field import PhotoField
from buurthuis_app.i18n import _, listing
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.stories.stories import Telling

SHORTEST_CHOICE = 16  # letters of a choice that are always in view
LINE = 24  # px of one line of text at 100 %
MORE = (
    *("changed", "matters", "quote", "activity_id", "theme_ids", "area_id", "date"),
    *("collected_by", "photo"),
)
"""The fields that the short version leaves out."""


class _Lists(Struct, frozen=True, kw_only=True):
    """Lists to choose from, the known names and the photo, read before the dialog opens."""

    activities: tuple[Activity, ...]
    themes: tuple[Theme, ...]
    areas: tuple[Area, ...]
    known: frozenset[str]
    photo: StoryPhoto | None


class StoryDialog(FormDialog[Story]):
    """`tell` a new story or `change` one; it opens when its lists are read, and deletes itself when closed."""

    def __init__(
        self,
        telling: Telling,
        *,
        operations: Operations,
        drafts: Drafts | None = None,
        with_photo: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._with_photo = with_photo  # not at the door: a visitor gets no window on the files
        self._remove = button(_("Verwijderen"), ButtonKind.DANGER, "trash")
        super().__init__(
            _("Vertel wat er gebeurde"),
            operations=operations,
            save=lambda story: telling.keep(story, new=self._new, photo=self._new_photo),
            label=_("verhaal verteld"),
            parent=parent,
        )
        self._telling = telling
        self._kept_drafts = drafts
        self._new = True
        self._whole = False
        self._new_photo: StoryPhoto | None = None
        self._photo_id: UUID | None = None
        self._known: frozenset[str] = frozenset()
        self._today = telling.blank().date
        self._build_fields()
        self._remove.clicked.connect(self._take_away)
        self._remove.hide()
        self.finished.connect(self.deleteLater)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone is a new line in a text
            QShortcut(QKeySequence(keys), self, self.submit)
        open_at(self, 76 * GRID, 80 * GRID)

    def tell(
        self,
        *,
        date: dt.date | None = None,
        activity_id: UUID | None = None,
        occurrence_id: UUID | None = None,
        initiative_id: UUID | None = None,
        about: str = "",
    ) -> None:
        """Ask for a new story of what is given; `about` stands in the title."""
        blank = self._telling.blank(
            date,
            activity_id=activity_id,
            occurrence_id=occurrence_id,
            initiative_id=initiative_id,
        )
        if about:
            self.setWindowTitle(_("Vertel over {title}").format(title=about))
        self._open(blank, key=f"story-{occurrence_id or initiative_id or 'new'}")

    def change(self, story: Story) -> None:
        """Show all of a kept story, to change it or take it away."""
        self._new = False
        self._label = _("verhaal veranderd")
        self.setWindowTitle(_("Verhaal"))
        allowed = self._telling.may(Permission.CORRECT)
        self._remove.setVisible(allowed)
        self._save_button.setVisible(allowed)
        self.show_more()
        self._open(story, key=f"story-{story.id}")

    def show_more(self) -> None:
        """Show the optional questions too."""
        self._whole = True
        show_fields(self.form, MORE, visible=True)
        show_fields(self.form, ("photo",), visible=self._with_photo)
        self._more.hide()
        self._agreed.show_whole()

    @override
    def fill(self, record: Story) -> None:
        self._filled = record
        for name, field in self._texts.items():
            field.setPlainText(getattr(record, name))
        self._title.setText(record.title)
        self._role.setCurrentText(record.teller_role)
        choose_value(self._activity, record.activity_id)
        choose_value(self._area, record.area_id)
        self._themes.show_chosen(record.theme_ids)
        self._collected.setText(record.collected_by)
        self._photo_id = record.photo_id
        self._date.setDate(as_qdate(record.date))
        self._agreed.fill(record, new=self._new)

    @override
    def record(self) -> Story:
        activity_id = self._activity.currentData()
        moved = activity_id != self._filled.activity_id or self._day() != self._filled.date
        story = replace(
            self._filled,
            happened=self._typed("happened"),
            changed=self._typed("changed"),
            matters=self._typed("matters"),
            quote=self._typed("quote"),
            title=self._title.text().strip(),
            teller_role=self._role.currentText().strip(),
            activity_id=activity_id,
            # Told of another activity or day, it no longer belongs to this occurrence.
            occurrence_id=None if moved else self._filled.occurrence_id,
            theme_ids=self._theme_ids(),
            area_id=self._area.currentData(),
            collected_by=self._collected.text().strip(),
            photo_id=self._photo_id,
            date=self._day(),
        )
        return self._agreed.applied(story)

    @override
    def problems(self) -> tuple[Problem, ...]:
        faults = problems(self.record())
        if any(problem.field in MORE for problem in faults):
            self.show_more()
        return faults

    @override
    def _buttons(self) -> QHBoxLayout:
        row = super()._buttons()
        row.insertWidget(0, self._remove)
        return row

    def _build_fields(self) -> None:
        self._texts: dict[str, QPlainTextEdit] = {}
        self._text(
            "happened",
            _("Wat gebeurde er?"),
            4,
            _(
                "Schrijf zoals u het zou vertellen. Liever geen namen: "
                "“een buurvrouw” of “een vader” zegt genoeg."
            ),
        )
        self._named = label("", Text.QUIET)
        self._named.hide()
        below(self.form, "happened", self._named)
        self._title = QLineEdit()
        self.form.row("title", _("Titel (mag leeg blijven)"), self._title)
        self._role = QComboBox()
        words = QLineEdit()
        words.setMaxLength(LONGEST_WORDS)
        words.setTextMargins(-GRID, 0, 0, 0)  # the combo box has its own padding
        self._role.setEditable(True)
        self._role.setLineEdit(words)
        self._role.addItems(
            ["", _("bezoeker"), _("vrijwilliger"), _("beroepskracht"), _("buurtbewoner")]
        )
        self.form.row("teller_role", _("Wie vertelt dit?"), self._role)
        self._agreed = ConsentFields(self.form, self._today)
        self._more = button(_("Meer vragen"), ButtonKind.QUIET, "plus")
        self._more.clicked.connect(self._ask_more)
        column = self.form.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._text("changed", _("Wat veranderde er?"), 3)
        self._text("matters", _("Waarom is dat belangrijk?"), 3)
        self._text("quote", _("Iets dat iemand letterlijk zei"), 2)
        self._activity, self._area = QComboBox(), QComboBox()
        self._themes, self._photo = ChipsField(), PhotoField(_("De foto bij dit verhaal"))
        self._collected = QLineEdit()
        for field in (self._activity, self._area):  # a long title must not widen the dialog
            field.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            field.setMinimumContentsLength(SHORTEST_CHOICE)
        self._date = date_field(self._today)
        self.form.row("activity_id", _("Bij welke activiteit?"), self._activity)
        self.form.beside(
            ("area_id", _("Wijk"), self._area), ("date", _("Op welke dag?"), self._date)
        )
        self.form.row("theme_ids", _("Thema’s"), self._themes)
        self.form.row(
            "collected_by", _("Wie schreef dit op?"), self._collected, _("Een rol of voornaam.")
        )
        self.form.row(
            "photo",
            _("Foto"),
            self._photo,
            _("Vraag wie erop staat of het mag. Plaats en tijdstip worden uit de foto gehaald."),
        )
        self._photo.picked.connect(self._read_photo)
        self._photo.dropped.connect(self._drop_photo)
        for text in self._texts.values():
            text.textChanged.connect(self._point_out_names)
        self._title.textChanged.connect(self._point_out_names)
        show_fields(self.form, MORE, visible=False)
        for name in ("changed", "matters", "quote"):  # a draft that comes back is shown whole
            self._texts[name].textChanged.connect(self._show_what_is_filled)

    def _text(self, name: str, words: str, lines: int, help_text: str = "") -> None:
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        height = scaled(lines * LINE, theme().percent) + 2 * GRID
        field.setMinimumHeight(height)
        field.setMaximumHeight(height + height // 2)
        self._texts[name] = field
        self.form.row(name, words, field, help_text)

    def _typed(self, name: str) -> str:
        return self._texts[name].toPlainText().strip()

    def _ask_more(self) -> None:
        self.show_more()
        self._texts["changed"].setFocus()

    def _show_what_is_filled(self) -> None:
        if any(self._texts[name].toPlainText() for name in ("changed", "matters", "quote")):
            self.show_more()

    def _theme_ids(self) -> tuple[UUID, ...]:
        """The chosen themes, in the order in which they are kept."""
        return tuple(sorted(self._themes.chosen()))

    def _point_out_names(self) -> None:
        """Say which names the story seems to have; a hint, which stops nobody."""
        texts = [self._title.text(), *(field.toPlainText() for field in self._texts.values())]
        names = names_in(texts, self._known)
        self._named.setVisible(bool(names))
        self._named.setText(
            _("Staat hier een naam? {names}. Liever “een buurvrouw” of “een vader”.").format(
                names=listing(list(names))
            )
        )

    def _read_photo(self, path: Path) -> None:
        telling = self._telling
        self._operations.work(
            lambda _tell, _cancelled: telling.read_photo(path),
            on_done=self._take_photo,
            on_error=lambda error: self._photo.show_fault(error.sentence),
            owner=self,
        )

    def _take_photo(self, photo: StoryPhoto) -> None:
        self._new_photo, self._photo_id = photo, photo.id
        self._photo.show_photo(photo)

    def _drop_photo(self) -> None:
        self._new_photo = self._photo_id = None
        self._photo.show_photo(None)

    def _day(self) -> dt.date:
        return as_date(self._date.date())

    def _open(self, story: Story, key: str) -> None:
        telling = self._telling
        self._operations.run(
            lambda: _Lists(
                activities=telling.activities(),
                themes=telling.themes(),
                areas=telling.areas(),
                known=telling.known_names(),
                photo=telling.photo(story),
            ),
            lambda lists: self._begin(story, key, lists),
            owner=self,
        )

    def _begin(self, story: Story, key: str, lists: "_Lists") -> None:
        self._known = lists.known
        self._activity.addItem(_("Geen, of iets anders"), None)
        for activity in lists.activities:
            self._activity.addItem(activity.title, activity.id)
        self._area.addItem(_("geen wijk"), None)
        for area in lists.areas:
            self._area.addItem(area.name, area.id)
        none = _("Nog geen. Maak ze bij Lijsten.")
        self._themes.offer(
            [(listed_theme.id, listed_theme.name) for listed_theme in lists.themes], none
        )
        self._photo.show_photo(lists.photo)
        self.edit(story, drafts=self._kept_drafts, key=key)
        self._texts["happened"].setFocus()

    def _take_away(self) -> None:
        story = self._filled
        self._set_busy(busy=True)
        self._operations.run(
            lambda: self._telling.remove(story),
            self._was_removed,
            label=_("verhaal verwijderd"),
            on_error=self._was_refused,
        )

    def _was_removed(self, _done: Done[Story]) -> None:
        self._leave()
        self.accept()
