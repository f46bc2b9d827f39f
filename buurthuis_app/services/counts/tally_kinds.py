"""Tally kinds that turn out to be one: their numbers and what points to them go together."""

from uuid import UUID

from buurthuis_app.domain.counts.count import (
    Correction,
    Count,
    Source,
    TallyKind,
    problems,
    problems_of_merging,
)
from buurthuis_app.domain.indicators.indicator import Indicator
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.i18n import ngettext, number
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there

_CHANGES = frozenset({Topic.CENTRE, Topic.COUNTS})


class TallyKinds(Service):
    """What is done with tally kinds beyond keeping them in their list."""

    def merge(self, goes: TallyKind, into: UUID | None) -> Done[TallyKind]:
        """Let all that was counted of `goes` count as the kind `into` from now on, also in past years.

        Where both were counted the numbers add up, so that no total of visits changes. Raises Invalid for two kinds
        that can't be one: another role, or another activity's own.
        """
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            goes = still_there(work, TallyKind, goes.id)
            stays = None if into is None else still_there(work, TallyKind, into)
            refuse(problems_of_merging(goes, stays))
            stays_id = goes.id if stays is None else stays.id
            counts = work.store(Count)
            theirs = {count.occurrence_id: count for count in counts.find(kind_id=stays_id)}
            going = counts.find(kind_id=goes.id)
            together = [
                _together(count, theirs[count.occurrence_id])
                for count in going
                if count.occurrence_id in theirs
            ]
            for count in together:
                refuse(problems(count.number))
            counts.remove(going)
            counts.replace_all(together)
            counts.add(
                *(
                    replace(count, kind_id=stays_id)
                    for count in going
                    if count.occurrence_id not in theirs
                )
            )
            corrections = work.store(Correction)
            former = corrections.find(kind_id=goes.id)
            corrections.remove(former)
            corrections.add(*(replace(correction, kind_id=stays_id) for correction in former))
            indicators = work.store(Indicator)
            indicators.replace_all(
                [
                    replace(indicator, tally_kind_id=stays_id)
                    for indicator in indicators.find(tally_kind_id=goes.id)
                ]
            )
            work.store(TallyKind).remove([goes])
            kept = still_there(work, TallyKind, stays_id).known_as(*goes.former_names, goes.name)
            kept = work.store(TallyKind).replace(kept)
        words = ngettext(
            "{n} telling heet nu {name}.", "{n} tellingen heten nu {name}.", len(going)
        )
        remark = words.format(n=number(len(going)), name=kept.name)
        return self._done(work, kept, _CHANGES, remark=remark)


def _together(goes: Count, stays: Count) -> Count:
    """Both numbers in one; an estimate in it makes it an estimate."""
    source = Source.ESTIMATED if goes.source is Source.ESTIMATED else stays.source
    return replace(stays, number=stays.number + goes.number, source=source)
