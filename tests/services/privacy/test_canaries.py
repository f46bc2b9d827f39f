"""Canaries in every personal text there is: erased on request, they are nowhere, also after an older backup is back."""

import datetime as dt
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import (
    ErasureChoice,
    ErasureDecision,
    PersonalFind,
)
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.queries.privacy.personal_finds import readable
from buurthuis_app.persistence.rescue import restore
from buurthuis_app.persistence.types import Lines
from buurthuis_app.services.registry import CentreServices
from tests.planted_rows import plant

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
SOUGHT = SoughtPerson(name="Zwaluwina Kanariepiet", email="zk@voorbeeld.nl")
NAMES = ("Zwaluwina", "Kanariepiet")


def texts() -> dict[str, sa.Column[Any]]:
    """Every marked column that holds words, by its name."""
    return {
        str(column): column
        for table in schema.metadata.sorted_tables
        for column in table.columns
        if "personal" in column.info and readable(column)
    }


def canary(name: str) -> str:
    """The text that stands in one column: the name, and beside it a word that stands nowhere else."""
    return f"{SOUGHT.name} ({SOUGHT.email}) zei kanarie{list(texts()).index(name):03d}"


def mark(name: str) -> str:
    """The word that stands in this column alone."""
    return canary(name).rpartition(" ")[2]


def plant_everywhere(house: CentreServices) -> None:
    """Put a canary in each of them, and a photo at the story."""
    with house.database.begin() as work:
        for table in schema.metadata.sorted_tables:
            own: dict[str, Any] = {
                column.name: canary(name)
                for name, column in texts().items()
                if column.table is table
            }
            for name, text in own.items():
                own[name] = (text,) if isinstance(table.c[name].type, Lines) else text
            if table is schema.draft:
                own = {"content": json.dumps({"happened": own["content"]})}
            if table is schema.confidant:
                own["until"] = dt.date(2026, 11, 1)
            if own:
                plant(work, table, own)
        photo = plant(work, schema.story_photo, {"content": b"kanariefoto"})
        work.connection.execute(sa.update(schema.story).values(photo_id=photo["id"]))


@pytest.fixture
def planted(house: CentreServices) -> CentreServices:
    """A centre with a canary in each of them."""
    plant_everywhere(house)
    return house


def decided(found: Iterable[PersonalFind], rather: ErasureChoice) -> list[ErasureDecision]:
    """Nothing is kept: of each find the name or the text goes, and what else there is to choose."""
    return [
        ErasureDecision(
            find=each,
            choice=rather
            if rather in each.choices
            else next(choice for choice in each.choices if choice is not ErasureChoice.KEEP),
        )
        for each in found
    ]


_EMPTY = re.compile(rb"\0{8,}")


def seen(folder: Path, words: Iterable[str], *, but: Iterable[Path] = ()) -> dict[str, list[str]]:
    """Which of these words stand in which files or their names, in any of the ways in which text is written."""
    found: dict[str, list[str]] = {}
    for path in folder.rglob("*"):
        if path.is_file() and path not in but:
            # Pages that nobody wrote on are all zeros, and hold no word in any way of writing.
            content = _EMPTY.sub(bytes(8), path.read_bytes()) + path.name.encode()
            here = [
                word
                for word in words
                if any(word.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be"))
            ]
            if here:
                found[path.name] = here
    return found


@pytest.mark.file_only
@pytest.mark.parametrize("rather", [ErasureChoice.REMOVE, ErasureChoice.HIDE])
def test_a_canary_in_every_personal_text_is_nowhere_after_erasing_and_after_a_restore(
    planted: CentreServices, database_path: Path, rather: ErasureChoice
) -> None:
    folder, every = database_path.parent, texts()
    assert len(every) > 60
    before = backup_folder.add(database_path, Occasion.DAY, NOW).path
    requests = planted.person_requests
    found = requests.find(SOUGHT)
    shown = repr(planted.subject_access.paper(SOUGHT, found).sections)
    assert [name for name in every if mark(name) not in shown] == []

    decisions = decided(found, rather)
    assert requests.erase(decisions).final
    hidden = {
        f"{each.find.table}.{each.find.column}"
        for each in decisions
        if each.choice is ErasureChoice.HIDE
    }
    gone = [*NAMES, SOUGHT.email, *(mark(name) for name in every if name not in hidden)]
    gone += ["kanariefoto"]
    kept_words = [mark(name) for name in hidden]
    planted.database.close()
    assert seen(folder, gone, but=[before]) == {}
    assert set(seen(folder, kept_words, but=[before])) == {database_path.name}
    assert seen(folder, gone)[before.name]

    again = restore.restore(database_path, before, NOW + dt.timedelta(hours=1))
    assert again.erased_again == len(decisions)
    assert seen(folder, gone, but=[before]) == {}
    kept = seen(folder, kept_words, but=[before])[database_path.name]
    assert len(kept) == len(hidden)
