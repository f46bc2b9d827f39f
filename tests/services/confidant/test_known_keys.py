"""Somebody with the file changes it, and what the program then says."""

import datetime as dt
import json
import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedContents,
    SealedMessage,
    SealedRecord,
    SealedRecordKey,
    SignedReaders,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.errors import Busy, Conflict, Damaged, Invalid, NotAllowed, ReadOnly
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.sealing import key_derivation
from buurthuis_app.services.confidant.key_holders import Alarm, KeyAlarm
from buurthuis_app.services.confidant.known_keys import FILE_NAME
from buurthuis_app.services.confidant.readers import kept_readers, named_reader, sign
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.vault.codes import passphrase_bytes
from buurthuis_app.vault.key_wrapping import Cost, wrapped_by_passphrase
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.readers import RegisterTerm
from tests.reports.reading import page_texts
from tests.services.confidant.conftest import PASSPHRASE, Confidant, rows_kept, somebody
from tests.services.confidant.test_forgeries import sql

EVIL = "de beheerder leest graag mee vandaag"
CHEAP = Cost(memory=8, passes=1)


def own_key(house: CentreServices) -> ConfidantKey:
    with house.database.read() as work:
        return work.store(ConfidantKey).find()[0]


def forged(house: CentreServices, confidant_id: UUID | None = None) -> KeyPair:
    """An attacker's key pair, put in the file beside what is there, with a passphrase of his own."""
    pair, known = KeyPair.new(), own_key(house)
    with house.database.begin() as work:
        work.store(ConfidantKey).add(
            replace(
                known,
                id=pair.id,
                confidant_id=confidant_id or known.confidant_id,
                public_key=pair.public_key,
                by_passphrase=wrapped_by_passphrase(pair, passphrase_bytes(EVIL), CHEAP),
            )
        )
    return pair


def test_a_swapped_public_key_is_an_alarm_everywhere(
    house: CentreServices, confidant: Confidant
) -> None:
    key, other = own_key(house), KeyPair.new()
    with house.database.begin() as work:
        work.store(ConfidantKey).replace(replace(key, public_key=other.public_key))
    assert house.confiding.holders().alarm is Alarm.ALTERED
    assert confidant.register.keys.holders().alarm is Alarm.ALTERED
    for act in (
        lambda: house.confiding.leave("Hallo?"),
        lambda: house.confidant_register.unlock(confidant.passphrase),
        lambda: house.confidant_register.recover(confidant.paper),
    ):
        with pytest.raises(KeyAlarm, match="een andere sleutel"):
            act()


def test_a_secret_key_of_another_pair_is_an_alarm(
    house: CentreServices, confidant: Confidant
) -> None:
    """Key, id and passphrase fit each other, but the public key that senders use is somebody else's."""
    pair, victim = KeyPair.new(), own_key(house)
    pair.id = victim.id
    envelope = wrapped_by_passphrase(pair, passphrase_bytes(PASSPHRASE), CHEAP)
    with house.database.begin() as work:
        work.store(ConfidantKey).replace(replace(victim, by_passphrase=envelope))
    with pytest.raises(KeyAlarm):
        house.confidant_register.unlock(confidant.passphrase)


@pytest.mark.parametrize("who", ["the same confidant", "nobody on the page"])
def test_a_key_that_stands_on_no_list_reads_nothing_and_opens_nothing(
    house: CentreServices, confidant: Confidant, who: str
) -> None:
    words = house.confiding.holders().words
    forged(house, None if who == "the same confidant" else new_id())
    found = house.confiding.holders()
    assert (found.alarm, found.strangers, len(found.all), found.words) == (None, 1, 1, words)
    with pytest.raises(Invalid, match="klopt niet"):
        house.confidant_register.unlock(EVIL)
    house.confiding.leave("GEHEIM")
    confidant.register.keep(replace(confidant.register.blank(), about="zaak"))
    with house.database.read() as work:
        keys = {row.key_id for row in work.store(SealedMessage).find()}
        keys |= {row.key_id for row in work.store(SealedRecordKey).find()}
    assert keys == {confidant.register.keys.own()}
    (printed,) = page_texts(house.confidant_papers.poster().content)
    assert all(word in printed for word in " ".join(words).split())
    assert confidant.register.destroy_damaged().value == 1
    assert house.confiding.holders().strangers == 0


