"""Taking in a centre's own sheets: what is new is added once, what differs is shown, nothing is overwritten."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import Count, Source, TallyKind, TallyRole
from buurthuis_app.domain.counts.count_sheet import (
    CountFile,
    FoundOccurrence,
    KindUse,
    Understanding,
)
from buurthuis_app.domain.counts.sheet_merge import Merge
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import month, year
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.settings import Setting
from buurthuis_app.domain.stories.story import Consent, Story, StoryPhoto
from buurthuis_app.errors import Conflict, NotAllowed
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.undoing import taken_back

SAMPLES = Path(__file__).parents[2] / "samples"
MONDAY = dt.date(2026, 3, 2)


def found(activity: str = "Taalcafé", date: dt.date = MONDAY, **fields: object) -> FoundOccurrence:
    given = FoundOccurrence(where="rij 2", activity=activity, date=date)
    return replace(given, **(fields or {"numbers": (("", 7),)}))  # type: ignore[arg-type]


def sheet(*occurrences: FoundOccurrence) -> CountFile:
    placed = (replace(one, where=f"rij {row}") for row, one in enumerate(occurrences, start=2))
    return CountFile(layout="one row a count", found=tuple(placed))


def keep(house: CentreServices, *occurrences: FoundOccurrence) -> Merge:
    return house.importing.keep(sheet(*occurrences)).value


def everything(house: CentreServices) -> dict[type, set[object]]:
    with house.database.read() as work:
        kept = (Activity, Occurrence, TallyKind, Count, Story)
        return {
            record: {_without_version(one) for one in work.store(record).find()} for record in kept
        }


def _without_version(record: object) -> object:
    return replace(record, version=0)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("name", "visits", "counted"),
    [("bezoekers-2025.xlsx", 5120, 360), ("presentie-2025.csv", 2597, 178)],
)
def test_a_sample_becomes_the_figures_of_its_year(
    house: CentreServices, name: str, visits: int, counted: int
) -> None:
    file = house.importing.read(SAMPLES / name)

    house.importing.keep(file)

    figures = house.harvest.overview(year(2025)).figures
    assert (figures.visits, figures.counted) == (visits, counted)


@pytest.mark.parametrize("name", ["bezoekers-2025.xlsx", "presentie-2025.csv"])
def test_a_second_import_of_the_same_file_adds_nothing(house: CentreServices, name: str) -> None:
    file = house.importing.read(SAMPLES / name)
    house.importing.keep(file)
    before = everything(house)

    again = house.importing.keep(file)

    assert again.value.nothing_new
    assert again.changes == frozenset()
    assert not again.value.differences
    assert everything(house) == before


@pytest.mark.parametrize("name", ["bezoekers-2025.xlsx", "presentie-2025.csv"])
def test_undoing_an_import_leaves_what_was_there(
    house: CentreServices, coffee: Activity, name: str
) -> None:
    before = everything(house)
    done = house.importing.keep(house.importing.read(SAMPLES / name))
    filled = everything(house)
    assert filled != before

    undone = taken_back(done)

    assert everything(house) == before
    taken_back(undone)
    figures = house.harvest.overview(year(2025)).figures
    assert figures.visits == done.value.summary.visits
    assert coffee.title == "Koffie-inloop"


def test_a_preview_keeps_nothing(house: CentreServices) -> None:
    before = everything(house)

    merge = house.importing.preview(sheet(found()))

    assert merge.summary.visits == 7
    assert len(merge.counts) == 1
    assert everything(house) == before


def test_a_number_that_changed_since_is_shown_and_not_overwritten(house: CentreServices) -> None:
    keep(house, found())

    merge = keep(house, found(numbers=(("", 9),)))

    (difference,) = merge.differences
    assert (difference.kept, difference.found) == ("7", "9")
    assert difference.date == MONDAY
    assert house.harvest.overview(year(2026)).figures.visits == 7


def test_the_same_total_in_another_breakdown_is_the_same(house: CentreServices) -> None:
    keep(house, found(numbers=(("volwassenen", 5), ("kinderen", 2))))

    merge = keep(house, found(numbers=(("", 7),)))

    assert merge.nothing_new
    assert (merge.same, merge.differences) == (1, ())


def test_a_known_activity_is_found_whatever_its_capitals_and_spaces(
    house: CentreServices, coffee: Activity
) -> None:
    sunday = dt.date(2026, 11, 8)

    merge = keep(house, found("  KOFFIE-inloop ", sunday))

    assert not merge.activities
    assert not merge.occurrences
    (count,) = merge.counts
    with house.database.read() as work:
        occurrence = work.store(Occurrence).get(count.occurrence_id)
    assert occurrence is not None
    assert (occurrence.activity_id, occurrence.date) == (coffee.id, sunday)


def test_a_total_beside_its_parts_is_not_added_to_them(house: CentreServices) -> None:
    merge = keep(house, found(numbers=(("", 2), ("volwassenen", 9), ("kinderen", 3)), total=14))

    assert merge.summary.visits == 14
    assert sorted(count.number for count in merge.counts) == [2, 3, 9]


def test_parts_that_exceed_their_total_are_refused_with_their_place(house: CentreServices) -> None:
    merge = keep(house, found(numbers=(("volwassenen", 9),), total=4))

    (place,) = merge.unreadable
    assert place.where == "rij 2"
    assert merge.nothing_new


def test_new_faces_lie_inside_the_visits(house: CentreServices) -> None:
    merge = keep(house, found(numbers=(("", 14), ("nieuwe gezichten", 3))))

    assert merge.summary.visits == 14
    assert house.harvest.overview(year(2026)).figures.visits == 14


def test_an_activity_twice_on_one_day_is_refused_the_second_time(house: CentreServices) -> None:
    merge = keep(house, found(), found(numbers=(("", 8),)))

    (place,) = merge.unreadable
    assert place.where == "rij 3"
    assert "rij 2" in place.why
    assert merge.summary.visits == 7


def test_a_number_on_a_day_that_the_plan_was_moved_from_is_an_extra(
    house: CentreServices, coffee: Activity
) -> None:
    sunday = dt.date(2026, 11, 8)
    with house.database.read() as work:
        (planned,) = work.store(Occurrence).find(activity_id=coffee.id, date=sunday)
    house.planning.move(replace(planned, date=sunday + dt.timedelta(days=1)))
    merge = keep(house, found(coffee.title, sunday))
    assert [each.planned_for for each in merge.occurrences] == [None]
    figures = house.harvest.overview(month(2026, 11)).figures
    assert (figures.counted, figures.extra, figures.visits) == (1, 1, 7)


def test_a_day_to_come_can_not_have_been_counted(house: CentreServices) -> None:
    merge = keep(house, found(date=house.clock.today() + dt.timedelta(days=1)))

    assert len(merge.unreadable) == 1
    assert merge.nothing_new


def test_a_cancelled_occurrence_keeps_its_reason_and_no_number(house: CentreServices) -> None:
    merge = keep(house, found(cancelled_because="dicht"))

    (occurrence,) = merge.occurrences
    assert occurrence.cancelled_because == "dicht"
    assert not merge.counts
    assert house.harvest.overview(year(2026)).figures.cancelled == 1


def test_what_was_counted_here_is_not_cancelled_by_a_file(house: CentreServices) -> None:
    keep(house, found())

    merge = keep(house, found(cancelled_because=""))

    assert [difference.found for difference in merge.differences] == ["niet doorgegaan"]
    assert house.harvest.overview(year(2026)).figures.visits == 7


def test_what_was_cancelled_here_is_not_counted_by_a_file(house: CentreServices) -> None:
    keep(house, found(cancelled_because="dicht"))

    merge = keep(house, found())

    assert [difference.kept for difference in merge.differences] == ["niet doorgegaan"]
    assert house.harvest.overview(year(2026)).figures.visits == 0


def test_a_planned_occurrence_that_the_file_calls_cancelled_is_cancelled(
    house: CentreServices, coffee: Activity
) -> None:
    merge = keep(house, found(coffee.title, dt.date(2026, 11, 8), cancelled_because="ziek"))

    ((_former, kept),) = merge.changed
    assert kept.cancelled_because == "ziek"


def test_an_estimate_is_kept_as_an_estimate(house: CentreServices) -> None:
    merge = keep(house, found(numbers=(("", 14),), estimated=True))

    assert [count.source for count in merge.counts] == [Source.ESTIMATED]
    assert house.harvest.overview(year(2026)).figures.estimated_visits == 14


def test_a_cell_comment_is_a_story_without_consent_yet(house: CentreServices) -> None:
    merge = keep(house, found(numbers=(("", 3),), story="Zij zong weer."))

    (story,) = merge.stories
    assert story.consent is Consent.NONE_YET
    assert not story.shareable(house.clock.today())
    overview = house.harvest.overview(year(2026))
    assert (overview.told, overview.shareable) == (1, 0)


def test_a_remark_stays_with_its_count(house: CentreServices) -> None:
    merge = keep(house, found(numbers=(("", 3),), remark="=2+5 nieuwe gezichten"))

    assert [occurrence.remark for occurrence in merge.occurrences] == ["=2+5 nieuwe gezichten"]


def test_a_remark_is_filled_in_where_there_was_none(house: CentreServices) -> None:
    keep(house, found())
    filled = keep(house, found(numbers=(("", 7),), remark="regen"))
    other = keep(house, found(numbers=(("", 7),), remark="zon"))

    assert [kept.remark for _former, kept in filled.changed] == ["regen"]
    assert len(other.differences) == 1


def test_undo_is_refused_once_somebody_worked_on_the_counts(house: CentreServices) -> None:
    done = house.importing.keep(sheet(found()))
    (count,) = done.value.counts
    house.counting.add(count.occurrence_id, count.kind_id, 1, because="vergeten")

    with pytest.raises(Conflict):
        taken_back(done)

    assert house.harvest.overview(year(2026)).figures.visits == 8


LATER = MONDAY + dt.timedelta(days=7)


def _tell(house: CentreServices, occurrence: Occurrence, _story: Story) -> None:
    story = house.telling.blank(MONDAY, occurrence_id=occurrence.id)
    house.telling.keep(replace(story, happened="Er werd gelachen."), new=True)


def _consent(house: CentreServices, _occurrence: Occurrence, story: Story) -> None:
    house.telling.keep(replace(story, consent=Consent.INSIDE), new=False)


def _photo(house: CentreServices, _occurrence: Occurrence, story: Story) -> None:
    photo = StoryPhoto(id=new_id(), content=b"x", width=1, height=1)
    house.telling.keep(replace(story, photo_id=photo.id), new=False, photo=photo)


def _choose(house: CentreServices, _occurrence: Occurrence, story: Story) -> None:
    house.choosing.choose(year(2026), {story.id: "Het zegt waar het om gaat."}, seen={})


def _remark(house: CentreServices, occurrence: Occurrence, _story: Story) -> None:
    house.counting.remark(occurrence.id, "Het sneeuwde.")


def _empty(house: CentreServices, occurrence: Occurrence, _story: Story) -> None:
    with house.database.read() as work:
        (count,) = work.store(Count).find(occurrence_id=occurrence.id)
    house.counting.set_number(
        occurrence.id, count.kind_id, None, version=count.version, because="vergist"
    )


@pytest.mark.parametrize("later_work", [_tell, _consent, _photo, _choose, _remark, _empty])
def test_undo_leaves_what_people_worked_on_since_and_says_so(
    house: CentreServices, later_work: Callable[[CentreServices, Occurrence, Story], None]
) -> None:
    done = house.importing.keep(
        sheet(found(numbers=(("", 7),), story="Zij kwam terug."), found(date=LATER))
    )
    worked = next(one for one in done.value.occurrences if one.date == MONDAY)
    later_work(house, worked, done.value.stories[0])
    before = everything(house)

    undone = taken_back(done)

    left = everything(house)
    assert {one.id for one in left[Occurrence]} == {worked.id}  # type: ignore[attr-defined]
    assert left[Story] == before[Story]
    assert left[Count] == {one for one in before[Count] if one.occurrence_id == worked.id}  # type: ignore[attr-defined]
    assert len(left[Activity]) == 1
    assert undone.remark == "1 keer blijft staan: daar is na het inlezen aan gewerkt."


def test_an_undone_import_can_be_done_again_beside_what_stayed(house: CentreServices) -> None:
    done = house.importing.keep(sheet(found(), found(date=LATER)))
    house.counting.remark(done.value.occurrences[0].id, "Het sneeuwde.")
    undone = taken_back(done)

    taken_back(undone)

    assert house.harvest.overview(year(2026)).figures.visits == 14


def test_an_activity_that_was_changed_since_stays_when_its_counts_go(house: CentreServices) -> None:
    done = house.importing.keep(sheet(found()))
    (activity,) = done.value.activities
    house.planning.keep(replace(activity, description="Iedereen is welkom."), new=False)

    taken_back(done)

    left = everything(house)
    assert not left[Occurrence]
    assert [one.description for one in left[Activity]] == ["Iedereen is welkom."]  # type: ignore[attr-defined]


def test_keeping_that_is_stopped_keeps_nothing(house: CentreServices) -> None:
    file = sheet(*(found(date=MONDAY - dt.timedelta(days=n)) for n in range(3000)))
    before = everything(house)
    reports: list[int] = []

    def stop_while_writing(done: int, whole: int) -> None:
        reports.append(done)
        if whole > len(file.found) and done > len(file.found):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        house.importing.keep(file, progress=stop_while_writing)

    assert everything(house) == before
    assert len(reports) > 5


def test_the_door_may_not_take_in_files(house_for: Callable[[Profile], CentreServices]) -> None:
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).importing.preview(sheet(found()))


def test_an_unknown_column_becomes_a_tally_kind_of_its_own(house: CentreServices) -> None:
    given = sheet(found(numbers=(("", 12), ("65+", 8), ("wandelaars", 5)), total=20))

    merge = house.importing.keep(replace(given, of_whom=frozenset({"wandelaars"}))).value

    assert {(kind.name, kind.role) for kind in merge.kinds} == {
        ("65+", TallyRole.VISITS),
        ("wandelaars", TallyRole.OF_WHOM),
    }
    assert merge.summary.visits == 20
    assert sorted(count.number for count in merge.counts) == [5, 8, 12]


def test_a_total_beside_its_parts_comes_whole_from_file_to_figures(
    house: CentreServices, tmp_path: Path
) -> None:
    path = tmp_path / "tellingen.csv"
    path.write_text(
        "datum;activiteit;totaal;volwassenen;kinderen\n"
        "2-3-2026;Koffie;14;9;3\n3-3-2026;Koffie;12;9;3\n4-3-2026;Koffie;10;;\n"
    )

    merge = house.importing.keep(house.importing.read(path)).value

    assert not merge.unreadable
    assert house.harvest.overview(year(2026)).figures.visits == 36


def test_a_name_can_be_said_to_mean_an_activity_there_is_and_that_is_remembered(
    house: CentreServices, coffee: Activity, everything_kept: Callable[[], object]
) -> None:
    file = sheet(found("Ochtendinloop", dt.date(2026, 11, 8)))
    before = everything_kept()

    done = house.importing.keep(file, Understanding(activities={"ochtendinloop": coffee.id}))

    assert not done.value.activities
    assert [total.activity for total in done.value.months] == [coffee.title]
    assert house.importing.keep(file).value.nothing_new
    assert house.importing.suggestion(file).understanding.activities == {"ochtendinloop": coffee.id}
    taken_back(done)
    assert everything_kept() == before


@pytest.fixture
def everything_kept(house: CentreServices) -> Callable[[], object]:
    def look() -> object:
        with house.database.read() as work:
            return everything(house), work.store(Setting).find()

    return look


@pytest.mark.parametrize(
    ("name", "found_again"),
    [
        ("Koffie-inlop", True),
        ("KOFFIE-INLOOP", True),
        ("Koffie", False),
        ("Koffie-inloop 2", False),
    ],
)
def test_a_misspelt_name_is_thought_to_be_the_activity_there_is(
    house: CentreServices, coffee: Activity, name: str, *, found_again: bool
) -> None:
    suggestion = house.importing.suggestion(sheet(found(name)))

    assert list(suggestion.understanding.activities.values()) == [
        coffee.id if found_again else None
    ]


@pytest.mark.parametrize(
    ("use", "visits", "inside", "aside"),
    [
        (KindUse.VISITS, 20, 8, None),
        (KindUse.OF_WHOM, 20, 8, None),
        (KindUse.ASIDE, 20, 8, 8),
        (KindUse.LEAVE_OUT, 20, None, None),
    ],
)
def test_people_say_what_a_new_tally_kind_does_and_the_total_stays(
    house: CentreServices, use: KindUse, visits: int, inside: int | None, aside: int | None
) -> None:
    file = sheet(found(numbers=(("", 12), ("wandelaars", 8)), total=20))

    house.importing.keep(file, Understanding(kinds={"wandelaars": use}))

    overview = house.harvest.overview(year(2026))
    assert overview.figures.visits == visits
    walkers = {one.name: one for one in overview.categories}.get("wandelaars")
    assert (walkers.number if walkers else None) == inside
    assert (walkers.number if walkers and walkers.aside else None) == aside


def test_the_preview_adds_up_per_activity_and_month(house: CentreServices) -> None:
    april = dt.date(2026, 4, 1)
    merge = house.importing.preview(
        sheet(found(), found(date=MONDAY + dt.timedelta(days=1)), found(date=april))
    )

    assert [(total.month, total.counted, total.visits) for total in merge.months] == [
        (3, 2, 14),
        (4, 1, 7),
    ]
