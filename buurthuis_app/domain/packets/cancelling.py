"""Cancelling on two sides: what becomes of an occurrence that the door and the office each called off or not."""

from msgspec import Struct

from buurthuis_app.domain.packets.packet import OccurrenceNews


class Cancelling(Struct, frozen=True, kw_only=True):
    """Why it is cancelled once the door's news is followed (None: it takes place); `differs` when the office said
    something else meanwhile, so that somebody must decide."""

    because: str | None
    differs: bool = False


def cancelling(news: OccurrenceNews, here: str | None) -> Cancelling:
    """What follows from the door's news where it is `here` cancelled for that reason, or not.

    An empty reason is one that is not known, which any other may fill in; the door never sees the office's reasons.
    """
    if news.now in {news.was, here}:
        return Cancelling(because=here)
    if news.now is None:
        return Cancelling(because=None, differs=bool(here) and news.was not in {"", here})
    if here is None:
        return Cancelling(because=news.now, differs=news.was is not None)
    if not news.now:
        return Cancelling(because=here)
    return Cancelling(because=news.now, differs=here not in {"", news.was})