def test_whose_key_is_whose_is_signed(house: CentreServices, confidant: Confidant) -> None:
    """Two rows that changed owner, on a computer that knows both keys."""
    second = somebody(house)
    founding = confidant.register.keys.begin_second(second, EVIL, EVIL, share=False)
    house.confidant_register.activate(founding, founding.recovery_key)
    with house.database.begin() as work:
        store = work.store(ConfidantKey)
        for row in store.find():
            other = second if row.confidant_id == confidant.id else confidant.id
            store.replace(replace(row, confidant_id=other))
    with pytest.raises(KeyAlarm, match="een andere sleutel"):
        house.confiding.leave("Alleen voor de eerste.", to=confidant.id)


def test_names_that_change_places_on_the_page_do_not_change_whose_key_it_is(
    house: CentreServices, confidant: Confidant
) -> None:
    """What clicks can do: the one called Anna is now Bert's entry, with Bert's key."""
    second = somebody(house, "Bert")
    founding = confidant.register.keys.begin_second(second, EVIL, EVIL, share=False)
    house.confidant_register.activate(founding, founding.recovery_key)
    people = {one.id: one for one in house.confidants.page().confidants}
    house.confidants.keep(replace(people[second], name="Anna"), new=False)
    with pytest.raises(Invalid, match="andere naam"):
        house.confiding.leave("Alleen voor Anna.", to=second)
    house.confiding.leave("Voor wie er is.")


def test_an_envelope_of_before_does_not_open_the_register(
    house: CentreServices, confidant: Confidant
) -> None:
    before = own_key(house)
    confidant.register.keys.change_passphrase(PASSPHRASE, EVIL, EVIL)
    with house.database.begin() as work:
        now = work.store(ConfidantKey).get(before.id)
        assert now is not None
        work.store(ConfidantKey).replace(replace(now, by_passphrase=before.by_passphrase))
    with pytest.raises(KeyAlarm):
        house.confidant_register.unlock(PASSPHRASE)
    assert house.confiding.holders().alarm is Alarm.ALTERED


def test_a_list_of_before_is_an_alarm_where_the_later_one_was_seen(
    house: CentreServices, confidant: Confidant
) -> None:
    with house.database.read() as work:
        before = work.store(SignedReaders).find(), work.store(ConfidantKey).find()
    confidant.register.keys.change_passphrase(PASSPHRASE, EVIL, EVIL)
    assert house.confiding.holders().ready
    with house.database.begin() as work:
        lists, keys = work.store(SignedReaders), work.store(ConfidantKey)
        lists.remove([row for row in lists.find() if row not in before[0]])
        keys.replace(replace(before[1][0], version=keys.find()[0].version))
    assert house.confiding.holders().alarm in {Alarm.CHANGED, Alarm.ANEW}
    register = house.confidant_register.unlock(PASSPHRASE)
    assert register.differences.readers_changed
    with pytest.raises(Conflict, match="controlewoorden"):
        register.destroy_damaged()
    register.keep(register.blank())
    register.acknowledge()
    register.destroy_damaged()


def test_a_register_that_was_begun_beside_the_known_one_is_an_alarm(
    house: CentreServices, confidant: Confidant
) -> None:
    """Everything is replaced: the words are others, and only they tell it to a computer that never saw the register."""
    words = house.confiding.holders().words
    for table in ("signed_readers", "sealed_contents", "confidant_key"):
        sql(house, f"DELETE FROM {table}")  # noqa: S608 - names of our own
    pair = KeyPair.new()
    row = ConfidantKey(
        id=pair.id,
        centre_id=house.centre.id,
        confidant_id=confidant.id,
        public_key=pair.public_key,
        by_passphrase=wrapped_by_passphrase(pair, passphrase_bytes(EVIL), CHEAP),
        by_recovery_key=b"",
        active_from=house.clock.today(),
    )
    long_ago = house.clock.today() - dt.timedelta(days=400)
    with house.database.begin() as work:
        work.store(ConfidantKey).add(row)
        kept = kept_readers(work, house.centre.id)
        reader = named_reader(work, row, pair.verify_key)
        sign(work, kept, pair, [reader], today=long_ago, begins=(RegisterTerm.of(pair), pair))
    found = house.confiding.holders()
    assert (found.alarm, found.former_words) == (Alarm.CHANGED, words[0])
    assert found.words != words
    house.confidant_register.unlock(EVIL)
    assert house.confiding.holders().alarm is Alarm.CHANGED
    with pytest.raises(KeyAlarm, match="veranderd"):
        house.confiding.leave("Hallo?")


