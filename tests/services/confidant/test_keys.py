"""Passphrases and keys that change, and who can read what afterwards."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedRecord,
    SealedRecordKey,
)
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.records import replace
from buurthuis_app.services.confidant.key_holders import Alarm, KeyAlarm
from buurthuis_app.services.confidant.known_keys import Pins
from buurthuis_app.services.confidant.new_keys import Founding
from buurthuis_app.services.confidant.session import Locked
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.confidant.conftest import Confidant, rows_kept, somebody

TODAY = dt.date(2026, 11, 22)
OTHER = "regen dorp kast vogel zee brood"
THIRD = "appel stoel water lamp hond tafel"


@pytest.fixture
def filled(house: CentreServices, confidant: Confidant) -> Confidant:
    """With a message and a case in it."""
    house.confiding.leave("Een bericht.")
    confidant.register.keep(replace(confidant.register.blank(), about="Een dossier."))
    return confidant


def read(register: UnlockedRegister) -> tuple[list[str], list[str]]:
    """The texts of messages and cases, none of them damaged."""
    messages, cases = register.messages(), register.cases()
    assert messages.damaged == cases.damaged == 0
    return [one.text for one in messages.all], [one.about for one in cases.all]


ALL = (["Een bericht."], ["Een dossier."])


def activated(house: CentreServices, founding: Founding) -> UnlockedRegister:
    return house.confidant_register.activate(founding, founding.recovery_key)


def test_another_passphrase_needs_the_former_one(house: CentreServices, filled: Confidant) -> None:
    keys = filled.register.keys
    with pytest.raises(Invalid, match="oude wachtzin"):
        keys.change_passphrase("iets heel anders dan dat", OTHER, OTHER)
    with pytest.raises(Invalid, match="niet twee keer"):
        keys.change_passphrase(filled.passphrase, OTHER, THIRD)
    keys.change_passphrase(filled.passphrase, OTHER, OTHER)
    with pytest.raises(Invalid):
        house.confidant_register.unlock(filled.passphrase)
    assert read(house.confidant_register.unlock(OTHER)) == ALL
    assert read(house.confidant_register.recover(filled.paper)) == ALL


def test_a_new_recovery_key_counts_when_it_was_typed_back(
    house: CentreServices, filled: Confidant
) -> None:
    new = filled.register.keys.begin_recovery_key()
    with pytest.raises(Invalid, match="andere"):
        new.activate(filled.paper)
    assert read(house.confidant_register.recover(filled.paper)) == ALL
    text = new.text
    new.activate(text)
    with pytest.raises(Invalid, match="gaat het register niet open"):
        house.confidant_register.recover(filled.paper)
    assert read(house.confidant_register.recover(text)) == ALL
    dropped = filled.register.keys.begin_recovery_key()
    dropped.forget()
    assert set(dropped.text) == {"0", "-"}


def test_a_second_confidant_reads_what_was_shared_and_what_comes(
    house: CentreServices, filled: Confidant
) -> None:
    second = somebody(house)
    founding = filled.register.keys.begin_second(second, OTHER, OTHER, share=True)
    theirs = activated(house, founding)
    assert read(theirs) == ALL
    house.confiding.leave("Voor allebei.")
    house.confiding.leave("Voor haar.", to=second)
    house.confiding.leave("Voor de eerste.", to=filled.id)
    assert sorted(read(theirs)[0]) == ["Een bericht.", "Voor allebei.", "Voor haar."]
    first = house.confidant_register.unlock(filled.passphrase)
    assert sorted(read(first)[0]) == ["Een bericht.", "Voor allebei.", "Voor de eerste."]
    case = theirs.keep(replace(theirs.blank(), about="Van de tweede.")).value
    assert sorted(read(first)[1]) == ["Een dossier.", "Van de tweede."]
    first.keep(replace(case, about="Samen."))
    assert sorted(read(theirs)[1]) == ["Een dossier.", "Samen."]
    with pytest.raises(Invalid):
        house.confidant_register.unlock(OTHER, filled.id)


def test_a_second_confidant_may_begin_with_an_empty_register(
    house: CentreServices, filled: Confidant
) -> None:
    founding = filled.register.keys.begin_second(somebody(house), OTHER, OTHER, share=False)
    theirs = activated(house, founding)
    assert read(theirs) == ([], [])
    assert read(filled.register) == ALL


def test_who_has_left_reads_nothing_that_comes_after(
    house: CentreServices, filled: Confidant
) -> None:
    second = replace(house.confidants.blank(), name="Els", phone="0612345678")
    house.confidants.keep(second, new=True)
    theirs = activated(
        house, filled.register.keys.begin_second(second.id, OTHER, OTHER, share=True)
    )
    (kept,) = [one for one in house.confidants.page().confidants if one.id == second.id]
    left = replace(kept, until=TODAY - dt.timedelta(days=1))
    house.confidants.keep(left, new=False)
    house.confiding.leave("Na haar laatste dag.")
    filled.register.keep(filled.register.blank())
    assert read(theirs) == ALL
    assert len(filled.register.messages().all) == len(filled.register.cases().all) == 2
    with pytest.raises(Invalid, match="nog geen berichten"):
        house.confiding.leave("Alleen voor haar.", to=second.id)


def test_the_same_confidant_cannot_have_two_keys(house: CentreServices, filled: Confidant) -> None:
    keys = filled.register.keys
    for founding in (
        keys.begin_second(filled.id, OTHER, OTHER, share=True),
        keys.begin_successor(filled.id, OTHER, OTHER),
    ):
        with pytest.raises(Conflict, match="al een sleutel"):
            activated(house, founding)
    assert len(house.confiding.holders().all) == 1


def file_of(house: CentreServices) -> tuple[set[bytes], set[bytes]]:
    """What the file holds of keys and records."""
    with house.database.read() as work:
        wraps = {row.by_passphrase for row in work.store(ConfidantKey).find()}
        return wraps, {row.body for row in work.store(SealedRecord).find()}


@pytest.mark.parametrize("renewal", [True, False])
def test_new_keys_read_everything_and_the_former_ones_nothing(
    house: CentreServices, filled: Confidant, *, renewal: bool
) -> None:
    filled.register.keep_draft("case", {"about": "half"})
    before = house.confiding.holders()
    wraps, bodies = file_of(house)
    keys = filled.register.keys
    founding = (
        keys.begin_renewal(OTHER, OTHER)
        if renewal
        else keys.begin_successor(somebody(house), OTHER, OTHER, alone=True)
    )
    assert file_of(house) == (wraps, bodies)
    register = activated(house, founding)
    assert read(register) == ALL
    assert register.draft("case") == {"about": "half"}
    with pytest.raises(Locked):
        filled.register.cases()
    after = house.confiding.holders()
    assert after.alarm is None
    assert after.words == (" ".join(founding.words),) != before.words
    assert (after.all[0].confidant_id == filled.id) is renewal
    assert not file_of(house)[0] & wraps
    assert not file_of(house)[1] & bodies
    path = house.database.kept_file()
    content = path.read_bytes()
    assert not any(former in content for former in (*wraps, *(body[:500] for body in bodies)))
    copy, *_earlier = backup_folder.listed(backup_folder.folder_of(path))  # of how it was
    assert copy.occasion is Occasion.RENEWAL
    assert all(wrap in copy.path.read_bytes() for wrap in wraps)
    with pytest.raises(Invalid):
        house.confidant_register.unlock(filled.passphrase)
    assert read(house.confidant_register.unlock(OTHER)) == ALL


def test_a_successor_leaves_the_second_confidant_what_she_had(
    house: CentreServices, filled: Confidant
) -> None:
    second = activated(
        house, filled.register.keys.begin_second(somebody(house), OTHER, OTHER, share=True)
    )
    filled.register.keys.begin_successor(somebody(house), THIRD, THIRD).forget()
    successor = activated(
        house, filled.register.keys.begin_successor(somebody(house), THIRD, THIRD)
    )
    assert read(second) == read(successor) == ALL
    assert len(house.confiding.holders().all) == 2


def test_who_steps_back_leaves_the_register_to_the_other(
    house: CentreServices, filled: Confidant
) -> None:
    with pytest.raises(Conflict, match="niemand anders"):
        filled.register.keys.step_back()
    second = activated(
        house, filled.register.keys.begin_second(somebody(house), OTHER, OTHER, share=True)
    )
    filled.register.keep_draft("case", {"about": "van mij alleen"})
    filled.register.keys.step_back()
    assert not filled.register.is_open
    assert read(second) == ALL
    assert second.draft("case") is None
    with house.database.read() as work:
        assert {seal.key_id for seal in work.store(SealedRecordKey).find()} == {second.keys.own()}
    assert house.confiding.holders().alarm is None


def test_what_was_altered_does_not_stop_a_change_of_confidant(
    house: CentreServices, filled: Confidant
) -> None:
    second = activated(
        house, filled.register.keys.begin_second(somebody(house), OTHER, OTHER, share=True)
    )
    ours = filled.register.keys.own()
    (case,) = filled.register.cases().all
    with house.database.begin() as work:
        (seal,) = work.store(SealedRecordKey).find(key_id=ours, record_id=case.id)
        work.store(SealedRecordKey).remove([seal])
        work.store(SealedRecordKey).add(replace(seal, sealed=bytes(len(seal.sealed))))
    filled.register.keep(replace(filled.register.blank(), about="Alleen leesbaar voor wie bleef."))
    successor = activated(
        house, filled.register.keys.begin_successor(somebody(house), THIRD, THIRD)
    )
    assert read(successor) == (["Een bericht."], ["Alleen leesbaar voor wie bleef."])
    assert sorted(read(second)[1]) == ["Alleen leesbaar voor wie bleef.", "Een dossier."]


def test_a_record_that_opens_for_nobody_stays_until_somebody_clears_it_away(
    house: CentreServices, filled: Confidant
) -> None:
    (row,) = rows_kept(filled.register)
    with house.database.begin() as work:
        work.store(SealedRecord).replace(replace(row, body=bytes(len(row.body))))
    register = activated(house, filled.register.keys.begin_renewal(OTHER, OTHER))
    assert (register.cases().all, register.cases().damaged) == ((), 1)
    assert register.destroy_damaged().value == 1
    assert read(register) == (["Een bericht."], [])
    assert rows_kept(register) == []


def test_both_lost_is_lost_and_a_new_register_takes_no_messages_for_a_month(
    house: CentreServices, set_up: Callable[[], Confidant], clock: FixedClock
) -> None:
    first = set_up()
    words = house.confiding.holders().words[0]
    house.confiding.leave("Een bericht.")
    first.register.keep(first.register.blank())
    house.confidant_register.give_up()
    with house.database.read() as work:
        assert work.store(SealedRecord).find() == ()
    found = house.confiding.holders()
    assert (found.all, found.alarm, found.former_words) == ((), Alarm.GONE, words)
    second = set_up()
    assert read(second.register) == ([], [])
    found = house.confiding.holders()
    assert (found.alarm, found.anew) == (Alarm.ANEW, True)
    assert found.opens_on == TODAY + dt.timedelta(days=30)
    assert found.told_until == TODAY + dt.timedelta(days=90)
    with pytest.raises(KeyAlarm, match="nieuwe brievenbus"):
        house.confiding.leave("Te vroeg.")
    with pytest.raises(KeyAlarm, match="nieuwe brievenbus"):
        house.confiding.trust(found.words[0])
    clock.moment += dt.timedelta(days=30)
    with pytest.raises(KeyAlarm, match="veranderd"):
        house.confiding.leave("Nog niemand vergeleek de woorden.")
    with pytest.raises(Invalid, match="niet de woorden"):
        house.confiding.trust(words)
    assert house.confiding.trust(f"  {found.words[0].upper()} ").ready
    house.confiding.leave("Nu wel.")
    assert read(second.register) == (["Nu wel."], [])


def test_new_keys_are_not_made_while_this_computer_knows_another_register(
    house: CentreServices, filled: Confidant, own_computer: Path
) -> None:
    Pins(own_computer, house.centre.id).accept(bytes(32), "acht heel andere woorden")
    assert filled.register.keys.holders().alarm is Alarm.ANEW
    with pytest.raises(KeyAlarm):
        filled.register.keys.begin_successor(somebody(house), THIRD, THIRD)
    with pytest.raises(KeyAlarm):
        filled.register.keys.begin_renewal(THIRD, THIRD)
    with pytest.raises(KeyAlarm):
        filled.register.keys.remove(filled.register.keys.own())
