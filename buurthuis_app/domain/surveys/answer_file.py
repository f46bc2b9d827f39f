"""Answer file as it was read, before anything is stored: the forms, and the cells that need a decision."""

from collections.abc import Mapping
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.unreadable import Unreadable
from buurthuis_app.domain.surveys.survey import Reply
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, ngettext, number

LEAVE_OUT = -1
"""A decision about an unknown option: take in the form without it."""
ADD = -2
"""A decision about an unknown option: make it an option of the question, at the end."""


class UnknownOption(Struct, frozen=True, kw_only=True):
    """An answer in the file that is no option of its question, and how often it stands there."""

    question_id: UUID
    words: str
    times: int


class FileReply(Struct, frozen=True, kw_only=True):
    """A reply as it stands in the file, with the options that are not known (yet)."""

    reply: Reply
    unknown: tuple[str, ...] = ()


class SurveyFile(Struct, frozen=True, kw_only=True):
    """The forms in a file, one a row. `unused` are columns that belong to no question."""

    survey_id: UUID
    name: str
    sheets: tuple[tuple[FileReply, ...], ...]
    unknown: tuple[UnknownOption, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    unused: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Questions that no column is about."""


class Repeated(Enum):
    """What to do with forms that seem to have been taken in before."""

    LEAVE_OUT = "leave out"
    ADD = "add"


class FormsKnown(Invalid):
    """So many forms of a file are in the survey already, and so many are not: which are wanted?"""

    def __init__(self, *, known: int, new: int) -> None:
        self.known, self.new = known, new
        words = ngettext(
            "Dit formulier staat al in de peiling. Waarschijnlijk is het bestand al ingelezen.",
            "Deze {n} formulieren staan al in de peiling. Waarschijnlijk is het bestand al ingelezen.",
            known,
        )
        if new:
            words = _(
                "{n} van de {all} formulieren staan al in de peiling. Waarschijnlijk zijn die al ingelezen."
            )
        super().__init__(words.format(n=number(known), all=number(known + new)))


Decisions = Mapping[tuple[UUID, str], int]
"""For each unknown option, by its question and words: an option's place, ADD or LEAVE_OUT."""