def test_keys_that_are_gone_are_an_alarm(house: CentreServices, confidant: Confidant) -> None:
    assert house.confiding.holders().of(confidant.id) is not None
    assert house.confiding.holders().of(new_id()) is None
    words = house.confiding.holders().words[0]
    with house.database.begin() as work:
        for kind in (SealedContents, SealedRecordKey):
            work.store(kind).remove(work.store(kind).find())
        work.store(ConfidantKey).remove(work.store(ConfidantKey).find())
    assert house.confiding.holders().alarm is Alarm.GONE
    with house.database.begin() as work:
        work.store(SignedReaders).remove(work.store(SignedReaders).find())
    assert house.confiding.holders().alarm is Alarm.GONE
    assert house.confiding.holders().former_words == words
    with pytest.raises(KeyAlarm, match="die is weg"):
        house.confiding.leave("Hallo?")
    with pytest.raises(Invalid, match="nog geen register"):
        house.confidant_register.unlock(confidant.passphrase)


@pytest.fixture
def elsewhere(
    house: CentreServices, confidant: Confidant, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> CentreServices:
    """The same file on a computer that never saw it."""
    assert confidant.register.is_open
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "andere computer"))
    return CentreServices(house.database, house.clock, house.actor, house.centre)


def test_another_computer_knows_no_register_until_the_words_were_typed(
    house: CentreServices, elsewhere: CentreServices, confidant: Confidant
) -> None:
    assert elsewhere.confiding.holders().alarm is Alarm.UNKNOWN
    with pytest.raises(KeyAlarm, match="kent de brievenbus"):
        elsewhere.confiding.leave("Hallo?")
    elsewhere.confidant_register.unlock(confidant.passphrase).close()
    assert elsewhere.confidant_register.holders().alarm is Alarm.UNKNOWN
    for typed in ("", "zomaar wat woorden", house.confiding.holders().words[0] + " extra"):
        with pytest.raises(Invalid, match="niet de woorden"):
            elsewhere.confiding.trust(typed)
    assert elsewhere.confiding.trust(house.confiding.holders().words[0]).ready


def test_another_centre_id_is_another_register(
    house: CentreServices, confidant: Confidant, clock: FixedClock
) -> None:
    """The pins are filed by the centre: one that got another id is not known, and the signatures are not for it."""
    other = new_id()
    for table in schema.metadata.tables.values():
        if "centre_id" in table.columns:
            sql(house, f'UPDATE "{table}" SET centre_id = ?', other.bytes)  # noqa: S608 - names of our own
    sql(house, "UPDATE centre SET id = ?", other.bytes)
    moved = CentreServices(house.database, clock, house.actor, replace(house.centre, id=other))
    forged(moved)
    assert moved.confiding.holders().alarm is Alarm.UNKNOWN
    with pytest.raises(KeyAlarm):
        moved.confiding.leave("Hallo?")
    assert confidant.register.is_open


