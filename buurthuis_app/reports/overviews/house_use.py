"""House use: visitors by theme, target group, area and kind, youth work, rooms, and sign-ups."""

import datetime as dt

from buurthuis_app.domain.activities.activity import Organiser
from buurthuis_app.domain.figures.breakdown import Along, RowKey, definition, names
from buurthuis_app.domain.figures.figures import Category, Figures, defined
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.extra_figures import HouseUse
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.overviews.tenants import Tenants
from buurthuis_app.domain.papers.document import Block, Cell, Row, Sheet, Trace, Words
from buurthuis_app.domain.papers.sheets import without_empty
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.reports.kit import cells
from buurthuis_app.reports.kit.cells import named_row, number_headings
from buurthuis_app.reports.overviews import links
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
    table = Sheet(
        title=titles[line],
        headings=number_headings(
            names()[line],
            *(_("gehouden"), _("geteld"), _("bezoeken")),
            *(_("gemiddeld"), _("verschil")),
        ),
        rows=tuple(
            named_row(
                row.row.name,
                *_measured(overview, row.row.figures, (line, row.row.key)),
                cells.change(
                    row.change,
                    behind(overview, OccurrenceFilter.COUNTED, (line, row.row.key)),
                ),
            )
            for row in split.rows
        ),
        note=definition(line),
        terms=defined("held", "counted", "visits", "average", "change"),
    )
    return (without_empty(table, _("verschil")),)


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
    youth_work = (overview.beside or Beside()).youth
    if youth_work is None or not (youth_work.inside + youth_work.outside).held:
        return ()
    rows = (
        (_("in het buurthuis"), youth_work.inside, youth_work.kinds_inside),
        (_("buiten, op straat"), youth_work.outside, youth_work.kinds_outside),
    )
    return (
        Sheet(
            title=_("Jongerenwerk"),
            headings=number_headings(
                _("waar"), _("gehouden"), _("geteld"), _("bezoeken"), _("gemiddeld")
            ),
            rows=tuple(
                named_row(
                    name, *_measured(overview, figures, *((Along.KIND, key) for key in kinds))
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
            headings=number_headings(_("soort"), _("aantal")),
            rows=tuple(rows),
            terms=defined("visits"),
        ),
    )


def _kinds(categories: list[Category], lead: Trace) -> list[Row]:
    return [named_row(kind.name, cells.count(kind.number, lead)) for kind in categories]


def house(overview: Overview) -> tuple[Block, ...]:
    """When the house was open, what its rooms were used for, and who hired them."""
    beside = overview.beside or Beside()
    blocks: list[Block] = []
    if beside.house is not None and beside.house.days_open:
        blocks.append(Words(text=_opening(beside.house)))
        if beside.house.rooms:
            blocks.append(_rooms(beside.house))
    if beside.tenants is not None and (beside.tenants.now or beside.tenants.lost):
        blocks.append(_tenants(beside.tenants))
    return tuple(blocks)


def _opening(use: HouseUse) -> str:
    sentence = _("Het huis was {open} van de {days} dagen open, samen {hours} uur.").format(
        open=number(use.days_open),
        days=number(use.days),
        hours=cells.hours(use.hours_open).shown,
    )
    if not use.weeks_closed:
        return sentence
    weeks = _("Van de {weeks} weken was het er {open} open en {closed} helemaal dicht.").format(
        weeks=number(use.weeks), open=number(use.weeks_open), closed=number(use.weeks_closed)
    )
    return f"{sentence} {weeks}"


def _rooms(use: HouseUse) -> Sheet:
    organisers = {
        Organiser.CENTRE: _("buurthuis"),
        Organiser.RESIDENTS: _("bewoners"),
        Organiser.TENANT: _("huurders"),
    }
    total = {
        organiser: sum((room.organisers.get(organiser, _NOTHING) for room in use.rooms), _NOTHING)
        for organiser in organisers
    }
    lead = links.OCCUPANCY
    booked = sum((room.booked for room in use.rooms), _NOTHING)
    opened = sum((room.open for room in use.rooms), _NOTHING)
    rows = [
        named_row(
            room.name,
            *(
                cells.hours(room.organisers.get(organiser, _NOTHING), lead)
                for organiser in organisers
            ),
            cells.hours(room.booked, lead),
            cells.share(room.share, lead),
        )
        for room in use.rooms
    ]
    rows.append(
        named_row(
            _("Alle zalen"),
            *(cells.hours(total[organiser], lead) for organiser in organisers),
            cells.hours(booked, lead),
            cells.share(booked / opened if opened else None, lead),
            strong=True,
        )
    )
    return Sheet(
        title=_("Uren per zaal"),
        headings=number_headings(_("zaal"), *organisers.values(), _("gebruikt"), _("bezet")),
        rows=tuple(rows),
        note=_("In uren."),
        terms=defined("open", "booked"),
    )


def _tenants(tenants: Tenants) -> Sheet:
    unmeasured = ngettext(
        "Van {n} verhuurde zaal zijn de vierkante meters niet bekend.",
        "Van {n} verhuurde zalen zijn de vierkante meters niet bekend.",
        tenants.unmeasured,
    )
    rows = (
        (_("dit jaar"), tenants.now),
        (_("waarvan structureel"), tenants.structural),
        (_("waarvan incidenteel"), tenants.incidental),
        (_("waarvan nieuw"), tenants.won),
        (_("gestopt"), tenants.lost),
        (_("vierkante meters verhuurd"), tenants.square_metres),
        (_("waarvan aan structurele huurders"), tenants.structural_square_metres),
    )
    return Sheet(
        title=_("Huurders"),
        headings=number_headings(_("huurders"), _("aantal")),
        rows=tuple(named_row(name, cells.count(value, links.ACTIVITIES)) for name, value in rows),
        note=unmeasured.format(n=number(tenants.unmeasured)) if tenants.unmeasured else "",
        terms=defined("tenants", "structural", "square_metres"),
    )


def meetings(overview: Overview) -> tuple[Block, ...]:
    """Activities for which people signed up, and how often somebody of them came."""
    meetings = (overview.beside or Beside()).meetings
    attended = [meeting for meeting in meetings if meeting.signed_up]
    if not attended:
        return ()
    return (
        Sheet(
            title=_("Met aanmelding"),
            headings=number_headings(
                _("activiteit"),
                *(_("gehouden"), _("aanmeldingen"), _("wachtlijst")),
                *(_("afgemeld"), _("aanwezigen"), _("per keer")),
            ),
            rows=tuple(
                named_row(
                    meeting.title,
                    cells.count(
                        meeting.held,
                        behind(
                            overview,
                            OccurrenceFilter.HELD,
                            (Along.ACTIVITY, meeting.activity_id),
                        ),
                    ),
                    *(
                        cells.count(people, links.activity(meeting.activity_id))
                        for people in (
                            meeting.placed,
                            meeting.waiting,
                            meeting.withdrawn,
                            meeting.attendances,
                        )
                    ),
                    cells.mean(meeting.per_time, links.activity(meeting.activity_id)),
                )
                for meeting in attended
            ),
            terms=defined("held", "attendances", "per_time", "people"),
        ),
    )
