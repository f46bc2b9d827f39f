"""A copy for outside opens with its twelve words alone, and every change of it is seen."""

import random
from pathlib import Path

import pytest

from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.persistence.backups import carried_backup
from buurthuis_app.persistence.backups.backup import verify
from buurthuis_app.persistence.rescue import restore


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a file of gigabytes: of many pieces."""
    monkeypatch.setattr(carried_backup, "_PIECE", 20_000)


@pytest.mark.usefixtures("small_pieces")
def test_a_sealed_copy_opens_with_its_words_however_they_are_typed(
    database_path: Path, tmp_path: Path
) -> None:
    key = carried_backup.new_key()
    folder = tmp_path / "stick"
    folder.mkdir()
    carried = carried_backup.make(database_path, folder / "kopie.verzegeld", key)
    assert carried_backup.is_carried(carried)
    assert b"SQLite" not in carried.read_bytes()
    assert b"volunteer" not in carried.read_bytes()
    typed = "\n".join(f"{place}. {word.upper()}," for place, word in enumerate(key, start=1))
    opened = carried_backup.unseal(carried, tmp_path / "open.db", carried_backup.key_from(typed))
    verify(opened)
    assert restore.contents_of(opened) == restore.contents_of(database_path)
    assert [path.name for path in folder.iterdir()] == ["kopie.verzegeld"]
    assert not list(tmp_path.glob(".*"))


@pytest.mark.usefixtures("small_pieces")
def test_other_words_and_every_change_are_refused_and_leave_nothing(
    database_path: Path, tmp_path: Path
) -> None:
    key = carried_backup.new_key()
    carried = carried_backup.make(database_path, tmp_path / "kopie.verzegeld", key)
    whole, target = carried.read_bytes(), tmp_path / "open.db"
    chance = random.Random(7)  # noqa: S311 - places, not secrets
    changed = [whole[:-1], whole + b"x", whole[:50], whole[:16], b"", whole[16:]]
    changed += [whole[: 32 + 20_044] + whole[32 + 2 * 20_044 :]]
    for place in chance.sample(range(len(whole)), 40):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        changed.append(bytes(flipped))
    for content in changed:
        carried.write_bytes(content)
        with pytest.raises(AppError):
            carried_backup.unseal(carried, target, key)
        assert not target.exists()
    carried.write_bytes(whole)
    with pytest.raises(Invalid):
        carried_backup.unseal(carried, target, (*key[1:], key[0]))


def test_mistyped_words_are_named_with_the_word_that_is_near() -> None:
    key = list(carried_backup.new_key())
    with pytest.raises(Invalid, match="12 woorden; hier staan er 11"):
        carried_backup.key_from(" ".join(key[:11]))
    word = max(key, key=len)
    with pytest.raises(Invalid, match=rf"“{word}x” \({word}\?\)"):
        carried_backup.key_from(" ".join([*key[:11], word + "x"]))
