"""Inzage: whatever the capitals and accents of a name, all that may be about it is found."""

import pytest

from buurthuis_app.domain.activities.activity import Activity, AskedField
from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.person_search import SoughtPerson
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.records import replace
from buurthuis_app.services.papers.paper import drawn
from buurthuis_app.services.registry import CentreServices
from tests.reports.reading import page_texts


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Özlem Aydın", "ÖZLEM AYDIN"),
        ("Émile Dubois", "émile dubois"),
        ("Şükran Yıldız", "ŞÜKRAN YILDIZ"),
        ("İpek Çelik", "ipek çelik"),
        ("Ria  Smit", "RIA SMIT"),
        ("Łukasz Nowak", "łukasz nowak"),
    ],
)
def test_a_person_is_found_among_the_sign_ups_and_leaders(
    house: CentreServices, coffee: Activity, name: str, written: str
) -> None:
    course = house.planning.keep(
        replace(
            coffee,
            id=new_id(),
            title="Cursus",
            led_by=written,
            sign_up=True,
            asks=frozenset(AskedField),
        ),
        new=True,
    ).value
    sign_up = SignUp(
        id=new_id(),
        centre_id=house.centre.id,
        activity_id=course.id,
        name=written,
        remark="rolstoel",
    )
    house.signing.sign_up(sign_up)
    person = house.volunteers.keep(house.volunteers.blank(name), new=True).value
    paper = house.subject_access.about(person.volunteer.id)
    text = " ".join(page_texts(drawn(paper).content))
    assert "rolstoel" in text
    assert f"Activiteiten, Cursus {written} waarschijnlijk" in " ".join(text.split())


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ({"email": "Emile@Voorbeeld.NL"}, {"email": "emile@voorbeeld.nl"}),
        ({"phone": "06-00 12 34 56"}, {"phone": "+31 600123456"}),
    ],
)
def test_a_person_is_found_by_address_and_number_however_they_are_written(
    house: CentreServices, coffee: Activity, known: dict[str, str], written: dict[str, str]
) -> None:
    course = house.planning.keep(
        replace(coffee, id=new_id(), title="Cursus", sign_up=True, asks=frozenset(AskedField)),
        new=True,
    ).value
    sign_up = SignUp(
        id=new_id(), centre_id=house.centre.id, activity_id=course.id, name="E.", remark="rolstoel"
    )
    house.signing.sign_up(replace(sign_up, **written))  # type: ignore[arg-type]
    blank = house.volunteers.blank("Émile Dubois")
    volunteer = replace(blank.volunteer, **known)  # type: ignore[arg-type]
    person = house.volunteers.keep(replace(blank, volunteer=volunteer), new=True).value
    paper = house.subject_access.about(person.volunteer.id)
    assert "rolstoel" in " ".join(page_texts(drawn(paper).content))


def test_who_is_found_by_name_gets_the_same_tables_unless_there_is_a_namesake(
    house: CentreServices,
) -> None:
    sought = SoughtPerson(name="ria smit")

    def told() -> set[str]:
        found = house.person_requests.find(sought)
        return {table.title for table in sheets(house.subject_access.paper(sought, found))}

    ria = house.volunteers.keep(house.volunteers.blank("Ria Smit"), new=True).value
    by_name = told()
    assert "Wie u bent" in by_name
    assert by_name == {
        table.title for table in sheets(house.subject_access.about(ria.volunteer.id))
    }
    house.volunteers.keep(house.volunteers.blank("Ria Smit"), new=True)
    assert told() == {"Waar uw naam staat of over u kan gaan"}
