"""Roles of a centre: who works in it, who only reads, and who may not come in."""

import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from buurthuis_app import paths
from buurthuis_app.domain.centre.centre import Centre, Room
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import NotAllowed, Unreachable
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.server import address
from buurthuis_app.persistence.server.server_database import ServerDatabase
from tests.conftest import TODAY
from tests.private_server import PrivateServer, binaries


@pytest.fixture
def centre(server: PrivateServer, template: Path, tmp_path: Path) -> Iterator[ServerDatabase]:
    database = server.holding(template, tmp_path / "buurthuis.db")
    script = paths.resources() / "server" / "roles.sql"
    name = database.address.database
    command = [str((binaries() or Path()) / "psql"), "-X", "-q", "-U", "buurthuis", "-d", name]
    settings = ["-h", str(server.folder), "-v", f"centre={name}", "-v", "owner=buurthuis"]
    for _again in range(2):
        subprocess.run([*command, *settings, "-f", str(script)], check=True, capture_output=True)
    yield database
    server.drop(database)


def as_member(server: PrivateServer, centre: ServerDatabase, group: str) -> ServerDatabase:
    """The centre as somebody sees it who is in that group, or in none."""
    name = centre.address.database
    person = f"p{new_id().hex}"
    server.say(f"CREATE ROLE {person} LOGIN {f'IN ROLE {name}_{group}' if group else ''}")
    url = server.url(name).replace("buurthuis@", f"{person}@")
    return ServerDatabase(address.read(url), centre.path)


def another_room(work: Work) -> Room:
    (centre,) = work.store(Centre).find()
    return Room(id=new_id(), centre_id=centre.id, name="Kelder")


def drafts(work: Work) -> int:
    return work.connection.execute(select(func.count()).select_from(schema.draft)).scalar_one()


def test_the_office_works_and_the_board_reads_what_is_meant_for_it(
    server: PrivateServer, centre: ServerDatabase
) -> None:
    office, board = as_member(server, centre, "office"), as_member(server, centre, "board")
    with closing(office), office.begin() as work:
        work.store(Room).add(another_room(work))
        row = {"key": "k", "content": "half", "saved_at": f"{TODAY}T10:00:00+00:00"}
        work.connection.exec_driver_sql(
            "INSERT INTO draft (key, content, saved_at) VALUES (%(key)s, %(content)s, %(saved_at)s)",
            row,
        )
        assert drafts(work) == 1
    with closing(board):
        with board.read() as work:
            assert [room.name for room in work.store(Room).find()] == ["Grote zaal", "Kelder"]
            assert drafts(work) == 0
        with pytest.raises(NotAllowed, match="Vraag het de beheerder"), board.begin() as work:
            work.store(Room).add(another_room(work))


def test_nobody_else_comes_in(server: PrivateServer, centre: ServerDatabase) -> None:
    stranger = as_member(server, centre, "")
    with closing(stranger), pytest.raises(Unreachable), stranger.read():
        pass
