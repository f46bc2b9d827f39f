"""Known centres: the list of this computer, each in a folder of its own, and going from one to another."""

import json
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from buurthuis_app import paths
from buurthuis_app.errors import Invalid
from buurthuis_app.files import speaking_of_files, written_whole
from buurthuis_app.i18n import _, listing

LIST = "centra.json"
"""In the folder of this computer."""


class KnownCentre(Struct, frozen=True, kw_only=True):
    """Where a centre is, and what it was called when it was open last; "" for one that never was here."""

    folder: Path
    name: str


def listed() -> tuple[KnownCentre, ...]:
    """All that are known, in the order in which they came; none while the list cannot be read."""
    try:
        known = json.loads(_path().read_text(encoding="utf-8"))
        return tuple(KnownCentre(folder=Path(e["folder"]), name=str(e["name"])) for e in known)
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def note(folder: Path, name: str) -> tuple[KnownCentre, ...]:
    """Know this centre, by this name. Raises DiskFull or ReadOnly."""
    centre = KnownCentre(folder=folder, name=name)
    known = {each.folder: each for each in listed()}
    if known.get(folder) != centre:
        _write({**known, folder: centre}.values())
    return listed()


def forget(folder: Path) -> tuple[KnownCentre, ...]:
    """Leave it off the list; what is in the folder stays. Raises DiskFull or ReadOnly."""
    _write(each for each in listed() if each.folder != folder)
    return listed()


def named(name: str) -> Path:
    """The folder of the centre that is called so, whatever its capitals. Raises Invalid that says which there are."""
    from buurthuis_app.domain.shared.texts import name_key

    found = [each.folder for each in listed() if name_key(each.name) == name_key(name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Invalid(_("Er zijn meer centra die zo heten. Wijs de map van het centrum aan."))
    raise Invalid(
        _("Dit centrum is hier niet bekend: {name}. Wel bekend: {others}.").format(
            name=name, others=listing([each.name for each in listed()]) or _("nog niets")
        )
    )


def _path() -> Path:
    return paths.computer_folder() / LIST


def _write(centres: Iterable[KnownCentre]) -> None:
    kept = [{"folder": str(centre.folder), "name": centre.name} for centre in centres]
    with speaking_of_files():
        _path().parent.mkdir(parents=True, exist_ok=True)
    with written_whole(_path()) as file:
        file.write(json.dumps(kept, ensure_ascii=False, indent=1).encode())
