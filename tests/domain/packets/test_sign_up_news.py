"""What a door tells of a sign-up: the difference between what was told and what is."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.packets.packet import PacketContent, decoded, encoded, joined
from buurthuis_app.domain.packets.sign_up_news import (
    SignUpNews,
    SignUpState,
    news_of_sign_up,
    state_of,
    with_texts,
)
from buurthuis_app.domain.signups.sign_up import Place, SignUp
from buurthuis_app.records import replace

KEY, FIRST, SECOND = UUID(int=1), UUID(int=7), UUID(int=8)
DAY = dt.date(2026, 3, 3)
SIGN_UP = SignUp(
    id=KEY, centre_id=UUID(int=2), activity_id=UUID(int=3), name="Ria", present_at=(FIRST,)
)
STATE = state_of(SIGN_UP, "Eettafel", None)
SIGNED_UP = SignUpNews(
    sign_up_id=KEY,
    activity_id=UUID(int=3),
    activity="Eettafel",
    occurrence_id=None,
    first=True,
    texts={"name": ("", "Ria")},
)


def told(before: SignUpState | None, after: SignUpState | None) -> SignUpNews:
    found = news_of_sign_up(KEY, before, after)
    assert found is not None
    assert found.about == KEY
    return found


def test_what_is_as_it_was_told_is_no_news() -> None:
    assert news_of_sign_up(KEY, None, None) is None
    assert news_of_sign_up(KEY, STATE, STATE) is None
    assert decoded(encoded(STATE), SignUpState) == STATE
    assert with_texts(SIGN_UP, {"meal": "soep", "id": "other"}) == replace(SIGN_UP, meal="soep")


def test_a_new_one_is_told_whole_and_a_removed_one_as_gone() -> None:
    assert told(None, STATE) == replace(SIGNED_UP, came=(FIRST,))
    gone = told(STATE, None)
    assert (gone.removed, gone.first, gone.texts, gone.left) == (True, False, {}, ())


def test_a_name_that_was_erased_on_its_day_is_no_news() -> None:
    erased = replace(STATE, texts=("", "", "", "", ""))
    assert erased.erased
    assert news_of_sign_up(KEY, STATE, erased) is None


def test_a_name_that_was_erased_on_request_is_news_and_takes_what_was_told_with_it() -> None:
    erased = replace(STATE, texts=("", "", "", "", ""))
    news = news_of_sign_up(KEY, STATE, erased, erased=True)
    assert news is not None
    assert (news.erased, news.texts) == (True, {})
    assert news_of_sign_up(KEY, None, erased, erased=True) == replace(
        SIGNED_UP, texts={}, came=(FIRST,)
    )
    both = joined(encoded(told(None, STATE)), news)
    assert isinstance(both, SignUpNews)
    assert (both.erased, both.first, both.texts) == (True, True, {})
    packet = PacketContent(id=KEY, door_id=KEY, sequence=1, sign_ups=(SIGNED_UP,))
    assert not packet.erases
    assert replace(packet, sign_ups=(news,)).erases


def test_texts_ticks_and_withdrawing_are_told_as_differences() -> None:
    withdrawn = state_of(
        replace(SIGN_UP, meal="zonder vlees", place=Place.WITHDRAWN, withdrawn_on=DAY),
        "Eettafel",
        None,
    )
    news = told(STATE, replace(withdrawn, present_at=(SECOND,)))
    assert news.texts == {"meal": ("", "zonder vlees")}
    assert news.withdrawn == (None, DAY)
    assert (news.came, news.left) == ((SECOND,), (FIRST,))


def test_two_in_a_row_are_one() -> None:
    named = replace(STATE, texts=("Ria S.", "", "", "", ""), present_at=(SECOND,))
    steps = [told(None, STATE), told(STATE, named), told(named, replace(named, present_at=()))]
    whole = encoded(steps[0])
    for step in steps[1:]:
        whole = encoded(joined(whole, step))
    assert decoded(whole, SignUpNews) == told(None, replace(named, present_at=()))
    back = joined(encoded(told(STATE, named)), told(named, STATE))
    assert isinstance(back, SignUpNews)
    assert back.nothing
    never = joined(encoded(told(None, STATE)), told(STATE, None))
    assert isinstance(never, SignUpNews)
    assert never.nothing
    untick = joined(
        encoded(told(STATE, replace(STATE, present_at=()))), replace(SIGNED_UP, first=False)
    )
    assert isinstance(untick, SignUpNews)
    assert untick.left == (FIRST,)
