"""The participants of a year: how many different people, who is new, where they live, their ages and gender."""

from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Cell, Heading, Row, Sheet
from buurthuis_app.domain.participants.figures import (
    CountedPart,
    ParticipantYear,
    participant_definitions,
)
from buurthuis_app.domain.participants.participant import AskedFact
from buurthuis_app.domain.shared.small_groups import ShownCount
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.reports.kit import cells


def participants(overview: Overview) -> tuple[Block, ...]:
    """One table of all, and one for each thing that is asked; or that the house keeps no participants."""
    figures = (overview.beside or Beside()).participants
    if figures is None:
        return ()
    parts = (
        (_("Waar deelnemers wonen"), figures.homes),
        (_("Leeftijd van deelnemers"), figures.ages),
        (_("Geslacht van deelnemers"), figures.genders),
    )
    return (
        _all(overview, figures),
        *(_divided(title, counted) for title, counted in parts if counted),
    )


def _all(overview: Overview, figures: ParticipantYear) -> Sheet:
    age = figures.average_age
    lines = (
        (_("unieke deelnemers"), _shown(figures.people)),
        (_("nieuwe deelnemers"), _new(figures)),
        (_("keren herkend"), _times(figures)),
        (_("uit de wijk"), _near(figures)),
        (
            _("gemiddelde leeftijd"),
            _unknown(figures, AskedFact.BIRTH_YEAR) if age is None else cells.count(age),
        ),
        *(
            (name, _unknown(figures, fact))
            for name, fact, parts in (
                (_("leeftijd"), AskedFact.BIRTH_YEAR, figures.ages),
                (_("geslacht"), AskedFact.GENDER, figures.genders),
            )
            if not parts
        ),
    )
    not_kept = cells.words(_("niet bijgehouden"))
    return Sheet(
        title=_("Deelnemers"),
        headings=(
            Heading(title=_("deelnemers"), share=3),
            Heading(title=overview.name, number=True, share=2),
        ),
        rows=tuple(
            Row(cells=(cells.words(name), cell if figures.kept else not_kept))
            for name, cell in lines
        ),
        terms=participant_definitions(),
        note=_note(figures),
    )


def _divided(title: str, parts: tuple[CountedPart, ...]) -> Sheet:
    return Sheet(
        title=title,
        headings=(
            Heading(title=_("deelnemers"), share=3),
            Heading(title=_("aantal"), number=True),
            Heading(title=_("aandeel"), number=True),
        ),
        rows=tuple(
            Row(cells=(cells.words(part.name), _shown(part.people), cells.share(part.share)))
            for part in parts
        ),
    )


def _shown(people: ShownCount) -> Cell:
    return cells.words(people.text) if people.number is None else cells.count(people.number)


def _new(figures: ParticipantYear) -> Cell:
    if figures.new is None:
        return cells.words(_("niet te zeggen"))
    return _shown(figures.new)


def _times(figures: ParticipantYear) -> Cell:
    times = figures.times
    return cells.words(_("niet getoond")) if times is None else cells.count(times)


def _near(figures: ParticipantYear) -> Cell:
    if not figures.homes:
        return _unknown(figures, AskedFact.HOME)
    near = figures.homes[0]
    return cells.words(near.people.text) if near.share is None else cells.share(near.share)


def _unknown(figures: ParticipantYear, fact: AskedFact) -> Cell:
    return cells.words(_("niet bekend") if fact in figures.asks else _("niet gevraagd"))


def _note(figures: ParticipantYear) -> str:
    """How far the register reaches, and how many are in it no more."""
    if not figures.kept:
        return ""
    notes = []
    if figures.times and figures.visits:
        notes.append(
            _("Van {visits} bezoeken is {times} keer een deelnemer herkend.").format(
                visits=number(figures.visits), times=number(figures.times)
            )
        )
    if figures.erased:
        notes.append(
            ngettext(
                "Van {n} deelnemer is de naam intussen gewist; die telt nog mee.",
                "Van {n} deelnemers is de naam intussen gewist; zij tellen nog mee.",
                figures.erased,
            ).format(n=number(figures.erased))
        )
    return " ".join(notes)
