"""What somebody with the file and every public key makes, takes away or puts back, and what the confidant hears."""

import datetime as dt
import re
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any
from uuid import UUID

import pytest

from buurthuis_app.domain.confidant.case import Case, CaseState, Note
from buurthuis_app.domain.confidant.sealed_records import (
    ConfidantKey,
    SealedContents,
    SealedMessage,
)
from buurthuis_app.errors import Damaged
from buurthuis_app.records import replace
from buurthuis_app.sealing.public_key import sealed
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.vault.header import EnvelopeKind, heading
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.messages import sealed_message
from buurthuis_app.vault.records import RecordKey, sealed_record, sealed_record_key
from buurthuis_app.vault.serialisation import case_bytes, draft_bytes
from tests.services.confidant.conftest import PASSPHRASE, Confidant, rows_kept, somebody

TODAY = dt.date(2026, 11, 22)
OTHER = "regen dorp kast vogel zee brood"
EVE = KeyPair.new()


def sql(house: CentreServices, statement: str, *values: object) -> list[tuple[object, ...]]:
    """As somebody does who has the file or the server, and no program. Ids are bytes, as in a file."""
    if house.database.files:
        with closing(sqlite3.connect(house.database.path)) as connection:
            found = connection.execute(statement, values).fetchall()
            connection.commit()
            return found
    statement = statement.replace("?", "%s").replace("x'00'", r"'\x00'::bytea")
    statement = re.sub(r"zeroblob\((\d+)\)", r"decode(repeat('00', \1), 'hex')", statement)
    with house.database.begin() as work:
        line: Any = work.connection.connection.driver_connection
        line.execute(
            "SET LOCAL session_replication_role = replica"
        )  # what belongs together is torn apart
        done = line.execute(statement, tuple(map(_as_id, values)))
        rows = done.fetchall() if done.description else []
    return [tuple(map(_as_bytes, row)) for row in rows]


def _as_id(value: object) -> object:
    return UUID(bytes=value) if isinstance(value, bytes) and len(value) == 16 else value


def _as_bytes(value: object) -> object:
    return value.bytes if isinstance(value, UUID) else value


def rows_of(house: CentreServices, *tables: str) -> dict[str, list[tuple[object, ...]]]:
    return {table: sql(house, f"SELECT * FROM {table}") for table in tables}  # noqa: S608


def put_back(house: CentreServices, rows: dict[str, list[tuple[object, ...]]]) -> None:
    for table in reversed(rows):
        sql(house, f"DELETE FROM {table}")  # noqa: S608
    for table, kept in rows.items():
        for row in kept:
            marks = ", ".join("?" * len(row))
            sql(house, f"INSERT INTO {table} VALUES ({marks})", *row)  # noqa: S608


def own_key(house: CentreServices) -> ConfidantKey:
    with house.database.read() as work:
        return work.store(ConfidantKey).find()[0]


def unsigned(key: RecordKey, record_id: UUID, reader: ConfidantKey) -> bytes:
    """As anybody could make it before keys proved who wrote them."""
    inside = heading(EnvelopeKind.RECORD_KEY, record_id, reader.id, key.id) + bytes(key.secret)
    return heading(EnvelopeKind.RECORD_KEY, reader.id) + sealed(inside, reader.public_key)


def by_eve(key: RecordKey, record_id: UUID, reader: ConfidantKey) -> bytes:
    return sealed_record_key(key, record_id, reader.id, reader.public_key, EVE)


def as_if_by_anna(key: RecordKey, record_id: UUID, reader: ConfidantKey) -> bytes:
    made = bytearray(by_eve(key, record_id, reader))
    made[18:34] = reader.id.bytes
    return bytes(made)


Sealing = Callable[[RecordKey, UUID, ConfidantKey], bytes]
forgeries = pytest.mark.parametrize("sealing", [unsigned, by_eve, as_if_by_anna])


def forge(
    house: CentreServices, content: bytes, sealing: Sealing, record_id: UUID | None = None
) -> UUID:
    """A record that was made outside the program, in place of one or beside them."""
    reader, key = own_key(house), RecordKey.new()
    id_ = record_id or UUID(bytes=secrets.token_bytes(16))
    version = 1
    if record_id:
        ((version,),) = sql(house, "SELECT version FROM sealed_record WHERE id=?", id_.bytes)  # type: ignore[assignment]
        sql(house, "DELETE FROM sealed_record_key WHERE record_id=?", id_.bytes)
        sql(house, "DELETE FROM sealed_record WHERE id=?", id_.bytes)
    body = sealed_record(content, id_, version, key)
    sql(
        house,
        "INSERT INTO sealed_record (id, centre_id, body, version) VALUES (?, ?, ?, ?)",
        *(id_.bytes, house.centre.id.bytes, body, version),
    )
    sql(
        house,
        "INSERT INTO sealed_record_key (record_id, key_id, sealed) VALUES (?, ?, ?)",
        *(id_.bytes, reader.id.bytes, sealing(key, id_, reader)),
    )
    return id_


