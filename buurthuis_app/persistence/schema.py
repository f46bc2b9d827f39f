"""Tables, each under its own name: `schema.story`. An area's tables are made when the first of them is asked for.

The tables are read in `tables/`, in the order of AREAS. Making one costs about a millisecond and its area's records
as much again, so a start that made all of them would grow with every table that is added.
"""

import re
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING

from sqlalchemy import MetaData, Table

if TYPE_CHECKING:
    from buurthuis_app.persistence.tables.activities import *
    from buurthuis_app.persistence.tables.centre import *
    from buurthuis_app.persistence.tables.centre_lists import *
    from buurthuis_app.persistence.tables.confidant import *
    from buurthuis_app.persistence.tables.counts import *
    from buurthuis_app.persistence.tables.erasures import *
    from buurthuis_app.persistence.tables.goals.indicators import *
    from buurthuis_app.persistence.tables.goals.initiatives import *
    from buurthuis_app.persistence.tables.goals.promises import *
    from buurthuis_app.persistence.tables.goals.surveys import *
    from buurthuis_app.persistence.tables.goals.voices import *
    from buurthuis_app.persistence.tables.incidents import *
    from buurthuis_app.persistence.tables.joint import *
    from buurthuis_app.persistence.tables.letting.hire import *
    from buurthuis_app.persistence.tables.letting.lending import *
    from buurthuis_app.persistence.tables.outreach import *
    from buurthuis_app.persistence.tables.overviews import *
    from buurthuis_app.persistence.tables.packets import *
    from buurthuis_app.persistence.tables.papers import *
    from buurthuis_app.persistence.tables.participants import *
    from buurthuis_app.persistence.tables.placements import *
    from buurthuis_app.persistence.tables.register import *
    from buurthuis_app.persistence.tables.rosters import *
    from buurthuis_app.persistence.tables.settings import *
    from buurthuis_app.persistence.tables.signups import *
    from buurthuis_app.persistence.tables.stories import *
    from buurthuis_app.persistence.tables.volunteers import *

    metadata: MetaData

APPLICATION_ID = 0x42757572
"""Marks a SQLite file as ours: "Buur" in ASCII."""

AREAS = (
    "centre",
    "activities",
    "counts",
    "settings",
    "centre_lists",
    "stories",
    "signups",
    "participants",
    "goals.initiatives",
    "goals.promises",
    "volunteers",
    "rosters",
    "confidant",
    "register",
    "goals.surveys",
    "goals.indicators",
    "overviews",
    "papers",
    "erasures",
    "packets",
    "joint",
    "letting.lending",
    "letting.hire",
    "goals.voices",
    "outreach",
    "placements",
    "incidents",
)
"""The modules of `tables/`. A name is looked for from the left: what the start needs stands first."""

_making = RLock()
"""SQLAlchemy ties tables to each other while they are made; only one thread may do so."""

_holding: dict[type, Table] = {}


def table_of(record: type) -> Table:
    """The table that holds these records: TallyKind in `tally_kind`; columns and fields share their names."""
    known_table = _holding.get(record)
    if known_table is None:
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", record.__name__)
        known_table = _holding[record] = table(words.lower())
    return known_table


def links_of(record: type) -> dict[str, Table]:
    """Which fields of these records stand in a table of their own, that ties the record to others."""
    linked_tables: dict[str, Table] = table_of(record).info.get("links", {})
    return linked_tables


def table(name: str) -> Table:
    """The table of that name. Raises KeyError when there is none."""
    for area in AREAS:
        known_table = vars(_made(area)).get(name)
        if isinstance(known_table, Table):
            return known_table
    raise KeyError(name)


def _made(area: str) -> ModuleType:
    with _making:
        return import_module(f"buurthuis_app.persistence.tables.{area}")


if not TYPE_CHECKING:  # who names a table that is not there hears it from the type checker

    def __getattr__(name: str) -> Table | MetaData:
        """A table, or `metadata` with all of them."""
        if name.startswith("_"):  # Python itself asks for such names when it imports
            raise AttributeError(name)
        if name == "metadata":
            for area in AREAS:
                _made(area)
            columns = import_module("buurthuis_app.persistence.tables.columns")
            globals()["metadata"] = columns.metadata
            return columns.metadata
        try:
            known_table = globals()[name] = table(name)
        except KeyError:
            raise AttributeError(name) from None
        return known_table
