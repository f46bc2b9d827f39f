"""Moves to a server and back by the command line, and two desks on one server."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from buurthuis_app import bootstrap, cli, paths
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.errors import Missing
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.server import transfer
from buurthuis_app.persistence.server.server_database import ServerDatabase
from buurthuis_app.records import replace
from tests.private_server import PrivateServer, hears


@pytest.fixture
def folder(tmp_path: Path, counted_file: Path) -> Path:
    made = tmp_path / "gegevens"
    made.mkdir()
    shutil.copy(counted_file, made / paths.DATABASE_NAME)
    return made


@pytest.fixture
def url(server: PrivateServer) -> Iterator[str]:
    name = server.new()
    yield server.url(name)
    server.say(f"DROP DATABASE {name} WITH (FORCE)")


def renamed(database: Database, name: str) -> None:
    with database.begin() as work:
        (centre,) = work.store(Centre).find()
        work.store(Centre).replace(replace(centre, name=name))


@pytest.mark.usefixtures("quick_files")
def test_a_centre_goes_to_a_server_and_comes_back_the_same(
    folder: Path,
    url: str,
    counted_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = ["--data", str(folder)]
    assert cli.run([*data, "move-to-server", url]) == cli.GOOD, capsys.readouterr().err
    (aside,) = backup_folder.listed(backup_folder.folder_of(folder / paths.DATABASE_NAME))
    assert aside.occasion is Occasion.ASIDE
    with bootstrap.opened(folder) as database:
        assert isinstance(database, ServerDatabase)

    assert cli.run([*data, "move-to-server", url]) == cli.AT_FAULT
    for command in ("backup", "check"):
        assert cli.run([*data, command]) == cli.GOOD
    back = tmp_path / "terug"
    assert cli.run([*data, "move-to-file", str(back)]) == cli.GOOD, capsys.readouterr().err
    assert cli.run([*data, "move-to-file", str(back)]) == cli.AT_FAULT
    with (
        bootstrap.opened(back) as file,
        closing(Database(counted_file)) as before,
        file.read() as one,
        before.read() as other,
    ):
        transfer.demand_equal(one, other)


def test_an_address_alone_opens_a_server_that_was_made_ready(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--data", str(tmp_path), "--database", url]
    assert cli.run([*options, "check"]) == cli.AT_FAULT
    assert "prepare-server" in capsys.readouterr().err
    assert cli.run([*options, "prepare-server"]) == cli.GOOD
    assert cli.run([*options, "check"]) == cli.GOOD
    assert cli.run([*options, "restore"]) == cli.AT_FAULT
    assert cli.run(["--data", str(tmp_path), "prepare-server"]) == cli.AT_FAULT
    (kept,) = (tmp_path / "server").iterdir()
    assert (kept / paths.SERVER_NAME).read_text().strip() == url


def test_a_desk_hears_what_another_wrote_and_not_what_it_wrote_itself(
    server: PrivateServer, template: Path, tmp_path: Path
) -> None:
    one = server.holding(template, tmp_path / "buurthuis.db")
    other = server.database(one.address.database, tmp_path / "other.db")
    with closing(other):
        assert one.written_elsewhere()
        assert other.written_elsewhere()
        renamed(one, "De Brug")
        with pytest.raises(Missing), other.begin():
            raise Missing("")
        assert not one.written_elsewhere()
        assert hears(other)
        assert not other.written_elsewhere()
        one.close()
        assert one.written_elsewhere()  # what was missed meanwhile nobody knows
    server.drop(one)
