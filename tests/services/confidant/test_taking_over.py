"""A register of before lists were signed: it goes on, and is taken over when its confidant opens it."""

import datetime as dt
import json
import secrets
from pathlib import Path
from uuid import UUID

import pytest

from buurthuis_app.domain.confidant.case import Case
from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedContents,
    SealedRecord,
    SealedRecordKey,
    SignedReaders,
)
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.records import replace
from buurthuis_app.sealing.public_key import boxed
from buurthuis_app.services.confidant import stirring
from buurthuis_app.services.confidant.key_holders import Alarm, KeyAlarm
from buurthuis_app.services.confidant.known_keys import FILE_NAME
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.vault.codes import passphrase_bytes, recovery_key_from
from buurthuis_app.vault.contents import ReaderContents, sealed_contents
from buurthuis_app.vault.header import EnvelopeKind, heading
from buurthuis_app.vault.key_wrapping import Cost, wrapped_by_passphrase, wrapped_by_recovery_key
from buurthuis_app.vault.keys import KeyPair, fingerprint
from buurthuis_app.vault.records import RecordKey, sealed_record
from buurthuis_app.vault.serialisation import case_bytes
from tests.reports.reading import page_texts
from tests.services.confidant.conftest import Confidant, somebody
from tests.services.confidant.test_forgeries import EVE, forge, unsigned

TODAY = dt.date(2026, 11, 22)
ANNAS, BERTS = "lopen fiets maan boter kaas zeven", "regen dorp kast vogel zee brood"
OTHER = "appel stoel water lamp hond tafel"
CHEAP = Cost(memory=8, passes=1)
PAPER = recovery_key_from("0000-0000-0000-0000-0000-0000-0000-0000-0")


def a_key(house: CentreServices, name: str, passphrase: str) -> tuple[ConfidantKey, KeyPair]:
    """As the first version kept it."""
    pair = KeyPair.new()
    row = ConfidantKey(
        id=pair.id,
        centre_id=house.centre.id,
        confidant_id=somebody(house, name),
        public_key=pair.public_key,
        by_passphrase=wrapped_by_passphrase(pair, passphrase_bytes(passphrase), CHEAP),
        by_recovery_key=wrapped_by_recovery_key(pair, PAPER),
        active_from=TODAY,
    )
    with house.database.begin() as work:
        work.store(ConfidantKey).add(row)
    return row, pair


def a_case(house: CentreServices, about: str, *readers: ConfidantKey) -> None:
    """As the first version kept it: by nobody in particular."""
    id_, key = UUID(bytes=secrets.token_bytes(16)), RecordKey.new()
    case = Case(id=id_, reported_on=TODAY, about=about)
    with house.database.begin() as work:
        work.store(SealedRecord).add(
            SealedRecord(
                id=id_,
                centre_id=house.centre.id,
                body=sealed_record(case_bytes(case), id_, 1, key),
            )
        )
        work.store(SealedRecordKey).add(
            *(
                SealedRecordKey(record_id=id_, key_id=reader.id, sealed=unsigned(key, id_, reader))
                for reader in readers
            )
        )


def known_here(own_computer: Path, house: CentreServices, *rows: ConfidantKey) -> None:
    """As the first version remembered it."""
    own_computer.mkdir(parents=True, exist_ok=True)
    kept = {str(house.centre.id): sorted(str(row.id) for row in rows)}
    (own_computer / FILE_NAME).write_text(json.dumps(kept), encoding="ascii")


@pytest.fixture
def anna(house: CentreServices, own_computer: Path) -> ConfidantKey:
    """A register of before, with one case and one message."""
    row, _pair = a_key(house, "Anna", ANNAS)
    known_here(own_computer, house, row)
    a_case(house, "van vroeger", row)
    house.confiding.leave("Een bericht van vroeger.")
    return row


def lists(house: CentreServices) -> int:
    with house.database.read() as work:
        return len(work.store(SignedReaders).find())


def test_until_it_is_opened_it_goes_on_as_it_was(house: CentreServices, anna: ConfidantKey) -> None:
    found = house.confiding.holders()
    assert (found.alarm, found.words) == (None, (" ".join(fingerprint(anna.public_key)),))
    (printed,) = page_texts(house.confidant_papers.poster().content)
    assert all(word in printed for word in " ".join(found.words).split())
    house.confiding.leave("Nog een.")
    assert lists(house) == 0


def test_opening_it_takes_it_over_and_says_so(house: CentreServices, anna: ConfidantKey) -> None:
    words = house.confiding.holders().words
    register = house.confidant_register.unlock(ANNAS)
    assert register.taken_over
    assert not register.differences
    assert lists(house) == 1
    assert house.confiding.holders().ready
    assert house.confiding.holders().words != words
    assert [case.about for case in register.cases().all] == ["van vroeger"]
    assert [one.text for one in register.messages().all] == ["Een bericht van vroeger."]
    register.keys.change_passphrase(ANNAS, OTHER, OTHER)
    again = house.confidant_register.unlock(OTHER)
    assert not again.taken_over
    assert not again.differences
    assert [case.about for case in again.cases().all] == ["van vroeger"]
    with house.database.read() as work:
        assert work.store(ConfidantKey).get(anna.id) is not None


@pytest.mark.usefixtures("anna")
def test_after_that_nobody_else_can_make_a_case(house: CentreServices) -> None:
    register = house.confidant_register.unlock(ANNAS)
    invented = Case(id=UUID(int=1), reported_on=TODAY, about="verzonnen")
    forge(house, case_bytes(invented), unsigned)
    assert [case.about for case in register.cases().all] == ["van vroeger"]
    assert register.cases().damaged == 1


