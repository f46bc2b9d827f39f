"""The participants of a year beside the year before: different people, who is new, where they live, ages and gender."""

from msgspec import Struct

from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Cell, Heading, Row, Sheet, Words
from buurthuis_app.domain.participants.figures import (
    CountedPart,
    ParticipantYear,
    participant_definitions,
)
from buurthuis_app.domain.participants.participant import AskedFact
from buurthuis_app.domain.shared.small_groups import ShownCount
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.reports.kit import cells


class _Column(Struct, frozen=True, kw_only=True):
    """A year as a column of the tables."""

    title: str
    number: int
    year: ParticipantYear


def participants(overview: Overview) -> tuple[Block, ...]:
    """One table of all, and one for each thing that is asked; or that the house keeps no participants."""
    beside = overview.beside or Beside()
    if beside.participants is None:
        return ()
    number = overview.period.first.year
    columns = [_Column(title=overview.name, number=number, year=beside.participants)]
    if beside.participants_former is not None:
        before = beside.participants_former
        columns.append(_Column(title=_former_name(overview), number=number - 1, year=before))
    if not any(each.year.kept for each in columns):
        none = _(
            "Er is geen lijst van deelnemers bijgehouden: hoeveel verschillende mensen er kwamen, is niet bekend."
        )
        return (Words(text=none),)
    return (
        _all(columns),
        *_divided(_("Waar deelnemers wonen"), [(each, each.year.homes) for each in columns]),
        *_divided(_("Leeftijd van deelnemers"), [(each, each.year.ages) for each in columns]),
        *_divided(_("Geslacht van deelnemers"), [(each, each.year.genders) for each in columns]),
    )


def _former_name(overview: Overview) -> str:
    """The whole year before, also beside one that still runs: the numbers that stay of who is erased know no days."""
    if not overview.running:
        return overview.former_name
    return _("heel {year}").format(year=overview.period.a_year_earlier().name)


def _all(columns: list[_Column]) -> Sheet:
    figures = columns[0].year
    lines = [_lines(each.year) for each in columns]
    said_below = {
        _("leeftijd"): all(each.year.ages for each in columns),
        _("geslacht"): all(each.year.genders for each in columns),
    }
    return Sheet(
        title=_("Deelnemers"),
        headings=(
            Heading(title=_("deelnemers"), share=3),
            *(Heading(title=each.title, number=True, share=2) for each in columns),
        ),
        rows=tuple(
            Row(cells=(cells.words(name), *(line[name] for line in lines)))
            for name in lines[0]
            if not said_below.get(name)
        ),
        terms=participant_definitions(),
        note=_note(figures),
    )


def _lines(figures: ParticipantYear) -> dict[str, Cell]:
    """What is told of a year, by the name of its line."""
    age = figures.average_age
    below = cells.words(_("zie hieronder"))
    lines = {
        _("unieke deelnemers"): _shown(figures.people),
        _("nieuwe deelnemers"): _new(figures),
        _("keren herkend"): _times(figures),
        _("uit de wijk"): _near(figures),
        _("gemiddelde leeftijd"): (
            _unknown(figures, AskedFact.BIRTH_YEAR) if age is None else cells.count(age)
        ),
        _("leeftijd"): below if figures.ages else _unknown(figures, AskedFact.BIRTH_YEAR),
        _("geslacht"): below if figures.genders else _unknown(figures, AskedFact.GENDER),
    }
    return lines if figures.kept else dict.fromkeys(lines, cells.words(_("niet bijgehouden")))


def _divided(
    title: str, columns: list[tuple[_Column, tuple[CountedPart, ...]]]
) -> tuple[Sheet, ...]:
    """How many people each part had and which share that is, for each year in which any of it is known."""
    known = [(column, parts) for column, parts in columns if parts]
    if not known:
        return ()
    return (
        Sheet(
            title=title,
            headings=(
                Heading(title=_("deelnemers"), share=3),
                *(
                    Heading(title=name, number=True)
                    for column, _parts in known
                    for name in (column.title, _("aandeel in {year}").format(year=column.number))
                ),
            ),
            rows=tuple(
                Row(
                    cells=(
                        cells.words(same[0].name),
                        *(
                            cell
                            for part in same
                            for cell in (_shown(part.people), cells.share(part.share))
                        ),
                    )
                )
                for same in zip(*(parts for _column, parts in known), strict=True)
            ),
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
            ngettext(
                "Van {visits} bezoek is {times} keer een deelnemer herkend.",
                "Van {visits} bezoeken is {times} keer een deelnemer herkend.",
                figures.visits,
            ).format(visits=number(figures.visits), times=number(figures.times))
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
