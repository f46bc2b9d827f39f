"""An overview as the board adopted it: frozen, marked, and obedient to consent that is withdrawn later."""

import datetime as dt
from collections.abc import Callable

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.overviews.adoption import Adopted, AdoptedStory
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.papers.document_json import as_json, from_json
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import month, year
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.persistence.erasure import erasures
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.reports.examples import a_rich_overview
from tests.reports.reading import page_texts
from tests.services.undoing import taken_back

PERIOD = year(2026)
AFTER = dt.date(2027, 2, 3)


@pytest.fixture
def over(
    house: CentreServices, coffee: Activity, clock: FixedClock
) -> tuple[CentreServices, Story]:
    """A year that is over, with one count and one story that may leave the house."""
    first = house.plan.occurrences(coffee.id)[0]
    kind = house.lists.tally_kinds()[0]
    house.counting.add(first.occurrence.id, kind.id, 14)
    story = Story(
        id=new_id(),
        centre_id=house.centre.id,
        date=dt.date(2026, 11, 8),
        title="De lange tafel",
        happened="Er schoof iemand aan die nooit kwam.",
        quote="Er was nog een stoel vrij.",
        consent=Consent.OUTSIDE_WITHOUT_NAME,
    )
    kept = house.telling.keep(story, new=True).value
    clock.moment = dt.datetime.combine(AFTER, dt.time(10), dt.UTC)
    return house, kept


def words_of(content: bytes) -> str:
    return " ".join(page_texts(content))


def test_a_document_comes_back_from_its_json_but_for_pictures_and_what_is_behind_figures() -> None:
    from buurthuis_app.reports.overviews.overview import document

    made = document(a_rich_overview())
    written = as_json(made)
    assert isinstance(written, dict)
    assert as_json(from_json(Document, written)) == written


def test_what_was_adopted_stays_as_it_was_and_tells_what_changed(
    over: tuple[CentreServices, Story], coffee: Activity
) -> None:
    house, _story = over
    adopted = house.adopting.adopt(PERIOD, house.overviews).value
    first = house.plan.occurrences(coffee.id, weeks=20)[0]
    kind = house.lists.tally_kinds()[0]
    house.counting.add(first.occurrence.id, kind.id, 6, because="twee tafels vergeten")

    shown = house.adopting.adopted(PERIOD, house.overviews)

    assert shown is not None
    text = words_of(shown.content)
    assert f"Vastgesteld op 3-2-2027. Kenmerk van de gegevens: {adopted.digest[:16]}." in text
    assert "De lange tafel" in text
    changed = {one.what: (one.then, one.now) for one in shown.differences}
    assert changed["In het kort: bezoeken"] == ("14", "20")
    assert changed["Per activiteit: Koffie-inloop, bezoeken"] == ("14", "20")
    assert changed["Bezoeken per maand: november 2026, bezoeken"] == ("14", "20")
    assert changed["Hoe is er geteld, per activiteit: Koffie-inloop, verbeterd"] == ("0", "1")
    assert shown.left_out == 0


def test_nothing_is_said_to_differ_when_nothing_does(
    over: tuple[CentreServices, Story], clock: FixedClock
) -> None:
    house, _story = over
    house.adopting.adopt(PERIOD, house.overviews)
    clock.moment += dt.timedelta(days=40)
    shown = house.adopting.adopted(PERIOD, house.overviews)
    assert shown is not None
    assert shown.differences == ()


def test_hours_and_numbers_that_moved_between_activities_are_named_too(
    over: tuple[CentreServices, Story], coffee: Activity
) -> None:
    """The total of the visits stays as it was."""
    house, _story = over
    dinner = house.planning.keep(replace(coffee, id=new_id(), title="Samen eten"), new=True).value
    ria = house.volunteers.keep(house.volunteers.blank("Ria"), new=True).value.volunteer
    noted = replace(house.hours.blank(ria.id), date=dt.date(2026, 11, 8), minutes=600)
    kept = house.hours.keep(noted, new=True).value
    house.adopting.adopt(PERIOD, house.overviews)
    kind = house.lists.tally_kinds()[0]
    why = "bij de verkeerde opgeschreven"
    from_coffee = house.plan.occurrences(coffee.id, weeks=20)[0].occurrence
    to_dinner = house.plan.occurrences(dinner.id, weeks=20)[0].occurrence
    house.counting.add(from_coffee.id, kind.id, -4, because=why)
    house.counting.add(to_dinner.id, kind.id, 4, because=why)
    house.hours.keep(replace(kept, minutes=6600), new=False)
    shown = house.adopting.adopted(PERIOD, house.overviews)
    assert shown is not None
    changed = {one.what: (one.then, one.now) for one in shown.differences}
    assert "In het kort: bezoeken" not in changed
    assert changed["Per activiteit: Koffie-inloop, bezoeken"] == ("14", "10")
    assert changed["Per activiteit: Samen eten, bezoeken"] == ("–", "4")
    hours = [(one.then, one.now) for one in shown.differences if one.what == "Vrijwilligers: uren"]
    assert hours[0] == ("10", "110")