@pytest.mark.usefixtures("confidant")
@pytest.mark.parametrize(
    "content", ["[]", "{", '{"a": 1}', "é", '{"%s": {}}', '{"%s": ["x"]}', '{"%s": {"readers": 1}}']
)
def test_a_memory_that_cannot_be_read_is_an_alarm_and_noted_without_its_content(
    house: CentreServices, own_computer: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    words = house.confiding.holders().words[0]
    content = content.replace("%s", str(house.centre.id))
    (own_computer / FILE_NAME).write_text(content, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert house.confiding.holders().alarm in {Alarm.UNKNOWN, Alarm.CHANGED}
    assert ("not readable" in caplog.text) is (content != '{"a": 1}')
    assert str(house.centre.id) not in caplog.text
    assert house.confiding.trust(words).ready
    assert str(house.centre.id) in json.loads((own_computer / FILE_NAME).read_text("ascii"))


def test_a_memory_that_is_gone_is_an_alarm(house: CentreServices, own_computer: Path) -> None:
    found = somebody(house)
    founding = house.confidant_register.begin(found, PASSPHRASE, PASSPHRASE)
    house.confidant_register.activate(founding, founding.recovery_key)
    (own_computer / FILE_NAME).unlink()
    assert house.confiding.holders().alarm is Alarm.UNKNOWN
    with pytest.raises(KeyAlarm):
        house.confiding.leave("Hallo?")


@pytest.mark.file_only
def test_nothing_is_written_that_is_known_already(
    house: CentreServices, own_computer: Path, confidant: Confidant
) -> None:
    confidant.register.close()
    house.confidant_register.unlock(PASSPHRASE).close()
    before = (own_computer / FILE_NAME).stat().st_mtime_ns, house.database.path.read_bytes()
    house.confidant_register.unlock(PASSPHRASE).close()
    house.confiding.holders()
    assert before == (
        (own_computer / FILE_NAME).stat().st_mtime_ns,
        house.database.path.read_bytes(),
    )


def test_a_memory_that_cannot_be_written_stops_nobody_from_opening(
    own_computer: Path,
    set_up: Callable[[], Confidant],
    house: CentreServices,
    caplog: pytest.LogCaptureFixture,
) -> None:
    own_computer.parent.mkdir(parents=True, exist_ok=True)
    own_computer.write_bytes(b"a file where a folder should be")
    with caplog.at_level(logging.WARNING):
        assert set_up().register.is_open
    assert "not readable" in caplog.text
    with pytest.raises(ReadOnly, match="niet onthouden"):
        house.confiding.trust(house.confiding.holders().words[0])
    assert "not remembered" in caplog.text


def test_messages_and_cases_in_each_others_place_are_refused(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    for text in ("één", "twee"):
        house.confiding.leave(text)
        register.keep(replace(register.blank(), about=text))
    rows = rows_kept(register)
    with house.database.begin() as work:
        messages, records = work.store(SealedMessage), work.store(SealedRecord)
        one, two = messages.find()
        messages.remove([one, two])
        messages.add(replace(one, sealed=two.sealed), replace(two, sealed=one.sealed))
        first, second = rows
        records.replace(replace(first, body=second.body))
    assert (register.messages().all, register.messages().damaged) == ((), 2)
    cases = register.cases()
    assert (len(cases.all), cases.damaged) == (1, 1)
    assert register.yearly.draft(2026, zeros=True).damaged == 1
    assert register.draft("case") is None
    assert register.destroy_damaged().value == 3
    assert (register.messages().damaged, register.cases().damaged) == (0, 0)


@pytest.mark.file_only("on a server no key of a case can be without its case")
def test_a_case_of_which_somebody_threw_half_away_is_no_trouble(
    house: CentreServices, confidant: Confidant
) -> None:
    confidant.register.keep(confidant.register.blank())
    sql(house, "DELETE FROM sealed_record")
    assert (confidant.register.cases().all, confidant.register.cases().damaged) == ((), 0)
    founding = confidant.register.keys.begin_renewal(PASSPHRASE, PASSPHRASE)
    house.confidant_register.activate(founding, founding.recovery_key)
    with house.database.read() as work:
        here = {row.id for row in work.store(SealedRecord).find()}
        assert {seal.record_id for seal in work.store(SealedRecordKey).find()} <= here


def test_an_older_version_of_a_case_does_not_pass_for_the_present_one(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    case = register.keep(register.blank()).value
    (old,) = rows_kept(register)
    register.keep(replace(case, about="Nieuw"))
    (row,) = rows_kept(register)
    with house.database.begin() as work:
        work.store(SealedRecord).replace(replace(row, body=old.body))
    assert register.cases().damaged == 1


def test_a_case_whose_key_was_altered_cannot_be_changed(
    house: CentreServices, confidant: Confidant
) -> None:
    case = confidant.register.keep(confidant.register.blank()).value
    with house.database.begin() as work:
        seals = work.store(SealedRecordKey)
        (seal,) = seals.find(record_id=case.id)
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
