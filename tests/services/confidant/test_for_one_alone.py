"""What was left for one confidant alone stays so: in a case, in sharing, and when somebody leaves."""

import datetime as dt

import pytest

from buurthuis_app.domain.confidant.sealed_records import ConfidantKey, SealedRecordKey
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.persistence.backups import backup
from buurthuis_app.records import replace
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.services.confidant.key_holders import KeyAlarm
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.vault.codes import passphrase_bytes, recovery_key_from
from buurthuis_app.vault.key_wrapping import unwrapped_by_passphrase, unwrapped_by_recovery_key
from buurthuis_app.vault.messages import opened_message
from tests.services.confidant.conftest import PASSPHRASE, Confidant, somebody
from tests.services.confidant.test_forgeries import again, second_of, sql

TODAY = dt.date(2026, 11, 22)
OTHER = "regen dorp kast vogel zee brood"
THIRD = "appel stoel water lamp hond tafel"
FOR_ANNA = "Alleen voor Anna: het gaat over Bert."


def abouts(register: UnlockedRegister) -> list[str]:
    cases = register.cases()
    assert cases.damaged == 0
    return sorted(case.about for case in cases.all)


@pytest.fixture
def bert(house: CentreServices, confidant: Confidant) -> UnlockedRegister:
    """A second confidant beside the first."""
    return second_of(house, confidant)


def test_a_case_made_of_a_message_for_her_alone_is_for_her_alone(
    house: CentreServices, confidant: Confidant, bert: UnlockedRegister
) -> None:
    anna = confidant.register
    house.confiding.leave(FOR_ANNA, "06-123", to=confidant.id)
    (message,) = anna.messages().all
    case = anna.keep(replace(anna.case_from(message), about="alleen"), message_id=message.id).value
    assert case.alone
    anna.keep(replace(case, about="alleen, later"))
    assert abouts(bert) == []
    assert abouts(anna) == ["alleen, later"]
    assert not bert.differences


def test_she_may_share_it_later_and_take_another_back(
    house: CentreServices, confidant: Confidant, bert: UnlockedRegister
) -> None:
    anna = confidant.register
    case = anna.keep(replace(anna.blank(), alone=True, about="eerst alleen")).value
    case = anna.keep(replace(case, alone=False)).value
    assert abouts(bert) == ["eerst alleen"]
    bert.close()
    bert = house.confidant_register.unlock(OTHER)
    case = anna.keep(replace(case, alone=True, about="weer alleen")).value
    assert abouts(bert) == []
    (line,) = house.confidant_register.unlock(OTHER).differences.destroyed
    assert line[1].of == case.id
    assert abouts(anna) == ["weer alleen"]


@pytest.mark.parametrize("alone", [False, True])
def test_sharing_skips_it_unless_it_is_chosen(
    house: CentreServices, confidant: Confidant, bert: UnlockedRegister, *, alone: bool
) -> None:
    anna = confidant.register
    house.confiding.leave(FOR_ANNA, to=confidant.id)
    house.confiding.leave("Voor allebei.")
    anna.keep(replace(anna.blank(), about="alleen", alone=True))
    anna.keep(replace(anna.blank(), about="samen"))
    founding = anna.keys.begin_second(somebody(house), THIRD, THIRD, share=True, alone=alone)
    third = house.confidant_register.activate(founding, founding.recovery_key)
    assert (FOR_ANNA in [one.text for one in third.messages().all]) is alone
    assert abouts(third) == (["alleen", "samen"] if alone else ["samen"])
    assert len(bert.messages().all) == 1


