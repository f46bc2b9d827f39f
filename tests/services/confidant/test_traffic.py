"""What somebody reads from the file, its copies and its times without any key: as little as can be."""

import datetime as dt
import os
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from buurthuis_app.domain.confidant.case import Note
from buurthuis_app.domain.confidant.sealed_records import SealedMessage, SealedRecord
from buurthuis_app.records import replace
from buurthuis_app.services.confidant import messages, stirring
from buurthuis_app.services.confidant.known_keys import FILE_NAME, Pins
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices
from tests.services.confidant.conftest import PASSPHRASE, Confidant, set_up_for, somebody
from tests.services.confidant.test_forgeries import again, put_back, rows_of, second_of, sql

HOUR = 3_600 * 10**9
Rows = dict[bytes, tuple[object, ...]]
"""Of each record all that the file says: number, length of the body, whose rows and how long those are."""


@pytest.fixture(autouse=True)
def little_stirring() -> None:
    """Nothing less than what the program does: here it is looked at."""


def looked_at(house: CentreServices) -> Rows:
    """The records as somebody sees them in a copy."""
    keys: dict[bytes, list[object]] = {}
    for record_id, key_id, sealed in sql(house, "SELECT * FROM sealed_record_key ORDER BY key_id"):
        keys.setdefault(record_id, []).append((key_id, len(sealed)))  # type: ignore[arg-type]
    return {
        row[0]: (len(row[2]), row[3], tuple(keys[row[0]]))  # type: ignore[arg-type, index, misc]
        for row in sql(house, "SELECT id, centre_id, body, version FROM sealed_record")
    }


def what_she_does(register: UnlockedRegister) -> dict[str, Callable[[], object]]:
    """One of each, on a register with a case and two half-written forms."""
    case = register.keep(replace(register.blank(), about="Zaak")).value
    other = register.keep(register.blank()).value
    register.keep_draft("a", {"about": "half"})
    talk = replace(case, notes=(Note(on=case.reported_on, text="x" * 1200),))
    return {
        "a case": lambda: register.keep(register.blank()),
        "a case for her alone": lambda: register.keep(replace(register.blank(), alone=True)),
        "a talk": lambda: register.keep(talk),
        "a half-written form": lambda: register.keep_draft("b", {"about": "half"}),
        "more of it": lambda: register.keep_draft("b", {"about": "halver"}),
        "the form is saved": lambda: register.drop_draft("a"),
        "a case is destroyed": lambda: register.destroy(other.id),
    }


def test_whatever_she_writes_looks_the_same(house: CentreServices, confidant: Confidant) -> None:
    """Some rows go, others come, and of each that stays everything but the length is another."""
    second_of(house, confidant, share=False).close()
    for act in what_she_does(confidant.register).values():
        before = looked_at(house)
        act()
        after = looked_at(house)
        assert len(after) == 2 * stirring.ROUND
        stayed = before.keys() & after.keys()
        assert after.keys() - stayed
        assert before.keys() - stayed
        hers = {id_ for id_ in stayed if before[id_][1] != after[id_][1]}
        theirs = len(stayed) - len(hers)
        assert theirs <= stirring.ROUND  # the fillers that the other one keeps
        assert {row[2] for row in after.values()} == {next(iter(after.values()))[2]}