def test_another_name_is_a_difference_and_nothing_else(
    over: tuple[CentreServices, Story], coffee: Activity
) -> None:
    house, _story = over
    house.adopting.adopt(PERIOD, house.overviews)
    house.planning.keep(replace(coffee, title="Koffie en thee"), new=False)
    shown = house.adopting.adopted(PERIOD, house.overviews)
    assert shown is not None
    assert {(one.then, one.now) for one in shown.differences} == {
        ("Koffie-inloop", "Koffie en thee")
    }


def test_a_story_whose_consent_is_withdrawn_is_not_in_the_adopted_paper_any_more(
    over: tuple[CentreServices, Story],
) -> None:
    house, story = over
    house.adopting.adopt(PERIOD, house.overviews)
    house.telling.keep(replace(story, withdrawn_on=AFTER), new=False)

    shown = house.adopting.adopted(PERIOD, house.overviews)

    assert shown is not None
    assert shown.left_out == 1
    text = words_of(shown.content)
    assert "lange tafel" not in text
    assert "stoel vrij" not in text
    assert "Jaaroverzicht 2026" in text
    with house.database.begin() as work:
        erasures.erase_now(work, AFTER)
        (adopted,) = work.store(Adopted).find()
        assert adopted.content == b""
        assert {one.told for one in work.store(AdoptedStory).find()} == {""}
    again = house.adopting.adopted(PERIOD, house.overviews)
    assert again is not None
    assert "Jaaroverzicht 2026" in words_of(again.content)


def test_a_story_that_was_taken_away_is_not_in_it_either(
    over: tuple[CentreServices, Story],
) -> None:
    house, story = over
    house.adopting.adopt(PERIOD, house.overviews)
    house.telling.remove(story)
    shown = house.adopting.adopted(PERIOD, house.overviews)
    assert shown is not None
    assert "lange tafel" not in words_of(shown.content)


def test_adopting_and_revoking_are_undone(over: tuple[CentreServices, Story]) -> None:
    house, _story = over
    done = house.adopting.adopt(PERIOD, house.overviews)
    before = house.adopting.adopted(PERIOD, house.overviews)
    revoked = house.adopting.revoke(PERIOD)
    assert house.adopting.adopted(PERIOD, house.overviews) is None
    taken_back(revoked)
    assert house.adopting.adopted(PERIOD, house.overviews) == before
    again = taken_back(done)
    assert house.adopting.adopted(PERIOD, house.overviews) is None
    taken_back(again)
    assert house.adopting.adopted(PERIOD, house.overviews) == before


def test_it_is_adopted_once_and_only_when_it_is_over(
    over: tuple[CentreServices, Story], house_for: Callable[[Profile], CentreServices]
) -> None:
    house, _story = over
    with pytest.raises(Invalid, match="loopt nog"):
        house.adopting.adopt(month(2027, 2), house.overviews)
    with pytest.raises(Conflict, match="niet vastgesteld"):
        house.adopting.revoke(PERIOD)
    house.adopting.adopt(PERIOD, house.overviews)
    with pytest.raises(Conflict, match="al vastgesteld"):
        house.adopting.adopt(PERIOD, house.overviews)
    board = house_for(Profile.BOARD)
    assert board.adopting.adopted(PERIOD, board.overviews) is not None
    with pytest.raises(NotAllowed):
        board.adopting.revoke(PERIOD)


def test_the_same_data_has_the_same_mark_and_other_data_another(
    over: tuple[CentreServices, Story], coffee: Activity
) -> None:
    house, _story = over
    first = house.adopting.adopt(PERIOD, house.overviews)
    taken_back(first)
    same = house.adopting.adopt(PERIOD, house.overviews)
    assert same.value.digest == first.value.digest
    taken_back(same)
    occurrence = house.plan.occurrences(coffee.id, weeks=20)[0].occurrence
    kind = house.lists.tally_kinds()[0]
    house.counting.add(occurrence.id, kind.id, 1, because="nageteld")
    assert house.adopting.adopt(PERIOD, house.overviews).value.digest != first.value.digest
