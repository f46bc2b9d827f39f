"""Forms of U zei, wij deden: a matter, what was said, the answer, and how it stands."""

import datetime as dt
from collections.abc import Sequence
from typing import Unpack
from uuid import UUID

from buurthuis_app.domain.voices.matter import (
    Matter,
    MatterNote,
    Reaction,
    kind_names,
    problems_of_matter,
    problems_of_note,
    reaction_names,
)
from buurthuis_app.domain.voices.voice import (
    MOST_TIMES,
    Voice,
    VoiceSource,
    problems_of_voice,
    source_names,
)
from buurthuis_app.gui.forms import kinds
from buurthuis_app.gui.forms.field import Field, Item, beside, within
from buurthuis_app.gui.forms.form_dialog import FormDialog, Save, Where
from buurthuis_app.i18n import _
from buurthuis_app.services.voices.voices import HeardAnswer, MatterChoices, problems_of_heard

_LETTERS = 48
"""No choice is wider, however long a promise or a story is."""


class MatterForm(FormDialog[Matter]):
    """What people bring up, in the words of the centre."""

    topic = "u-zei-wij-deden#onderwerpen"

    def __init__(
        self, save: Save[Matter], *, today: dt.date, new: bool, **where: Unpack[Where]
    ) -> None:
        super().__init__(
            _("Nieuw onderwerp") if new else _("Onderwerp"),
            Field(
                "title",
                _("Waar gaat het over?"),
                kinds.text(_("bijv. Te donker op het plein")),
                _("In uw eigen woorden, zonder namen."),
            ),
            beside(
                Field("kind", _("Soort"), kinds.choice(list(kind_names().items()))),
                Field("since", _("Sinds"), kinds.date()),
            ),
            Field(
                "adviser",
                _("Van wie is het advies?"),
                kinds.text(_("bijv. Participatieraad")),
                _("Alleen bij een advies."),
            ),
            save=save,
            check=lambda matter: problems_of_matter(matter, today),
            label=_("onderwerp erbij") if new else _("onderwerp gewijzigd"),
            **where,
        )


class VoiceForm(FormDialog[Voice]):
    """What was said, and where."""

    topic = "u-zei-wij-deden#stemmen"

    def __init__(
        self,
        choices: MatterChoices,
        save: Save[Voice],
        *,
        today: dt.date,
        new: bool,
        **where: Unpack[Where],
    ) -> None:
        names = source_names()
        bare = [((source, None, None, None), names[source]) for source in VoiceSource]
        known = [(origin, f"{names[origin[0]]}: {words}") for origin, words in choices.origins]
        super().__init__(
            _("Stem noteren") if new else _("Stem"),
            Field(
                "words",
                _("Wat is er gezegd?"),
                kinds.lines(),
                _("In uw eigen woorden, zo dat niemand te herkennen is. Dit komt op papier."),
            ),
            Field(
                "origin",
                _("Waar?"),
                kinds.choice([*bare, *known], letters=_LETTERS),
                binds=("source", "activity_id", "survey_id", "story_id"),
            ),
            beside(
                Field("date", _("Op welke dag?"), kinds.date()),
                Field("times", _("Hoeveel mensen zeiden dit?"), kinds.number(1, MOST_TIMES)),
            ),
            save=save,
            check=lambda voice: problems_of_voice(voice, today),
            label=_("stem erbij") if new else _("stem gewijzigd"),
            **where,
        )


class HeardAnswerForm(FormDialog[HeardAnswer]):
    """What was written in a survey, in words that may go outside, and which matter it is about."""

    topic = "u-zei-wij-deden#stemmen"

    def __init__(
        self,
        new_id: UUID,
        known: Sequence[tuple[UUID, str]],
        save: Save[HeardAnswer],
        *,
        today: dt.date,
        **where: Unpack[Where],
    ) -> None:
        matters = kinds.choice([(new_id, _("een nieuw onderwerp")), *known], letters=_LETTERS)
        super().__init__(
            _("Antwoord bij een onderwerp"),
            *within("voice", Field("matter_id", _("Bij welk onderwerp?"), matters)),
            *within(
                "matter",
                Field(
                    "title",
                    _("Waar gaat het over?"),
                    kinds.text(_("bijv. Te donker op het plein")),
                    _("Alleen bij een nieuw onderwerp."),
                ),
            ),
            *within(
                "voice",
                Field(
                    "words",
                    _("Wat is er gezegd?"),
                    kinds.lines(),
                    _("Herschrijf het zo dat niemand te herkennen is. Dit komt op papier."),
                ),
            ),
            save=save,
            check=lambda heard: problems_of_heard(heard, today),
            label=_("stem erbij"),
            **where,
        )


class ReactionForm(FormDialog[Matter]):
    """What the centre answers; the record has the kind of answer already."""

    topic = "u-zei-wij-deden#antwoorden"

    def __init__(
        self,
        reaction: Reaction,
        choices: MatterChoices,
        save: Save[Matter],
        *,
        today: dt.date,
        **where: Unpack[Where],
    ) -> None:
        super().__init__(
            _("Antwoord: {kind}").format(kind=reaction_names()[reaction]),
            *_asked(reaction, choices),
            Field("reacted_on", _("Wanneer kwam dit antwoord?"), kinds.date()),
            save=save,
            check=lambda matter: problems_of_matter(matter, today),
            label=_("antwoord gegeven"),
            **where,
        )


def _asked(reaction: Reaction, choices: MatterChoices) -> tuple[Item, ...]:
    explained = Field("words", _("Toelichting"), kinds.lines(), _("Mag leeg blijven."))
    if reaction is Reaction.PROMISE:
        entries = [(None, _("kies…")), *choices.promises]
        chosen = kinds.choice(entries, letters=_LETTERS)
        return (Field("promise_id", _("Welke belofte?"), chosen), explained)
    if reaction is Reaction.INITIATIVE:
        entries = [(None, _("kies…")), *choices.initiatives]
        chosen = kinds.choice(entries, letters=_LETTERS)
        return (Field("initiative_id", _("Welk initiatief?"), chosen), explained)
    if reaction is Reaction.PLAN:
        return (
            Field("words", _("Wat gaat u doen?"), kinds.lines()),
            beside(
                Field("due_on", _("Klaar op"), kinds.day()),
                Field("done_on", _("Gedaan op"), kinds.day(), _("Leeg zolang het loopt.")),
            ),
        )
    return (Field("words", _("Waarom niet?"), kinds.lines()),)


class MatterNoteForm(FormDialog[MatterNote]):
    """How it stands on a day."""

    topic = "u-zei-wij-deden#stand"

    def __init__(
        self, save: Save[MatterNote], *, today: dt.date, new: bool, **where: Unpack[Where]
    ) -> None:
        super().__init__(
            _("Stand noteren") if new else _("Stand"),
            Field("words", _("Hoe staat het?"), kinds.lines(), _("Zonder namen.")),
            Field("date", _("Op welke dag?"), kinds.date()),
            save=save,
            check=lambda note: problems_of_note(note, today),
            label=_("stand erbij") if new else _("stand gewijzigd"),
            **where,
        )
