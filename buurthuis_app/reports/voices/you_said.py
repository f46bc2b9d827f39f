"""U zei, wij deden: the chain of each matter from what was said, without names, to what was kept of the answer."""

import datetime as dt

from buurthuis_app.domain.papers.document import (
    Block,
    Document,
    Heading,
    LargeNumber,
    Numbers,
    Row,
    Section,
    Sheet,
    Trace,
)
from buurthuis_app.domain.voices.figures import MatterRow, VoicesYear, definitions
from buurthuis_app.domain.voices.matter import (
    MatterKind,
    MatterStanding,
    Reaction,
    kind_names,
    standing_names,
)
from buurthuis_app.domain.voices.voice import Voice, source_names
from buurthuis_app.i18n import _, ngettext, number, short_date
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import named_row

_MOST_VOICES = 4
"""So many of one matter are printed; of the others the number is said."""


def document(centre: str, printed_on: dt.date, year: VoicesYear) -> Document:
    """The year's figures and its chains, to hand out."""
    return Document(
        centre=centre,
        title=_("U zei, wij deden"),
        lines=(
            _("Wat u ons in {year} zei, en wat wij ermee deden.").format(year=year.year),
            _("Wilt u ook iets zeggen? Dat kan altijd, bij de balie of op een bijeenkomst."),
        ),
        printed_on=printed_on,
        file_title=_("U zei, wij deden {year}").format(year=year.year),
        sections=tuple(
            Section(key=f"voices-{place}", title="", blocks=(block,))
            for place, block in enumerate(blocks(year))
        ),
        tables=(_whole(year),),
        facts=year,
    )


def blocks(year: VoicesYear) -> tuple[Block, ...]:
    """Large figures and the chains; nothing where nobody said anything."""
    if not year.rows:
        return ()
    return (_numbers(year), _chains(year))


def _numbers(year: VoicesYear) -> Numbers:
    advice = ngettext("waarvan {n} advies", "waarvan {n} adviezen", year.advice)
    late = year.standing_so(MatterStanding.LATE)
    figures = (
        (year.heard, _("stemmen"), ""),
        (
            year.brought_up,
            _("ingebracht"),
            advice.format(n=number(year.advice)) if year.advice else "",
        ),
        (year.answered, _("beantwoord"), ""),
        (
            year.standing_so(MatterStanding.KEPT),
            _("gedaan"),
            _("{n} later dan gezegd").format(n=number(late)) if late else "",
        ),
    )
    return Numbers(
        numbers=tuple(
            LargeNumber(cell=cells.count(value, _lead()), name=name, notes=(note,) if note else ())
            for value, name, note in figures
        )
    )


def _chains(year: VoicesYear) -> Sheet:
    return Sheet(
        title=_("Van stem tot daad"),
        headings=(
            Heading(title=_("u zei"), share=5),
            Heading(title=_("ons antwoord"), share=5),
            Heading(title=_("hoe het staat"), share=4),
        ),
        rows=tuple(line for row in year.rows for line in _lines(row)),
        terms=definitions(),
    )


def _lines(row: MatterRow) -> tuple[Row, Row]:
    """The matter by name, and below it what was said, what was answered, and how that stands."""
    kind = "" if row.matter.kind is MatterKind.MATTER else kind_names()[row.matter.kind]
    lead = _lead(row)
    named = (row.matter.title, kind, standing_names()[row.standing])
    told = (_heard(row), _answer(row), _state(row))
    return (
        Row(cells=tuple(cells.words(text, lead) for text in named), strong=True),
        Row(cells=tuple(cells.words(text) for text in told)),
    )


def _heard(row: MatterRow) -> str:
    said = [_said(voice) for voice in row.voices[:_MOST_VOICES]]
    if row.matter.adviser:
        said.insert(0, _("Advies van {adviser}:").format(adviser=row.matter.adviser))
    further = sum(voice.times for voice in row.voices[_MOST_VOICES:])
    if further:
        words = ngettext("en {n} stem meer", "en {n} stemmen meer", further)
        said.append(words.format(n=number(further)))
    return " ".join(said)


def _said(voice: Voice) -> str:
    """‘Het is hier te donker’ (peiling, 12 mensen); without the words where they are gone or may not go outside."""
    where = source_names()[voice.source]
    if voice.times > 1:
        where = _("{where}, {n} mensen").format(where=where, n=number(voice.times))
    if not voice.words:
        return _("gehoord in: {where}").format(where=where)
    return _("‘{words}’ ({where})").format(words=voice.words, where=where)


def _answer(row: MatterRow) -> str:
    matter, became = row.matter, row.became.name
    if row.standing is MatterStanding.OPEN:
        return _("Hier komt nog een antwoord op.")
    if matter.reaction is Reaction.DECLINED:
        return _("Wij doen dit niet: {reason}").format(reason=matter.words)
    said = {
        Reaction.PROMISE: _("Wij beloofden: {promise}").format(promise=became),
        Reaction.INITIATIVE: _("Het werd een initiatief: {title}.").format(
            title=became.rstrip(".")
        ),
    }
    return f"{said.get(matter.reaction, '')} {matter.words}".strip()


def _state(row: MatterRow) -> str:
    matter, said = row.matter, ""
    if row.standing is MatterStanding.KEPT and matter.done_on is not None:
        said = _("Klaar op {day}.").format(day=short_date(matter.done_on))
    elif matter.due_on is not None and row.standing is not MatterStanding.OPEN:
        said = _("Wij zeiden: klaar op {day}.").format(day=short_date(matter.due_on))
    elif row.became.measured:
        said = _("Gemeten: {result}.").format(result=row.became.measured)
    return f"{said} {row.note}".strip()


def _whole(year: VoicesYear) -> Sheet:
    """A row for each matter, for a spreadsheet."""
    names, kinds = standing_names(), kind_names()
    rows = []
    for row in year.rows:
        matter = row.matter
        rows.append(
            named_row(
                matter.title,
                cells.words(kinds[matter.kind]),
                cells.words(matter.adviser),
                cells.date(matter.since),
                cells.count(row.heard),
                cells.words(" ".join(_said(voice) for voice in row.voices)),
                cells.words(_answer(row)),
                cells.words(names[row.standing]),
                cells.words(_state(row)),
            )
        )
    return Sheet(
        title=_("U zei, wij deden"),
        headings=(
            Heading(title=_("onderwerp")),
            Heading(title=_("soort")),
            Heading(title=_("van")),
            Heading(title=_("sinds")),
            Heading(title=_("stemmen"), number=True),
            Heading(title=_("u zei")),
            Heading(title=_("ons antwoord")),
            Heading(title=_("hoe het staat")),
            Heading(title=_("toelichting")),
        ),
        rows=tuple(rows),
    )


def _lead(row: MatterRow | None = None) -> Trace:
    return Trace(tab="goals", section="voices", record=row.matter.id if row else None)
