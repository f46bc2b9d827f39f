"""Who came and where: along theme, target group, area and kind, youth work, the house itself, and who signed up."""

import datetime as dt

from buurthuis_app.domain.activities.activity import Organiser
from buurthuis_app.domain.figures.breakdown import Along, RowKey, definition, names
from buurthuis_app.domain.figures.figures import Category, Figures, defined
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.extra_figures import HouseUse, Tenants
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, Cell, Heading, Row, Sheet, Trace, Words
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.reports.overviews import cells, links
from buurthuis_app.reports.overviews.links import behind

_NOTHING = dt.timedelta()


def along(overview: Overview, line: Along) -> tuple[Block, ...]:
    """The figures along one line beside those of a year earlier; nothing when all is "without"."""
    split = (overview.beside or Beside()).split(line)
    if split is None:
        return ()
    titles = {
        Along.THEME: _("Per thema"),
        Along.GROUP: _("Per doelgroep"),
        Along.AREA: _("Per gebied"),
        Along.KIND: _("Per soort activiteit"),
    }
    return (
        Sheet(
            title=titles[line],
            headings=(
                Heading(title=names()[line], share=3),
                *(
                    Heading(title=name, number=True)
                    for name in (
                        *(_("gehouden"), _("geteld"), _("bezoeken")),
                        *(_("gemiddeld"), _("verschil")),
                    )
                ),
            ),
            rows=tuple(
                Row(
                    cells=(
                        cells.words(one.row.name),
                        *_measured(overview, one.row.figures, (line, one.row.key)),
                        cells.change(
                            one.change,
                            behind(overview, OccurrenceFilter.COUNTED, (line, one.row.key)),
                        ),
                    )
                )
                for one in split.rows
            ),
            note=definition(line),
            terms=defined("held", "counted", "visits", "average", "change"),
        ),
    )


def _measured(
    overview: Overview, figures: Figures, *rows: tuple[Along, RowKey]
) -> tuple[Cell, ...]:
    """Held, counted, visits and average, each leading to the occurrences of these rows."""
    counted = behind(overview, OccurrenceFilter.COUNTED, *rows)
    return (
        cells.count(figures.held, behind(overview, OccurrenceFilter.HELD, *rows)),
        cells.count(figures.counted, counted),
        cells.visits(figures, counted),
        cells.average(figures, counted),
    )


def youth(overview: Overview) -> tuple[Block, ...]:
    """Youth work, in the house and outside in the street."""
    found = (overview.beside or Beside()).youth
    if found is None or not (found.inside + found.outside).held:
        return ()
    rows = (
        (_("in het buurthuis"), found.inside, found.kinds_inside),
        (_("buiten, op straat"), found.outside, found.kinds_outside),
    )
    return (
        Sheet(
            title=_("Jongerenwerk"),
            headings=(
                Heading(title=_("waar"), share=3),
                *(
                    Heading(title=name, number=True)
                    for name in (_("gehouden"), _("geteld"), _("bezoeken"), _("gemiddeld"))
                ),
            ),
            rows=tuple(
                Row(
                    cells=(
                        cells.words(name),
                        *_measured(overview, figures, *((Along.KIND, key) for key in kinds)),
                    )
                )
                for name, figures, kinds in rows
            ),
            terms=defined("held", "counted", "visits", "average"),
        ),
    )


def tally_kinds(overview: Overview) -> tuple[Block, ...]:
    """The sum of each tally kind: what adds up to the visits, what lies inside them, what stands apart."""
    if not overview.categories:
        return ()
    adding = [kind for kind in overview.categories if kind.adds_up]
    lead = behind(overview, OccurrenceFilter.COUNTED)
    rows = _kinds(adding, lead)
    if adding:
        total = (cells.words(_("Bezoeken")), cells.visits(overview.figures, lead))
        rows.append(Row(cells=total, strong=True))
    for heading, kinds in (
        (
            _("Waarvan (al meegeteld)"),
            [k for k in overview.categories if not k.adds_up and not k.aside],
        ),
        (_("Daarnaast (geen bezoeken)"), [k for k in overview.categories if k.aside]),
    ):
        if kinds:
            group = (cells.words(heading), Cell(value=None, shown=""))
            rows += [Row(cells=group, strong=True), *_kinds(kinds, lead)]
    return (
        Sheet(
            title=_("Wie er kwamen"),
            headings=(Heading(title=_("soort"), share=3), Heading(title=_("aantal"), number=True)),
            rows=tuple(rows),
            terms=defined("visits"),
        ),
    )


