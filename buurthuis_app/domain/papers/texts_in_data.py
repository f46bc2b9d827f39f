"""Texts in frozen data: all that are in it, and the same data with other texts or without some."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from buurthuis_app.domain.papers.document import Block, Cover, PaperStory, Section, Subheading
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.records import replace

T = TypeVar("T")


def texts_in(value: Any) -> Iterator[str]:
    """Every text in frozen data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from texts_in(part)


def with_texts(value: T, texts: Mapping[str, str | None]) -> T:
    """The data with these texts in the place of others; None leaves one out, and of a story the whole story."""
    rebuilt: T = _rebuilt(value, texts)[0]
    return rebuilt


def _rebuilt(value: Any, texts: Mapping[str, str | None]) -> tuple[Any, bool]:
    """The data with these texts in the place of others, and whether something of it was left out."""
    if isinstance(value, str):
        new = texts.get(value, value)
        return new or "", new is None
    if isinstance(value, Struct):
        return _rebuilt_record(value, texts)
    if isinstance(value, tuple | list):
        parts = [(part, *_rebuilt(part, texts)) for part in value]
        stay = (new for old, new, out in parts if not (out and isinstance(old, _GOES_WHOLE)))
        gone = any(out for old, _new, out in parts if not isinstance(old, _GOES_WHOLE))
        return type(value)(stay), gone
    if isinstance(value, Mapping):
        return {key: _rebuilt(part, texts)[0] for key, part in value.items()}, False
    return value, False


def _rebuilt_record(value: Any, texts: Mapping[str, str | None]) -> tuple[Any, bool]:
    parts = {name: _rebuilt(getattr(value, name), texts) for name in value.__struct_fields__}
    gone = any(out for _new, out in parts.values())
    fields = {name: new for name, (new, _out) in parts.items()}
    if isinstance(value, Cover) and gone:
        fields |= {"quote": "", "by": "", "story_id": None}
    if isinstance(value, Section):
        if len(fields["blocks"]) < len(value.blocks):
            fields["blocks"] = _without_bare_headings(fields["blocks"])
        gone = not fields["blocks"]
    return replace(value, **fields), gone


def _without_bare_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Without headings that nothing stands under any more."""
    following = (*blocks[1:], None)[: len(blocks)]
    return tuple(
        block
        for block, after in zip(blocks, following, strict=True)
        if not isinstance(block, Subheading) or not (after is None or isinstance(after, Subheading))
    )


_GOES_WHOLE = (PaperStory, PrintedStory, Section)
"""What goes as a whole: a story of which a text is left out, and a section with nothing in it any more."""
