"""State of a card: what can be done with it, today, on another day, and by whom."""

from enum import Enum, auto

from buurthuis_app.domain.counts.day_cards import Card, Day


class State(Enum):
    """What can be done with a card; when it changes, the card is made anew."""

    COUNTING = auto()
    CANCELLED = auto()
    TO_COME = auto()
    READING = auto()

    @classmethod
    def of(cls, card: Card, day: Day, *, may_count: bool) -> "State":
        """The state of `card` on `day`, for who may count and who may not."""
        if card.occurrence.cancelled:
            return cls.CANCELLED
        if day.date > day.today:
            return cls.TO_COME
        return cls.COUNTING if may_count else cls.READING
