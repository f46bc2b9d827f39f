"""Somebody with the file changes it, and what the program then says."""

import json
import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedMessage,
    SealedRecord,
    SealedRecordKey,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import Busy, Damaged, Invalid, NotAllowed
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.sealing import key_derivation
from buurthuis_app.services.confidant.key_holders import Alarm, KeyAlarm
from buurthuis_app.services.confidant.known_keys import FILE_NAME, Pins
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.vault.keys import KeyPair
from tests.services.confidant.conftest import PASSPHRASE, Confidant


def own_key(house: CentreServices) -> ConfidantKey:
    with house.database.read() as work:
        return work.store(ConfidantKey).find()[0]


def forged(house: CentreServices) -> KeyPair:
    """An attacker's key pair, put in the file beside what is there."""
    pair, known = KeyPair.new(), own_key(house)
    with house.database.begin() as work:
        work.store(ConfidantKey).add(replace(known, id=pair.id, public_key=pair.public_key))
    return pair


def test_a_swapped_public_key_is_an_alarm_everywhere(
    house: CentreServices, confidant: Confidant
) -> None:
    key, other = own_key(house), KeyPair.new()
    with house.database.begin() as work:
        work.store(ConfidantKey).replace(replace(key, public_key=other.public_key))
    for act in (
        house.confiding.holders,
        lambda: house.confiding.leave("Hallo?"),
        lambda: house.confidant_register.unlock(confidant.passphrase),
        lambda: house.confidant_register.recover(confidant.paper),
        confidant.register.keys.holders,
    ):
        with pytest.raises(KeyAlarm, match="een andere sleutel"):
            act()


def test_a_secret_key_of_another_pair_is_an_alarm(
    house: CentreServices, confidant: Confidant
) -> None:
    """Key, id and passphrase fit each other, but the public key that senders use is somebody else's."""
    from buurthuis_app.vault.codes import passphrase_bytes
    from buurthuis_app.vault.key_wrapping import Cost, wrapped_by_passphrase

    pair, victim = KeyPair.new(), own_key(house)
    pair.id = victim.id
    envelope = wrapped_by_passphrase(pair, passphrase_bytes(PASSPHRASE), Cost(memory=8, passes=1))
    with house.database.begin() as work:
        work.store(ConfidantKey).replace(replace(victim, by_passphrase=envelope))
    with pytest.raises(KeyAlarm):
        house.confidant_register.unlock(confidant.passphrase)


def test_a_key_that_this_computer_never_saw_stops_messages_until_somebody_compared_the_words(
    house: CentreServices, confidant: Confidant
) -> None:
    assert house.confiding.holders().ready
    forged(house)
    found = house.confiding.holders()
    assert (found.alarm, found.ready) == (Alarm.CHANGED, False)
    assert [one.trusted for one in found.all].count(True) == 1
    with pytest.raises(KeyAlarm, match="veranderd"):
        house.confiding.leave("Hallo?")
    house.confidant_register.unlock(confidant.passphrase)
    assert house.confiding.holders().alarm is Alarm.CHANGED
    assert house.confiding.trust(found).ready
    house.confiding.leave("Hallo?")


