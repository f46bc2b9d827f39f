"""Sign-ups: a name and as little else as the activity asks, kept only as long as it is needed.

People sign up for an activity as a whole (a course) or for one occurrence of it. Who signed up for the whole takes a
place at each occurrence. The order of signing up is the order of the ids.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import (
    LONGEST_KEEPING,
    Activity,
    AskedField,
    Occurrence,
)
from buurthuis_app.domain.shared import texts
from buurthuis_app.domain.shared.contact_details import may_be_an_address
from buurthuis_app.domain.shared.problems import Problem, gathered, too_long
from buurthuis_app.domain.shared.texts import plain
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, listing, ngettext, number
from buurthuis_app.records import replace

LONGEST_TEXT = 500
LISTS_BACK, LISTS_AHEAD = dt.timedelta(weeks=8), dt.timedelta(weeks=6)
"""How long the list of a date stays among those to choose, and how far ahead a list is printed."""
ONE_DAY = dt.timedelta(days=1)


class Place(Enum):
    """Place of a sign-up: placed, waiting or withdrawn."""

    PLACED = "placed"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


class SignUp(Struct, frozen=True, kw_only=True):
    """One person for an activity, or for one occurrence of it when `occurrence_id` is given.

    `present_at` are the occurrences at which this person was ticked as present. `erase_on` is the day on which name
    and contact data are erased; the row stays, so that the numbers stay.
    """

    id: UUID
    centre_id: UUID
    activity_id: UUID
    occurrence_id: UUID | None = None
    name: str
    email: str = ""
    phone: str = ""
    remark: str = ""
    meal: str = ""
    place: Place = Place.PLACED
    present_at: tuple[UUID, ...] = ()
    withdrawn_on: dt.date | None = None
    erase_on: dt.date | None = None
    version: int = 1

    @property
    def erased(self) -> bool:
        """Whether the name and contact details are erased."""
        return not self.name

    def present(self, occurrence_id: UUID | None) -> bool:
        """Whether this person was ticked as present at the occurrence; at any when it is None."""
        if occurrence_id is None:
            return bool(self.present_at)
        return occurrence_id in self.present_at


class ReportSent(Struct, frozen=True, kw_only=True):
    """The report of an activity or of one occurrence went to those who signed up, on this day."""

    id: UUID
    activity_id: UUID
    occurrence_id: UUID | None
    sent_on: dt.date


class Extension(Struct, frozen=True, kw_only=True):
    """Why contact data is kept longer than was promised, and until when."""

    id: UUID
    activity_id: UUID
    occurrence_id: UUID | None
    until: dt.date
    because: str
    recorded_on: dt.date


class WithoutPlace(Enum):
    """What happens with people whose place goes because there are fewer."""

    WAIT = "wait"
    """They come on the waiting list."""
    STAY = "stay"
    """They keep their place: the list is fuller than it may be."""


class PlacesLost(Invalid):
    """There are fewer places than people who have one: what happens with these?"""

    topic = "aanmeldingen#vol"

    def __init__(self, names: Sequence[str], capacity: int) -> None:
        self.names = tuple(names)
        words = ngettext(
            "Dan is er nog {n} plaats. Deze mensen hadden er al een: {names}.",
            "Dan zijn er nog {n} plaatsen. Deze mensen hadden er al een: {names}.",
            capacity,
        )
        super().__init__(words.format(n=number(capacity), names=listing(self.names)))


class Attended(Struct, frozen=True, kw_only=True):
    """How often people were ticked as present, and at how many times anybody was."""

    attendances: int
    times: int


class SignUpNumbers(Struct, frozen=True, kw_only=True):
    """What stays when the names are gone: signed up = placed + waiting + withdrawn; who of them was present."""

    placed: int
    waiting: int
    withdrawn: int
    present: int

    @property
    def signed_up(self) -> int:
        """Number of people who ever signed up, also those who withdrew."""
        return self.placed + self.waiting + self.withdrawn


class Addressees(Struct, frozen=True, kw_only=True):
    """The e-mail addresses of a list, each once, and how many people gave none."""

    addresses: tuple[str, ...]
    without: int

    @property
    def text(self) -> str:
        """As a mail program takes them in its line "Bcc"."""
        return "; ".join(self.addresses)


class SignUpList(Struct, frozen=True, kw_only=True):
    """The list of an activity as a whole, or of one occurrence: then with who signed up for the whole.

    `taken` are the places that are no longer free, `movable` how many waiting people there is room for.
    `erase_on` is when this list is erased (None: as long as the series goes on), `whole_erase_on` when those of
    the whole activity are, in the list of an occurrence. `visits` is what was counted; None is not counted.
    """

    activity: Activity
    occurrence: Occurrence | None
    sign_ups: tuple[SignUp, ...]
    taken: int
    movable: int
    erase_on: dt.date | None
    whole_erase_on: dt.date | None = None
    extensions: tuple[Extension, ...] = ()
    sent_on: dt.date | None = None
    visits: int | None = None

    @property
    def occurrence_id(self) -> UUID | None:
        """Of which occurrence this is the list; None for the activity as a whole."""
        return self.occurrence.id if self.occurrence else None

    @property
    def numbers(self) -> SignUpNumbers:
        """Numbers of a list of sign-ups."""
        occurrence = self.occurrence
        cancelled = frozenset({occurrence.id} if occurrence and occurrence.cancelled else ())
        return numbers(
            (without_cancelled(sign_up, cancelled) for sign_up in self.sign_ups),
            self.occurrence_id,
        )

    @property
    def named(self) -> bool:
        """Whether the list has a name that is not erased."""
        return any(not sign_up.erased for sign_up in self.sign_ups)


@gathered
def problems(sign_up: SignUp, activity: Activity) -> Iterator[Problem]:
    """Everything a person must still mend before the sign-up can be kept."""
    if not sign_up.name.strip():
        yield Problem("name", _("Vul een naam in. Een voornaam is genoeg."))
    limits = dict.fromkeys(("name", "email", "phone", "remark", "meal"), LONGEST_TEXT)
    yield from too_long(sign_up, limits)
    if sign_up.email and not may_be_an_address(sign_up.email):
        yield Problem("email", _("Dit e-mailadres klopt niet. Er hoort een @ in, zonder spaties."))
    for asked in AskedField:
        if getattr(sign_up, asked.value) and asked not in activity.asks:
            yield Problem(asked.value, _("Deze activiteit vraagt dit niet. Laat het leeg."))


def problems_of_keeping(
    extension: Extension, promised: dt.date | None, today: dt.date
) -> tuple[Problem, ...]:
    """What is wrong with keeping a list longer than `promised`."""
    faults = []
    latest = today + dt.timedelta(days=LONGEST_KEEPING)
    if extension.until <= (promised or today):
        faults.append(Problem("until", _("Kies een dag die later is dan nu is afgesproken.")))
    elif extension.until > latest:
        sentence = _("Bewaar deze gegevens hoogstens {n} dagen.").format(n=LONGEST_KEEPING)
        faults.append(Problem("until", sentence))
    if not extension.because.strip():
        sentence = _("Schrijf op waarom het langer moet. Dat wordt erbij bewaard.")
        faults.append(Problem("because", sentence))
    return (*faults, *too_long(extension, {"because": LONGEST_TEXT}))


def numbers(sign_ups: Iterable[SignUp], occurrence_id: UUID | None) -> SignUpNumbers:
    """The numbers of these people; present at `occurrence_id`, or at any when it is None.

    Of who was ticked at a time that was cancelled, `present_at` must be without that time: see `without_cancelled`.
    """
    listed = list(sign_ups)
    places = [sign_up.place for sign_up in listed]
    return SignUpNumbers(
        placed=places.count(Place.PLACED),
        waiting=places.count(Place.WAITING),
        withdrawn=places.count(Place.WITHDRAWN),
        present=sum(sign_up.present(occurrence_id) for sign_up in listed),
    )


def without_cancelled(sign_up: SignUp, cancelled: frozenset[UUID]) -> SignUp:
    """The same, present nowhere that was cancelled: nobody was there."""
    if cancelled.isdisjoint(sign_up.present_at):
        return sign_up
    return replace(
        sign_up, present_at=tuple(at for at in sign_up.present_at if at not in cancelled)
    )


def taken(sign_ups: Iterable[SignUp], occurrence_id: UUID | None, coming: Iterable[UUID]) -> int:
    """How many places are no longer free in a list of the activity.

    At one occurrence: who has a place there or for the whole. For the whole: as many as at the fullest of the
    occurrences that are still `coming`.
    """
    placed = [sign_up.occurrence_id for sign_up in sign_ups if sign_up.place is Place.PLACED]
    whole = placed.count(None)
    if occurrence_id is not None:
        return whole + placed.count(occurrence_id)
    return whole + max((placed.count(date_id) for date_id in coming), default=0)


def moving_up(
    sign_ups: Sequence[SignUp], capacity: int | None, coming: frozenset[UUID]
) -> tuple[SignUp, ...]:
    """Who of the waiting people gets a place now, in the order of signing up, each with its place."""
    now = {sign_up.id: sign_up for sign_up in sorted(sign_ups, key=lambda person: person.id)}
    moved = []
    for sign_up in list(now.values()):
        if sign_up.place is not Place.WAITING:
            continue
        if capacity is None or taken(now.values(), sign_up.occurrence_id, coming) < capacity:
            now[sign_up.id] = replace(sign_up, place=Place.PLACED)
            moved.append(now[sign_up.id])
    return tuple(moved)


def overfull(sign_ups: Sequence[SignUp], activity: Activity, coming: frozenset[UUID]) -> int:
    """How many people too many have a place, at the fullest of the lists; 0 when all is well."""
    if activity.capacity is None:
        return 0
    lists = {
        None,
        *(sign_up.occurrence_id for sign_up in sign_ups if sign_up.occurrence_id in coming),
    }
    fullest = max(taken(sign_ups, occurrence_id, coming) for occurrence_id in lists)
    return max(fullest - activity.capacity, 0)


def losing(
    sign_ups: Sequence[SignUp], capacity: int, coming: frozenset[UUID]
) -> tuple[SignUp, ...]:
    """Who has no place any more when there are only `capacity`: the last who signed up, in the order of signing up."""
    now = {sign_up.id: sign_up for sign_up in sign_ups}
    found = []
    for sign_up in sorted(sign_ups, key=lambda each: each.id, reverse=True):
        if sign_up.place is not Place.PLACED or sign_up.occurrence_id not in {None, *coming}:
            continue
        if taken(now.values(), sign_up.occurrence_id, coming) > capacity:
            now[sign_up.id] = replace(sign_up, place=Place.WAITING)
            found.append(sign_up)
    return tuple(reversed(found))


def alike(sign_up: SignUp, others: Iterable[SignUp]) -> tuple[SignUp, ...]:
    """Who on the list has the same name or e-mail address: perhaps the same person twice."""
    name, email = plain(sign_up.name), plain(sign_up.email)
    return tuple(
        other
        for other in others
        if other.id != sign_up.id
        and other.place is not Place.WITHDRAWN
        and not other.erased
        and (plain(other.name) == name or (email and plain(other.email) == email))
    )


def erase_on(
    last: dt.date | None, keep_days: int, sent: Iterable[dt.date], until: Iterable[dt.date]
) -> dt.date | None:
    """The day on which a list is erased: `keep_days` after its last date or its report, or as extended.

    None while the series has no last date. Never on the last date itself: the list is needed then.
    """
    if last is None:
        return None
    promised = max([last, *sent]) + max(keep_days, 1) * ONE_DAY
    return max([promised, *until])


def own_erase_on(sign_up: SignUp, of_list: dt.date | None, keep_days: int) -> dt.date | None:
    """When one person's data is erased: with the list, or `keep_days` after withdrawing when that is sooner."""
    if sign_up.withdrawn_on is None:
        return of_list
    own = sign_up.withdrawn_on + max(keep_days, 1) * ONE_DAY
    return own if of_list is None else min(own, of_list)


def addressees(sign_ups: Iterable[SignUp], *, waiting_too: bool) -> Addressees:
    """The addresses of who has a place, or also of who waits; never of who withdrew."""
    places = {Place.PLACED, Place.WAITING} if waiting_too else {Place.PLACED}
    people = [sign_up for sign_up in sign_ups if sign_up.place in places and not sign_up.erased]
    addresses = {person.email.casefold(): person.email for person in people if person.email}
    return Addressees(
        addresses=tuple(addresses.values()), without=sum(not person.email for person in people)
    )


def tidied(sign_up: SignUp) -> SignUp:
    """The same with single blanks, as names and addresses are compared and printed."""
    return texts.tidied(sign_up, "name", "email", "phone", "meal")
