"""A paper is a list of sections, walked by one loop: a new paper is a new list."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct
from reportlab.platypus import CondPageBreak, Flowable

from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.page import Bookmark
from buurthuis_app.reports.kit.typesetting import Typesetter

Data = TypeVar("Data")
_HEADING_ROOM = 46


class Section(Struct, Generic[Data], frozen=True, kw_only=True):
    """One part of a paper.

    `room` is the height in points that must be left under its heading; with less it starts on the next page.
    A section that is not `wanted` for this data leaves no trace.
    """

    key: str
    title: Callable[[Data], str]
    draw: Callable[[Data, Typesetter], list[Flowable]]
    wanted: Callable[[Data], bool] = lambda _data: True
    room: float = 90


def flowables(sections: Iterable[Section[Data]], data: Data, setter: Typesetter) -> list[Flowable]:
    """The wanted sections in their order, each with its heading and its bookmark."""
    drawn: list[Flowable] = []
    for section in sections:
        if section.wanted(data):
            title = section.title(data)
            drawn += [
                CondPageBreak(_HEADING_ROOM + section.room),
                Bookmark(setter.line(title), section.key),
                setter.paragraph(title, style.HEADING),
                *section.draw(data, setter),
            ]
    return drawn
