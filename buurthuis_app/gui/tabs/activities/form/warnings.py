"""Warnings about what is in the way of an activity."""

from buurthuis_app.domain.activities.clashes import Clash, Worry
from buurthuis_app.i18n import _, ngettext, number

MOST_WARNINGS = 3


def warnings_of(clashes: tuple[Clash, ...]) -> tuple[str, ...]:
    """What is in the way, the first few, and that it can be kept all the same."""
    reasons = [clash.reason for clash in clashes[:MOST_WARNINGS]]
    rest = len(clashes) - MOST_WARNINGS
    if rest > 0:
        more = ngettext("En nog {n} keer.", "En nog {n} keer.", rest)
        reasons.append(more.format(n=number(rest)))
    if any(clash.worry is not Worry.HOLIDAY for clash in clashes):
        reasons.append(_("U kunt het toch opslaan, of een andere tijd of zaal kiezen."))
    return tuple(reasons)
