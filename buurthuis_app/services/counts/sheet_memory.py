"""Memory of count sheets as it is kept: what people pointed at and answered, with the centre's settings."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec
from msgspec import Struct, field

from buurthuis_app.domain.counts.count_sheet import CountFile
from buurthuis_app.domain.counts.pointing import Pointing
from buurthuis_app.domain.counts.sheet_memory import SheetMemory
from buurthuis_app.domain.shared.settings import Setting
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace

SHEETS = "import_sheets"
"""The key under which it is kept."""
Change = tuple[Setting | None, Setting | None]
"""What was remembered before something and after it."""


class _Kept(Struct, frozen=True, omit_defaults=True):
    shapes: Mapping[str, tuple[Pointing, ...]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


def recall(work: Work, centre_id: UUID) -> SheetMemory:
    """What is remembered of this centre's sheets."""
    setting = work.store(Setting).get(centre_id, SHEETS)
    kept = _Kept() if setting is None else msgspec.json.decode(setting.value, type=_Kept)
    return SheetMemory(centre_id=centre_id, shapes=kept.shapes, answers=kept.answers)


def remember(work: Work, centre_id: UUID, file: CountFile) -> Change:
    """Note what was pointed at and answered about this file, for the next one of the same shape."""
    answers = {
        answer.question.lasting: answer.said for answer in file.answered if answer.question.lasting
    }
    known = recall(work, centre_id)
    return _keep_memory(work, known, known.with_more(file.pointed, answers))


def forget(work: Work, centre_id: UUID, shapes: Iterable[str] | None) -> Change:
    """Forget these shapes, or everything."""
    known = recall(work, centre_id)
    if shapes is None:
        return _keep_memory(work, known, SheetMemory(centre_id=centre_id))
    left = {shape: said for shape, said in known.shapes.items() if shape not in set(shapes)}
    return _keep_memory(work, known, replace(known, shapes=left))


def _keep_memory(work: Work, known: SheetMemory, new: SheetMemory) -> Change:
    if new == known:
        former = work.store(Setting).get(known.centre_id, SHEETS)
        return former, former
    kept = _Kept(shapes=new.shapes, answers=new.answers)
    return keep(work, known.centre_id, SHEETS, msgspec.json.encode(kept).decode())


def keep(work: Work, centre_id: UUID, key: str, value: str) -> Change:
    """Keep this under `key`."""
    store = work.store(Setting)
    former = store.get(centre_id, key)
    if former is None:
        new = Setting(centre_id=centre_id, key=key, value=value)
        store.add(new)
        return None, new
    return former, store.replace(replace(former, value=value))


def bring_back(work: Work, centre_id: UUID, change: Change) -> None:
    """Bring back the memory of before, unless something else was remembered since."""
    former, left = change
    store = work.store(Setting)
    if former == left or left is None:
        return
    kept = store.get(centre_id, left.key)
    if kept is None or kept.value != left.value:
        return
    if former is None:
        store.remove([kept])
    else:
        store.replace(replace(former, version=kept.version))
