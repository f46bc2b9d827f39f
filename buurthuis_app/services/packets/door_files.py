"""Door files: made at the office, and known there by name."""

from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.packets.paired_door import (
    FOLDER,
    KEPT_BEFORE,
    ArrivalState,
    ArrivedPacket,
    PairedDoor,
    problems_of_door,
)
from buurthuis_app.domain.packets.undecided import UndecidedNews
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.domain.shared.progress import Progress, silently
from buurthuis_app.domain.shared.settings import Setting
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.integrity import checksum
from buurthuis_app.persistence.place import packet_folder
from buurthuis_app.persistence.queries.packets.door_programmes import programme_of
from buurthuis_app.persistence.relocation import door_file
from buurthuis_app.sealing import secret_key
from buurthuis_app.services.packets.incoming_programme import IncomingProgramme, UnderWay
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, still_there

_CHANGES = frozenset({Topic.PACKETS})


class PacketPlaces(Struct, frozen=True, kw_only=True):
    """Doors of this file, and the folder for packets on this computer; `here` when this is itself a door file."""

    doors: tuple[PairedDoor, ...]
    folder: Path | None
    here: PairedDoor | None


class DoorFiles(Service):
    """The doors that count in a file of their own."""

    def places(self) -> PacketPlaces:
        """Which doors there are, and where packets are."""
        with self._database.read() as work:
            doors = work.store(PairedDoor).find(centre_id=self._centre_id)
            earlier = work.store(Setting).get(self._centre_id, FOLDER)
        return PacketPlaces(
            doors=tuple(door for door in doors if not door.here),
            folder=self._folder(earlier),
            here=next((door for door in doors if door.here), None),
        )

    def make(
        self, name: str, target: Path, *, names: bool = False, progress: Progress = silently
    ) -> Done[PairedDoor]:
        """Make the file for a door at `target`, with the `names` of who signed up when they are to be ticked there.

        Raises Invalid for its name, DiskFull, ReadOnly or Damaged.
        """
        self._actor.demand(Permission.KEEP)
        today = self._clock.today()
        door = PairedDoor(
            id=new_id(),
            centre_id=self._centre_id,
            name=name.strip(),
            secret=bytes(secret_key.new_key()),
            made_on=today,
            names=names,
        )
        if target.exists():
            raise Invalid(_("Daar staat al een bestand. Kies een andere naam."))
        with self._database.read() as work:
            programme = programme_of(work, door, today)

        def plan(copy: Work) -> None:
            IncomingProgramme(copy, UnderWay()).take(programme)

        file, first = self._database.kept_file(), today - KEPT_BEFORE
        door_file.make(file, target, door, first, plan, progress)
        try:
            with self._database.begin() as work:
                doors = work.store(PairedDoor).find(centre_id=self._centre_id)
                _refuse_at_door(doors)
                refuse(problems_of_door(door, frozenset(other.name for other in doors)))
                work.store(PairedDoor).add(door)
        except BaseException:
            backup.drop(target)  # nobody would know its packets
            checksum.note_beside(target).unlink(missing_ok=True)
            raise
        return Done(value=door, changes=_CHANGES, by_itself=True)

    def forget(self, door: PairedDoor) -> Done[PairedDoor]:
        """Take in nothing from this door any more: it stopped, or its file is lost.

        Raises Invalid while something that it sent waits for a decision.
        """
        self._actor.demand(Permission.KEEP)
        with self._database.begin() as work:
            current = still_there(work, PairedDoor, door.id)
            arrived = work.store(ArrivedPacket).find(door_id=door.id)
            waiting = [packet for packet in arrived if packet.state is not ArrivalState.TAKEN]
            if waiting or work.store(UndecidedNews).find(door_id=door.id):
                raise Invalid(
                    _(
                        "Van deze deur is nog iets te beslissen. Doe dat eerst: Meegebrachte pakketjes."
                    )
                )
            work.store(ArrivedPacket).remove(arrived)
            work.store(PairedDoor).remove([current])
        return self._done(work, current, _CHANGES)

    def use_folder(self, folder: Path | None) -> Done[Path | None]:
        """Put packets in this folder of this computer, or look for them there, by itself; None for no folder.

        Raises DiskFull or ReadOnly when the computer cannot remember it.
        """
        self._actor.demand(Permission.KEEP)
        packet_folder.keep(self._database.path, folder)
        return Done(value=folder, changes=_CHANGES, by_itself=True)

    def _folder(self, earlier: Setting | None) -> Path | None:
        """What was chosen on this computer; before that, what an earlier version kept in the data, if it is here."""
        with suppress(OSError):
            return packet_folder.load(self._database.path)
        if earlier is not None and earlier.value and Path(earlier.value).is_dir():
            return Path(earlier.value)
        return None


def _refuse_at_door(doors: tuple[PairedDoor, ...]) -> None:
    if any(door.here for door in doors):
        raise Invalid(
            _("Dit is zelf een deurbestand. Maak een deurbestand op de computer van kantoor.")
        )