def _kinds(categories: list[Category], lead: Trace) -> list[Row]:
    return [
        Row(cells=(cells.words(kind.name), cells.count(kind.number, lead))) for kind in categories
    ]


def house(overview: Overview) -> tuple[Block, ...]:
    """When the house was open, what its rooms were used for, and who hired them."""
    beside = overview.beside or Beside()
    found: list[Block] = []
    if beside.house is not None and beside.house.days_open:
        found.append(Words(text=_opening(beside.house)))
        if beside.house.rooms:
            found.append(_rooms(beside.house))
    if beside.tenants is not None and (beside.tenants.now or beside.tenants.lost):
        found.append(_tenants(beside.tenants))
    return tuple(found)


def _opening(use: HouseUse) -> str:
    said = _("Het huis was {weeks} weken open: {days} dagen, {hours} uur.").format(
        weeks=number(use.weeks_open),
        days=number(use.days_open),
        hours=cells.hours(use.hours_open).shown,
    )
    if not use.weeks_closed:
        return said
    closed = ngettext(
        "{n} week was het helemaal dicht.", "{n} weken was het helemaal dicht.", use.weeks_closed
    )
    return f"{said} {closed.format(n=number(use.weeks_closed))}"


def _rooms(use: HouseUse) -> Sheet:
    organisers = {
        Organiser.CENTRE: _("buurthuis"),
        Organiser.RESIDENTS: _("bewoners"),
        Organiser.TENANT: _("huurders"),
    }
    total = {
        each: sum((room.organisers.get(each, _NOTHING) for room in use.rooms), _NOTHING)
        for each in organisers
    }
    lead = links.OCCUPANCY
    booked = sum((room.booked for room in use.rooms), _NOTHING)
    opened = sum((room.open for room in use.rooms), _NOTHING)
    rows = [
        Row(
            cells=(
                cells.words(room.name),
                *(cells.hours(room.organisers.get(each, _NOTHING), lead) for each in organisers),
                cells.hours(room.booked, lead),
                cells.share(room.share, lead),
            )
        )
        for room in use.rooms
    ]
    rows.append(
        Row(
            cells=(
                cells.words(_("Alle zalen")),
                *(cells.hours(total[each], lead) for each in organisers),
                cells.hours(booked, lead),
                cells.share(booked / opened if opened else None, lead),
            ),
            strong=True,
        )
    )
    return Sheet(
        title=_("Uren per zaal"),
        headings=(
            Heading(title=_("zaal"), share=3),
            *(Heading(title=name, number=True) for name in organisers.values()),
            Heading(title=_("gebruikt"), number=True),
            Heading(title=_("bezet"), number=True),
        ),
        rows=tuple(rows),
        note=_("In uren."),
        terms=defined("open", "booked"),
    )


def _tenants(found: Tenants) -> Sheet:
    return Sheet(
        title=_("Huurders"),
        headings=(
            Heading(title=_("huurders"), share=3),
            Heading(title=_("aantal"), number=True),
        ),
        rows=(
            Row(cells=(cells.words(_("dit jaar")), cells.count(found.now, links.ACTIVITIES))),
            Row(cells=(cells.words(_("waarvan nieuw")), cells.count(found.won, links.ACTIVITIES))),
            Row(cells=(cells.words(_("gestopt")), cells.count(found.lost, links.ACTIVITIES))),
        ),
        terms=defined("tenants"),
    )


def meetings(overview: Overview) -> tuple[Block, ...]:
    """Activities for which people signed up, and how often somebody of them came."""
    meetings = (overview.beside or Beside()).meetings
    found = [one for one in meetings if one.signed_up]
    if not found:
        return ()
    return (
        Sheet(
            title=_("Met aanmelding"),
            headings=(
                Heading(title=_("activiteit"), share=3),
                *(
                    Heading(title=name, number=True)
                    for name in (
                        *(_("gehouden"), _("aanmeldingen"), _("wachtlijst")),
                        *(_("afgemeld"), _("aanwezigen"), _("per keer")),
                    )
                ),
            ),
            rows=tuple(
                Row(
                    cells=(
                        cells.words(one.title),
                        cells.count(
                            one.held,
                            behind(
                                overview, OccurrenceFilter.HELD, (Along.ACTIVITY, one.activity_id)
                            ),
                        ),
                        *(
                            cells.count(people, links.activity(one.activity_id))
                            for people in (one.placed, one.waiting, one.withdrawn, one.attendances)
                        ),
                        cells.mean(one.per_time, links.activity(one.activity_id)),
                    )
                )
                for one in found
            ),
            terms=defined("held", "attendances", "per_time", "people"),
        ),
    )
