"""Steps of the guide: what each asks, and why."""

from msgspec import Struct
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from buurthuis_app.gui.centre.opening_dialog import opening_fields
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.basic_fields import text_area
from buurthuis_app.gui.forms.field import Field, Item, Kind, beside, within
from buurthuis_app.i18n import _, listing
from buurthuis_app.services.centre.setting_up import SetupChoices


class GuideStep(Struct, frozen=True, kw_only=True):
    """One screen of the guide."""

    title: str
    explanation: str
    items: tuple[Item, ...]


def guide_steps(choices: SetupChoices, logo: Kind, backups: QWidget) -> tuple[GuideStep, ...]:
    """The four steps; `logo` is the kind of field of the logo, `backups` says where these go."""
    return (
        GuideStep(
            title=_("Uw buurthuis"),
            explanation=_(
                "Naam en logo komen op de overzichten. Aan de openingstijden ziet u later hoe vol de zalen zijn."
            ),
            items=(
                beside(
                    Field("name", _("Hoe heet het buurthuis?"), kinds.text(), of="centre"),
                    Field("town", _("In welke plaats?"), kinds.text(), of="centre"),
                ),
                *within("centre", *opening_fields()),
                Field("logo", _("Logo"), logo, _("Mag leeg blijven.")),
            ),
        ),
        GuideStep(
            title=_("Gebieden en zalen"),
            explanation=_("Schrijf er één op elke regel. Later kunt u altijd iets toevoegen."),
            items=(
                Field(
                    "areas",
                    _("Voor welke gebieden werkt u (wijken, dorpen)?"),
                    _one_a_line(),
                    _there(choices.areas),
                ),
                Field("rooms", _("Welke zalen zijn er?"), _one_a_line(), _there(choices.rooms)),
            ),
        ),
        GuideStep(
            title=_("Wat u telt, en waarvoor"),
            explanation=_("Kies weinig: wat aan staat, wordt bij elke activiteit gevraagd."),
            items=(
                Field(
                    "kinds",
                    _("Wie of wat telt u?"),
                    kinds.chips([(name, name) for name in choices.kinds], into=tuple),
                    _("Een totaal zonder uitsplitsing kan altijd."),
                ),
                Field(
                    "themes",
                    _("Aan welke thema's werkt u?"),
                    kinds.chips([(name, name) for name in choices.themes], into=tuple),
                ),
            ),
        ),
        GuideStep(
            title=_("Reservekopieën"),
            explanation=_(
                "Elke dag, en elk uur waarin iets verandert, maakt het programma zelf een kopie van alles."
            ),
            items=(backups,),
        ),
    )


def _one_a_line() -> Kind:
    """Names, one on each line."""

    def show(field: QPlainTextEdit, names: tuple[str, ...]) -> None:
        field.setPlainText("\n".join(names))

    def read(field: QPlainTextEdit) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in field.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    return Kind(lambda: text_area(4), show, read)


def _there(names: tuple[str, ...]) -> str:
    return _("Er zijn al: {names}.").format(names=listing(names)) if names else ""
