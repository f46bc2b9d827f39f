"""Taking in a list of volunteers: all or nothing, once, and back again; and giving one out."""

import json
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from buurthuis_app.cli import GOOD, run
from buurthuis_app.domain.volunteers.import_file import FoundPerson, PeopleFile
from buurthuis_app.errors import Conflict
from buurthuis_app.records import replace
from buurthuis_app.services.papers import files
from buurthuis_app.services.papers.paper import drawn
from buurthuis_app.services.registry import CentreServices
from tests.services.conftest import Everything
from tests.services.undoing import taken_back

SAMPLE = Path(__file__).parents[2] / "samples" / "vrijwilligers.xlsx"


def text_of(content: bytes) -> str:
    document = PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_sample_comes_in_once_and_goes_out_again_by_undo(
    house: CentreServices, everything: Everything
) -> None:
    importing = house.people_importing
    file = importing.read(SAMPLE)
    before = everything()
    looked = importing.preview(file)
    assert everything() == before
    done = importing.keep(file)
    assert len(done.value.people) == len(looked.people) == 38
    assert [duty.name for duty in done.value.duties] == [
        *("bar", "koken", "taalmaatje", "klussen / tuin", "gastvrouw"),
    ]
    again = importing.keep(file)
    assert again.value.nothing_new
    assert (again.value.same, again.value.differences) == (38, ())
    taken_back(done)
    assert everything() == before


def test_what_was_worked_on_since_is_not_taken_back(house: CentreServices) -> None:
    done = house.people_importing.keep(house.people_importing.read(SAMPLE))
    ria = done.value.people[5]
    changed = replace(ria.volunteer, remark="zingt")
    house.volunteers.keep(replace(ria, volunteer=changed), new=False)
    with pytest.raises(Conflict, match="al gewerkt"):
        taken_back(done)


def test_who_is_known_stays_and_what_differs_is_shown(house: CentreServices) -> None:
    blank = house.volunteers.blank("ria  van der berg")
    known = replace(blank.volunteer, email="oud@example.org")
    house.volunteers.keep(replace(blank, volunteer=known), new=True)
    found = FoundPerson(where="rij 2", name="Ria van der Berg", email="nieuw@example.org")
    merge = house.people_importing.keep(PeopleFile(found=(found,))).value
    assert merge.nothing_new
    (difference,) = merge.differences
    assert (difference.kept, difference.found) == ("oud@example.org", "nieuw@example.org")
    assert house.volunteers.people()[0].volunteer.email == "oud@example.org"


def test_of_two_with_one_name_each_is_compared_with_itself(house: CentreServices) -> None:
    kees = FoundPerson(where="rij 2", name="Kees de Vries", phone="0612345678")
    other = FoundPerson(where="rij 3", name="Kees de Vries", address="Voorbeeldstraat 32")
    file = PeopleFile(found=(kees, other))
    house.people_importing.keep(file)
    again = house.people_importing.keep(replace(file, found=(other, kees))).value
    assert (again.same, again.differences, again.repeated) == (2, (), ("Kees de Vries",))


def test_a_duty_goes_by_its_name_or_one_of_its_words(house: CentreServices) -> None:
    blank = house.volunteers.blank_duty("gastvrouw of gastheer")
    host = house.volunteers.keep_duty(blank, new=True).value
    found = FoundPerson(where="rij 2", name="Ria", duties=("Gastvrouw", "barr"))
    merge = house.people_importing.keep(PeopleFile(found=(found,))).value
    assert [duty.name for duty in merge.duties] == ["barr"]
    assert host.id in merge.people[0].volunteer.duty_ids


def test_somebody_who_cannot_be_kept_is_named_and_the_rest_comes_in(house: CentreServices) -> None:
    long = FoundPerson(where="rij 2", name="x" * 200)
    ria = FoundPerson(where="rij 3", name="Ria")
    merge = house.people_importing.keep(PeopleFile(found=(long, ria))).value
    assert [person.volunteer.name for person in merge.people] == ["Ria"]
    assert [place.where for place in merge.unreadable] == ["rij 2"]


