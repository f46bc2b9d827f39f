"""The parts of the tab Doelen, in their order; each is imported and built when it is first shown."""

from buurthuis_app.gui.goals.part import PartEntry


def part_entries() -> tuple[PartEntry, ...]:
    """All parts that there are."""
    return ()
