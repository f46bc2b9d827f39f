"""Recovery sheet: its contents. Its key has no place in a repr, which could end in a log."""

import datetime as dt

from buurthuis_app.records import Confidential


class RecoverySheet(Confidential, frozen=True, kw_only=True):
    """The recovery key of one confidant, in groups with dashes, and the words by which her key is known."""

    centre: str
    name: str
    key: str
    words: str
    made_on: dt.date
