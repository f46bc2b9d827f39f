"""Opening of a centre on a server: the folder that stands for it on this computer says where it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from buurthuis_app import paths
from buurthuis_app.errors import Missing
from buurthuis_app.files import speaking_of_files, written_whole
from buurthuis_app.i18n import _
from buurthuis_app.persistence.server import address as addresses
from buurthuis_app.persistence.server import preparation
from buurthuis_app.persistence.server.address import ServerAddress
from buurthuis_app.persistence.server.server_database import ServerDatabase


def folder_for(data_folder: Path, text: str) -> Path:
    """The folder of the server with this address, made when it is not there. Raises Invalid, DiskFull or ReadOnly."""
    address = addresses.read(text)
    folder = data_folder / "server" / address.folder_name
    remember(folder, address)
    return folder


def remember(folder: Path, address: ServerAddress) -> None:
    """From now on this folder stands for the server. Raises DiskFull or ReadOnly."""
    with speaking_of_files():
        folder.mkdir(parents=True, exist_ok=True)
    with written_whole(folder / paths.SERVER_NAME) as file:
        file.write(f"{address.text}\n".encode())


def address_of(folder: Path) -> ServerAddress:
    """Which server the folder stands for. Raises Invalid, and Missing for a folder with a file."""
    if not paths.is_on_server(folder):
        raise Missing(
            _("In deze map staat niet welke server het is. De beheerder geeft eerst het adres op.")
        )
    with speaking_of_files():
        text = (folder / paths.SERVER_NAME).read_text(encoding="utf-8-sig")
    return addresses.read(text)


@contextmanager
def unprepared(folder: Path) -> Iterator[ServerDatabase]:
    """The server's database as it is found."""
    database = ServerDatabase(address_of(folder), folder / paths.DATABASE_NAME)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def opened(folder: Path) -> Iterator[ServerDatabase]:
    """The centre that the folder stands for. Raises Unreachable, NotAllowed, Missing or TooNew."""
    with unprepared(folder) as database:
        preparation.demand_prepared(database)
        yield database
