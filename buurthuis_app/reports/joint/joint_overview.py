"""Joint overview on paper: a column a centre and the total, their themes and stories, and what is not compared."""

from collections.abc import Iterator, Sequence

from buurthuis_app.domain.figures.figures import Definition, defined
from buurthuis_app.domain.joint.joint_overview import (
    JointCell,
    JointOverview,
    JointRow,
    JointUnit,
)
from buurthuis_app.domain.joint.shared_year import SharedStory
from buurthuis_app.domain.papers.document import (
    Block,
    Cell,
    Document,
    Heading,
    PaperStory,
    Section,
    Sheet,
    Subheading,
    Words,
)
from buurthuis_app.domain.papers.sheets import evened
from buurthuis_app.domain.participants.figures import participant_definitions
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.volunteers.figures import volunteers_defined
from buurthuis_app.i18n import _, listing, short_date
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import named_row

_BESIDE = 3
"""So many centres fit beside each other on a page; others follow in a next table, and the total in the last."""
_APART = " *"


def document(overview: JointOverview, centre: str, logo: Picture | None) -> Document:
    """The paper, made by `centre`."""
    sections = tuple(section for section in _sections(overview) if section.blocks)
    names = [column.name for column in overview.columns]
    return Document(
        centre=centre,
        title=_("Samen in {year}").format(year=overview.year),
        lines=(listing(names),),
        printed_on=overview.printed_on,
        sections=sections,
        logo=logo,
        facts=overview,
    )


def _sections(overview: JointOverview) -> Iterator[Section]:
    yield Section(key="centres", title=_("Centra naast elkaar"), blocks=tuple(_figures(overview)))
    yield Section(
        key="kinds",
        title=_("Wie er kwamen"),
        blocks=_tables(overview, overview.kinds, _("Wie er kwamen"), _("soort")),
    )
    yield Section(
        key="themes",
        title=_("Thema's"),
        blocks=(
            *_tables(overview, overview.themes, _("Bezoeken per thema"), _("thema")),
            *_tables(overview, overview.stories_by_theme, _("Verhalen per thema"), _("thema")),
        ),
    )
    yield Section(key="stories", title=_("Verhalen"), blocks=tuple(_stories(overview)))
    yield Section(
        key="counted_otherwise",
        title=_("Niet vergelijkbaar"),
        blocks=tuple(_counted_otherwise(overview)),
    )


def _figures(overview: JointOverview) -> Iterator[Block]:
    if len(overview.columns) == 1:
        yield Words(
            text=_(
                "Hier staat nog alleen uw eigen centrum. Vraag een ander centrum om een bestand: Bestand, Exporteren, "
                "Voor een overzicht over centra. Lees het in bij Bestand, Samen met andere centra."
            )
        )
    explained = (
        *defined("visits", "estimated", "held", "counted", "cancelled", "average", "attendances"),
        participant_definitions()[0],
        *volunteers_defined("at_end", "hours"),
        *defined("open", "shareable"),
    )
    yield from _tables(overview, overview.figures, _("Centra naast elkaar"), _("cijfer"), explained)
    if overview.missing:
        words = _("Over {year} is er niets van {centres}.")
        yield Words(
            text=words.format(year=overview.year, centres=listing(overview.missing)), quiet=True
        )
    days = [
        _("{centre}: tot en met {day}").format(
            centre=column.name, day=short_date(column.year.as_of)
        )
        for column in overview.columns
        if (column.year.as_of.month, column.year.as_of.day) != (12, 31)
    ]
    if days:
        yield Words(text=_("Het jaar loopt nog. {days}.").format(days="; ".join(days)), quiet=True)


