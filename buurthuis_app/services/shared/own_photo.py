"""Photo of a record's own: read from a file, kept with the record that names it, and gone when it names another."""

from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.picture import LARGEST_PICTURE, Picture
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.services.shared.service import kept, still_there

P = TypeVar("P", bound=Picture)
R = TypeVar("R", bound=Any)


def photo_in(path: Path, kind: type[P]) -> P:
    """The picture in a file, small and without metadata; nothing is kept yet. Raises Invalid."""
    from buurthuis_app.exchange.pictures.photos import read_photo

    read = read_photo(path)
    fields: dict[str, Any] = {"id": new_id()}
    return kind(content=read.content, width=read.width, height=read.height, **fields)


def kept_with_photo(work: Work, record: R, photo: Any, kind: type[Picture], *, new: bool) -> R:
    """The record as `kept` keeps it; `photo` comes along when its `photo_id` names it, and the one of before goes.

    Raises Invalid for a photo that is too large, and what `kept` raises.
    """
    if photo is not None and photo.id == record.photo_id:
        if len(photo.content) > LARGEST_PICTURE:
            raise Invalid(_("Deze foto is te groot. Kies een kleinere."))
        work.store(kind).add(photo)
    former = None if new else still_there(work, type(record), record.id)
    stored: R = kept(work, record, new=new)
    if former is not None and former.photo_id != stored.photo_id:
        drop_photo(work, kind, former.photo_id)
    return stored


def drop_photo(work: Work, kind: type[Picture], photo_id: UUID | None) -> None:
    """Remove the photo that a record named, if it named one that is there."""
    photo = work.store(kind).get(photo_id) if photo_id else None
    work.store(kind).remove([photo] if photo else [])
