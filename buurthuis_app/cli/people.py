"""The command that takes in a list of volunteers."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from buurthuis_app import bootstrap
from buurthuis_app.cli.output import GOOD, house_of, say, say_end
from buurthuis_app.i18n import _, listing, ngettext, number

if TYPE_CHECKING:
    from buurthuis_app.domain.volunteers.import_file import PeopleMerge


def import_volunteers(options: argparse.Namespace, folder: Path) -> int:
    """Take in a list of volunteers, or tell what that would do."""
    with bootstrap.opened(folder) as database:
        importing = house_of(database).people_importing
        file = importing.read(options.file)
        merge = importing.preview(file) if options.dry_run else importing.keep(file).value
    if options.json:
        say(json.dumps(as_json(merge), ensure_ascii=False, indent=1))
        return GOOD
    _tell(merge, dry_run=options.dry_run)
    return GOOD


def as_json(merge: "PeopleMerge") -> dict[str, object]:
    """The outcome of the import as JSON, for scripts."""
    return {
        "kind": "volunteers",
        **asdict(merge.summary),
        "added": len(merge.people),
        "same": merge.same,
        "new_duties": [duty.name for duty in merge.duties],
        "repeated": list(merge.repeated),
        "differences": [
            {
                "where": difference.where,
                "name": difference.name,
                "field": difference.field,
                "kept": difference.kept,
                "found": difference.found,
            }
            for difference in merge.differences
        ],
        "notes": [{"where": where, "note": note} for where, note in merge.notes],
        "unreadable": [asdict(place) for place in merge.unreadable],
        "unused": list(merge.unused),
    }


def _tell(merge: "PeopleMerge", *, dry_run: bool) -> None:
    summary = merge.summary
    words = ngettext("{n} persoon in het bestand", "{n} personen in het bestand", summary.people)
    say(
        _("{people}, {vog} met een VOG-datum, {stopped} gestopt.").format(
            people=words.format(n=number(summary.people)),
            vog=number(summary.with_vog_date),
            stopped=number(summary.stopped),
        )
    )
    if merge.repeated:
        say(_("Deze namen staan er meer dan eens: {names}.").format(names=listing(merge.repeated)))
    if merge.duties:
        names = listing([duty.name for duty in merge.duties])
        say(_("Nieuwe taken: {names}.").format(names=names))
    for difference in merge.differences:
        say(
            _(
                "Verschil bij {where}, {name}: {field} is bewaard als '{kept}', in het bestand staat '{found}'."
            ).format(
                where=difference.where,
                name=difference.name,
                field=difference.field,
                kept=difference.kept,
                found=difference.found,
            )
        )
    for where, note in merge.notes:
        say(f"{where}: {note}")
    sentence = _("Bewaard: {n} nieuw, {m} al bekend.").format(
        n=number(len(merge.people)), m=number(merge.same)
    )
    say_end(merge, sentence, dry_run=dry_run)