def test_a_key_that_was_put_beside_it_is_not_taken_over(
    house: CentreServices, anna: ConfidantKey
) -> None:
    stranger = replace(anna, id=EVE.id, public_key=EVE.public_key)
    with house.database.begin() as work:
        work.store(ConfidantKey).add(stranger)
    assert house.confiding.holders().alarm is Alarm.CHANGED
    register = house.confidant_register.unlock(ANNAS)
    assert not register.taken_over
    assert [case.about for case in register.cases().all] == ["van vroeger"]
    case = register.keep(replace(register.blank(), about="nieuw")).value
    with house.database.read() as work:
        assert [seal.key_id for seal in work.store(SealedRecordKey).find(record_id=case.id)] == [
            anna.id
        ]
    with pytest.raises(KeyAlarm):
        house.confiding.leave("Niet voor vreemden.")
    with pytest.raises(Conflict):
        register.destroy_damaged()
    assert lists(house) == 0


def test_a_swapped_key_of_before_is_an_alarm(house: CentreServices, anna: ConfidantKey) -> None:
    with house.database.begin() as work:
        work.store(ConfidantKey).replace(replace(anna, public_key=EVE.public_key))
    assert house.confiding.holders().alarm is Alarm.ALTERED
    with pytest.raises(KeyAlarm):
        house.confidant_register.unlock(ANNAS)


def test_another_computer_asks_for_the_words_first(
    house: CentreServices, anna: ConfidantKey, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    second, _pair = a_key(house, "Bert", BERTS)
    monkeypatch.setenv("BUURTHUIS_COMPUTER", str(tmp_path / "andere computer"))
    there = CentreServices(house.database, house.clock, house.actor, house.centre)
    assert there.confiding.holders().alarm is Alarm.UNKNOWN
    assert not there.confidant_register.unlock(ANNAS).taken_over
    phrases = [" ".join(fingerprint(row.public_key)) for row in (second, anna)]
    with pytest.raises(Invalid):
        there.confiding.trust(phrases[0])
    assert there.confiding.trust("\n".join(phrases)).ready
    assert there.confidant_register.unlock(ANNAS).taken_over
    assert there.confiding.holders().ready


def test_the_second_confidant_introduces_herself_and_the_first_signs_for_it(
    house: CentreServices, anna: ConfidantKey, own_computer: Path
) -> None:
    bert, _pair = a_key(house, "Bert", BERTS)
    known_here(own_computer, house, anna, bert)
    a_case(house, "van allebei", anna, bert)
    a_case(house, "van Bert alleen", bert)
    house.confidant_register.unlock(ANNAS).close()
    assert house.confiding.holders().ready
    theirs = house.confidant_register.unlock(BERTS)
    assert not theirs.taken_over
    assert sorted(case.about for case in theirs.cases().all) == ["van Bert alleen", "van allebei"]
    with pytest.raises(Conflict, match="de andere vertrouwenspersoon"):
        theirs.keys.change_passphrase(BERTS, OTHER, OTHER)
    theirs.close()
    ours = house.confidant_register.unlock(ANNAS)
    assert not ours.differences
    assert sorted(case.about for case in ours.cases().all) == ["van allebei", "van vroeger"]
    ours.close()
    theirs = house.confidant_register.unlock(BERTS)
    theirs.keys.change_passphrase(BERTS, OTHER, OTHER)
    theirs = house.confidant_register.unlock(OTHER)
    assert sorted(case.about for case in theirs.cases().all) == ["van Bert alleen", "van allebei"]
    assert not theirs.differences
    assert house.confiding.holders().ready
    assert lists(house) == 3


def test_rows_that_still_told_something_are_read_and_sealed_anew(
    house: CentreServices, confidant: Confidant
) -> None:
    """As the version before kept them: the revision beside the case, one row a reader, no fillers."""
    register = confidant.register
    case = register.keep(replace(register.blank(), about="van vorige week")).value
    session = register._session
    pair, key = session.safe.pair, RecordKey.new()
    inside = heading(EnvelopeKind.WRITTEN_KEY, case.id, pair.id, pair.id, key.id)
    box = boxed(inside + bytes(key.secret), pair.public_key, pair.secret)
    contents = ReaderContents(
        readers=session.anchor, counter=3, kept_on=TODAY, records={case.id: 4}
    )
    with house.database.begin() as work:
        for kind in (SealedRecordKey, SealedRecord, SealedContents):
            work.store(kind).remove(work.store(kind).find())
        body = sealed_record(case_bytes(case), case.id, 4, key)
        work.store(SealedRecord).add(
            SealedRecord(id=case.id, centre_id=house.centre.id, body=body, version=4)
        )
        sealed = heading(EnvelopeKind.WRITTEN_KEY, pair.id, pair.id) + box
        work.store(SealedRecordKey).add(
            SealedRecordKey(record_id=case.id, key_id=pair.id, sealed=sealed)
        )
        work.store(SealedContents).add(
            SealedContents(key_id=pair.id, sealed=sealed_contents(contents, pair))
        )
    opened = house.confidant_register.unlock(confidant.passphrase)
    assert not opened.differences
    (kept,) = opened.cases().all
    assert (kept.about, kept.version) == ("van vorige week", 4)
    assert opened.keep(replace(kept, about="van deze week")).value.version == 5
    with house.database.read() as work:
        rows = work.store(SealedRecord).find()
        assert len(rows) == stirring.ROUND
        assert all(row.version > 2**20 for row in rows)
    again = house.confidant_register.unlock(confidant.passphrase)
    assert not again.differences
    assert [case.about for case in again.cases().all] == ["van deze week"]
