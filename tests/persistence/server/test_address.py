"""Addresses of servers: never a password, and never in the clear to another computer."""

import pytest

from buurthuis_app.errors import Invalid
from buurthuis_app.persistence.server import address


def test_to_another_computer_the_line_is_secret_and_the_server_proves_who_it_is() -> None:
    read = address.read("postgresql://schakel@db.example.org:5433/schakel")
    assert read.parameters == {
        "host": "db.example.org",
        "port": 5433,
        "user": "schakel",
        "dbname": "schakel",
        "sslmode": "verify-full",
        "sslrootcert": "system",
    }
    assert (read.key, read.folder_name) == (
        "schakel@db.example.org:5433/schakel",
        "db.example.org-5433-schakel",
    )


def test_people_may_say_whom_they_trust() -> None:
    own = address.read("postgresql://schakel@10.0.0.7/schakel?sslrootcert=/etc/ca.pem").parameters
    assert (own["sslmode"], own["sslrootcert"]) == ("verify-full", "/etc/ca.pem")
    weaker = address.read("postgresql://schakel@10.0.0.7/schakel?sslmode=require").parameters
    assert (weaker["sslmode"], "sslrootcert" in weaker) == ("require", False)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", ""])
def test_on_this_computer_nothing_is_asked_of_the_line(host: str) -> None:
    assert "sslmode" not in address.read(f"postgresql://schakel@{host}/schakel").parameters


def test_a_folder_with_a_socket_is_this_computer() -> None:
    read = address.read("postgresql:///schakel?host=/run/postgresql")
    assert read.parameters == {"host": "/run/postgresql", "port": 5432, "dbname": "schakel"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("postgresql://schakel:geheim@localhost/schakel", "wachtwoord"),
        ("postgresql://schakel@localhost/schakel?password=geheim", "wachtwoord"),
        ("postgresql://schakel@db.example.org/schakel?sslmode=prefer", "versleuteld"),
        ("postgresql:///schakel?host=db.example.org&sslmode=disable", "versleuteld"),
        ("postgresql://db.example.org", "Het adres"),
        ("mysql://db.example.org/schakel", "Het adres"),
        ("postgresql://db.example.org:veel/schakel", "Het adres"),
        ("postgresql://localhost/schakel?options=-cfsync=off", "Het adres"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(text: str, word: str) -> None:
    with pytest.raises(Invalid, match=word):
        address.read(text)


def test_what_is_typed_in_parts_is_an_address() -> None:
    typed = address.composed(" db.example.org:5433 ", "schakel", "anna@west")
    assert (typed.key, typed.is_secret) == ("anna@west@db.example.org:5433/schakel", True)
    assert address.read(typed.text) == typed
    whole = "postgresql://anna@db.example.org/schakel?sslrootcert=/etc/ca.pem"
    assert address.composed(whole, "", "").text == whole
    socket = address.composed("/run/postgresql", "schakel", "anna")
    assert (socket.host, socket.is_secret) == ("/run/postgresql", False)
    for parts in (("", "schakel", "anna"), ("db.example.org", " ", "anna"), ("a", "b", "")):
        with pytest.raises(Invalid, match="Typ"):
            address.composed(*parts)
