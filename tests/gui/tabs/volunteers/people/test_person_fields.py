"""A field of a volunteer is said once: record, list and migration name it, and all that shows fields walks the list."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

import buurthuis_app
from buurthuis_app.domain.search.search import HitKind
from buurthuis_app.domain.volunteers import fields
from buurthuis_app.domain.volunteers.fields import LONGEST_REMARK, FieldKind, volunteer_fields
from buurthuis_app.domain.volunteers.volunteer import Person, Volunteer
from buurthuis_app.errors import Invalid
from buurthuis_app.exchange.files.table_writing import write_workbook
from buurthuis_app.exchange.volunteers.column_headings import role_of
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.volunteers.people.person_form import PersonForm
from buurthuis_app.gui.tabs.volunteers.people.section import PeopleSection
from buurthuis_app.gui.tabs.volunteers.tab import VolunteersTab
from buurthuis_app.persistence import schema
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.volunteers.papers import people_table

WORDS = "Droomt van"
PROGRAM = Path(buurthuis_app.__file__).parent


@pytest.fixture
def dream(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The list says "Wil leren" in other words, as it would say a field that is new."""
    known = volunteer_fields()
    said = tuple(
        replace(field, words=WORDS, purpose="dromen") if field.name == "wants_to_learn" else field
        for field in known
    )
    monkeypatch.setattr(fields, "volunteer_fields", lambda: said)
    for part in ("_who", "_when", "_able_and_agreed"):
        monkeypatch.setattr(fields, part, lambda part=part: said if part == "_who" else ())
    role_of.cache_clear()
    yield
    role_of.cache_clear()


@pytest.fixture
def dreamer(house: CentreServices) -> Person:
    blank = house.volunteers.blank("Ria Schouten")
    volunteer = replace(blank.volunteer, wants_to_learn="klompen snijden")
    house.volunteers.keep(house.volunteers.blank("Ans Kuiper"), new=True)
    return house.volunteers.keep(replace(blank, volunteer=volunteer), new=True).value


def test_a_plain_field_is_named_by_record_list_and_migration_alone() -> None:
    naming = {
        path.relative_to(PROGRAM).parts[0] + "/" + path.stem
        for path in PROGRAM.rglob("*.py")
        if "wants_to_learn" in path.read_text(encoding="utf-8") and "demo" not in path.parts
    }
    assert naming == {"domain/fields", "domain/volunteer", "persistence/v0005_volunteers"}


def test_every_field_is_one_of_the_record_and_every_text_of_the_record_a_field() -> None:
    named = {
        name
        for field in volunteer_fields()
        if field.kind is not FieldKind.COLUMN
        for name in field.binds or (field.name,)
    }
    assert set(Volunteer.__struct_fields__) - named == {"id", "centre_id", "version"}
    assert named - set(Volunteer.__struct_fields__) == {"availability"}


@pytest.mark.usefixtures("dream")
def test_tables_searching_and_inzage_know_a_field_by_the_list(
    house: CentreServices, dreamer: Person, tmp_path: Path
) -> None:
    table = people_table([dreamer], ())
    path = tmp_path / "vrijwilligers.xlsx"
    with path.open("wb") as stream:
        write_workbook([table], stream)
    assert WORDS in [heading.title for heading in table.headings]
    (found,) = house.people_importing.read(path).found
    assert found.wants_to_learn == "klompen snijden"
    (difference,) = house.people_importing.preview(
        house.people_importing.read(path)
    ).differences or (None,)
    assert difference is None
    told = [row for part in house.people_papers.about(dreamer.volunteer.id).tables for row in part]
    assert told
    assert [hit.title for hit in house.finding.find("klompen").hits] == ["Ria Schouten"]
    assert house.finding.find("klompen").hits[0].kind is HitKind.VOLUNTEER
    long = replace(dreamer.volunteer, wants_to_learn="x" * (LONGEST_REMARK + 1))
    with pytest.raises(Invalid):
        house.volunteers.keep(replace(dreamer, volunteer=long), new=False)
    assert schema.volunteer.c.wants_to_learn.info["personal"].purpose


@pytest.mark.usefixtures("dream")
def test_form_details_and_list_know_a_field_by_the_list(
    house: CentreServices, dreamer: Person, shell: Shell, show: Callable[[QWidget], None]
) -> None:
    tab = VolunteersTab(house, shell)
    show(tab)
    tab.refresh()
    shell.operations.wait()
    assert isinstance(tab.section, PeopleSection)
    tab.section.list.search.setText("klompen")
    assert [line.person for line in tab.section.list.shown()] == [dreamer]
    assert f"{WORDS}: klompen snijden" in tab.section.details.facts.text()
    form = PersonForm(house, (), (), new=False, operations=shell.operations, parent=tab)
    form.edit(dreamer)
    assert WORDS in [label.text().replace("&", "") for label in form.findChildren(QLabel)]
    form.widget("wants_to_learn").setPlainText("vissen")
    assert form.record().volunteer.wants_to_learn == "vissen"
    shell.operations.wait()
