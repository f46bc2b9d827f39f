"""Initiative of residents on one page: its plan, target groups, state, cost and result."""

from collections.abc import Iterator

from buurthuis_app.domain.goals.papers import InitiativeSheet
from buurthuis_app.domain.initiatives.initiative import part_names, scale_names, state_names
from buurthuis_app.domain.papers.document import (
    Block,
    Cell,
    Document,
    Labelled,
    LargeNumber,
    Numbers,
    Quotation,
    Row,
    Section,
    Sheet,
)
from buurthuis_app.domain.papers.sheets import Euros, cell, sheet
from buurthuis_app.i18n import _, listing
from buurthuis_app.records import replace


def document(paper: InitiativeSheet) -> Document:
    """What the sheet says; who started the initiative is not on it."""
    initiative = paper.initiative
    scale = scale_names()[initiative.scale] if initiative.scale else ""
    about = [_("Bewonersinitiatief"), state_names()[initiative.state], scale, paper.areas]
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("initiative", (_money(paper), *_words(paper))),
        ("steps", _steps(paper)),
        ("payments", _payments(paper)),
        ("stories", tuple(_stories(paper))),
    )
    return Document(
        centre=paper.centre,
        title=initiative.title,
        file_title=_("Initiatief {title}").format(title=initiative.title),
        lines=(" · ".join(part for part in about if part),),
        printed_on=paper.printed_on,
        sections=tuple(
            Section(key=key, title="", blocks=blocks) for key, blocks in parts if blocks
        ),
        most_pages=1,
    )


def _money(paper: InitiativeSheet) -> Numbers:
    asked = paper.initiative.asked
    amounts = (
        (_("gevraagd"), asked),
        (_("toegekend"), paper.money.granted),
        (_("betaald"), paper.money.paid),
    )
    return Numbers(
        numbers=tuple(
            LargeNumber(
                cell=Cell(value=None, shown="–") if cents is None else _euros(cents), name=name
            )
            for name, cents in amounts
        )
    )


def _euros(cents: int) -> Cell:
    return cell(Euros(cents / 100))


def _words(paper: InitiativeSheet) -> Iterator[Block]:
    initiative = paper.initiative
    parts = listing(sorted(part_names()[part] for part in initiative.our_parts))
    for label, text in (
        (_("Wat"), initiative.what),
        (_("Waarom"), initiative.why),
        (_("Voor wie het goed is"), initiative.good_for),
        (_("Thema’s"), paper.themes),
        (_("Doelgroepen"), paper.groups),
        (_("Wat wij doen"), parts),
        (_("Activiteiten"), listing(paper.activities) if paper.activities else ""),
        (_("Wat ervan kwam"), initiative.outcome),
        (_("Wat anders ging, en waarom"), initiative.differs),
    ):
        if text.strip():
            yield Labelled(label=label, text=text)


def _steps(paper: InitiativeSheet) -> tuple[Sheet, ...]:
    names = state_names()
    why = _("Waarom") if any(step.because for step in paper.steps) else ""
    table = sheet(
        _("Stappen"),
        ((_("Dag"), 0.8), _("Stap"), (why, 3)),
        ((step.date, names[step.state], step.because) for step in paper.steps),
    )
    return (replace(table, last_stay=True),) if paper.steps else ()


def _payments(paper: InitiativeSheet) -> tuple[Sheet, ...]:
    if not paper.payments:
        return ()
    table = sheet(
        _("Betalingen"),
        ((_("Betaald op"), 0.8), (_("Waarvoor"), 4), _("Bedrag")),
        ((payment.date, payment.text, _euros(payment.paid)) for payment in paper.payments),
    )
    total = Row(cells=(cell(None), cell(_("Samen betaald")), _euros(paper.money.paid)), strong=True)
    return (replace(table, rows=(*table.rows, total), last_stay=True),)


def _stories(paper: InitiativeSheet) -> Iterator[Quotation]:
    for story in paper.stories:
        yield Quotation(text=story.quote or story.happened, by=story.teller_role)
