"""Wish for a paper: about which period, and about what."""

from msgspec import Struct

from buurthuis_app.domain.shared.periods import Period


class PaperWish(Struct, frozen=True, kw_only=True):
    """Which paper people want. `option` is what they chose of what it offers: an id, or a value of its own."""

    period: Period
    option: object = None


class Option(Struct, frozen=True, kw_only=True):
    """One choice: what it stands for, and its words."""

    key: object
    words: str
