"""The command that gives the roster out: posters, a calendar, or JSON with a proposal and its reasons."""

import argparse
from pathlib import Path
from uuid import UUID

from buurthuis_app import bootstrap
from buurthuis_app.cli.output import GOOD, house_of, say
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, listing, ngettext, number
from buurthuis_app.services.registry import CentreServices


def roster(options: argparse.Namespace, folder: Path) -> int:
    """Write the roster of some weeks; with a proposal for the open places, which is not kept."""
    from buurthuis_app.services.papers.files import check_ending
    from buurthuis_app.services.rosters.papers import ENDINGS, Wanted

    check_ending(options.output, ENDINGS)
    with bootstrap.opened(folder) as database:
        house = house_of(database)
        paper = Wanted(day=options.first, weeks=options.weeks)
        house.shift_planning.make_ahead(paper.last)
        person = None if options.person is None else _person(house, options.person)
        if options.propose:
            proposing = house.roster_proposing
            proposal = proposing.propose(proposing.question(paper.first, paper.last))
            paper = Wanted(day=options.first, weeks=options.weeks, proposal=proposal)
            filled = _("Voorstel: {n} van {all} open plaatsen gevuld. Het is niet bewaard.")
            say(filled.format(n=number(len(proposal.proposed)), all=number(proposal.places)))
            say(proposal.verdict)
        shifts = house.roster_papers.write(paper, options.output, person)
    say(ngettext("{n} dienst.", "{n} diensten.", shifts).format(n=number(shifts)))
    say(str(options.output))
    return GOOD


def _person(house: CentreServices, name: str) -> UUID:
    """The one of that name. Raises Invalid without naming others: a list of names does not belong in a log."""
    plain_name = name_key(name)
    people = [person.volunteer for person in house.volunteers.people()]
    same_name = [person for person in people if name_key(person.name) == plain_name]
    if len(same_name) != 1:
        near = [person for person in people if plain_name in name_key(person.name)]
        if len(near) == 1:
            return near[0].id
        if near:
            names = listing([person.name for person in near])
            raise Invalid(_("Wie bedoelt u: {names}?").format(names=names))
        raise Invalid(_("Deze vrijwilliger is er niet."))
    return same_name[0].id
