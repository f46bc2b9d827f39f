"""Leaders: the volunteers from whom the host of an activity is chosen, namesakes told apart."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.texts import folded, name_key
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.i18n import _, listing, number, short_date


class Leader(Struct, frozen=True, kw_only=True):
    """A volunteer as the form offers her or him: `words` are the name, and of namesakes what tells them apart."""

    id: UUID
    name: str
    words: str


def leaders(volunteers: Iterable[Volunteer], today: dt.date) -> tuple[Leader, ...]:
    """Everybody who is here or comes, by name."""
    here = sorted(
        (
            volunteer
            for volunteer in volunteers
            if volunteer.name and (volunteer.until is None or volunteer.until >= today)
        ),
        key=lambda volunteer: (folded(volunteer.name), volunteer.since or dt.date.min),
    )
    names = Counter(name_key(volunteer.name) for volunteer in here)
    offered: list[Leader] = []
    seen: Counter[str] = Counter()
    for volunteer in here:
        words = volunteer.name
        if names[name_key(words)] > 1:
            words = _with_since(volunteer)
        seen[name_key(words)] += 1
        if seen[name_key(words)] > 1:
            words = f"{words} {number(seen[name_key(words)])}"
        offered.append(Leader(id=volunteer.id, name=volunteer.name, words=words))
    return tuple(offered)


def led_by(words: str, known: Sequence[Leader]) -> tuple[str, UUID | None]:
    """Name and volunteer of what was typed or chosen; of a name that nobody here has, the name alone."""
    for leader in known:
        if name_key(leader.words) == name_key(words):
            return leader.name, leader.id
    return words, None


def words_for(name: str, volunteer_id: UUID | None, known: Sequence[Leader]) -> str:
    """What the form shows for a leader; one who is not offered any more is called by name."""
    return next((leader.words for leader in known if leader.id == volunteer_id), name)


def leading_in_words(titles: Sequence[str]) -> str:
    """What somebody who leaves still leads, for who must find another; "" for nothing."""
    if not titles:
        return ""
    return _("Leidt nog: {titles}. Kies daar iemand anders.").format(titles=listing(titles))


def _with_since(volunteer: Volunteer) -> str:
    if volunteer.since is None:
        return volunteer.name
    return _("{name} (sinds {day})").format(name=volunteer.name, day=short_date(volunteer.since))