def test_a_key_that_was_replaced_elsewhere_is_an_alarm_when_it_comes_back(
    house: CentreServices, confidant: Confidant, own_computer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This computer learns of the new key by the passphrase; the old one is a stranger from then on."""
    old = own_key(house)
    assert house.confiding.holders().ready
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(own_computer / "elders"))
    there = CentreServices(house.database, house.clock, house.actor, house.centre)
    there.passphrase_cost = house.passphrase_cost
    register = there.confidant_register.unlock(confidant.passphrase)
    founding = register.keys.begin_renewal(PASSPHRASE, PASSPHRASE)
    there.confidant_register.activate(founding, founding.recovery_key)
    assert house.confiding.holders().alarm is Alarm.CHANGED
    house.confidant_register.unlock(PASSPHRASE)
    assert house.confiding.holders().ready
    with house.database.begin() as work:
        work.store(ConfidantKey).add(old)
    assert house.confiding.holders().alarm is Alarm.CHANGED


def test_keys_that_are_gone_are_an_alarm(house: CentreServices, confidant: Confidant) -> None:
    assert house.confiding.holders().of(confidant.id) is not None
    assert house.confiding.holders().of(new_id()) is None
    with house.database.begin() as work:
        work.store(ConfidantKey).remove(work.store(ConfidantKey).find())
    assert house.confiding.holders().alarm is Alarm.GONE
    with pytest.raises(KeyAlarm):
        house.confiding.leave("Hallo?")
    with pytest.raises(Invalid, match="nog geen register"):
        house.confidant_register.unlock(confidant.passphrase)


@pytest.mark.usefixtures("confidant")
def test_another_computer_takes_the_first_key_it_sees(
    house: CentreServices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "andere computer"))
    elsewhere = CentreServices(house.database, house.clock, house.actor, house.centre)
    assert elsewhere.confiding.holders().ready
    assert elsewhere.confidant_register.holders().ready
    forged(house)
    assert elsewhere.confiding.holders().alarm is Alarm.CHANGED


@pytest.mark.usefixtures("confidant")
@pytest.mark.parametrize("content", ["[]", "{", '{"a": 1}', '{"a": ["x"]}', "é"])
def test_pins_that_cannot_be_read_are_as_new_and_noted_without_their_content(
    house: CentreServices,
    own_computer: Path,
    content: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (own_computer / FILE_NAME).write_text(content, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert house.confiding.holders().ready
    assert "not readable" in caplog.text
    assert str(house.centre.id) in json.loads((own_computer / FILE_NAME).read_text("ascii"))


def test_pins_that_cannot_be_written_stop_nobody(
    own_computer: Path,
    set_up: Callable[[], Confidant],
    caplog: pytest.LogCaptureFixture,
) -> None:
    own_computer.parent.mkdir(parents=True, exist_ok=True)
    own_computer.write_bytes(b"a file where a folder should be")
    with caplog.at_level(logging.WARNING):
        assert set_up().register.is_open
    assert "not pinned" in caplog.text


def test_messages_and_cases_in_each_others_place_are_refused(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    for text in ("één", "twee"):
        house.confiding.leave(text)
        register.keep(replace(register.blank(), about=text))
    with house.database.begin() as work:
        messages, records = work.store(SealedMessage), work.store(SealedRecord)
        one, two = messages.find()
        messages.remove([one, two])
        messages.add(replace(one, sealed=two.sealed), replace(two, sealed=one.sealed))
        first, second = records.find()
        records.replace(replace(first, body=second.body))
    assert (register.messages().all, register.messages().damaged) == ((), 2)
    cases = register.cases()
    assert (len(cases.all), cases.damaged) == (1, 1)
    assert register.yearly.draft(2026, zeros=True).damaged == 1
    assert register.draft("case") is None
    assert register.destroy_damaged().value == 3
    assert (register.messages().damaged, register.cases().damaged) == (0, 0)


def test_a_case_of_which_somebody_threw_half_away_is_no_trouble(
    house: CentreServices, confidant: Confidant
) -> None:
    confidant.register.keep(confidant.register.blank())
    with closing(sqlite3.connect(house.database.path)) as connection:
        connection.execute("DELETE FROM sealed_record")
        connection.commit()
    assert (confidant.register.cases().all, confidant.register.cases().damaged) == ((), 0)
    founding = confidant.register.keys.begin_renewal(PASSPHRASE, PASSPHRASE)
    house.confidant_register.activate(founding, founding.recovery_key)
    with house.database.read() as work:
        assert work.store(SealedRecordKey).find() == ()


def test_an_older_version_of_a_case_does_not_pass_for_the_present_one(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    case = register.keep(register.blank()).value
    with house.database.read() as work:
        (old,) = work.store(SealedRecord).find()
    register.keep(replace(case, about="Nieuw"))
    with house.database.begin() as work:
        (row,) = work.store(SealedRecord).find()
        work.store(SealedRecord).replace(replace(row, body=old.body))
    assert register.cases().damaged == 1


def test_a_case_whose_key_was_altered_cannot_be_changed(
    house: CentreServices, confidant: Confidant
) -> None:
    case = confidant.register.keep(confidant.register.blank()).value
    with house.database.begin() as work:
        seals = work.store(SealedRecordKey)
        (seal,) = seals.find()
        seals.remove([seal])
        seals.add(replace(seal, sealed=seal.sealed[:-1] + b"\0\0"))
    with pytest.raises(Damaged, match="buiten het programma"):
        confidant.register.keep(replace(case, about="x"))


def test_a_computer_without_memory_says_so(
    house: CentreServices, confidant: Confidant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tebibyte is more than libsodium is given by any of them."""
    real = key_derivation.stretched

    def starved(secret: bytes, salt: bytes, *, memory: int, passes: int) -> bytearray:
        return real(secret, salt, memory=memory + 2**40, passes=passes)

    monkeypatch.setattr("buurthuis_app.vault.key_wrapping.stretched", starved)
    for act in (
        lambda: house.confidant_register.unlock(confidant.passphrase),
        lambda: confidant.register.keys.begin_renewal(PASSPHRASE, PASSPHRASE),
        lambda: confidant.register.keys.change_passphrase(PASSPHRASE, PASSPHRASE, PASSPHRASE),
    ):
        with pytest.raises(Busy, match="geheugen"):
            act()


def test_the_door_and_the_board_leave_messages_and_set_nothing_up(
    house_for: Callable[[Profile], CentreServices], confidant: Confidant
) -> None:
    for profile in (Profile.DOOR, Profile.BOARD):
        other = house_for(profile)
        other.confiding.leave("Van de deur.")
        with pytest.raises(NotAllowed):
            other.confidant_register.begin(new_id(), PASSPHRASE, PASSPHRASE)
        with pytest.raises(NotAllowed):
            other.confidant_register.give_up()
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).confidant_figures.released(2026)
    assert len(confidant.register.messages().all) == 2


def test_a_backup_opens_with_the_secrets_of_its_day(
    house: CentreServices, confidant: Confidant, tmp_path: Path, clock: FixedClock
) -> None:
    house.confiding.leave("Voor de reservekopie.")
    copy = house.keeping.backup_to(tmp_path / "kopie.db")
    other = "regen dorp kast vogel zee brood"
    confidant.register.keys.change_passphrase(confidant.passphrase, other, other)
    opened = Database(Path(shutil.copy(copy, tmp_path / "terug.db")))
    old = CentreServices(opened, clock, house.actor, house.centre).confidant_register
    assert len(old.unlock(confidant.passphrase).messages().all) == 1
    opened.close()


def test_a_program_that_is_killed_once_the_new_key_counts_raises_no_alarm(
    house: CentreServices, confidant: Confidant, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, times = Pins.set_to, [0]

    def killed_at_the_second(pins: Pins, key_ids: Iterable[UUID]) -> None:
        times[0] += 1
        if times[0] == 2:
            raise KeyboardInterrupt
        real(pins, key_ids)

    founding = confidant.register.keys.begin_renewal(PASSPHRASE, PASSPHRASE)
    with monkeypatch.context() as kill:
        kill.setattr(Pins, "set_to", killed_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            house.confidant_register.activate(founding, founding.recovery_key)
    assert house.confiding.holders().ready
    assert house.confiding.holders().alarm is None
    house.confidant_register.unlock(PASSPHRASE).close()
    assert house.confiding.holders().ready
