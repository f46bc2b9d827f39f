"""The command that takes in a count sheet."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from buurthuis_app import bootstrap
from buurthuis_app.cli.output import GOOD, house_of, say, say_end
from buurthuis_app.i18n import _, number, short_date

if TYPE_CHECKING:
    from buurthuis_app.domain.counts.sheet_merge import Merge


def import_counts(options: argparse.Namespace, folder: Path) -> int:
    """Take in a count sheet, or tell what that would do."""
    with bootstrap.opened(folder) as database:
        house = house_of(database)
        file = house.importing.read(options.file)
        merge = (
            house.importing.preview(file) if options.dry_run else house.importing.keep(file).value
        )
    if options.json:
        say(json.dumps(_as_json(merge), ensure_ascii=False, indent=1))
        return GOOD
    _tell(merge, dry_run=options.dry_run)
    return GOOD


def _as_json(merge: "Merge") -> dict[str, object]:
    summary = asdict(merge.summary)
    return {
        "kind": summary.pop("layout"),
        **summary,
        "added": len(merge.counts),
        "same": merge.same,
        "differences": [
            {**asdict(difference), "date": difference.date.isoformat()}
            for difference in merge.differences
        ],
        "unreadable": [asdict(place) for place in merge.unreadable],
        "unused": list(merge.unused),
    }


def _tell(merge: "Merge", *, dry_run: bool) -> None:
    summary = merge.summary
    say(
        _("{counted} keer geteld, {visits} bezoeken, {cancelled} keer niet doorgegaan.").format(
            counted=number(summary.counted),
            visits=number(summary.visits),
            cancelled=number(summary.cancelled),
        )
    )
    for difference in merge.differences:
        say(
            _(
                "Verschil bij {where}, {activity} op {date}: bewaard is {kept}, in het bestand staat {found}."
            ).format(
                where=difference.where,
                activity=difference.activity,
                date=short_date(difference.date),
                kept=difference.kept,
                found=difference.found,
            )
        )
    sentence = _("Bewaard: {n} keren nieuw, {m} al bekend.").format(
        n=number(len(merge.occurrences)), m=number(merge.same)
    )
    say_end(merge, sentence, dry_run=dry_run)
