"""Passwords of servers: in the keyring of the system, and nowhere when there is none."""

import getpass
import sys
from pathlib import Path

import keyring
import psycopg
import pytest
from keyring.errors import NoKeyringError

from buurthuis_app import cli
from buurthuis_app.errors import Missing
from buurthuis_app.persistence.server import address, passwords

ADDRESS = address.read("postgresql://anna@db.example.org/schakel")


class Kept:
    """A keyring that lasts as long as the test."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.entries.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.entries[service, name] = password


def no_keyring(*_what: str) -> None:
    raise NoKeyringError


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    ring = Kept()
    monkeypatch.setattr(keyring, "get_password", ring.get_password)
    monkeypatch.setattr(keyring, "set_password", ring.set_password)
    return ring


def test_a_password_is_known_by_server_and_name(kept: Kept) -> None:
    passwords.keep(ADDRESS, "geheim")
    assert kept.entries == {("Buurthuis", "anna@db.example.org:5432/schakel"): "geheim"}
    assert passwords.known(ADDRESS) == "geheim"
    assert passwords.known(address.read("postgresql://bert@db.example.org/schakel")) is None


def test_without_a_keyring_people_hear_the_other_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_password", no_keyring)
    monkeypatch.setattr(keyring, "set_password", no_keyring)
    for _there_and_not in range(2):
        assert passwords.known(ADDRESS) is None
        with pytest.raises(Missing, match="pgpass"):
            passwords.keep(ADDRESS, "geheim")
        monkeypatch.setitem(sys.modules, "keyring", None)


def test_the_command_tries_what_was_typed_before_it_is_kept(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[str | None] = []

    def refuse(*_address: object, password: str | None = None, **_more: object) -> None:
        tried.append(password)
        raise psycopg.errors.InvalidPassword("no")

    monkeypatch.setattr(psycopg, "connect", refuse)
    monkeypatch.setattr(getpass, "getpass", lambda _words: "geheim")
    options = ["--data", str(tmp_path), "--database", ADDRESS.text, "server-password"]
    assert cli.run(options) == cli.AT_FAULT
    assert "wachtwoord niet aan" in capsys.readouterr().err
    assert (tried, kept.entries) == (["geheim"], {})
    assert all(b"geheim" not in path.read_bytes() for path in tmp_path.rglob("*.txt"))
