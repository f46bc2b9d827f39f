"""Shared file: a year or more of one centre for others, as a text that anybody can read, under a head with its sum.

The sum tells a damaged or altered file from a whole one. It is no seal: who alters a file on purpose can sum it anew.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from buurthuis_app.domain.joint.shared_year import SharedCentre
from buurthuis_app.domain.papers.texts_in_data import texts_in, with_texts
from buurthuis_app.errors import Damaged, Invalid, TooNew
from buurthuis_app.files import speaking_of_files, written_whole
from buurthuis_app.i18n import _

ENDING = ".samen"
_MARK = "BUURTHUIS-SAMEN"
_VERSION = 1
"""Another one only where what is there means something else: a later field has a value for files of before."""
_LARGEST = 32 * 1024 * 1024
_LONGEST, _LONGEST_NAME = 10_000, 200
"""Letters of one text, and of a name above a column or before a row; what people can type is shorter."""
_GREATEST = 10**12
_LINE = "\N{LINE SEPARATOR}"
_AS_KEPT = {ord("\n"): _LINE, ord("\r"): None, ord("\t"): " "}


def write(shared: SharedCentre, target: Path) -> None:
    """Write the file, whole or not at all. Raises DiskFull or ReadOnly."""
    with written_whole(target) as file:
        file.write(encoded(shared))


def encoded(shared: SharedCentre) -> bytes:
    """The bytes of the file."""
    content = msgspec.json.format(msgspec.json.encode(shared), indent=1)
    return f"{_MARK} {_VERSION} {hashlib.sha256(content).hexdigest()}\n".encode() + content


def read(path: Path) -> SharedCentre:
    """What is in a file. Raises Invalid for another kind of file, TooNew, or Damaged."""
    with speaking_of_files():
        if path.stat().st_size > _LARGEST:
            raise _another_kind()
        return decoded(path.read_bytes())


def decoded(file: bytes) -> SharedCentre:
    """What is in these bytes. Raises as `read` does."""
    head, _line, content = file.partition(b"\n")
    match head.decode("ascii", "replace").split():
        case [mark, version, digest] if mark == _MARK:
            pass
        case _:
            raise _another_kind()
    if version != str(_VERSION):
        raise TooNew(
            _(
                "Dit bestand is gemaakt met een nieuwere versie van Buurthuis. "
                "Werk hier eerst het programma bij."
            )
        )
    if hashlib.sha256(content).hexdigest() != digest:
        raise _not_whole()
    return parsed(content)


def parsed(content: str | bytes) -> SharedCentre:
    """What the text under the head says. Raises Damaged for what no centre can have shared."""
    try:
        shared = msgspec.json.decode(content, type=SharedCentre)
    except (ValueError, RecursionError) as error:
        raise _not_whole() from error
    years = [year.year for year in shared.years]
    kinds = [kind.name for year in shared.years for kind in year.kinds]
    themes = [theme.name for year in shared.years for theme in year.themes]
    likely = (
        len(years) == len(set(years))
        and all(year.as_of.year == year.year for year in shared.years)
        and all(len(name) <= _LONGEST_NAME for name in (shared.name, *kinds, *themes))
        and shared.name.strip()
    )
    if not (likely and shared.made_at.tzinfo and all(map(_possible, _values(shared)))):
        raise _not_whole()
    return shared


def text_of(shared: SharedCentre) -> str:
    """The text under the head, to be kept: without escaped line ends, which would hide a name that follows."""
    lines = {text: text.translate(_AS_KEPT) for text in texts_in(shared)}
    return msgspec.json.encode(with_texts(shared, lines)).decode()


def kept(text: str) -> SharedCentre:
    """What was kept. Raises Damaged for anything else."""
    shared = parsed(text)
    return with_texts(shared, {text: text.replace(_LINE, "\n") for text in texts_in(shared)})


def _values(value: object) -> Iterator[object]:
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for part in value:
            yield from _values(part)
    else:
        yield value


def _possible(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST and "\0" not in value
    if isinstance(value, int):
        return 0 <= value <= _GREATEST
    return (
        value is None or not isinstance(value, dt.datetime) or value.utcoffset() == dt.timedelta()
    )


def _another_kind() -> Invalid:
    return Invalid(
        _(
            "Dit is geen bestand voor een overzicht over centra. Vraag het andere centrum om een bestand met de "
            "naam …{ending}: Bestand, Exporteren, Voor een overzicht over centra."
        ).format(ending=ENDING)
    )


def _not_whole() -> Damaged:
    return Damaged(
        _(
            "Dit bestand is niet heel, of er is iets in veranderd. Er is niets van ingelezen. "
            "Vraag het andere centrum om een nieuw bestand."
        )
    )
