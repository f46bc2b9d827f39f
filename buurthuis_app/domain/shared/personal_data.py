"""Personal data: the reason why a field is kept and when it is erased, as marks on the columns themselves."""

import datetime as dt
from enum import Enum
from typing import Any
from uuid import UUID

from msgspec import Struct

SOON = dt.timedelta(days=30)
"""So long before data is erased it is told."""


class Retention(Enum):
    """The moment from which a personal field's time runs. The value names the rule."""

    AFTER_LAST_DATE = "after_last_date"
    """Months after the activity's last day."""
    AFTER_THE_DAY = "after_the_day"
    """Months after the day the occurrence took place."""
    SIGN_UP = "sign_up"
    """On the day that each sign-up names itself."""
    UNSHARED_STORY = "unshared_story"
    """Months after the story's date, when its teller never agreed to share it outside, or no longer does."""
    ADOPTED_STORY = "adopted_story"
    """As soon as a story in an adopted overview may no longer be shared outside."""
    CONFIDED = "confided"
    """When the confidant destroys it: nobody else can read whether its time has come."""
    AFTER_LEAVING = "after_leaving"
    """Months after a volunteer's last day."""
    AFTER_LAST_VISIT = "after_last_visit"
    """Months after the last time a participant was there."""
    CANDIDATE = "candidate"
    """Months after the vacancy was filled."""
    INITIATIVE = "initiative"
    """Months after an initiative came into its state, unless money was granted and it still runs."""
    MONEY = "money"
    """Months after the day on which money was granted or paid."""
    LENT = "lent"
    """Months after a borrowed thing came back or something was mended; a year longer when it does not come back."""
    HIRED = "hired"
    """Months after the last day for which a hirer asked, agreed or was sent an invoice."""
    PROMISE = "promise"
    """Months after the last day on which a promise of the centre holds."""
    OPEN_ANSWER = "open_answer"
    """Months after the last day of the survey it was given to."""
    VOICE = "voice"
    """Months after the day on which somebody said it."""
    HALF_WRITTEN = "half_written"
    """Months after a half-written form was last touched."""
    CONFIDANT_LEFT = "confidant_left"
    """Months after the confidant's last day."""
    ON_REQUEST = "on_request"
    """As long as what it is about is kept: it is written about the centre, and may name somebody. It is looked through
    when somebody asks what is kept about her or him."""


class Personal(Struct, frozen=True, kw_only=True):
    """The mark on a personal column: what it is for, and which rule ends it."""

    purpose: str
    retention: Retention


class ErasureCount(Struct, frozen=True, kw_only=True):
    """How many rows are erased, and how many of them are people."""

    rows: int = 0
    people: int = 0


class Certainty(Enum):
    """How sure it is that something is about the person who asks."""

    OWN = "own"
    """It is the record of that person."""
    LIKELY = "likely"
    """The whole name, the address or the number stands there."""
    PERHAPS = "perhaps"
    """A first or a last name alone, which others bear too."""


class ErasureChoice(Enum):
    """What becomes of something that was found about a person who asks to be erased."""

    HIDE = "hide"
    """The name becomes unreadable, the rest stays."""
    REMOVE = "remove"
    KEEP = "keep"


class KeptBecause(Enum):
    """Reason to keep what a person asked to have erased: that it is another's, or article 17 (3) of the GDPR."""

    ANOTHER = "another"
    LAW = "law"
    """A legal duty to keep it, such as that of accounts for seven years."""
    CLAIM = "claim"
    """Needed for a complaint or a dispute."""
    ASKED = "asked"
    """The person wants this to stay."""


class PersonalFind(Struct, frozen=True, kw_only=True):
    """Something that is, or may be, about a person: a whole row when `column` is "", or else one text of it."""

    table: str
    key: tuple[Any, ...]
    column: str
    about: str
    """What the row belongs to, such as an activity or a day; "" for nothing that tells it apart."""
    purpose: str
    text: str
    spans: tuple[tuple[int, int], ...]
    """Where in the text the person is named; none for a whole row or a picture."""
    certainty: Certainty
    choices: tuple[ErasureChoice, ...]
    """What can become of it. KEEP alone for what must be settled elsewhere first."""

    @property
    def place(self) -> tuple[str, tuple[Any, ...], str]:
        """What tells it from other finds."""
        return self.table, self.key, self.column

    @property
    def proposed(self) -> ErasureChoice | None:
        """What is proposed: all of what is the person's own, a name within a text; None where people must decide."""
        if self.certainty is Certainty.PERHAPS or len(self.choices) == 1:
            return None
        named = {place for begin, end in self.spans for place in range(begin, end)}
        beside = (letter for at, letter in enumerate(self.text) if at not in named)
        within = ErasureChoice.HIDE in self.choices and any(map(str.isalnum, beside))
        only_hidden = ErasureChoice.REMOVE not in self.choices
        return ErasureChoice.HIDE if within or only_hidden else ErasureChoice.REMOVE


class ErasureDecision(Struct, frozen=True, kw_only=True):
    """What somebody decided about one find; a reason goes with KEEP only."""

    find: PersonalFind
    choice: ErasureChoice
    because: KeptBecause | None = None


class RequestKind(Enum):
    """What somebody asked: to see what is kept, or to have it erased."""

    ACCESS = "access"
    ERASURE = "erasure"


class PrivacyRequest(Struct, frozen=True, kw_only=True):
    """The trace that a request was done: the day and the kind, how many finds, and nothing of who asked."""

    id: UUID
    centre_id: UUID
    kind: RequestKind
    done_on: dt.date
    hidden: int = 0
    removed: int = 0
    kept: int = 0
    kept_because: frozenset[KeptBecause] = frozenset()