def test_the_number_of_records_says_nothing_of_the_number_of_cases(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    seen = [len(looked_at(house))]
    for _ in range(10):
        register.keep(register.blank())
        seen.append(len(looked_at(house)))
    for case in register.cases().all[:9]:
        register.destroy(case.id)
        seen.append(len(looked_at(house)))
    assert set(seen) == {stirring.ROUND}
    assert len(register.cases().all) == 1
    for _ in range(20):
        register.keep(register.blank())
    assert len(looked_at(house)) == 2 * stirring.ROUND
    assert len(again(house).cases().all) == 21
    assert not again(house).differences


def test_beside_a_record_stands_a_number_by_chance(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    case = register.keep(register.blank()).value
    numbers = []
    for _ in range(6):
        numbers.append(looked_at(house)[case.id.bytes][1])
        case = register.keep(replace(case, about="nog eens")).value
    assert case.version == 7
    assert len(set(numbers)) == 6
    assert numbers != sorted(numbers)  # type: ignore[type-var]
    assert min(numbers) > 2**20  # type: ignore[type-var, operator]


def test_for_whom_a_message_is_nobody_sees(house: CentreServices, confidant: Confidant) -> None:
    bert, anna = second_of(house, confidant), confidant.register
    for text, to in (("Alleen voor Anna.", confidant.id), ("Voor allebei.", None)):
        house.confiding.leave(text, to=to)
    rows = sql(house, "SELECT message_id, key_id, length(sealed) FROM sealed_message")
    assert len(rows) == 4
    assert len({row[2] for row in rows}) == 1
    assert [left.text for left in bert.messages().all] == ["Voor allebei."]
    assert (len(anna.messages().all), bert.messages().damaged) == (2, 0)
    (hers,) = [left for left in anna.messages().all if left.alone]
    anna.destroy_message(hers.id)
    bert.close()
    bert = house.confidant_register.unlock("regen dorp kast vogel zee brood")
    assert not bert.differences


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chance says each time that it is to be done."""
    monkeypatch.setattr(secrets, "randbelow", lambda _most: 0)


@pytest.mark.usefixtures("always")
def test_messages_that_nobody_left_stand_between_the_others_and_go(
    house: CentreServices, confidant: Confidant
) -> None:
    bert, anna = second_of(house, confidant), confidant.register
    house.confiding.leave("Een echt bericht.")
    for _ in range(5):
        house.confiding.leave_chaff()
    rows = sql(house, "SELECT message_id, length(sealed) FROM sealed_message")
    assert (len(rows), len({row[1] for row in rows})) == (12, 1)
    for register in (anna, bert):
        assert [left.text for left in register.messages().all] == ["Een echt bericht."]
        assert register.messages().damaged == 0
    anna.close()
    anna = again(house)
    anna.keep(anna.blank())
    anna.keep(anna.blank())
    assert len(sql(house, "SELECT 1 FROM sealed_message")) < 12
    for register in (
        again(house),
        house.confidant_register.unlock("regen dorp kast vogel zee brood"),
    ):
        assert not register.differences
        assert [left.text for left in register.messages().all] == ["Een echt bericht."]


@pytest.mark.usefixtures("always")
def test_chaff_is_left_only_where_a_message_can_be_left_and_never_much(
    house: CentreServices, monkeypatch: pytest.MonkeyPatch, own_computer: Path
) -> None:
    house.confiding.leave_chaff()
    confidant = set_up_for(house)
    monkeypatch.setattr(messages, "MOST_CHAFF", 2)
    for _ in range(3):
        house.confiding.leave_chaff()
    assert len(sql(house, "SELECT 1 FROM sealed_message")) == 2
    sql(house, "DELETE FROM sealed_message")
    (own_computer / FILE_NAME).unlink()
    house.confiding.leave_chaff()
    assert sql(house, "SELECT 1 FROM sealed_message") == []
    assert confidant.register.is_open


def test_a_message_in_the_place_of_one_that_she_saw_is_a_message_that_is_missing(
    house: CentreServices, confidant: Confidant
) -> None:
    """Anybody can seal one for her, under the same id too."""
    from buurthuis_app.vault.messages import CHAFF, sealed_message

    house.confiding.leave("Hij duwt.")
    again(house).close()
    with house.database.begin() as work:
        (row,) = work.store(SealedMessage).find()
        key = next(iter(confidant.register._session.safe.writers.items()))
        box = sealed_message(CHAFF, row.message_id, *key)
        work.store(SealedMessage).remove([row])
        work.store(SealedMessage).add(replace(row, sealed=box))
    opened = again(house)
    assert opened.differences.missing_messages == {row.message_id}
    assert again(house).differences.missing_messages == {row.message_id}
    opened.acknowledge()
    assert not again(house).differences


def test_what_another_put_back_while_it_is_open_is_not_vouched_for(
    house: CentreServices, confidant: Confidant
) -> None:
    """Sealing anew what did not change must not make an earlier version hers."""
    register = confidant.register
    case = register.keep(replace(register.blank(), about="eerst")).value
    tables = ("sealed_record", "sealed_record_key")
    before = rows_of(house, *tables)
    register.keep(replace(case, about="later"))
    now = rows_of(house, *tables)
    for table in tables:
        others = [row for row in now[table] if row[0] != case.id.bytes]
        now[table] = others + [row for row in before[table] if row[0] == case.id.bytes]
    put_back(house, now)
    register.keep_draft("case", {"about": "iets anders"})
    register.close()
    assert again(house).differences.old_cases == {case.id}


def test_word_that_a_case_is_for_another_hides_no_case(
    house: CentreServices, confidant: Confidant
) -> None:
    """Her own earlier rows, put back by somebody else: once the case was not for her."""
    bert, anna = second_of(house, confidant), confidant.register
    case = bert.keep(replace(bert.blank(), about="Zaak", alone=True)).value
    shut = sql(
        house,
        "SELECT sealed FROM sealed_record_key WHERE record_id = ? AND key_id = ?",
        *(case.id.bytes, anna.keys.own().bytes),
    )
    bert.keep(replace(case, alone=False))
    anna.close()
    anna = again(house)
    assert [kept.about for kept in anna.cases().all] == ["Zaak"]
    anna.close()
    sql(
        house,
        "UPDATE sealed_record_key SET sealed = ? WHERE record_id = ? AND key_id = ?",
        *(shut[0][0], case.id.bytes, anna.keys.own().bytes),
    )
    assert again(house).differences.missing_cases == {case.id}


def times(house: CentreServices, own_computer: Path) -> dict[str, int]:
    """What the folders say of when something was written."""
    places = (*house.database.files, own_computer, own_computer / FILE_NAME)
    return {place.name: place.stat().st_mtime_ns for place in places}


@pytest.mark.file_only
def test_no_file_tells_the_hour_at_which_somebody_wrote(
    house: CentreServices, confidant: Confidant, own_computer: Path
) -> None:
    house.confidants.keep(house.confidants.page().confidants[0], new=False)
    long_ago = times(house, own_computer)["buurthuis.db"] - 7 * HOUR
    acts: dict[str, Callable[[], object]] = {
        "leaving": lambda: house.confiding.leave("Hij duwt."),
        "opening": lambda: again(house).close(),
        "keeping": lambda: confidant.register.keep(confidant.register.blank()),
        "chaff": house.confiding.leave_chaff,
        "locking": confidant.register.close,
    }
    for name, act in acts.items():
        for place in (*house.database.files, own_computer, own_computer / FILE_NAME):
            os.utime(place, ns=(long_ago, long_ago))
        act()
        for told, when in times(house, own_computer).items():
            assert when - long_ago in range(60 * 10**9), (name, told)


def test_a_file_that_is_new_says_midnight(own_computer: Path) -> None:
    Pins(own_computer, UUID(int=1)).accept(b"sum", "woorden")
    written = (own_computer / FILE_NAME).stat().st_mtime
    assert dt.datetime.fromtimestamp(written).astimezone().time() == dt.time.min


def test_opening_with_nothing_new_writes_nothing(
    house: CentreServices, confidant: Confidant, own_computer: Path
) -> None:
    confidant.register.keep(confidant.register.blank())
    confidant.register.close()
    again(house).close()
    files = (house.database.path, own_computer / FILE_NAME)
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    register = again(house)
    assert register.cases().all
    assert register.messages().all == ()
    register.close()
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before


@pytest.mark.file_only
def test_no_column_holds_a_day_or_an_order(house: CentreServices, confidant: Confidant) -> None:
    house.confiding.leave("Hij duwt.")
    assert confidant.register.is_open
    with closing(sqlite3.connect(house.database.path)) as connection:
        for table in ("sealed_message", "sealed_record", "sealed_record_key", "sealed_contents"):
            named = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            assert named <= {
                *("message_id", "key_id", "record_id", "id", "centre_id"),
                *("sealed", "body", "version"),
            }
            with pytest.raises(sqlite3.OperationalError):
                connection.execute(f"SELECT rowid FROM {table}")  # noqa: S608 - names above


@pytest.mark.parametrize("moment", ["founding", "renewal"])
def test_a_program_that_ends_between_file_and_memory_gives_no_false_alarm(
    house: CentreServices, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def end(*_told: object) -> None:
        raise KeyboardInterrupt

    if moment == "renewal":
        keys = set_up_for(house).register.keys
        founding = keys.begin_renewal(PASSPHRASE, PASSPHRASE)
    else:
        founding = house.confidant_register.begin(somebody(house), PASSPHRASE, PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr(Pins, "accept", end)
        with pytest.raises(KeyboardInterrupt):
            house.confidant_register.activate(founding, founding.recovery_key)
    assert house.confiding.holders().ready
    assert again(house).is_open


def test_a_founding_that_was_not_kept_is_no_register_that_is_gone(
    house: CentreServices, own_computer: Path
) -> None:
    Pins(own_computer, house.centre.id).expect(bytes(32))
    assert house.confiding.holders().alarm is None
    assert set_up_for(house).register.is_open
    assert house.confiding.holders().ready


def test_a_large_register_is_sealed_anew_in_parts(
    house: CentreServices, confidant: Confidant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stirring, "MOST", 3)
    before = looked_at(house)
    confidant.register.keep(confidant.register.blank())
    after = looked_at(house)
    changed = [id_ for id_ in before.keys() & after.keys() if before[id_] != after[id_]]
    assert len(changed) == 3
    with house.database.read() as work:
        assert len(work.store(SealedRecord).find()) == stirring.ROUND
