"""Personal data: the reason why a field is kept and when it is erased, as marks on the columns themselves."""

import datetime as dt
from enum import Enum

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
    CANDIDATE = "candidate"
    """Months after the vacancy was filled."""
    INITIATIVE = "initiative"
    """Months after an initiative came into its state, unless money was granted and it still runs."""
    MONEY = "money"
    """Months after the day on which money was granted or paid."""
    PROMISE = "promise"
    """Months after the last day on which a promise of the centre holds."""
    OPEN_ANSWER = "open_answer"
    """Months after the last day of the survey it was given to."""
    HALF_WRITTEN = "half_written"
    """Months after a half-written form was last touched."""
    CONFIDANT_LEFT = "confidant_left"
    """Months after the confidant's last day."""


class Personal(Struct, frozen=True, kw_only=True):
    """The mark on a personal column: what it is for, and which rule ends it."""

    purpose: str
    retention: Retention
