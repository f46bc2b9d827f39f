"""The command that gives out counts and stories as tables."""

import argparse
from pathlib import Path

from buurthuis_app import bootstrap
from buurthuis_app.cli.output import GOOD, house_of, say
from buurthuis_app.cli.papers import period_of
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, ngettext, number


def export(options: argparse.Namespace, folder: Path) -> int:
    """Write counts, stories or all of it, of all time or of one period."""
    from buurthuis_app.domain.papers.spreadsheet import ExportKind
    from buurthuis_app.services.figures.export import ALL_TIME
    from buurthuis_app.services.papers.files import check_ending

    check_ending(options.output)
    if options.year is None and (options.quarter or options.month):
        raise Invalid(_("Zeg ook van welk jaar: --year 2026."))
    period = ALL_TIME if options.year is None else period_of(options)
    with bootstrap.opened(folder) as database:
        exporting = house_of(database).exporting
        done = exporting.write(ExportKind(options.what), options.output, period)
    for table in done.tables:
        words = ngettext("{title}: {n} regel.", "{title}: {n} regels.", len(table.rows))
        say(words.format(title=table.title, n=number(len(table.rows))))
    if done.stories_left_out:
        words = ngettext(
            "{n} verhaal mag (nog) niet naar buiten en staat er niet in.",
            "{n} verhalen mogen (nog) niet naar buiten en staan er niet in.",
            done.stories_left_out,
        )
        say(words.format(n=number(done.stories_left_out)))
    say(str(options.output))
    return GOOD
