"""A private PostgreSQL on a socket in a temporary folder, and databases on it that are copied from prepared ones."""

import os
import pwd
import select
import shutil
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.server import address, preparation, server_database, transfer
from buurthuis_app.persistence.server.server_database import ServerDatabase
from tests.conftest import Engines

vars(server_database)["create_engine"] = Engines().make

DEMANDED = "BUURTHUIS_DEMAND_SERVER"
"""Where this is set, PostgreSQL may not be missing."""
SECONDS_TO_HEAR = 2


def hears(desk: ServerDatabase) -> bool:
    """Whether it hears that another desk wrote: the server tells that after the commit, in its own time."""
    assert desk._ear is not None
    select.select([desk._ear], [], [], SECONDS_TO_HEAR)
    return desk.written_elsewhere()


def binaries() -> Path | None:
    """The newest PostgreSQL of this computer, if there is one."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    found = known[-1] if known else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _version(path: Path) -> int:
    return int(path.parent.parent.name)


class PrivateServer:
    """Runs until it is stopped. As root it runs as nobody: PostgreSQL refuses root.

    A `durable` one has everything on the disk before it says so, as a real one does.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self._fsync = "on" if durable else "off"
        found = binaries()
        if found is None:
            sentence = "PostgreSQL is not installed here (apt-get install postgresql)"
            assert DEMANDED not in os.environ, sentence
            pytest.skip(sentence)
        self._binaries = found
        self.folder = Path(tempfile.mkdtemp(prefix="buurthuis-pg-"))
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self._prepared: dict[Path, str] = {}
        # The texts of a Dutch server sort by a dictionary: the tables must not.
        self._run("initdb", "-U", "buurthuis", "--auth=trust", "-E", "UTF8", "--no-sync", "-N")
        self.start()

    def start(self) -> None:
        """Let it begin to listen."""
        settings = (
            f"-k {self.folder} -c listen_addresses='' -c fsync={self._fsync} -c max_connections=60"
        )
        # What it tidies by itself counts as a write of somebody, at a moment that no test chose.
        own = f"-c timezone=Europe/Amsterdam -c autovacuum={self._fsync}"
        self._run("pg_ctl", "-w", "-l", f"{self.folder}/log", "-o", f"{settings} {own}", "start")

    def stop(self) -> None:
        """Stop at once, whoever is busy."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def remove(self) -> None:
        """Stop, and leave nothing."""
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://buurthuis@/{name}?host={self.folder}"

    def new(self, template: str = "template0") -> str:
        """The name of a new database, a copy of another one or empty."""
        name = f"b{new_id().hex}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def say(self, statement: str) -> None:
        """Let its administrator carry out a statement."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as line:
            line.execute(statement.encode())

    def database(self, name: str, path: Path) -> ServerDatabase:
        """One of its databases, with `path` for what lies beside."""
        return ServerDatabase(address.read(self.url(name)), path)

    def holding(self, file: Path, path: Path) -> ServerDatabase:
        """A new database with all that is in a file. What was moved once is copied from then on."""
        if file not in self._prepared:
            name = self.new()
            with closing(self.database(name, path)) as made, closing(Database(file)) as known:
                preparation.prepare(made)
                with known.read() as source, made.begin() as target:
                    transfer.copy(source, target)
            self._prepared[file] = name
        return self.database(self.new(self._prepared[file]), path)

    def drop(self, database: ServerDatabase) -> None:
        """Close a database and remove it."""
        database.close()
        self.say(f"DROP DATABASE {database.address.database} WITH (FORCE)")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), "-D", f"{self.folder}/data", *arguments]
        with (self.folder / f"{program}.txt").open("a") as told:
            subprocess.run(
                command, check=True, stdout=told, stderr=told, cwd=self.folder, **self._as
            )
