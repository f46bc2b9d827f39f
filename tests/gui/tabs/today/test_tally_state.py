"""What the screen shows while writes are on their way."""

from hypothesis import given
from hypothesis import strategies as some

from buurthuis_app.gui.tabs.today.tally_state import Addition, ShownNumber, Step, TallyState, Typed


def test_a_quick_hand_sees_every_click_at_once() -> None:
    tally = TallyState(ShownNumber())
    for _click in range(3):
        tally.ask(Addition(n=1))
    assert tally.shown == ShownNumber(number=3, version=3)
    assert not tally.settled


def test_a_reading_in_between_does_not_take_clicks_back() -> None:
    tally = TallyState(ShownNumber(number=4, version=2))
    tally.ask(Addition(n=1))
    tally.ask(Addition(n=1))
    tally.read(ShownNumber(number=4, version=2))
    assert tally.shown.number == 6
    tally.keep(Addition(n=1), 5)
    tally.read(ShownNumber(number=5, version=3))
    assert tally.shown.number == 6


def test_minus_where_nothing_was_counted_stays_not_counted() -> None:
    assert Addition(n=-1).applied(ShownNumber()) == ShownNumber()


def test_minus_stops_at_nought() -> None:
    assert Addition(n=-5).applied(ShownNumber(number=2, version=1)).number == 0


def test_nought_is_a_count() -> None:
    assert Typed(number=0, version=0).applied(ShownNumber()) == ShownNumber(number=0, version=1)


def test_a_refused_step_is_gone_from_the_screen_and_later_ones_stay() -> None:
    tally = TallyState(ShownNumber(number=10, version=1))
    typed = Typed(number=14, version=1)
    tally.ask(typed)
    tally.ask(Addition(n=1))
    assert tally.shown.number == 15
    tally.refuse(typed)
    assert tally.shown.number == 11


def test_the_other_door_counts_along() -> None:
    tally = TallyState(ShownNumber(number=10, version=1))
    tally.ask(Addition(n=1))
    tally.keep(Addition(n=1), 13)
    assert tally.shown.number == 13


steps = some.lists(
    some.one_of(
        some.builds(Addition, n=some.integers(-3, 3)),
        some.builds(
            Typed, number=some.one_of(some.none(), some.integers(0, 20)), version=some.just(0)
        ),
    ),
    max_size=12,
)


@given(steps)
def test_the_screen_shows_the_same_before_and_after_all_is_kept(asked: list[Step]) -> None:
    tally = TallyState(ShownNumber())
    for step in asked:
        tally.ask(step)
    promised = tally.shown
    kept = ShownNumber()
    for step in asked:
        kept = step.applied(kept)
        tally.keep(step, kept.number)
        assert tally.shown == promised
    assert tally.settled
