"""U zei, wij deden: kept, answered, taken back; what points elsewhere; and what may not go outside does not."""

import datetime as dt

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.initiatives.initiative import Initiative
from buurthuis_app.domain.papers.document import Sheet, blocks
from buurthuis_app.domain.promises.promise import Promise
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import BOARD, DOOR
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.domain.surveys.survey import Survey
from buurthuis_app.domain.voices.matter import Matter, MatterStanding, Reaction
from buurthuis_app.domain.voices.voice import Voice, VoiceSource
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.persistence.erasure import erasures
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.services.undoing import taken_back

DAY = dt.timedelta(days=1)


@pytest.fixture
def matter(house: CentreServices) -> Matter:
    return house.voices.keep(replace(house.voices.blank(), title=" Te donker "), new=True).value


def voice(house: CentreServices, matter: Matter, **more: object) -> Voice:
    said = {"words": "Ik zie niets.", **more}
    blank = replace(house.voices.blank_voice(matter), **said)  # type: ignore[arg-type]
    return house.voices.keep_voice(blank, new=True).value


def answered(house: CentreServices, matter: Matter, **more: object) -> Matter:
    today = house.clock.today()
    given = replace(matter, reacted_on=today, words="Er komt een lamp.", **more)  # type: ignore[arg-type]
    return house.voices.keep(given, new=False).value


def promise(house: CentreServices) -> Promise:
    blank = replace(house.promises.blank(), sentence="Het is licht.", norm="altijd")
    return house.promises.keep(blank, new=True).value


def initiative(house: CentreServices) -> Initiative:
    blank = replace(
        house.initiatives.blank(), title="Lampen", good_for="iedereen", by_residents=True
    )
    return house.initiatives.keep(blank, new=True).value


def story(house: CentreServices, consent: Consent) -> Story:
    told = replace(
        house.telling.blank(), happened="Iemand viel.", consent=consent, consent_how="mondeling"
    )
    return house.telling.keep(told, new=True).value


def test_a_plan_is_under_way_then_late_then_done_and_all_of_it_can_be_taken_back(
    house: CentreServices, matter: Matter, clock: FixedClock
) -> None:
    assert house.voices.pages()[0].standing is MatterStanding.OPEN
    plan = answered(house, matter, reaction=Reaction.PLAN, due_on=clock.today() + DAY)
    assert house.voices.pages()[0].standing is MatterStanding.UNDER_WAY
    clock.moment += 2 * DAY
    assert house.voices.pages()[0].standing is MatterStanding.LATE
    finished = house.voices.finish(plan)
    assert house.voices.pages()[0].standing is MatterStanding.KEPT
    with pytest.raises(Conflict):
        house.voices.finish(plan)
    taken_back(finished)
    assert house.voices.pages()[0].standing is MatterStanding.LATE


def test_a_matter_goes_with_what_was_said_and_comes_back_with_it(
    house: CentreServices, matter: Matter
) -> None:
    heard = voice(house, matter, times=3)
    noted = replace(house.voices.blank_note(matter), words="Wij vragen het na.")
    house.voices.keep_note(noted, new=True)
    before = house.voices.pages()
    assert (before[0].heard, before[0].matter.title) == (3, "Te donker")
    removed = house.voices.remove(matter)
    assert house.voices.pages() == ()
    with pytest.raises(Conflict):
        house.voices.keep_voice(replace(heard, words="Anders."), new=False)
    taken_back(removed)
    assert house.voices.pages() == before


def test_what_is_an_answer_is_not_taken_away(house: CentreServices, matter: Matter) -> None:
    promised, begun = promise(house), initiative(house)
    given = answered(house, matter, reaction=Reaction.PROMISE, promise_id=promised.id)
    with pytest.raises(Invalid, match="antwoord op 'Te donker'"):
        house.promises.remove(promised)
    given = answered(house, given, reaction=Reaction.INITIATIVE, initiative_id=begun.id)
    house.promises.remove(promised)
    assert given.promise_id is None
    with pytest.raises(Invalid, match="antwoord op 'Te donker'"):
        house.initiatives.remove(begun)
    with pytest.raises(Conflict):
        answered(house, given, reaction=Reaction.PROMISE, promise_id=promised.id)
    assert house.voices.pages()[0].became.name == "Lampen"


