"""Undo of an import from a file, but for what people worked on since."""

from collections.abc import Iterable
from uuid import UUID

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Count, TallyKind
from buurthuis_app.domain.counts.sheet_merge import Merge
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.centre import references
from buurthuis_app.persistence.queries.counts import sheet_merge
from buurthuis_app.records import replace
from buurthuis_app.services.shared.service import E


def take_back(work: Work, merge: Merge) -> int:
    """Remove what `merge` added. An occurrence that people worked on since stays, with all that hangs on it.

    Returns how many stay. Raises Conflict when there is nothing that could be taken back.
    """
    stays = _worked_on(work, merge)
    going = tuple(occurrence for occurrence in merge.occurrences if occurrence.id not in stays)
    untouched = [(former, new) for former, new in merge.changed if new.id not in stays]
    there = {story.id for story in work.store(Story).find()}
    stories = [
        story for story in merge.stories if story.id in there and story.occurrence_id not in stays
    ]
    counts = [count for count in merge.counts if count.occurrence_id not in stays]
    if not (going or untouched or stories or counts):
        raise Conflict(_("Aan al deze aantallen is na het inlezen al gewerkt."))
    work.store(Story).remove(stories)
    work.store(Count).remove(counts)
    work.store(Occurrence).remove(going)
    kept = _there(work, Occurrence, (new.id for _former, new in untouched))
    for former, new in untouched:
        work.store(Occurrence).replace(replace(former, version=kept[new.id].version))
    _remove_unused(work, Activity, merge.activities)
    _remove_unused(work, TallyKind, merge.kinds)
    return len(stays)


def _worked_on(work: Work, merge: Merge) -> set[UUID]:
    """The occurrences of the import that are not as it left them, or that something else hangs on by now.

    By content: what was changed and taken back since has another version and is the same.
    """
    left = {occurrence.id: occurrence for occurrence in merge.occurrences}
    left |= {new.id: new for _former, new in merge.changed}
    there = _there(work, Occurrence, left)
    worked = {key for key, occurrence in left.items() if _differs(there.get(key), occurrence)}
    beside = frozenset({Count, Story})
    added = {occurrence.id for occurrence in merge.occurrences}
    worked |= added & references.used(work, Occurrence, beside=beside)
    worked |= _counted_since(work, merge, added)
    return worked | _told_since(work, merge, added)


def _counted_since(work: Work, merge: Merge, added: set[UUID]) -> set[UUID]:
    """Where one of our numbers was changed or emptied, or one was typed that is not ours."""
    ours = {
        (count.occurrence_id, count.kind_id): (count.number, count.source) for count in merge.counts
    }
    there = sheet_merge.numbers(work, added | {occurrence for occurrence, _kind in ours})
    changed = {key[0] for key, number in ours.items() if there.get(key) != number}
    return changed | {key[0] for key in there if key not in ours and key[0] in added}


def _told_since(work: Work, merge: Merge, added: set[UUID]) -> set[UUID]:
    """Where a story was added, or one of ours was changed, chosen, or given a photo."""
    ours = {story.id: story for story in merge.stories}
    chosen = references.used(work, Story)
    return {
        story.occurrence_id
        for story in work.store(Story).find()
        if story.occurrence_id is not None
        and (
            (story.id in ours and (_differs(story, ours[story.id]) or story.id in chosen))
            or (story.id not in ours and story.occurrence_id in added)
        )
    }


def _there(work: Work, record: type[E], keys: Iterable[UUID]) -> dict[UUID, E]:
    """Those of these records that are still kept, by their ids."""
    wanted = set(keys)
    if not wanted:
        return {}
    return {entry.id: entry for entry in work.store(record).find() if entry.id in wanted}


def _differs(kept: E | None, left: E) -> bool:
    return kept is None or replace(kept, version=left.version) != left


def _remove_unused(work: Work, record: type[E], added: tuple[E, ...]) -> None:
    """An activity or kind goes when nothing needs it and nobody changed it."""
    used = references.used(work, record) if added else set()
    there = _there(work, record, (entry.id for entry in added))
    going = [
        entry
        for entry in added
        if entry.id not in used and not _differs(there.get(entry.id), entry)
    ]
    work.store(record).remove(going)
