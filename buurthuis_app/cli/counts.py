"""The command that takes in a count sheet."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from buurthuis_app import bootstrap
from buurthuis_app.cli.output import AT_FAULT, GOOD, complain, house_of, say, say_end
from buurthuis_app.i18n import _, listing, ngettext, number, short_date

if TYPE_CHECKING:
    from buurthuis_app.domain.counts.count_sheet import CountFile
    from buurthuis_app.domain.counts.sheet_merge import Merge


def import_counts(options: argparse.Namespace, folder: Path) -> int:
    """Take in a count sheet, or tell what that would do. Nothing is kept while a question about it is open."""
    with bootstrap.opened(folder) as database:
        house = house_of(database)
        file = house.importing.read(options.file)
        is_open = bool(file.unclear) and not options.accept
        only_look = options.dry_run or is_open
        merge = (
            house.importing.preview(file)
            if only_look
            else house.importing.keep(file, accept=options.accept).value
        )
    code = AT_FAULT if is_open else GOOD
    if options.json:
        say(json.dumps(_as_json(merge, file), ensure_ascii=False, indent=1))
        return code
    _tell(merge, dry_run=only_look)
    for note in file.notes:
        say(note)
    if is_open:
        _ask(file)
    return code


def _ask(file: "CountFile") -> None:
    for question in file.unclear:
        say(
            _("Onduidelijk bij {where}: {question} Voorstel: {proposal}").format(
                where=question.where, question=question.sentence, proposal=question.proposal
            )
        )
    complain(_("Er is niets bewaard. Met --accept worden de voorstellen gevolgd."))


def _as_json(merge: "Merge", file: "CountFile") -> dict[str, object]:
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
        "notes": list(file.notes),
        "unclear": [
            {
                "key": question.key,
                "where": question.where,
                "question": question.sentence,
                "proposal": question.proposal,
                "choices": [choice.words for choice in question.choices],
            }
            for question in file.unclear
        ],
    }


def _tell(merge: "Merge", *, dry_run: bool) -> None:
    summary = merge.summary
    say(
        ngettext(
            "{counted} keer geteld, {visits} bezoek, {cancelled} keer niet doorgegaan.",
            "{counted} keer geteld, {visits} bezoeken, {cancelled} keer niet doorgegaan.",
            summary.visits,
        ).format(
            counted=number(summary.counted),
            visits=number(summary.visits),
            cancelled=number(summary.cancelled),
        )
    )
    if merge.activities:
        names = listing([activity.title for activity in merge.activities])
        say(_("Nieuwe activiteiten: {names}.").format(names=names))
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
    sentence = _("Bewaard: {n} keer nieuw, {m} al bekend.").format(
        n=number(len(merge.occurrences)), m=number(merge.same)
    )
    say_end(merge, sentence, dry_run=dry_run)
