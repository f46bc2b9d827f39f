"""Output of a command, and the services that it works with."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from buurthuis_app import bootstrap
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.domain.shared.unreadable import Unreadable

GOOD, AT_FAULT, USAGE = 0, 1, 2
"""Exit codes: good; input or data at fault; the command itself."""


def house_of(database: Database) -> CentreServices:
    """The services for the file's centre; a file without one gets a centre that can be named later."""
    centres = Centres(database)
    centre = centres.first() or centres.found_nameless().value
    return bootstrap.house(database, centre)


def say(sentence: str) -> None:
    """A line on the standard output, when there is one."""
    if sys.stdout is not None:
        sys.stdout.write(sentence + "\n")


def complain(sentence: str) -> None:
    """A line on the standard error, when there is one."""
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")


class Merged(Protocol):
    """Outcome of taking in a file."""

    @property
    def unreadable(self) -> "Sequence[Unreadable]":
        """The places that were not understood."""
        ...

    @property
    def unused(self) -> Sequence[str]:
        """What it holds beside what was asked for, in words."""
        ...

    @property
    def nothing_new(self) -> bool:
        """Whether the file has nothing that is new."""
        ...


def say_end(merged: Merged, sentence: str, *, dry_run: bool) -> None:
    """The last lines of an import: what was not read, and what was kept in the words of `sentence`."""
    for place in merged.unreadable:
        say(_("Niet gelezen: {where}: {why}").format(where=place.where, why=place.why))
    if merged.unused:
        say(_("Niet gebruikt: {what}").format(what="; ".join(merged.unused)))
    if merged.nothing_new:
        say(_("Er was niets nieuws om te bewaren."))
    elif not dry_run:
        say(sentence)
    if dry_run:
        say(_("Dit was een proef: er is niets bewaard."))