def a_case(about: str, year: int = 2026) -> Case:
    day = dt.date(year, 3, 3)
    return Case(id=UUID(int=1), reported_on=day, about=about)


def again(house: CentreServices) -> UnlockedRegister:
    return house.confidant_register.unlock(PASSPHRASE)


@forgeries
def test_a_case_in_place_of_hers_is_altered_and_never_hers(
    house: CentreServices, confidant: Confidant, sealing: Sealing
) -> None:
    register = confidant.register
    case = register.keep(replace(register.blank(), about="Klacht over de coördinator")).value
    forged = replace(
        a_case("Het was Piet"),
        notes=(Note(on=TODAY, text="Hij trekt alles in."),),
        state=CaseState.CLOSED,
        closed_on=TODAY,
        destroy_after=TODAY,
    )
    forge(house, case_bytes(forged), sealing, case.id)
    for open_one in (register, again(house)):
        assert (open_one.cases().all, open_one.cases().damaged) == ((), 1)
        assert open_one.due() == ()


@forgeries
def test_invented_cases_are_not_counted(
    house: CentreServices, confidant: Confidant, sealing: Sealing
) -> None:
    for _ in range(6):
        forge(house, case_bytes(a_case("verzonnen")), sealing)
    draft = confidant.register.yearly.draft(2026, zeros=True)
    assert (sum(line.count for line in draft.lines), draft.damaged) == (0, 6)
    assert confidant.register.destroy_damaged().value == 6


