"""Ways on from damage: a bit that changed or a file that was cut off is seen, in the data and in a backup, and all that
was backed up comes back.
"""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from buurthuis_app.errors import Damaged, TooNew
from buurthuis_app.persistence import data_file
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.integrity import checksum, seal
from buurthuis_app.services.privacy.backups import Backups
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY

FEW_BITS, FEW_CUTS = 2, 1
BITS, CUTS = 150, 50
"""Of the data, and as many of a backup."""
NUMBER_OF_THE_FILE = range(60, 64)
"""In the header; no content."""
Spoil = Callable[[bytes, random.Random], bytes]


def bit(whole: bytes, chance: random.Random) -> bytes:
    """Another bit than the number of the file, which may differ."""
    while (place := chance.randrange(len(whole))) in NUMBER_OF_THE_FILE:
        pass
    content = bytearray(whole)
    content[place] ^= 1 << chance.randrange(8)
    return bytes(content)


def cut(whole: bytes, chance: random.Random) -> bytes:
    return whole[: chance.randrange(len(whole))]


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


class SafeCentre:
    """A centre that was closed in order, with a backup of it and one before."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = FixedClock(TODAY)
        add = backup_folder.add
        self.older, self.newest = (
            add(path, occasion, self.clock.now()).path for occasion in (Occasion.DAY, Occasion.HOUR)
        )
        data_file.close(path)
        self.backups = Backups(path, self.clock)
        self.whole, self.sealed = path.read_bytes(), seal.beside(path).read_bytes()
        self.rows = dump(path)

    def demand_way_on_from_data(self, spoilt: bytes) -> None:
        """It is seen, the newest backup is offered, all comes back, and what was there is set aside."""
        self.path.write_bytes(spoilt)
        assert self.backups.trouble() is not None
        newest = self.backups.offer().newest
        assert newest is not None
        assert newest.copy.path == self.newest
        aside = self.backups.restore(self.newest).aside
        assert aside is not None
        assert aside.read_bytes() == spoilt
        assert self.backups.trouble() is None
        assert dump(self.path) == self.rows
        aside.unlink()
        checksum.note_beside(aside).unlink()
        self.path.write_bytes(self.whole)
        seal.beside(self.path).write_bytes(self.sealed)

    def demand_way_on_from_backup(self, spoilt: bytes) -> None:
        """It is refused, the data stay as they are, and the backup before it is offered."""
        good = self.newest.read_bytes()
        self.newest.write_bytes(spoilt)
        with pytest.raises((Damaged, TooNew)):
            self.backups.restore(self.newest)
        assert self.path.read_bytes() == self.whole
        newest = self.backups.offer().newest
        assert newest is not None
        assert newest.copy.path == self.older
        self.newest.write_bytes(good)


def spoil_all(safe: SafeCentre, spoil: Spoil, times: int) -> None:
    chance = random.Random(times)  # noqa: S311 - places, not secrets
    copy = safe.newest.read_bytes()
    for _time in range(times):
        safe.demand_way_on_from_data(spoil(safe.whole, chance))
        safe.demand_way_on_from_backup(spoil(copy, chance))
    assert safe.backups.trouble() is None


@pytest.mark.parametrize(("spoil", "times"), [(bit, FEW_BITS), (cut, FEW_CUTS)])
def test_from_some_damage_there_is_a_way_on(database_path: Path, spoil: Spoil, times: int) -> None:
    spoil_all(SafeCentre(database_path), spoil, times)


@pytest.mark.torture
@pytest.mark.parametrize(("spoil", "times"), [(bit, BITS), (cut, CUTS)])
def test_from_damage_at_many_places_there_is_a_way_on(
    demo_file: Callable[[int], Path], tmp_path: Path, spoil: Spoil, times: int
) -> None:
    path = Path(shutil.copy(demo_file(1), tmp_path / "buurthuis.db"))
    spoil_all(SafeCentre(path), spoil, times)
