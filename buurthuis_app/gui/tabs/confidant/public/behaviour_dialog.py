"""The form of one kind of unwanted behaviour, or of one number to call."""

from typing import Generic, TypeVar, Unpack

from typing_extensions import override

from buurthuis_app.domain.confidant.behaviours import Entry, HelpLine, problems_of_entry
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.i18n import _
from buurthuis_app.records import replace

E = TypeVar("E", bound=Entry)


class EntryDialog(FormDialog[E], Generic[E]):
    """Shows the words that stand on the page. Those that stay the program's own follow the reader's language."""

    topic = "vertrouwenspersoon#de-pagina-vullen"

    def __init__(self, kind: type[E], save: Save[E], *, new: bool, **where: Unpack[Where]) -> None:
        line = kind is HelpLine
        if line:
            title = _("Nieuw nummer") if new else _("Nummer wijzigen")
            words = _("nummer erbij") if new else _("nummer gewijzigd")
        else:
            title = _("Nieuw soort gedrag") if new else _("Soort gedrag wijzigen")
            words = _("soort gedrag erbij") if new else _("soort gedrag gewijzigd")
        super().__init__(
            title,
            Field("name", _("Naam"), kinds.text(), free=True),
            Field("number", _("Nummer"), kinds.text(), free=True) if line else None,
            Field(
                "explanation",
                _("Wanneer bellen") if line else _("Uitleg"),
                kinds.lines(5),
                _("Korte zinnen, gewone woorden."),
                free=True,
            ),
            None if line else Field("archived", _("Niet meer op de pagina"), kinds.tick()),
            save=save,
            check=problems_of_entry,
            label=words,
            **where,
        )

    @override
    def fill(self, record: E) -> None:
        super().fill(record)
        self.widget("name").setText(record.heading)
        self.widget("explanation").setPlainText(record.words)
        if isinstance(record, HelpLine):
            self.widget("number").setText(record.dial)

    @override
    def record(self) -> E:
        record = super().record()
        usual = replace(record, name="", explanation="")
        name = _own(self.widget("name").text(), usual.heading)
        typed = self.widget("explanation").toPlainText()
        changed = replace(record, name=name, explanation=_own(typed, "" if name else usual.words))
        if isinstance(changed, HelpLine):
            dial = replace(changed, number="").dial
            return replace(changed, number=_own(self.widget("number").text(), dial))
        return changed


def _own(typed: str, usual: str) -> str:
    """What was typed, or nothing when it is what the program says by itself."""
    return "" if typed.strip() == usual else typed.strip()
