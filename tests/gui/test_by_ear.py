"""An afternoon without eyes: counting, telling and reading the week by what a screen reader is told alone."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from buurthuis_app import bootstrap
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY
from tests.gui.hands import at_desk, settle
from tests.gui.heard import Heard, Role, unclear
from tests.gui.odd_names import misread, plant

pytestmark = pytest.mark.usefixtures("qapp")
HAPPENED = "Mevrouw liep voor het eerst mee en bleef koffie drinken."


@pytest.fixture
def desk(house: CentreServices, coffee: Activity, tmp_path: Path) -> Iterator[Desk]:
    del coffee  # this morning
    with at_desk(house, tmp_path) as made:
        yield made


@pytest.fixture
def lived_in(demo_file: Callable[[int], Path], tmp_path: Path) -> Iterator[Desk]:
    """The window on a copy of the demo centre, with names in it that Qt could misread."""
    path = Path(shutil.copy(demo_file(1), tmp_path / "buurthuis.db"))
    plant(path)
    with closing(Database(path)) as database:
        centre = Centres(database).first()
        assert centre is not None
        house = bootstrap.house(database, centre, clock=FixedClock(TODAY))
        with at_desk(house, tmp_path) as made:
            yield made


def go(desk: Desk, tab: str) -> Heard:
    heard = Heard.of(desk.window)
    heard.find(Role.PageTab, tab).do()
    settle(desk.operations)
    return heard


def test_a_visitor_is_counted_and_the_number_is_heard(desk: Desk) -> None:
    heard = Heard.of(desk.window)
    field = heard.find(Role.EditableText, "Koffie-inloop: volwassenen")
    assert (field.value, field.description) == ("", "niet geteld")
    plus = heard.find(Role.Button, "Koffie-inloop: volwassenen: één meer")
    plus.do()
    plus.do()
    settle(desk.operations)
    assert (field.value, field.description.strip()) == ("2", "")
    assert heard.every(Role.StaticText, "samen 2")


def test_a_story_is_told_and_kept(desk: Desk) -> None:
    Heard.of(desk.window).find(Role.Button, "Koffie-inloop: vertel").do()
    settle(desk.operations)
    dialog = Heard.everything().find(Role.Dialog, "Vertel over Koffie-inloop")
    dialog.find(Role.EditableText, "Wat gebeurde er?").write(HAPPENED)
    dialog.find(Role.Button, "Opslaan").do()
    settle(desk.operations)
    with desk.house.database.read() as work:
        (story,) = work.store(Story).find()
    assert story.happened == HAPPENED


def test_the_week_is_read_and_one_of_its_activities_chosen(desk: Desk) -> None:
    heard = go(desk, "Activiteiten")
    assert heard.find(Role.RadioButton, "Week").interface.state().checked
    rows = heard.find(Role.List, "Activiteiten van deze week").every(Role.ListItem)
    (row,) = rows
    assert row.name == "Koffie-inloop, zo 22 nov, 10.00–12.00"
    row.do("Toggle")
    settle(desk.operations)
    assert row.interface.state().selected
    assert heard.find(Role.Grouping, "Weekprogramma").description == row.name
    heard.find(Role.RadioButton, "Maand").do("Toggle")
    settle(desk.operations)
    assert heard.find(Role.List, "Activiteiten van deze maand").every(Role.ListItem)


def test_what_is_behind_a_figure_is_one_press_away(lived_in: Desk) -> None:
    heard = go(lived_in, "Tellen en Vertellen")
    card = heard.find(Role.Button, "Bezoeken, ")
    assert not card.every(Role.StaticText)  # its name has said them
    card.do()
    settle(lived_in.operations)
    assert Heard.everything().find(Role.Dialog, "De keren achter dit getal").every(Role.Table)


def test_each_bar_of_a_chart_is_heard_where_it_is_and_opens_what_is_behind_it(
    lived_in: Desk,
) -> None:
    heard = go(lived_in, "Tellen en Vertellen")
    chart = heard.find(Role.Chart, "Bezoeken per ")
    bars = chart.every(Role.ListItem)
    assert "; ".join(bar.name for bar in bars) == chart.description
    assert all(chart.place.contains(bar.place.center()) for bar in bars)
    bars[0].do("Toggle")
    settle(lived_in.operations)
    assert chart.name.endswith(bars[0].name)
    assert Heard.everything().every(Role.Dialog)


def test_everything_says_what_it_is_and_says_it_once(lived_in: Desk) -> None:
    found = set[str]()
    for tab in Heard.of(lived_in.window).every(Role.PageTab):
        heard = go(lived_in, tab.name)
        found |= {f"{tab.name}: {fault}" for fault in unclear(heard)}
        found |= misread(lived_in.window)
        for switch in heard.every(Role.RadioButton):
            switch.do("Toggle")
            settle(lived_in.operations)
            found |= {f"{tab.name}, {switch.name}: {fault}" for fault in unclear(heard)}
            found |= misread(lived_in.window)
    assert found == set()
    shown = lived_in.window.findChildren(QLabel) + lived_in.window.findChildren(QAbstractButton)
    assert len([each for each in shown if "A & B" in each.text().replace("&&", "&")]) > 9
