"""Known keys of this computer: kept outside the data, so that a swapped key is found out here."""

import json
import logging
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from buurthuis_app.errors import AppError
from buurthuis_app.files import written_whole

FILE_NAME = "sleutels.json"
_log = logging.getLogger(__name__)


class Pins:
    """The ids of the keys that this computer trusts, by centre. An id is a sum of its key."""

    def __init__(self, folder: Path, centre_id: UUID) -> None:
        self._path = folder / FILE_NAME
        self._centre = str(centre_id)

    def known(self) -> frozenset[UUID]:
        """The trusted keys; none when this computer never saw any."""
        return frozenset(UUID(one) for one in self._read().get(self._centre, []))

    def set_to(self, key_ids: Iterable[UUID]) -> None:
        """Trust exactly these from now on. When the disk refuses they are as new again at the next start."""
        every = {**self._read(), self._centre: sorted(str(one) for one in key_ids)}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with written_whole(self._path) as file:
                file.write(json.dumps(every, indent=1).encode("ascii"))
        except (OSError, AppError) as error:
            _log.warning("keys not pinned: %s", type(error).__name__)

    def _read(self) -> dict[str, list[str]]:
        try:
            found = json.loads(self._path.read_text(encoding="ascii"))
            return {str(centre): [str(UUID(one)) for one in keys] for centre, keys in found.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            _log.warning("pinned keys not readable: %s", type(error).__name__)
            return {}
