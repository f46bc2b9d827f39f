"""Trial of a server: what is told of one that is fit, and of each that is not."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import psycopg
import pytest
from keyring.errors import NoKeyringError

from buurthuis_app.errors import Missing, NotAllowed, Unreachable
from buurthuis_app.persistence.server import address, trial
from buurthuis_app.persistence.server.server_database import ServerDatabase
from tests.private_server import PrivateServer


@pytest.fixture
def empty(server: PrivateServer) -> Iterator[str]:
    name = server.new()
    yield name
    server.say(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def inhabited(server: PrivateServer, template: Path, tmp_path: Path) -> Iterator[ServerDatabase]:
    database = server.holding(template, tmp_path / "buurthuis.db")
    database.close()
    yield database
    server.drop(database)


def tried(server: PrivateServer, name: str, path: Path, password: str = "") -> str | None:
    typed = address.composed(str(server.folder), name, "buurthuis")
    return trial.try_out(typed, password, path).centre


def test_what_is_there_is_told(
    server: PrivateServer, empty: str, inhabited: ServerDatabase, tmp_path: Path
) -> None:
    assert tried(server, empty, tmp_path / "a.db") is None
    assert tried(server, inhabited.address.database, tmp_path / "b.db") == "De Schakel"
    with pytest.raises(Unreachable, match="de gegevensbank en het netwerk"):
        tried(server, "nergens", tmp_path / "c.db")


def test_a_name_that_may_make_no_tables_is_told_before_anything_moves(
    server: PrivateServer, empty: str, tmp_path: Path
) -> None:
    server.say(f"CREATE ROLE p{empty} LOGIN")
    typed = address.composed(str(server.folder), empty, f"p{empty}")
    with pytest.raises(NotAllowed, match="niets in zetten"):
        trial.try_out(typed, "", tmp_path / "buurthuis.db")


def test_a_password_is_kept_once_the_server_took_it(
    server: PrivateServer, empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[tuple[str, str, str]] = []
    monkeypatch.setattr(keyring, "set_password", lambda *what: kept.append(what))
    with pytest.raises(Unreachable):
        tried(server, "nergens", tmp_path / "buurthuis.db", "geheim")
    assert kept == []
    tried(server, empty, tmp_path / "buurthuis.db", "geheim")
    assert [what[2] for what in kept] == ["geheim"]

    def refuse(*_what: str) -> None:
        raise NoKeyringError

    monkeypatch.setattr(keyring, "set_password", refuse)
    with pytest.raises(Missing, match="pgpass"):
        tried(server, empty, tmp_path / "buurthuis.db", "geheim")


def test_a_wrong_password_is_told_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_settings: object) -> None:
        raise psycopg.errors.InvalidPassword("no")

    monkeypatch.setattr(psycopg, "connect", refuse)
    monkeypatch.setattr(keyring, "set_password", lambda *_what: pytest.fail("kept"))
    typed = address.composed("db.example.org", "schakel", "anna")
    with pytest.raises(NotAllowed, match="Kijk beide na"):
        trial.try_out(typed, "geheim", tmp_path / "buurthuis.db")


def test_nobody_who_answers_is_told_in_words_for_who_tries(tmp_path: Path) -> None:
    typed = address.composed(str(tmp_path), "schakel", "anna")
    with pytest.raises(Unreachable, match="het hele adres dat u kreeg"):
        trial.try_out(typed, "", tmp_path / "buurthuis.db")
