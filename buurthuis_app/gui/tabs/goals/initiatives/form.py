"""The form of an initiative: four things to fill, the rest behind headings."""

from typing import Unpack

from msgspec import Struct
from typing_extensions import override

from buurthuis_app.domain.centre.centre import Area, TargetGroup, Theme
from buurthuis_app.domain.initiatives.initiative import (
    Initiative,
    InitiativeState,
    part_names,
    problems,
    scale_names,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, named, section
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.i18n import _

_LISTS = ("area_ids", "theme_ids", "group_ids")
_RUNS = frozenset({InitiativeState.UNDER_WAY, InitiativeState.ACCOUNTED})


class InitiativeChoices(Struct, frozen=True, kw_only=True):
    """Choices of the form: areas, themes and groups."""

    themes: tuple[Theme, ...]
    groups: tuple[TargetGroup, ...]
    areas: tuple[Area, ...]


class InitiativeDialog(FormDialog[Initiative]):
    """Makes or changes an initiative; its state changes elsewhere."""

    topic = "doelen#bewonersinitiatieven"

    def __init__(
        self,
        choices: InitiativeChoices,
        save: Save[Initiative],
        *,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        own = kinds.tick(_("Bewoners beginnen dit zelf, geen organisatie"))
        scales = kinds.choice([(None, _("nog niet gekozen")), *scale_names().items()])
        since = Field("since", _("Sinds wanneer is dit idee er?"), kinds.date())
        super().__init__(
            _("Nieuw initiatief") if new else _("Initiatief"),
            Field("title", _("Hoe heet het?"), kinds.text()),
            Field("what", _("Wat willen de bewoners doen?"), kinds.lines()),
            Field(
                "good_for",
                _("Voor wie is het goed?"),
                kinds.lines(),
                _("Eén zin. Het moet meer mensen helpen dan één."),
            ),
            Field("by_residents", _("Bewoners beginnen dit zelf"), own),
            Field("asked", _("Gevraagd bedrag (€)"), kinds.money(_("bijv. 1.250,-"))),
            section(
                _("Waarom, waar en voor wie"),
                Field("why", _("Waarom?"), kinds.lines()),
                Field("scale", _("Hoe groot is het?"), scales),
                Field("area_ids", _("In welk gebied?"), kinds.chips(named(choices.areas))),
                Field("theme_ids", _("Waar gaat het over?"), kinds.chips(named(choices.themes))),
                Field(
                    "group_ids", _("Voor welke doelgroepen?"), kinds.chips(named(choices.groups))
                ),
                summary=self._where,
            ),
            section(
                _("Wie begint het, en wat doen wij?"),
                Field(
                    "started_by",
                    _("Wie begint het?"),
                    kinds.text(),
                    _("Een voornaam is genoeg. Een jaar nadat het klaar is, wissen wij dit."),
                ),
                Field("contact", _("Hoe bereiken wij hen?"), kinds.text()),
                Field(
                    "our_parts",
                    _("Wat doen wij?"),
                    kinds.chips(tuple(part_names().items()), into=frozenset),
                ),
                since if new else None,
                summary=lambda record: self._joined(record.started_by, self._words("our_parts")),
            ),
            section(
                _("Wat ervan kwam"),
                Field("outcome", _("Wat is ervan gekomen?"), kinds.lines()),
                Field("differs", _("Wat ging anders, en waarom?"), kinds.lines()),
            ),
            save=save,
            check=problems,
            label=_("initiatief erbij") if new else _("initiatief gewijzigd"),
            **where,
        )

    @override
    def fill(self, record: Initiative) -> None:
        super().fill(record)
        self.form.sections[-1].setVisible(record.state in _RUNS)
        for name in _LISTS:  # a centre that keeps no such list is not asked for it
            self.form.show_row(name, visible=self.widget(name).offered)

    def _where(self, record: Initiative) -> str:
        scale = scale_names()[record.scale] if record.scale else ""
        return self._joined(scale, *map(self._words, _LISTS))

    def _words(self, name: str) -> str:
        return str(self.widget(name).words())

    @staticmethod
    def _joined(*words: str) -> str:
        return ", ".join(filter(None, words))