def test_what_goes_out_comes_in_again_the_same(house: CentreServices, tmp_path: Path) -> None:
    importing = house.people_importing
    importing.keep(importing.read(SAMPLE))
    target = tmp_path / "vrijwilligers.xlsx"
    files.write(house.people_papers.names(house.volunteers.people()), target)
    merge = importing.preview(importing.read(target))
    assert merge.nothing_new
    assert (merge.same, merge.differences) == (38, ())


def test_all_about_one_person_is_in_the_paper_and_in_the_json(
    house: CentreServices, tmp_path: Path
) -> None:
    importing = house.people_importing
    importing.keep(importing.read(SAMPLE))
    ria = next(p for p in house.volunteers.people() if p.volunteer.name == "Mehmet Шевченко")
    hours = replace(house.hours.blank(ria.volunteer.id), minutes=150, remark="de tuin")
    house.hours.keep(hours, new=True)
    paper = house.subject_access.about(ria.volunteer.id)
    finished = drawn(paper)
    text = text_of(finished.content)
    assert finished.notes == ()
    for known in (
        *("Mehmet Шевченко", "0251-235639", "vrijwilliger11@example.org", "24-9-1961"),
        *("bar en koken", "gezien op 4-5-2020", "de tuin", "2,5", "ma-ochtend"),
    ):
        assert known in text, known
    files.write(paper, tmp_path / "inzage.json")
    told = json.loads((tmp_path / "inzage.json").read_text("utf-8"))
    assert told["Wie u bent"]["Geboortedatum"] == "1961-09-24"
    assert told["Uren die met de hand zijn genoteerd"][0]["opmerking"] == "de tuin"


def test_a_list_of_names_says_what_to_do_with_it(house: CentreServices) -> None:
    house.people_importing.keep(house.people_importing.read(SAMPLE))
    papers = house.people_papers
    text = text_of(drawn(papers.names(house.volunteers.people())).content)
    assert "Laat het niet liggen" in text
    assert "Łukasz El Idrissi" in text
    assert "38 personen" in text


def test_a_notice_has_the_conditions_and_no_candidates(house: CentreServices) -> None:
    vacancies = house.vacancies
    blank = vacancies.blank()
    vacancy = replace(blank.vacancy, title="Gastvrouw", text="Koffie zetten.", hours="1 ochtend")
    asked = vacancies.condition(vacancy, "ouder dan 15 jaar", 0)
    vacancies.keep(replace(blank, vacancy=vacancy, conditions=(asked,)), new=True)
    vacancies.keep_candidate(vacancies.blank_candidate(vacancy.id, "Ans Kuiper"), new=True)
    text = text_of(drawn(house.people_papers.notice(vacancy.id)).content)
    assert "ouder dan 15 jaar" in text
    assert "Koffie zetten." in text
    assert "Ans" not in text


@pytest.mark.file_only
def test_the_command_takes_in_the_sample(
    database_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ["--data", str(database_path.parent), "import", "volunteers", str(SAMPLE)]
    assert run([*folder, "--dry-run", "--json"]) == GOOD
    told = json.loads(capsys.readouterr().out)
    expected = json.loads((SAMPLE.parent / f"{SAMPLE.name}.expect.json").read_text("utf-8"))
    assert {key: told[key] for key in expected if key != "note"} == {
        key: value for key, value in expected.items() if key != "note"
    }
    assert run([*folder, "--dry-run"]) == GOOD
    assert "er is niets bewaard" in capsys.readouterr().out
    assert run(folder) == GOOD
    out = capsys.readouterr().out
    assert "38 nieuw" in out
    assert "Kees de Vries en Joke Meijer" in out
    assert run(folder) == GOOD
    assert "niets nieuws" in capsys.readouterr().out
