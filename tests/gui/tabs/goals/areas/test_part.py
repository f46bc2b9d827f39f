"""Gebieden on the screen: described, with figures from elsewhere, and what happens there."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals import part_summaries
from buurthuis_app.gui.tabs.goals.areas.form import AreaDialog
from buurthuis_app.gui.tabs.goals.areas.part import AreasPart
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.conftest import Show
from tests.gui.hands import of_kind


@pytest.fixture
def part(house: CentreServices, shell: Shell, show: Show) -> AreasPart:
    made = AreasPart(house, shell)
    made.resize(1000, 600)
    shell.operations.changed.connect(lambda _areas: made.refresh())
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


def describe(part: AreasPart, shell: Shell, name: str) -> AreaDialog:
    part.add()
    form = of_kind(AreaDialog, part.dialog)
    form.widget("name").setText(name)
    form.widget("description").setPlainText("Aan het water.")
    form.widget("profile").add_line()
    form.widget("profile").lines[0].name.setText("Inwoners")
    form.widget("profile").lines[0].figure.setText("2.340")
    form.widget("profile").lines[0].source.setText("gemeente")
    form.submit()
    shell.operations.wait()
    return form


def test_an_area_is_described_with_figures_and_their_source(
    house: CentreServices, part: AreasPart, shell: Shell
) -> None:
    assert part_summaries.areas(house).words == "nog geen gebieden"
    describe(part, shell, "Rietland")
    assert part_summaries.areas(house).words == "1 gebied"
    assert part.shown is not None
    assert part.shown.area.description == "Aan het water."
    row = [part.profile.model().index(0, column).data() for column in range(4)]
    assert row == ["Inwoners", "2.340", "2026", "gemeente"]
    part.change()
    form = of_kind(AreaDialog, part.dialog)
    form.widget("profile").add_line()
    form.widget("profile").lines[1].name.setText("Leefbaarheid")
    form.submit()
    assert "mist iets" in form.form.problem_of("profile")
    form.widget("profile").lines[1].figure.setText("7,1")
    form.submit()
    shell.operations.wait()
    assert len(part.profile.records()) == 2
    shell.undo.undo()
    shell.operations.wait()
    assert len(part.profile.records()) == 1


def test_what_happens_in_an_area_leads_to_where_it_is_kept(
    house: CentreServices, part: AreasPart, shell: Shell, coffee: Activity
) -> None:
    describe(part, shell, "Rietland")
    assert part.area is not None
    house.planning.keep(replace(coffee, area_id=part.area.id), new=False)
    part.refresh()
    shell.operations.wait()
    went: list[Destination] = []
    shell.navigator.asked.connect(went.append)
    assert [row.title for row in part.activities.records()] == ["Koffie-inloop"]
    assert part.activities.model().index(0, 2).data() == "–"  # not counted is never 0
    part.activities.opened.emit(part.activities.records()[0])
    assert went == [Destination(tab="activities", record=coffee.id)]


def test_an_area_in_use_stays_with_a_sentence_and_an_empty_one_goes_and_comes_back(
    house: CentreServices, part: AreasPart, shell: Shell
) -> None:
    describe(part, shell, "Rietland")
    part.remove()
    shell.operations.wait()
    assert "1 regel van het profiel" in part.notice.sentence
    part.change()
    form = of_kind(AreaDialog, part.dialog)
    form.widget("profile").show_lines(())
    form.submit()
    shell.operations.wait()
    part.remove()
    shell.operations.wait()
    assert not house.neighbourhoods.all()
    shell.undo.undo()
    shell.operations.wait()
    assert [area.name for area in house.neighbourhoods.all()] == ["Rietland"]


def test_a_name_that_is_there_already_is_refused_in_the_form(
    part: AreasPart, shell: Shell, nameless: Callable[[QWidget], list[str]]
) -> None:
    describe(part, shell, "Rietland")
    form = describe(part, shell, "rietland")
    assert form.isVisible()
    assert "naam is er al" in form.form.problem_of("name")
    assert not nameless(form)
    assert not nameless(part)
    form.done(0)


def test_without_areas_there_is_nothing_to_change_remove_or_print(
    part: AreasPart, shell: Shell
) -> None:
    def offered() -> set[str]:
        found = part.findChildren(QPushButton) + part.findChildren(QToolButton)
        return {one.text().replace("&", "") for one in found if one.isVisible()}

    assert offered() == {"Nieuw gebied"}
    assert not part.year.isVisible()
    describe(part, shell, "Rietland")
    assert offered() >= {"Nieuw gebied", "Wijzigen", "Meer"}
    assert part.paper.isVisible()
    assert part.year.isVisible()
