"""Setting up, leaving a message, opening the register and locking it."""

import datetime as dt

import pytest

from buurthuis_app.errors import AppError, Conflict, Invalid
from buurthuis_app.services.confidant.session import Locked
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.attempts import TooSoon
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.confidant.conftest import somebody

PASSPHRASE = "lopen fiets maan boter kaas zeven"  # noqa: S105 - of an invented confidant


def set_up(house: CentreServices) -> tuple[UnlockedRegister, str]:
    founding = house.confidant_register.begin(somebody(house), PASSPHRASE, PASSPHRASE)
    paper = founding.recovery_key
    return house.confidant_register.activate(founding, paper), paper


def test_a_message_that_was_left_is_read_by_who_has_the_passphrase(house: CentreServices) -> None:
    set_up(house)[0].close()
    receipt = house.confiding.leave("Hij scheldt me uit.", "06 12345678").value
    register = house.confidant_register.unlock(PASSPHRASE)
    (message,) = register.messages().all
    assert (message.text, message.reach, message.receipt) == (
        "Hij scheldt me uit.",
        "06 12345678",
        receipt,
    )
    assert message.received_on == dt.date(2026, 11, 22)


def test_the_passphrase_may_be_typed_with_other_spaces(house: CentreServices) -> None:
    set_up(house)
    assert house.confidant_register.unlock("  " + PASSPHRASE.replace(" ", "   ")).is_open


def test_a_wrong_passphrase_opens_nothing_and_slows_down(
    house: CentreServices, clock: FixedClock
) -> None:
    set_up(house)
    for sentence in ("klopt niet.$", "klopt niet.$", "Wacht 5 seconden"):
        with pytest.raises(Invalid, match=sentence):
            house.confidant_register.unlock("een heel andere wachtzin")
    with pytest.raises(TooSoon):
        house.confidant_register.unlock(PASSPHRASE)
    clock.moment += dt.timedelta(seconds=6)
    assert house.confidant_register.unlock(PASSPHRASE).is_open


def test_a_locked_register_does_nothing_any_more(house: CentreServices) -> None:
    register, _paper = set_up(house)
    secret = register._session.safe.pair.secret
    register.close()
    assert secret == bytes(32)
    assert not register.is_open
    for act in (register.messages, register.cases, register.due, lambda: register.draft("x")):
        with pytest.raises(Locked):
            act()


def test_nothing_is_kept_before_the_recovery_key_was_typed_back(house: CentreServices) -> None:
    founding = house.confidant_register.begin(somebody(house), PASSPHRASE, PASSPHRASE)
    other = house.confidant_register.begin(somebody(house), PASSPHRASE, PASSPHRASE)
    for typed, sentence in ((other.recovery_key, "andere"), ("ABCD-EFGH", "typfout")):
        with pytest.raises(Invalid, match=sentence):
            house.confidant_register.activate(founding, typed)
    assert house.confidant_register.holders().all == ()
    with pytest.raises(Invalid, match="nog geen berichten"):
        house.confiding.leave("Hallo?")
    typed = founding.recovery_key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert house.confidant_register.activate(founding, typed).is_open
    with pytest.raises(Conflict):
        house.confidant_register.activate(other, other.recovery_key)


@pytest.mark.parametrize(
    ("passphrase", "again"), [("te kort", "te kort"), (PASSPHRASE, PASSPHRASE + " acht")]
)
def test_a_passphrase_that_is_short_or_mistyped_is_refused(
    house: CentreServices, passphrase: str, again: str
) -> None:
    with pytest.raises(Invalid):
        house.confidant_register.begin(somebody(house), passphrase, again)


def test_the_recovery_key_opens_the_register(house: CentreServices) -> None:
    _register, paper = set_up(house)
    register = house.confidant_register.recover(paper.lower())
    assert register.keys.recovered
    register.keys.change_passphrase("", "een nieuwe zin om te weten", "een nieuwe zin om te weten")
    assert house.confidant_register.unlock("een nieuwe zin om te weten").is_open
    with pytest.raises(AppError):
        house.confidant_register.unlock(PASSPHRASE)


def test_a_passphrase_is_proposed_that_may_be_used(house: CentreServices) -> None:
    proposed = house.confidant_register.generated_passphrase()
    founding = house.confidant_register.begin(somebody(house), proposed, proposed)
    assert len(founding.words) == 8
    founding.forget()
    assert set(founding.recovery_key) == {"0", "-"}
