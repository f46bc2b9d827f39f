"""What was mended fills the tally kind of its time, and nothing else does."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Correction, Count, Source, TallyKind, TallyRole
from buurthuis_app.domain.lending.repair import Repair, RepairResult, mended
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.undoing import taken_back

DAY = dt.timedelta(days=1)


class Cafe:
    """A repair café of today, and its tally kind."""

    def __init__(self, house: CentreServices) -> None:
        self.house = house
        today = house.clock.today()
        activity = Activity(
            id=new_id(),
            centre_id=house.centre.id,
            title="Repair café",
            first=today - 7 * DAY,
            rule="FREQ=DAILY",
            starts=dt.time(13),
            ends=dt.time(16),
        )
        activity = house.planning.keep(activity, new=True).value
        self.kind = TallyKind(
            id=new_id(),
            centre_id=house.centre.id,
            name="gerepareerde spullen",
            role=TallyRole.REPAIRED,
            position=100,
            activity_id=activity.id,
        )
        with house.database.begin() as work:
            work.store(TallyKind).add(self.kind)
            times = work.store(Occurrence).find(activity_id=activity.id)
            self.times = {time.date: time.id for time in times}

    def brings(
        self, date: dt.date | None = None, result: RepairResult = RepairResult.REPAIRED
    ) -> Repair:
        blank = self.house.lending.blank_repair()
        blank = replace(blank, thing="Lamp", date=date or blank.date, result=result)
        return self.house.lending.keep_repair(blank, new=True).value

    def number(self, date: dt.date | None = None) -> int | None:
        """What the count says, which must be what the repairs say."""
        key = self.times[date or self.house.clock.today()]
        with self.house.database.read() as work:
            count = work.store(Count).get(key, self.kind.id)
            assert (count and count.number) == mended(work.store(Repair).find(occurrence_id=key))
        assert count is None or count.source is Source.REPAIRS
        return count.number if count else None

    def place(self) -> UUID:
        return self.times[self.house.clock.today()]


@pytest.fixture
def cafe(house: CentreServices) -> Cafe:
    return Cafe(house)


def test_what_is_mended_is_the_number_and_nothing_noted_is_not_counted(cafe: Cafe) -> None:
    assert cafe.number() is None
    advice = cafe.brings(result=RepairResult.ADVICE)
    assert cafe.number() == 0
    lamp = cafe.brings()
    assert cafe.number() == 1
    lending = cafe.house.lending
    lending.keep_repair(replace(advice, result=RepairResult.REPAIRED), new=False)
    assert cafe.number() == 2
    (card,) = [
        card
        for card in cafe.house.counting.day(cafe.house.clock.today()).cards
        if card.occurrence.id == cafe.place()
    ]
    assert card.count(cafe.kind.id).number == 2  # type: ignore[union-attr]
    yesterday = cafe.house.clock.today() - DAY
    lending.keep_repair(replace(lamp, date=yesterday), new=False)
    assert (cafe.number(), cafe.number(yesterday)) == (1, 1)
    for repair in lending.repairs():
        lending.remove_repair(repair)
    assert (cafe.number(), cafe.number(yesterday)) == (None, None)


def test_undo_and_redo_follow_also_when_others_noted_since(cafe: Cafe) -> None:
    blank = replace(cafe.house.lending.blank_repair(), thing="Lamp")
    done = cafe.house.lending.keep_repair(blank, new=True)
    again = taken_back(done)
    assert cafe.number() is None
    back = taken_back(again)
    assert cafe.number() == 1
    cafe.brings()
    redo = taken_back(back)
    assert cafe.number() == 1
    taken_back(redo)
    assert cafe.number() == 2


def test_the_number_is_not_typed_nor_called_off_nor_guessed(cafe: Cafe) -> None:
    counting, place = cafe.house.counting, cafe.place()
    with pytest.raises(Invalid, match="vult zichzelf"):
        counting.add(place, cafe.kind.id, 1)
    with pytest.raises(Invalid, match="vult zichzelf"):
        counting.set_number(place, cafe.kind.id, 4, version=0)
    cafe.brings()
    with pytest.raises(Invalid, match="reparaties genoteerd"):
        counting.cancel(place, "ziek")
    with pytest.raises(Invalid, match="nog niets geteld"):
        counting.estimate(place, estimated=True)
    with pytest.raises(Invalid, match="Hier is al mee geteld"):
        cafe.house.lists.keep(replace(cafe.kind, role=TallyRole.ASIDE), new=False)


def test_a_change_after_the_day_keeps_the_former_number(cafe: Cafe, clock: FixedClock) -> None:
    day = clock.today()
    lamp = cafe.brings()
    clock.moment += DAY
    cafe.house.lending.keep_repair(replace(lamp, result=RepairResult.NOT_POSSIBLE), new=False)
    assert cafe.number(day) == 0
    with cafe.house.database.read() as work:
        (correction,) = work.store(Correction).find(kind_id=cafe.kind.id)
    assert (correction.former, correction.because) == (1, "reparaties gewijzigd")


def test_on_other_days_nothing_is_filled(cafe: Cafe) -> None:
    assert cafe.brings(cafe.house.clock.today() - 30 * DAY).occurrence_id is None
    cafe.house.lists.keep(replace(cafe.kind, archived=True), new=False)
    assert cafe.brings().occurrence_id is None
    assert cafe.number() is None
