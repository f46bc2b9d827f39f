"""Published calendar: the plan at a fixed place, written anew whenever it changed, for a website or a shared folder."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from msgspec import Struct

from buurthuis_app import paths
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.errors import AppError, Missing
from buurthuis_app.files import speaking_of_files, written_whole
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service

if TYPE_CHECKING:
    from buurthuis_app.services.activities.calendar_files import Calendars

FILE_NAME = "programma.ics"
_MOMENT = b"DTSTAMP"
"""The line of each event that says when the file was made: no reason to write it anew."""


class Publication(Struct, frozen=True, kw_only=True):
    """Where the calendar is published from this computer, and how it went. Without a folder it is not."""

    folder: str = ""
    published_at: dt.datetime | None = None
    """When what is there now was written."""
    failure: str = ""
    """Why the last change did not come there; empty when it did."""
    page: str = ""
    """The page of the manual about that."""

    @property
    def file(self) -> Path:
        """The file that is published."""
        return Path(self.folder) / FILE_NAME


class PublishedCalendar(Service):
    """The choice is of this computer: another one may not have the folder. It is not in the database."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        actor: Actor,
        centre_id: UUID,
        calendars: "Calendars",
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._calendars = calendars

    def state(self) -> Publication:
        """Where, since when, and what went wrong; nothing when that cannot be read."""
        try:
            return msgspec.json.decode(self._remembered.read_bytes(), type=Publication)
        except (OSError, msgspec.DecodeError):
            return Publication()

    def choose(self, folder: Path | None) -> Publication:
        """Publish in this folder from now on, and at once; None is nowhere. The file that was there stays.

        Raises DiskFull or ReadOnly when this computer cannot remember it.
        """
        self._actor.demand(Permission.PLAN)
        return self._write(Publication(folder=str(folder) if folder else ""))

    def publish(self) -> Publication:
        """Write the file anew when the plan is another than is there. What went wrong is in the answer.

        Raises DiskFull or ReadOnly when this computer cannot remember it.
        """
        state = self.state()
        return self._write(state) if state.folder else state

    def _write(self, state: Publication) -> Publication:
        known = state
        if state.folder:
            try:
                written = self._written(state.file)
                moment = self._clock.now() if written else state.published_at or self._clock.now()
                state = replace(state, published_at=moment, failure="", page="")
            except AppError as error:
                state = replace(state, failure=error.sentence, page=error.topic)
        if state != known or not state.published_at:
            with speaking_of_files():
                self._remembered.parent.mkdir(parents=True, exist_ok=True)
            with written_whole(self._remembered) as file:
                file.write(msgspec.json.encode(state))
        return state

    def _written(self, target: Path) -> bool:
        """Whether it had to be written."""
        with speaking_of_files():
            if not target.parent.is_dir():
                sentence = _("De map {folder} is er niet. Sluit hem aan, of kies een andere.")
                raise Missing(sentence.format(folder=target.parent))
            former = target.read_bytes() if target.exists() else b""
        content = self._calendars.export()
        if _without_moment(content) == _without_moment(former):
            return False
        with written_whole(target) as file:
            file.write(content)
        return True

    @property
    def _remembered(self) -> Path:
        return paths.computer_folder() / f"agenda-{self._centre_id.hex}.json"


def _without_moment(content: bytes) -> list[bytes]:
    return [line for line in content.splitlines() if not line.startswith(_MOMENT)]
