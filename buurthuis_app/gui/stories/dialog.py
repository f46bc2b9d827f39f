"""The story dialog: short at the door, with more questions for who has the time. Made for Vandaag and the harvest."""

import datetime as dt
from typing import Unpack
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
)
from typing_extensions import override

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Area, Theme
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.domain.stories.known_people import KnownPeople
from buurthuis_app.domain.stories.names_in_text import blurred, named_here, names_in
from buurthuis_app.domain.stories.story import (
    LONGEST_WORDS,
    PhotoConsent,
    Story,
    StoryPhoto,
    problems,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.draft_keeper import Drafts
from buurthuis_app.gui.forms.field import Field, Kind, beside, named
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.stories.consent_fields import ConsentFields, below, show_fields
from buurthuis_app.gui.stories.consent_words import photo_consents
from buurthuis_app.gui.stories.names_note import NamesNote
from buurthuis_app.gui.widgets.controls import ButtonKind, button
from buurthuis_app.gui.widgets.dialog_size import open_at
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.stories.stories import Telling

SHORTEST_CHOICE = 16  # letters of a choice that are always in view
OPTIONAL = ("changed", "matters", "quote")
TEXTS = ("happened", "title", *OPTIONAL)
PHOTO = ("photo", "photo_shows", "photo_consent", "photo_of")
MORE = (
    *OPTIONAL,
    *("activity_id", "theme_ids", "area_id", "date", "collected_by", *PHOTO),
)
"""The fields that the short version leaves out."""


class _Lists(Struct, frozen=True, kw_only=True):
    """Lists to choose from, the known names and the photo, read before the dialog opens."""

    activities: tuple[Activity, ...] = ()
    themes: tuple[Theme, ...] = ()
    areas: tuple[Area, ...] = ()
    known: KnownPeople = KnownPeople()
    photo: StoryPhoto | None = None


class StoryDialog(FormDialog[Story]):
    """`tell` a new story or `change` one; it opens when its lists are read, and deletes itself when closed."""

    topic = "vandaag#vertellen"

    def __init__(
        self,
        telling: Telling,
        *,
        drafts: Drafts | None = None,
        with_photo: bool = True,
        **where: Unpack[Where],
    ) -> None:
        self._with_photo = with_photo  # not at the door: a visitor gets no window on the files
        self._remove = button(_("Verwijderen"), icon_name="trash", do=self._take_away)
        super().__init__(
            _("Vertel wat er gebeurde"),
            save=lambda story: telling.keep(story, new=self._new, photo=self._new_photo()),
            check=self._faults,
            label=_("verhaal verteld"),
            **where,
        )
        self._telling = telling
        self._kept_drafts = drafts
        self._new = True
        self._whole = False
        self._lists = _Lists()
        self._today = telling.blank().date
        self._build_fields()
        self._remove.hide()
        self.finished.connect(self.deleteLater)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone is a new line in a text
            QShortcut(QKeySequence(keys), self, self.submit).setWhatsThis(_("Opslaan"))
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
        show_fields(self.form, PHOTO, visible=self._with_photo)
        self._show_themes()
        self._more.hide()
        self._agreed.show_whole()

    def _show_themes(self) -> None:
        """A centre without themes is not asked for them."""
        self.form.show_row("theme_ids", visible=self._whole and bool(self._lists.themes))

    @override
    def fill(self, record: Story) -> None:
        super().fill(record)
        self.widget("photo").show_photo(self._lists.photo)
        self._agreed.fill(record, new=self._new)

    @override
    def record(self) -> Story:
        story, former = super().record(), self.base
        photo = self.widget("photo").photo
        if (story.activity_id, story.date) != (former.activity_id, former.date):
            # Told of another activity or day, it no longer belongs to this occurrence.
            story = replace(story, occurrence_id=None)
        if photo is None:
            story = replace(story, photo_consent=PhotoConsent.NOT_ASKED, photo_of="")
            story = replace(story, photo_shows="")
        if (story.photo_consent, story.photo_of) != (former.photo_consent, former.photo_of):
            asked = story.photo_consent is not PhotoConsent.NOT_ASKED
            story = replace(story, photo_asked_on=self._today if asked else None)
        return self._agreed.applied(replace(story, photo_id=photo.id if photo else None))

    def _faults(self, story: Story) -> tuple[Problem, ...]:
        faults = problems(story)
        if any(problem.field in MORE for problem in faults):
            self.show_more()
        return faults

    def _new_photo(self) -> StoryPhoto | None:
        photo: StoryPhoto | None = self.widget("photo").photo
        return None if photo == self._lists.photo else photo

    @override
    def _buttons(self) -> QHBoxLayout:
        row = super()._buttons()
        row.insertWidget(0, self._remove)
        return row

    def _build_fields(self) -> None:
        self.form.lay_out(
            Field(
                "happened",
                _("Wat gebeurde er?"),
                kinds.lines(8),
                _(
                    "Schrijf zoals u het zou vertellen. Liever geen namen: "
                    "“een buurvrouw” of “een vader” zegt genoeg."
                ),
            ),
            Field("title", _("Titel (mag leeg blijven)"), kinds.text()),
            Field("teller_role", _("Wie vertelt dit?"), _roles()),
        )
        self._named = NamesNote(self._blur)
        below(self.form, "happened", self._named)
        self._agreed = ConsentFields(self.form, self._today)
        self._more = button(_("Meer vragen"), ButtonKind.QUIET, "plus", do=self._ask_more)
        column = self.form.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        photo = kinds.photo(
            _("De foto bij dit verhaal"), self._telling.read_photo, self._operations
        )
        self.form.lay_out(
            Field("changed", _("Wat veranderde er?"), kinds.lines(5)),
            Field("matters", _("Waarom is dat belangrijk?"), kinds.lines(5)),
            Field("quote", _("Iets dat iemand letterlijk zei"), kinds.lines(3)),
            Field("activity_id", _("Bij welke activiteit?"), kinds.choice((), SHORTEST_CHOICE)),
            beside(
                Field("area_id", _("Gebied"), kinds.choice((), SHORTEST_CHOICE)),
                Field("date", _("Op welke dag?"), kinds.date()),
            ),
            Field("theme_ids", _("Thema’s"), kinds.chips(())),
            Field(
                "collected_by", _("Wie schreef dit op?"), kinds.text(), _("Een rol of voornaam.")
            ),
            Field(
                "photo",
                _("Foto"),
                photo,
                _(
                    "Vraag wie erop staat of het mag. Plaats en tijdstip worden uit de foto gehaald."
                ),
                free=True,
            ),
            Field(
                "photo_shows",
                _("Wat is er op de foto te zien?"),
                kinds.text(_("bijv. vier handen boven een schaal met deeg")),
                _("Dit hoort wie de foto niet kan zien. Schrijf hier geen namen."),
            ),
            Field("photo_consent", _("Mag de foto naar buiten?"), kinds.choice(photo_consents())),
            Field(
                "photo_of",
                _("Wie staan erop, en hoe vonden zij het goed?"),
                kinds.text(_("bijv. de vaste bakploeg, gevraagd bij het koken")),
            ),
        )
        for name in TEXTS:
            self.widget(name).textChanged.connect(self._point_out_names)
        show_fields(self.form, MORE, visible=False)
        for name in OPTIONAL:  # a draft that comes back is shown whole
            self.widget(name).textChanged.connect(self._show_what_is_filled)

    def _ask_more(self) -> None:
        self.show_more()
        self.widget("changed").setFocus()

    def _show_what_is_filled(self) -> None:
        if any(self.widget(name).toPlainText() for name in OPTIONAL):
            self.show_more()

    def _point_out_names(self) -> None:
        """Say which names the story seems to have; a hint, which stops nobody."""
        long = (name for name in TEXTS if name != "title")
        texts = [self.widget("title").text(), *(self.widget(n).toPlainText() for n in long)]
        names = names_in(texts, self._lists.known)
        self._named.show_names(names)

    def _blur(self, name: str, words: str) -> None:
        """Put other words in the place of a name, in every text."""
        for field in map(self.widget, TEXTS):
            line = isinstance(field, QLineEdit)
            text = field.text() if line else field.toPlainText()
            here = (each for each in named_here(text, self._lists.known) if each.name == name)
            places = [(each.begin, each.end) for each in here]
            if places:
                put = field.setText if line else field.setPlainText
                put(blurred(text, places, words))

    def _open(self, story: Story, key: str) -> None:
        telling = self._telling
        self._operations.run(
            lambda: _Lists(
                activities=telling.activities(),
                themes=telling.themes(),
                areas=telling.areas(),
                known=telling.known_people(),
                photo=telling.photo(story),
            ),
            lambda lists: self._begin(story, key, lists),
            owner=self,
        )

    def _begin(self, story: Story, key: str, lists: "_Lists") -> None:
        self._lists = lists
        activities = [(activity.id, activity.title) for activity in lists.activities]
        kinds.offer(self.widget("activity_id"), [(None, _("Geen, of iets anders")), *activities])
        kinds.offer(self.widget("area_id"), named(lists.areas, _("geen gebied")))
        self.widget("theme_ids").offer(named(lists.themes))
        self._show_themes()
        self.edit(story, drafts=self._kept_drafts, key=key)
        self.widget("happened").setFocus()

    def _take_away(self) -> None:
        story = self.base
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


def _roles() -> Kind:
    """A role of the list, or another one in own words."""

    def make() -> QComboBox:
        roles, words = QComboBox(), QLineEdit()
        words.setMaxLength(LONGEST_WORDS)
        words.setTextMargins(-GRID, 0, 0, 0)  # the combo box has its own padding
        roles.setEditable(True)
        roles.setLineEdit(words)
        roles.addItems(
            ["", _("bezoeker"), _("vrijwilliger"), _("beroepskracht"), _("buurtbewoner")]
        )
        return roles

    return Kind(make, QComboBox.setCurrentText, lambda roles: roles.currentText().strip())
