"""Names in what goes outside: found in every text and every kind of file, and decided before anything leaves."""

import datetime as dt
import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.centre.centre import Area
from buurthuis_app.domain.hire.hirer import HirerKind
from buurthuis_app.domain.papers.document_json import as_json
from buurthuis_app.domain.papers.names_on_paper import (
    Answered,
    NameAnswer,
    NameDecision,
    NameQuestion,
    NamesUndecided,
)
from buurthuis_app.domain.papers.spreadsheet import ExportKind
from buurthuis_app.domain.participants.participant import RegisterChoice
from buurthuis_app.domain.shared.periods import week, year
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.shared.personal_data import ErasureChoice, ErasureDecision
from buurthuis_app.domain.shared.problems import Refused
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.errors import NotAllowed
from buurthuis_app.persistence.queries.papers import named_texts
from buurthuis_app.records import replace
from buurthuis_app.services.paper_list import PAPERS, finished, paper_named, write
from buurthuis_app.services.papers import files
from buurthuis_app.services.papers.wish import PaperWish
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY
from tests.reports.reading import page_texts
from tests.services.conftest import Everything
from tests.services.undoing import taken_back

HouseFor = Callable[[Profile], CentreServices]
YEAR = PaperWish(period=year(2026))
HAPPENED = "Mevrouw Ans Kuiper vertelde over de buurvrouw. Zij kwam elke week."


@pytest.fixture
def told(house: CentreServices) -> Story:
    """A story for outside, without a name, in which a volunteer is named."""
    house.volunteers.keep(house.volunteers.blank("Ans Kuiper"), new=True)
    story = replace(
        house.telling.blank(TODAY), happened=HAPPENED, consent=Consent.OUTSIDE_WITHOUT_NAME
    )
    return house.telling.keep(story, new=True).value


def questions(house: CentreServices) -> tuple[NameQuestion, ...]:
    return house.naming.reviewed(house.overviews.document(YEAR.period)).questions


def answer(house: CentreServices, given: NameAnswer | None, words: str = "", how: str = "") -> None:
    asked = questions(house)
    house.naming.decide([Answered(question=q, answer=given, words=words, how=how) for q in asked])


def printed(house: CentreServices) -> str:
    """What is on the paper, before it is drawn."""
    return str(as_json(house.naming.reviewed(house.overviews.document(YEAR.period)).value))


def test_who_takes_part_borrows_hires_or_stands_on_a_photo_is_known_too(
    house: CentreServices,
) -> None:
    house.participants.choose(RegisterChoice(kept=True))
    house.participants.keep(replace(house.participants.blank(), name="Guusje B"), new=True)
    mixer = house.lending.keep_thing(replace(house.lending.blank_thing(), name="Mixer"), new=True)
    loan = house.lending.blank_loan()
    house.lending.keep_loan(replace(loan, thing_id=mixer.value.id, name="Joris Ploeg"), new=True)
    repair = replace(house.lending.blank_repair(), thing="Lamp", owner="Sien")
    house.lending.keep_repair(repair, new=True)
    for name, kind, contact in (
        ("Familie Grutters", HirerKind.RESIDENTS, ""),
        ("Koor De Merel", HirerKind.SOCIETY, "Tijn Vos"),
    ):
        hirer = replace(house.hiring.blank_hirer(), name=name, kind=kind, contact_name=contact)
        house.hiring.keep_hirer(hirer, new=True)
    story = replace(
        house.telling.blank(TODAY),
        happened="Guusje kwam met Joris, Sien, Grutters en Tijn naar het Koor.",
        photo_of="Bo, Femke",
        changed="Bo en Femke zongen.",
        consent=Consent.OUTSIDE_WITHOUT_NAME,
    )
    house.telling.keep(story, new=True)
    assert {asked.name for asked in questions(house)} == {
        *("Guusje", "Joris", "Sien", "Grutters", "Tijn", "Bo", "Femke")
    }


