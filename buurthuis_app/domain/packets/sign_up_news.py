"""News of a sign-up: made, changed, withdrawn or ticked at a door, as differences, so that two doors tick one list."""

import datetime as dt
from collections import Counter
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import asdict

from buurthuis_app.domain.signups.sign_up import Place, SignUp
from buurthuis_app.records import replace

TEXTS = ("name", "email", "phone", "remark", "meal")
Change = tuple[str, str]
"""A text before and after."""


class SignUpState(Struct, frozen=True, kw_only=True, array_like=True):
    """A sign-up as the door has it."""

    activity_id: UUID
    activity: str
    occurrence_id: UUID | None
    date: dt.date | None
    texts: tuple[str, ...]
    withdrawn_on: dt.date | None
    present_at: tuple[UUID, ...]

    @property
    def erased(self) -> bool:
        """Whether the name and contact details are erased."""
        return not self.texts[0]


class SignUpNews(Struct, frozen=True, kw_only=True):
    """What happened to one sign-up, with what the door knew of it: `date` is that of its occurrence.

    `texts` are the changed ones by field, `withdrawn` is since when the person does not come, before and after. `came`
    and `left` are the occurrences at which the person was ticked or not any more. `first` marks one that the office
    never heard of, `removed` one that should never have been on the list, `erased` one whose name went on request.
    """

    sign_up_id: UUID
    activity_id: UUID
    activity: str
    occurrence_id: UUID | None
    date: dt.date | None = None
    first: bool = False
    removed: bool = False
    texts: dict[str, Change] = {}
    withdrawn: tuple[dt.date | None, dt.date | None] = (None, None)
    came: tuple[UUID, ...] = ()
    left: tuple[UUID, ...] = ()
    erased: bool = False

    @property
    def about(self) -> UUID:
        """What it is about."""
        return self.sign_up_id

    @property
    def nothing(self) -> bool:
        """Whether it came to nothing."""
        if self.first or self.removed:
            return self.first and self.removed
        before, after = self.withdrawn
        return before == after and not (self.texts or self.came or self.left or self.erased)


def state_of(sign_up: SignUp, activity: str, date: dt.date | None) -> SignUpState:
    """What there is to tell of it."""
    known = asdict(sign_up)
    return SignUpState(
        activity_id=sign_up.activity_id,
        activity=activity,
        occurrence_id=sign_up.occurrence_id,
        date=date,
        texts=tuple(known[name] for name in TEXTS),
        withdrawn_on=sign_up.withdrawn_on if sign_up.place is Place.WITHDRAWN else None,
        present_at=sign_up.present_at,
    )


def with_texts(sign_up: SignUp, texts: dict[str, str]) -> SignUp:
    """The same with these texts, by field."""
    fields: dict[str, Any] = {name: texts[name] for name in TEXTS if name in texts}
    return replace(sign_up, **fields)


def news_of_sign_up(
    sign_up_id: UUID, told: SignUpState | None, now: SignUpState | None, *, erased: bool = False
) -> SignUpNews | None:
    """What the office must hear; None for nothing. That a name was erased on its day is no news, on request it is."""
    there = now or told
    if there is None:
        return None
    before = told or replace(there, texts=("",) * len(TEXTS), withdrawn_on=None, present_at=())
    after = now or before
    changes = zip(TEXTS, before.texts, after.texts, strict=True)
    news = SignUpNews(
        sign_up_id=sign_up_id,
        activity_id=there.activity_id,
        activity=there.activity,
        occurrence_id=there.occurrence_id,
        date=there.date,
        first=told is None,
        removed=now is None,
        texts={}
        if after.erased
        else {name: (was, becomes) for name, was, becomes in changes if was != becomes},
        withdrawn=(before.withdrawn_on, after.withdrawn_on),
        came=tuple(at for at in after.present_at if at not in before.present_at),
        left=tuple(at for at in before.present_at if at not in after.present_at),
        erased=erased and told is not None,
    )
    return None if news.nothing else news


def sign_up_together(former: SignUpNews, later: SignUpNews) -> SignUpNews:
    """Both in one: what a door told of a sign-up first, and what it told afterwards."""
    texts = {} if later.erased else dict(former.texts)
    for name, (was, becomes) in later.texts.items():
        texts[name] = (texts[name][0] if name in texts else was, becomes)
    ticks = Counter((*former.came, *later.came))
    ticks.subtract((*former.left, *later.left))
    return replace(
        later,
        first=former.first,
        texts={name: change for name, change in texts.items() if change[0] != change[1]},
        withdrawn=(former.withdrawn[0], later.withdrawn[1]),
        came=tuple(at for at, n in ticks.items() if n > 0),
        left=tuple(at for at, n in ticks.items() if n < 0),
        erased=former.erased or later.erased,
    )
