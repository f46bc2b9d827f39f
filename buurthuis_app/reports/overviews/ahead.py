"""Outlook at the end of a year: what did not turn out as was hoped, what the next year is for, and who is thanked."""

from collections.abc import Iterator

from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import (
    Block,
    Sheet,
    Subheading,
    Trace,
    Words,
    sentence,
)
from buurthuis_app.domain.voices.matter import MatterStanding
from buurthuis_app.i18n import _, ngettext, short_date
from buurthuis_app.records import replace
from buurthuis_app.reports.goals.tables import IndicatorInYear
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import named_row, number_headings
from buurthuis_app.reports.overviews import links


def ahead(overview: Overview) -> tuple[Block, ...]:
    """Targets and promises that were missed; then the targets of the next year, and what is under way."""
    beside = overview.beside or Beside()
    year = overview.period.first.year
    blocks: list[Block] = [*_missed_targets(beside, year), *_broken_promises(beside)]
    if blocks:
        blocks.insert(0, Subheading(text=_("Wat nog niet lukte")))
    title = _("Waar wij in {year} voor gaan").format(year=year + 1)
    targets = [*_targets(beside, year + 1, title)]
    under_way = [*_under_way(beside)]
    if under_way and not targets:
        blocks.append(Subheading(text=title))
    return (*blocks, *targets, *under_way)


def _missed_targets(beside: Beside, year: int) -> Iterator[Words]:
    for result in beside.indicators:
        if result.met(year) is False and (found := result.of(year)) is not None:
            row = IndicatorInYear(result, found)
            said = sentence(
                _("•  {name}: het werd {actual}, het streven was {target}."),
                name=cells.words(result.indicator.name),
                actual=row.actual(),
                target=row.figure(found.target),
            )
            yield replace(said, text=f"{said.text} {found.explanation.strip()}".strip())


def _broken_promises(beside: Beside) -> Iterator[Words]:
    for promise in beside.promises.rows if beside.promises else ():
        if promise.kept is False:
            said = sentence(
                _("•  Het werd {value}, beloofd was {norm}:"),
                norm=cells.words(promise.norm.strip().rstrip(".")),
                value=cells.words(
                    promise.value_words or _("niet gehaald"),
                    Trace(tab="goals", section="promises", record=promise.id),
                ),
            )
            parts = (said.text, promise.sentence.strip(), promise.remark.strip())
            yield replace(said, text=" ".join(part for part in parts if part))


def _targets(beside: Beside, year: int, title: str) -> Iterator[Sheet]:
    """What the next year is to bring, beside this one."""
    aimed = [result for result in beside.indicators if (of := result.of(year)) and of.target]
    if aimed:
        yield Sheet(
            title=title,
            headings=number_headings(
                _("kengetal"), str(year - 1), _("streven {year}").format(year=year)
            ),
            rows=tuple(
                named_row(
                    result.indicator.name,
                    IndicatorInYear(result, result.known_of(year - 1)).actual(short=True),
                    IndicatorInYear(result, None).figure(of.target if of else None),
                )
                for result, of in ((result, result.of(year)) for result in aimed)
            ),
        )


def _under_way(beside: Beside) -> Iterator[Words]:
    """What was promised to who said something, and is not done yet."""
    for row in beside.voices.rows if beside.voices else ():
        matter = row.matter
        if row.standing in {MatterStanding.UNDER_WAY, MatterStanding.LATE}:
            said = sentence(
                _("•  {title}:"),
                title=cells.words(
                    matter.title, Trace(tab="goals", section="voices", record=matter.id)
                ),
            )
            words = matter.words.strip() or row.became.name
            due = (
                _("Klaar op {day}.").format(day=short_date(matter.due_on)) if matter.due_on else ""
            )
            yield replace(said, text=f"{said.text} {words} {due}".strip())


def thanks(overview: Overview) -> tuple[Block, ...]:
    """Everybody who made the year, by number and never by name."""
    beside = overview.beside or Beside()
    told = tuple(_thanked(overview, beside))
    if not told or not overview.stories:
        return told
    allowed = _("Verhalen en foto's staan hier met toestemming van wie ze vertelde.")
    return (*told, Words(text=allowed, quiet=True))


def _thanked(overview: Overview, beside: Beside) -> Iterator[Words]:
    helped = beside.volunteers.figures if beside.volunteers else None
    if helped is not None and helped.active:
        yield sentence(
            ngettext(
                "Dank aan {active} vrijwilliger, die {hours} uur gaf.",
                "Dank aan {active} vrijwilligers, die samen {hours} uur gaven.",
                helped.active,
            ),
            active=cells.count(helped.active, links.PEOPLE),
            hours=cells.minutes(helped.minutes, links.HOURS),
        )
    if overview.told:
        yield sentence(
            ngettext(
                "Dank aan wie {told} verhaal vertelde.",
                "Dank aan wie {told} verhalen vertelden.",
                overview.told,
            ),
            told=cells.count(overview.told, links.STORIES),
        )
    if beside.voices is not None and beside.voices.heard:
        heard = beside.voices.heard
        yield sentence(
            ngettext(
                "Dank voor {heard} stem over wat beter kan.",
                "Dank voor {heard} stemmen over wat beter kan.",
                heard,
            ),
            heard=cells.count(heard, Trace(tab="goals", section="voices")),
        )
    if beside.initiatives is not None and beside.initiatives.count:
        count = beside.initiatives.count
        yield sentence(
            ngettext(
                "Dank aan de bewoners van {count} initiatief.",
                "Dank aan de bewoners van {count} initiatieven.",
                count,
            ),
            count=cells.count(count, links.INITIATIVES),
        )