@pytest.mark.usefixtures("told")
def test_a_paper_is_not_made_before_each_name_is_decided(
    house: CentreServices, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    (asked,) = questions(house)
    assert (asked.name, asked.about, asked.decision) == ("Ans Kuiper", "22-11-2026", None)
    paper = finished(paper_named("year"), house, YEAR)
    assert "[naam] vertelde" in " ".join(page_texts(paper.content))
    for ending in files.DOCUMENT:
        target = tmp_path / f"jaar{ending}"
        with pytest.raises(NamesUndecided, match="1 naam"):
            write(paper_named("year"), house, YEAR, target)
        with pytest.raises(NamesUndecided):
            files.write(paper, target)
        assert not target.exists()
    for kind in (ExportKind.STORIES, ExportKind.ALL):
        with pytest.raises(NamesUndecided):
            house.exporting.write(kind, tmp_path / "alles.xlsx")
    assert "Kuiper" not in caplog.text


def test_a_blurred_name_is_nowhere_in_any_file_and_the_story_itself_stays(
    house: CentreServices, told: Story, tmp_path: Path
) -> None:
    answer(house, NameAnswer.BLURRED, "een bezoekster")
    assert "Een bezoekster vertelde" in printed(house)
    for ending in (".html", ".csv", ".json"):
        target = tmp_path / f"jaar{ending}"
        write(paper_named("year"), house, YEAR, target)
        content = target.read_text("utf-8-sig")
        assert "Een bezoekster vertelde" in content
        assert "Kuiper" not in content
    house.exporting.write(ExportKind.ALL, tmp_path / "alles.csv")
    everything = "".join(path.read_text("utf-8-sig") for path in tmp_path.glob("alles*.csv"))
    assert "Een bezoekster vertelde" in everything
    assert house.telling.told(year(2026)) == (told,)


def test_a_decision_holds_until_the_text_changes_and_can_be_taken_back(
    house: CentreServices, told: Story, everything: Everything, clock: FixedClock
) -> None:
    before = everything()
    (asked,) = questions(house)
    agreed = Answered(
        question=asked, answer=NameAnswer.ALLOWED, how="gezegd", until=dt.date(2026, 12, 1)
    )
    done = house.naming.decide([agreed])
    assert "Ans Kuiper vertelde" in printed(house)
    (decided,) = questions(house)
    assert decided.decision is not None
    assert (decided.decision.how, decided.decision.decided_on) == ("gezegd", TODAY)
    undone = taken_back(done)
    assert everything() == before
    taken_back(undone)
    changed = house.telling.keep(replace(told, happened=HAPPENED + " Mooi."), new=False).value
    assert "[naam] vertelde" in printed(house)
    house.telling.keep(replace(changed, happened=HAPPENED), new=False)
    assert "Ans Kuiper vertelde" in printed(house)
    clock.moment += dt.timedelta(days=10)
    assert "[naam] vertelde" in printed(house)
    answer(house, None)
    assert everything() == before
    assert [question.decision for question in questions(house)] == [None]


@pytest.mark.usefixtures("told")
def test_a_story_of_which_a_name_stays_out_is_not_printed(
    house: CentreServices, tmp_path: Path
) -> None:
    answer(house, NameAnswer.LEFT_OUT)
    assert "vertelde over" not in printed(house)
    done = house.exporting.write(ExportKind.STORIES, tmp_path / "verhalen.csv")
    assert done.stories_left_out == 1


@pytest.mark.usefixtures("told")
def test_only_a_coordinator_decides_and_says_in_what_words(
    house: CentreServices, house_for: HouseFor
) -> None:
    (asked,) = questions(house)
    with pytest.raises(Refused):
        answer(house, NameAnswer.BLURRED)
    with pytest.raises(NotAllowed):
        house_for(Profile.BOARD).naming.decide([Answered(question=asked, answer=NameAnswer.NOBODY)])


@pytest.mark.usefixtures("told")
def test_what_was_decided_goes_with_its_text_and_holds_no_name(house: CentreServices) -> None:
    def kept() -> tuple[NameDecision, ...]:
        with house.database.read() as work:
            return work.store(NameDecision).find()

    answer(house, NameAnswer.BLURRED, "een bezoekster")
    assert "Kuiper" not in repr(kept())
    found = house.person_requests.find(SoughtPerson(name="Ans Kuiper"))
    in_story = next(each for each in found if each.table == "story")
    house.person_requests.erase([ErasureDecision(find=in_story, choice=ErasureChoice.HIDE)])
    assert kept() == ()
    (story,) = house.telling.told(year(2026))
    story = house.telling.keep(replace(story, happened=HAPPENED), new=False).value
    answer(house, NameAnswer.NOBODY)
    with house.database.begin() as work:
        named_texts.drop_stale(work)
    assert len(kept()) == 1
    house.telling.remove(story)
    house.keeping.erase_due()
    assert kept() == ()


@pytest.mark.usefixtures("told")
def test_an_adopted_paper_is_printed_without_names_that_nobody_decided_about(
    house: CentreServices, clock: FixedClock
) -> None:
    clock.moment = dt.datetime(2027, 2, 3, 10, tzinfo=dt.UTC)
    with pytest.raises(NamesUndecided):
        house.adopting.adopt(YEAR.period, house.overviews)
    answer(house, NameAnswer.ALLOWED, how="gezegd bij de koffie")
    house.adopting.adopt(YEAR.period, house.overviews)
    adopted = house.adopting.adopted(YEAR.period, house.overviews)
    assert adopted is not None
    assert "Ans Kuiper vertelde" in " ".join(page_texts(adopted.content))
    answer(house, None)
    adopted = house.adopting.adopted(YEAR.period, house.overviews)
    assert adopted is not None
    assert "[naam] vertelde" in " ".join(page_texts(adopted.content))
    assert [question.name for question in adopted.questions] == ["Ans Kuiper"]


@pytest.mark.usefixtures("told")
def test_every_paper_for_outside_is_looked_through(
    house: CentreServices, coffee: Activity, tmp_path: Path
) -> None:
    """A name in the title of an activity, an initiative, a survey and a promise; a file's name has none either."""
    house.planning.keep(replace(coffee, title="Koffie met Ans Kuiper"), new=False)
    blank = house.initiatives.blank()
    initiative = house.initiatives.keep(
        replace(blank, title="Moestuin van Ans Kuiper", good_for="de buurt", by_residents=True),
        new=True,
    ).value
    for key, option in (("activity", coffee.id), ("initiative", initiative.id)):
        paper = finished(paper_named(key), house, replace(YEAR, option=option))
        assert "Kuiper" not in paper.heading + " ".join(page_texts(paper.content))
        assert {question.name for question in paper.questions} == {"Ans Kuiper"}
    house.lists.keep(replace(house.lists.blank(Area), name="Hof van Ans Kuiper"), new=True)
    assert finished(paper_named("application"), house, YEAR).questions
    listed = house.attendance.paper(coffee.id)
    assert (
        "Koffie met [naam]" in listed.heading
    )  # its name as a file, and in the queue of a printer
    poster = finished(paper_named("week"), house, PaperWish(period=week(TODAY)))
    assert "Koffie met [naam]" in " ".join(page_texts(poster.content))
    with pytest.raises(NamesUndecided):
        files.write(poster, tmp_path / "week.pdf")
    with pytest.raises(NamesUndecided):
        house.goal_exports.write(tmp_path / "initiatieven.xlsx")
    with pytest.raises(NamesUndecided) as refused:
        house.calendars.write(tmp_path / "agenda.ics")
    blurring = Answered(
        question=refused.value.questions[0], answer=NameAnswer.BLURRED, words="een vrijwilliger"
    )
    house.naming.decide([blurring])
    house.calendars.write(tmp_path / "agenda.ics")
    assert "SUMMARY:Koffie met een vrijwilliger" in (tmp_path / "agenda.ics").read_text("utf-8")


def test_only_lists_for_inside_and_the_confidants_page_may_name_people_unasked() -> None:
    assert {kind.key for kind in PAPERS if kind.of_people} == {
        *("attendance", "roster", "person-rosters", "processing-register", "people"),
        *("hours", "person", "confidant", "cards", "letters", "phones", "birthdays"),
        *("hire-confirmation", "invoice", "invoices", "to-pay"),
    }


@pytest.mark.usefixtures("told")
def test_whom_to_turn_to_for_a_vacancy_is_meant_to_be_read(house: CentreServices) -> None:
    opening = house.vacancies.blank()
    vacancy = replace(opening.vacancy, title="Gastvrouw", contact="Ans Kuiper")
    kept = house.vacancies.keep(replace(opening, vacancy=vacancy), new=True).value
    paper = finished(paper_named("vacancy"), house, replace(YEAR, option=kept.vacancy.id))
    assert "Ans Kuiper" in " ".join(page_texts(paper.content))
    assert not paper.questions


@pytest.mark.usefixtures("told")
def test_the_data_of_a_paper_for_scripts_names_nobody(
    house: CentreServices, tmp_path: Path
) -> None:
    answer(house, NameAnswer.BLURRED, "iemand")
    target = tmp_path / "jaar.json"
    write(paper_named("year"), house, YEAR, target)
    (story,) = json.loads(target.read_text("utf-8"))["printed_stories"]
    assert story["happened"].startswith("Iemand vertelde")
