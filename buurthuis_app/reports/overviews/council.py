"""Council summary: a year on two pages, for who decides about the money and reads many papers in one evening."""

from buurthuis_app.domain.figures.breakdown import Along
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.aims import Aimed, in_numbers
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import (
    Block,
    Cell,
    Document,
    LargeNumber,
    Numbers,
    Section,
    Words,
    sentence,
)
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.i18n import _, ngettext
from buurthuis_app.records import replace
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.overviews import links, stories, summary
from buurthuis_app.reports.overviews.links import behind
from buurthuis_app.reports.overviews.year_told import year_told

_PAGES, _STORIES, _DIFFERENT = 2, 2, 3


def document(overview: Overview) -> Document:
    """Figures beside their year before, and what is asked; on the second page what was aimed at, and two stories."""
    told = _stories(overview)
    parts: tuple[tuple[str, str, tuple[Block, ...]], ...] = (
        ("numbers", "", (_key_figures(overview), *year_told(overview, summary.change(overview)))),
        ("chart", summary.chart_title(overview), summary.chart(overview)),
        ("asked", _("Wat wij u vragen"), _asked(overview)),
        ("aims", _("Wat wij ons voornamen"), _aims(overview)),
        ("stories", _("Uit de verhalen"), told),
    )
    return Document(
        centre=overview.centre,
        title=_("Samenvatting {year} voor de raad").format(year=overview.period.name),
        lines=summary.lines(overview),
        printed_on=overview.printed_on,
        sections=tuple(
            Section(key=key, title=title, blocks=blocks, new_page=key == "aims" and bool(told))
            for key, title, blocks in parts
            if blocks
        ),
        logo=overview.beside.logo if overview.beside else None,
        closing=_(
            "Alle cijfers, hoe er is geteld en wat de woorden betekenen, staan in het {title}."
        ).format(title=summary.title(overview)),
        most_pages=_PAGES if told else 1,
        facts=overview,
    )


def _key_figures(overview: Overview) -> Numbers:
    """Each beside that of the year before, where the two can be compared."""
    now, then = overview.figures, overview.a_year_earlier
    numbers = [
        _number(
            overview,
            _("bezoeken"),
            cells.visits(now, behind(overview, OccurrenceFilter.COUNTED)),
            cells.visits(then),
        ),
        _number(
            overview,
            _("keer gehouden"),
            cells.count(now.held, behind(overview, OccurrenceFilter.HELD)),
            cells.count(then.held),
        ),
    ]
    people = (overview.beside or Beside()).volunteers
    if people is not None and people.anybody:
        now_of, then_of = people.figures, people.former
        numbers += [
            _number(
                overview,
                _("vrijwilligers"),
                cells.count(now_of.at_end, links.PEOPLE),
                cells.count(then_of.at_end),
            ),
            _number(
                overview,
                _("uren van vrijwilligers"),
                cells.minutes(now_of.minutes, links.HOURS),
                cells.minutes(then_of.minutes),
            ),
        ]
    return Numbers(numbers=tuple(numbers))


def _number(overview: Overview, name: str, now: Cell, then: Cell) -> LargeNumber:
    before = _("{period}: {number}").format(period=overview.former_name, number=then.shown)
    comparable = overview.change is not None and overview.change.share is not None
    return LargeNumber(cell=now, name=name, notes=(before,) if comparable else ())


def _aims(overview: Overview) -> tuple[Block, ...]:
    """How many aims were reached, and those that were not, each with why."""
    beside = overview.beside or Beside()
    aimed = [aim for aim in beside.aims if aim.aim and not aim.aim.empty]
    if not aimed:
        return ()
    otherwise = tuple(aim for aim in aimed if aim.differs)
    pattern = ngettext(
        "Voor {aimed} activiteit was er een voornemen; bij {reached} kwam dat uit, op een tiende na.",
        "Voor {aimed} activiteiten was er een voornemen; bij {reached} kwam dat uit, op een tiende na.",
        len(aimed),
    )
    first = sentence(
        pattern,
        aimed=cells.count(len(aimed)),
        reached=cells.count(len(aimed) - len(otherwise)),
    )
    told = (first, *(_different(aim, overview) for aim in otherwise[:_DIFFERENT]))
    left = len(otherwise) - _DIFFERENT
    more = ngettext(
        "Nog {n} andere staat in het jaaroverzicht.",
        "Nog {n} andere staan in het jaaroverzicht.",
        left,
    )
    return (*told, Words(text=more.format(n=left), quiet=True)) if left > 0 else told


def _different(aimed: Aimed, overview: Overview) -> Words:
    row = (Along.ACTIVITY, aimed.activity_id)
    aim = aimed.aim
    why = aim.why_different.strip() if aim else ""
    told = sentence(
        ngettext(
            "•  {activity}: beoogd {aimed}, gehouden {held} keer met {visits} bezoek.",
            "•  {activity}: beoogd {aimed}, gehouden {held} keer met {visits} bezoeken.",
            aimed.figures.visits,
        ),
        activity=cells.words(aimed.title),
        aimed=cells.words(in_numbers(aim) if aim else "", links.activity(aimed.activity_id)),
        held=cells.count(aimed.figures.held, behind(overview, OccurrenceFilter.HELD, row)),
        visits=cells.visits(aimed.figures, behind(overview, OccurrenceFilter.COUNTED, row)),
    )
    return replace(told, text=f"{told.text} {why or _('Waarom is nog niet uitgelegd.')}")


def _stories(overview: Overview) -> tuple[Block, ...]:
    """Short: beside each a photo, or else somebody's own words; those that have one first."""

    def worth(story: PrintedStory) -> tuple[bool, bool]:
        return story.photo_id is None, not story.quote.strip()

    chosen = sorted(overview.stories, key=worth)[:_STORIES]
    return tuple(
        replace(
            stories.told(story), because="", quote="" if story.photo_id else story.quote.strip()
        )
        for story in chosen
    )


def _asked(overview: Overview) -> tuple[Block, ...]:
    asked = overview.beside.asked.strip() if overview.beside else ""
    return (Words(text=asked),) if asked else ()
