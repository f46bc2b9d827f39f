"""What a command says, and the services it works with."""

import sys

from buurthuis_app import bootstrap
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centres import Centres
from buurthuis_app.services.house import House

GOOD, AT_FAULT, USAGE = 0, 1, 2
"""Exit codes: good; input or data at fault; the command itself."""


def house_of(database: Database) -> House:
    """The services for the file's centre; a file without one gets a centre that can be named later."""
    centres = Centres(database)
    centre = centres.first() or centres.found(_("Ons buurthuis")).value
    return bootstrap.house(database, centre)


def say(sentence: str) -> None:
    """A line on the standard output, when there is one."""
    if sys.stdout is not None:
        sys.stdout.write(sentence + "\n")


def complain(sentence: str) -> None:
    """A line on the standard error, when there is one."""
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
