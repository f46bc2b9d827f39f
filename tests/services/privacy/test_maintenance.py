"""Stories, drafts, the harvest, and keeping the data safe and short."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.shared.periods import month, year
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.personal_data import ErasureCount
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.errors import Invalid, NotAllowed
from buurthuis_app.persistence.backups import backup
from buurthuis_app.persistence.database import Database
from buurthuis_app.records import replace
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.undoing import taken_back

TODAY = dt.date(2026, 11, 22)
On = Callable[[int], Occurrence]


def told(house: CentreServices, day: dt.date, **fields: object) -> Story:
    story = replace(house.telling.blank(day), happened="Een buurman kwam binnen.")
    return house.telling.keep(replace(story, **fields), new=True).value  # type: ignore[arg-type]


def test_stories_of_a_period_come_newest_first(house: CentreServices) -> None:
    days = [dt.date(2026, 11, 1), dt.date(2026, 11, 20), dt.date(2026, 11, 20)]
    first, second, third = (told(house, day) for day in days)
    told(house, dt.date(2026, 10, 31))
    assert house.telling.told(month(2026, 11)) == (third, second, first)


def test_an_empty_story_is_not_kept(house: CentreServices) -> None:
    with pytest.raises(Invalid, match="wat er gebeurde"):
        house.telling.keep(house.telling.blank(), new=True)
    assert house.telling.told(year(2026)) == ()


def test_a_blank_story_is_of_today_and_of_where_it_was_begun(house: CentreServices, on: On) -> None:
    blank = house.telling.blank(occurrence_id=on(22).id)
    assert (blank.date, blank.occurrence_id, blank.consent) == (
        TODAY,
        on(22).id,
        Consent.NONE_YET,
    )


def test_the_door_tells_and_only_the_coordinator_changes_or_removes(
    house_for: Callable[[Profile], CentreServices],
) -> None:
    door = house_for(Profile.DOOR).telling
    story = door.keep(replace(door.blank(), happened="Iets."), new=True).value
    with pytest.raises(NotAllowed):
        door.keep(replace(story, happened="Iets anders."), new=False)
    with pytest.raises(NotAllowed):
        door.remove(story)
    with pytest.raises(NotAllowed):
        door.told(year(2026))


def test_a_story_can_be_about_an_activity_and_a_theme_by_name(
    house: CentreServices, coffee: Activity
) -> None:
    assert [theme.name for theme in house.telling.themes()] == [
        "dagbesteding",
        "eenzaamheid",
        "meedoen",
    ]
    assert house.telling.activities() == (coffee,)


def test_the_harvest_is_numbers_and_only_stories_that_may_go_out(
    house: CentreServices, coffee: Activity, on: On, kinds: dict[str, TallyKind], clock: FixedClock
) -> None:
    theme = house.telling.themes()[0]
    house.counting.set_number(on(15).id, kinds["volwassenen"].id, 14, version=0)
    house.counting.cancel(on(8).id, "ziek")
    out = Consent.OUTSIDE_WITHOUT_NAME
    for_all = told(house, TODAY, consent=out, activity_id=coffee.id, theme_ids=(theme.id,))
    told(house, dt.date(2026, 11, 2), consent=out, consent_until=TODAY)
    told(house, TODAY, consent=Consent.INSIDE)
    overview = house.harvest.overview(month(2026, 11))
    assert (overview.centre, overview.town, overview.printed_on) == (
        "De Schakel",
        "Heemskerk",
        TODAY,
    )
    figures = overview.figures
    assert (figures.planned, figures.held, figures.cancelled, figures.to_come) == (5, 2, 1, 2)
    assert (figures.counted, figures.visits) == (1, 14)
    assert (overview.told, overview.shareable) == (3, 2)
    assert [story.date.day for story in overview.stories] == [2, 22]
    printed = overview.stories[1]
    assert (printed.happened, printed.activity, printed.theme) == (
        for_all.happened,
        "Koffie-inloop",
        theme.name,
    )
    clock.moment += dt.timedelta(days=1)
    assert house.harvest.overview(month(2026, 11)).shareable == 1


def test_this_year_is_compared_with_as_many_days_of_last_year(
    house: CentreServices, kinds: dict[str, TallyKind]
) -> None:
    for day, number in ((dt.date(2025, 11, 22), 10), (dt.date(2025, 11, 23), 40)):
        occurrence = house.growing.extra(title="Feest", date=day).value
        house.counting.set_number(occurrence.id, kinds["volwassenen"].id, number, version=0)
    today = house.growing.extra(title="Feest", date=TODAY).value
    house.counting.add(today.id, kinds["volwassenen"].id, 15)
    overview = house.harvest.overview(year(2026))
    assert overview.a_year_earlier.visits == 10
    assert overview.change is not None
    assert (overview.change.difference, overview.change.share) == (5, 0.5)
    assert len(overview.parts) == 12


def test_the_door_does_not_read_the_figures(house_for: Callable[[Profile], CentreServices]) -> None:
    assert house_for(Profile.BOARD).harvest.overview(year(2026)).told == 0
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).harvest.overview(year(2026))


@pytest.mark.both_engines
def test_a_half_written_form_survives_until_it_is_dropped(house: CentreServices) -> None:
    drafting = house.drafting
    assert drafting.get("verhaal") is None
    drafting.keep("verhaal", {"happened": "Ré", "title": ""})
    drafting.keep("verhaal", {"happened": "Ré vertelde", "title": "Thuis"})
    assert drafting.get("verhaal") == {"happened": "Ré vertelde", "title": "Thuis"}
    assert drafting.get("activiteit") is None
    drafting.drop("verhaal")
    assert drafting.get("verhaal") is None


def test_a_form_that_was_erased_is_as_if_it_was_never_begun(
    house: CentreServices, clock: FixedClock
) -> None:
    house.drafting.keep("verhaal", {"happened": "Ria vertelde"})
    house.keeping.erase_due()
    clock.moment += dt.timedelta(days=40)
    house.keeping.rounds.believe_clock()
    assert house.keeping.erase_due().value.erased.rows == 1
    assert house.drafting.get("verhaal") is None


def test_what_is_due_is_announced_and_then_erased_for_good(
    house: CentreServices, clock: FixedClock
) -> None:
    told(house, TODAY)
    nothing = house.keeping.erase_due()
    assert (nothing.value.erased.rows, nothing.changes, nothing.undo) == (0, frozenset(), None)
    two_years = dt.timedelta(days=732)
    terms = house.keeping.terms(two_years)
    assert len({term.what for term in terms}) == len(terms)
    assert [(term.due.rows, term.soon) for term in terms if term.soon or term.due.rows] == [(0, 1)]
    clock.moment += two_years - dt.timedelta(days=10)
    house.keeping.rounds.believe_clock()
    assert house.keeping.erase_due().value.announced == ErasureCount(rows=1)
    clock.moment += dt.timedelta(days=10)
    erased = house.keeping.erase_due()
    assert (erased.value.erased.rows, erased.undo) == (1, None)
    assert erased.changes
    (story,) = house.telling.told(year(2026))
    assert (story.happened, story.date) == ("", TODAY)
    gone = house.telling.remove(story)
    taken_back(gone)  # brings back the emptied story, which nobody could have typed
    assert len(house.telling.told(year(2026))) == 1


def test_a_backup_of_today_is_made_once_and_the_file_is_checked(
    house: CentreServices, tmp_path: Path, house_for: Callable[[Profile], CentreServices]
) -> None:
    made = house.keeping.daily_backup()
    assert made == house.keeping.daily_backup()
    assert house.keeping.backup_to(tmp_path / "kopie.db").exists()
    backup.verify(tmp_path / "kopie.db")
    house.keeping.check()
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).keeping.backup_to(tmp_path / "andere.db")


def test_a_new_file_has_no_centre_until_one_is_founded(empty_file: Path, tmp_path: Path) -> None:
    database = Database(Path(shutil.copy(empty_file, tmp_path)))
    centres = Centres(database)
    assert centres.first() is None
    with pytest.raises(Invalid, match="naam"):
        centres.found("  ")
    assert centres.first() is None
    centre = centres.found(" De Spil ", " Alkmaar ").value
    assert (centre.name, centre.town) == ("De Spil", "Alkmaar")
    assert centres.first() == centre
    with database.read() as work:
        wholes = [kind.name for kind in work.store(TallyKind).find() if kind.whole]
    assert wholes == ["bezoekers, niet uitgesplitst"]
    database.close()