def test_a_case_of_before_is_said_when_the_register_opens(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    case = register.keep(replace(register.blank(), about="eerste versie")).value
    before = rows_of(house, "sealed_record", "sealed_record_key")
    register.keep(replace(case, about="tweede versie"))
    now = rows_of(house, "sealed_record", "sealed_record_key")
    for table, rows in before.items():
        others = [row for row in now[table] if row[0] != case.id.bytes]
        now[table] = others + [row for row in rows if row[0] == case.id.bytes]
    put_back(house, now)
    opened = again(house)
    assert opened.differences.old_cases == {case.id}
    assert again(house).differences.old_cases == {case.id}
    opened.acknowledge()
    assert not opened.differences
    assert not again(house).differences


def test_what_is_missing_is_said_when_the_register_opens(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    house.confiding.leave("bericht")
    case = register.keep(register.blank()).value
    register.close()
    again(house).close()
    sql(house, "DELETE FROM sealed_record_key")
    sql(house, "DELETE FROM sealed_record")
    sql(house, "DELETE FROM sealed_message")
    opened = again(house)
    assert opened.differences.missing_cases == {case.id}
    assert len(opened.differences.missing_messages) == 1
    opened.acknowledge()
    assert not again(house).differences


def test_what_was_destroyed_and_put_back_is_not_read_and_can_be_cleared(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    house.confiding.leave("Dit moet weg.")
    case = register.keep(replace(register.blank(), about="Dit ook.")).value
    rows = rows_of(house, "sealed_record", "sealed_record_key", "sealed_message")
    register.destroy_message(register.messages().all[0].id)
    register.destroy(case.id)
    put_back(house, rows)
    opened = again(house)
    assert len(opened.differences.back) == 2
    for one in (register, opened):
        assert (one.messages().all, one.messages().damaged) == ((), 1)
        assert (one.cases().all, one.cases().damaged) == ((), 1)
    opened.acknowledge()
    assert opened.destroy_damaged().value == 2
    assert not again(house).differences
    assert rows_kept(again(house)) == []
    assert rows_of(house, "sealed_message") == {"sealed_message": []}


def test_contents_that_were_taken_away_or_altered_are_said(
    house: CentreServices, confidant: Confidant
) -> None:
    confidant.register.keep(confidant.register.blank())
    sql(house, "DELETE FROM sealed_contents")
    assert again(house).differences.contents_missing
    assert not again(house).differences
    sql(house, "UPDATE sealed_contents SET sealed = zeroblob(1100)")
    assert again(house).differences.contents_missing


def test_a_register_that_is_older_as_a_whole_is_said_where_the_later_one_was_seen(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    case = register.keep(register.blank()).value
    tables = ("sealed_contents", "sealed_record", "sealed_record_key", "sealed_message")
    before = rows_of(house, *tables)
    register.keep(replace(case, about="later"))
    register.close()
    put_back(house, before)
    opened = again(house)
    assert opened.differences.rolled_back
    opened.acknowledge()
    opened.keep(replace(case, about="opnieuw"))
    opened.close()
    assert not again(house).differences


def test_the_mark_of_another_is_no_mark(house: CentreServices, confidant: Confidant) -> None:
    from buurthuis_app import paths
    from buurthuis_app.services.confidant.known_keys import Pins

    confidant.register.keep(confidant.register.blank())
    confidant.register.close()
    pins, key = Pins(paths.computer_folder(), house.centre.id), own_key(house)
    pins.mark(key.id, b"zomaar iets")
    assert not again(house).differences


NONSENSE = (b"geen json", b"{}", b"[1]", b'{"what":"case"}', b'{"what":"draft"}', b"")


@pytest.mark.usefixtures("confidant")
@pytest.mark.parametrize("content", NONSENSE)
def test_a_well_sealed_message_of_nonsense_does_not_stop_the_rest(
    house: CentreServices, content: bytes
) -> None:
    house.confiding.leave("Een echt bericht.")
    id_, key = UUID(bytes=secrets.token_bytes(16)), own_key(house)
    box = sealed_message(content, id_, key.id, key.public_key)
    with house.database.begin() as work:
        work.store(SealedMessage).add(SealedMessage(message_id=id_, key_id=key.id, sealed=box))
    register = again(house)
    assert [one.text for one in register.messages().all] == ["Een echt bericht."]
    assert register.messages().damaged == 1
    assert register.destroy_damaged().value == 1
    assert register.messages().damaged == 0


@pytest.mark.parametrize("content", NONSENSE)
def test_a_well_sealed_record_of_nonsense_does_not_stop_the_rest(
    house: CentreServices, confidant: Confidant, content: bytes
) -> None:
    """What a later version writes and this one does not know is no other case."""
    register = confidant.register
    register.keep(replace(register.blank(), about="Echt"))
    with register._session.begin() as work:
        safe = register._session.safe
        safe.add(
            work, UUID(bytes=secrets.token_bytes(16)), content, register._session.readers(work)
        )
    register.keep_draft("case", {"about": "half"})
    assert register.draft("case") == {"about": "half"}
    cases = again(house).cases()
    assert ([one.about for one in cases.all], cases.damaged) == (["Echt"], 1)
    assert register.yearly.draft(2026, zeros=True).damaged == 1
    assert register.destroy_damaged().value == 1


@pytest.mark.file_only("columns of a server hold nothing of another kind")
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO sealed_message SELECT 'x', id, x'00' FROM confidant_key",
        "INSERT INTO sealed_message SELECT zeroblob(16), id, 5 FROM confidant_key",
        "INSERT INTO sealed_message SELECT zeroblob(16), id, 'a' FROM confidant_key",
        "INSERT INTO sealed_record SELECT zeroblob(15), id, x'00', 1 FROM centre",
        "INSERT INTO sealed_record SELECT zeroblob(16), id, x'00', -1 FROM centre",
        "INSERT INTO sealed_record SELECT zeroblob(16), id, x'00', 'een' FROM centre",
        "INSERT INTO sealed_record SELECT zeroblob(16), id, 7, 1 FROM centre",
        "INSERT INTO sealed_record_key SELECT 'x', id, x'00' FROM confidant_key",
        "INSERT INTO sealed_record_key SELECT zeroblob(16), id, 'x' FROM confidant_key",
        (
            "INSERT INTO confidant_key SELECT zeroblob(16), centre_id, confidant_id, 'x', 'y', 7, "
            "'never', 1 FROM confidant_key"
        ),
        (
            "INSERT INTO confidant_key SELECT 'x', centre_id, confidant_id, public_key, by_passphrase, "
            "by_recovery_key, active_from, version FROM confidant_key"
        ),
    ],
)
def test_a_row_of_another_shape_stops_nobody_and_can_be_cleared(
    house: CentreServices, confidant: Confidant, statement: str
) -> None:
    house.confiding.leave("Voor.")
    register = confidant.register
    case = register.keep(replace(register.blank(), about="Zaak")).value
    sql(house, statement)
    house.confiding.leave("Na.")
    opened = again(house)
    assert sorted(one.text for one in opened.messages().all) == ["Na.", "Voor."]
    assert [one.about for one in opened.cases().all] == ["Zaak"]
    opened.keep(replace(case, about="Veranderd"))
    assert opened.yearly.draft(2026, zeros=True).lines
    counted = opened.messages().damaged + opened.cases().damaged
    assert counted + house.confiding.holders().strangers == 1
    assert opened.destroy_damaged().value == 1
    counted = opened.messages().damaged + opened.cases().damaged
    assert counted + house.confiding.holders().strangers == 0


@pytest.mark.file_only("columns of a server hold nothing of another kind")
@pytest.mark.parametrize("content", ["x'00'", "'text'", "5"])
def test_a_list_of_nonsense_is_left_out(
    house: CentreServices, confidant: Confidant, content: str
) -> None:
    words = house.confiding.holders().words
    sql(house, f"INSERT INTO signed_readers SELECT id, 9, {content}, x'00' FROM centre")  # noqa: S608
    found = house.confiding.holders()
    assert (found.alarm, found.words) == (None, words)
    confidant.register.keys.change_passphrase(PASSPHRASE, OTHER, OTHER)
    assert house.confidant_register.unlock(OTHER).is_open


@pytest.mark.file_only("who may plant a trigger on a server owns the tables")
@pytest.mark.usefixtures("confidant")
@pytest.mark.parametrize(
    "trigger",
    [
        "BEFORE INSERT ON sealed_message BEGIN SELECT RAISE(IGNORE); END",
        "AFTER INSERT ON sealed_message BEGIN DELETE FROM sealed_message; END",
        "AFTER INSERT ON sealed_message BEGIN UPDATE sealed_message SET sealed = x'00'; END",
    ],
)
def test_a_message_that_did_not_arrive_gets_no_receipt(house: CentreServices, trigger: str) -> None:
    """Planted while the program runs: at the next start it is found."""
    sql(house, f"CREATE TRIGGER t {trigger}")
    with pytest.raises(Damaged, match="niet bewaard"):
        house.confiding.leave("Komt nergens aan.")
    with pytest.raises(Damaged, match="buiten het programma"):
        house.keeping.check()


def second_of(
    house: CentreServices, confidant: Confidant, *, share: bool = True
) -> UnlockedRegister:
    founding = confidant.register.keys.begin_second(
        somebody(house, "Bert"), OTHER, OTHER, share=share
    )
    return house.confidant_register.activate(founding, founding.recovery_key)


def test_a_shared_case_that_the_other_destroys_leaves_a_line(
    house: CentreServices, confidant: Confidant
) -> None:
    bert, anna = second_of(house, confidant), confidant.register
    case = anna.keep(replace(anna.blank(), about="Zaak van Anna")).value
    house.confiding.leave("Bericht voor allebei.")
    anna.close()
    again(house).close()
    bert.destroy(case.id)
    bert.keep(bert.case_from(bert.messages().all[0]), message_id=bert.messages().all[0].id)
    anna = again(house)
    lines = {line.about: line for _id, line in anna.differences.destroyed}
    assert lines.keys() == {"Zaak van Anna", ""}
    assert (lines["Zaak van Anna"].on, lines[""].message) == (TODAY, True)
    by = [holder.confidant_id for holder in house.confiding.holders().all]
    assert {line.by for line in lines.values()} == {by[1]} - {confidant.id}
    assert not anna.differences.missing_cases | anna.differences.missing_messages
    anna.acknowledge()
    assert not again(house).differences
    assert len(again(house).cases().all) == 1


def test_contents_follow_what_the_other_adds_and_changes(
    house: CentreServices, confidant: Confidant
) -> None:
    bert, anna = second_of(house, confidant), confidant.register
    case = bert.keep(replace(bert.blank(), about="Van Bert")).value
    anna.close()
    assert not again(house).differences
    bert.keep(replace(case, about="Nog eens"))
    anna = again(house)
    assert not anna.differences
    assert [one.about for one in anna.cases().all] == ["Nog eens"]
    elsewhere = again(house)
    elsewhere.keep(replace(anna.blank(), about="Van een andere computer"))
    anna.keep(replace(anna.blank(), about="Van deze"))
    assert not again(house).differences
    with house.database.read() as work:
        assert len(work.store(SealedContents).find()) == 2


def test_a_write_that_fails_changes_no_contents(confidant: Confidant) -> None:
    register = confidant.register
    case = register.keep(register.blank()).value
    before = register._session.safe.contents

    def fail() -> None:
        with register._session.begin() as work:
            register._session.safe.destroy_record(work, case.id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert register._session.safe.contents == before
    assert len(register.cases().all) == 1


def test_half_written_forms_come_and_go_without_a_trace(
    house: CentreServices, confidant: Confidant
) -> None:
    register = confidant.register
    register.keep_draft("case", {"about": "half"})
    register.drop_draft("case")
    assert register._session.safe.contents.gone == frozenset()
    assert not again(house).differences
    assert draft_bytes("case", {})
    assert rows_kept(register) == []