def test_a_voice_stays_without_its_survey_and_goes_with_its_story(
    house: CentreServices, matter: Matter
) -> None:
    survey = Survey(
        id=new_id(),
        centre_id=house.centre.id,
        title="Peiling",
        first=house.clock.today(),
        last=house.clock.today(),
    )
    with house.database.begin() as work:
        work.store(Survey).add(survey)
    told = story(house, Consent.OUTSIDE_WITHOUT_NAME)
    asked = voice(house, matter, source=VoiceSource.SURVEY, survey_id=survey.id)
    voice(house, matter, source=VoiceSource.STORY, story_id=told.id)
    words = [words for _origin, words in house.voices.choices().origins]
    assert any(line.startswith("Peiling") for line in words)
    assert any(line.startswith("Iemand viel.") for line in words)
    before = house.voices.pages()
    undone = [house.surveys.remove(survey).undo, house.telling.remove(told).undo]
    (left,) = house.voices.pages()[0].voices
    assert (left.id, left.survey_id, left.source) == (asked.id, None, VoiceSource.SURVEY)
    for undo in undone:
        assert undo is not None
        undo()
    assert [each.survey_id for each in house.voices.pages()[0].voices] == [
        each.survey_id for each in before[0].voices
    ]


def test_the_words_of_a_story_that_may_not_go_outside_stand_on_no_paper(
    house: CentreServices, matter: Matter
) -> None:
    inside = story(house, Consent.INSIDE)
    voice(house, matter, source=VoiceSource.STORY, story_id=inside.id)
    voice(house, matter, words="Dit mag.")
    year = house.clock.today().year
    shown = str([block for block in blocks(house.voices.paper(year)) if isinstance(block, Sheet)])
    assert "Ik zie niets" not in shown
    assert "gehoord in: verhaal" in shown
    assert "Dit mag." in shown
    house.telling.keep(replace(inside, consent=Consent.OUTSIDE_WITHOUT_NAME), new=False)
    assert "Ik zie niets" in str(house.voices.paper(year).sections)


def test_words_go_two_years_after_they_were_said_and_the_figures_stay(
    house: CentreServices, matter: Matter, clock: FixedClock
) -> None:
    voice(house, matter, times=6)
    year = clock.today().year
    with house.database.begin() as work:
        erasures.erase_now(work, clock.today() + 800 * DAY)
    (page,) = house.voices.pages()
    assert [each.words for each in page.voices] == [""]
    assert house.voices.year(year).heard == 6


def test_the_board_reads_along_and_the_door_does_not(house: CentreServices, matter: Matter) -> None:
    board = CentreServices(house.database, house.clock, BOARD, house.centre)
    assert board.voices.pages()[0].matter == matter
    assert board.voices.paper(house.clock.today().year).title == "U zei, wij deden"
    for write in (board.voices.remove, board.voices.finish):
        with pytest.raises(NotAllowed):
            write(matter)
    door = CentreServices(house.database, house.clock, DOOR, house.centre)
    with pytest.raises(NotAllowed):
        door.voices.pages()


def test_meetings_are_activities_to_sign_up_for(house: CentreServices, matter: Matter) -> None:
    with house.database.begin() as work:
        blank = house.planning.blank()
        meeting = replace(blank, title="Bewonersavond", sign_up=True)
        work.store(Activity).add(meeting)
    ((source, activity_id, *_rest), words) = house.voices.choices().origins[0]
    assert (source, activity_id) == (VoiceSource.MEETING, meeting.id)
    assert words.startswith("Bewonersavond")
    voice(house, matter, source=source, activity_id=activity_id)
    removed = house.planning.remove(meeting)
    assert house.voices.pages()[0].voices[0].activity_id is None
    taken_back(removed)
    assert house.voices.pages()[0].voices[0].activity_id == meeting.id
