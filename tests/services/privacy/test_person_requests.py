"""Whatever is shown to somebody can be erased, find by find; it stays erased, and who asked is not kept."""

import datetime as dt
from pathlib import Path

import pytest

from buurthuis_app.domain.papers.document import Sheet, blocks
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import DOOR
from buurthuis_app.domain.shared.person_search import HIDDEN, SoughtPerson
from buurthuis_app.domain.shared.personal_data import (
    Certainty,
    ErasureChoice,
    ErasureDecision,
    KeptBecause,
    PersonalFind,
    RequestKind,
)
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.errors import Conflict, Invalid, NotAllowed
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.erasure import erasure_ledger
from buurthuis_app.persistence.rescue import restore
from buurthuis_app.records import replace
from buurthuis_app.services.privacy.find_words import request_words
from buurthuis_app.services.privacy.person_requests import PersonRequests, proposed
from buurthuis_app.services.registry import CentreServices
from tests.conftest import TODAY

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
FATMA = SoughtPerson(name="Fatma Özdemir")
TOLD = "Fatma Özdemir bracht soep. Buurvrouw Ans bracht brood."


@pytest.fixture
def story(house: CentreServices) -> Story:
    """A story that names her, told by somebody else."""
    told = Story(
        id=new_id(),
        centre_id=house.centre.id,
        date=TODAY,
        happened=TOLD,
        title="Soep",
        changed="Fatma lacht",
    )
    with house.database.begin() as work:
        work.store(Story).add(told)
    return told


def happened(path: Path) -> tuple[str, str]:
    database = Database(path)
    with database.read() as work:
        (told,) = work.store(Story).find()
    database.close()
    return told.happened, told.changed


def change(house: CentreServices, words: str) -> None:
    with house.database.begin() as work:
        (told,) = work.store(Story).find()
        work.store(Story).replace(replace(told, happened=words))


def decide(find: PersonalFind) -> ErasureDecision:
    """What is likely hers becomes unreadable; what only may be hers is another's."""
    if find.certainty is Certainty.PERHAPS:
        return ErasureDecision(find=find, choice=ErasureChoice.KEEP, because=KeptBecause.ANOTHER)
    return ErasureDecision(find=find, choice=ErasureChoice.HIDE)


def test_somebody_who_is_no_volunteer_is_taken_out_of_what_others_told(
    house: CentreServices, story: Story
) -> None:
    requests = house.person_requests
    found = requests.find(FATMA)
    assert [(each.column, each.certainty) for each in found] == [
        ("happened", Certainty.LIKELY),
        ("changed", Certainty.PERHAPS),
    ]
    assert [each.find.column for each in proposed(found)] == ["happened"]
    done = requests.erase([decide(each) for each in found])
    assert done.undo is None
    assert happened(house.database.kept_file()) == (
        f"{HIDDEN} bracht soep. Buurvrouw Ans bracht brood.",
        "Fatma lacht",
    )
    (trace,) = requests.requests()
    assert (trace.kind, trace.done_on, trace.hidden, trace.kept) == (
        RequestKind.ERASURE,
        TODAY,
        1,
        1,
    )
    assert (
        request_words(trace)[1]
        == "1 keer de naam gewist en 1 keer bewaard (het gaat over iemand anders)"
    )
    written = erasure_ledger.beside(house.database.path).read_text()
    assert "Fatma" not in written
    assert story.id.hex not in written


@pytest.mark.parametrize(
    ("former", "after"),
    [
        (TOLD, f"{HIDDEN} bracht soep. Buurvrouw Ans bracht brood."),
        ("Met Fatma Özdemir kookten wij.", ""),
    ],
)
@pytest.mark.usefixtures("story")
def test_an_older_backup_gets_the_same_text_or_none(
    house: CentreServices, former: str, after: str
) -> None:
    """Where a name stood in another wording of before, nobody can know without keeping the name."""
    change(house, former)
    path = house.database.kept_file()
    copy = backup_folder.add(path, Occasion.DAY, NOW).path
    change(house, TOLD)
    house.person_requests.erase([decide(each) for each in house.person_requests.find(FATMA)])
    house.database.close()
    assert restore.restore(path, copy, NOW).erased_again == 1
    assert happened(path) == (after, "Fatma lacht")


@pytest.mark.usefixtures("story")
def test_what_people_wrote_after_the_erasing_is_left_alone_in_a_later_backup(
    house: CentreServices,
) -> None:
    house.person_requests.erase([decide(each) for each in house.person_requests.find(FATMA)])
    change(house, "Een heel ander verhaal.")
    path = house.database.kept_file()
    copy = backup_folder.add(path, Occasion.DAY, NOW).path
    house.database.close()
    assert restore.restore(path, copy, NOW).erased_again == 0
    assert happened(path)[0] == "Een heel ander verhaal."


@pytest.mark.usefixtures("story")
def test_nothing_is_erased_when_something_was_changed_meanwhile(house: CentreServices) -> None:
    found = house.person_requests.find(FATMA)
    change(house, "Fatma Özdemir bracht geen soep.")
    with pytest.raises(Conflict):
        house.person_requests.erase([decide(each) for each in found])
    assert happened(house.database.kept_file())[0] == "Fatma Özdemir bracht geen soep."
    assert house.person_requests.requests() == ()
    assert not erasure_ledger.beside(house.database.path).exists()


@pytest.mark.usefixtures("story")
def test_a_decision_that_cannot_be_is_refused(house: CentreServices) -> None:
    (find, *_rest) = house.person_requests.find(FATMA)
    for wrong in (
        ErasureDecision(find=find, choice=ErasureChoice.KEEP),
        ErasureDecision(find=find, choice=ErasureChoice.HIDE, because=KeptBecause.LAW),
        ErasureDecision(
            find=replace(find, choices=(ErasureChoice.KEEP,)), choice=ErasureChoice.HIDE
        ),
    ):
        with pytest.raises(Invalid):
            house.person_requests.erase([wrong])
    with pytest.raises(Invalid):
        house.person_requests.find(SoughtPerson(name=" "))
    door = PersonRequests(house.database, house.clock, DOOR, house.centre.id)
    with pytest.raises(NotAllowed):
        door.find(FATMA)


@pytest.mark.usefixtures("story")
def test_that_somebody_saw_it_is_kept_without_who(house: CentreServices) -> None:
    paper = house.subject_access.paper(FATMA, house.person_requests.find(FATMA))
    told = [
        row.cells[1].shown
        for block in blocks(paper)
        if isinstance(block, Sheet)
        for row in block.rows
    ]
    assert TOLD in told
    house.person_requests.note_access()
    (trace,) = house.person_requests.requests()
    assert (trace.kind, trace.done_on) == (RequestKind.ACCESS, TODAY)
