"""A field of a volunteer is said once: record, list and migration name it, and all that shows fields walks the list."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

import buurthuis_app
from buurthuis_app.domain.papers.document import Sheet
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
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.volunteers.papers import people_table

WORDS, TEXT = "Droomt van", "klompen snijden"
PROGRAM = Path(buurthuis_app.__file__).parent


@pytest.fixture
def dream(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The list says "Wil leren" in other words, as it would say a field that is new."""
    said = tuple(
        replace(field, words=WORDS) if field.name == "wants_to_learn" else field
        for field in volunteer_fields()
    )
    monkeypatch.setattr(fields, "_who", lambda: said)
    for part in ("_when", "_able_and_agreed"):
        monkeypatch.setattr(fields, part, tuple)
    role_of.cache_clear()
    yield
    role_of.cache_clear()


@pytest.fixture
def dreamer(house: CentreServices) -> Person:
    blank = house.volunteers.blank("Ria Schouten")
    volunteer = replace(blank.volunteer, wants_to_learn=TEXT)
    house.volunteers.keep(house.volunteers.blank("Ans Kuiper"), new=True)
    return house.volunteers.keep(replace(blank, volunteer=volunteer), new=True).value


def test_a_plain_field_is_named_by_record_list_table_and_migration_alone() -> None:
    naming = {
        f"{path.relative_to(PROGRAM).parts[0]}/{path.stem}"
        for path in PROGRAM.rglob("*.py")
        if "wants_to_learn" in path.read_text(encoding="utf-8") and "demo" not in path.parts
    }
    kept = {"persistence/volunteers", "persistence/v0005_volunteers"}
    assert naming == {"domain/fields", "domain/volunteer"} | kept


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
def test_a_table_and_inzage_say_a_field_and_files_and_searching_find_it_by_the_list(
    house: CentreServices, dreamer: Person, tmp_path: Path
) -> None:
    table = people_table([dreamer], ())
    path = tmp_path / "vrijwilligers.xlsx"
    with path.open("wb") as stream:
        write_workbook([table], stream)
    assert WORDS in [heading.title for heading in table.headings]
    file = house.people_importing.read(path)
    assert [found.wants_to_learn for found in file.found] == [TEXT]
    other = replace(file, found=(replace(file.found[0], wants_to_learn="vissen"),))
    assert house.people_importing.preview(file).differences == ()
    (difference,) = house.people_importing.preview(other).differences
    assert (difference.field, difference.kept, difference.found) == (WORDS, TEXT, "vissen")
    paper = house.subject_access.about(dreamer.volunteer.id)
    sheets = [block for part in paper.sections for block in part.blocks if isinstance(block, Sheet)]
    told = [[cell.value for cell in row.cells] for row in sheets[0].rows]
    assert [WORDS, TEXT] in told
    assert [hit.title for hit in house.finding.find("klompen").hits] == ["Ria Schouten"]
    long = replace(dreamer.volunteer, wants_to_learn="x" * (LONGEST_REMARK + 1))
    with pytest.raises(Invalid, match="langer dan"):
        house.volunteers.keep(replace(dreamer, volunteer=long), new=False)


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
    assert f"{WORDS}: {TEXT}" in tab.section.details.facts.text()
    form = PersonForm(house, (), (), new=False, operations=shell.operations, parent=tab)
    form.edit(dreamer)
    assert WORDS in [label.text().replace("&", "") for label in form.findChildren(QLabel)]
    form.widget("wants_to_learn").setPlainText("vissen")
    assert form.record().volunteer.wants_to_learn == "vissen"
    shell.operations.wait()
