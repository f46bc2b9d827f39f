"""The command that gives the roster out: posters, a calendar, or JSON with a proposal and its reasons."""

import argparse
from pathlib import Path
from uuid import UUID

from buurthuis_app import bootstrap
from buurthuis_app.cli.output import GOOD, house_of, say
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, listing, number
from buurthuis_app.services.registry import CentreServices


def roster(options: argparse.Namespace, folder: Path) -> int:
    """Write the roster of some weeks; with a proposal for the open places, which is not kept."""
    from buurthuis_app.services.rosters.papers import ENDINGS, Wanted

    if options.output.suffix.casefold() not in ENDINGS:
        raise Invalid(_("Kies een bestandsnaam die op .pdf, .ics of .json eindigt."))
    with bootstrap.opened(folder) as database:
        house = house_of(database)
        wanted = Wanted(day=options.first, weeks=options.weeks)
        house.shift_planning.make_ahead(wanted.last)
        person = None if options.person is None else _person(house, options.person)
        if options.propose:
            proposing = house.roster_proposing
            made = proposing.propose(proposing.question(wanted.first, wanted.last))
            wanted = Wanted(day=options.first, weeks=options.weeks, proposal=made)
            filled = _("Voorstel: {n} van {all} open plaatsen gevuld. Het is niet bewaard.")
            say(filled.format(n=number(len(made.proposed)), all=number(made.places)))
            say(made.verdict)
        shifts = house.roster_papers.write(wanted, options.output, person)
    say(_("{n} diensten.").format(n=number(shifts)))
    say(str(options.output))
    return GOOD


def _person(house: CentreServices, name: str) -> UUID:
    """The one of that name. Raises Invalid without naming others: a list of names does not belong in a log."""
    wanted = " ".join(name.split()).casefold()
    people = [one.volunteer for one in house.volunteers.people()]
    found = [one for one in people if one.name.casefold() == wanted]
    if len(found) != 1:
        near = [one for one in people if wanted in one.name.casefold()]
        if len(near) == 1:
            return near[0].id
        if near:
            names = listing([one.name for one in near])
            raise Invalid(_("Wie bedoelt u: {names}?").format(names=names))
        raise Invalid(_("Deze vrijwilliger is er niet."))
    return found[0].id