def _tables(
    overview: JointOverview,
    rows: Sequence[JointRow],
    title: str,
    first: str,
    explained: tuple[Definition, ...] = (),
) -> tuple[Sheet, ...]:
    """As many tables as the centres need; a single one has no total beside it."""
    if not rows:
        return ()
    names = [column.name for column in overview.columns]
    tables = -(-len(names) // _BESIDE)
    each = -(-len(names) // tables)
    starts = range(0, len(names), each)
    several = len(names) > 1
    return tuple(
        _table(
            rows,
            title if len(starts) == 1 else f"{title} ({place + 1}/{len(starts)})",
            (first, *names[start : start + each]),
            slice(start, start + each),
            last=several and place == len(starts) - 1,
            explained=explained,
        )
        for place, start in enumerate(starts)
    )


def _table(
    rows: Sequence[JointRow],
    title: str,
    titles: Sequence[str],
    part: slice,
    *,
    last: bool,
    explained: tuple[Definition, ...],
) -> Sheet:
    first, *others = titles
    totals = [Heading(title=_("samen"), number=True)] if last else []
    marked = any(cell.left_out for row in rows for cell in row.cells[part]) or (
        last and any(row.apart for row in rows)
    )
    return Sheet(
        title=title,
        headings=(
            Heading(title=first, share=2),
            *(Heading(title=name, number=True) for name in others),
            *totals,
        ),
        rows=tuple(
            named_row(
                row.name,
                *evened(
                    [
                        *(_cell(cell, row.unit) for cell in row.cells[part]),
                        *([_total(row)] if last else []),
                    ]
                ),
            )
            for row in rows
        ),
        note=_("* niet vergelijkbaar en in geen totaal: achteraan staat waarom.") if marked else "",
        terms=explained,
    )


def _cell(cell: JointCell, unit: JointUnit) -> Cell:
    mark = _APART if cell.left_out else ""
    if cell.value is None:
        return Cell(value=cell.instead or None, shown=(cell.instead or cells.NOT_COUNTED) + mark)
    shown = _plain(cell.value, unit)
    return Cell(value=shown.value, shown=shown.shown + mark)


def _total(row: JointRow) -> Cell:
    if row.total is not None:
        return _plain(row.total, row.unit)
    reasons = row.apart or any(cell.left_out for cell in row.cells)
    return cells.words(_("niet vergelijkbaar")) if reasons else cells.count(None)


def _plain(value: float, unit: JointUnit) -> Cell:
    if unit is JointUnit.MEAN:
        return cells.mean(value)
    return cells.minutes(round(value)) if unit is JointUnit.MINUTES else cells.count(round(value))


def _stories(overview: JointOverview) -> Iterator[Block]:
    """Under the first theme of each, whatever centre it is of; those without a theme at the end."""
    named = [row.name for row in overview.stories_by_theme]
    for theme in named:
        told = tuple(overview.stories(theme))
        if told:
            yield Subheading(text=theme[:1].upper() + theme[1:])
        for centre, story in told:
            yield _story(centre, story)
    others = tuple(overview.stories())
    if named and others:
        yield Subheading(text=_("Andere verhalen"))
    for centre, story in others:
        yield _story(centre, story)


def _story(centre: str, story: SharedStory) -> PaperStory:
    parts = (
        (_("Wat er gebeurde"), story.happened),
        (_("Wat er veranderde"), story.changed),
        (_("Waarom dat telt"), story.matters),
    )
    day = short_date(story.date)
    return PaperStory(
        story_id=None,
        title=story.title.strip() or _("Verhaal van {date}").format(date=day),
        origin=" · ".join((centre, *story.themes, day)),
        labelled=tuple((label, text) for label, text in parts if text.strip()),
        quote=story.quote.strip(),
        by=story.teller_role.strip(),
    )


def _counted_otherwise(overview: JointOverview) -> Iterator[Block]:
    rows = overview.counted_otherwise if len(overview.columns) > 1 else ()
    if not rows:
        return
    yield Words(
        text=_(
            "Deze cijfers staan er wel, maar zeggen naast elkaar niet wie er meer doet. Zij tellen in geen totaal mee."
        )
    )
    yield Sheet(
        title=_("Niet vergelijkbaar"),
        headings=(
            Heading(title=_("centrum"), share=3),
            Heading(title=_("cijfers"), share=4),
            Heading(title=_("waarom"), share=4),
        ),
        rows=tuple(
            named_row(
                row.centre or _("alle"), cells.words(", ".join(row.figures)), cells.words(row.why)
            )
            for row in rows
        ),
    )
