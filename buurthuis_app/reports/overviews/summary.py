"""The large figures of a paper, its cover, and its visits in one chart."""

from buurthuis_app.domain.figures.figures import Figures, defined
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.figures.visits_chart import bars
from buurthuis_app.domain.overviews.overview import Overview
from buurthuis_app.domain.papers.document import (
    Block,
    Chart,
    Cover,
    Heading,
    LargeNumber,
    Numbers,
    Sheet,
    Words,
)
from buurthuis_app.domain.shared.periods import PeriodKind
from buurthuis_app.i18n import _, month_name, ngettext, number, percent, short_date
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import named_row
from buurthuis_app.reports.overviews import links
from buurthuis_app.reports.overviews.links import behind
from buurthuis_app.reports.overviews.year_told import year_told

_QUOTE_MARKS = "\"'“”„‘’«» "
_LONGEST_COVER_QUOTE = 240


def title(overview: Overview) -> str:
    """Jaaroverzicht 2025, Overzicht maart 2025 ..."""
    if overview.subject:
        return _("{subject} in {period}").format(
            subject=overview.subject, period=overview.period.name
        )
    if overview.period.kind is PeriodKind.YEAR:
        return _("Jaaroverzicht {year}").format(year=overview.period.name)
    return _("Overzicht {period}").format(period=overview.period.name)


def lines(overview: Overview) -> tuple[str, ...]:
    """What stands under the title: where, of when, and that the period still runs."""
    dates = _("{first} tot en met {last}").format(
        first=short_date(overview.period.first), last=short_date(overview.period.last)
    )
    texts = [" · ".join(part for part in (overview.town.strip(), dates) if part)]
    if overview.printed_on <= overview.period.last:
        running = _("De periode loopt nog. Dit is de stand op {date}.")
        texts.append(running.format(date=short_date(overview.printed_on)))
    return tuple(texts)


def coverage(figures: Figures) -> str:
    """Coverage in words: 41 van 48 keer geteld."""
    return _("{counted} van {held} keer geteld").format(
        counted=number(figures.counted), held=number(figures.held)
    )


def numbers(overview: Overview) -> tuple[Block, ...]:
    """Visits, times held, average and stories, each with what to know about it; a whole year is told as well."""
    told = year_told(overview, change(overview)) if covered(overview) else ()
    return (Numbers(numbers=_large(overview)), *told)


def covered(overview: Overview) -> bool:
    """Whether it is a book of a year, with a cover."""
    return overview.period.kind is PeriodKind.YEAR and not overview.subject


def cover(overview: Overview) -> Cover:
    """The figures of the year, and the words of a story that has some; of one with a photo, when there is any."""
    numbers = _large(overview)
    quotable = [
        story
        for story in overview.stories
        if 0 < len(story.quote.strip(_QUOTE_MARKS)) <= _LONGEST_COVER_QUOTE
    ]
    quotable.sort(key=lambda story: story.photo_id is None)
    quoted = next(iter(quotable), None)
    if quoted is None:
        return Cover(numbers=numbers)
    return Cover(
        numbers=numbers,
        quote=quoted.quote.strip(_QUOTE_MARKS),
        by=quoted.teller_role.strip(),
        story_id=quoted.story_id,
        photo_id=quoted.photo_id,
        photo=quoted.photo,
        photo_shows=quoted.photo_shows.strip(),
    )


def chart(overview: Overview) -> tuple[Block, ...]:
    """Visits per part of the period beside those of a year earlier; a sentence where there is nothing to draw."""
    if not overview.figures.held:
        return (Words(text=_("In deze periode is niets gehouden.")),)
    if overview.of_one:  # its times are drawn one by one
        return ()
    former = overview.beside.former_parts if overview.beside else ()
    weekly = not overview.period.monthly
    return (
        Chart(
            bars=bars(overview.parts, former),
            former_name=overview.former_name,
            sheet=by_part(overview),
            note=_("Onder de staven staan weeknummers.") if weekly else "",
        ),
    )


def chart_title(overview: Overview) -> str:
    """Bezoeken per maand, or per week."""
    return _("Bezoeken per maand") if overview.period.monthly else _("Bezoeken per week")


def _large(overview: Overview) -> tuple[LargeNumber, LargeNumber, LargeNumber, LargeNumber]:
    figures = overview.figures
    counted = bool(figures.counted)
    return (
        LargeNumber(
            cell=cells.visits(figures, behind(overview, OccurrenceFilter.COUNTED)),
            name=_("bezoeken"),
            notes=(change(overview),) if counted else (_("niet geteld"),),
        ),
        LargeNumber(
            cell=cells.count(figures.held, behind(overview, OccurrenceFilter.HELD)),
            name=_("keer gehouden"),
            notes=(coverage(figures),) if figures.held else (),
        ),
        LargeNumber(
            cell=cells.average(figures, behind(overview, OccurrenceFilter.COUNTED)),
            name=_("gemiddeld"),
            notes=(_("bezoeken per getelde keer") if counted else _("niet geteld"),),
        ),
        LargeNumber(
            cell=cells.count(overview.told, links.STORIES),
            name=ngettext("verhaal", "verhalen", overview.told),
            notes=(_("{n} te delen").format(n=number(overview.shareable)),)
            if overview.told
            else (),
        ),
    )


def change(overview: Overview) -> str:
    """How the visits differ from a year earlier, in words. A share that rounds to 0% is given in visits."""
    earlier = overview.former_name
    difference = overview.change
    if difference is None:
        return _("over {earlier} zijn er geen tellingen").format(earlier=earlier)
    if difference.difference == 0:
        return _("evenveel als in {earlier}").format(earlier=earlier)
    share = None if difference.share is None else percent(abs(difference.share))
    amount = number(abs(difference.difference)) if share in {None, percent(0)} else share
    more = difference.difference > 0
    sentence = (
        _("{amount} meer dan in {earlier}") if more else _("{amount} minder dan in {earlier}")
    )
    words = sentence.format(amount=amount, earlier=earlier)
    former = overview.a_year_earlier
    if difference.share is not None or not former.visits:
        return words
    if former.counted * 2 < former.held:
        few = _("niet te vergelijken met {earlier}: toen is minder dan de helft geteld")
    else:
        few = _("niet te vergelijken met {earlier}: toen is minder dan half zo vaak geteld")
    return few.format(earlier=earlier)


def by_part(overview: Overview) -> Sheet:
    """The chart as a table, for who reads no charts and for spreadsheets."""
    period = overview.period
    former = overview.beside.former_parts if overview.beside else ()
    earlier = [*former, *([None] * (len(overview.parts) - len(former)))]
    return Sheet(
        title=chart_title(overview),
        headings=(
            Heading(title=_("maand") if period.monthly else _("week"), share=2),
            Heading(title=_("gehouden"), number=True),
            Heading(title=_("geteld"), number=True),
            Heading(title=_("bezoeken"), number=True),
            Heading(title=overview.former_name, number=True),
        ),
        rows=tuple(
            named_row(
                f"{month_name(part.span.first.month)} {part.span.first.year}"
                if period.monthly
                else str(part.span.first.isocalendar().week),
                cells.count(part.figures.held),
                cells.count(part.figures.counted),
                cells.visits(
                    part.figures,
                    behind(overview, OccurrenceFilter.HELD, span=part.span),
                ),
                cells.visits(before.figures) if before else cells.count(None),
            )
            for part, before in zip(overview.parts, earlier, strict=True)
        ),
        terms=defined("visits"),
    )
