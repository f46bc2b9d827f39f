"""Incoming news of a sign-up: what this file objects to, or else what is written."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.activity_names import by_name
from buurthuis_app.domain.packets.sign_up_news import TEXTS, SignUpNews, with_texts
from buurthuis_app.domain.packets.undecided import Objected, Objection
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.domain.signups.sign_up import Place, SignUp, moving_up
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.queries.signups import signups
from buurthuis_app.records import replace
from buurthuis_app.services.shared.service import still_there


class IncomingSignUp:
    """Takes one sign-up's news in, as far as nobody needs to decide."""

    def __init__(
        self,
        work: Work,
        today: dt.date,
        centre_id: UUID,
        agreed: frozenset[Objection],
        erased: erasure_ledger.ErasedRows,
    ) -> None:
        self._work = work
        self._today = today
        self._centre_id = centre_id
        self._agreed = agreed
        self._erased = erased

    def take(self, news: SignUpNews) -> Objected | None:
        """Write what the door told; when this file objects nothing is written, and that is returned.

        Who was erased stays so, and nobody moves ahead: a new one gets a place when there is one, and else waits.
        """
        if news.erased:
            self._erase(news)
        here = self._work.store(SignUp).get(news.sign_up_id)
        if here is None and (news.removed or self._is_over(news)):
            return None
        occurrence, activity = self._belongs(news, here)
        for objected in self._objections(news, here, occurrence, activity):
            loose = objected.objection is Objection.SIGN_UP_LOOSE  # until it is there again
            if loose or objected.objection not in self._agreed:
                return objected
        if activity is not None:
            self._write(news, here, occurrence, activity)
        return None

    def _erase(self, news: SignUpNews) -> None:
        """Erase here what was erased at the door on request, whatever else this file would object to."""
        self._erased.remember(self._today, "sign_up", news.sign_up_id)
        store = self._work.store(SignUp)
        here = store.get(news.sign_up_id)
        if here is not None and news.removed:  # it comes anew, under an id that nobody knew
            store.remove([here])
            self._settle(here.activity_id, here.id)
        elif here is not None:
            store.replace(replace(with_texts(here, dict.fromkeys(TEXTS, "")), erase_on=self._today))

    def _is_over(self, news: SignUpNews) -> bool:
        """Whether there is nobody to tell it of any more: erased here, or taken off the list and never ticked."""
        return self._erased.holds("sign_up", news.sign_up_id) or not (news.first or news.came)

    def _belongs(
        self, news: SignUpNews, here: SignUp | None
    ) -> tuple[Occurrence | None, Activity | None]:
        """The occurrence and activity here, also when it was merged; no activity when it is gone."""
        occurrence_id = here.occurrence_id if here else news.occurrence_id
        activity_id = here.activity_id if here else news.activity_id
        store = self._work.store(Occurrence)
        occurrence = store.get(occurrence_id) if occurrence_id else None
        activity = self._work.store(Activity).get(
            occurrence.activity_id if occurrence else activity_id
        )
        if activity is None:
            known = by_name(self._work.store(Activity).find(centre_id=self._centre_id))
            activity = known.get(name_key(news.activity))
        if occurrence_id is not None and occurrence is None and activity is not None:
            same_day = store.find(activity_id=activity.id, date=news.date)
            occurrence = next(iter(same_day), None)
            activity = activity if occurrence else None
        return occurrence, activity

    def _objections(
        self,
        news: SignUpNews,
        here: SignUp | None,
        occurrence: Occurrence | None,
        activity: Activity | None,
    ) -> Iterator[Objected]:
        if activity is None:
            yield Objected(objection=Objection.SIGN_UP_LOOSE)
            return
        if here is None and not news.first:
            yield Objected(objection=Objection.SIGN_UP_GONE)
        if name_key(activity.title) != name_key(news.activity) and activity.id != news.activity_id:
            yield Objected(objection=Objection.SIGN_UP_MERGED, here=activity.title)
        ticked = [self._at(news, at, occurrence) for at in news.came]
        if None in ticked:
            yield Objected(objection=Objection.SIGN_UP_LOOSE)
        expected = [occurrence] if news.first else []
        if any(at is not None and at.cancelled for at in (*ticked, *expected)):
            yield Objected(objection=Objection.SIGN_UP_CANCELLED)
        if here is not None and not here.erased and self._changed_here(news, here):
            yield Objected(objection=Objection.SIGN_UP_CHANGED)

    def _changed_here(self, news: SignUpNews, here: SignUp) -> bool:
        """Whether the office said something else since; the door never sees how to reach people."""
        if news.removed:
            return here.place is Place.WITHDRAWN
        return any(
            getattr(here, name) not in {was, becomes} for name, (was, becomes) in news.texts.items()
        )

    def _write(
        self,
        news: SignUpNews,
        here: SignUp | None,
        occurrence: Occurrence | None,
        activity: Activity,
    ) -> None:
        store = self._work.store(SignUp)
        if here is not None and news.removed:
            store.remove([here])
        else:
            current = here or SignUp(
                id=news.sign_up_id,
                centre_id=self._centre_id,
                activity_id=activity.id,
                occurrence_id=occurrence.id if occurrence else None,
                name="",
                place=Place.WAITING,
            )
            named = news.first if here is None else not here.erased
            told = self._told(news, current, occurrence, named=named)
            if here is None:
                store.add(told)
            elif told != here:
                store.replace(told)
        self._settle(activity.id, news.sign_up_id)

    def _told(
        self, news: SignUpNews, current: SignUp, occurrence: Occurrence | None, *, named: bool
    ) -> SignUp:
        """The sign-up as it is once the news is followed."""
        came = {found.id for at in news.came if (found := self._at(news, at, occurrence))}
        present = came.union(current.present_at).difference(news.left)
        told = replace(current, present_at=tuple(sorted(present)))
        if named:
            told = with_texts(told, {name: after for name, (_before, after) in news.texts.items()})
        before, after = news.withdrawn
        if after is not None:
            return replace(told, place=Place.WITHDRAWN, withdrawn_on=after)
        if before is not None and told.place is Place.WITHDRAWN:
            return replace(told, place=Place.WAITING, withdrawn_on=None)
        return told

    def _at(
        self, news: SignUpNews, occurrence_id: UUID, own: Occurrence | None
    ) -> Occurrence | None:
        """The occurrence at which somebody was ticked: that of the sign-up may be another here."""
        if own is not None and occurrence_id == news.occurrence_id:
            return own
        return self._work.store(Occurrence).get(occurrence_id)

    def _settle(self, activity_id: UUID, sign_up_id: UUID) -> None:
        """Let the waiting list move up, and say when names go: at once, when their day is over."""
        work = self._work
        store = work.store(SignUp)
        activity = still_there(work, Activity, activity_id)
        coming = signups.coming(work, activity_id, self._today)
        store.replace_all(
            moving_up(signups.of_activity(work, activity_id), activity.capacity, coming)
        )
        signups.settle_erasure(work, activity_id)
        kept = store.get(sign_up_id)
        if kept is not None and kept.erase_on is not None and kept.erase_on <= self._today:
            store.replace(with_texts(kept, dict.fromkeys(TEXTS, "")))
