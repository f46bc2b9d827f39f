"""Taking in: what is figured once, what is asked, and what is refused."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Correction, Source, TallyKind, TallyRole
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.exchange.packets.packet_file import receipt_name
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.conftest import Everything
from tests.services.packets.conftest import (
    Between,
    change,
    first_kinds,
    numbers,
    occurrence_of,
    story_of,
)
from tests.services.undoing import taken_back, there_and_back

On = Callable[[int], Occurrence]


@pytest.fixture
def kind(house: CentreServices) -> TallyKind:
    return first_kinds(house)[0]


def test_what_two_doors_counted_adds_up_and_comes_once(
    between: Between, on: On, kind: TallyKind
) -> None:
    today = on(22).id
    between.office.counting.add(today, kind.id, 1)
    first, second = between.open_door("Ingang"), between.open_door("Tuin")
    first.counting.add(today, kind.id, 5)
    second.counting.add(today, kind.id, 3)
    second.counting.add(today, kind.id, -1)

    taken = [between.bring(first), between.bring(second), between.take_in()]

    assert numbers(between.office)[today, kind.id] == 8
    assert [one.packets for one in taken] == [1, 1, 0]
    assert taken[2].known == 2
    assert not between.questions()


def test_a_door_takes_its_packets_away_once_the_office_has_them(
    between: Between, on: On, kind: TallyKind
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    first = door.sending.send(between.folder).value
    again = door.sending.send(between.folder).value
    between.take_in()
    after = door.sending.send(between.folder).value

    assert (first.made, first.waiting) == (1, 1)
    assert (again.made, again.waiting) == (0, 1)
    assert (after.received, after.waiting) == (1, 0)
    assert {path.suffix for path in between.folder.iterdir()} == {".ontvangen", ".programma"}


def test_counts_marks_cancellations_extras_and_stories_arrive_whole(
    between: Between, on: On, kind: TallyKind
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    door.counting.estimate(on(22).id, estimated=True)
    door.counting.set_number(on(15).id, kind.id, 0, version=0)
    door.counting.cancel(on(8).id, "regen")
    extra = door.growing.extra(title="Soep voor iedereen", date=dt.date(2026, 11, 22)).value
    door.counting.add(extra.id, kind.id, 12)
    told = door.telling.keep(
        replace(door.telling.blank(activity_id=on(22).activity_id), happened="Wat een dag."),
        new=True,
    ).value

    between.bring(door)

    counts = numbers(between.office)
    assert counts[on(22).id, kind.id] == 5
    assert counts[on(15).id, kind.id] == 0
    assert counts[extra.id, kind.id] == 12
    assert occurrence_of(between.office, on(8).id).cancelled_because == "regen"
    assert story_of(between.office, told.id) == told
    cards = between.office.counting.day(dt.date(2026, 11, 22)).cards
    assert {(card.title, card.estimated) for card in cards} == {
        ("Koffie-inloop", True),
        ("Soep voor iedereen", False),
    }


def test_what_is_undone_at_the_door_goes_at_the_office(
    between: Between, on: On, kind: TallyKind
) -> None:
    door = between.open_door("Ingang")
    counted = door.counting.add(on(22).id, kind.id, 5)
    cancelled = door.counting.cancel(on(8).id, "")
    extra = door.growing.extra(title="Soep", date=dt.date(2026, 11, 22))
    told = door.telling.keep(replace(door.telling.blank(), happened="Mooi."), new=True)
    between.bring(door)
    for done in (told, extra, cancelled, counted):
        taken_back(done)

    between.bring(door)

    assert not numbers(between.office)
    assert not occurrence_of(between.office, on(8).id).cancelled
    assert story_of(between.office, told.value.id) is None
    assert len(between.office.counting.day(dt.date(2026, 11, 22)).cards) == 1
    assert not between.questions()


def test_the_same_extra_of_two_doors_is_one_activity(between: Between, kind: TallyKind) -> None:
    doors = [between.open_door("Ingang"), between.open_door("Tuin")]
    for door in doors:
        extra = door.growing.extra(title="Soep", date=dt.date(2026, 11, 22)).value
        between.bring(door)
        door.counting.add(extra.id, kind.id, 2)
        between.bring(door)

    with between.office.database.read() as work:
        titles = [activity.title for activity in work.store(Activity).find()]
    assert sorted(titles) == ["Koffie-inloop", "Soep"]
    assert list(numbers(between.office).values()) == [2, 2]
    assert not between.questions()


def test_a_packet_that_comes_before_an_earlier_one_waits_for_it(
    between: Between, on: On, kind: TallyKind, tmp_path: Path
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    door.sending.send(between.folder)
    lost = next(between.folder.iterdir())
    lost.rename(tmp_path / lost.name)
    door.counting.add(on(22).id, kind.id, -2)
    between.office.counting.add(on(22).id, kind.id, 1)
    tmp = tmp_path / "other"
    tmp.mkdir()
    door.sending.send(tmp)
    (tmp / lost.name).unlink()
    waiting = between.office.taking_in.take_in(tmp).value
    before = numbers(between.office)
    after = between.bring(door)

    assert (waiting.packets, waiting.waiting) == (0, 1)
    assert list(before.values()) == [1]
    assert after.packets == 2
    assert list(numbers(between.office).values()) == [4]


def test_what_waits_for_a_packet_that_is_missing_is_taken_in_when_people_say_so(
    between: Between, on: On, kind: TallyKind, tmp_path: Path
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    door.sending.send(between.folder)
    (missing,) = between.folder.iterdir()
    missing = missing.rename(tmp_path / missing.name)
    door.counting.add(on(22).id, kind.id, 2)
    door.sending.send(between.folder)
    (between.folder / missing.name).unlink()
    between.take_in()
    (lacking,) = between.office.taking_in.to_decide().missing
    between.office.taking_in.take_again(lacking)
    assert list(numbers(between.office).values()) == [2]
    assert not between.office.taking_in.to_decide().missing

    for taken in (1, 0):  # it comes after all, and once
        missing.rename(between.folder / missing.name)
        assert between.take_in().packets == taken
        missing = (between.folder / missing.name).rename(missing)
        assert list(numbers(between.office).values()) == [7]


def test_a_folder_that_takes_no_receipt_stops_nothing(
    between: Between, on: On, kind: TallyKind
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    door.sending.send(between.folder)
    (known,) = between.office.door_files.places().doors
    (between.folder / receipt_name(known.id)).mkdir()
    taken = between.take_in()

    assert (taken.packets, bool(taken.unanswered)) == (1, True)
    assert list(numbers(between.office).values()) == [5]


@pytest.mark.parametrize("kept", [0, 10, 80, -1])
def test_a_packet_that_is_half_written_is_refused_and_sent_again(
    between: Between, on: On, kind: TallyKind, everything: Everything, kept: int
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    door.sending.send(between.folder)
    packet = next(between.folder.iterdir())
    packet.write_bytes(packet.read_bytes()[:kept])
    before = everything()

    refused = between.take_in().refused

    assert [one.sentence.split(":")[0] for one in refused] == ["Dit pakketje is niet heel"]
    assert everything() == before
    assert not list(between.folder.glob("*.ontvangen"))
    assert between.bring(door).packets == 1


def test_a_packet_that_was_altered_is_refused(
    between: Between, on: On, kind: TallyKind, everything: Everything
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    door.sending.send(between.folder)
    packet = next(between.folder.iterdir())
    whole = packet.read_bytes()
    before = everything()
    for place in (60, len(whole) // 2, len(whole) - 1):
        packet.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert len(between.take_in().refused) == 1
    packet.write_bytes(whole.replace(b"PAKKETJE-3", b"PAKKETJE-4"))
    (newer,) = between.take_in().refused

    assert "nieuwere versie" in newer.sentence
    assert everything() == before


def test_a_packet_of_another_centre_is_refused(
    between: Between, on: On, kind: TallyKind, everything: Everything
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    door.sending.send(between.folder)
    (known,) = between.office.door_files.places().doors
    between.office.door_files.forget(known)
    before = everything()

    (refused,) = between.take_in().refused

    assert "ander buurthuis" in refused.sentence
    assert everything() == before


def test_a_door_file_that_was_put_back_is_refused_and_loses_nothing(
    between: Between, on: On, kind: TallyKind
) -> None:
    door, earlier = between.open_door("Ingang"), between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    between.bring(door)
    earlier.counting.add(on(22).id, kind.id, 7)

    taken = between.bring(earlier)

    assert "teruggezet" in taken.refused[0].sentence
    assert list(numbers(between.office).values()) == [5]
    assert earlier.sending.send(between.folder).value.waiting == 1


def test_a_folder_that_is_not_there_is_said(between: Between, tmp_path: Path) -> None:
    door = between.open_door("Ingang")
    for act in (between.office.taking_in.take_in, door.sending.send):
        with pytest.raises(Invalid, match="Deze map is er niet"):
            act(tmp_path / "weg")
    with pytest.raises(Invalid, match="geen deurbestand"):
        between.office.sending.send(between.folder)


def test_a_whole_taking_in_is_undone_and_taken_in_again(
    between: Between, on: On, kind: TallyKind
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    door.sending.send(between.folder)
    done = between.taking_in()
    door.sending.send(between.folder)  # which throws the packet away
    redo = taken_back(done)
    gone = numbers(between.office)
    (aside,) = between.office.taking_in.to_decide().set_aside
    door.counting.add(on(22).id, kind.id, 2)
    between.bring(door)
    untouched = numbers(between.office)
    between.office.taking_in.take_again(aside)

    assert not gone
    assert not untouched
    assert list(numbers(between.office).values()) == [7]
    assert not between.office.taking_in.to_decide().set_aside
    with pytest.raises(Conflict):
        taken_back(redo)


def test_taking_in_is_done_again_and_undone_again(
    between: Between, on: On, kind: TallyKind, everything: Everything
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    door.sending.send(between.folder)
    done = between.taking_in()
    after = everything()
    undone = taken_back(done)
    there_and_back(undone, after, everything)


def test_what_was_taken_in_is_kept_for_a_day(
    between: Between, on: On, kind: TallyKind, clock: FixedClock
) -> None:
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 5)
    done = between.bring(door)
    clock.moment += dt.timedelta(days=2)
    between.take_in()
    with between.office.database.read() as work:
        held = work.connection.exec_driver_sql("SELECT length(packet) FROM arrived_packet").all()
    clock.moment += dt.timedelta(days=100)
    between.take_in()
    with between.office.database.read() as work:
        left = work.connection.exec_driver_sql("SELECT count(*) FROM arrived_packet").scalar_one()

    assert done.packets == 1
    assert [tuple(row) for row in held] == [(0,)]
    assert left == 0
    assert list(numbers(between.office).values()) == [5]


# Conflicts: each is asked, and either answer is followed.


def _counted(between: Between, occurrence: Occurrence, kind: TallyKind) -> CentreServices:
    door = between.open_door("Ingang")
    door.counting.add(occurrence.id, kind.id, 14)
    return door


def _expect(between: Between, sentence: str, *, unasked: int | None = None) -> None:
    (asked,) = between.questions()
    assert sentence in asked
    counts = numbers(between.office)
    assert counts.get(next(iter(counts), (new_id(), new_id()))) == unasked


@pytest.mark.parametrize("agree", [True, False])
def test_counted_at_the_door_and_cancelled_here(
    between: Between, on: On, kind: TallyKind, *, agree: bool
) -> None:
    door = _counted(between, on(22), kind)
    between.office.counting.cancel(on(22).id, "storm")
    between.bring(door)
    _expect(
        between, "Ingang telde 14 volwassenen bij Koffie-inloop van zondag 22 november 2026, 10.00."
    )
    _expect(between, "Die is hier afgezegd.")
    between.answer(agree=agree)

    assert list(numbers(between.office).values()) == ([14] if agree else [])
    assert occurrence_of(between.office, on(22).id).cancelled is not agree
    assert not between.questions()


def test_later_packets_join_the_question_that_is_open(
    between: Between, on: On, kind: TallyKind
) -> None:
    door = _counted(between, on(22), kind)
    between.office.counting.cancel(on(22).id, "storm")
    between.bring(door)
    door.counting.add(on(22).id, kind.id, -4)
    between.bring(door)
    _expect(between, "Ingang telde 10 volwassenen")
    between.answer(agree=True)

    assert list(numbers(between.office).values()) == [10]


def test_a_question_goes_when_the_door_takes_back_what_it_is_about(
    between: Between, on: On, kind: TallyKind
) -> None:
    door = between.open_door("Ingang")
    counted = door.counting.add(on(22).id, kind.id, 14)
    between.office.counting.cancel(on(22).id, "storm")
    between.bring(door)
    taken_back(counted)
    between.bring(door)

    assert not between.questions()
    assert not numbers(between.office)


@pytest.mark.parametrize("agree", [True, False])
def test_counted_at_the_door_and_moved_here(
    between: Between, on: On, kind: TallyKind, *, agree: bool
) -> None:
    door = _counted(between, on(22), kind)
    change(between.office, on(22), date=dt.date(2026, 11, 21))
    between.bring(door)
    _expect(between, "Die staat hier nu op zaterdag 21 november 2026.")
    between.answer(agree=agree)

    assert list(numbers(between.office).values()) == ([14] if agree else [])


@pytest.mark.parametrize("agree", [True, False])
def test_counted_at_the_door_and_removed_here(
    between: Between, on: On, coffee: Activity, kind: TallyKind, *, agree: bool
) -> None:
    door = _counted(between, on(22), kind)
    told = door.telling.keep(
        replace(
            door.telling.blank(occurrence_id=on(22).id, activity_id=coffee.id), happened="Mooi."
        ),
        new=True,
    ).value
    between.office.planning.remove(coffee)
    between.bring(door)
    count, story = between.questions()
    assert "Die is hier verwijderd." in count
    assert "Waar het bij hoort, is hier verwijderd." in story
    between.answer(agree=agree)
    between.answer(agree=agree)

    assert list(numbers(between.office).values()) == ([14] if agree else [])
    kept = story_of(between.office, told.id)
    assert (kept is not None) is agree
    assert not between.questions()


@pytest.mark.parametrize("agree", [True, False])
def test_counted_at_the_door_and_merged_here(
    between: Between, on: On, coffee: Activity, kind: TallyKind, *, agree: bool
) -> None:
    door = _counted(between, on(22), kind)
    told = door.telling.keep(
        replace(door.telling.blank(activity_id=coffee.id), happened="Mooi."), new=True
    ).value
    other = between.office.planning.keep(
        replace(coffee, id=new_id(), title="Ontmoeting", version=1), new=True
    ).value
    between.office.merging.merge(coffee.id, other.id)
    between.bring(door)
    count, story = between.questions()
    assert "Die hoort hier nu bij Ontmoeting." in count
    assert "dat hier nu Ontmoeting heet" in story
    between.answer(agree=agree)
    between.answer(agree=agree)

    counts = numbers(between.office)
    assert list(counts.values()) == ([14] if agree else [])
    for occurrence_id, _kind in counts:
        found = occurrence_of(between.office, occurrence_id)
        assert (found.activity_id, found.date) == (other.id, dt.date(2026, 11, 22))
    kept = story_of(between.office, told.id)
    assert (kept.activity_id if kept else None) == (other.id if agree else None)


@pytest.mark.parametrize("agree", [True, False])
def test_counted_as_a_kind_that_was_merged_or_removed_here(
    between: Between, on: On, kind: TallyKind, *, agree: bool
) -> None:
    lists = between.office.lists
    gone = lists.keep(replace(kind, id=new_id(), name="Buren", version=1), new=True).value
    merged = lists.keep(replace(kind, id=new_id(), name="Gasten", version=1), new=True).value
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, gone.id, 3)
    door.counting.add(on(15).id, merged.id, 4)
    lists.remove(gone)
    between.office.tally_kinds.merge(merged, kind.id)
    between.bring(door)
    assert sorted(sentence.split(". ")[1] for sentence in between.questions()) == [
        "De telsoort Buren is hier verwijderd.",
        "Een telsoort daarvan heet hier nu volwassenen.",
    ]
    between.answer(agree=agree)
    between.answer(agree=agree)

    expected = {(on(22).id, gone.id): 3, (on(15).id, kind.id): 4}
    assert numbers(between.office) == (expected if agree else {})


@pytest.mark.parametrize("agree", [True, False])
def test_more_taken_off_than_stands_here(
    between: Between, on: On, kind: TallyKind, *, agree: bool
) -> None:
    between.office.counting.add(on(22).id, kind.id, 9)
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, -6)
    between.office.counting.add(on(22).id, kind.id, -7)
    between.bring(door)
    _expect(between, "Hier staat een ander aantal: 2. Het zou onder nul komen.", unasked=2)
    between.answer(agree=agree)

    assert list(numbers(between.office).values()) == ([0] if agree else [2])


@pytest.mark.parametrize("agree", [True, False])
def test_more_than_fits(between: Between, on: On, kind: TallyKind, *, agree: bool) -> None:
    between.office.counting.set_number(on(22).id, kind.id, 99_000, version=0)
    door = between.open_door("Ingang")
    door.counting.add(on(22).id, kind.id, 900)
    between.office.counting.add(on(22).id, kind.id, 900)
    between.bring(door)
    _expect(between, "Samen is dat meer dan 99.999.", unasked=99_900)
    between.answer(agree=agree)

    assert list(numbers(between.office).values()) == ([99_999] if agree else [99_900])


@pytest.mark.parametrize("agree", [True, False])
def test_cancelled_at_the_door_and_counted_here(
    between: Between, on: On, kind: TallyKind, *, agree: bool
) -> None:
    door = between.open_door("Ingang")
    door.counting.cancel(on(15).id, "regen")
    between.office.counting.add(on(15).id, kind.id, 4)
    between.bring(door)
    _expect(between, "Hier zijn er mensen geteld of aangevinkt.", unasked=4)
    between.answer(agree=agree)

    assert list(numbers(between.office).values()) == ([] if agree else [4])
    assert occurrence_of(between.office, on(15).id).cancelled is agree


@pytest.mark.parametrize("agree", [True, False])
def test_cancelled_on_both_sides_for_another_reason(
    between: Between, on: On, *, agree: bool
) -> None:
    door = between.open_door("Ingang")
    door.counting.cancel(on(15).id, "regen")
    between.office.counting.cancel(on(15).id, "storm")
    between.bring(door)
    _expect(between, "Hier staat iets anders: storm.")
    between.answer(agree=agree)

    reason = occurrence_of(between.office, on(15).id).cancelled_because
    assert reason == ("regen" if agree else "storm")


@pytest.mark.parametrize("removed", [True, False])
@pytest.mark.parametrize("agree", [True, False])
def test_a_story_that_both_sides_changed(between: Between, *, agree: bool, removed: bool) -> None:
    door = between.open_door("Ingang")
    told = door.telling.keep(replace(door.telling.blank(), happened="Mooi."), new=True).value
    between.bring(door)
    here = story_of(between.office, told.id)
    assert here is not None
    telling = between.office.telling
    if removed:
        telling.remove(here)
    else:
        telling.keep(replace(here, quote="Ja!"), new=False)
    door.telling.keep(replace(told, title="Zondag"), new=False)
    between.bring(door)
    _expect(between, "hier verwijderd" if removed else "hier intussen veranderd")
    between.answer(agree=agree)

    kept = story_of(between.office, told.id)
    if agree:
        assert kept is not None
        assert (kept.title, kept.quote) == ("Zondag", "")
    else:
        assert (kept and kept.quote) == (None if removed else "Ja!")


def test_two_objections_are_asked_one_after_the_other(
    between: Between, on: On, kind: TallyKind
) -> None:
    door = _counted(between, on(22), kind)
    change(between.office, on(22), date=dt.date(2026, 11, 21), cancelled_because="")
    between.bring(door)
    _expect(between, "Die staat hier nu op")
    between.answer(agree=True)
    _expect(between, "Die is hier afgezegd.")
    between.answer(agree=True)

    assert list(numbers(between.office).values()) == [14]


def test_an_answer_is_undone(
    between: Between, on: On, kind: TallyKind, everything: Everything
) -> None:
    door = _counted(between, on(22), kind)
    between.office.counting.cancel(on(22).id, "storm")
    between.bring(door)
    before = everything()
    (asked,) = between.office.taking_in.to_decide().questions
    for decide in (True, False):
        done = between.office.taking_in.decide(asked.id, agree=decide)
        taken_back(done)
        assert everything() == before


def test_a_number_of_an_earlier_day_keeps_what_it_was(
    between: Between, on: On, kind: TallyKind, clock: FixedClock
) -> None:
    between.office.counting.add(on(15).id, kind.id, 4)
    door = between.open_door("Ingang")
    clock.moment += dt.timedelta(days=1)
    door.counting.add(on(15).id, kind.id, 3, because="vergeten")
    between.bring(door)
    with between.office.database.read() as work:
        (correction,) = work.store(Correction).find()

    assert (correction.former, correction.because) == (4, "vergeten")
    assert list(numbers(between.office).values()) == [7]


def test_a_mark_of_estimated_comes_along_and_goes_again(
    between: Between, on: On, kind: TallyKind
) -> None:
    door = _counted(between, on(22), kind)
    sources = []
    for estimated in (True, False):
        door.counting.estimate(on(22).id, estimated=estimated)
        between.bring(door)
        (card,) = between.office.counting.day(dt.date(2026, 11, 22)).cards
        sources += [count.source for count in card.counts]

    assert sources == [Source.ESTIMATED, Source.COUNTED]


def test_a_number_for_a_kind_that_fills_itself_by_now_waits_for_a_decision(
    between: Between, on: On, coffee: Activity
) -> None:
    lists = between.office.lists
    blank = replace(lists.blank(TallyKind), name="lampen", role=TallyRole.ASIDE)
    lamps = lists.keep(replace(blank, activity_id=coffee.id), new=True).value
    door = between.open_door("Ingang")
    lists.keep(replace(lamps, role=TallyRole.REPAIRED), new=False)
    door.counting.add(on(22).id, lamps.id, 3)
    between.bring(door)
    (asked,) = between.questions()
    assert "lampen" in asked
    assert numbers(between.office) == {}