def test_a_message_of_before_that_stood_alone_is_taken_for_one_alone(
    house: CentreServices,
    confidant: Confidant,
    bert: UnlockedRegister,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from buurthuis_app.vault import serialisation

    whole = serialisation.message_bytes

    def of_before(message: object) -> bytes:
        return whole(message).replace(b',"alone":true', b"").replace(b',"alone":false', b"")  # type: ignore[arg-type]

    monkeypatch.setattr("buurthuis_app.services.confidant.messages.message_bytes", of_before)
    house.confiding.leave(FOR_ANNA, to=confidant.id)
    (hers,) = {row[1] for row in sql(house, "SELECT * FROM sealed_message")} - {
        bert.keys.own().bytes
    }
    sql(house, "DELETE FROM sealed_message WHERE key_id <> ?", hers)
    house.confiding.leave("Voor allebei.")
    found = {message.text: message.alone for message in confidant.register.messages().all}
    assert found == {FOR_ANNA: True, "Voor allebei.": False}
    assert [message.alone for message in bert.messages().all] == [False]


def left(house: CentreServices, name: str = "Bert") -> None:
    """His last day was yesterday."""
    page = house.confidants.page()
    (him,) = [one for one in page.confidants if one.name == name]
    house.confidants.keep(replace(him, until=TODAY - dt.timedelta(days=1)), new=False)


def test_who_left_does_not_read_what_is_added_to_a_running_case(
    house: CentreServices, confidant: Confidant, bert: UnlockedRegister
) -> None:
    anna = confidant.register
    case = anna.keep(replace(anna.blank(), about="lopende zaak")).value
    assert abouts(bert) == ["lopende zaak"]
    left(house)
    case = anna.keep(replace(case, about="van na zijn vertrek")).value
    assert abouts(bert) == []
    with house.database.read() as work:
        assert len(work.store(SealedRecordKey).find(record_id=case.id)) == 2
    assert anna._session.safe.contents.records.keys() == {case.id}


def test_who_left_is_taken_out_by_who_stays(
    house: CentreServices, confidant: Confidant, bert: UnlockedRegister
) -> None:
    anna, words = confidant.register, house.confiding.holders().words
    bert.keep(replace(bert.blank(), about="van Bert"))
    anna.keep(replace(anna.blank(), about="van Anna"))
    keys = [holder.key_id for holder in house.confiding.holders().all]
    house.confiding.leave("Voor allebei.")
    assert anna.keys.left() == ()
    left(house)
    (holder,) = anna.keys.left()
    assert holder.key_id in keys
    anna.keys.remove(holder.key_id)
    assert anna.keys.left() == ()
    found = house.confiding.holders()
    assert (found.alarm, len(found.all)) == (None, 1)
    assert found.words != words
    assert abouts(anna) == ["van Anna", "van Bert"]
    assert len(anna.messages().all) == 1
    with pytest.raises(Invalid):
        house.confidant_register.unlock(OTHER)
    assert (bert.cases().all, bert.messages().all) == ((), ())
    with pytest.raises(Conflict, match="weggehaald"):
        bert.keep(bert.blank())
    for gone in (holder.key_id, anna.keys.own()):
        with pytest.raises(Conflict):
            anna.keys.remove(gone)
    assert not again(house).differences


def test_his_key_cannot_be_put_back(
    house: CentreServices, confidant: Confidant, bert: UnlockedRegister
) -> None:
    with house.database.read() as work:
        rows = work.store(ConfidantKey).find()
    bert.close()
    left(house)
    (holder,) = confidant.register.keys.left()
    confidant.register.keys.remove(holder.key_id)
    with house.database.begin() as work:
        work.store(ConfidantKey).add(*(row for row in rows if row.id == holder.key_id))
    found = house.confiding.holders()
    assert (found.alarm, found.strangers, len(found.all)) == (None, 1, 1)
    with pytest.raises(Invalid):
        house.confidant_register.unlock(OTHER)


def test_after_somebody_stopped_the_other_seals_anew_and_the_words_change(
    house: CentreServices, confidant: Confidant, bert: UnlockedRegister
) -> None:
    bert.keep(replace(bert.blank(), about="van Bert"))
    words = house.confiding.holders().words
    bert.keys.step_back()
    assert house.confiding.holders().words == words
    assert abouts(confidant.register) == ["van Bert"]
    anna = again(house)
    assert anna.new_words
    assert not again(house).new_words
    found = house.confiding.holders()
    assert (found.alarm, len(found.all)) == (None, 1)
    assert found.words != words
    assert abouts(anna) == ["van Bert"]


def test_a_successor_does_not_get_what_was_for_one_alone_unless_it_is_chosen(
    house: CentreServices, confidant: Confidant, bert: UnlockedRegister
) -> None:
    anna = confidant.register
    anna.keep(replace(anna.blank(), about="alleen", alone=True))
    anna.keep(replace(anna.blank(), about="samen"))
    anna.keep_draft("case", {"about": "half"})
    founding = anna.keys.begin_successor(somebody(house), THIRD, THIRD)
    third = house.confidant_register.activate(founding, founding.recovery_key)
    assert abouts(third) == abouts(bert) == ["samen"]
    assert third.draft("case") is None


def test_after_the_real_renewal_no_copy_with_an_old_secret_reads_what_comes(
    house: CentreServices, confidant: Confidant
) -> None:
    """The sheet or the passphrase was seen, and last night's copy stands in the same folder."""
    copy = house.keeping.daily_backup().path
    assert copy.exists()
    with house.database.read() as work:
        (before,) = work.store(ConfidantKey).find()
    founding = confidant.register.keys.begin_renewal(OTHER, OTHER, copies=True)
    register = house.confidant_register.activate(founding, founding.recovery_key)
    assert founding.copies_left == 0
    house.confiding.leave("Van na de nieuwe sleutel.")
    assert len(register.messages().all) == 1
    secrets = (
        unwrapped_by_passphrase(before.by_passphrase, before.id, passphrase_bytes(PASSPHRASE)),
        unwrapped_by_recovery_key(
            before.by_recovery_key, before.id, recovery_key_from(confidant.paper)
        ),
    )
    rows = sql(house, "SELECT message_id, sealed FROM sealed_message")
    from uuid import UUID

    for pair in secrets:
        for message_id, sealed in rows:
            with pytest.raises(Unopenable):
                opened_message(sealed, UUID(bytes=message_id), pair)  # type: ignore[arg-type]
    folder = house.database.path.parent / backup.FOLDER
    kept = sorted(folder.glob("*.db"))
    assert len(kept) == 1
    assert all(before.by_passphrase not in path.read_bytes() for path in kept)


def test_a_copy_that_will_not_go_is_counted(
    house: CentreServices, confidant: Confidant, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    house.keeping.daily_backup()

    real = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".db":
            raise PermissionError
        real(path, missing_ok=missing_ok)

    founding = confidant.register.keys.begin_renewal(OTHER, OTHER, copies=True)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        house.confidant_register.activate(founding, founding.recovery_key)
    assert founding.copies_left == 1


def test_an_untrusted_list_lets_nobody_be_taken_out(
    house: CentreServices, confidant: Confidant, bert: UnlockedRegister
) -> None:
    assert bert.is_open
    sql(house, "UPDATE confidant_key SET by_passphrase = x'00'")
    with pytest.raises(KeyAlarm):
        confidant.register.keys.remove(bert.keys.own())
