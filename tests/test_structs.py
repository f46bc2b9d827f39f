"""What every record of the program can do: be changed into another one, and keep silent when it is confidential."""

import pytest
from msgspec import Struct

from buurthuis_app.records import Confidential, replace


class Chair(Struct, frozen=True, kw_only=True):
    place: int
    sitter: str = ""


class Secret(Confidential, frozen=True, kw_only=True):
    words: str


def test_a_changed_record_is_another_one() -> None:
    empty = Chair(place=3)
    taken = replace(empty, sitter="Ria Vos")
    assert taken == Chair(place=3, sitter="Ria Vos")
    assert empty == Chair(place=3)


def test_what_a_record_does_not_hold_cannot_be_changed() -> None:
    with pytest.raises(TypeError, match="colour"):
        replace(Chair(place=3), colour="red")  # type: ignore[call-arg]


def test_a_confidential_record_tells_its_kind_and_never_its_words() -> None:
    secret = Secret(words="Kanarie in de mijn.")
    assert "Secret" in repr(secret)
    assert "Kanarie" not in f"{secret} {secret!r} {[secret]}"
    assert secret == Secret(words="Kanarie in de mijn.")
